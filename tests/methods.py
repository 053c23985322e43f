"""Small packs of many methods, and sheets of ratings by them as hypothesis can think of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from ccassess.domain.assessment import Answer, Party, Sheet
from ccassess.domain.pack import Cap, Combine, NotApplicable
from tests.builders import CEILING, area, attribute, criterion, enabler, group, leaf, pack, result, total

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.domain.pack import Node, Pack

SAMM = (0, "0.25", "0.5", 1)


def _like_default() -> Pack:
    rule = NotApplicable.REDISTRIBUTE
    one = area("one", "1", enabler("a", "1.1", 20), enabler("b", "1.2", 25), enabler("c", "1.3", 15, rule))
    two = area("two", "2", enabler("d", "2.1", 25, rule), enabler("e", "2.2", 30, rule), enabler("f", "2.3", 25, rule))
    three = area("three", "R1", result("g", "R1.1", 70), result("h", "R1.2", 45, rule))
    return pack(total(group("ways", one, two), group("results", three)))


def _mean_of_means() -> Pack:
    def three(name: str, ref: str) -> Node:
        return criterion(name, ref, None, *map(leaf, ("x", "y", "z")), not_applicable=NotApplicable.REDISTRIBUTE)

    first = area("one", "1", three("a", "1a"), three("b", "1b"), combine=Combine.MEAN)
    second = area("two", "2", three("c", "2a"), three("d", "2b"), three("e", "2c"), combine=Combine.MEAN)
    worth = {"out_of": Fraction(100), "points": Fraction("112.5")}
    return pack(total(replace(first, **worth), replace(second, **worth)))


def _weighted() -> Pack:
    def weighted(name: str, ref: str, weight: int) -> Node:
        levels = (leaf("stream-a", SAMM), leaf("stream-b", SAMM, weight=Fraction(3)))
        return criterion(name, ref, None, *levels, combine=Combine.WEIGHTED_MEAN, weight=Fraction(weight))

    practices = [weighted("a", "1", 1), weighted("b", "2", 2), weighted("c", "3", 4)]
    only = area("one", "A", *practices, combine=Combine.WEIGHTED_MEAN, out_of=Fraction(3))
    return pack(total(only, out_of=Fraction(3)))


def _lowest() -> Pack:
    def weakest(name: str, ref: str, **more: object) -> Node:
        return criterion(name, ref, 30, *map(leaf, ("x", "y", "z")), combine=Combine.MIN, **more)

    cap = (Cap(("a",), Fraction(10)),)
    capped = area("one", "1", weakest("a", "1.1"), weakest("b", "1.2"), combine=Combine.MEAN, caps=cap)
    worth = {"out_of": Fraction(100), "points": Fraction(60)}
    drop = NotApplicable.DROP
    plain = area("two", "2", weakest("c", "2.1", not_applicable=drop), weakest("d", "2.2", not_applicable=drop))
    return pack(total(replace(capped, **worth), plain))


def _sum_out_of() -> Pack:
    criteria = [criterion(name, f"1.{number}", 100, leaf("x"), leaf("y")) for number, name in enumerate("abc", 1)]
    return pack(total(area("one", "1", *criteria), out_of=Fraction(1000)))


def _rounded() -> Pack:
    def rounded(name: str, ref: str) -> Node:
        attributes = (leaf("x"), leaf("y"), leaf("z"))
        return criterion(name, ref, 30, *attributes, round_to=Fraction(5), not_applicable=NotApplicable.DROP)

    return pack(total(area("one", "1", rounded("a", "1.1"), rounded("b", "1.2")), round_to=Fraction(7)))


def _sub_attributes() -> Pack:
    def approach(name: str) -> Node:
        parts = (leaf(f"{name}-sound"), leaf(f"{name}-integrated"), leaf(f"{name}-used"))
        return attribute(name, *parts, caps=(Cap((f"{name}-sound",), Fraction(0)),))

    def node(name: str, ref: str) -> Node:
        caps = (Cap(("approach-sound", "deployment"), Fraction(20)), Cap(("deployment",), Fraction(5)))
        parts = (approach("approach"), approach("deployment"))
        return criterion(name, ref, 45, *parts, caps=caps, ceiling=CEILING)

    return pack(total(area("one", "1", node("a", "1.1"), node("b", "1.2"))))


def _summed_attributes() -> Pack:
    parts = (leaf("x", points=Fraction(30)), leaf("y", points=Fraction(10)), leaf("z", points=Fraction(60)))
    nodes = [
        criterion(name, ref, 25, *parts, combine=Combine.SUM, out_of=Fraction(100))
        for name, ref in (("a", "1.1"), ("b", "1.2"))
    ]
    return pack(total(area("one", "1", *nodes)))


METHODS = {
    "like the default": _like_default(),
    "mean of means": _mean_of_means(),
    "weighted means": _weighted(),
    "the lowest": _lowest(),
    "a sum out of more": _sum_out_of(),
    "rounded": _rounded(),
    "sub-attributes": _sub_attributes(),
    "summed attributes": _summed_attributes(),
}

method_names = st.sampled_from(sorted(METHODS))


@st.composite
def sheets(draw: Callable[..., object], method: Pack, party: Party, *, complete: bool = False) -> Sheet:
    """Draw a sheet of a method: ratings, grades, and criteria that do not apply where the pack allows it."""
    return Sheet(party, {one.id: draw(answers(one, complete=complete)) for one in method.criteria})


@st.composite
def answers(draw: Callable[..., object], node: Node, *, complete: bool = False) -> Answer:
    """Draw an answer to a criterion; a complete one has all ratings and a grade."""
    if node.not_applicable is not NotApplicable.FORBIDDEN and draw(st.integers(0, 4)) == 0:
        return Answer(not_applicable="nobody does this here")
    missing = st.nothing() if complete else st.none()
    given = {one.id: draw(st.sampled_from(one.values) | missing) for one in node.leaves()}
    grades = st.sampled_from((0, 1, 2, 3, 3)) | missing
    grade = draw(grades) if node.ceiling else None
    return Answer(ratings={name: rating for name, rating in given.items() if rating is not None}, grade=grade)
