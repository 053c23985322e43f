"""Following an explanation's steps by hand gives the number."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.assessment import Party
from ccassess.domain.explain import (
    Capped,
    Ceiling,
    Combined,
    DoesNotApply,
    Dropped,
    Explanation,
    Rescaled,
    Rounded,
    Spread,
    Step,
    Unscored,
    Worth,
    explain,
)
from ccassess.domain.pack import Combine, Level
from ccassess.domain.scoring import score_sheet
from tests.builders import default_like_pack, sheet
from tests.methods import METHODS, method_names, sheets

if TYPE_CHECKING:
    from ccassess.domain.scoring import Scorecard

PACK = default_like_pack()


def _combine(step: Combined) -> Fraction:
    values = [value for _, value, _ in step.parts]
    if step.how is Combine.MEAN:
        return sum(values, Fraction(0)) / len(values)
    if step.how is Combine.MIN:
        return min(values)
    if step.how is Combine.SUM:
        return sum(values, Fraction(0))
    weight = sum((weight for _, _, weight in step.parts), Fraction(0))
    return sum((value * weight for _, value, weight in step.parts), Fraction(0)) / weight


def _agree(*, holds: bool) -> None:
    assert holds


def follow(told: Explanation, known: dict[str, Fraction]) -> Fraction:
    """Calculate along an explanation, checking each number it states, from ratings or points already `known`."""
    counted = dict(known)
    for step in told.steps:
        if isinstance(step, Ceiling):
            _agree(holds=all(counted[name] == rating > step.limit for name, rating in step.lowered))
            counted = {name: min(value, step.limit) for name, value in counted.items()}
    for part in told.parts:
        counted[part.score.node.id] = follow(part, counted)
    value, possible = counted.get(told.score.node.id, Fraction(0)), told.score.base
    for step in told.steps:
        if isinstance(step, Combined):
            _agree(holds=all(counted[name] == part for name, part, _ in step.parts))
            value = _combine(step)
            _agree(holds=step.result == value)
        elif isinstance(step, Spread):
            possible = step.base * step.together / step.kept
            _agree(holds=step.possible == possible)
        else:
            value = _turn(step, value, possible, told.score.possible)
    return value


def _turn(step: Step, value: Fraction, possible: Fraction, most: Fraction) -> Fraction:
    """Cap, round, rescale a value or turn it into points, and check what the step says about it."""
    if isinstance(step, Capped):
        _agree(holds=step.limit == step.lowest + step.plus and step.binding == (step.limit < value))
        return min(value, step.limit)
    if isinstance(step, Rounded):
        _agree(holds=abs(step.result - value) * 2 <= step.step or step.result == most)
        return step.result
    if isinstance(step, Rescaled):
        _agree(holds=step.result == value * step.after / step.before)
        return step.result
    if isinstance(step, Worth):
        _agree(holds=(step.value, step.possible) == (value, possible))
        return value / step.out_of * possible
    return value


def _known(card: Scorecard, node_id: str) -> dict[str, Fraction]:
    """Return what the parts of a node are already known to be: ratings as given, else points or values."""
    score = card.by_id[node_id]
    if score.node.level is Level.CRITERION:
        return dict(card.sheet.answer(node_id).ratings)
    sums = score.node.combine is Combine.SUM
    return {
        child.node.id: part for child in score.children if (part := child.points if sums else child.value) is not None
    }


@given(st.data())
def test_every_number_of_every_method_can_be_calculated_along(data: st.DataObject) -> None:
    method = METHODS[data.draw(method_names)]
    card = score_sheet(method, data.draw(sheets(method, data.draw(st.sampled_from(Party)), complete=True)))
    for name, score in card.by_id.items():
        if score.points is not None:
            assert follow(explain(score), _known(card, name)) == score.points


@given(st.data())
def test_a_number_is_explained_or_it_is_said_why_there_is_none(data: st.DataObject) -> None:
    method = METHODS[data.draw(method_names)]
    card = score_sheet(method, data.draw(sheets(method, data.draw(st.sampled_from(Party)))))
    for score in card.by_id.values():
        kinds = {type(step) for step in explain(score).steps}
        assert (Combined in kinds) == (score.points is not None)
        assert (Unscored in kinds) == (score.applies and score.points is None)
        assert (DoesNotApply in kinds) == (not score.applies)


def steps_of(drawn: str, node_id: str, party: Party = Party.SELF, rest: str = "50") -> tuple[object, ...]:
    return explain(score_sheet(PACK, sheet(drawn, party, rest=rest)).by_id[node_id]).steps


def test_the_steps_of_a_criterion_held_back() -> None:
    combined, capped, worth = steps_of("2.3: 75 25 60 50", "coaching")
    assert isinstance(combined, Combined)
    assert combined.result == Fraction("52.5")
    assert capped == Capped(("planned", "carried_out"), Fraction(25), Fraction(25), Fraction(50), binding=True)
    assert worth == Worth(Fraction(50), Fraction(100), Fraction(25), Fraction("12.5"))


def test_a_cap_that_takes_nothing_off_is_told_too() -> None:
    capped = steps_of("2.3: 50 50 50 25", "coaching")[1]
    assert isinstance(capped, Capped)
    assert (capped.limit, capped.binding) == (75, False)


def test_the_ceiling_comes_first_with_what_it_lowered() -> None:
    ceiling = steps_of("2.3: 75 50 60 25 g1", "coaching", Party.VERIFICATION)[0]
    assert ceiling == Ceiling(1, Fraction(50), (("planned", Fraction(75)), ("checked", Fraction(60))))


def test_a_ceiling_that_lowers_nothing_is_not_told() -> None:
    steps = steps_of("2.3: 50 g1", "coaching", Party.VERIFICATION)
    assert not any(isinstance(step, Ceiling) for step in steps)


def test_what_is_missing_is_named_with_the_grade() -> None:
    (step,) = steps_of("2.3: 50 - 50 -", "coaching", Party.VERIFICATION)
    assert isinstance(step, Unscored)
    assert (step.missing, step.grade_missing) == (("carried_out", "improved"), True)


def test_a_total_without_number_names_the_criteria_to_score() -> None:
    (step,) = steps_of("2.3: - | 3.1: -", "total")
    assert isinstance(step, Unscored)
    assert step.missing == ("coaching", "insight")
    assert (step.scored, step.criteria, step.so_far, step.maximum) == (36, 38, 475, 525)


def test_spread_points_tell_where_they_come_from() -> None:
    steps = steps_of("2.3: n/a no coaching", "onboarding")
    spread = next(step for step in steps if isinstance(step, Spread))
    assert spread == Spread(Fraction(25), Fraction(25 * 130, 105), ("coaching",), Fraction(105), Fraction(130))


def test_dropped_points_are_told() -> None:
    method = METHODS["the lowest"]
    card = score_sheet(method, sheet("1.1: 20 | 1.2: 20 | 2.1: n/a w | 2.2: 50", by=method))
    assert Dropped(Fraction(60), Fraction(30)) in explain(card.by_id["two"]).steps
