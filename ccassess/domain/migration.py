"""What a pack declares about moving from an earlier version, criterion by criterion (docs/criteria-packs.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


class Outcome(StrEnum):
    """What becomes of the answer to a criterion; what differs without a declaration needs review."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT_INTO = "split_into"
    MERGED_INTO = "merged_into"
    RETIRED = "retired"
    RESCALED = "rescaled"
    NEEDS_REVIEW = "needs_review"
    NEW = "new"


WHOLE = frozenset({Outcome.SAME, Outcome.REWORDED, Outcome.MOVED})
"""Outcomes by which a whole answer is carried as it is."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What the author says of one criterion of the earlier version.

    `to` are the criteria it became (moved, split_into, merged_into), `ratings` the new rating of each old one
    (rescaled).
    """

    outcome: Outcome
    to: tuple[str, ...] = ()
    ratings: Mapping[Fraction, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Migration:
    """The declarations about one earlier version: of this pack (`pack` is ""), or of another one by its id.

    They hold for that version alone: nothing is made of a chain of them.
    """

    version: str
    criteria: Mapping[str, Declared]
    pack: str = ""
