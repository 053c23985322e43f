"""Drawing a matplotlib figure on a page: paths as vectors, text as text in the page's own fonts."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth

from ccassess.reporting.charts.backend import load_matplotlib
from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.fonts import Cut, register_fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path
    from matplotlib.transforms import Transform
    from reportlab.pdfgen.canvas import Canvas

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_NAMES = frozenset(str(cut) for cut in Cut)


class Chart(Drawing):
    """A flowable that draws a figure; `make` returns it when the page is drawn, sizes in points."""

    def __init__(self, make: Callable[[], Figure], width: float, height: float, alternative: str) -> None:
        super().__init__(width, height, alternative)
        self._make = make

    def paint(self, canvas: Canvas) -> None:
        """Draw the figure over the whole of the flowable."""
        draw_figure(canvas, self._make(), self.width, self.height)


def draw_figure(canvas: Canvas, figure: Figure, width: float, height: float) -> None:
    """Draw a figure with its lower left corner at the canvas's origin, `width` by `height` points."""
    load_matplotlib()
    register_fonts()
    figure.set_dpi(72)
    figure.set_size_inches(width / 72, height / 72, forward=False)
    figure.draw(_renderer(canvas, width, height))


def _renderer(canvas: Canvas, width: float, height: float) -> RendererBase:
    from matplotlib.backend_bases import RendererBase

    class PageRenderer(RendererBase):
        """Draws on the page canvas; one unit is one point."""

        def get_canvas_width_height(self) -> tuple[float, float]:
            return width, height

        def points_to_pixels(self, points: Any) -> Any:  # noqa: ANN401 - matplotlib's own signature
            return points

        def flipy(self) -> bool:
            return False

        def draw_path(
            self,
            gc: GraphicsContextBase,
            path: Path,
            transform: Transform,
            rgbFace: Any = None,  # noqa: ANN401, N803 - matplotlib's own names
        ) -> None:
            canvas.saveState()
            _clip(canvas, gc)
            strokes = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
            fills = rgbFace is not None and not (len(rgbFace) == 4 and rgbFace[3] == 0)
            _set_look(canvas, gc, rgbFace)
            made = _outline(canvas, path, transform)
            if strokes or fills:
                canvas.drawPath(made, stroke=int(strokes), fill=int(fills))
            canvas.restoreState()

        def draw_text(  # noqa: PLR0913, PLR0917 - matplotlib's own signature
            self,
            gc: GraphicsContextBase,
            x: float,
            y: float,
            s: str,
            prop: FontProperties,
            angle: float,
            ismath: Any = False,  # noqa: ANN401, FBT002
            mtext: Any = None,  # noqa: ANN401
        ) -> None:
            del ismath, mtext
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(angle)
            canvas.setFillColor(Color(*gc.get_rgb()[:3]))
            canvas.setFont(_name(prop), prop.get_size_in_points())
            canvas.drawString(0, 0, s)
            canvas.restoreState()

        def get_text_width_height_descent(
            self,
            s: str,
            prop: FontProperties,
            ismath: Any,  # noqa: ANN401
        ) -> tuple[float, float, float]:
            del ismath
            name, size = _name(prop), prop.get_size_in_points()
            ascent, descent = getAscentDescent(name, size)
            return stringWidth(s, name, size), ascent - descent, -descent

    return PageRenderer()


def _name(prop: FontProperties) -> str:
    stem = FilePath(str(prop.get_file() or "")).stem
    return stem if stem in _NAMES else str(Cut.REGULAR)


def _clip(canvas: Canvas, gc: GraphicsContextBase) -> None:
    box = gc.get_clip_rectangle()
    if box is not None:
        x, y, width, height = box.bounds
        clip = canvas.beginPath()
        clip.rect(x, y, width, height)
        canvas.clipPath(clip, stroke=0, fill=0)
    path, transform = gc.get_clip_path()
    if path is not None:
        canvas.clipPath(_outline(canvas, path, transform), stroke=0, fill=0)


def _set_look(canvas: Canvas, gc: GraphicsContextBase, face: Any) -> None:  # noqa: ANN401 - a colour of matplotlib's
    red, green, blue, alpha = gc.get_rgb()
    shared = gc.get_alpha() if gc.get_forced_alpha() else None
    canvas.setStrokeColor(Color(red, green, blue))
    canvas.setStrokeAlpha(shared if shared is not None else alpha)
    canvas.setLineWidth(gc.get_linewidth())
    canvas.setLineCap(_CAPS[str(getattr(gc.get_capstyle(), "value", gc.get_capstyle()))])
    canvas.setLineJoin(_JOINS[str(getattr(gc.get_joinstyle(), "value", gc.get_joinstyle()))])
    offset, dashes = _dashes(gc)
    canvas.setDash(dashes, offset)
    if face is not None:
        canvas.setFillColor(Color(*face[:3]))
        canvas.setFillAlpha(shared if shared is not None else (face[3] if len(face) == 4 else 1.0))


def _dashes(gc: GraphicsContextBase) -> tuple[float, list[float]]:
    offset, lengths = gc.get_dashes()
    spread: Any = lengths
    return float(offset or 0), [float(length) for length in spread] if spread is not None else []


def _outline(canvas: Canvas, path: Any, transform: Any) -> Any:  # noqa: ANN401 - the page library's path
    from matplotlib.path import Path as Outline

    made = canvas.beginPath()
    last = (0.0, 0.0)
    for points, code in path.iter_segments(transform):
        if code == Outline.MOVETO:
            made.moveTo(*points)
        elif code == Outline.LINETO:
            made.lineTo(*points)
        elif code == Outline.CURVE4:
            made.curveTo(*points)
        elif code == Outline.CURVE3:  # a quadratic curve, raised to the cubic one the page knows
            (x0, y0), (x1, y1, x2, y2) = last, points
            made.curveTo(
                x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0), x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2
            )
        else:
            made.close()
        if code != Outline.CLOSEPOLY:
            last = (points[-2], points[-1])
    return made
