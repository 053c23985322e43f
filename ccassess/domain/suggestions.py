"""Ratings of results as the centre's figures suggest them (the method, section 5, rule 11); a person confirms them.

Nothing is suggested without figures, and of scope and cause never: which attributes can be suggested the pack says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.figures import Figure, Series, carried_at
from ccassess.domain.measures import Better, Measure, Suggest
from ccassess.domain.pack import Kind
from ccassess.domain.periods import Length, parse_period
from ccassess.domain.soundness import is_sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Node

PERIODS = 5
"""How many of the last comparable periods count."""
FEWEST = 3
"""With fewer comparable periods nothing is said about a direction; also how long a target must have been held."""

FULL, HALF, NONE = Fraction(1), Fraction(1, 2), Fraction(0)


class Why(StrEnum):
    """Why a series counts as it does; of a target, comparison or trend."""

    IMPROVING = "improving"
    AT_TARGET = "at-target"
    FLAT = "flat"
    WORSE = "worse"
    TOO_FEW_PERIODS = "too-few-periods"
    MET = "met"
    MISSED_BUT_IMPROVING = "missed-but-improving"
    MISSED = "missed"
    NO_TARGET = "no-target"
    AHEAD = "ahead"
    CLOSING = "closing"
    BEHIND = "behind"
    NO_COMPARATOR = "no-comparator"


@dataclass(frozen=True, slots=True)
class Part:
    """What one series adds: its share (0, 1/2 or 1), counted `importance` times.

    `figures` are the comparable ones it was judged by, at least one and at most five, oldest first, each with the
    target and comparator that hold for it. `change` is the change over them in the better direction, in the measure's
    unit (of a comparison: how much the gap has closed); None where the periods are too few or a range has no target.
    `gap` is, of a comparison, how far the last value is behind its comparator.
    """

    series: Series
    importance: int
    share: Fraction
    why: Why
    figures: tuple[Figure, ...]
    change: Fraction | None = None
    gap: Fraction | None = None

    @property
    def series_id(self) -> str:
        """The id of the series."""
        return self.series.id

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods it was judged by."""
        return tuple(one.period for one in self.figures)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rating that figures suggest for one attribute.

    `exact` (0..100) is the weighted mean of the shares; `rating` the highest value of the attribute's scale that is
    not above it, once it is brought to the attribute's range.
    """

    attribute: str
    what: Suggest
    rating: Fraction
    exact: Fraction
    parts: tuple[Part, ...]


def suggest(assessment: Assessment, criterion: Node) -> tuple[Suggestion, ...]:
    """Return a suggestion for each attribute of a result that can have one, in the pack's order.

    Empty where the criterion is no result, or no series speaks for it.
    """
    if criterion.kind is not Kind.RESULT:
        return ()
    speaking = speaking_for(assessment, criterion)
    if not speaking:
        return ()
    found = []
    for leaf in criterion.leaves():
        if leaf.suggest is not None:
            parts = tuple(judge(measure, series, leaf.suggest) for measure, series in speaking)
            found.append(_suggestion(leaf, leaf.suggest, parts))
    return tuple(found)


def speaking_for(assessment: Assessment, criterion: Node) -> tuple[tuple[Measure, Series], ...]:
    """Return the sound series that belong to a result, each with its measure as its variant has it.

    Of the others, where they have a value, the consistency check tells what is missing or wrong.
    """
    measures = assessment.pack.measures_by_id
    found = (
        (measures[one.measure].in_variant(one.variant), one)
        for one in assessment.series
        if criterion.id in measures[one.measure].speaks_for
    )
    return tuple((measure, one) for measure, one in found if is_sound(measure, one))


def judge(measure: Measure, series: Series, what: Suggest) -> Part:
    """Judge one series that has a value; `measure` is as the series' variant has it."""
    figures = carried_at(series, comparable_numbers(series)[-PERIODS:])
    last = figures[-1]
    if measure.better is Better.RANGE and target_range(last) is None:
        return Part(series, series.importance, NONE, Why.NO_TARGET, figures)
    if what is Suggest.COMPARISON:
        gap, closed = _gap(measure, last, last), _gap_closed(measure, figures)
        share, why = _comparison(measure, gap, closed)
        return Part(series, series.importance, share, why, figures, closed, gap)
    change = _change(measure, figures)
    if what is Suggest.TREND:
        share, why = _trend(measure, figures, change)
    else:
        share, why = _target(measure, last, change)
    return Part(series, series.importance, share, why, figures, change)


