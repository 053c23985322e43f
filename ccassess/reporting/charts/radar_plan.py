"""Where everything of a radar stands: radius, points, blocks outside the ring, which scale labels have room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ccassess.reporting.pdf.fonts import Cut, text_width, wrapped
from ccassess.reporting.pdf.marks import SeriesKind

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = Fraction | float | None
"""0 to 100, or None for what is not scored."""

RINGS = (25, 50, 75, 100)
NAME_SIZE = 8.0
SCALE_SIZE = 7.0
LINE = 9.6
DIGITS = 13.4
"""The room of three digits."""
MARK_ROOM = 7.0
SLOT_GAP = 8.0
NOT_SCORED = "–"
Align = Literal["left", "center", "right"]
_NEAR = 8.0
_MOST_WITH_NAMES = 16
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Spoke:
    """An axis: the reference people see ("R3", may be empty) and a short name from the pack."""

    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line of the radar: whose it is, its name in the key, and a value for each spoke."""

    kind: SeriesKind
    label: str
    values: Sequence[Value]


@dataclass(slots=True)
class Block:
    """The words at the end of a spoke; x is the edge nearest the ring, y the block's lower edge, in points."""

    x: float
    y: float
    align: Align
    lines: list[str]
    values: list[tuple[SeriesKind, str]]
    scale: float
    broken: bool = False
    """Whether a word had to be cut for want of room."""

    @property
    def height(self) -> float:
        """Return the height in points."""
        return (len(self.lines) + bool(self.values)) * LINE * self.scale

    @property
    def values_width(self) -> float:
        """Return the width of the marks and numbers in points."""
        count = len(self.values)
        return (count * (MARK_ROOM + DIGITS) + max(0, count - 1) * SLOT_GAP) * self.scale


@dataclass(slots=True)
class Plan:
    """A radar in points: its middle, radius, spoke angles (clockwise from twelve o'clock, radians) and blocks."""

    x: float
    y: float
    radius: float
    angles: list[float]
    blocks: list[Block]

    def point(self, spoke: int, value: float) -> tuple[float, float]:
        """Return the place of a value (0 to 100) on a spoke."""
        reach = self.radius * value / 100
        return self.x + reach * math.sin(self.angles[spoke]), self.y + reach * math.cos(self.angles[spoke])


def shown(value: Value) -> str:
    """Return a value as the chart prints it: whole, halves away from zero, a dash where nothing is scored."""
    return NOT_SCORED if value is None else str(math.floor(Fraction(value) + Fraction(1, 2)))


def plan_radar(
    spokes: Sequence[Spoke],
    series: Sequence[Series],
    size: tuple[float, float],
    scale: float,
    *,
    compact: bool = False,
) -> Plan:
    """Return the largest radar whose blocks stay inside the size and do not meet; a compact one shows refs alone."""
    width, height = size
    count = len(spokes)
    full = count <= _MOST_WITH_NAMES and not compact
    angles = [(number + 0.5) * 2 * math.pi / count for number in range(count)]
    printed = [one for one in series if one.kind is not SeriesKind.PREVIOUS] or list(series)
    slots = len(printed) * (MARK_ROOM + DIGITS) + (len(printed) - 1) * SLOT_GAP
    side = max(58.0, slots + 10) if full else 26.0
    radius = max(10.0, min(width / 2 - side * scale, height / 2 - (16 if compact else 38) * scale))
    for _ in range(24):
        plan = Plan(width / 2, height / 2, radius, angles, [])
        plan.blocks = [
            _block(plan, number, spokes[number], printed if full else [], width, scale) for number in range(count)
        ]
        _part_neighbours(plan)
        inside = all(block.y >= 0 and block.y + block.height <= height for block in plan.blocks)
        if inside and not any(block.broken for block in plan.blocks):
            break
        radius *= 0.96
    return plan


