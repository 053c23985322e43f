"""What stands in for a radar with one or two spokes: a line from 0 to 100 for each, with the same marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.charts.radar_plan import DIGITS, MARK_ROOM, RINGS, SCALE_SIZE, SLOT_GAP, shown
from ccassess.reporting.pdf.fonts import Cut
from ccassess.reporting.pdf.marks import SeriesKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.reporting.charts.pen import Pen
    from ccassess.reporting.charts.radar_plan import Series, Spoke

_SIDE = 14.0
_ROW = 52.0


def draw_lines(pen: Pen, spokes: Sequence[Spoke], series: Sequence[Series], size: tuple[float, float]) -> None:
    """Draw one scale per spoke, the first on top; `size` in points."""
    width, height = size
    side, row = _SIDE * pen.scale, _ROW * pen.scale
    length = width - 2 * side
    top = height / 2 + row * len(spokes) / 2
    for number, spoke in enumerate(spokes):
        y = top - row * number - row * 0.6
        pen.text(side, y + 17 * pen.scale, f"{spoke.ref}  {spoke.name}".strip(), cut=Cut.SEMIBOLD)
        _draw_values(pen, width - side, y + 17 * pen.scale, number, series)
        pen.line([side, side + length], [y, y], pen.palette.ring, 0.8)
        for ring in (0, *RINGS):
            x = side + length * ring / 100
            pen.line([x, x], [y - 3, y + 3], pen.palette.ring, 0.6)
            pen.text(x, y - 13 * pen.scale, str(ring), align="center", size=SCALE_SIZE, ink=pen.palette.muted)
        for one in sorted(series, key=_layer):
            value = one.values[number]
            if value is not None:
                pen.marks(one.kind, [side + length * float(value) / 100], [y])


def _layer(one: Series) -> int:
    return [SeriesKind.PREVIOUS, SeriesKind.SELF, SeriesKind.VERIFIED].index(one.kind)


def _draw_values(pen: Pen, right: float, y: float, number: int, series: Sequence[Series]) -> None:
    x = right
    for one in reversed(series):
        cut = Cut.SEMIBOLD if one.kind is SeriesKind.VERIFIED else Cut.REGULAR
        pen.text(x, y, shown(one.values[number]), align="right", cut=cut)
        pen.marks(one.kind, [x - (DIGITS + MARK_ROOM - 3) * pen.scale], [y + 2.7 * pen.scale], layer=11)
        x -= (DIGITS + MARK_ROOM + SLOT_GAP) * pen.scale
