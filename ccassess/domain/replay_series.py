"""Replaying changes of the centre's figures; part of `replay`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.centre_texts import figure_of, importance_of, series_of, series_texts
from ccassess.domain.claims import FieldConflict, Stand, Why, readable, settle, together
from ccassess.domain.field_texts import is_id, order_text, words
from ccassess.domain.orders import arranged
from ccassess.domain.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.domain.claims import Claim
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Pack

_FIELDS = {"segment": words, "comparator_source": words, "note": words, "importance": importance_of}


def replay_series(
    pack: Pack, series: tuple[Series, ...], claims: Sequence[Claim]
) -> tuple[tuple[Series, ...], tuple[FieldConflict, ...]]:
    """Return series with claims on them, and on their order, made good, and the conflicts."""
    order = next((one for one in claims if one.path == "measures"), None)
    by_id: dict[str, list[Claim]] = {}
    conflicts: list[FieldConflict] = []
    for claim in claims:
        name = claim.path.split("/")[1] if claim is not order else ""
        if is_id(name):
            by_id.setdefault(name, []).append(claim)
        elif claim is not order:
            conflicts.append(claim.conflict("", Why.UNKNOWN))

    found = {one.id: one for one in series}
    for name, said in by_id.items():
        one, told = _replay_one(pack, name, found.get(name), said)
        if one is not None:
            found[name] = one
        elif name in found:
            del found[name]
        else:
            told = [replace(each, code=Why.GONE) if each.code is Why.CHANGED else each for each in told]
        conflicts += told
    before = [one.id for one in series]
    items = [(claim.path.split("/")[1], claim) for claim in claims if claim.path.endswith("/measure")]
    ids, why = arranged(before, found, items, order)
    if order is not None and why is not None:
        conflicts.append(order.conflict(order_text(ids), why))
    return tuple(found[name] for name in ids), tuple(conflicts)


@dataclass(frozen=True, slots=True)
class _Fields:
    """What the fields of a series can hold: by the measure it had, and the one it is to have."""

    pack: Pack
    before: Measure | None
    after: Measure | None

    def refuse(self, name: str, text: str) -> Why | None:
        """Return why a field cannot have a text."""
        folder, _, one = name.partition("/")
        if name in _FIELDS:
            return readable(_FIELDS[name], text)
        if name == "measure":
            return None if not text or text in self.pack.measures_by_id else Why.UNKNOWN
        if name == "variant":
            return None if self.fits(name, text) else Why.UNKNOWN
        if folder == "parameters" and self.fits(name, text):
            return readable(words, text)
        if folder == "figures" and readable(parse_period, one) is None:
            return readable(_figure, text) if text else None
        return Why.UNKNOWN

    def fits(self, name: str, text: str) -> bool:
        """Whether the measure has such a variant or parameter; any, where nothing is left that could have it."""
        folder, _, one = name.partition("/")
        if name == "variant" and text:
            return self.after is None or any(variant.id == text for variant in self.after.variants)
        if folder == "parameters":
            asked = [self.after] if text else [self.before, self.after]
            known = [measure for measure in asked if measure is not None]
            return not known or any(one in measure.parameters for measure in known)
        return True


def _figure(text: str) -> object:
    return figure_of("", text)


def _replay_one(
    pack: Pack, series_id: str, series: Series | None, claims: Sequence[Claim]
) -> tuple[Series | None, Sequence[FieldConflict]]:
    """Return a series (None for none) with the claims on its fields made good, and the conflicts."""
    folder = f"measures/{series_id}"
    present = series_texts(series) if series is not None else {}
    fields = _Fields(
        pack,
        pack.measures_by_id.get(present.get("measure", "")),
        pack.measures_by_id.get(_measure(folder, present, claims)),
    )
    settled = settle(claims, folder, present, fields.refuse)
    if any(one.path == f"{folder}/measure" for one in settled.conflicts):
        # Whatever else was said was said of another measure.
        return series, together(folder, present, settled, ())
    texts = {name: text for name, text in settled.texts.items() if text}
    left = [name for name, text in texts.items() if fields.after is None or not fields.fits(name, text)]
    if left:
        # Some of it would belong to nothing: it is all done, or nothing of it.
        return series, together(folder, present, settled, left)
    if not texts:
        return None, settled.conflicts
    try:
        return series_of(series_id, texts), settled.conflicts
    except ValueError:
        return series, together(folder, present, settled, ())


def _measure(folder: str, present: Mapping[str, str], claims: Sequence[Claim]) -> str:
    """Return the measure that a series is to have."""
    said = present.get("measure", "")
    claim = next((one for one in claims if one.path == f"{folder}/measure"), None)
    return claim.mine if claim is not None and claim.stand(said) is Stand.OPEN else said
