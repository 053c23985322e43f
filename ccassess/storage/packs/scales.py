"""Reading scales: the values, anchors and sub-attributes that all criteria of a scale share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.measures import Suggest
from ccassess.domain.pack import Level, Node
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.layout import COMPUTED_KEYS
from ccassess.storage.packs.names import note_id
from ccassess.storage.packs.nodes import UNKNOWN, Draft, composed, worth_known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.storage.packs.parts import Item, Part
    from ccassess.storage.packs.report import Report, Spot

_MOST_VALUES = 1001
_LISTED_VALUES = 8
_GRADES = range(4)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale as read: a criterion that nobody has named yet. No `values` where they are broken."""

    id: str
    draft: Draft
    values: tuple[Fraction, ...]

    @property
    def leaves(self) -> Mapping[str, Draft]:
        """The attributes that are rated, by id."""
        return {draft.node.id: draft for draft in self.draft.walk() if draft.node.is_leaf}


def read_scales(report: Report, pack: Part) -> Mapping[str, Scale]:
    """Return the scales of a pack by id."""
    scales = pack.part("scales")
    return {} if scales is None else {name: _scale(report, name, part) for name, part in scales.named_parts()}


def values_text(values: Sequence[Fraction]) -> str:
    """Return the values of a scale as one would list them, of many only the first two and the last."""
    shown = [decimal_text(value) for value in values]
    return ", ".join(shown) if len(shown) <= _LISTED_VALUES else f"{shown[0]}, {shown[1]} … {shown[-1]}"


def anchor_values(report: Report, anchors: Part | None, values: Sequence[Fraction]) -> Mapping[Fraction, Item]:
    """Return the descriptions of values by value, for as far as they are values of the scale."""
    found: dict[Fraction, Item] = {}
    for key, item in () if anchors is None else anchors.found.items():
        value = parse_decimal(key)
        spot = item.spot if anchors is None else anchors.key_at(key)
        if value in found:
            report.add(Code.DUPLICATE_ANCHOR, spot, value=key)
        elif values and value not in values:
            report.add(Code.ANCHOR_NOT_A_VALUE, spot, value=key, values=values_text(values))
        else:
            found[value] = item
    return found


def _scale(report: Report, name: str, part: Part) -> Scale:
    values = _values(report, part)
    seen: dict[str, Spot] = {}
    children = tuple(_attribute(report, child, values, seen) for child in part.parts("attributes"))
    node = Node(name, Level.CRITERION, UNKNOWN, scale=name, ceiling=_ceiling(report, part, values))
    draft = composed(report, part, node, children, whole=not part.is_broken("attributes"))
    scale = Scale(name, draft, values)
    if values:
        _check_anchors(report, scale)
    return scale


def _values(report: Report, part: Part) -> tuple[Fraction, ...]:
    """Return the allowed values, ascending; () where they are broken."""
    spot = part.at("values")
    steps = part.part("values")
    if steps is not None:
        return _stepped(report, steps)
    values = tuple(item.value for item in part.items("values") if isinstance(item.value, Fraction))
    if part.is_broken("values") or not values:
        return ()
    if any(later <= earlier for earlier, later in pairwise(values)):
        report.add(Code.VALUES_NOT_ASCENDING, spot)
    elif len(values) < 2:
        report.add(Code.TOO_FEW_VALUES, spot)
    elif len(values) > _MOST_VALUES:
        report.add(Code.TOO_MANY_VALUES, spot, limit=_MOST_VALUES)
    else:
        return values
    return ()


