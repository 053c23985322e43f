"""Tests that travel with a pack: answers, and what they must score; a copy that computes differently is found out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Expected:
    """What one node must come to; None for what the test does not say.

    `scored` counts scored criteria; `unscored` says that the node must have no score and no points.
    """

    score: Fraction | None = None
    points: Fraction | None = None
    possible: Fraction | None = None
    band: str | None = None
    scored: int | None = None
    unscored: bool = False


@dataclass(frozen=True, slots=True)
class PackTest:
    """One test: `every` rates each attribute that `answers` (by criterion and attribute) leaves open.

    `sheet` is the party whose sheet it is ("self" or "verification"); `grade` the evidence grade of each criterion
    that `grades` leaves open. `line` is where it stands in tests.yaml.
    """

    id: str
    says: str
    expect: Mapping[str, Expected]
    sheet: str = "self"
    every: Fraction | None = None
    grade: int | None = None
    answers: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    grades: Mapping[str, int] = field(default_factory=dict)
    not_applicable: tuple[str, ...] = ()
    line: int = 0
