"""Gathering a pack's texts in its source language, by the keys under which translations name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.pack import Level
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.parts import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.pack import Text
    from ccassess.storage.packs.nodes import Draft
    from ccassess.storage.packs.parts import Item
    from ccassess.storage.packs.report import Report, Spot
    from ccassess.storage.packs.scales import Scale

LONGEST_SHORT = 24
"""Characters of an area's short name, in every language."""

_LOOK_FOR = range(3, 6)
_TITLES = ("title", "short")
_MEASURE = ("title", "formula", "unit", "segments", "caution")
_CRITERION = ("title", "question", "intent", "look_for", "evidence")
_OTHER = ("notice", "check", "pitfalls", "meaning", "purpose", "text")
FIELDS = frozenset({*_TITLES, *_MEASURE, *_CRITERION, *_OTHER})
"""What the keys of most texts end with; the others end with the id of a role or a rating."""


class SourceTexts:
    """The texts found, in the pack's order; `broken` the keys of those that are there but cannot be used."""

    def __init__(self, report: Report) -> None:
        self.texts: dict[str, Text] = {}
        self.broken: set[str] = set()
        self._report = report

    def gather(self, pack: Part, root: Draft, scales: Mapping[str, Scale]) -> None:
        """Take the texts of pack.yaml and the areas: the pack's own, of roles, the tree, scales and bands."""
        self._take(pack, "pack", ("title", "notice"))
        self._each(pack, "roles", "role", ("title",))
        for draft in root.walk():
            if draft.node.level in {Level.GROUP, Level.AREA} and draft.node.id:
                self._take(draft.part, draft.node.id, _TITLES)
                self._check_short(draft.node.id, draft.part.at("short"))
            elif draft.node.level is Level.CRITERION and draft.node.id:
                self._criterion(draft.node.id, draft.part)
        for scale in scales.values():
            for draft in scale.draft.walk():
                if draft is not scale.draft:
                    key = f"scale.{scale.id}.{draft.node.id}"
                    self._take(draft.part, key, ("title",))
                    if draft.node.is_leaf:
                        self._anchors(f"{key}.anchor", draft.part.part("anchors"))
        self._each(pack, "bands", "band", ("title",))

    def gather_measures(self, measures: Part) -> None:
        """Take the texts of measures.yaml."""
        self._each(measures, "perspectives", "perspective", ("title",))
        for one, key in self._each(measures, "measures", "measure", _MEASURE):
            self._each(one, "variants", f"{key}.variant", ("title", "formula", "unit"))
            self._each(one, "parameters", f"{key}.parameter", ("title", "unit"))

    def gather_terms(self, glossary: Part) -> None:
        """Take the texts of glossary.yaml."""
        for one, key in self._each(glossary, "terms", "term", ("title", "meaning")):
            relevance = one.part("relevance")
            if relevance is not None:
                self._take(relevance, f"{key}.relevance", tuple(relevance.found))

    def gather_checklists(self, checklists: Part) -> None:
        """Take the texts of checklists.yaml."""
        for one, key in self._each(checklists, "checklists", "checklist", ("title", "purpose")):
            self._each(one, "sides", f"{key}.side", ("title",))
            self._each(one, "items", f"{key}.item", ("title", "text"))

    def _each(self, part: Part, field: str, key: str, fields: tuple[str, ...]) -> tuple[tuple[Part, str], ...]:
        """Take the texts of each mapping in a list under its id; return the mappings, each with its key."""
        found = tuple((one, f"{key}.{one.text('id')}") for one in part.parts(field) if one.text("id"))
        for one, name in found:
            self._take(one, name, fields)
        return found

    def _criterion(self, name: str, part: Part) -> None:
        self._take(part, name, _CRITERION)
        self._check_look_for(name, part)
        verify = part.part("verify")
        if verify is not None:
            self._take(verify, f"{name}.verify", ("check",))
            ask = verify.part("ask")
            if ask is not None:
                self._take(ask, f"{name}.verify.ask", tuple(ask.found))
            self._take(verify, f"{name}.verify", ("pitfalls",))
        own = part.part("anchors")
        for attribute, anchors in () if own is None else own.named_parts():
            self._anchors(f"{name}.anchor.{attribute}", anchors)

    def _anchors(self, key: str, anchors: Part | None) -> None:
        for value, item in () if anchors is None else anchors.found.items():
            self._put(f"{key}.{decimal_text(parse_decimal(value))}", item)

    def _take(self, part: Part, key: str, fields: tuple[str, ...]) -> None:
        for field in fields:
            item = part.found.get(field)
            if item is not None:
                self._put(f"{key}.{field}", item)

    def _put(self, key: str, item: Item) -> None:
        text = text_of(item)
        if text is None:
            self.broken.add(key)
        else:
            self.texts.setdefault(key, text)

    def _check_short(self, name: str, spot: Spot) -> None:
        short = self.texts.get(f"{name}.short")
        if isinstance(short, str):
            check_short(self._report, short, spot)

    def _check_look_for(self, name: str, part: Part) -> None:
        lines = self.texts.get(f"{name}.look_for")
        if lines is not None and len(lines) not in _LOOK_FOR:
            spot = part.key_at("look_for")
            self._report.add(
                Code.LOOK_FOR_COUNT, spot, id=name, count=len(lines), least=_LOOK_FOR[0], most=_LOOK_FOR[-1]
            )


def text_of(item: Item) -> Text | None:
    """Return a text or a list of texts; None where any of it cannot be used."""
    value = item.value
    if isinstance(value, str):
        return value
    if isinstance(value, Part) or not isinstance(value, tuple):
        return None
    lines = tuple(line.value for line in value if isinstance(line.value, str))
    return lines if len(lines) == len(value) else None


def check_short(report: Report, short: str, spot: Spot) -> None:
    """Note a short name that would not fit where short names are shown."""
    if len(short) > LONGEST_SHORT:
        report.add(Code.SHORT_TOO_LONG, spot, value=short, count=len(short), limit=LONGEST_SHORT)
