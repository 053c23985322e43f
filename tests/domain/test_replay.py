"""Replaying changes: the other half of telling what changed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccassess.domain import aid_edits, edits, figure_edits
from ccassess.domain.assessment import Answer, Assessment, Finding, FindingKind, Mark, Party, Person, Reason, Role
from ccassess.domain.changes import FieldChange, diff
from ccassess.domain.evidence_texts import evidence_texts
from ccassess.domain.figures import Figure
from ccassess.domain.replay import Replayed, Why, replay, taking_mine
from ccassess.storage import conformity
from tests.strategies import TINY, assessments, full_assessment, full_evidence

MINE, CHECKED = Party.SELF, Party.VERIFICATION
PURPOSE = TINY.nodes["purpose"]
WELCOME = TINY.nodes["welcome"]
FILE_ID = full_evidence()[0].id
CONTENT = evidence_texts(full_evidence()[0])["content"]


def entered(one: Assessment) -> tuple[object, ...]:
    """All that the parties entered."""
    sheets = (one.self_sheet, one.verification_sheet)
    said = (one.series, one.checklists, one.meanings, one.evidence)
    return (one.profile, one.people, one.team, *sheets, *said)


def change(path: str, old: str, new: str, party: Party = MINE) -> FieldChange:
    return FieldChange(party, path, old, new)


def told(replayed: Replayed) -> dict[str, tuple[str, str, str, str]]:
    return {one.path: (one.base, one.theirs, one.mine, one.code.value) for one in replayed.conflicts}


# Laws


@given(assessments, assessments)
def test_what_changed_makes_the_one_of_the_other(old: Assessment, new: Assessment) -> None:
    changes = diff(old, new)
    replayed = replay(old, changes)
    assert replayed.conflicts == ()
    assert entered(replayed.assessment) == entered(new)
    assert (replayed.assessment.histories, replayed.assessment.generation) == (old.histories, old.generation)
    again = replay(replayed.assessment, changes)
    assert again == replayed
    assert again.assessment is replayed.assessment


@settings(max_examples=50)
@given(assessments, assessments, st.data())
def test_any_part_of_the_changes_gives_what_a_file_can_hold(
    old: Assessment, new: Assessment, data: st.DataObject
) -> None:
    changes = diff(old, new)
    some = changes[: data.draw(st.integers(0, len(changes)))]
    part = replay(old, some)
    conformity.check(part.assessment)
    # What was replayed twice, or only now, ends as if it had never stopped half way.
    assert replay(part.assessment, some).assessment == part.assessment
    any_of_them = [one for one in changes if data.draw(st.booleans())]
    conformity.check(replay(old, any_of_them).assessment)


@settings(max_examples=50)
@given(assessments, assessments, st.data())
def test_the_order_of_changes_matters_only_to_what_is_added_to_a_list(
    old: Assessment, new: Assessment, data: st.DataObject
) -> None:
    changes = diff(old, new)
    mixed = data.draw(st.permutations(changes))
    added = [one for one in changes if not one.old]
    in_turn = iter(added)
    mixed = [next(in_turn) if not one.old else one for one in mixed]
    replayed = replay(old, mixed)
    assert replayed.conflicts == ()
    assert entered(replayed.assessment) == entered(new)


@settings(max_examples=50)
@given(st.lists(assessments, min_size=2, max_size=4), st.data())
def test_a_journal_is_replayed_on_any_state_it_went_through(states: list[Assessment], data: st.DataObject) -> None:
    journal = [one for before, after in pairwise(states) for one in diff(before, after)]
    start = data.draw(st.sampled_from(states))
    replayed = replay(start, journal)
    assert replayed.conflicts == ()
    assert entered(replayed.assessment) == entered(states[-1])


segments = st.sampled_from(
    (
        "self",
        "verification",
        "purpose",
        "welcome",
        "findings",
        "f1",
        "ratings",
        "planned",
        "note",
        "grade",
        "applies",
        "measures",
        "s1",
        "figures",
        "2025",
        "2025-13",
        "measure",
        "variant",
        "parameters",
        "channel",
        "people",
        "team",
        "1",
        "01",
        "3",
        "99999999999999999999",
        "²",
        "checklists",
        "mirror",
        "marks",
        "time",
        "leader",
        "terms",
        "pack",
        "coaching",
        "profile",
        "unit",
        "not_applicable",
        "",
        "..",
        "ä",
        "ten-moments",
        "first-day",
        "evidence",
        "e2",
        "kind",
        "content",
        "uses",
        "valid_until",
        FILE_ID,
        "importance",
    )
)
said = st.sampled_from(
    (
        "",
        "75",
        "75.0",
        "100",
        "yes",
        "no",
        "strength: x",
        "owner: A",
        "2",
        "9",
        "csat",
        "aht",
        "f2 f1",
        "s2 s1",
        "82; target 80",
        "82; target",
        "partly",
        "x\x00y",
        "e\u0301",
        "top-two",
        "mean",
        "no value",
        "f1 f1",
        "other",
        "file",
        "link",
        "1",
        CONTENT,
        f"e2 {FILE_ID}",
    )
)
rows = st.builds(
    FieldChange,
    st.sampled_from(Party),
    st.lists(segments, max_size=5).map("/".join) | st.text(),
    said,
    said | st.text(),
)


@given(st.lists(rows, max_size=12), st.sampled_from(("as they are", "as if they fitted")))
def test_foreign_and_damaged_rows_never_raise_nor_break_anything(changes: list[FieldChange], how: str) -> None:
    old = full_assessment()
    if how == "as if they fitted":
        present = {one.path: one.new for one in diff(replace(old, people=(), series=(), checklists={}), old)}
        changes = [replace(one, old=present.get(one.path, one.old)) for one in changes]
    replayed = replay(old, changes)
    conformity.check(replayed.assessment)
    assert replay(replayed.assessment, ()).assessment is replayed.assessment


# What somebody would notice


def test_what_is_done_already_is_passed_over_and_what_somebody_else_changed_is_left() -> None:
    old = full_assessment()
    changes = [
        change("profile/unit", "Asiakaspalvelu", "Tuki"),
        change("profile/centre", "Old Oy", "Kanta Oy"),
        change("profile/contact", "Old name", "New name"),
    ]
    replayed = replay(old, changes)
    assert replayed.assessment.profile == replace(old.profile, unit="Tuki")
    assert told(replayed) == {"profile/contact": ("Old name", "Maija Virtanen", "New name", "changed")}


@pytest.mark.parametrize(
    ("path", "new", "code"),
    [
        ("profile/colour", "red", Why.UNKNOWN),
        ("profile", "red", Why.UNKNOWN),
        ("", "red", Why.UNKNOWN),
        ("self/gone/note", "x", Why.UNKNOWN),
        ("self/purpose", "x", Why.UNKNOWN),
        ("self/planning/colour", "x", Why.UNKNOWN),
        ("self/planning/ratings/other", "75", Why.UNKNOWN),
        ("self/planning/ratings/planned", "76", Why.UNKNOWN),
        ("self/planning/ratings/planned", "75.0", Why.DAMAGED),
        ("self/planning/grade", "7", Why.DAMAGED),
        ("self/planning/findings/f9", "no kind", Why.DAMAGED),
        ("self/planning/findings/-", "strength: x", Why.UNKNOWN),
        ("self/planning/reason", "whim", Why.DAMAGED),
        ("self/planning/note", "a\x00b", Why.DAMAGED),
        ("verification/planning/note", "x", Why.UNKNOWN),
        ("people/2", "boss: Ville", Why.DAMAGED),
        ("people/2/name", "owner: Ville", Why.UNKNOWN),
        ("people/0", "owner: Ville", Why.UNKNOWN),
        ("people/7", "owner: Ville", Why.BOUND),
        ("measures/s9/measure", "nps", Why.UNKNOWN),
        ("measures/s9/note", "x", Why.GONE),
        ("measures/s2/variant", "mean", Why.UNKNOWN),
        ("measures/s2/parameters/channel", "x", Why.UNKNOWN),
        ("measures/s2/figures/2025-13", "82", Why.UNKNOWN),
        ("measures/s2/figures/2025", "82;target 80", Why.DAMAGED),
        ("checklists/gone/note", "x", Why.UNKNOWN),
        ("checklists/ten-moments/marks/first-day/leader", "yes", Why.UNKNOWN),
        ("checklists/mirror/marks/praise", "yes", Why.UNKNOWN),
        ("checklists/mirror/marks/praise/leader", "maybe", Why.DAMAGED),
        ("terms/gone", "x", Why.UNKNOWN),
        ("evidence/e9/note", "x", Why.GONE),
        ("evidence/e9/kind", "file", Why.GONE),
        ("evidence/e9/kind", "stone", Why.DAMAGED),
        ("evidence/e2/colour", "red", Why.UNKNOWN),
        ("evidence/e2/content", CONTENT, Why.BOUND),
        ("evidence/e2/content", "0 1", Why.DAMAGED),
        ("evidence/e2/uses/gone", "1", Why.UNKNOWN),
        ("evidence/e2/uses/purpose", "yes", Why.DAMAGED),
        ("evidence/e2/note", "a\x00b", Why.DAMAGED),
        ("evidence/-/note", "x", Why.UNKNOWN),
        (f"evidence/{FILE_ID}/link", "https://example.org", Why.BOUND),
    ],
)
def test_what_cannot_be_is_a_conflict(path: str, new: str, code: Why) -> None:
    old = full_assessment()
    replayed = replay(old, [change(path, "", new)])
    assert replayed.assessment is old
    assert [(one.path, one.code) for one in replayed.conflicts] == [(path, code)]


def test_typing_that_was_saved_half_way_goes_on_where_it_was() -> None:
    old = full_assessment()
    typed = [
        change("self/planning/note", before, after)
        for before, after in (("", "a"), ("a", "ab"), ("ab", ""), ("", "xyz"))
    ]
    for saved in ("", "a", "ab", "xyz"):
        replayed = replay(edits.set_note(old, MINE, TINY.nodes["planning"], saved), typed)
        assert replayed.conflicts == ()
        assert replayed.assessment.answer(MINE, "planning").note == "xyz"
    other = replay(edits.set_note(old, MINE, TINY.nodes["planning"], "theirs"), typed)
    assert told(other) == {"self/planning/note": ("", "theirs", "xyz", "changed")}


def test_a_finding_added_by_each_is_kept_beside_the_other_and_the_order_holds() -> None:
    old = full_assessment()
    mine = edits.add_finding(old, MINE, PURPOSE, Finding("m", FindingKind.ISSUE, "Mine."))
    answer = mine.answer(MINE, "purpose")
    mine = mine.with_sheet(mine.self_sheet.with_answer("purpose", replace(answer, findings=answer.findings[::-1])))
    theirs = edits.add_finding(old, MINE, PURPOSE, Finding("t", FindingKind.ISSUE, "Theirs."))
    replayed = replay(theirs, diff(old, mine))
    assert replayed.conflicts == ()
    assert [one.id for one in replayed.assessment.answer(MINE, "purpose").findings] == ["m", "f2", "t", "f1"]


def test_an_order_changed_by_both_is_a_conflict_and_what_was_added_stays() -> None:
    old = full_assessment()
    third = Finding("f3", FindingKind.ISSUE, "Third.")
    old = edits.add_finding(old, MINE, PURPOSE, third)
    answer = old.answer(MINE, "purpose")
    first, second, third = answer.findings

    def ordered(*findings: Finding) -> Assessment:
        return old.with_sheet(old.self_sheet.with_answer("purpose", replace(answer, findings=findings)))

    replayed = replay(ordered(third, second, first), diff(old, ordered(second, first, third)))
    assert told(replayed) == {"self/purpose/findings": ("f1 f2 f3", "f3 f2 f1", "f2 f1 f3", "changed")}


def test_a_reason_why_a_criterion_does_not_apply_needs_it_not_to_apply() -> None:
    old = full_assessment()
    applies = edits.set_not_applicable(old, MINE, WELCOME, None)
    other = edits.set_not_applicable(old, MINE, WELCOME, "Another reason.")
    reason = "The centre has no newcomers."
    assert told(replay(other, diff(old, applies))) == {
        "self/welcome/not_applicable": (reason, "Another reason.", "", "changed"),
        "self/welcome/applies": ("no", "no", "yes", "bound"),
    }
    assert told(replay(applies, diff(old, other))) == {
        "self/welcome/not_applicable": (reason, "", "Another reason.", "changed"),
        "self/welcome/applies": ("no", "yes", "no", "changed"),
    }
    unsaid = edits.set_not_applicable(old, MINE, WELCOME, "")
    back = replay(applies, diff(unsaid, other))
    assert told(back) == {
        "self/welcome/not_applicable": ("", "", "Another reason.", "bound"),
        "self/welcome/applies": ("no", "yes", "no", "changed"),
    }
    chosen = replay(back.assessment, [taking_mine(one) for one in back.conflicts])
    assert chosen.conflicts == ()
    assert chosen.assessment == other


def test_a_series_that_somebody_else_went_on_with_is_not_removed() -> None:
    old = full_assessment()
    removed = figure_edits.remove_series(old, "s2")
    theirs = figure_edits.set_figure(old, "s2", Figure("2027", Fraction(90)))
    replayed = replay(theirs, diff(old, removed))
    assert replayed.assessment is theirs
    assert told(replayed) == {
        "measures/s2/measure": ("aht", "aht", "", "bound"),
        "measures/s2/figures/2026": ("-5; target 240; target_high 300",) * 2 + ("", "bound"),
        "measures/s2/figures/2027": ("", "90", "", "changed"),
    }
    chosen = replay(replayed.assessment, [taking_mine(one) for one in replayed.conflicts])
    assert chosen.conflicts == ()
    assert chosen.assessment.series == removed.series
    assert told(replay(removed, diff(old, theirs))) == {"measures/s2/figures/2027": ("", "", "90", "gone")}


def test_people_are_replaced_all_together_or_not_at_all() -> None:
    old = replace(full_assessment(), people=(Person("A", Role.OWNER), Person("B", Role.FACILITATOR)))
    removed = replace(old, people=old.people[1:])
    theirs = replace(old, people=(old.people[0], Person("Bb", Role.FACILITATOR)))
    replayed = replay(theirs, diff(old, removed))
    assert replayed.assessment is theirs
    assert told(replayed) == {
        "people/1": ("owner: A", "owner: A", "facilitator: B", "bound"),
        "people/2": ("facilitator: B", "facilitator: Bb", "", "changed"),
    }


def test_marks_meanings_reasons_and_flags_come_back() -> None:
    old = full_assessment()
    new = aid_edits.set_mark(old, "mirror", "praise", "leader", Mark.PARTLY)
    new = aid_edits.set_meaning(aid_edits.set_note(new, "ten-moments", ""), "coaching", "")
    new = edits.set_reason(new, PURPOSE, Reason.OTHER, "Another")
    new = edits.set_flag(new, MINE, PURPOSE, flagged=False)
    assert replay(old, diff(old, new)) == Replayed(new, ())


def test_changes_by_other_criteria_are_never_made() -> None:
    old = full_assessment()
    other = replace(TINY, version="2.0.0")
    moved = replace(old, pack=other, profile=replace(old.profile, unit="Tuki"))
    before = change("profile/centre", "Kanta Oy", "Oy Kanta")
    replayed = replay(old, [before, *diff(old, moved)])
    assert replayed.assessment == replace(old, profile=replace(old.profile, centre="Oy Kanta"))
    assert {path: one[3] for path, one in told(replayed).items()} == {"pack": "pack", "profile/unit": "pack"}
    assert told(replayed)["profile/unit"][:3] == ("Asiakaspalvelu", "Asiakaspalvelu", "Tuki")
    after = replay(moved, [before, *diff(old, moved), change("profile/contact", "Maija Virtanen", "Ville")])
    assert after.conflicts == ()
    assert after.assessment.profile.contact == "Ville"
    back = replay(old, [before, *diff(old, moved), *diff(moved, old), change("profile/sites", "", "Oulu")])
    assert back.conflicts == ()
    assert back.assessment.profile == replace(old.profile, centre="Oy Kanta", sites="Oulu")


def test_an_answer_that_says_nothing_any_more_is_left_out() -> None:
    old = full_assessment()
    new = old.with_sheet(old.self_sheet.with_answer("purpose", Answer()))
    replayed = replay(old, diff(old, new))
    assert "purpose" not in replayed.assessment.self_sheet.answers


def test_a_file_taken_away_and_attached_again_comes_last_on_whatever_state_that_is_replayed() -> None:
    base = replace(full_assessment(), evidence=())
    first, other = full_evidence()[:2]
    states = [replace(base, evidence=listed) for listed in ((), (first,), (), (other, first))]
    journal = [one for before, after in pairwise(states) for one in diff(before, after)]
    for start in states:
        replayed = replay(start, journal)
        assert replayed.conflicts == ()
        assert replayed.assessment.evidence == (other, first)
