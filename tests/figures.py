"""Figures drawn in the test: `quarters("70 75 80", target="80")`, and a pack with measures to hold them against."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from ccassess.domain.figures import Figure, Series
from ccassess.domain.measures import Better, Bounds, Measure, Suggest, Variant
from ccassess.domain.pack import Level, Node, Pack
from ccassess.domain.periods import following, parse_period
from tests.builders import assessment, default_like_pack

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment

UP = Measure("csat", "customer", Better.UP, Fraction(1), ("customer-perception",), Bounds(Fraction(0), Fraction(100)))
DOWN = Measure("waiting-time", "access", Better.DOWN, Fraction(5), ("access",), Bounds(Fraction(0)))
RANGE = Measure("occupancy", "operations", Better.RANGE, Fraction(2), ("efficiency",))
WORDED = Measure(
    "service-level",
    "access",
    Better.UP,
    Fraction(1),
    ("access",),
    Bounds(Fraction(0), Fraction(100)),
    variants=(Variant("all-offered"), Variant("as-time", Better.DOWN, Bounds(most=Fraction(900)), Fraction(0))),
    parameters=("threshold", "channel"),
    minimum_periods=4,
)
MEASURES = (UP, DOWN, RANGE, WORDED)

TEXTS = {
    "measure.csat.title": "Customer satisfaction",
    "measure.csat.unit": "%",
    "measure.waiting-time.title": "Waiting time",
    "measure.waiting-time.unit": "s",
    "measure.occupancy.title": "Occupancy",
    "measure.occupancy.unit": "%",
    "measure.service-level.title": "Service level",
    "measure.service-level.unit": "%",
    "measure.service-level.variant.as-time.title": "Time for four in five",
    "measure.service-level.variant.as-time.unit": "s",
    "measure.service-level.parameter.threshold.title": "Answered within",
}


@cache
def pack_with_measures() -> Pack:
    """Return the default-like pack with measures; coaching shows in two of them."""
    pack = default_like_pack()
    texts = {"en": {**pack.texts["en"], **TEXTS}}
    return replace(pack, root=_with_measures(pack.root), measures=MEASURES, texts=texts)


def _with_measures(node: Node) -> Node:
    children = tuple(_with_measures(child) for child in node.children)
    if node.is_leaf:
        suggested = node.id in {one.value for one in Suggest}
        return replace(node, suggest=Suggest(node.id) if suggested else None)
    shows_in = ("csat", "service-level") if node.id == "coaching" and node.level is Level.CRITERION else ()
    return replace(node, children=children, shows_in=shows_in)


def number(text: str) -> Fraction | None:
    """Read a number; "-" is none."""
    return None if text == "-" else Fraction(text)


def quarters(
    values: str, target: str = "", high: str = "", *, comparator: str = "", redefined: str = ""
) -> tuple[Figure, ...]:
    """Draw figures of the quarters from the first of 2025 on; "-" says nothing, so does a column that ends early."""
    targets, highs, comparators = (column.split() for column in (target, high, comparator))
    figures, period = [], parse_period("2025-Q1")
    for place, value in enumerate(values.split()):
        held = (number(column[place]) if place < len(column) else None for column in (targets, highs, comparators))
        figures.append(Figure(period.text, number(value), *held, redefined=period.text == redefined))
        period = following(period)
    return tuple(figures)


def series(measure: Measure, figures: tuple[Figure, ...], importance: int = 1, name: str = "s1") -> Series:
    """Return a series of a measure."""
    return Series(name, measure.id, importance=importance, figures=figures)


def with_series(*found: Series, drawn: str = "", verified: str = "") -> Assessment:
    """Return an assessment with figures, and sheets drawn as in `tests.builders`."""
    return replace(assessment(drawn, verified, by=pack_with_measures()), series=found)
