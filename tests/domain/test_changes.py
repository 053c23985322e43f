"""What changed, field by field, and the history made of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given

from ccassess.domain.assessment import Answer, Finding, FindingKind, Party, Person, Profile, Role, Sheet
from ccassess.domain.changes import FieldChange, diff, record
from tests.strategies import assessments, full_assessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.domain.assessment import Assessment

NOW = "2027-02-01T10:00:00Z"


def ids_from(start: int = 1) -> Callable[[], str]:
    numbers = count(start)
    return lambda: f"id-{next(numbers):04}"


def test_a_rating_a_grade_and_the_words_each_have_their_own_path() -> None:
    old = full_assessment()
    answer = replace(
        old.answer(Party.SELF, "purpose"),
        ratings={"planned": Fraction(100), "carried_out": Fraction(25, 2)},
        grade=None,
        note="",
        flagged=False,
    )
    new = old.with_sheet(old.self_sheet.with_answer("purpose", answer))
    assert diff(old, new) == (
        FieldChange(Party.SELF, "self/purpose/ratings/planned", "75", "100"),
        FieldChange(Party.SELF, "self/purpose/grade", "2", ""),
        FieldChange(Party.SELF, "self/purpose/note", "first line\nsecond line", ""),
        FieldChange(Party.SELF, "self/purpose/flagged", "yes", "no"),
    )


def test_findings_are_known_by_their_ids_and_their_order_is_a_change_of_its_own() -> None:
    old = full_assessment()
    first, second = old.answer(Party.SELF, "purpose").findings
    third = Finding("f3", FindingKind.ISSUE, "Ask the night shift.")

    def with_findings(*findings: Finding) -> Assessment:
        answer = replace(old.answer(Party.SELF, "purpose"), findings=findings)
        return old.with_sheet(old.self_sheet.with_answer("purpose", answer))

    added = diff(old, with_findings(first, second, third))
    assert added == (FieldChange(Party.SELF, "self/purpose/findings/f3", "", "issue: Ask the night shift."),)
    removed = diff(old, with_findings(second))
    assert removed == (FieldChange(Party.SELF, "self/purpose/findings/f1", "strength: Everyone knows why.", ""),)
    assert diff(old, with_findings(second, first)) == (
        FieldChange(Party.SELF, "self/purpose/findings", "f1 f2", "f2 f1"),
    )


def test_not_applicable_without_a_reason_yet_is_a_change() -> None:
    old = full_assessment()
    new = old.with_sheet(old.self_sheet.with_answer("planning", Answer(not_applicable="")))
    assert diff(old, new) == (FieldChange(Party.SELF, "self/planning/applies", "yes", "no"),)


def test_each_change_belongs_to_the_history_of_its_party() -> None:
    old = full_assessment()
    new = replace(
        old,
        profile=replace(old.profile, unit="Tuki"),
        people=(*old.people, Person("Ville", Role.FACILITATOR)),
        team=(),
        verification_sheet=Sheet(Party.VERIFICATION),
    )
    owners = {change.path: change.party for change in diff(old, new)}
    assert owners["profile/unit"] is Party.SELF
    assert owners["people/2"] is Party.SELF
    assert owners["team/1"] is Party.VERIFICATION
    assert owners["verification/purpose/reason"] is Party.VERIFICATION


def test_recording_adds_one_entry_per_field_and_raises_the_generation_as_much() -> None:
    saved = full_assessment()
    current = replace(saved, profile=replace(saved.profile, unit="Tuki", contact=""), team=())
    recorded = record(saved, current, "MV", NOW, ids_from())
    assert recorded.generation == saved.generation + 3
    mine = recorded.histories[Party.SELF]
    assert mine[0] == saved.histories[Party.SELF][0]
    assert [(one.who, one.time, one.path, one.old, one.new) for one in mine[1:]] == [
        ("MV", NOW, "profile/unit", "Asiakaspalvelu", "Tuki"),
        ("MV", NOW, "profile/contact", "Maija Virtanen", ""),
    ]
    assert [one.path for one in recorded.histories[Party.VERIFICATION]] == ["team/1"]
    assert len({one.id for history in recorded.histories.values() for one in history}) == 4


def test_nothing_changed_gives_back_what_was_saved() -> None:
    saved = full_assessment()
    again = replace(saved, profile=replace(saved.profile), generation=99, histories={})
    assert record(saved, again, "MV", NOW, ids_from()) is saved


def test_undo_to_a_value_that_knew_less_history_loses_none() -> None:
    first = full_assessment()
    second = record(first, replace(first, profile=Profile("Toinen")), "MV", NOW, ids_from())
    third = record(second, first, "MV", "2027-02-01T11:00:00Z", ids_from(50))
    assert third.profile == first.profile
    assert set(third.histories[Party.SELF]) > set(second.histories[Party.SELF])
    assert third.generation > second.generation > first.generation


@given(assessments, assessments)
def test_no_change_means_equal_content_and_any_difference_is_a_change(old: Assessment, new: Assessment) -> None:
    changes = diff(old, new)
    same = (old.profile, old.people, old.team, old.self_sheet, old.verification_sheet) == (
        new.profile,
        new.people,
        new.team,
        new.self_sheet,
        new.verification_sheet,
    )
    assert same == (not changes)
    assert len({change.path for change in changes}) == len(changes)
    assert {(c.path, c.new, c.old) for c in changes} == {(c.path, c.old, c.new) for c in diff(new, old)}
