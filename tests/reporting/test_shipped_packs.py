"""The report by every pack that comes with the program, nothing or little scored yet."""

from __future__ import annotations

from functools import cache

import pypdfium2
import pytest

from ccassess.domain.assessment import Answer, Assessment, Party, new_assessment
from ccassess.reporting.outline.build import outline
from ccassess.reporting.outline.options import ReportOptions, Section
from ccassess.reporting.report import write_report
from ccassess.storage.pack_files import read_pack
from ccassess.storage.pack_library import find_pack

PACKS = ("org.ccassess.contact-center", "org.ccassess.contact-center-quick-scan", "org.ccassess.service-desk")
QUICK_SCAN = PACKS[1]


@cache
def scored(pack_id: str) -> Assessment:
    """Return an assessment of which the first three criteria are rated, and nothing written."""
    made = new_assessment("an-id", "2027-01-01T08:00:00+00:00", read_pack(find_pack(pack_id)))
    sheet = made.sheet(Party.SELF)
    for node in made.pack.criteria[:3]:
        sheet = sheet.with_answer(node.id, Answer({leaf.id: leaf.values[-2] for leaf in node.leaves()}))
    return made.with_sheet(sheet)


def pages(pack_id: str, language: str, *sections: Section) -> list[str]:
    document = pypdfium2.PdfDocument(write_report(scored(pack_id), ReportOptions(frozenset(sections), language)))
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("pack_id", PACKS)
def test_areas_and_all_criteria_stand_on_one_page(pack_id: str, language: str) -> None:
    (page,) = pages(pack_id, language, Section.AREAS)
    assert all(page.count(node.ref) for node in scored(pack_id).pack.criteria)


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("pack_id", PACKS)
def test_nothing_on_the_cover_is_cut(pack_id: str, language: str) -> None:
    (page,) = pages(pack_id, language, Section.COVER)
    assert "…" not in page


@pytest.mark.parametrize("pack_id", PACKS)
def test_a_strength_without_a_finding_has_its_title_alone(pack_id: str) -> None:
    board = outline(scored(pack_id)).board
    assert board is not None
    assert [entry.note for entry in board.strengths.entries] == ["", "", ""]
    assert " – " not in pages(pack_id, "en", Section.BOARD)[0].partition("Strengths")[2]


def test_no_mean_is_told_of_a_single_attribute() -> None:
    told = dict(outline(scored(QUICK_SCAN)).reading.entries)["Ratings"]  # type: ignore[union-attr]
    assert "mean" not in " ".join(told)