def comparable(series: Series) -> tuple[Figure, ...]:
    """Return the figures with a value that compare with the latest of them, with their carried targets.

    Those are of its length, and not from before the last change of definition up to it.
    """
    return carried_at(series, comparable_numbers(series))


def comparable_numbers(series: Series) -> tuple[int, ...]:
    """Return the numbers, from 0, of the figures that `comparable` gives."""
    figures = series.figures
    valued = [number for number, one in enumerate(figures) if one.value is not None]
    if not valued:
        return ()
    latest = valued[-1]
    start = max((number for number, one in enumerate(figures[: latest + 1]) if one.redefined), default=0)
    length = parse_period(figures[latest].period).length
    return tuple(number for number in valued if number >= start and _has_length(figures[number], length))


def target_range(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Return both ends of a target range; None where one is missing or they are the wrong way round."""
    low, high = figure.target, figure.target_high
    return None if low is None or high is None or low > high else (low, high)


def at_target(measure: Measure, figure: Figure) -> bool:
    """Whether a figure's value meets its target; never where one of them is missing."""
    if figure.value is None:
        return False
    if measure.better is Better.RANGE:
        ends = target_range(figure)
        return ends is not None and ends[0] <= figure.value <= ends[1]
    if figure.target is None:
        return False
    return figure.value >= figure.target if measure.better is Better.UP else figure.value <= figure.target


def _suggestion(leaf: Node, what: Suggest, parts: tuple[Part, ...]) -> Suggestion:
    total = sum(one.importance for one in parts)
    exact = sum((one.importance * one.share for one in parts), NONE) * 100 / total
    reached = [value for value in leaf.values if value <= exact * leaf.out_of / 100]
    return Suggestion(leaf.id, what, max(reached, default=min(leaf.values)), exact, parts)


def _trend(measure: Measure, figures: Sequence[Figure], change: Fraction | None) -> tuple[Fraction, Why]:
    if change is None:
        return NONE, Why.TOO_FEW_PERIODS
    if change > measure.flat_within:
        return FULL, Why.IMPROVING
    if all(at_target(measure, one) for one in figures[-FEWEST:]):
        return FULL, Why.AT_TARGET
    return (NONE, Why.WORSE) if change < -measure.flat_within else (HALF, Why.FLAT)


def _target(measure: Measure, last: Figure, change: Fraction | None) -> tuple[Fraction, Why]:
    if measure.better is not Better.RANGE and last.target is None:
        return NONE, Why.NO_TARGET
    if at_target(measure, last):
        return FULL, Why.MET
    improving = change is not None and change > measure.flat_within
    return (HALF, Why.MISSED_BUT_IMPROVING) if improving else (NONE, Why.MISSED)


def _comparison(measure: Measure, gap: Fraction | None, closed: Fraction | None) -> tuple[Fraction, Why]:
    if gap is None:
        return NONE, Why.NO_COMPARATOR
    if gap <= 0:
        return FULL, Why.AHEAD
    closing = closed is not None and closed > measure.flat_within
    return (HALF, Why.CLOSING) if closing else (NONE, Why.BEHIND)


def _change(measure: Measure, figures: Sequence[Figure]) -> Fraction | None:
    """Return how far the values moved in the better direction; None where the periods are too few to say."""
    values = [one.value for one in figures if one.value is not None]
    if len(values) < FEWEST:
        return None
    return _good(measure, values[-1], figures[-1]) - _good(measure, values[0], figures[-1])


def _gap_closed(measure: Measure, figures: Sequence[Figure]) -> Fraction | None:
    if len(figures) < FEWEST:
        return None
    before, now = (_gap(measure, one, figures[-1]) for one in (figures[0], figures[-1]))
    return None if before is None or now is None else before - now


def _gap(measure: Measure, figure: Figure, last: Figure) -> Fraction | None:
    """Return how far a value is behind its comparator; None without one."""
    if figure.value is None or figure.comparator is None:
        return None
    return _good(measure, figure.comparator, last) - _good(measure, figure.value, last)


def _good(measure: Measure, value: Fraction, last: Figure) -> Fraction:
    """Return a value so that more is better: of a range, how near it is to the range that holds in the last period.

    An earlier range is no yardstick here: a target that was made easier is no improvement.
    """
    if measure.better is Better.UP:
        return value
    ends = target_range(last)
    if measure.better is Better.DOWN or ends is None:
        return -value
    return -max(ends[0] - value, value - ends[1], NONE)


def _has_length(figure: Figure, length: Length) -> bool:
    return parse_period(figure.period).length is length
