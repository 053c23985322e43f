"""The areas in plain data: possible, self, verification and difference, with the sums of the pack's groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.pack import Level
from ccassess.reporting.outline.parts import AreaLine, AreasPart, CriterionLine
from ccassess.reporting.outline.source import DASH
from ccassess.wording.terms import party_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.pack import Node
    from ccassess.reporting.outline.source import Source

FEW = 2
"""Areas with no more criteria than this are listed under the name of their group."""


def areas(source: Source) -> AreasPart:
    """Return the table of areas and the list of all criteria."""
    t = source.t
    heads = [t("Possible"), *(party_short(t, party) for party in source.parties)]
    if source.compares:
        heads.append(t("Difference"))
    return AreasPart(
        title=t("Areas"),
        introduction=_introduction(source),
        head=t("Area"),
        heads=tuple(heads),
        verified=heads.index(party_short(t, source.lead)),
        rows=(*_below(source, source.pack.root), _line(source, source.pack.root)),
        key=tuple((party, source.party(party)) for party in source.parties),
        remark=t("Rounded for display; sums are made from exact points."),
        criteria_title=t("All criteria"),
        criteria_note=_whose(source),
        groups=tuple(
            (title, tuple(_criterion(source, one) for one in criteria)) for title, criteria in _listed(source)
        ),
    )


def criteria_of(area: Node) -> list[Node]:
    """Return the criteria of an area in the pack's order."""
    return [node for node in area.walk() if node.level is Level.CRITERION]


def small_group(source: Source, area: Node) -> Node | None:
    """Return the group of an area where all areas of that group hold only one or two criteria, else None."""
    parent = source.pack.parents[area.id]
    small = parent.level is Level.GROUP and all(len(criteria_of(one)) <= FEW for one in parent.children)
    return parent if small else None


def _listed(source: Source) -> Iterator[tuple[str, list[Node]]]:
    """Yield the criteria under their areas; a group of areas that hold only one or two each stands as one."""
    done: set[str] = set()
    for area in source.pack.areas:
        parent = small_group(source, area)
        if parent is None:
            yield f"{area.ref} {source.title(area)}".strip(), criteria_of(area)
        elif parent.id not in done:
            done.add(parent.id)
            yield source.title(parent), criteria_of(parent)


def _whose(source: Source) -> str:
    """Return whose per cent are printed beside the criteria."""
    t = source.t
    last = source.party_inside(source.parties[-1])
    if source.mixes:
        return t(
            "per cent; the number: {verification} where begun, else {own}",
            verification=last,
            own=source.party_inside(source.parties[0]),
        )
    return t("per cent of the points possible; the number: {party}", party=last)


def _introduction(source: Source) -> str:
    t = source.t
    if source.compares:
        return t(
            "Points by area as the centre scored itself and by the verification, which is not sealed. The "
            "dots show the "
            "same figures as shares of the points possible."
        )
    if source.lead is Party.SELF:
        return t(
            "Points by area as the centre scored itself. The dots show the same figures as shares of the "
            "points possible."
        )
    return t(
        "Points by area by the verification, which is not sealed. The dots show the same figures as shares of "
        "the points "
        "possible."
    )


def _below(source: Source, node: Node) -> Iterator[AreaLine]:
    """Yield the areas below a node, each group followed by its sum."""
    for child in node.children:
        if child.level is Level.GROUP:
            yield from _below(source, child)
            yield _line(source, child)
        elif child.level is Level.AREA:
            yield _line(source, child)


def _line(source: Source, node: Node) -> AreaLine:
    is_total = node.level is Level.TOTAL
    difference = source.difference(node, total=is_total)
    possible = source.points(source.score(source.leading_party(node), node).possible)
    if difference is not None:
        t = source.t
        figures = [t.number(difference.first), t.number(difference.second), source.change(difference.difference)]
    else:
        said = source.total if is_total else source.points
        figures = [said(source.score(party, node).points) for party in source.parties]
        figures += [DASH] if source.compares else []
    title = source.t("Total") if is_total else source.title(node)
    return AreaLine(node.ref, title, (possible, *figures), source.shares(node), is_sum=node.level is not Level.AREA)


def _criterion(source: Source, node: Node) -> CriterionLine:
    score = source.score(source.leading_party(node), node)
    figure = DASH if score.value is None else shown.per_cent(score.value, node.out_of)
    return CriterionLine(node.ref, source.title(node), figure, source.shares(node))
