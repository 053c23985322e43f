"""Moving to other criteria: nothing is carried silently, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.assessment import Answer, Assessment, Finding, FindingKind, Party, Reason, Sheet
from ccassess.domain.centre_texts import marks_texts, series_texts
from ccassess.domain.changes import record
from ccassess.domain.content import content_fingerprint
from ccassess.domain.figures import Figure, Series
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.domain.measures import Better
from ccassess.domain.migration import Declared, Migration, Outcome
from ccassess.domain.moving import Move, apply, plan
from ccassess.domain.moving_texts import _said
from ccassess.domain.pack import Node, NotApplicable, Pack
from ccassess.domain.plain_text import MAX_TEXT
from ccassess.domain.problems import RefusedError
from tests.strategies import FILES, TINY, assessments, full_assessment, full_evidence, sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ccassess.domain.receipt import LeftBehind

PLAN = full_evidence()[0].id
ALL = [one.id for one in TINY.criteria]
TIME = "2027-03-01T10:00:00Z"


def changed_tree(pack: Pack, change: Callable[[Node], Node | None]) -> Pack:
    """Return a pack in which a function has replaced criteria, or taken them out."""

    def below(node: Node) -> Node:
        if node.level == "criterion" or node.is_leaf:
            return node
        kept = [found for child in node.children if (found := _changed(child)) is not None]
        return replace(node, children=tuple(kept))

    def _changed(child: Node) -> Node | None:
        return change(child) if child.level == "criterion" else below(child)

    return replace(pack, root=below(pack.root))


def without(*names: str, pack: Pack = TINY) -> Pack:
    return changed_tree(pack, lambda node: None if node.id in names else node)


def with_question(pack: Pack, criterion: str, question: str) -> Pack:
    texts = {**pack.texts["en"], f"{criterion}.question": question}
    return replace(pack, texts={**pack.texts, "en": texts})


def newer(pack: Pack, declared: Mapping[str, Declared] | None = None, version: str = "2.0.0") -> Pack:
    migrations = () if declared is None else (Migration("1.0.0", declared),)
    return replace(pack, version=version, migrations=migrations)


def outcomes(move: Move) -> dict[str, Outcome]:
    return {(line.new[0] if line.old is None else line.old).id: line.outcome for line in move.lines}


def left(move: Move) -> dict[str, str]:
    found: list[LeftBehind] = [*move.left, *(one for line in move.lines for one in line.left)]
    return {one.path: one.text for one in found}


def answered(answers: Mapping[str, Answer], party: Party = Party.SELF) -> Assessment:
    bare = replace(full_assessment(), series=(), checklists={}, meanings={}, evidence=(), self_sheet=Sheet(Party.SELF))
    return replace(bare, verification_sheet=Sheet(Party.VERIFICATION)).with_sheet(Sheet(party, answers))


RATED = Answer(
    ratings={"carried_out": Fraction(50), "planned": Fraction(75)},
    grade=2,
    findings=(Finding("f1", FindingKind.STRENGTH, "Everyone knows why."),),
    note="A note.",
)


# Outcomes


def test_what_asks_means_and_counts_the_same_is_carried_whole() -> None:
    before = full_assessment()
    move = plan(before, newer(TINY))
    assert set(outcomes(move).values()) == {Outcome.SAME}
    assert move.moved == replace(before, pack=newer(TINY))
    assert (left(move), move.review) == ({}, ())


def test_the_same_criteria_are_refused_whatever_their_files() -> None:
    with pytest.raises(RefusedError) as caught:
        plan(full_assessment(), replace(TINY, files={"pack.yaml": b"# the same, with a comment"}))
    assert caught.value.code == "same-criteria"


def test_a_changed_question_is_for_review_and_its_ratings_stay_behind() -> None:
    before = answered({"purpose": RATED})
    move = plan(before, newer(with_question(TINY, "purpose", "What for?")))
    assert outcomes(move)["purpose"] is Outcome.NEEDS_REVIEW
    now = move.moved.answer(Party.SELF, "purpose")
    assert now == Answer(findings=RATED.findings, note="A note.", flagged=True)
    assert left(move) == {
        "self/purpose/ratings/planned": "75",
        "self/purpose/ratings/carried_out": "50",
        "self/purpose/grade": "2",
    }
    assert move.review == ("purpose",)
    (line,) = [one for one in move.lines if one.left]
    # In the criterion's order, whatever the order in which the ratings were given.
    assert [one.names for one in line.left] == [("Planned",), (), ()]


@pytest.mark.parametrize("outcome", [Outcome.SAME, Outcome.REWORDED])
def test_what_the_author_declares_is_carried_whole(outcome: Outcome) -> None:
    before = answered({"purpose": RATED})
    new = newer(with_question(TINY, "purpose", "What for?"), {"purpose": Declared(outcome)})
    move = plan(before, new)
    assert outcomes(move)["purpose"] is outcome
    assert move.moved.answer(Party.SELF, "purpose") == RATED
    assert (left(move), move.review) == ({}, ())


def test_a_declaration_holds_for_its_version_alone() -> None:
    new = newer(with_question(TINY, "purpose", "What for?"))
    new = replace(new, migrations=(Migration("0.9.0", {"purpose": Declared(Outcome.SAME)}),))
    assert outcomes(plan(answered({"purpose": RATED}), new))["purpose"] is Outcome.NEEDS_REVIEW


def test_a_declaration_can_be_about_another_pack() -> None:
    new = replace(newer(TINY), id="org.example.other")
    new = with_question(new, "purpose", "What for?")
    declared = {"purpose": Declared(Outcome.SAME)}
    assert outcomes(plan(answered({}), replace(new, migrations=(Migration("1.0.0", declared),))))["purpose"] is (
        Outcome.NEEDS_REVIEW
    )
    named = replace(new, migrations=(Migration("1.0.0", declared, TINY.id),))
    assert outcomes(plan(answered({}), named))["purpose"] is Outcome.SAME


def test_a_criterion_in_another_area_is_for_review_unless_it_is_declared_moved() -> None:
    work, people = TINY.root.children
    root = replace(
        TINY.root,
        children=(
            replace(work, children=work.children[:1]),
            replace(people, children=(*people.children, work.children[1])),
        ),
    )
    new = newer(replace(TINY, root=root))
    before = answered({"planning": RATED})
    assert outcomes(plan(before, new))["planning"] is Outcome.NEEDS_REVIEW
    move = plan(
        before, replace(new, migrations=newer(TINY, {"planning": Declared(Outcome.MOVED, ("planning",))}).migrations)
    )
    assert outcomes(move)["planning"] is Outcome.MOVED
    assert move.moved.answer(Party.SELF, "planning") == RATED


def test_a_criterion_moves_to_another_id_on_both_sheets() -> None:
    renamed = changed_tree(TINY, lambda node: replace(node, id="aim") if node.id == "purpose" else node)
    new = newer(renamed, {"purpose": Declared(Outcome.MOVED, ("aim",))})
    checked = replace(RATED, reason=Reason.NO_EVIDENCE, reason_text="Nothing was shown.")
    before = answered({"purpose": RATED}).with_sheet(Sheet(Party.VERIFICATION, {"purpose": checked}))
    move = plan(before, new)
    assert move.moved.answer(Party.SELF, "aim") == RATED
    assert move.moved.answer(Party.VERIFICATION, "aim") == checked
    assert left(move) == {}
    assert outcomes(move) == dict.fromkeys(ALL, Outcome.SAME) | {"purpose": Outcome.MOVED}


def test_without_a_declaration_an_id_that_is_gone_leaves_everything_in_the_receipt() -> None:
    move = plan(answered({"purpose": RATED}), newer(without("purpose")))
    assert outcomes(move)["purpose"] is Outcome.NEEDS_REVIEW
    assert not move.moved.self_sheet.answers
    assert left(move)["self/purpose/findings/f1"] == "strength: Everyone knows why."
    assert left(move)["self/purpose/note"] == "A note."
    assert len(left(move)) == 5


def test_a_retired_criterion_leaves_everything_in_the_receipt() -> None:
    absent = Answer(not_applicable="", flagged=True)
    move = plan(answered({"coaching": absent}), newer(without("coaching"), {"coaching": Declared(Outcome.RETIRED)}))
    assert outcomes(move)["coaching"] is Outcome.RETIRED
    assert left(move) == {"self/coaching/applies": "no", "self/coaching/flagged": "yes"}


def test_a_criterion_is_split_words_to_all_ratings_to_none() -> None:
    new = newer(TINY, {"purpose": Declared(Outcome.SPLIT_INTO, ("purpose", "planning"))})
    move = plan(answered({"purpose": RATED}), new)
    for part in ("purpose", "planning"):
        now = move.moved.answer(Party.SELF, part)
        assert (now.note, now.findings, dict(now.ratings), now.flagged) == ("A note.", RATED.findings, {}, True)
    assert set(left(move)) == {f"self/purpose/{path}" for path in ("ratings/planned", "ratings/carried_out", "grade")}
    assert move.review == ("purpose", "planning")


def test_merged_criteria_gather_their_words_under_their_old_numbers() -> None:
    merged = {name: Declared(Outcome.MERGED_INTO, ("planning",)) for name in ("purpose", "planning")}
    other = replace(RATED, note="Another note.")
    move = plan(answered({"purpose": RATED, "planning": other}), newer(without("purpose"), merged))
    now = move.moved.answer(Party.SELF, "planning")
    assert now.note == "[1.1] A note.\n\n[1.2] Another note."
    assert [one.text for one in now.findings] == ["[1.1] Everyone knows why.", "[1.2] Everyone knows why."]
    assert len({one.id for one in now.findings}) == 2
    assert (dict(now.ratings), now.grade, now.flagged) == ({}, None, True)


def test_what_joins_a_criterion_that_is_carried_comes_after_its_own_words() -> None:
    declared = {"planning": Declared(Outcome.REWORDED), "purpose": Declared(Outcome.MERGED_INTO, ("planning",))}
    own = replace(RATED, note="Own.", ratings={"planned": Fraction(25, 2)})
    move = plan(answered({"purpose": RATED, "planning": own}), newer(without("purpose"), declared))
    now = move.moved.answer(Party.SELF, "planning")
    assert (now.note, dict(now.ratings), now.grade) == ("Own.\n\n[1.1] A note.", {"planned": Fraction(25, 2)}, 2)
    assert (now.flagged, move.review) == (True, ("planning",))


def test_two_that_would_bring_their_ratings_to_one_bring_none() -> None:
    new = newer(without("purpose"), {"purpose": Declared(Outcome.MOVED, ("planning",))})
    move = plan(answered({"purpose": RATED, "planning": RATED}), new)
    assert (outcomes(move)["purpose"], outcomes(move)["planning"]) == (Outcome.NEEDS_REVIEW, Outcome.NEEDS_REVIEW)
    assert dict(move.moved.answer(Party.SELF, "planning").ratings) == {}
    assert len(left(move)) == 6


def test_words_too_long_for_one_field_stay_in_the_receipt() -> None:
    merged = {name: Declared(Outcome.MERGED_INTO, ("planning",)) for name in ("purpose", "planning")}
    longest = Answer(note="x" * MAX_TEXT, findings=(Finding("f", FindingKind.ISSUE, "y" * MAX_TEXT),))
    move = plan(answered({"purpose": longest, "planning": Answer(note="short")}), newer(without("purpose"), merged))
    now = move.moved.answer(Party.SELF, "planning")
    assert (now.note, now.findings) == ("[1.2] short", ())
    assert set(left(move)) == {"self/purpose/note", "self/purpose/findings/f"}


def test_ratings_go_to_the_new_scale_by_the_table_and_those_not_in_it_are_cleared() -> None:
    new = newer(TINY, {"purpose": Declared(Outcome.RESCALED, ratings={Fraction(75): Fraction(100)})})
    move = plan(answered({"purpose": RATED}), new)
    now = move.moved.answer(Party.SELF, "purpose")
    assert dict(now.ratings) == {"planned": 100}
    assert (now.note, now.grade, now.flagged) == ("A note.", 2, True)
    assert set(left(move)) == {"self/purpose/ratings/planned", "self/purpose/ratings/carried_out"}
    assert move.review == ("purpose",)


def test_what_cannot_be_rated_so_any_more_is_for_review_whatever_is_declared() -> None:
    def narrower(node: Node) -> Node:
        if node.id != "purpose":
            return node
        return replace(node, children=tuple(replace(leaf, values=leaf.values[:1]) for leaf in node.children))

    new = newer(changed_tree(TINY, narrower), {"purpose": Declared(Outcome.SAME)})
    assert outcomes(plan(answered({"purpose": RATED}), new))["purpose"] is Outcome.NEEDS_REVIEW


def test_a_criterion_that_must_apply_from_now_on_is_for_review() -> None:
    def strict(node: Node) -> Node:
        return replace(node, not_applicable=NotApplicable.FORBIDDEN)

    new = newer(changed_tree(TINY, strict), {"coaching": Declared(Outcome.SAME)})
    move = plan(answered({"coaching": Answer(not_applicable="We have none.")}), new)
    assert move.moved.answer(Party.SELF, "coaching") == Answer(flagged=True)
    assert left(move) == {"self/coaching/applies": "no", "self/coaching/not_applicable": "We have none."}
    assert move.review == ("coaching",)


def test_new_criteria_are_named() -> None:
    before = replace(answered({}), pack=without("purpose"))
    move = plan(before, newer(TINY))
    assert outcomes(move)["purpose"] is Outcome.NEW
    assert move.counts[Outcome.NEW] == 1


def test_totals_are_told_as_they_were_shown() -> None:
    full = Answer(ratings={"planned": Fraction(100), "carried_out": Fraction(100)}, grade=3)
    before = answered(dict.fromkeys(ALL, full))
    move = plan(
        replace(before, verification_sheet=Sheet(Party.VERIFICATION)), newer(with_question(TINY, "purpose", "?"))
    )
    (total,) = move.totals
    assert (total.party, total.before.points, total.after.points) == (Party.SELF, "200.0", "")
    assert (total.after.so_far, total.after.scored, total.after.criteria) == ("150.0", 3, 4)


# Figures, marks and meanings


def test_figures_of_a_measure_that_is_gone_stand_in_the_receipt_with_what_they_meant() -> None:
    before = full_assessment()
    move = plan(before, newer(replace(TINY, measures=TINY.measures[1:])))
    assert [one.id for one in move.moved.series] == ["s2"]
    texts = left(move)
    assert texts["measures/s1/figures/2026-H1"] == "78.5; target 80; comparator 81; n 120; redefined"
    assert texts["measures/s1/parameters/channel"] == "phone"
    assert texts["measures/s1/definition/better"] == "up"
    assert move.left[0].names[:2] == ("Customer satisfaction", "puhelin")


def test_a_variant_or_parameter_that_is_gone_is_cleared_and_named() -> None:
    csat = TINY.measures[0]
    fewer = replace(csat, variants=csat.variants[1:], parameters=("question",))
    move = plan(full_assessment(), newer(replace(TINY, measures=(fewer, TINY.measures[1]))))
    series = move.moved.series[0]
    assert (series.variant, dict(series.parameters), len(series.figures)) == ("", {}, 2)
    assert left(move)["measures/s1/variant"] == "top-two"
    assert left(move)["measures/s1/parameters/channel"] == "phone"


def test_figures_computed_otherwise_from_now_on_are_told() -> None:
    csat = replace(TINY.measures[1], better=Better.DOWN)
    move = plan(full_assessment(), newer(replace(TINY, measures=(TINY.measures[0], csat))))
    assert move.moved.series == full_assessment().series
    assert left(move) == {"measures/s2/definition/better": "range"}


def test_a_parameter_stated_in_another_unit_from_now_on_is_told() -> None:
    unit = "measure.csat.parameter.channel.unit"
    before = full_assessment()
    old = replace(before.pack, texts={**TINY.texts, "en": {**TINY.texts["en"], unit: "s"}})
    new = newer(replace(TINY, texts={**TINY.texts, "en": {**TINY.texts["en"], unit: "min"}}))
    move = plan(replace(before, pack=old), new)
    assert left(move) == {"measures/s1/definition/parameters/channel": "s"}
    assert move.left[0].names[0] == "Customer satisfaction"


def test_marks_and_meanings_that_have_no_place_stand_in_the_receipt() -> None:
    mirror = replace(TINY.checklists[1], sides=("leader",))
    new = newer(replace(TINY, checklists=(mirror,), terms=()))
    move = plan(full_assessment(), new)
    assert list(move.moved.checklists) == ["mirror"]
    assert not move.moved.meanings
    assert left(move) == {
        "checklists/ten-moments/marks/first-day": "partly",
        "checklists/ten-moments/note": "Asked in May.",
        "checklists/mirror/marks/time/adviser": "no",
        "terms/coaching": "An hour a month for everyone.",
    }


# Receipt and history


def test_a_move_leaves_a_receipt_and_a_trace_in_the_history() -> None:
    before = full_assessment()
    move = plan(before, newer(with_question(TINY, "purpose", "What for?")))
    after = apply(move, "r1", TIME, "Aino")
    *_, receipt = after.moves
    assert (receipt.id, receipt.time, receipt.who) == ("r1", TIME, "Aino")
    assert (receipt.before.version, receipt.after.version) == ("1.0.0", "2.0.0")
    assert receipt.before.scoring == scoring_fingerprint(TINY)
    ids = iter(f"n{number}" for number in range(99))
    recorded = record(before, after, "Aino", TIME, lambda: next(ids))
    paths = [entry.path for entry in recorded.histories[Party.SELF]]
    assert "pack" in paths
    assert "self/purpose/ratings/planned" in paths
    assert recorded.generation == before.generation + len(paths) - 1 + len(recorded.histories[Party.VERIFICATION])
    assert content_fingerprint(recorded) != content_fingerprint(replace(recorded, moves=()))


def test_moving_twice_keeps_both_receipts() -> None:
    first = apply(plan(full_assessment(), newer(without("purpose"))), "r1", TIME, "")
    second = apply(plan(first, newer(without("purpose", "planning"), version="3.0.0")), "r2", TIME, "")
    assert second.moves[:-1] == first.moves
    assert [one.id for one in second.moves[-2:]] == ["r1", "r2"]


def test_declarations_belong_to_the_texts_and_change_no_score() -> None:
    declared = replace(TINY, migrations=(Migration("0.9.0", {"purpose": Declared(Outcome.SAME)}),))
    assert scoring_fingerprint(declared) == scoring_fingerprint(TINY)
    assert texts_fingerprint(declared) != texts_fingerprint(TINY)
    otherwise = replace(TINY, migrations=(Migration("0.9.0", {"purpose": Declared(Outcome.REWORDED)}),))
    assert texts_fingerprint(otherwise) != texts_fingerprint(declared)


# Whatever the packs and the answers


@st.composite
def _declared(draw: st.DrawFn, kept: list[str]) -> dict[str, Declared]:
    """Declarations about some criteria, among them such as no author should write."""
    found: dict[str, Declared] = {}
    target = st.sampled_from(kept)
    for name in draw(st.lists(st.sampled_from(ALL), unique=True)):
        kinds = [Outcome.RETIRED, Outcome.MOVED, Outcome.MERGED_INTO, Outcome.SPLIT_INTO]
        if name in kept:
            kinds += [Outcome.SAME, Outcome.REWORDED, Outcome.RESCALED]
        outcome = draw(st.sampled_from(kinds))
        to: tuple[str, ...] = ()
        if outcome in {Outcome.MOVED, Outcome.MERGED_INTO}:
            to = (draw(target),)
        elif outcome is Outcome.SPLIT_INTO:
            to = tuple(draw(st.lists(target, min_size=1, unique=True)))
        values = TINY.criteria[0].leaves()[0].values
        table = draw(st.dictionaries(st.sampled_from(values), st.sampled_from(values)))
        found[name] = Declared(outcome, to, table if outcome is Outcome.RESCALED else {})
    return found


@st.composite
def _packs(draw: st.DrawFn) -> Pack:
    kept = draw(st.lists(st.sampled_from(ALL), min_size=1, unique=True))
    new = without(*(name for name in ALL if name not in kept))
    for name in draw(st.lists(st.sampled_from(ALL), unique=True)):
        new = with_question(new, name, "Something else?")
    csat, aht = TINY.measures
    measures = draw(st.sampled_from([(csat, aht), (csat,), (aht,), (), (replace(csat, variants=(), parameters=()),)]))
    lists = draw(st.sampled_from([TINY.checklists, TINY.checklists[:1], (replace(TINY.checklists[1], sides=()),), ()]))
    terms = draw(st.sampled_from([TINY.terms, TINY.terms[:1], ()]))
    return newer(replace(new, measures=measures, checklists=lists, terms=terms), draw(_declared(kept)))


@given(assessments, _packs())
def test_nothing_is_lost(before: Assessment, new: Pack) -> None:
    move = plan(before, new)
    texts = left(move)
    fates = {line.old.id: [one.id for one in line.new] for line in move.lines if line.old is not None}
    for party in Party:
        for name, answer in before.sheet(party).answers.items():
            now = [move.moved.answer(party, to) for to in fates[name]]
            for path, text in _said(answer).items():
                where = f"{party}/{name}/{path}"
                assert texts.get(where) == text or any(_holds(one, path, text) for one in now), where
    for series in before.series:
        now_texts = [series_texts(one) for one in move.moved.series if one.id == series.id]
        for path, text in series_texts(series).items():
            there = any(one.get(path) == text for one in now_texts)
            assert not text or there or texts.get(f"measures/{series.id}/{path}") == text
    for name, marks in before.checklists.items():
        stay = marks_texts(move.moved.checklists[name]) if name in move.moved.checklists else {}
        for path, text in marks_texts(marks).items():
            assert not text or stay.get(path) == text or texts.get(f"checklists/{name}/{path}") == text
    for name, text in before.meanings.items():
        assert move.moved.meanings.get(name) == text or texts[f"terms/{name}"] == text


def _holds(answer: Answer, path: str, text: str) -> bool:
    """Whether an answer holds what another one said; words may have come to stand among others."""
    if path.startswith("findings/"):
        kind, _, words = text.partition(": ")
        return any(one.kind == kind and one.text.endswith(words) for one in answer.findings)
    if path in {"note", "reason_text"}:
        return text in str(getattr(answer, path))
    return _said(answer).get(path) == text


@given(assessments, _packs())
def test_a_move_is_by_the_new_criteria_alone(before: Assessment, new: Pack) -> None:
    move = plan(before, new)
    known = {one.id: {leaf.id: leaf.values for leaf in one.leaves()} for one in new.criteria}
    for party in Party:
        for name, answer in move.moved.sheet(party).answers.items():
            assert answer != Answer()
            assert all(rating in known[name][leaf] for leaf, rating in answer.ratings.items())
            assert len({one.id for one in answer.findings}) == len(answer.findings)
    assert {line.old.id for line in move.lines if line.old} == set(ALL)
    assert {one.id for line in move.lines for one in line.new} == set(known)
    flagged = {name for party in Party for name, one in move.moved.sheet(party).answers.items() if one.flagged}
    assert set(move.review) <= flagged
    assert plan(before, new) == move


@given(sheets(Party.SELF), _packs())
def test_ratings_come_only_with_a_criterion_that_brings_them(sheet: Sheet, new: Pack) -> None:
    before = replace(full_assessment(), self_sheet=sheet)
    move = plan(before, new)
    bringing = {Outcome.SAME, Outcome.REWORDED, Outcome.MOVED, Outcome.RESCALED}
    brought = {one.id for line in move.lines if line.outcome in bringing for one in line.new}
    for name, answer in move.moved.self_sheet.answers.items():
        assert name in brought or not answer.ratings


def test_a_series_keeps_its_figures_where_its_measure_stays() -> None:
    series = Series("s", "aht", figures=(Figure("2026", Fraction(300)),))
    before = replace(full_assessment(), series=(series,))
    assert plan(before, newer(without("purpose"))).moved.series == (series,)


def test_evidence_is_carried_and_serves_what_its_criteria_have_become() -> None:
    full = full_assessment()
    became = {
        "purpose": Declared(Outcome.MERGED_INTO, ("planning",)),
        "coaching": Declared(Outcome.RETIRED),
    }
    move = plan(full, newer(without("purpose", "coaching"), became))
    assert [one.id for one in move.moved.evidence] == [one.id for one in full.evidence]
    assert move.moved.evidence[0] == replace(full.evidence[0], uses=("planning",))
    line = next(one for one in move.lines if one.old is not None and one.old.id == "coaching")
    assert [(one.text, one.names) for one in line.left if one.path == f"evidence/{PLAN}/uses/coaching"] == [
        ("1", ("Vuosisuunnitelma 2026.pdf",))
    ]
    assert f"evidence/{PLAN}/uses/purpose" not in left(move)


def test_a_pack_beside_which_the_evidence_has_no_room_is_refused() -> None:
    large = replace(newer(TINY), files={**FILES, **{f"areas/{number}.yaml": b"" for number in range(178)}})
    with pytest.raises(RefusedError) as caught:
        plan(full_assessment(), large)
    assert caught.value.code == "evidence-too-many"
