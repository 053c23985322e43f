"""What differs between two versions of a pack in its criteria: what they count, what they ask, what they point to."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.bumps import Bump, Differing, PackChange, changed, there
from ccassess.domain.declarations import declared
from ccassess.domain.exact import decimal_text
from ccassess.domain.fingerprint import node_data, tie_data
from ccassess.domain.meaning import meaning_of
from ccassess.domain.migration import Outcome
from ccassess.domain.pack import Level, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ccassess.domain.pack import Node, Pack

_IN_THE_SCORING = "not_applicable_at_most"
_NO_FIELDS = frozenset({"id", "children"})
_YAML_KEYS = {"ceiling": "evidence_ceiling"}
_READ_AGAIN = frozenset({Outcome.SAME, Outcome.REWORDED})


def criteria_changes(old: Pack, new: Pack) -> Iterator[PackChange]:
    """Yield what differs in the pack's identity and settings, its tree, and the meaning of its criteria."""
    yield from _identity(old, new)
    yield from _scoring(old, new)
    yield from _meanings(old, new)
    yield from _pointers(old, new)


def _identity(old: Pack, new: Pack) -> Iterator[PackChange]:
    for what, bump in (("id", Bump.MAJOR), ("source_language", Bump.MAJOR), ("edition", Bump.PATCH)):
        was, now = getattr(old, what), getattr(new, what)
        if was != now:
            yield changed(bump, "pack", "", Differing(what, was, now))
    for one in fields(Settings):
        was, now = _plain(getattr(old.settings, one.name)), _plain(getattr(new.settings, one.name))
        if was != now and one.name != _IN_THE_SCORING:
            name = one.name.replace("dispute_", "dispute.")
            yield changed(Bump.MINOR, "pack", "", Differing(name, was, now))


def _scoring(old: Pack, new: Pack) -> Iterator[PackChange]:
    """Everything that the scoring fingerprint covers, named by node and field."""
    before, after = _structure(old), _structure(new)
    for name, was in before.items():
        if name not in after:
            yield from _told_once(old, name, after, "removed")
            continue
        for what, value in was.items():
            now = after[name].get(what, "")
            if value != now:
                yield changed(Bump.MAJOR, was["level"], name, Differing(what, value, now))
    for name in after:
        if name not in before:
            yield from _told_once(new, name, before, "added")


def _told_once(pack: Pack, name: str, others: Iterable[str], code: str) -> Iterator[PackChange]:
    criterion, _, attribute = name.partition("/")
    if not attribute:
        yield there(Bump.MAJOR, code, pack.nodes[name].level, name, f"{name}.")
    elif criterion in set(others):
        yield there(Bump.MAJOR, code, Level.ATTRIBUTE, name)


def _structure(pack: Pack) -> dict[str, dict[str, str]]:
    """Return by node what can change a score, field by field; attributes are named below their criterion."""
    found: dict[str, dict[str, str]] = {}
    _flatten(node_data(pack.root), "", found)
    found[pack.root.id] |= {
        "bands": ", ".join(f"{band.id}: {decimal_text(band.start)}" for band in pack.bands),
        "ties": ", ".join(": ".join(tie_data(tie)) for tie in pack.ties),
        _IN_THE_SCORING: str(pack.settings.not_applicable_at_most),
    }
    return found


def _flatten(data: Mapping[str, object], parent: str, found: dict[str, dict[str, str]]) -> None:
    fields_of = {
        _YAML_KEYS.get(name, name): _said(name, value) for name, value in data.items() if name not in _NO_FIELDS
    }
    below = data["level"] == Level.ATTRIBUTE
    name = f"{parent}/{data['id']}" if below else str(data["id"])
    found[name] = fields_of if below else {**fields_of, "part_of": parent}
    children = data["children"]
    for child in children if isinstance(children, list) else ():
        _flatten(child, name, found)


def _said(name: str, value: object) -> str:
    """Return a field of a node as an author writes it in the YAML."""
    if not isinstance(value, list | tuple):
        return _plain(value)
    if name == "ceiling":
        return ", ".join(f"{grade}: {most}" for grade, most in value)
    if name == "caps":
        return ", ".join(f"{{of: [{', '.join(of)}], plus: {plus}}}" for of, plus in value)
    return ", ".join(map(_plain, value))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _meanings(old: Pack, new: Pack) -> Iterator[PackChange]:
    """Questions and descriptions of ratings in the source language, as they hold for each criterion."""
    said = declared(new, old.id, old.version)
    for criterion, twin in _pairs(old, new):
        before, after = meaning_of(old, criterion), meaning_of(new, twin)
        # What is described at all is told with the scoring.
        texts = [key for key in before if key in after and before[key] != after[key]]
        if not texts:
            continue
        outcome = said[criterion.id].outcome if criterion.id in said else None
        known, given = old.texts[old.source_language], new.texts[new.source_language]
        if outcome not in _READ_AGAIN:
            bump = Bump.MAJOR
        else:
            bump = Bump.MINOR if any(key in given and key not in known for key in texts) else Bump.PATCH
        yield PackChange(bump, "meaning", criterion.id, {"texts": ", ".join(texts), "declared": outcome or ""})


def _pairs(old: Pack, new: Pack) -> Iterator[tuple[Node, Node]]:
    for criterion in old.criteria:
        twin = new.nodes.get(criterion.id)
        if twin is not None and twin.level is Level.CRITERION:
            yield criterion, twin


def _pointers(old: Pack, new: Pack) -> Iterator[PackChange]:
    """Compare what changes no score: numbers, who is asked, where it shows, what can be suggested, the order."""
    for name, node in old.nodes.items():
        twin = new.nodes.get(name)
        if twin is not None and node.ref != twin.ref:
            yield changed(Bump.MINOR, node.level, name, Differing("ref", node.ref, twin.ref))
    for criterion, twin in _pairs(old, new):
        for what in ("roles", "shows_in"):
            was, now = ", ".join(getattr(criterion, what)), ", ".join(getattr(twin, what))
            if was != now:
                yield changed(Bump.MINOR, Level.CRITERION, criterion.id, Differing(what, was, now))
        after = {leaf.id: leaf for leaf in twin.leaves()}
        for leaf in criterion.leaves():
            if leaf.id in after and leaf.suggest != after[leaf.id].suggest:
                differing = Differing("suggest", leaf.suggest or "", after[leaf.id].suggest or "")
                yield changed(Bump.MINOR, Level.ATTRIBUTE, f"{criterion.id}/{leaf.id}", differing)
    before, after_all = list(_names(old.root, "")), list(_names(new.root, ""))
    known = set(before) & set(after_all)
    if [name for name in before if name in known] != [name for name in after_all if name in known]:
        yield PackChange(Bump.PATCH, "order", "", {"kind": Level.CRITERION})


def _names(node: Node, parent: str) -> Iterator[str]:
    """Yield the path of each node in the order in which people see them."""
    name = f"{parent}/{node.id}"
    yield name
    for child in node.children:
        yield from _names(child, name)
