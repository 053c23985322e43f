"""The readable page inside a file: the whole entry, no text of anybody's ever markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import given

from ccassess.domain.assessment import Answer, Party, Profile, Sheet
from ccassess.reporting.index_page import index_page
from tests.strategies import assessments, full_assessment

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment


class Reader(HTMLParser):
    """Collects what a person reads and the tags it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs)
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_it_shows_both_sheets_with_words_and_numbers() -> None:
    text = " ".join(Reader(index_page(full_assessment(), "en")).texts)
    for expected in (
        "Kanta Oy",
        "Maija Virtanen",
        "Olli Laine",
        "Self-assessment",
        "Verification, not sealed",
        "1.1 Purpose",
        "12.5",
        "Everyone knows why.",
        "Näkyvyys puuttuu yöstä 🌙",
        "first line\nsecond line",
        "The centre has no newcomers.",
        "Nothing was shown.",
        "75, counts as 50",
        "2 of 3 scored, 1 not applicable",
    ):
        assert expected in text, expected


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert "12,5" in index_page(full_assessment(), "fi")
    assert '<html lang="fi">' in index_page(full_assessment(), "fi")


def test_what_people_wrote_is_never_markup() -> None:
    nasty = "<script>alert(1)</script> & \"quotes\" 'x' </title></style>"
    assessment = replace(full_assessment(), profile=Profile(*[nasty] * 10))
    assessment = assessment.with_sheet(Sheet(Party.SELF, {"purpose": Answer(note=nasty, not_applicable=nasty)}))
    reader = Reader(index_page(assessment, "en"))
    assert "script" not in reader.tags
    assert sum(nasty in text for text in reader.texts) >= 12


@given(assessments)
def test_any_assessment_makes_a_whole_page(assessment: Assessment) -> None:
    page = index_page(assessment, "en")
    reader = Reader(page)
    assert not reader.open
    assert not {"script", "img", "link", "iframe", "a"} & reader.tags
    assert page == index_page(assessment, "en")
