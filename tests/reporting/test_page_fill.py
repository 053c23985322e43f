"""How the criteria fill their pages: no leftovers, nothing parted that belongs together."""

from __future__ import annotations

from functools import cache

import pypdfium2
import pytest

from ccassess.domain.assessment import Answer, Party
from ccassess.reporting.outline.build import outline
from ccassess.reporting.outline.options import ReportOptions, Section
from ccassess.reporting.pdf.blocks.breaking import NEVER, Item, Stack, pages_tails_and_breaks
from ccassess.reporting.pdf.blocks.layout import Gap
from ccassess.reporting.pdf.styles import BOTTOM, PAGE_HEIGHT, TEXT_HEIGHT, TOP
from ccassess.reporting.report import write_report
from tests.reporting.examples import answered, empty, example, self_only

CRITERIA = frozenset({Section.CRITERIA})


@cache
def printed(language: str) -> bytes:
    return write_report(example(language), ReportOptions(CRITERIA, language))


def fill(page: pypdfium2.PdfPage) -> float:
    """Return which share of the height below the header is written on."""
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    lowest = min(bottom for _, bottom, _, top in boxes if bottom > BOTTOM - 1 and top < PAGE_HEIGHT - TOP + 1)
    return float(PAGE_HEIGHT - TOP - lowest) / TEXT_HEIGHT


@pytest.mark.parametrize("language", ["en", "fi"])
def test_no_page_holds_only_what_was_left_over(language: str) -> None:
    document = pypdfium2.PdfDocument(printed(language))
    fills = [fill(page) for page in document]
    document.close()
    assert min(fills) > 0.2


@pytest.mark.parametrize("made", [empty(), self_only()], ids=["empty", "self only"])
def test_short_criteria_share_pages(made: object) -> None:
    document = pypdfium2.PdfDocument(write_report(made, ReportOptions(CRITERIA)))  # type: ignore[arg-type]
    assert len(document) < 20
    document.close()


def test_the_arithmetic_is_never_parted_from_what_it_explains() -> None:
    document = pypdfium2.PdfDocument(printed("en"))
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    beginnings = [line for lines in pages for line in lines[3:5]]
    assert any("continued" in line for lines in pages for line in lines)
    assert not any(line.startswith("Arithmetic") for line in beginnings)


def test_a_criterion_is_parted_below_its_findings_where_that_takes_no_more_pages() -> None:
    document = pypdfium2.PdfDocument(printed("en"))
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    goes_on = [lines[place + 1] for lines in pages for place, line in enumerate(lines) if line.endswith(", continued")]
    assert goes_on
    assert not any(line.startswith(("Site-visit issues", "Figures")) for line in goes_on)


def rows(*heights: float) -> list[Stack]:
    return [Stack([Item(Gap(height / 2)), Item(Gap(height / 2), above=0)]) for height in heights]


def test_pages_tails_and_breaks_are_counted_as_a_page_would_take_them() -> None:
    assert pages_tails_and_breaks(rows(300, 300)) == (1, False, 0)
    assert pages_tails_and_breaks(rows(600, 200)) == (2, True, 1)
    assert pages_tails_and_breaks(rows(600, 600)) == (2, False, 0)


def test_a_whole_stack_is_parted_only_where_no_page_can_hold_it() -> None:
    parted, tall = rows(400, TEXT_HEIGHT * 1.5)
    assert len(parted.split(100, 300)) == 2
    assert parted.whole().split(100, 300) == []
    assert len(tall.whole().split(100, TEXT_HEIGHT)) == 2


def test_closer_spacing_takes_only_the_room_between_blocks() -> None:
    stack = Stack([Item(Gap(100)), Item(Gap(100), above=20)])
    assert stack.spaced(0.5).wrap(100, NEVER)[1] == stack.wrap(100, NEVER)[1] - 10


def test_where_the_possible_points_differ_each_sheet_says_its_own() -> None:
    made = answered(example(), Party.SELF, "relationship", ratings={}, not_applicable="nothing is sold")
    sheet = outline(made, ReportOptions(frozenset({Section.SCORE_SHEET}))).score_sheet
    assert sheet is not None
    told = {row.ref: (row.possible, [cell.possible for cell in row.cells]) for row in sheet.rows}
    assert told["3.1"] == ("", ["of 31.0 points", "of 25 points"])
    assert told["3.5"] == ("", ["not applicable", "of 25 points"])
    assert told["3"] == ("of 130 points", ["", ""])


def test_what_applies_to_nobody_has_no_possible_points() -> None:
    made = example()
    for party in Party:
        made = made.with_sheet(made.sheet(party).with_answer("relationship", Answer(not_applicable="nothing is sold")))
    sheet = outline(made, ReportOptions(frozenset({Section.SCORE_SHEET}))).score_sheet
    assert sheet is not None
    assert next(row.possible for row in sheet.rows if row.ref == "3.5") == "not applicable"
