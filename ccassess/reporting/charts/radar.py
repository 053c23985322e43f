"""The radar of window and report alike: one figure, drawn from vectors, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.charts.backend import load_matplotlib
from ccassess.reporting.charts.pen import LAYERS, PRINTED, Palette, Pen
from ccassess.reporting.charts.radar_few import draw_lines
from ccassess.reporting.charts.radar_plan import (
    DIGITS,
    LINE,
    MARK_ROOM,
    NAME_SIZE,
    RINGS,
    SCALE_SIZE,
    SLOT_GAP,
    Block,
    Plan,
    Series,
    Spoke,
    plan_radar,
    scale_labels,
    text_alternative,
)
from ccassess.reporting.pdf.fonts import Cut, one_line
from ccassess.reporting.pdf.marks import DASHES, WIDTHS, SeriesKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

__all__ = ["PRINTED", "Palette", "Series", "SeriesKind", "Spoke", "radar_figure", "text_alternative"]

_FILL = 0.07
_NEARLY = 3.0
_NEARLY_SIZE = 8.6


def radar_figure(  # noqa: PLR0913 - what is drawn, where and how
    spokes: Sequence[Spoke],
    series: Sequence[Series],
    size: tuple[float, float],
    palette: Palette = PRINTED,
    text_scale: float = 1.0,
    *,
    compact: bool = False,
) -> Figure:
    """Return the figure, `size` in points; each series has one value (0 to 100 or None) per spoke.

    Spokes go clockwise in the order given, turned by half a step. With one or two spokes there is no area to draw: each
    becomes a line from 0 to 100. A compact radar has refs at its spokes and no figures: its page says them elsewhere.
    """
    load_matplotlib()
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72)
    figure.patch.set_visible(False)
    points = Affine2D().scale(1 / size[0], 1 / size[1]) + figure.transFigure
    pen = Pen(figure, points, palette, text_scale)
    clean = [Spoke(one_line(spoke.ref), one_line(spoke.name)) for spoke in spokes]
    if len(clean) < 3:
        draw_lines(pen, clean, series, size)
    else:
        plan = plan_radar(clean, series, size, text_scale, compact=compact)
        _draw_grid(pen, plan)
        for one in series:
            _draw_series(pen, plan, one, series)
        for x, y, ring in [] if compact else scale_labels(plan, series, text_scale):
            pen.text(x, y, str(ring), align="center", size=SCALE_SIZE, ink=palette.muted)
        for block in plan.blocks:
            _draw_block(pen, block)
    return figure


def _draw_grid(pen: Pen, plan: Plan) -> None:
    count = len(plan.angles)
    for number in range(count):
        x, y = plan.point(number, 100)
        pen.line([plan.x, x], [plan.y, y], pen.palette.grid, 0.5)
    for ring in RINGS:
        corners = [plan.point(number % count, ring) for number in range(count + 1)]
        ink = pen.palette.ring if ring in (50, 100) else pen.palette.grid
        pen.line([x for x, _ in corners], [y for _, y in corners], ink, 0.8 if ring == 100 else 0.6, layer=2)


def _draw_series(pen: Pen, plan: Plan, one: Series, others: Sequence[Series]) -> None:
    ink = pen.palette.of(one.kind)
    placed = [None if value is None else plan.point(number, float(value)) for number, value in enumerate(one.values)]
    whole = [point for point in placed if point is not None]
    if one.kind is SeriesKind.VERIFIED and len(whole) == len(placed):
        pen.area(whole, ink, _FILL)
    for start, end in zip(placed, [*placed[1:], placed[0]], strict=True):
        if start is not None and end is not None and not DASHES[one.kind]:
            pen.line([start[0], end[0]], [start[1], end[1]], ink, WIDTHS[one.kind], layer=LAYERS[one.kind])
    if DASHES[one.kind]:
        for run in _runs(placed):
            xs, ys = [x for x, _ in run], [y for _, y in run]
            pen.line(xs, ys, ink, WIDTHS[one.kind], DASHES[one.kind], LAYERS[one.kind])
    near = _nearly_equal(one, others)
    apart = [point for number, point in enumerate(placed) if point is not None and number not in near]
    close = [point for number, point in enumerate(placed) if point is not None and number in near]
    for group, size in ((apart, None), (close, _NEARLY_SIZE)):
        if group:
            pen.marks(one.kind, [x for x, _ in group], [y for _, y in group], size)


def _runs(placed: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Return the unbroken stretches of a closed line, so that dashes run on through its corners."""
    if None not in placed:
        whole = [point for point in placed if point is not None]
        return [[*whole, whole[0]]]
    gap = placed.index(None)
    runs: list[list[tuple[float, float]]] = [[]]
    for point in [*placed[gap:], *placed[:gap]]:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]


def _nearly_equal(one: Series, others: Sequence[Series]) -> set[int]:
    """Return the spokes where a ring would hide behind the square unless it is drawn larger."""
    verified = next((other for other in others if other.kind is SeriesKind.VERIFIED), None)
    if one.kind is not SeriesKind.SELF or verified is None:
        return set()
    return {
        number
        for number, (mine, theirs) in enumerate(zip(one.values, verified.values, strict=True))
        if mine is not None and theirs is not None and abs(float(mine) - float(theirs)) < _NEARLY
    }


def _draw_block(pen: Pen, block: Block) -> None:
    scale = pen.scale
    y = block.y + block.height - NAME_SIZE * scale
    for text in block.lines:
        pen.text(block.x, y, text, align=block.align, cut=Cut.SEMIBOLD)
        y -= LINE * scale
    width = block.values_width
    x = block.x - {"left": 0.0, "right": width, "center": width / 2}[block.align]
    for kind, text in block.values:
        pen.marks(kind, [x + 3 * scale], [y + 2.7 * scale], layer=11)
        cut = Cut.SEMIBOLD if kind is SeriesKind.VERIFIED else Cut.REGULAR
        pen.text(x + (MARK_ROOM + DIGITS) * scale, y, text, align="right", cut=cut)
        x += (MARK_ROOM + DIGITS + SLOT_GAP) * scale
