"""Where everything of a trend line stands, in shares of the drawing: values, targets, comparators, gaps and breaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from ccassess.domain.figures import Figure, Series, carried
from ccassess.domain.measures import Better
from ccassess.domain.periods import following, parse_period
from ccassess.domain.suggestions import target_range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.domain.measures import Measure
    from ccassess.domain.periods import Period

TICKS = 5
AIR = 0.08
"""What is left free over the highest and under the lowest, as a share of their distance."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point: from the left and from the bottom, both 0 to 1."""

    x: float
    y: float


Run = tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class TrendPlan:
    """All there is to draw. `values` are runs without a break; `bands` are runs of lower and upper ends.

    `gaps` are stretches without values, `breaks` where the values were defined anew; `ticks` heights with their
    numbers, `periods` what stands along the foot.
    """

    values: tuple[Run, ...] = ()
    targets: tuple[Run, ...] = ()
    bands: tuple[tuple[Run, Run], ...] = ()
    comparators: tuple[Run, ...] = ()
    gaps: tuple[tuple[float, float], ...] = ()
    breaks: tuple[float, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    periods: tuple[tuple[float, Period], ...] = ()

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(len(run) for run in self.values)


def plan(series: Series, measure: Measure) -> TrendPlan:
    """Plan the trend of a series; `measure` is as its variant has it. Without values there is nothing to draw."""
    figures = [one for one in carried(series) if one.value is not None]
    if not figures:
        return TrendPlan()
    is_range = measure.better is Better.RANGE
    across, up = _Across(figures), _Up(_heights(figures, is_range=is_range))
    return TrendPlan(
        values=tuple(
            tuple(Spot(across.at(one), up.at(one.value)) for one in run if one.value is not None)
            for run in _runs(figures)
        ),
        targets=() if is_range else _lines(figures, "target", across, up),
        bands=_bands(figures, across, up) if is_range else (),
        comparators=_lines(figures, "comparator", across, up),
        gaps=tuple((across.at(before), across.at(after)) for before, after in gaps(figures)),
        breaks=tuple(across.before(one) for one in figures[1:] if one.redefined),
        ticks=up.ticks,
        periods=tuple((across.at(one), parse_period(one.period)) for one in figures),
    )


def gaps(figures: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """Return the neighbours between which values of periods are missing."""
    return [(before, after) for before, after in pairwise(figures) if _is_gap(before, after)]


def _is_gap(before: Figure, after: Figure) -> bool:
    first, second = parse_period(before.period), parse_period(after.period)
    return first.length is second.length and following(first) != second


def _runs(figures: list[Figure]) -> list[list[Figure]]:
    """Part the figures where a line between two of them would tell an untruth."""
    runs = [[figures[0]]]
    for before, after in pairwise(figures):
        first, second = parse_period(before.period), parse_period(after.period)
        if after.redefined or first.length is not second.length or _is_gap(before, after):
            runs.append([])
        runs[-1].append(after)
    return runs


def _lines(figures: list[Figure], field: str, across: _Across, up: _Up) -> tuple[Run, ...]:
    run = tuple(Spot(across.at(one), up.at(found)) for one in figures if (found := getattr(one, field)) is not None)
    return (run,) if run else ()


def _bands(figures: list[Figure], across: _Across, up: _Up) -> tuple[tuple[Run, Run], ...]:
    ends = [(one, found) for one in figures if (found := target_range(one)) is not None]
    if not ends:
        return ()
    low = tuple(Spot(across.at(one), up.at(found[0])) for one, found in ends)
    high = tuple(Spot(across.at(one), up.at(found[1])) for one, found in ends)
    return ((low, high),)


def _heights(figures: list[Figure], *, is_range: bool) -> list[float]:
    fields = ("value", "target", "comparator", *(("target_high",) if is_range else ()))
    return [float(found) for one in figures for field in fields if (found := getattr(one, field)) is not None]


class _Across:
    """Places periods along the foot by the day they begin."""

    def __init__(self, figures: list[Figure]) -> None:
        self._days = {one.period: parse_period(one.period).start.toordinal() for one in figures}
        self._first, self._last = min(self._days.values()), max(self._days.values())
        # A year and its first half begin on one day: they keep their order, in even steps.
        self._is_even = len(set(self._days.values())) < len(self._days)

    def at(self, figure: Figure) -> float:
        """Return how far from the left a period stands."""
        if self._first == self._last:
            return 0.5
        if self._is_even:
            return list(self._days).index(figure.period) / (len(self._days) - 1)
        return (self._days[figure.period] - self._first) / (self._last - self._first)

    def before(self, figure: Figure) -> float:
        """Return the middle between a period and the one before it."""
        order = list(self._days)
        earlier = order[order.index(figure.period) - 1]
        return (self.at(figure) + self.at(Figure(earlier))) / 2


class _Up:
    """Places values by height, between round numbers."""

    def __init__(self, heights: list[float]) -> None:
        low, high = min(heights), max(heights)
        air = (high - low) * AIR or abs(high) * AIR or 1.0
        self._low, self._high = low - air, high + air
        step = _round_step((self._high - self._low) / TICKS)
        places = max(0, -floor(log10(step)))
        first = ceil(self._low / step)
        self.ticks = tuple(
            (self.at(number * step), f"{number * step:.{places}f}")
            for number in range(first, floor(self._high / step) + 1)
        )

    def at(self, value: object) -> float:
        """Return how far from the bottom a value stands."""
        return (float(value) - self._low) / (self._high - self._low)  # type: ignore[arg-type]


def _round_step(least: float) -> float:
    """Return the next larger of 1, 2 and 5 times a power of ten."""
    power = 10.0 ** floor(log10(least))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)
