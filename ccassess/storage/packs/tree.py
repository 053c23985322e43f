"""Reading the tree from the total through groups and areas down to the criteria."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import Kind, Level, Node, NotApplicable
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.names import Names, refer, references
from ccassess.storage.packs.nodes import UNKNOWN, Draft, composed, worth_known
from ccassess.storage.packs.scales import anchor_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot
    from ccassess.storage.packs.scales import Scale


MAX_RATED = 10_000
"""Ratings that one pack asks for, all criteria together; the criteria that come with the program ask for 162."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the tree is read from: pack.yaml, the area files, and whether all area files could be read.

    `roles` and `measures` are the ids that a criterion can refer to; None where the pack has none or they are broken.
    """

    pack: Part
    areas: Sequence[Part]
    scales: Mapping[str, Scale]
    complete: bool
    roles: Collection[str] | None
    measures: Collection[str] | None


class TreeReader:
    """Reads one pack's tree; `names` tells afterwards whether everything in it could be named."""

    def __init__(self, report: Report, sources: Sources) -> None:
        self.names = Names(report)
        self._report = report
        self._sources = sources
        self._files = {part.text("id"): part for part in reversed(sources.areas) if part.text("id")}
        self._listed: dict[str, Spot] = {}
        self._lists_whole = sources.pack.part("total") is not None
        # Whether every criterion names a scale there is; only then a scale nobody names is worth a word.
        self._scales_told = sources.complete
        self._used_scales: set[str] = set()
        self._rated = 0

    def read(self) -> Draft:
        """Return the whole tree; where parts of it are broken, what is left of it."""
        part = self._sources.pack.part("total")
        if part is None:
            # Its problem is known; the areas are still worth reading.
            part = self._sources.pack._replace(found={}, keys={})
            children: tuple[Draft, ...] = ()
            self.names.complete = False
        else:
            children = self._below(part)
        for area in self._sources.areas:
            self._read_unlisted(area)
        root = composed(self._report, part, Node("total", Level.TOTAL, UNKNOWN), children, whole=self._whole(part))
        self.names.check_refs_against_ids()
        self._check_scales_used()
        return root

    def _below(self, part: Part) -> tuple[Draft, ...]:
        """Return what a group (or the total) holds: groups or areas."""
        if part.has("groups") and part.has("areas"):
            self._report.add(Code.KEYS_EXCLUDE_EACH_OTHER, part.key_at("areas"), first="groups", second="areas")
        elif not part.has("groups") and not part.has("areas"):
            self._report.add(Code.MISSING_KEY, part.spot, key="areas")
            self._lists_whole = self.names.complete = False
        if part.is_broken("groups") or part.is_broken("areas"):
            self._lists_whole = self.names.complete = False
        groups = tuple(self._group(group) for group in part.parts("groups"))
        areas = tuple(self._listed_area(name, spot) for name, spot in part.words("areas"))
        return groups + tuple(area for area in areas if area is not None)

    def _whole(self, part: Part) -> bool:
        """Return whether everything that a group lists could be found and read."""
        return (
            (part.has("groups") != part.has("areas"))
            and not part.is_broken("groups")
            and not part.is_broken("areas")
            and all(name in self._files for name, _ in part.words("areas"))
        )

    def _group(self, part: Part) -> Draft:
        node = Node(self.names.take(part), Level.GROUP, UNKNOWN, ref=part.text("ref"))
        children = self._below(part)
        return composed(self._report, part, node, children, whole=self._whole(part))

    def _listed_area(self, name: str, spot: Spot) -> Draft | None:
        part = self._files.get(name)
        if name in self._listed:
            first = self._listed[name]
            self._report.add(Code.AREA_LISTED_TWICE, spot, id=name, file=first.file, first_line=first.mark.line)
            return None
        self._listed[name] = spot
        if part is None:
            if self._sources.complete and all(area.text("id") for area in self._sources.areas):
                self._report.add(Code.DANGLING_AREA, spot, id=name, hint=self._report.nearest(name, self._files))
            return None
        return self._area(part)

    def _read_unlisted(self, part: Part) -> None:
        """Read an area file that no list names, for the problems in it."""
        name = part.text("id")
        if name in self._listed and self._files[name] is part:
            return
        if name and name not in self._listed and self._lists_whole:
            self._report.add(Code.UNUSED_AREA_FILE, part.at("id"), id=name)
            self.names.complete = False
        self._area(part)

    def _area(self, part: Part) -> Draft:
        kind = Kind(part.text("kind")) if part.text("kind") else None
        node = Node(self.names.take(part), Level.AREA, UNKNOWN, ref=part.text("ref"), kind=kind)
        rule = NotApplicable(part.text("not_applicable") or NotApplicable.FORBIDDEN)
        if part.is_broken("criteria") or not part.has("criteria"):
            self.names.complete = False
        children = tuple(self._criterion(child, kind, rule) for child in part.parts("criteria"))
        return composed(self._report, part, node, children, whole=not part.is_broken("criteria"))

    def _criterion(self, part: Part, kind: Kind | None, rule: NotApplicable) -> Draft:
        """Return a criterion: its scale's attributes under its own name, points and rules."""
        name = self.names.take(part)
        roles = self._roles(part)
        shows_in = references(self._report, Code.DANGLING_MEASURE, part, "shows_in", self._sources.measures)
        wanted = part.text("scale")
        scale = self._sources.scales.get(wanted)
        if scale is None:
            scales = self._sources.pack.part("scales")
            if wanted and scales is not None and not scales.has(wanted):
                hint = self._report.nearest(wanted, self._sources.scales)
                self._report.add(Code.DANGLING_SCALE, part.at("scale"), id=wanted, hint=hint)
            known = worth_known(part, range_known=False)
            self._scales_told = False
            node = Node(name, Level.CRITERION, UNKNOWN, points=part.number("points"))
            return Draft(node, part, (), range_known=False, worth_known=known)
        self._used_scales.add(wanted)
        if not self._has_room(part, scale):
            # A small file can describe a tree that no computer holds: every criterion has all that its scale rates.
            node = Node(name, Level.CRITERION, UNKNOWN, points=part.number("points"))
            return Draft(node, part, (), range_known=False, worth_known=worth_known(part, range_known=False))
        self._check_own_anchors(part, scale)
        node = replace(
            scale.draft.node,
            id=name,
            ref=part.text("ref"),
            kind=kind,
            points=part.number("points"),
            weight=part.number("weight"),
            not_applicable=NotApplicable(part.text("not_applicable") or rule),
            # Packs written before there were lists of roles and measures name what nobody describes.
            roles=roles if self._sources.roles is not None else (),
            shows_in=shows_in if self._sources.measures is not None else (),
        )
        known = scale.draft.range_known
        return Draft(node, part, scale.draft.children, known, worth_known(part, range_known=known))

    def _has_room(self, part: Part, scale: Scale) -> bool:
        """Return whether a scale's ratings may be asked for as well; where they first may not, the report says so."""
        if self._rated > MAX_RATED:
            return False
        self._rated += len(scale.leaves)
        if self._rated > MAX_RATED:
            self._report.add(Code.TOO_MANY_RATINGS, part.spot, limit=MAX_RATED)
        return self._rated <= MAX_RATED

    def _roles(self, part: Part) -> tuple[str, ...]:
        """Return the roles that are asked about a criterion, having checked that questions go to no others."""
        known = self._sources.roles
        roles = references(self._report, Code.DANGLING_ROLE, part, "roles", known)
        verify = part.part("verify")
        ask = None if verify is None else verify.part("ask")
        asked = {} if ask is None or part.is_broken("roles") else {role: ask.key_at(role) for role in ask.found}
        for role, spot in asked.items():
            if refer(self._report, Code.DANGLING_ROLE, role, spot, known) and role not in roles:
                self._report.add(Code.ASKED_WITHOUT_ROLE, spot, id=role)
        return roles

    def _check_own_anchors(self, part: Part, scale: Scale) -> None:
        """Check that a criterion words only what its scale describes."""
        own = part.part("anchors")
        for attribute, anchors in () if own is None else own.named_parts():
            leaf = scale.leaves.get(attribute)
            if own is None or leaf is None:
                hint = self._report.nearest(attribute, scale.leaves)
                spot = anchors.spot if own is None else own.key_at(attribute)
                self._report.add(Code.DANGLING_ATTRIBUTE, spot, id=attribute, hint=hint)
                continue
            for value, item in anchor_values(self._report, anchors, scale.values).items():
                if leaf.node.anchors and value not in leaf.node.anchors:
                    data = {"value": decimal_text(value), "attribute": attribute, "scale": scale.id}
                    self._report.add(Code.ANCHOR_NOT_IN_SCALE, item.spot, **data)

    def _check_scales_used(self) -> None:
        scales = self._sources.pack.part("scales")
        for name in scales.found if scales is not None and self._scales_told else ():
            if scales is not None and name not in self._used_scales:
                self._report.add(Code.UNUSED_SCALE, scales.key_at(name), id=name)
