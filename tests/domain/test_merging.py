"""Two people's work on one assessment, brought together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from ccassess.domain import edits, evidence_edits, figure_edits
from ccassess.domain.all_texts import texts_of
from ccassess.domain.assessment import Finding, FindingKind, Party, Person, Role
from ccassess.domain.changes import diff
from ccassess.domain.evidence import FILES_AT_MOST, Evidence, EvidenceKind
from ccassess.domain.merging import three_way
from ccassess.domain.replay import Why, replay, taking_mine
from ccassess.storage import conformity
from tests.strategies import TINY, assessments, full_assessment, full_receipt, sha256_of

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment

MINE = Party.SELF
PURPOSE = TINY.nodes["purpose"]


def entered(one: Assessment) -> tuple[object, ...]:
    """All that the parties entered, and the receipts."""
    sheets = (one.self_sheet, one.verification_sheet)
    said = (one.series, one.checklists, one.meanings, one.evidence, one.moves)
    return (one.profile, one.people, one.team, *sheets, *said)


@st.composite
def two_from_one(draw: st.DrawFn) -> tuple[Assessment, Assessment, Assessment]:
    """Two that grew from one, each by some of the changes towards yet another: often apart, sometimes not."""
    base = draw(assessments)
    grown = []
    for wanted in draw(st.tuples(assessments, assessments)):
        changes = diff(base, replace(wanted, moves=base.moves))
        grown.append(replay(base, draw(st.lists(st.sampled_from(changes), unique=True)) if changes else ()).assessment)
    return base, grown[0], grown[1]


@settings(max_examples=50)
@given(two_from_one() | st.tuples(assessments, assessments, assessments))
def test_it_makes_no_difference_whose_is_whose(states: tuple[Assessment, Assessment, Assessment]) -> None:
    base, mine, theirs = states
    merged, conflicts = three_way(base, mine, theirs)
    other, others = three_way(base, theirs, mine)
    conformity.check(merged)
    assert bool(conflicts) == bool(others)
    if not conflicts:
        assert entered(merged) == entered(other)
    # Nothing that theirs has is taken from it but by a change that is nobody's conflict.
    for one in conflicts:
        assert texts_of(merged).get(one.path, one.theirs) == one.theirs


@settings(max_examples=50)
@given(two_from_one())
def test_merging_twice_is_merging_once(states: tuple[Assessment, Assessment, Assessment]) -> None:
    base, mine, theirs = states
    merged, conflicts = three_way(base, mine, theirs)
    again, others = three_way(base, mine, merged)
    if not conflicts:
        assert others == ()
        assert entered(again) == entered(merged)


@given(assessments, assessments)
def test_where_only_one_changed_something_it_is_taken_as_it_is(base: Assessment, changed: Assessment) -> None:
    changed = replace(changed, moves=base.moves)
    for merged, conflicts in (
        three_way(base, changed, base),
        three_way(base, base, changed),
        three_way(base, changed, changed),
    ):
        assert conflicts == ()
        assert entered(merged) == entered(changed)


@settings(max_examples=50)
@given(two_from_one() | st.tuples(assessments, assessments, assessments))
def test_choosing_mine_in_every_conflict_gives_mine_there(states: tuple[Assessment, Assessment, Assessment]) -> None:
    base, mine, theirs = states
    merged, conflicts = three_way(base, mine, theirs)
    settled = replay(merged, [taking_mine(one) for one in conflicts])
    assert settled.conflicts == ()
    conformity.check(settled.assessment)
    wanted, found = texts_of(mine), texts_of(settled.assessment)
    for one in conflicts:
        if one.path not in {"measures", "evidence"} and not one.path.endswith("/findings"):
            assert found.get(one.path, "") == wanted.get(one.path, "") == one.mine
            assert one.base == texts_of(base).get(one.path, "")


def add(assessment: Assessment, *ids: str) -> Assessment:
    for one in ids:
        assessment = edits.add_finding(assessment, MINE, PURPOSE, Finding(one, FindingKind.ISSUE, one))
    return assessment


def order(assessment: Assessment) -> list[str]:
    return [one.id for one in assessment.answer(MINE, "purpose").findings]


def test_findings_of_both_are_kept_each_sides_together_in_one_order() -> None:
    base = full_assessment()
    mine, theirs = add(base, "z", "b"), add(base, "c", "a")
    merged, conflicts = three_way(base, mine, theirs)
    assert conflicts == ()
    assert order(merged) == order(three_way(base, theirs, mine)[0])
    assert order(merged)[:2] == ["f1", "f2"]
    assert order(merged)[2:] in (["z", "b", "c", "a"], ["c", "a", "z", "b"])


def with_links(base: Assessment, ids: str) -> Assessment:
    return replace(base, evidence=tuple(Evidence(one, EvidenceKind.LINK, one, link=one) for one in ids))


ORDERS = st.lists(st.sampled_from("abcdef"), unique=True).map("".join)


@settings(max_examples=300)
@given(ORDERS, ORDERS, ORDERS)
def test_orders_come_together_whoever_is_asked_and_once_and_for_all(base: str, mine: str, theirs: str) -> None:
    start = full_assessment()
    states = [with_links(start, one) for one in (base, mine, theirs)]
    merged, conflicts = three_way(*states)
    other, others = three_way(states[0], states[2], states[1])
    assert bool(conflicts) == bool(others)
    if not conflicts:
        assert merged.evidence == other.evidence
        for side in states[1:]:
            for again, none in (three_way(states[0], side, merged), three_way(states[0], merged, side)):
                assert none == ()
                assert again.evidence == merged.evidence
    else:
        # The order was changed by both: it is theirs, and mine can be chosen.
        chosen = replay(merged, [taking_mine(one) for one in conflicts])
        assert chosen.conflicts == ()


def test_what_one_puts_in_front_and_the_other_sorts_anew_is_no_conflict() -> None:
    start = full_assessment()
    merged, conflicts = three_way(*(with_links(start, one) for one in ("abc", "xabc", "cba")))
    assert conflicts == ()
    assert "".join(one.id for one in merged.evidence) == "xcba"


def test_two_who_remove_different_people_are_asked() -> None:
    people = (Person("A", Role.OWNER), Person("B", Role.FACILITATOR))
    base = replace(full_assessment(), people=people)
    merged, conflicts = three_way(base, replace(base, people=people[:1]), replace(base, people=people[1:]))
    assert merged.people == people[1:]
    assert [(one.path, one.theirs, one.mine) for one in conflicts] == [("people/1", "facilitator: B", "owner: A")]


def test_a_series_removed_there_and_changed_here_can_come_back_whole() -> None:
    base = full_assessment()
    mine = figure_edits.set_text(base, "s1", "note", "Mine.")
    merged, conflicts = three_way(base, mine, figure_edits.remove_series(base, "s1"))
    assert [one.id for one in merged.series] == ["s2"]
    assert {one.path for one in conflicts if one.code is Why.GONE} == {"measures/s1/note"}
    settled = replay(merged, [taking_mine(one) for one in conflicts])
    assert settled.conflicts == ()
    assert {one.id: one for one in settled.assessment.series} == {one.id: one for one in mine.series}


def test_what_is_rated_here_and_written_there_comes_together() -> None:
    base = full_assessment()
    mine = edits.rate(base, MINE, PURPOSE, "planned", Fraction(100))
    theirs = edits.set_note(base, MINE, PURPOSE, "Theirs.")
    merged, conflicts = three_way(base, mine, theirs)
    assert conflicts == ()
    assert merged == edits.rate(theirs, MINE, PURPOSE, "planned", Fraction(100))


def test_two_by_different_criteria_are_not_merged() -> None:
    base = full_assessment()
    moved = replace(base, pack=replace(TINY, version="2.0.0"), moves=(*base.moves, replace(full_receipt(), id="m2")))
    mine = replace(base, profile=replace(base.profile, unit="Tuki"))
    merged, conflicts = three_way(base, mine, moved)
    assert merged is moved
    assert [(one.path, one.theirs, one.code) for one in conflicts] == [("profile/unit", "Asiakaspalvelu", Why.PACK)]
    assert three_way(base, moved, mine)[0] is mine


def test_receipts_of_both_are_kept_the_oldest_first() -> None:
    base = full_assessment()
    early, late = (
        replace(full_receipt(), id="e", time="2027-02-01T08:00:00Z"),
        replace(full_receipt(), id="l", time="2027-03-01T08:00:00Z"),
    )
    mine, theirs = replace(base, moves=(*base.moves, late)), replace(base, moves=(*base.moves, early))
    for one, other in ((mine, theirs), (theirs, mine)):
        assert [move.id for move in three_way(base, one, other)[0].moves] == ["m1", "e", "l"]


def file_of(content: bytes, *uses: str) -> Evidence:
    return replace(evidence_edits.new_file("plan.pdf", sha256_of(content), len(content)), uses=uses)


def test_the_same_file_attached_by_both_is_one_item_that_serves_both() -> None:
    base = full_assessment()
    mine = evidence_edits.add_evidence(base, file_of(b"new", "welcome"))
    theirs = evidence_edits.add_evidence(base, file_of(b"new", "purpose"))
    merged, conflicts = three_way(base, mine, theirs)
    assert conflicts == ()
    assert merged.evidence == (*base.evidence, file_of(b"new", "purpose", "welcome"))
    assert three_way(base, theirs, mine)[0].evidence == merged.evidence


def test_evidence_removed_there_and_renamed_here_can_come_back_whole() -> None:
    base = full_assessment()
    item = base.evidence[0].id
    mine = evidence_edits.change_evidence(base, item, name="Mine")
    merged, conflicts = three_way(base, mine, evidence_edits.remove_evidence(base, item))
    assert [one.id for one in merged.evidence] == ["e2"]
    assert [one.path for one in conflicts if one.code is Why.GONE] == [f"evidence/{item}/name"]
    settled = replay(merged, [taking_mine(one) for one in conflicts])
    assert settled.conflicts == ()
    assert set(settled.assessment.evidence) == set(mine.evidence)


def test_evidence_removed_here_and_used_there_stays_and_is_asked_about() -> None:
    base = full_assessment()
    item = base.evidence[0].id
    theirs = evidence_edits.use(base, item, "welcome")
    merged, conflicts = three_way(base, evidence_edits.remove_evidence(base, item), theirs)
    assert merged.evidence == theirs.evidence
    settled = replay(merged, [taking_mine(one) for one in conflicts])
    assert settled.conflicts == ()
    assert [one.id for one in settled.assessment.evidence] == ["e2"]


def test_evidence_of_both_beyond_what_a_file_holds_is_told_and_not_lost_in_silence() -> None:
    base = replace(full_assessment(), evidence=())
    mine = replace(base, evidence=tuple(file_of(f"m{number}".encode()) for number in range(80)))
    theirs = replace(base, evidence=tuple(file_of(f"t{number}".encode()) for number in range(80)))
    for one, other in ((mine, theirs), (theirs, mine)):
        merged, conflicts = three_way(base, one, other)
        conformity.check(merged)
        assert len(merged.evidence) == FILES_AT_MOST
        assert {each.code for each in conflicts} == {Why.FULL}
        assert len({each.path.split("/")[1] for each in conflicts}) == 160 - FILES_AT_MOST
