"""Checklists and the glossary on paper: what stands on the pages, blank and filled in, in both languages."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ccassess.app.library import DEFAULT_PACK, named_pack
from ccassess.domain.aid_reading import starts
from ccassess.domain.assessment import Mark, Marks
from ccassess.reporting.aid_sheets import AidSource, checklist_sheet, glossary_sheet
from ccassess.wording.aids import clock

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.aids import Checklist
    from ccassess.domain.pack import Pack

CHANGED = dt.datetime(2027, 3, 4, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return named_pack(DEFAULT_PACK)


def checklist(pack: Pack, name: str) -> Checklist:
    return next(one for one in pack.checklists if one.id == name)


def texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    return [" ".join(page.split()) for page in pages]


def letters(text: str) -> str:
    """The letters alone: lines break at hyphens of their own."""
    return re.sub(r"\W", "", text)


def run(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on this machine")
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_checklist_takes_one_page_or_two_with_all_its_items(pack: Pack, language: str) -> None:
    for one in pack.checklists:
        pages = texts(checklist_sheet(AidSource(pack), one, language))
        assert len(pages) <= 2, one.id
        whole = letters(" ".join(pages))
        for item in one.items:
            title = pack.text(f"checklist.{one.id}.item.{item.id}.title", language)
            assert letters(title) in whole, (one.id, item.id)
        assert pages[0].count("2027") == 1
        assert pack.version in pages[-1]


def test_an_agenda_stands_on_one_page_with_its_clock(pack: Pack) -> None:
    session = checklist(pack, "barrier-session")
    first, second = texts(checklist_sheet(AidSource(pack, "Kaisla", CHANGED), session, "en"))
    for item in session.items:
        title = pack.text(f"checklist.barrier-session.item.{item.id}.title", "en")
        assert title in (first if item.minutes is not None else second)
    for item, minutes in starts(session).items():
        assert clock(minutes) in first, item
    assert "Begins at" in first
    assert "Run by" in first
    assert "Notes" in second
    assert "Kaisla" in first


def test_the_last_item_of_the_barrier_session_ends_after_two_hours(pack: Pack) -> None:
    session = checklist(pack, "barrier-session")
    last = max(starts(session), key=starts(session).__getitem__)
    lasts = next(item.minutes for item in session.items if item.id == last)
    assert lasts is not None
    assert starts(session)[last] + lasts == session.minutes == 120


def test_sides_stand_beside_each_other_and_their_marks_are_said(pack: Pack, tmp_path: Path) -> None:
    moments = checklist(pack, "ten-moments")
    marks = Marks(
        {
            ("honest-interview", "leader"): Mark.YES,
            ("honest-interview", "adviser"): Mark.NO,
            ("authority", "leader"): Mark.PARTLY,
        },
        "Agreed: <b>March</b> & April",
    )
    data = checklist_sheet(AidSource(pack, "Kaisla", CHANGED), moments, "en", marks)
    (page,) = texts(data)
    assert "3 of 20 marked · 1 answer differs" in page
    assert page.count("The answers differ") == 1
    assert "Agreed: <b>March</b> & April" in page
    assert "Leader" in page
    assert "Adviser" in page
    for said in (b"Leader: Yes", b"Adviser: No", b"Leader: Partly", b"Adviser: not marked"):
        assert said in data, said
    file = tmp_path / "moments.pdf"
    file.write_bytes(data)
    tree = run("pdfinfo", "-struct", str(file))
    assert "Table" in tree
    assert "TH" in tree
    assert "Figure" in tree


def test_a_filled_in_agenda_says_its_marks_in_words(pack: Pack) -> None:
    marks = Marks({("opening", ""): Mark.YES, ("merging", ""): Mark.PARTLY})
    pages = texts(checklist_sheet(AidSource(pack), checklist(pack, "barrier-session"), "en", marks))
    assert len(pages) == 2
    assert "Partly" in pages[0]
    assert "2 of 16 marked" in pages[0]


def test_fonts_are_ours_and_embedded_and_two_files_are_the_same(pack: Pack, tmp_path: Path) -> None:
    one = checklist(pack, "planning-tips")
    data = checklist_sheet(AidSource(pack), one, "fi")
    assert data == checklist_sheet(AidSource(pack), one, "fi")
    file = tmp_path / "tips.pdf"
    file.write_bytes(data)
    fonts = run("pdffonts", str(file)).splitlines()[2:]
    assert fonts
    assert all("+CcassessText-" in line and re.search(r"yes yes yes", line) for line in fonts)
    assert "2000" in run("pdfinfo", "-isodates", str(file))


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_glossary_holds_every_term_with_the_centres_meaning_beside(pack: Pack, language: str) -> None:
    own = "Oma merkitys & <i>sana</i>"
    pages = texts(glossary_sheet(AidSource(pack, "Kaisla", CHANGED), language, {"occupancy": own}))
    whole = letters(" ".join(pages))
    assert letters(own) in whole
    for term in pack.terms:
        assert letters(pack.text(f"term.{term.id}.title", language)) in whole, term.id
    assert own not in " ".join(texts(glossary_sheet(AidSource(pack), language)))
