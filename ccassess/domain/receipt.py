"""The receipt of a move to other criteria: what became of every answer, and in full whatever was not carried."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccassess.domain.migration import Outcome
    from ccassess.domain.party import Party


@dataclass(frozen=True, slots=True)
class PackName:
    """Which pack it was: id, version, and the fingerprints of its scoring and its texts."""

    id: str
    version: str
    scoring: str
    texts: str


@dataclass(frozen=True, slots=True)
class Named:
    """A criterion as it was called on that day: its id, number and title."""

    id: str
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """One text or value that was not carried: whose, where it stood (a path as in the history), and what it said.

    `names` are what its pack called it, from the outer to the inner (a measure and its variant); () where the path
    says all there is to say.
    """

    party: Party
    path: str
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveLine:
    """What became of one criterion, and what was left behind of it; `old` is None for a new one."""

    old: Named | None
    new: tuple[Named, ...]
    outcome: Outcome
    left: tuple[LeftBehind, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetTotal:
    """A sheet's total as it was shown: canonical texts of points; `points` is "" while criteria are open."""

    points: str
    so_far: str
    maximum: str
    possible: str
    scored: int
    criteria: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class MoveTotal:
    """One party's total before and after a move."""

    party: Party
    before: SheetTotal
    after: SheetTotal


@dataclass(frozen=True, slots=True)
class Receipt:
    """A move, as the file keeps it for ever: `left` is what belonged to no criterion (figures, marks, meanings)."""

    id: str
    time: str
    who: str
    before: PackName
    after: PackName
    totals: tuple[MoveTotal, ...]
    lines: tuple[MoveLine, ...]
    left: tuple[LeftBehind, ...] = ()


def receipt_data(receipt: Receipt) -> dict[str, object]:
    """Return a receipt as plain data; what says nothing is there, empty."""
    return asdict(receipt)
