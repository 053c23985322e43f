"""What is said about a move: a sentence for every outcome, every value that can be left behind, every total."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ccassess.domain.assessment import Party
from ccassess.domain.migration import Outcome
from ccassess.domain.moving import plan
from ccassess.domain.receipt import LeftBehind, MoveLine, Named
from ccassess.i18n import translator
from ccassess.wording.left_behind import left_sentence
from ccassess.wording.moving import (
    ORDER,
    in_order,
    outcome_name,
    outcome_sentence,
    receipt_day,
    receipt_heading,
    totals_words,
)
from tests.strategies import TINY, assessments, full_receipt

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment

T = translator("en")
FI = translator("fi")
GOALS = Named("goals", "1.3", "Goals")


def said(path: str, text: str, *names: str, party: Party = Party.SELF) -> str:
    return left_sentence(T, LeftBehind(party, path, text, names))


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_name_and_a_sentence(outcome: Outcome) -> None:
    line = MoveLine(GOALS, (Named("aims", "1.4", "Aims"),), outcome)
    assert outcome_name(T, outcome)
    assert outcome_sentence(T, line).endswith(".")
    assert outcome_sentence(T, replace(line, new=())).endswith(".")
    assert outcome in ORDER


def test_what_asks_for_attention_comes_first() -> None:
    lines = [MoveLine(GOALS, (), outcome) for outcome in (Outcome.SAME, Outcome.NEEDS_REVIEW, Outcome.REWORDED)]
    assert [line.outcome for line in in_order(lines)] == [Outcome.NEEDS_REVIEW, Outcome.REWORDED, Outcome.SAME]


def test_a_criterion_that_is_gone_is_told_from_one_that_has_changed() -> None:
    gone = outcome_sentence(T, MoveLine(GOALS, (), Outcome.NEEDS_REVIEW))
    changed = outcome_sentence(T, MoveLine(GOALS, (GOALS,), Outcome.NEEDS_REVIEW))
    assert "gone" in gone
    assert "changed" in changed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (said("self/goals/ratings/planned", "12.5", "Planned"), "Self-assessment, Planned: 12.5"),
        (said("self/goals/ratings/odd", "75"), "Self-assessment, odd: 75"),
        (said("self/goals/findings/f", "strength: We know: all."), "Self-assessment, Strengths: We know: all."),
        (said("self/goals/note", "A note."), "Self-assessment, Note: A note."),
        (said("self/goals/applies", "no"), "Self-assessment, Mark: not applicable"),
        (
            said("verification/goals/reason", "no-evidence", party=Party.VERIFICATION),
            "Verification, not sealed, Reason for the difference: No evidence was seen",
        ),
        (
            said("measures/s/figures/2025-Q1", "82; target 80; comparator 78.5; n 120; redefined", "Service level"),
            "Service level, Q1 2025: 82; target 80; comparator 78.5; 120 cases; computed otherwise from here on",
        ),
        (said("measures/s/variant", "top-two", "CSAT", "Top two boxes"), "CSAT, way of computing: Top two boxes"),
        (
            said("measures/s/parameters/p", "20 s", "Service level", "Answered within"),
            "Service level, Answered within: 20 s",
        ),
        (said("measures/s/definition/better", "range", "Handling time"), "Handling time, what was better: a range"),
        (
            said("measures/s/definition/parameters/p", "s", "Service level", "Answered within"),
            "Service level, Answered within, its unit: s",
        ),
        (said("checklists/c/marks/i/s", "partly", "Ten moments", "First day"), "Ten moments, First day: Partly"),
        (said("checklists/c/note", "In May.", "Ten moments"), "Ten moments: In May."),
        (said("terms/load", "Ours.", "Load"), "Load: Ours."),
    ],
)
def test_what_is_left_behind_is_readable(sentence: str, expected: str) -> None:
    assert sentence == expected


@given(assessments)
def test_everything_that_a_move_leaves_behind_can_be_said(before: Assessment) -> None:
    bare = replace(TINY, version="2.0.0", id="org.example.bare", measures=(), checklists=(), terms=())
    texts = {key: f"{text}!" for key, text in TINY.texts["en"].items()} | {
        f"{one.id}.question": "?" for one in TINY.criteria
    }
    move = plan(before, replace(bare, texts={"en": texts}))
    for one in (*move.left, *(left for line in move.lines for left in line.left)):
        for t in (T, FI):
            assert left_sentence(t, one)


def test_totals_are_told_once_where_they_stay() -> None:
    (total,) = full_receipt().totals
    assert totals_words(T, total) == (
        "Self-assessment: 112.5 of 200.0 before, 80.0 of 200.0 so far (3 of 4 scored) after"
    )
    assert totals_words(T, replace(total, after=total.before)) == "Self-assessment: 112.5 of 200.0, as before"


def test_a_receipt_says_from_what_to_what_when_and_by_whom() -> None:
    receipt = full_receipt()
    assert receipt_heading(T, receipt) == "org.example.tiny: from version 0.9.0 to 1.0.0"
    other = replace(receipt, before=replace(receipt.before, id="org.example.older"))
    assert receipt_heading(T, other) == "From org.example.older 0.9.0 to org.example.tiny 1.0.0"
    assert receipt_heading(T, receipt, TINY, "en") == "Tiny: from version 0.9.0 to 1.0.0"
    assert receipt_heading(T, other, TINY, "en") == "From org.example.older 0.9.0 to Tiny 1.0.0"
    assert receipt_day(T, receipt) == "7 January 2027, Maija Virtanen"
    assert receipt_day(T, replace(receipt, who="")) == "7 January 2027"