def _block(  # noqa: PLR0913, PLR0917 - a spoke and the chart around it
    plan: Plan, number: int, spoke: Spoke, printed: Sequence[Series], width: float, scale: float
) -> Block:
    """Return the words of a spoke; without printed values its ref stands alone."""
    angle = plan.angles[number]
    sine, cosine = math.sin(angle), math.cos(angle)
    reach = plan.radius + _NEAR * scale
    x, y = plan.x + reach * sine, plan.y + reach * cosine
    align: Align = "center" if abs(sine) < 0.05 else ("left" if sine > 0 else "right")
    room = {"left": width - x, "right": x, "center": width * 0.6}[align]
    full = bool(printed)
    label = f"{spoke.ref}\u00a0\u00a0{spoke.name}" if spoke.ref and full else (spoke.ref or spoke.name)
    lines = wrapped(label, Cut.SEMIBOLD, NAME_SIZE * scale, max(room, 24))[:_MOST_LINES] or [""]
    values = [(one.kind, shown(one.values[number])) for one in printed]
    widest = max((text_width(word, Cut.SEMIBOLD, NAME_SIZE * scale) for word in label.split(" ")), default=0)
    block = Block(x, y, align, lines, values, scale, broken=widest > max(room, 24))
    block.y = y - block.height * (1 - cosine) / 2
    return block


def _part_neighbours(plan: Plan) -> None:
    """Push blocks that would meet away from the middle of their side."""
    for align in ("left", "right"):
        side = [block for block in plan.blocks if block.align == align]
        upper = sorted((b for b in side if b.y + b.height / 2 >= plan.y), key=_middle)
        lower = sorted((b for b in side if b.y + b.height / 2 < plan.y), key=_middle, reverse=True)
        gap = 3.0
        for below, above in pairwise(upper):
            above.y = max(above.y, below.y + below.height + gap)
        if upper and lower:
            lower[0].y = min(lower[0].y, upper[0].y - lower[0].height - gap)
        for above, below in pairwise(lower):
            below.y = min(below.y, above.y - below.height - gap)


def _middle(block: Block) -> float:
    return block.y + block.height / 2


def scale_labels(plan: Plan, series: Sequence[Series], scale: float) -> list[tuple[float, float, int]]:
    """Return (x, lower edge, ring) of the labels that meet no line; 100 always stands above the outer ring.

    25, 50 and 75 stand in the gap, at twelve or at six o'clock, where more of them keep clear of every series.
    """
    count = len(plan.angles)
    flat = plan.radius * math.cos(math.pi / count)
    tall = SCALE_SIZE * scale / flat * 100
    gaps = [(1, 0, count - 1)] + ([(-1, count // 2 - 1, count // 2)] if count % 2 == 0 else [])
    best: list[tuple[float, float, int]] = []
    for direction, left, right in gaps:
        crossings = [c for one in series if (c := _crossing(one, left, right)) is not None]
        free = [ring for ring in RINGS[:3] if _is_free(ring, direction, crossings, tall)]
        if len(free) > len(best):
            best = [(plan.x, plan.y + direction * flat * ring / 100 + 1.5, ring) for ring in free]
    return [*best, (plan.x, plan.y + flat + 2, 100)]


def _is_free(ring: int, direction: int, crossings: Sequence[float], tall: float) -> bool:
    # The figures stand on their ring: above it at twelve o'clock, towards the middle at six.
    low, high = (ring - 3, ring + tall + 5) if direction > 0 else (ring - tall - 5, ring + 3)
    return all(not low <= crossing <= high for crossing in crossings)


def _crossing(series: Series, left: int, right: int) -> float | None:
    """Return where a series crosses the gap between two neighbouring spokes, as a share of the ring there."""
    first, second = series.values[left], series.values[right]
    if first is None or second is None:
        return None
    # The gap halves the angle: on its bisector a chord between radii a and b crosses at 2ab/(a+b) of the ring's edge.
    total = float(first) + float(second)
    return 2 * float(first) * float(second) / total if total else 0.0


def text_alternative(spokes: Sequence[Spoke], series: Sequence[Series]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return for each spoke its name and what each series shows there, for the caller to word."""
    return [
        (f"{spoke.ref} {spoke.name}".strip(), [(one.label, shown(one.values[number])) for one in series])
        for number, spoke in enumerate(spokes)
    ]
