"""The centre's figures: for each measure one or more series of values by period, with targets and comparators."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ccassess.domain.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from ccassess.domain.periods import Period

IMPORTANCES = (1, 2, 3)
"""How much a series counts in suggested ratings; 1 unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a series says of one period (see `periods`), in its measure's unit; None where nothing is known.

    `target` is met from there in the better direction; of a measure with a range it is the lower end and
    `target_high` the upper. `n` is the number of cases behind the value. `redefined` marks a period from which on the
    values were computed otherwise: those before it cannot be compared with it.
    """

    period: str
    value: Fraction | None = None
    target: Fraction | None = None
    target_high: Fraction | None = None
    comparator: Fraction | None = None
    n: int | None = None
    redefined: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one measure, of the whole centre or of one segment of it (`segment`, "" for the whole).

    `variant` says how the measure is computed here, `parameters` (by id) what must be stated with it, as written.
    `comparator_source` says whose the comparators are. `figures` are in the order of their periods, one for each.
    """

    id: str
    measure: str
    segment: str = ""
    variant: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    importance: int = 1
    comparator_source: str = ""
    note: str = ""
    figures: tuple[Figure, ...] = ()

    def figure(self, period: str) -> Figure | None:
        """Return what it says of a period."""
        return next((one for one in self.figures if one.period == period), None)

    @property
    def has_values(self) -> bool:
        """Whether a value is known of any period."""
        return any(one.value is not None for one in self.figures)


def in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return figures in the order of their periods. Raises ValueError for a text that is no period."""
    return tuple(sorted(figures, key=_period))


def carried(series: Series) -> tuple[Figure, ...]:
    """Return the figures with the targets and comparators that hold for them.

    One that a period does not state is the one stated last before it, else the first stated after it.
    """
    return carried_at(series, range(len(series.figures)))


def carried_at(series: Series, numbers: Iterable[int]) -> tuple[Figure, ...]:
    """Return some of the figures, by their numbers from 0, as `carried` has them."""
    targets = _carried([one.target for one in series.figures])
    highs = _carried([one.target_high for one in series.figures])
    comparators = _carried([one.comparator for one in series.figures])
    return tuple(_holding(series.figures[one], targets[one], highs[one], comparators[one]) for one in numbers)


def _holding(figure: Figure, target: Fraction | None, high: Fraction | None, comparator: Fraction | None) -> Figure:
    # What is held is mostly the very number that is stated; a copy takes longer than to see that none is needed.
    if figure.target is target and figure.target_high is high and figure.comparator is comparator:
        return figure
    return replace(figure, target=target, target_high=high, comparator=comparator)


def _carried(stated: list[Fraction | None]) -> list[Fraction | None]:
    held = next((one for one in stated if one is not None), None)
    found = []
    for one in stated:
        held = held if one is None else one
        found.append(held)
    return found


def _period(figure: Figure) -> Period:
    return parse_period(figure.period)
