"""What changed, field by field, and the history made of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given

from ccassess.domain.assessment import (
    Answer,
    Finding,
    FindingKind,
    Mark,
    Marks,
    Party,
    Person,
    Profile,
    Role,
    Sheet,
)
from ccassess.domain.changes import FieldChange, diff, record
from ccassess.domain.figures import Figure, Series
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
    same = _entered(old) == _entered(new)
    assert same == (not changes)
    assert len({change.path for change in changes}) == len(changes)
    there = {(one.path, one.old, one.new) for one in changes if not _is_order(one)}
    assert there == {(one.path, one.new, one.old) for one in diff(new, old) if not _is_order(one)}


def _entered(one: Assessment) -> tuple[object, ...]:
    sheets = (one.self_sheet, one.verification_sheet)
    said = (one.series, one.checklists, one.meanings, one.evidence)
    return (one.profile, one.people, one.team, *sheets, *said)


def _is_order(change: FieldChange) -> bool:
    """What is put between others changes their order, what is taken from there does not."""
    return change.path in {"measures", "evidence"} or change.path.endswith("/findings")


def test_figures_are_recorded_by_series_and_period() -> None:
    old = full_assessment()
    first, second = old.series
    figures = (replace(first.figures[0], value=None, n=30), first.figures[1], Figure("2027"))
    changed = replace(first, segment="chat", parameters={}, importance=1, figures=figures)
    assert diff(old, replace(old, series=(changed, second))) == (
        FieldChange(Party.SELF, "measures/s1/segment", "puhelin", "chat"),
        FieldChange(Party.SELF, "measures/s1/parameters/channel", "phone", ""),
        FieldChange(Party.SELF, "measures/s1/importance", "2", ""),
        FieldChange(Party.SELF, "measures/s1/figures/2025", "75", "no value; n 30"),
        FieldChange(Party.SELF, "measures/s1/figures/2027", "", "no value"),
    )
    assert first.figures[1].target is not None
    text = "78.5; target 80; comparator 81; n 120; redefined"
    without = replace(first, figures=first.figures[:1])
    assert diff(old, replace(old, series=(without, second))) == (
        FieldChange(Party.SELF, "measures/s1/figures/2026-H1", text, ""),
    )


def test_a_series_that_comes_or_goes_leaves_its_trace_and_so_does_their_order() -> None:
    old = full_assessment()
    first, second = old.series
    added = diff(old, replace(old, series=(first, second, Series("s3", "aht"))))
    assert added == (FieldChange(Party.SELF, "measures/s3/measure", "", "aht"),)
    removed = diff(old, replace(old, series=(first,)))
    assert removed == (
        FieldChange(Party.SELF, "measures/s2/measure", "aht", ""),
        FieldChange(Party.SELF, "measures/s2/figures/2026", "-5; target 240; target_high 300", ""),
    )
    assert diff(old, replace(old, series=(second, first))) == (FieldChange(Party.SELF, "measures", "s1 s2", "s2 s1"),)


def test_marks_notes_and_meanings_each_have_their_own_path() -> None:
    old = full_assessment()
    marks = Marks({("time", "leader"): Mark.PARTLY, ("time", "adviser"): Mark.NO})
    new = replace(old, checklists={"mirror": marks}, meanings={"purpose": "Why we are here."})
    assert diff(old, new) == (
        FieldChange(Party.SELF, "checklists/ten-moments/marks/first-day", "partly", ""),
        FieldChange(Party.SELF, "checklists/ten-moments/note", "Asked in May.", ""),
        FieldChange(Party.SELF, "checklists/mirror/marks/time/leader", "yes", "partly"),
        FieldChange(Party.SELF, "terms/coaching", "An hour a month for everyone.", ""),
        FieldChange(Party.SELF, "terms/purpose", "", "Why we are here."),
    )


def test_typing_on_in_a_segment_a_parameter_or_a_meaning_is_one_entry() -> None:
    def typed(start: Assessment, change: Callable[[str], Assessment]) -> list[tuple[str, str, str]]:
        saved = start
        for minute, text in enumerate(("c", "ch", "chat")):
            saved = record(saved, change(text), "MV", f"2027-02-01T10:0{minute}:00Z", ids_from(10 * minute))
        return [(one.path, one.old, one.new) for one in saved.histories[Party.SELF][1:]]

    start = replace(full_assessment(), meanings={})
    first, second = start.series
    assert typed(start, lambda text: replace(start, meanings={"purpose": text})) == [("terms/purpose", "", "chat")]
    in_segment = typed(start, lambda text: replace(start, series=(first, replace(second, segment=text))))
    assert in_segment == [("measures/s2/segment", "", "chat")]
    stated = typed(start, lambda text: replace(start, series=(replace(first, parameters={"question": text}), second)))
    assert stated[-1] == ("measures/s1/parameters/question", "", "chat")


def test_a_move_to_another_pack_never_continues_what_somebody_typed() -> None:
    start = full_assessment()
    answer = start.answer(Party.SELF, "purpose")

    def noted(assessment: Assessment, note: str) -> Assessment:
        return assessment.with_sheet(assessment.self_sheet.with_answer("purpose", replace(answer, note=note)))

    typed = record(start, noted(start, "Typed."), "MV", "2027-02-01T10:00:00Z", ids_from(10))
    joined = replace(noted(typed, "Typed.\n\n[1.2] Another."), pack=replace(start.pack, version="2.0.0"))
    moved = record(typed, joined, "MV", "2027-02-01T10:01:00Z", ids_from(20))
    before, after = (one.histories[Party.SELF] for one in (typed, moved))
    assert after[: len(before)] == before
    assert [one.path for one in after[len(before) :]] == ["pack", "self/purpose/note"]


def test_evidence_is_recorded_by_item_and_criterion() -> None:
    old = full_assessment()
    plan, intranet = old.evidence
    changed = replace(plan, name="Plan.pdf", valid_until="", uses=("purpose", "welcome"))
    assert diff(old, replace(old, evidence=(changed, intranet))) == (
        FieldChange(Party.SELF, f"evidence/{plan.id}/name", "Vuosisuunnitelma 2026.pdf", "Plan.pdf"),
        FieldChange(Party.SELF, f"evidence/{plan.id}/valid_until", "2027-12-31", ""),
        FieldChange(Party.SELF, f"evidence/{plan.id}/uses/coaching", "1", ""),
        FieldChange(Party.SELF, f"evidence/{plan.id}/uses/welcome", "", "1"),
    )
    added = diff(replace(old, evidence=(intranet,)), old)
    assert [(one.path, one.new) for one in added[:3]] == [
        (f"evidence/{plan.id}/kind", "file"),
        (f"evidence/{plan.id}/name", "Vuosisuunnitelma 2026.pdf"),
        (f"evidence/{plan.id}/content", f"{plan.sha256} 6"),
    ]
    assert added[-1] == FieldChange(Party.SELF, "evidence", intranet.id, f"{plan.id} {intranet.id}")


def test_typing_in_the_name_and_the_note_of_evidence_is_one_entry_each() -> None:
    old = full_assessment()
    now = old
    new_id = ids_from()
    for field in ("name", "note"):
        for second, text in enumerate(("P", "Pl", "Pla")):
            item = replace(now.evidence[0], **{field: text})
            current = replace(now, evidence=(item, *now.evidence[1:]))
            now = record(now, current, "MV", f"2027-02-01T10:00:{second:02}Z", new_id)
    told = [(one.path.split("/")[-1], one.new) for one in now.histories[Party.SELF] if "evidence" in one.path]
    assert told == [("name", "Pla"), ("note", "Pla")]
