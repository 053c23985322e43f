"""The marks of the three series, the same on every chart and in every key: square, ring, triangle."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.styles import PAPER, PREVIOUS, SELF, VERIFIED, colour

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class SeriesKind(StrEnum):
    """Whose scores a series shows; it decides mark and line, so that colour only helps."""

    VERIFIED = "verified"
    SELF = "self"
    PREVIOUS = "previous"


INKS = {SeriesKind.VERIFIED: VERIFIED, SeriesKind.SELF: SELF, SeriesKind.PREVIOUS: PREVIOUS}
DASHES: dict[SeriesKind, tuple[float, ...]] = {
    SeriesKind.VERIFIED: (),
    SeriesKind.SELF: (3, 2),
    SeriesKind.PREVIOUS: (0.9, 1.9),
}
WIDTHS = {SeriesKind.VERIFIED: 1.7, SeriesKind.SELF: 1.2, SeriesKind.PREVIOUS: 1.0}
KEY_WIDTH = 19.0
"""How wide the sample of line and mark in a key is, in points."""


def draw_mark(canvas: Canvas, kind: SeriesKind, x: float, y: float, size: float = 6.0) -> None:
    """Draw a mark with its middle at x, y; `size` is the square's edge in points, ring and triangle match it."""
    canvas.saveState()
    canvas.setDash([])
    ink = colour(INKS[kind])
    if kind is SeriesKind.VERIFIED:
        canvas.setFillColor(ink)
        edge = size * 0.88
        canvas.rect(x - edge / 2, y - edge / 2, edge, edge, stroke=0, fill=1)
    else:
        canvas.setFillColor(colour(PAPER))
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(size * 0.2 if kind is SeriesKind.SELF else size * 0.155)
        if kind is SeriesKind.SELF:
            canvas.circle(x, y, size * 0.5, stroke=1, fill=1)
        else:
            _triangle(canvas, x, y, size)
    canvas.restoreState()


def _triangle(canvas: Canvas, x: float, y: float, size: float) -> None:
    half = size * 0.56
    path = canvas.beginPath()
    path.moveTo(x - half, y - half * 0.82)
    path.lineTo(x + half, y - half * 0.82)
    path.lineTo(x, y + half * 1.02)
    path.close()
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=1)


def set_line(canvas: Canvas, kind: SeriesKind, width: float | None = None) -> None:
    """Make the canvas draw lines as this series does."""
    canvas.setStrokeColor(colour(INKS[kind]))
    canvas.setLineWidth(WIDTHS[kind] if width is None else width)
    canvas.setDash(list(DASHES[kind]))


def draw_key(canvas: Canvas, kind: SeriesKind, x: float, y: float) -> None:
    """Draw the sample of a key, `KEY_WIDTH` wide, from x with its middle at height y."""
    canvas.saveState()
    set_line(canvas, kind)
    canvas.line(x, y, x + KEY_WIDTH, y)
    canvas.restoreState()
    draw_mark(canvas, kind, x + KEY_WIDTH / 2, y, 6.2)
