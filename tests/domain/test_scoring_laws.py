"""What holds for every sheet of every method."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.assessment import Answer, Party, Sheet
from ccassess.domain.pack import Combine, Level, NotApplicable
from ccassess.domain.scoring import Scorecard, score_sheet
from tests.builders import area, criterion, leaf, pack, sheet, total
from tests.methods import METHODS, answers, method_names, sheets

parties = st.sampled_from(Party)


def _card(data: st.DataObject, *, complete: bool = False) -> Scorecard:
    method = METHODS[data.draw(method_names)]
    return score_sheet(method, data.draw(sheets(method, data.draw(parties), complete=complete)))


def _all_scores(card: Scorecard) -> list[object]:
    waiting, found = [card.root], []
    while waiting:
        score = waiting.pop()
        found.append(score)
        waiting.extend(score.children)
    return found


@given(st.data())
def test_numbers_stay_within_what_is_possible(data: st.DataObject) -> None:
    for score in _all_scores(_card(data)):
        assert 0 <= score.so_far <= score.maximum <= score.possible
        assert 0 <= score.low <= score.high <= score.node.out_of
        if score.points is not None:
            assert score.so_far == score.points == score.maximum


@given(st.data())
def test_raising_a_rating_never_lowers_anything(data: st.DataObject) -> None:
    before = _card(data)
    rated = [(one, node) for one in before.pack.criteria for node in one.leaves() if _rating(before, one.id, node.id)]
    node, attribute = data.draw(st.sampled_from(rated)) if rated else (None, None)
    if node is None or attribute is None:
        return
    answer = before.sheet.answer(node.id)
    now = answer.ratings[attribute.id]
    then = data.draw(st.sampled_from([value for value in attribute.values if value >= now]))
    raised = replace(answer, ratings={**answer.ratings, attribute.id: then})
    after = score_sheet(before.pack, before.sheet.with_answer(node.id, raised), before)
    for name, score in after.by_id.items():
        earlier = before.by_id[name]
        assert (score.value is None) == (earlier.value is None)
        assert score.so_far >= earlier.so_far
        assert score.maximum >= earlier.maximum


def _rating(card: Scorecard, criterion_id: str, attribute: str) -> bool:
    answer = card.sheet.answer(criterion_id)
    return answer.applies and attribute in answer.ratings


@given(st.data())
def test_rating_what_was_open_never_lowers_what_is_sure_nor_raises_what_can_be_reached(data: st.DataObject) -> None:
    before = _card(data)
    node = data.draw(st.sampled_from(before.pack.criteria))
    answer = before.sheet.answer(node.id)
    if not answer.applies:
        return
    missing = [one for one in node.leaves() if one.id not in answer.ratings]
    filled = {one.id: data.draw(st.sampled_from(one.values)) for one in missing}
    grade = answer.grade if answer.grade is not None or not node.ceiling else data.draw(st.integers(0, 3))
    after = score_sheet(
        before.pack,
        before.sheet.with_answer(node.id, replace(answer, ratings={**answer.ratings, **filled}, grade=grade)),
    )
    assert after.root.so_far >= before.root.so_far
    assert after.root.maximum <= before.root.maximum


@given(st.data())
def test_what_does_not_apply_leaves_the_points_of_its_area_alone(data: st.DataObject) -> None:
    method = METHODS["like the default"]
    card = score_sheet(method, data.draw(sheets(method, data.draw(parties))))
    for node in method.areas:
        score = card.by_id[node.id]
        if score.applies:
            assert score.possible == node.out_of
            assert sum(child.possible for child in score.children) == node.out_of


@given(st.data())
def test_spread_points_keep_their_proportions(data: st.DataObject) -> None:
    method = METHODS["like the default"]
    card = score_sheet(method, data.draw(sheets(method, Party.SELF)))
    for node in method.areas:
        kept = [child for child in card.by_id[node.id].children if child.applies]
        assert len({child.possible / child.base for child in kept}) <= 1


@given(st.data())
def test_dropped_points_leave_the_possible_ones(data: st.DataObject) -> None:
    method = METHODS["rounded"]
    card = score_sheet(method, data.draw(sheets(method, Party.SELF)))
    applying = [one for one in method.criteria if card.sheet.answer(one.id).applies]
    assert card.root.possible == (30 * len(applying) if applying else 0)


@given(st.data())
def test_scoring_step_by_step_is_scoring_from_scratch(data: st.DataObject) -> None:
    card = _card(data)
    for _ in range(data.draw(st.integers(1, 4))):
        node = data.draw(st.sampled_from(card.pack.criteria))
        changed = card.sheet.with_answer(node.id, data.draw(answers(node)))
        card = score_sheet(card.pack, changed, card)
    assert card == score_sheet(card.pack, card.sheet)


@pytest.mark.parametrize("name", METHODS)
def test_the_highest_ratings_give_all_points_and_the_lowest_none(name: str) -> None:
    method = METHODS[name]
    best, worst = Sheet(Party.VERIFICATION), Sheet(Party.VERIFICATION)
    for node in method.criteria:
        grade = 3 if node.ceiling else None
        best = best.with_answer(node.id, Answer({one.id: one.values[-1] for one in node.leaves()}, grade))
        worst = worst.with_answer(node.id, Answer({one.id: one.values[0] for one in node.leaves()}, grade))
    card = score_sheet(method, best)
    # The total of 60, rounded to sevens, is 63: but there are no more than 60.
    assert card.root.points == card.root.possible
    assert score_sheet(method, worst).root.points == 0


@pytest.mark.parametrize(
    ("name", "drawn", "points"),
    [
        ("mean of means", "1a: 30 60 90 | 1b: 40 | 2a: 10 | 2b: 20 | 2c: 30", Fraction("78.75")),
        ("mean of means", "1a: 30 60 90 | 1b: n/a w | 2a: n/a w | 2b: 20 | 2c: 30", Fraction("95.625")),
        ("weighted means", "1: 0 1 | 2: 0.5 0.5 | 3: 1 0", 3 * (Fraction(3, 4) + 1 + 1) / 7),
        ("the lowest", "1.1: 20 50 70 | 1.2: 90 80 70 | 2.1: 50 60 70 | 2.2: 0 90 90", 18 + 15),
        ("the lowest", "1.1: 20 50 70 | 1.2: 90 80 70 | 2.1: n/a w | 2.2: 50 90 90", 18 + 15),
        ("a sum out of more", "1.1: 50 100 | 1.2: 0 | 1.3: 100", Fraction(1750, 3)),
        ("rounded", "1.1: 50 55 55 | 1.2: 0 0 5", 14),
        ("rounded", "1.1: 100 | 1.2: n/a w", 28),
        ("sub-attributes", "1.1: 50 80 80 60 60 60 | 1.2: 0 100 100 100 100 100", Fraction("24.75") + 9),
        ("sub-attributes", "1.1: 90 90 90 10 60 60 | 1.2: 100", Fraction("6.75") + 45),
        ("summed attributes", "1.1: 50 0 100 | 1.2: 0 100 0", Fraction("18.75") + Fraction("2.5")),
    ],
)
def test_other_methods_by_hand(name: str, drawn: str, points: Fraction) -> None:
    assert score_sheet(METHODS[name], sheet(drawn, by=METHODS[name])).root.points == points


def test_a_dropped_criterion_takes_its_points_along_to_the_total() -> None:
    method = METHODS["the lowest"]
    card = score_sheet(method, sheet("1.1: 20 | 1.2: 20 | 2.1: n/a w | 2.2: 50", by=method))
    assert (card.by_id["two"].points, card.by_id["two"].possible) == (15, 30)
    assert (card.root.points, card.root.possible) == (27, 90)


def test_a_cap_looks_only_at_what_applies() -> None:
    from ccassess.domain.pack import Cap

    nodes = [criterion(name, name, None, leaf("x"), not_applicable=NotApplicable.DROP) for name in "abc"]
    capped = area("one", "1", *nodes, combine=Combine.MEAN, out_of=Fraction(100), caps=(Cap(("a", "b"), Fraction(0)),))
    method = pack(total(capped))
    score = score_sheet(method, sheet("a: n/a w | b: 50 | c: 100", by=method)).root
    assert (score.points, score.so_far, score.maximum) == (50, 50, 50)


def test_a_sum_may_count_out_of_a_hundred_and_still_be_worth_its_points() -> None:
    nodes = [criterion(name, name, 20, leaf("x")) for name in "ab"]
    hundred = area("one", "1", *nodes, out_of=Fraction(100), points=Fraction(40))
    method = pack(total(hundred))
    score = score_sheet(method, sheet("a: 50 | b: 100", by=method)).by_id["one"]
    assert (score.value, score.points, score.possible, score.node.level) == (75, 30, 40, Level.AREA)
