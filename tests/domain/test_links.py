"""What a link names is told from its letters; whatever could reach another computer is never taken for a place here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.intake import IntakeError, NotTaken
from ccassess.domain.links import Link, LinkKind, clean_link, link_of


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  https://intra.example/log  ", "https://intra.example/log"),
        ('"C:\\Logs\\May 2027.pdf"', "C:\\Logs\\May 2027.pdf"),
        ("\\\\server\\share\\log.pdf", "\\\\server\\share\\log.pdf"),
        ("/srv/logs", "/srv/logs"),
        ("logs/pa\u0308iva\u0308.pdf", "logs/päivä.pdf"),
        ("file:///srv/logs", "file:///srv/logs"),
    ],
)
def test_links_are_kept_as_they_are_meant(text: str, clean: str) -> None:
    assert clean_link(text) == clean


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", NotTaken.LINK_EMPTY),
        (' "" ', NotTaken.LINK_EMPTY),
        ("https://a.example\nhttps://b.example", NotTaken.LINK_LINES),
        ("https://a.example/\u202egnp.exe", NotTaken.LINK_LINES),
        ("https://a.example/\ud800", NotTaken.LINK_LINES),
        ("x" * 4001, NotTaken.LINK_TOO_LONG),
        ("javascript:alert(1)", NotTaken.LINK_KIND),
        ("JavaScript:alert(1)", NotTaken.LINK_KIND),
        ("data:text/html,x", NotTaken.LINK_KIND),
        ("ms-word:ofe|u|https://a.example", NotTaken.LINK_KIND),
        ("smb://server/share", NotTaken.LINK_KIND),
        ("search-ms:query=x", NotTaken.LINK_KIND),
    ],
)
def test_other_links_are_not_taken(text: str, code: NotTaken) -> None:
    with pytest.raises(IntakeError) as caught:
        clean_link(text)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://a.example/x?y#z", Link(LinkKind.WEB, host="a.example")),
        ("HTTP://A.example:8080", Link(LinkKind.WEB, host="a.example")),
        ("https://päivä.example", Link(LinkKind.WEB, host="xn--piv-qlac.example")),
        ("https://bank.example@evil.example", Link(LinkKind.UNKNOWN)),
        ("https:///etc", Link(LinkKind.UNKNOWN)),
        ("https://a.example\\@b.example", Link(LinkKind.UNKNOWN)),
        ("https://a b.example", Link(LinkKind.UNKNOWN)),
        ("https://a.example:port", Link(LinkKind.UNKNOWN)),
        ("ftp://a.example", Link(LinkKind.UNKNOWN)),
        ("/srv/log.pdf", Link(LinkKind.LOCAL, path="/srv/log.pdf")),
        ("C:\\log.pdf", Link(LinkKind.LOCAL, path="C:\\log.pdf")),
        ("logs/log.pdf", Link(LinkKind.LOCAL, path="logs/log.pdf")),
        ("file:///srv/p%C3%A4iv%C3%A4.pdf", Link(LinkKind.LOCAL, path="/srv/päivä.pdf")),
        ("file://localhost/srv/log.pdf", Link(LinkKind.LOCAL, path="/srv/log.pdf")),
        ("file:/srv/log.pdf", Link(LinkKind.LOCAL, path="/srv/log.pdf")),
        ("file:///C:/log.pdf", Link(LinkKind.LOCAL, path="C:/log.pdf")),
        ("\\\\server\\share\\log.pdf", Link(LinkKind.ELSEWHERE, "server", "\\\\server\\share\\log.pdf")),
        ("//server/share", Link(LinkKind.ELSEWHERE, "server", "//server/share")),
        ("\\/server/share", Link(LinkKind.ELSEWHERE, "server", "\\/server/share")),
        ("file://server/share", Link(LinkKind.ELSEWHERE, "server", "//server/share")),
    ],
)
def test_each_link_is_told_by_its_letters(text: str, link: Link) -> None:
    assert link_of(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "\\\\?\\UNC\\server\\share",
        "\\\\.\\pipe\\x",
        "file:////server/share",
        "file://///server/share",
        "file:///%5C%5Cserver/share",
        "file:%2F%2Fserver/share",
        "file:///\\\\server\\share",
        "FILE://SERVER/share",
        "/\\server\\share",
        "file://127.0.0.1/c$",
    ],
)
def test_no_way_of_writing_a_share_is_taken_for_a_place_here(text: str) -> None:
    assert link_of(text).kind is LinkKind.ELSEWHERE


@given(st.text(max_size=40), st.sampled_from(["", "file:", "file://", "file:///", "\\\\", "//", "https://", "C:"]))
def test_whatever_is_written_has_an_answer_and_no_place_here_begins_like_a_share(text: str, before: str) -> None:
    found = link_of(before + text)
    assert found.kind is not LinkKind.LOCAL or not found.path.replace("\\", "/").startswith("//")
