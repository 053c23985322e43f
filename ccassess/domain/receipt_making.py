"""What a receipt says of criteria and totals, taken from packs and scorecards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.receipt import Named, SheetTotal

if TYPE_CHECKING:
    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.scoring import Scorecard


def named(pack: Pack, criterion: Node, language: str) -> Named:
    """Return what a criterion is called in a language."""
    return Named(criterion.id, criterion.ref, pack.title(criterion.id, language) or criterion.id)


def total_of(card: Scorecard) -> SheetTotal:
    """Return a sheet's total as it is shown."""
    root = card.root
    return SheetTotal(
        points="" if root.points is None else shown.points(root.points, card.pack),
        so_far=shown.points(root.so_far),
        maximum=shown.points(root.maximum),
        possible=shown.points(root.possible),
        scored=root.scored,
        criteria=root.criteria,
        not_applicable=root.not_applicable,
    )
