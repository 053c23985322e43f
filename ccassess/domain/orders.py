"""Orders of findings and series: changed by one, added to by another, and brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.claims import Why
from ccassess.domain.field_texts import order_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ccassess.domain.claims import Claim


def arranged(
    present: Sequence[str], stays: Collection[str], claims: Sequence[tuple[str, Claim]], order: Claim | None
) -> tuple[list[str], Why | None]:
    """Return the ids of a list in their order, and why the claimed order, if there is one, cannot be.

    `present` are the ids that were there, `stays` those that are; `claims`, by id in their order, those on the items
    themselves. What comes, comes after the others; so does, without an order claimed, what went and came again.
    """
    ids = [one for one in present if one in stays]
    came = [name for name, claim in claims if "" in claim.texts[:-1] and name in stays]
    if order is None and any(_came_again(claim) for _, claim in claims):
        ids = [one for one in ids if one not in came]
    ids += [name for name in came if name not in ids]
    if order is None:
        return ids, None
    found = reordered(ids, order)
    return (ids, found) if isinstance(found, Why) else (found, None)


def _came_again(claim: Claim) -> bool:
    """Whether what is claimed was there, went, and is there again."""
    there = next((place for place, text in enumerate(claim.texts) if text), len(claim.texts))
    return bool(claim.mine) and "" in claim.texts[there:]


def reordered(present: Sequence[str], claim: Claim) -> list[str] | Why:
    """Return ids in the order that is claimed, or why they cannot be.

    What only one of the two orders knows is no conflict: it stays, or comes, after what it followed there.
    """
    try:
        before, after = order_of(claim.base), order_of(claim.mine)
    except ValueError:
        return Why.DAMAGED
    wanted = _of(after, present)
    if _of(present, wanted) == wanted:
        return list(present)
    common = _of(_of(before, after), present)
    standing = _of(present, common)
    if any(_of(one, common) == standing for one in (before, *_readable(claim.texts))):
        return woven(wanted, present)
    if _of(before, common) == _of(after, common):
        added = set(after) - set(before)
        return woven([one for one in present if one not in added], wanted)
    return Why.CHANGED


def woven(leader: Iterable[str], follower: Iterable[str]) -> list[str]:
    """Return the leader with what only the follower has, each after what it follows there."""
    ids = list(leader)
    known = set(ids)
    place = 0
    for one in follower:
        if one in known:
            place = ids.index(one) + 1
        else:
            ids.insert(place, one)
            known.add(one)
            place += 1
    return ids


def brought_together(
    merged: Sequence[str], base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[list[str], Why | None]:
    """Return the ids of a merged list in the order that both sides make together, and why it is theirs if it cannot be.

    Who is mine and who is theirs makes no difference but where both put in other orders what both had: that is a
    conflict. Merging with the outcome again gives the outcome. Each side's additions come after what they followed
    there.
    """
    both = set(mine) & set(theirs) & set(merged)
    shared = both & set(base)
    before, wanted, present = (_of(one, shared) for one in (base, mine, theirs))
    sides = [_of(mine, merged), _of(theirs, merged)]
    if before not in (wanted, present) and wanted != present:
        return woven(woven(sides[1], sides[0]), merged), Why.CHANGED
    if wanted == present:
        # What both added may still differ: one of the two orders, whoever is asked.
        leader, follower = sorted(sides, key=lambda side: (_of(side, both), side))
    else:
        leader, follower = sides if present == before else sides[::-1]
    return woven(woven(leader, follower), merged), None


def _of(ids: Iterable[str], some: Collection[str]) -> list[str]:
    """Return the ids that are among some, in their order."""
    kept = set(some)
    return [one for one in ids if one in kept]


def _readable(texts: Iterable[str]) -> list[list[str]]:
    found = []
    for text in texts:
        try:
            found.append(order_of(text))
        except ValueError:
            continue
    return found
