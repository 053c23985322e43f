"""Packs and assessments drawn in the test: `assessment("1.1: 75 50 50 25 | 1.2: -")`."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Answer, Assessment, Party, Sheet, new_assessment
from ccassess.domain.pack import (
    Band,
    Cap,
    Combine,
    CriteriaAtLeast,
    Kind,
    Level,
    Node,
    NotApplicable,
    Pack,
    PointsOf,
    Settings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Number = int | str | Fraction

FIVES = tuple(Fraction(number) for number in range(0, 101, 5))
ANCHORS = tuple(Fraction(number) for number in range(0, 101, 25))
CEILING = tuple(enumerate(map(Fraction, (0, 50, 75, 100))))
HUNDRED = Fraction(100)

ENABLER = ("planned", "carried_out", "checked", "improved")
RESULT = ("scope", "trend", "target", "comparison", "cause")

DEFAULT = """
1 leadership 120: purpose 20, planning 20, goals 20, coaching-leadership 20, participation 20, practice-sharing 20
2 people 130: selection 20, onboarding 25, coaching 25, autonomy 20, recognition 20, wellbeing 20
3 customers 130: insight 25, encounter 30, voice 25, recovery 25, relationship 25
4 services 130: channels 25, processes 25, forecasting 20, knowledge 20, automation 20, assurance 20
5 stakeholders 90: cooperation 20, partners 15, influence 20, systems 20, finance-premises 15
R1 r-customers 120: customer-perception 70, customer-outcomes 50
R2 r-people 90: people-perception 45, people-indicators 45
R3 r-operations 90: access 45, efficiency 45
R4 r-business 60: cost 30, value 30
R5 r-development 40: stakeholder-results 20, improvement-results 20
"""
"""The default method's areas and criteria with their points (the method, section 3)."""

BANDS = (
    ("starting", 0),
    ("developing", 200),
    ("systematic", 350),
    ("advanced", 500),
    ("leading", 650),
    ("exemplary", 800),
)
TITLES = {
    "planned": "Planned",
    "carried_out": "Carried out",
    "checked": "Checked",
    "improved": "Improved",
    "scope": "Scope",
    "trend": "Trend",
    "target": "Target",
    "comparison": "Comparison",
    "cause": "Cause",
}


def exact(number: Number) -> Fraction:
    """Read 50, "0.25" or "225/2" exactly."""
    return Fraction(number)


def leaf(name: str, values: Sequence[Number] = FIVES, **more: object) -> Node:
    """Return an attribute that is rated, 0 to the highest value."""
    scale = tuple(map(exact, values))
    node = Node(id=name, level=Level.ATTRIBUTE, out_of=scale[-1], values=scale)
    return replace(node, **more)


def attribute(name: str, *children: Node, combine: Combine = Combine.MEAN, **more: object) -> Node:
    """Return an attribute made of sub-attributes."""
    node = Node(id=name, level=Level.ATTRIBUTE, out_of=children[0].out_of, children=children, combine=combine)
    return replace(node, **more)


def criterion(name: str, ref: str, points: Number | None, *children: Node, **more: object) -> Node:
    """Return a criterion, the mean of its attributes unless told otherwise."""
    node = Node(
        id=name,
        level=Level.CRITERION,
        out_of=children[0].out_of,
        children=children,
        ref=ref,
        kind=Kind.ENABLER,
        scale="small",
        combine=Combine.MEAN,
        points=None if points is None else exact(points),
    )
    return replace(node, **more)


def area(name: str, ref: str, *criteria: Node, **more: object) -> Node:
    """Return an area, the sum of its criteria's points unless told otherwise."""
    return _group(Level.AREA, name, ref, criteria, more)


def group(name: str, *areas: Node, **more: object) -> Node:
    """Return a group of areas, the sum of their points unless told otherwise."""
    return _group(Level.GROUP, name, "", areas, more)


def total(*groups: Node, **more: object) -> Node:
    """Return the root, the sum of what is below unless told otherwise."""
    return _group(Level.TOTAL, "total", "", groups, more)


def _group(level: Level, name: str, ref: str, children: tuple[Node, ...], more: Mapping[str, object]) -> Node:
    worth = sum((child.out_of if child.points is None else child.points for child in children), Fraction(0))
    return replace(Node(id=name, level=level, out_of=worth, children=children, ref=ref), **more)


