"""Drawing a matplotlib figure for the window: the pixels of it, for whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.charts.backend import load_matplotlib
from ccassess.reporting.charts.radar import radar_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.reporting.charts.radar import Palette, Series, Spoke

BODY_SIZE = 8.0
"""The chart's own text size, in points, which stands for the window's small text."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a chart is shown: its size in the window's pixels, the screen's pixels to each, and the look.

    `text` is the size of the names in the window's pixels, `stroke` how many of those a point of line is wide.
    """

    width: int
    height: int
    ratio: float
    palette: Palette
    text: float
    stroke: float = 1.3


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture: rows from the top, four bytes a pixel (red, green, blue, opacity; colours not multiplied by it)."""

    width: int
    height: int
    data: bytes


def radar_pixels(spokes: Sequence[Spoke], series: Sequence[Series], screen: Screen, *, compact: bool = False) -> Pixels:
    """Return the radar as pixels on a transparent ground; safe in any one thread at a time."""
    load_matplotlib()
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    size = (screen.width / screen.stroke, screen.height / screen.stroke)
    scale = screen.text / BODY_SIZE / screen.stroke
    figure = radar_figure(spokes, series, size, screen.palette, scale, compact=compact)
    canvas = FigureCanvasAgg(figure)
    figure.set_dpi(72 * screen.stroke * screen.ratio)
    with mpl.rc_context({"text.hinting": "none"}):
        # Hinted letters stand on whole pixels, which spaces small words unevenly.
        canvas.draw()  # type: ignore[no-untyped-call]
    width, height = canvas.get_width_height()
    return Pixels(width, height, bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
