"""The pen of the charts: lines, marks and text on a matplotlib figure in points, in the colours of a palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.charts.backend import font
from ccassess.reporting.charts.radar_plan import NAME_SIZE, Align
from ccassess.reporting.pdf.fonts import Cut
from ccassess.reporting.pdf.marks import SeriesKind
from ccassess.reporting.pdf.styles import GRID, HAIRLINE, INK, MUTED, PAPER, PREVIOUS, SELF, VERIFIED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

_MARKERS = {SeriesKind.VERIFIED: "s", SeriesKind.SELF: "o", SeriesKind.PREVIOUS: "^"}
_MARKER_SIZES = {SeriesKind.VERIFIED: 5.4, SeriesKind.SELF: 6.0, SeriesKind.PREVIOUS: 5.6}
LAYERS = {SeriesKind.PREVIOUS: 4, SeriesKind.SELF: 6, SeriesKind.VERIFIED: 8}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as hex names; the window has its own for dark screens."""

    ink: str = INK
    muted: str = MUTED
    ring: str = HAIRLINE
    grid: str = GRID
    paper: str = PAPER
    verified: str = VERIFIED
    own: str = SELF
    previous: str = PREVIOUS

    def of(self, kind: SeriesKind) -> str:
        """Return the colour of a series."""
        return {SeriesKind.VERIFIED: self.verified, SeriesKind.SELF: self.own, SeriesKind.PREVIOUS: self.previous}[kind]


PRINTED = Palette()


class Pen:
    """Adds lines, marks and text to a figure, in points from its lower left corner."""

    def __init__(self, figure: Figure, points: Transform, palette: Palette, scale: float) -> None:
        self._figure = figure
        self._points = points
        self.palette = palette
        self.scale = scale

    def add(self, artist: Artist) -> None:
        """Add an artist given in points."""
        artist.set_transform(self._points)
        self._figure.add_artist(artist)

    def line(  # noqa: PLR0913, PLR0917 - the look of one line
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        ink: str,
        width: float,
        dashes: tuple[float, ...] = (),
        layer: float = 1,
    ) -> None:
        """Draw a line through points; `dashes` in points."""
        from matplotlib.lines import Line2D

        made = Line2D(list(xs), list(ys), color=ink, linewidth=width, zorder=layer, solid_joinstyle="round")
        if dashes:
            made.set_linestyle((0, tuple(length / width for length in dashes)))  # matplotlib counts in line widths
            made.set_dash_capstyle("butt")
        self.add(made)

    def area(self, corners: Sequence[tuple[float, float]], ink: str, alpha: float) -> None:
        """Fill an area."""
        from matplotlib.patches import Polygon

        self.add(Polygon(list(corners), closed=True, facecolor=ink, edgecolor="none", alpha=alpha, zorder=3))

    def marks(
        self, kind: SeriesKind, xs: Sequence[float], ys: Sequence[float], size: float | None = None, layer: float = 0
    ) -> None:
        """Draw the mark of a series at each point."""
        from matplotlib.lines import Line2D

        ink = self.palette.of(kind)
        self.add(
            Line2D(
                list(xs),
                list(ys),
                linestyle="none",
                marker=_MARKERS[kind],
                markersize=(size or _MARKER_SIZES[kind]) * self.scale,
                markerfacecolor=ink if kind is SeriesKind.VERIFIED else self.palette.paper,
                markeredgecolor=ink,
                markeredgewidth=0 if kind is SeriesKind.VERIFIED else (1.25 if kind is SeriesKind.SELF else 0.95),
                zorder=layer or LAYERS[kind] + 1,
            )
        )

    def text(  # noqa: PLR0913 - place and look of one line of text
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: Align = "left",
        cut: Cut = Cut.REGULAR,
        size: float = NAME_SIZE,
        ink: str = "",
    ) -> None:
        """Write one line with its baseline at y; size in points before the text scale."""
        from matplotlib.text import Text

        self.add(
            Text(
                x,
                y,
                text,
                color=ink or self.palette.ink,
                fontproperties=font(cut, size * self.scale),
                horizontalalignment=align,
                verticalalignment="baseline",
                zorder=12,
                parse_math=False,
            )
        )