def _stepped(report: Report, steps: Part) -> tuple[Fraction, ...]:
    least, most, step = steps.number("min"), steps.number("max"), steps.number("step")
    if least is None or most is None or step is None:
        return ()
    count = (most - least) / step
    if count <= 0:
        report.add(Code.VALUES_NOT_ASCENDING, steps.at("max"))
    elif count.denominator != 1:
        data = {"step": decimal_text(step), "least": decimal_text(least), "most": decimal_text(most)}
        report.add(Code.STEP_DOES_NOT_FIT, steps.at("step"), **data)
    elif count >= _MOST_VALUES:
        report.add(Code.TOO_MANY_VALUES, steps.at("step"), limit=_MOST_VALUES)
    else:
        return tuple(least + index * step for index in range(int(count) + 1))
    return ()


def _attribute(report: Report, part: Part, values: tuple[Fraction, ...], seen: dict[str, Spot]) -> Draft:
    name = note_id(report, part, seen)
    node = Node(name, Level.ATTRIBUTE, UNKNOWN)
    if part.has("attributes"):
        for rated in ("anchors", "suggest"):
            if part.has(rated):
                report.add(Code.KEYS_EXCLUDE_EACH_OTHER, part.key_at(rated), first="attributes", second=rated)
        if not part.has("combine"):
            report.add(Code.MISSING_KEY, part.spot, key="combine")
        children = tuple(_attribute(report, child, values, seen) for child in part.parts("attributes"))
        return composed(report, part, node, children, whole=not part.is_broken("attributes"))
    for key in COMPUTED_KEYS:
        if part.has(key):
            report.add(Code.NOT_FOR_RATED, part.key_at(key), key=key)
    if not part.has("anchors"):
        report.add(Code.MISSING_KEY, part.spot, key="anchors")
    anchors = anchor_values(report, part.part("anchors"), values)
    leaf = replace(
        node,
        out_of=values[-1] if values else UNKNOWN,
        points=part.number("points"),
        weight=part.number("weight"),
        values=values,
        anchors=tuple(sorted(anchors)),
        suggest=Suggest(part.text("suggest")) if part.text("suggest") else None,
    )
    known = bool(values)
    return Draft(leaf, part, (), range_known=known, worth_known=worth_known(part, range_known=known))


def _check_anchors(report: Report, scale: Scale) -> None:
    """Check that every leaf describes the first and last value, and each value that another leaf describes."""
    leaves = scale.leaves.values()
    described = {scale.values[0], scale.values[-1]}.union(*(leaf.node.anchors for leaf in leaves))
    for leaf in leaves:
        if not leaf.part.has("anchors") or leaf.part.part("anchors") is None:
            continue
        for value in sorted(described.difference(leaf.node.anchors)):
            report.add(
                Code.MISSING_ANCHOR, leaf.part.key_at("anchors"), value=decimal_text(value), attribute=leaf.node.id
            )


def _ceiling(report: Report, part: Part, values: tuple[Fraction, ...]) -> tuple[tuple[int, Fraction], ...]:
    """Return the highest value that counts per evidence grade (the method, section 5, rule 4)."""
    found: dict[int, Fraction] = {}
    ceiling = part.part("evidence_ceiling")
    if ceiling is None:
        return ()
    written: set[int] = set()
    for key in ceiling.found:
        grade, highest = parse_decimal(key), ceiling.number(key)
        if grade not in _GRADES or int(grade) in written:
            report.add(Code.CEILING_GRADE, ceiling.key_at(key), grade=key)
            continue
        written.add(int(grade))
        if highest is None:
            continue
        if values and highest > values[-1]:
            data = {"value": decimal_text(highest), "least": "0", "most": decimal_text(values[-1])}
            report.add(Code.OUT_OF_RANGE, ceiling.at(key), **data)
        found[int(grade)] = highest
    for missing in (grade for grade in _GRADES if grade not in written):
        report.add(Code.MISSING_CEILING_GRADE, part.key_at("evidence_ceiling"), grade=missing)
    ordered = sorted(found.items())
    for lower, higher in pairwise(ordered):
        if higher[1] < lower[1]:
            spot = part.key_at("evidence_ceiling")
            report.add(Code.CEILING_FALLS, spot, lower=lower[0], higher=higher[0])
    return tuple(ordered)
