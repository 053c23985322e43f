"""How a node's value is made of its children's: combined, capped, rounded, brought to the node's own range."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.exact import round_to
from ccassess.domain.pack import Cap, Combine, Level, Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class CapWorking:
    """A cap at work: the smallest of the capping values, the limit it sets, and whether it lowered the value."""

    cap: Cap
    lowest: Fraction
    limit: Fraction
    binding: bool


@dataclass(frozen=True, slots=True)
class Working:
    """How a node's value was made of its children: combined, capped, rounded, brought to the node's range."""

    combined: Fraction
    caps: tuple[CapWorking, ...]
    rounded: Fraction
    value: Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """The highest value that all children combine to (`natural`), and that those which apply do (`most`)."""

    natural: Fraction
    most: Fraction


def work(
    node: Node,
    children: Sequence[Node],
    parts: Sequence[Fraction],
    values: Mapping[str, Fraction],
    reach: Range,
) -> Working:
    """Make a node's value (the method, section 5, rule 12).

    `parts` are what `children`, those that apply, each bring; `values` those of descendants by id, for the caps,
    which act one after another.
    """
    combined = value = _combined(node, children, parts)
    caps: list[CapWorking] = []
    for cap in node.caps:
        known = [values[name] for name in cap.of if name in values]
        if known:
            limit = min(known) + cap.plus
            caps.append(CapWorking(cap, min(known), limit, binding=limit < value))
            value = min(value, limit)
    rounded = value if node.round_to is None else min(round_to(value, node.round_to), reach.most)
    return Working(combined, tuple(caps), rounded, rounded * node.out_of / reach.natural)


def _combined(node: Node, children: Sequence[Node], parts: Sequence[Fraction]) -> Fraction:
    if node.combine is Combine.SUM:
        return sum(parts, Fraction(0))
    if node.combine is Combine.MIN:
        return min(parts)
    if node.combine is Combine.MEAN:
        return sum(parts, Fraction(0)) / len(parts)
    weights = [weight_of(child) for child in children]
    return sum((weight * part for weight, part in zip(weights, parts, strict=True)), Fraction(0)) / sum(weights)


def weight_of(node: Node) -> Fraction:
    """Return what a node weighs in a weighted mean; one where the pack says nothing."""
    return Fraction(1) if node.weight is None else node.weight


def sums_points(node: Node) -> bool:
    """Whether a node's value is itself points: the sum of those of the criteria or groups it holds."""
    return node.combine is Combine.SUM and node.level in {Level.TOTAL, Level.GROUP, Level.AREA}