def pack(root: Node, **more: object) -> Pack:
    """Return a pack around a tree, with no bands, ties or texts unless told otherwise."""
    found = Pack(
        id="org.example.small",
        version="1.0.0",
        edition="test",
        languages=("en",),
        root=root,
        bands=(),
        ties=(),
        settings=Settings(),
        texts={"en": {}},
    )
    return replace(found, **more)


def enabler(name: str, ref: str, points: Number, rule: NotApplicable = NotApplicable.FORBIDDEN) -> Node:
    """Return a criterion about ways of working as the default method has it."""
    leaves = (leaf(one, anchors=ANCHORS) for one in ENABLER)
    caps = (Cap(("planned", "carried_out"), Fraction(25)),)
    node = criterion(name, ref, points, *leaves, scale="enabler", caps=caps)
    return replace(node, ceiling=CEILING, not_applicable=rule)


def result(name: str, ref: str, points: Number, rule: NotApplicable = NotApplicable.FORBIDDEN) -> Node:
    """Return a criterion about results as the default method has it."""
    leaves = (leaf(one, anchors=ANCHORS) for one in RESULT)
    node = criterion(name, ref, points, *leaves, scale="result", caps=(Cap(("scope",), Fraction(0)),))
    return replace(node, kind=Kind.RESULT, ceiling=CEILING, not_applicable=rule)


@cache
def default_like_pack() -> Pack:
    """Return a pack with the default method's tree, bands, ties and names of attributes."""
    areas = [_default_area(line) for line in DEFAULT.strip().splitlines()]
    ways, results = group("ways-of-working", *areas[:5]), group("results", *areas[5:])
    texts = {f"scale.{'enabler' if one in ENABLER else 'result'}.{one}.title": title for one, title in TITLES.items()}
    texts |= {"ways-of-working.title": "Ways of working", "results.title": "Results", "coaching.title": "Coaching"}
    return pack(
        total(ways, results),
        bands=tuple(Band(name, Fraction(start)) for name, start in BANDS),
        ties=(PointsOf("results"), PointsOf("customers"), CriteriaAtLeast(Fraction(75))),
        texts={"en": texts},
    )


def _default_area(line: str) -> Node:
    head, tail = line.split(": ")
    ref, name, points = head.split()
    rule = NotApplicable.FORBIDDEN if ref in {"1", "R1", "R2", "R3"} else NotApplicable.REDISTRIBUTE
    make = result if ref.startswith("R") else enabler
    criteria = (
        make(one.split()[0], f"{ref}.{number}", int(one.split()[1]), rule)
        for number, one in enumerate(tail.split(", "), 1)
    )
    found = area(name, ref, *criteria)
    assert found.out_of == int(points), line
    return found


def answer(node: Node, drawn: str) -> Answer:
    """Draw an answer: "75 50 - 25 g2" (a dash is not rated, g2 the grade), "n/a WHY", "-" (untouched)."""
    if drawn == "-":
        return Answer()
    if drawn.startswith("n/a"):
        return Answer(not_applicable=drawn.removeprefix("n/a").strip())
    words = drawn.split()
    grade = next((int(word[1:]) for word in words if word.startswith("g")), None)
    ratings = [word for word in words if not word.startswith("g")]
    leaves = node.leaves()
    if len(ratings) == 1:
        ratings *= len(leaves)
    assert len(ratings) == len(leaves), drawn
    given = {one.id: exact(word) for one, word in zip(leaves, ratings, strict=True) if word != "-"}
    return Answer(ratings=given, grade=grade)


def sheet(drawn: str, party: Party = Party.SELF, by: Pack | None = None, rest: str = "-") -> Sheet:
    """Draw a sheet: "1.1: 75 50 50 25 | 1.2: 50 g2 | 2.1: n/a why"; criteria not drawn are answered as `rest`."""
    used = by or default_like_pack()
    lines = dict(line.split(": ", 1) for line in map(str.strip, drawn.split("|")) if line)
    assert set(lines) <= set(used.refs), lines
    found = Sheet(party)
    for node in used.criteria:
        found = found.with_answer(node.id, answer(node, lines.get(node.ref, rest).strip()))
    return found


def assessment(drawn: str, verified: str = "", by: Pack | None = None, rest: str = "-") -> Assessment:
    """Draw an assessment of both parties' sheets."""
    found = new_assessment("an-id", "2027-01-01T08:00:00Z", by or default_like_pack())
    found = found.with_sheet(sheet(drawn, by=by, rest=rest))
    return found.with_sheet(sheet(verified, Party.VERIFICATION, by=by))
