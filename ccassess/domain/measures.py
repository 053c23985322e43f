"""Measures as a pack defines them: what a figure means, so that the definition travels with every value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


class Better(StrEnum):
    """Which way a measure is to go; a range is set by the centre as its target."""

    UP = "up"
    DOWN = "down"
    RANGE = "range"


class Suggest(StrEnum):
    """What of a result can be suggested from its measures (the method, section 5, rule 11)."""

    TREND = "trend"
    TARGET = "target"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a measure's values can be, both ends included; None where there is no end."""

    least: Fraction | None = None
    most: Fraction | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies within."""
        return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the ways in which a measure is computed; None for what it shares with the measure.

    Its words, and its unit where that differs, are texts of the pack (`measure.M.variant.V.unit`).
    """

    id: str
    better: Better | None = None
    bounds: Bounds | None = None
    flat_within: Fraction | None = None
    parameters: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A KPI: `flat_within` is the largest change, in its unit, that counts as none.

    Where there are `variants` a centre says which one it uses; `parameters` (ids) it states with its figures.
    `speaks_for` are the result criteria its figures belong to. `source` says where the definition can be read up.
    """

    id: str
    perspective: str
    better: Better
    flat_within: Fraction
    speaks_for: tuple[str, ...]
    bounds: Bounds = Bounds()
    variants: tuple[Variant, ...] = ()
    parameters: tuple[str, ...] = ()
    minimum_periods: int = 3
    source: str = ""

    def in_variant(self, variant: str) -> Measure:
        """Return the measure as one of its variants has it; unchanged for one it does not have."""
        found = next((one for one in self.variants if one.id == variant), None)
        if found is None:
            return self
        return replace(
            self,
            better=found.better or self.better,
            bounds=found.bounds or self.bounds,
            flat_within=self.flat_within if found.flat_within is None else found.flat_within,
            parameters=self.parameters if found.parameters is None else found.parameters,
        )
