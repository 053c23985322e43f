"""Keeping ids and refs apart, so that each names one thing, and finding what refers to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.storage.packs.codes import Code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, MutableMapping

    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot

# "total" is the root; the others begin the keys of texts that belong to no node.
_RESERVED = frozenset({"total", "pack", "role", "scale", "band", "perspective", "measure", "term", "checklist"})


class Names:
    """The ids and refs met so far; `complete` while every group, area and criterion could be found and named."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._ids: dict[str, Spot] = {}
        self._refs: dict[str, tuple[str, Spot]] = {}
        self.complete = True

    def take(self, part: Part) -> str:
        """Return the id of a group, area or criterion, having noted what is wrong with its id and ref."""
        name = part.text("id")
        spot = part.at("id")
        if not name:
            self.complete = False
        elif name in _RESERVED:
            self._report.add(Code.RESERVED_ID, spot, id=name)
        else:
            note_id(self._report, part, self._ids)
        ref = part.text("ref")
        if ref:
            _, first = self._refs.setdefault(ref, (name, part.at("ref")))
            if first is not part.at("ref"):
                data = {"ref": ref, "file": first.file, "first_line": first.mark.line}
                self._report.add(Code.DUPLICATE_REF, part.at("ref"), **data)
        return name

    def check_refs_against_ids(self) -> None:
        """Note refs that are the id of something else: whoever types one would get the other."""
        for ref, (name, spot) in self._refs.items():
            if ref != name and ref in self._ids:
                self._report.add(Code.REF_IS_AN_ID, spot, ref=ref)


def note_id(report: Report, part: Part, seen: MutableMapping[str, Spot]) -> str:
    """Return a part's id ("" where it has none), having noted whether it is among those seen before."""
    name, spot = part.text("id"), part.at("id")
    if name and (first := seen.setdefault(name, spot)) is not spot:
        report.add(Code.DUPLICATE_ID, spot, id=name, file=first.file, first_line=first.mark.line)
    return name


def note_ids(report: Report, parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the ids of the parts of one list, having noted those that stand there twice."""
    seen: dict[str, Spot] = {}
    return tuple(name for part in parts if (name := note_id(report, part, seen)))


def refer(report: Report, code: Code, name: str, spot: Spot, known: Collection[str] | None) -> bool:
    """Return whether an id names something known, having noted with `code` where not.

    Where what is known cannot be told (None), it may.
    """
    if known is None or name in known:
        return True
    report.add(code, spot, id=name, hint=report.nearest(name, known))
    return False


def references(report: Report, code: Code, part: Part, key: str, known: Collection[str] | None) -> tuple[str, ...]:
    """Return the ids that a list refers to, each once; those that refer to nothing are noted and left out."""
    listed: set[str] = set()
    found: list[str] = []
    for name, spot in part.words(key):
        if name in listed:
            report.add(Code.LISTED_TWICE, spot, id=name)
        elif refer(report, code, name, spot, known):
            found.append(name)
        listed.add(name)
    return tuple(found)


def known_ids(part: Part, key: str) -> tuple[str, ...] | None:
    """Return the ids of a list of mappings; None where the list or an id in it is broken or missing."""
    parts = part.parts(key)
    if not parts or part.is_broken(key) or not all(one.text("id") for one in parts):
        return None
    return tuple(one.text("id") for one in parts)
