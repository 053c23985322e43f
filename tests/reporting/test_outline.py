from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.assessment import Answer, Finding, FindingKind, Party, new_assessment
from ccassess.domain.content import content_fingerprint
from ccassess.domain.scoring import score_sheet
from ccassess.reporting.outline.build import outline
from ccassess.reporting.outline.options import ReportOptions, Section, parse_sections
from tests import builders
from tests.reporting.examples import answered, empty, example, self_only, unrated

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.reporting.outline.parts import CriterionPart, Outline

SEALED = "erification, not sealed"


def said(value: object) -> list[str]:
    """Return every text of an outline."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in said(getattr(value, field.name))]
    if isinstance(value, tuple | list):
        return [text for one in value for text in said(one)]
    if isinstance(value, dict):
        return [text for one in value.values() for text in said(one)]
    return []


def sentence(board: object) -> str:
    return "".join(piece.text for piece in board.sentence)


def test_the_board_shows_the_verified_total_with_its_band() -> None:
    board = outline(example()).board
    assert (board.total, board.band) == ("485.3", "Systematic")
    assert board.note == "14.7 points below the next, Advanced"
    assert board.caption == "of 1,000 points, verification, not sealed"
    assert [(name, total) for _, name, total in board.totals] == [
        ("Self-assessment", "563.2"),
        ("Verification, not sealed", "485.3"),
    ]
    assert board.difference == ("Difference", "−77.9")


def test_strengths_are_the_highest_scores_and_priorities_the_most_points_to_gain() -> None:
    board = outline(example()).board
    card = score_sheet(example().pack, example().verification_sheet)
    scores = [card.by_id[entry.criterion].value for entry in board.strengths.entries]
    assert scores == sorted((card.by_id[one.id].value for one in example().pack.criteria), reverse=True)[:5]
    assert [entry.figure for entry in board.priorities.entries] == ["+32.9", "+31.5", "+26.6", "+21.9", "+21.6"]
    first = example().answer(Party.VERIFICATION, "customer-perception").of_kind(FindingKind.IMPROVEMENT)[0]
    assert board.priorities.entries[0].note == first.text


def test_equal_scores_rank_by_points_and_then_by_the_packs_order() -> None:
    board = outline(builders.assessment("", rest="50")).board
    assert [entry.ref for entry in board.strengths.entries] == ["R1.1", "R1.2", "R2.1", "R2.2", "R3.1"]
    assert [entry.ref for entry in board.priorities.entries] == ["R3.2", "3.2", "R4.1", "R4.2", "2.2"]


def test_a_criterion_is_never_both_a_strength_and_a_priority() -> None:
    board = outline(builders.assessment("1.1: 75 | 1.2: 50 | 1.3: 25")).board
    assert [entry.ref for entry in board.strengths.entries] == ["1.1", "1.2", "1.3"]
    assert board.priorities.entries == ()
    assert board.priorities.empty == "No other scored criterion has points left to gain."


def test_while_nothing_is_scored_both_lists_say_so() -> None:
    board = outline(empty()).board
    assert board.strengths.empty == board.priorities.empty == "No criterion is scored yet."


def test_what_scored_nothing_is_no_strength_and_what_is_full_no_priority() -> None:
    nothing = outline(builders.assessment("", rest="0")).board
    everything = outline(builders.assessment("", rest="100")).board
    assert nothing.strengths.entries == ()
    assert nothing.strengths.empty
    assert everything.priorities.entries == ()
    assert everything.note == "the highest band"


def test_the_sentence_names_the_areas_with_the_largest_difference() -> None:
    board = outline(example()).board
    assert sentence(board) == (
        "The centre rated itself 77.9 points above the verification, not sealed. The difference is largest in Customer "
        "results (−18.7) and Services & processes (−14.1). In 5 criteria the centre was stricter on itself."
    )
    assert [piece.text for piece in board.sentence if piece.strong] == ["Customer results", "Services & processes"]


@pytest.mark.parametrize(
    ("own", "verified", "expected"),
    [
        ("50", "75 g3", "The verification, not sealed, came to 250.0 points more than the self-assessment."),
        ("50", "50 g3", "The self-assessment and the verification, not sealed, come to the same total."),
    ],
)
def test_the_sentence_knows_both_directions(own: str, verified: str, expected: str) -> None:
    made = builders.assessment("", rest=own)
    made = made.with_sheet(builders.sheet("", Party.VERIFICATION, rest=verified))
    assert sentence(outline(made).board).startswith(expected)


def test_nothing_is_compared_before_both_sheets_are_complete() -> None:
    made = unrated(unrated(example(), Party.SELF, "purpose"), Party.VERIFICATION, "purpose")
    board = outline(made).board
    assert board.total == "–"
    assert board.difference is None
    assert board.note.startswith("37 of 38 scored; 471.8 points so far, at most ")
    assert "once both are complete" in sentence(board)
    assert "Verification, not sealed: 37 of 38 scored." in sentence(board)


def verified_only(*refs: str) -> Assessment:
    """Return the example with the verification of all but a few criteria cleared."""
    others = [criterion.id for criterion in example().pack.criteria if criterion.ref not in refs]
    return unrated(example(), Party.VERIFICATION, *others)


def criteria_by_ref(made: Outline) -> dict[str, CriterionPart]:
    return {one.ref: one for area in made.criteria for one in area.criteria}


def test_a_verification_just_begun_leaves_the_total_to_the_self_assessment() -> None:
    board = outline(verified_only("1.1", "R3.1")).board
    assert (board.lead, board.total, board.band) == (Party.SELF, "563.2", "Advanced")
    assert board.caption == "of 1,000 points, self-assessment"
    assert [total for _, _, total in board.totals] == ["563.2", "–"]
    assert board.difference is None
    assert "Verification, not sealed: 2 of 38 scored." in sentence(board)
    own = outline(self_only()).board
    assert (board.strengths, board.priorities) == (own.strengths, own.priorities)


def test_each_criterion_shows_the_verification_where_it_has_begun_and_the_self_assessment_elsewhere() -> None:
    found = criteria_by_ref(outline(verified_only("1.1", "R3.1")))
    verified, own = found["1.1"], found["1.2"]
    assert (verified.points, verified.of_points) == ("13.5", "of 20 points, verification, not sealed")
    assert set(verified.heads) == set(Party)
    assert verified.arithmetic_label == "Arithmetic, verification, not sealed"
    assert (own.points, own.of_points) == ("13.0", "of 20 points, self-assessment")
    assert own.arithmetic_label == "Arithmetic, self-assessment"
    assert own.arithmetic.endswith("= 13")
    assert own.heads == {Party.SELF: "Self"}
    assert own.ratings[0].texts == {Party.SELF: "75"}
    assert own.evidence.words == "grade 2 of 3"
    assert own.evidence.note.endswith("; self-assessment")
    assert own.findings[0].title == "Strengths, the centre’s own"
    assert own.own_findings == ()
    assert found["R3.1"].points == "24.8"


@pytest.mark.parametrize("begun", [{"grade": 2}, {"ratings": {"planned": Fraction(50)}}, {"not_applicable": ""}])
def test_a_rating_a_grade_or_not_applicable_begins_a_criterion(begun: dict[str, object]) -> None:
    part = criteria_by_ref(outline(answered(verified_only("1.1"), Party.VERIFICATION, "planning", **begun)))["1.2"]
    assert part.points == "–"
    assert part.of_points.endswith(", verification, not sealed")


def test_a_note_or_a_finding_alone_begins_nothing_and_is_not_lost() -> None:
    finding = Finding("f", FindingKind.ISSUE, "ask for the plan")
    made = answered(verified_only("1.1"), Party.VERIFICATION, "planning", note="later", findings=(finding,))
    part = criteria_by_ref(outline(made))["1.2"]
    assert (part.points, part.of_points) == ("13.0", "of 20 points, self-assessment")
    assert part.findings[0].texts == ("ask for the plan",)
    assert part.own_findings[0].title == "Strengths, the centre’s own"
    assert ("Verification, not sealed: note", "later") in part.remarks


def test_an_area_that_applies_to_one_party_only_says_to_whom() -> None:
    made = example()
    for criterion in ("R5.1", "R5.2"):
        found = next(one.id for one in made.pack.criteria if one.ref == criterion)
        made = answered(made, Party.VERIFICATION, found, not_applicable="why", ratings={}, grade=None)
    summary = outline(made).criteria[-1].summary
    assert summary == "Self-assessment: 13.6 of 40 points; Verification, not sealed: not applicable."


def test_an_area_shows_the_verification_once_it_is_complete_there() -> None:
    made = outline(verified_only("1.1", "R3.1", "R3.2"))
    summaries = {area.title.split()[0]: area.summary for area in made.criteria}
    assert "points, verification, not sealed; self-assessment 50.0" in summaries["R3"]
    assert summaries["1"] == (
        "Self-assessment: 73.3 of 120 points; Verification, not sealed: 1 of 6 scored, 13.5 points so far, at most "
        "113.5."
    )
    assert summaries["2"] == "Self-assessment: 80.7 of 130 points; Verification, not sealed: 0 of 6 scored."
    assert made.areas.heads[made.areas.verified] == "Self"
    assert made.areas.criteria_note == (
        "per cent; the number: verification, not sealed where begun, else self-assessment"
    )
    figures = {line.ref: line.figure for _, lines in made.areas.groups for line in lines}
    assert (figures["1.1"], figures["1.2"]) == ("68", "65")


def test_a_verification_nobody_has_begun_is_not_shown() -> None:
    made = outline(self_only())
    assert made.board.total == "563.2"
    assert [party for party, *_ in made.board.totals] == [Party.SELF]
    assert made.areas.heads == ("Possible", "Self")
    assert not any(SEALED in text for text in said(made) if "unsealed" not in text)
    assert "Nobody outside the centre" in sentence(made.board)


def test_the_second_score_is_always_called_not_sealed() -> None:
    made = outline(example())
    heads = [*made.areas.heads, *made.score_sheet.heads, *made.criteria[0].criteria[0].heads.values()]
    assert {head for head in heads if "erif" in head} == {"Verification, not sealed"}
    assert "verification not sealed" in made.cover.facts[1][1]
    assert made.cover.draft == "DRAFT"


def test_areas_carry_their_groups_sums_as_they_are_scored() -> None:
    rows = outline(example()).areas.rows
    sums = {row.title: row.figures for row in rows if row.is_sum}
    assert list(sums) == ["Ways of working", "Results", "Total"]
    assert sums["Total"] == ("1,000.0", "563.2", "485.3", "−77.9")
    assert sums["Ways of working"][0] == "600.0"


def test_a_difference_that_would_look_wrong_has_two_decimals_on_all_three_figures() -> None:
    row = next(row for row in outline(example()).areas.rows if row.ref == "4")
    assert row.figures == ("130.0", "76.81", "62.75", "−14.06")


def test_a_criterion_says_how_it_differs_and_why() -> None:
    made = outline(example()).criteria[0].criteria[1]
    assert (made.ref, made.points, made.of_points) == ("1.2", "10.8", "of 20 points")
    assert made.difference.figure == "−2.25"
    assert made.difference.operands == "self 13.00;\nverification, not sealed, 10.75"
    assert made.difference.reason_title == "Reason: not carried out as described"
    assert made.arithmetic.endswith("= 10.75, shown as 10.8")
    assert outline(example()).criteria[0].criteria[0].difference is None


def test_a_rating_above_the_ceiling_counts_at_the_ceiling() -> None:
    made = answered(example(), Party.VERIFICATION, "purpose", grade=1)
    part = outline(made).criteria[0].criteria[0]
    assert part.ratings[0].texts == {Party.SELF: "75", Party.VERIFICATION: "50"}
    assert part.evidence.ceiling == Fraction(1, 2)
    assert part.evidence.words == "grade 1 of 3"


def test_what_does_not_apply_is_said_with_its_reason_by_each_party() -> None:
    made = example()
    for party in Party:
        sheet = made.sheet(party).with_answer("relationship", Answer(not_applicable=f"why {party}"))
        made = made.with_sheet(sheet)
    part = next(one for area in outline(made).criteria for one in area.criteria if one.id == "relationship")
    assert part.of_points == "not applicable"
    assert part.ratings == ()
    assert part.remarks == (
        ("Self-assessment: not applicable, because", "why self"),
        ("Verification, not sealed: not applicable, because", "why verification"),
    )
    assert outline(made).areas.rows[-1].figures[0] == "1,000.0"


def test_where_only_one_party_says_it_does_not_apply_that_is_the_difference() -> None:
    sheet = example().self_sheet.with_answer("relationship", Answer(not_applicable="why"))
    part = next(
        one
        for area in outline(example().with_sheet(sheet)).criteria
        for one in area.criteria
        if one.id == "relationship"
    )
    assert part.difference.figure == "–"
    assert "self not applicable" in part.difference.operands
    assert part.difference.reason_title == "Reason: no reason is given"


def test_the_score_sheet_explains_the_total_every_group_area_and_criterion() -> None:
    made = outline(example()).score_sheet
    assert len(made.rows) == 1 + 2 + 10 + 38
    assert all(cell.sentences for row in made.rows for cell in row.cells)
    assert made.rows[0].cells[1].sentences == ("Sum of Ways of working: 308.25; Results: 177.05 is 485.3.",)


def test_an_empty_assessment_is_told_sensibly() -> None:
    made = outline(empty())
    assert made.cover.title == "Unnamed centre"
    assert made.board.note == "0 of 38 scored; 0.0 points so far, at most 1,000.0"
    assert made.criteria[0].summary == "Self-assessment: 0 of 6 scored, 0.0 points so far, at most 120.0."


def test_only_the_chosen_sections_and_sheets_are_made() -> None:
    made = outline(example(), ReportOptions(parse_sections("board,areas"), sheets=frozenset({Party.SELF})))
    assert made.board is not None
    assert made.cover is None
    assert made.criteria == ()
    assert made.score_sheet is None
    assert made.areas.heads == ("Possible", "Self")
    assert made.areas.heads[made.areas.verified] == "Self"


def test_sections_come_by_their_names() -> None:
    assert parse_sections("cover, how-to-read") == {Section.COVER, Section.HOW_TO_READ}
    with pytest.raises(ValueError, match="nonsense"):
        parse_sections("cover,nonsense")
    with pytest.raises(ValueError, match="at least one"):
        ReportOptions(frozenset())


def test_a_pack_of_another_shape_needs_nothing_special() -> None:
    small = builders.pack(
        builders.total(
            builders.area("a", "A", builders.criterion("c", "A.1", 30, builders.leaf("x", [0, 1, 2, 3])), combine="sum")
        )
    )
    made = new_assessment("an-id", "2027-01-01T08:00:00+00:00", small)
    made = made.with_sheet(made.self_sheet.with_answer("c", Answer(ratings={"x": Fraction(2)})))
    found = outline(made)
    assert (found.board.total, found.board.bands, found.board.band) == ("20.0", (), "")
    assert [row.title for row in found.areas.rows] == ["a", "Total"]
    assert not any(label in {"Bands", "Evidence", "Independence"} for label, _ in found.reading.entries)


def test_the_fingerprint_follows_the_content_and_nothing_else() -> None:
    first = content_fingerprint(example())
    assert content_fingerprint(replace(example(), histories={}, generation=99)) == first
    assert content_fingerprint(replace(example(), profile=replace(example().profile, unit="another"))) != first
    assert content_fingerprint(answered(example(), Party.SELF, "purpose", note="another")) != first
