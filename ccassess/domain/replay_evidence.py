"""Replaying changes of the evidence; part of `replay`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain.claims import FieldConflict, Why, readable, settle, together
from ccassess.domain.evidence_edits import check_limits
from ccassess.domain.evidence_texts import (
    USED,
    USES,
    content_of,
    evidence_of,
    evidence_texts,
    kind_of,
    link_of,
    name_of,
)
from ccassess.domain.field_texts import is_id, order_text, words
from ccassess.domain.orders import arranged
from ccassess.domain.problems import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ccassess.domain.claims import Claim
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Pack

_FIELDS = {"name": name_of, "link": link_of, "note": words, "date": words, "valid_until": words}
_PRESENCE = {"kind": kind_of, "content": content_of}


def replay_evidence(
    pack: Pack, items: tuple[Evidence, ...], claims: Sequence[Claim]
) -> tuple[tuple[Evidence, ...], tuple[FieldConflict, ...]]:
    """Return items with claims on them, and on their order, made good, and the conflicts.

    A new item beyond what an assessment can hold is not added.
    """
    order = next((one for one in claims if one.path == "evidence"), None)
    by_id: dict[str, list[Claim]] = {}
    conflicts: list[FieldConflict] = []
    for claim in claims:
        name = claim.path.split("/")[1] if claim is not order else ""
        if is_id(name):
            by_id.setdefault(name, []).append(claim)
        elif claim is not order:
            conflicts.append(claim.conflict("", Why.UNKNOWN))

    before = {one.id: one for one in items}
    found = dict(before)
    for name, said in by_id.items():
        one, told = _replay_one(pack, name, before.get(name), said)
        if one is not None:
            found[name] = one
        elif name in found:
            del found[name]
        else:
            told = [replace(each, code=Why.GONE) if each.code is Why.CHANGED else each for each in told]
        conflicts += told
    for name in _beyond(pack, found, before):
        del found[name]
        conflicts += (one.conflict("", Why.FULL) for one in by_id[name])
    kinds = [(claim.path.split("/")[1], claim) for claim in claims if claim.path.endswith("/kind")]
    ids, why = arranged(list(before), found, kinds, order)
    if order is not None and why is not None:
        conflicts.append(order.conflict(order_text(ids), why))
    return tuple(found[name] for name in ids), tuple(conflicts)


def _replay_one(
    pack: Pack, item_id: str, item: Evidence | None, claims: Sequence[Claim]
) -> tuple[Evidence | None, Sequence[FieldConflict]]:
    """Return an item (None for none) with the claims on its fields made good, and the conflicts."""
    folder = f"evidence/{item_id}"
    present = evidence_texts(item) if item is not None else {}
    known = {one.id for one in pack.criteria}

    def refuse(name: str, text: str) -> Why | None:
        return _refusal(known, name, text)

    settled = settle(claims, folder, present, refuse)
    texts = {name: text for name, text in settled.texts.items() if text}
    if not texts:
        return None, settled.conflicts
    try:
        changed = evidence_of(pack, item_id, texts)
    except ValueError:
        # Half an item: it is all done, or nothing of it.
        return item, together(folder, present, settled, () if "kind" in texts else list(texts))
    if any(one.path.removeprefix(f"{folder}/") in _PRESENCE for one in settled.conflicts):
        # Whatever else was said was said of another file.
        return item, together(folder, present, settled, ())
    return changed, settled.conflicts


def _refusal(criteria: Iterable[str], name: str, text: str) -> Why | None:
    """Return why a field cannot have a text."""
    if name in _FIELDS:
        return readable(_FIELDS[name], text)
    if name in _PRESENCE:
        return readable(_PRESENCE[name], text) if text else None
    if name.startswith(USES) and name.removeprefix(USES) in criteria:
        return None if text in {"", USED} else Why.DAMAGED
    return Why.UNKNOWN


def _beyond(pack: Pack, found: Mapping[str, Evidence], before: Mapping[str, Evidence]) -> list[str]:
    """Return the ids of new items for which there is no room, in the order in which they came."""
    held = [one for name, one in found.items() if name in before]
    beyond = []
    for name, one in found.items():
        if name not in before:
            try:
                check_limits(pack, (*held, one))
                held.append(one)
            except RefusedError:
                beyond.append(name)
    return beyond
