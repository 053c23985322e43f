"""Making a node of those below it: its range and points, and whether what the author stated about them holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import Cap, Combine, Level, Node
from ccassess.storage.packs.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report

UNKNOWN = Fraction(1)
"""Stands for a range that cannot be told because something below is broken."""

BELOW_AREAS = frozenset({Level.CRITERION, Level.ATTRIBUTE})


@dataclass(frozen=True, slots=True)
class Draft:
    """A node with the part of the file that describes it.

    Where something is broken below, its range or what it is worth may not be known; nothing is checked against
    them then, so that one slip stays one problem.
    """

    node: Node
    part: Part
    children: tuple[Draft, ...]
    range_known: bool
    worth_known: bool
    actual: Fraction | None = None
    """For a sum that states its points: what it really adds up to."""

    @property
    def worth(self) -> Fraction:
        """The points it can give: its own, else its range."""
        return self.node.out_of if self.node.points is None else self.node.points

    @property
    def sums_points(self) -> bool:
        """Whether its points are the sum of those below it."""
        return bool(self.children) and self.node.combine is Combine.SUM and self.node.level is not Level.CRITERION

    def walk(self) -> Iterator[Draft]:
        """Yield this draft and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def combine_of(part: Part) -> Combine:
    """Return how the pack says a node combines; a sum unless it says otherwise."""
    return Combine(part.text("combine") or Combine.SUM)


def composed(report: Report, part: Part, node: Node, children: Sequence[Draft], *, whole: bool = True) -> Draft:
    """Return a node with its children, its range and points told by them (the method, section 5, rule 12).

    `part` holds the keys that say how it combines; `whole` is whether all of its children could be read. The range
    is the children's own (mean, weighted mean, min) or the sum of what they can give, unless `out_of` says otherwise.
    """
    combine, out_of, points = combine_of(part), part.number("out_of"), part.number("points")
    # Attributes have to say how they combine; where they do not, that is the problem, and not what follows from it.
    says_how = not part.is_broken("combine") and (part.has("combine") or node.level not in BELOW_AREAS)
    natural = None
    if says_how and _shares_given(report, part, combine, children) and whole:
        natural = _natural_range(combine, children)
    if natural is not None and combine is not Combine.SUM and not _same_range(report, combine, children):
        natural = None
    range_known = not part.is_broken("out_of") and (out_of is not None or natural is not None)
    node = replace(
        node,
        children=tuple(child.node for child in children),
        combine=combine,
        out_of=out_of or natural or UNKNOWN,
        points=points,
        weight=part.number("weight"),
        round_to=part.number("round_to"),
    )
    draft = Draft(node, part, tuple(children), range_known, range_known)
    if draft.sums_points:
        _check_sum(report, draft, natural)
        # What is stated counts further up, so that one wrong sum is not told on every level above it.
        node = replace(node, points=None, out_of=out_of or points or natural or UNKNOWN)
        draft = replace(draft, actual=None if out_of else _actual_sum(children))
    else:
        draft = replace(draft, worth_known=worth_known(part, range_known=range_known))
    if natural is not None and node.round_to is not None and node.round_to > natural:
        data = {"value": decimal_text(node.round_to), "above": "0", "most": decimal_text(natural)}
        report.add(Code.OUT_OF_RANGE, part.at("round_to"), **data)
    return replace(draft, node=replace(node, caps=_caps(report, draft, natural)))


def worth_known(part: Part, *, range_known: bool) -> bool:
    """Return whether the points that a node can give are known: its own, else its range."""
    return part.number("points") is not None if part.has("points") else range_known


def _natural_range(combine: Combine, children: Sequence[Draft]) -> Fraction | None:
    """Return the highest value the children combine to; None where it cannot be told."""
    if not children:
        return None
    if combine is Combine.SUM:
        known = all(child.worth_known for child in children)
        return sum((child.worth for child in children), Fraction(0)) if known else None
    return children[0].node.out_of if all(child.range_known for child in children) else None


def _actual_sum(children: Sequence[Draft]) -> Fraction:
    """Return what children add up to by the sums that were made, not those that were stated."""
    return sum((child.worth if child.actual is None else child.actual for child in children), Fraction(0))


def _check_sum(report: Report, draft: Draft, natural: Fraction | None) -> None:
    """Hold the points that a summing node states against the sum of what its children can give.

    A child whose own statement is wrong has been told so; the sum may fit what it states or what it really gives.
    """
    part = draft.part
    stated = part.number("points")
    if part.has("points") and part.has("out_of"):
        report.add(Code.KEYS_EXCLUDE_EACH_OTHER, part.key_at("out_of"), first="points", second="out_of")
    elif stated is not None and natural is not None and stated not in {natural, _actual_sum(draft.children)}:
        data = {"id": draft.node.id, "stated": decimal_text(stated), "actual": decimal_text(natural)}
        report.add(Code.POINTS_DO_NOT_ADD_UP, part.at("points"), **data)


def _shares_given(report: Report, part: Part, combine: Combine, children: Sequence[Draft]) -> bool:
    """Return whether all children say what they count: weights in a weighted mean, points in a sum that has points."""
    given = True
    points_are_used = part.has("points") or any(child.part.has("points") for child in children)
    for child in children:
        has_weight = child.part.has("weight")
        if combine is Combine.WEIGHTED_MEAN and not has_weight:
            report.add(Code.MISSING_WEIGHT, child.part.spot, id=child.node.id)
        if combine is not Combine.WEIGHTED_MEAN and has_weight:
            report.add(Code.UNUSED_WEIGHT, child.part.key_at("weight"), id=child.node.id)
        if combine is Combine.SUM and points_are_used and not child.sums_points and not child.part.has("points"):
            report.add(Code.MISSING_POINTS, child.part.spot, id=child.node.id)
            given = False
    return given


def _same_range(report: Report, combine: Combine, children: Sequence[Draft]) -> bool:
    first = children[0]
    other = next((child for child in children if child.node.out_of != first.node.out_of), None)
    if other is None:
        return True
    data = {
        "first": first.node.id,
        "first_range": decimal_text(first.node.out_of),
        "second": other.node.id,
        "second_range": decimal_text(other.node.out_of),
        "combine": combine,
    }
    report.add(Code.CHILDREN_DIFFER_IN_RANGE, other.part.spot, **data)
    return False


def _caps(report: Report, draft: Draft, natural: Fraction | None) -> tuple[Cap, ...]:
    caps: list[Cap] = []
    in_scale = draft.node.level in BELOW_AREAS
    below = {
        under.node.id: under
        for child in draft.children
        for under in child.walk()
        if in_scale or under.node.level is not Level.ATTRIBUTE
    }
    for part in draft.part.parts("caps"):
        names = tuple(part.words("of"))
        for name, spot in names:
            if name not in below:
                code = Code.DANGLING_ATTRIBUTE if in_scale else Code.DANGLING_CAP
                report.add(code, spot, id=name, hint=report.nearest(name, below))
                continue
            capping = below[name]
            if natural is not None and capping.range_known and capping.node.out_of != natural:
                data = {"id": name, "range": decimal_text(capping.node.out_of), "natural": decimal_text(natural)}
                report.add(Code.CAP_IN_ANOTHER_RANGE, spot, **data)
        plus = part.number("plus")
        if plus is not None:
            caps.append(Cap(tuple(name for name, _ in names), plus))
    return tuple(caps)
