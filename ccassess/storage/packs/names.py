"""Keeping ids and refs apart: each names one thing in the whole pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.storage.packs.codes import Code

if TYPE_CHECKING:
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot

# "total" is the root; the others begin the keys of texts that belong to no node.
_RESERVED = frozenset({"total", "pack", "scale", "band", "measure", "term", "checklist"})


class Names:
    """The ids and refs met so far; `complete` while every group, area and criterion could be named."""

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
        elif (first := self._ids.setdefault(name, spot)) is not spot:
            self._report.add(Code.DUPLICATE_ID, spot, id=name, file=first.file, first_line=first.mark.line)
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
