"""Evidence in the report: with each criterion it serves, and in an index with hashes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2

from ccassess.app.files import open_example
from ccassess.app.reports import ReportOptions, Section, report_bytes
from ccassess.domain.evidence import Evidence, EvidenceKind
from ccassess.reporting.outline.build import outline
from tests.reporting.examples import NASTY, example

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.reporting.outline.parts import CriterionPart, Outline


def criterion(of: Outline, ref: str) -> CriterionPart:
    return next(one for area in of.criteria for one in area.criteria if one.ref == ref)


@cache
def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def with_items(*items: Evidence) -> Assessment:
    return replace(example(), evidence=items)


def test_each_criterion_lists_its_items_with_date_and_link() -> None:
    made = outline(example())
    (clock,) = criterion(made, "1.2").items
    assert (clock.name, clock.details) == ("Annual clock 2026.pdf", "15 Sept 2025")
    (square,) = criterion(made, "1.6").items
    assert square.details == "28 Sept 2026; https://intra.saarnivirta.example/saarni-square"
    assert criterion(made, "R4.1").items == ()


def test_what_is_not_at_hand_is_said_to_be_missing() -> None:
    session = open_example("en")
    held = session.contents.at_hand(session.assessment.evidence)
    first = session.assessment.evidence[0]
    assert "not in the file" not in text_of(report_bytes(session.assessment, held=held))
    made = outline(session.assessment, held=held - {first.sha256})
    assert criterion(made, "1.2").items[0].details == "15 Sept 2025; not in the file"
    assert made.evidence is not None
    assert [row.name for row in made.evidence.rows if "not in the file" in row.details] == [first.name]


def test_the_index_names_dates_validity_hash_and_uses() -> None:
    made = outline(example()).evidence
    assert made is not None
    assert len(made.rows) == len(example().evidence)
    clock, *_others, _square, reviews = made.rows
    sha256 = example().evidence[0].sha256
    assert (clock.date, clock.valid_until, clock.hash, clock.used) == (
        "15 Sept 2025",
        "31 Dec 2026",
        sha256[:16],
        "1.2, 1.3",
    )
    assert (reviews.valid_until, reviews.hash, reviews.used) == ("–", "–", "5.2")


def test_the_index_is_printed_with_the_criteria_and_only_where_there_is_evidence() -> None:
    assert outline(example(), ReportOptions(sections=frozenset({Section.BOARD}))).evidence is None
    assert outline(with_items()).evidence is None
    printed = text_of(report_bytes(example(), ReportOptions(sections=frozenset({Section.CRITERIA}))))
    assert "Annex: evidence index" in printed
    assert example().evidence[0].sha256[:16] in printed


def test_hostile_names_links_and_dates_are_printed_as_text() -> None:
    item = Evidence(
        "a" * 32,
        EvidenceKind.LINK,
        "<b>not bold</b> & \u202egnp.exe",
        link="https://x.example/" + "q" * 900,
        note=NASTY,
        date="<i>yesterday</i>",
        uses=("planning",),
    )
    printed = text_of(report_bytes(with_items(item), ReportOptions(sections=frozenset({Section.CRITERIA}))))
    assert "<b>not bold</b> & gnp.exe" in printed
    assert "<i>yesterday</i>" in printed
    assert "zzyzx" in printed
