"""One sentence on self-assessment against verification, from fixed templates."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.domain.exact import fixed
from ccassess.reporting.outline.parts import Piece
from ccassess.wording.numbers import listed
from ccassess.wording.terms import progress

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.reporting.outline.source import Source

NAMED = 2
"""So many areas are named, those with the largest difference."""

# Stand around what is set strong; no text holds control characters.
_OPEN, _CLOSE = "\x02", "\x03"
_STRONG = re.compile(f"{_OPEN}(.*?){_CLOSE}")


def sentence(source: Source) -> tuple[Piece, ...]:
    """Return what the two totals say about each other, or why they say nothing."""
    return _pieces(" ".join(_said(source)))


def _pieces(text: str) -> tuple[Piece, ...]:
    parts = _STRONG.split(text)
    return tuple(Piece(part, strong=number % 2 == 1) for number, part in enumerate(parts) if part)


def _said(source: Source) -> list[str]:
    t = source.t
    if not source.compares:
        if source.lead is Party.SELF:
            return [t("This is the centre’s own assessment. Nobody outside the centre has verified it.")]
        return [t("This is the verification, not sealed. The centre’s own assessment is left out of this report.")]
    difference = source.difference(source.card.root.node, total=True)
    if difference is None:
        return [t("The two sheets can be compared once both are complete."), *_states(source)]
    exact = _exact(source, source.card.root.node)
    size = t.number(difference.difference.lstrip("-"))
    if not exact:
        return [t("The self-assessment and the verification, not sealed, come to the same total.")]
    if exact < 0:
        said = [t("The centre rated itself {points} points above the verification, not sealed.", points=size)]
    else:
        said = [t("The verification, not sealed, came to {points} points more than the self-assessment.", points=size)]
    return [*said, *_where(source, exact), *_against(source, exact)]


def _states(source: Source) -> list[str]:
    return [
        source.t(
            "{party}: {progress}.", party=source.party(party), progress=progress(source.t, source.cards[party].root)
        )
        for party in source.parties
    ]


def _exact(source: Source, node: Node) -> Fraction:
    """Return the exact difference, verification less self; zero where either is not scored."""
    own, verified = (source.score(party, node).points for party in source.parties)
    return Fraction(0) if own is None or verified is None else verified - own


def _where(source: Source, whole: Fraction) -> list[str]:
    """Name the areas where the difference in the direction of the whole is largest; ties in the pack's order."""
    t = source.t
    same = [(area, found) for area in source.pack.areas if (found := _exact(source, area)) * whole > 0]
    same.sort(key=_size, reverse=True)
    named = [
        t(
            "{area} ({difference})",
            area=f"{_OPEN}{source.pack.short(area.id, source.pack_language) or area.id}{_CLOSE}",
            difference=source.change(fixed(found, 1)),
        )
        for area, found in same[:NAMED]
    ]
    return [t("The difference is largest in {areas}.", areas=listed(t, named))] if len(source.pack.areas) > 1 else []


def _size(entry: tuple[Node, Fraction]) -> Fraction:
    return abs(entry[1])


def _against(source: Source, whole: Fraction) -> list[str]:
    """Count the criteria where it is the other way round."""
    t = source.t
    count = sum(1 for criterion in source.pack.criteria if _exact(source, criterion) * whole < 0)
    if not count:
        return []
    if whole < 0:
        return [
            t.n(
                "In {count} criterion the centre was stricter on itself.",
                "In {count} criteria the centre was stricter on itself.",
                count,
            )
        ]
    return [
        t.n(
            "In {count} criterion the verification was the stricter one.",
            "In {count} criteria the verification was the stricter one.",
            count,
        )
    ]
