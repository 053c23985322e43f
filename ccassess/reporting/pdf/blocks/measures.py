"""A measure as drawn: the line of its values over the table of its periods, with target and comparator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.canvas import line, words
from ccassess.reporting.pdf.fonts import shortened, text_width
from ccassess.reporting.pdf.styles import INK, MUTED, TEXT_WIDTH, TINT, VERIFIED, Type, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_HEIGHT = 40.0
_DASHES = {"target": (4.0, 2.4), "comparator": (0.9, 1.7)}
_DOT, _LAST_DOT = 1.4, 2.9
_ABOVE, _BELOW = 5.0, 5.0
_NOTE_ROOM = 9.0
_SAMPLE, _SAMPLES_APART = 26.0, 15.0


@dataclass(frozen=True, slots=True)
class Point:
    """A period on the line: numbers on the measure's own scale, None where nothing is known.

    `breaks` draws an upright rule before it; with `apart` the line does not lead here. Of a range `target` is the
    lower end and `high` the upper.
    """

    value: float | None
    target: float | None = None
    high: float | None = None
    comparator: float | None = None
    breaks: bool = False
    apart: bool = False


class Trend(Drawing):
    """The line of values; each point stands over the middle of its column, `step` points wide, after `indent`."""

    def __init__(self, points: Sequence[Point], indent: float, step: float, note: str, alternative: str) -> None:
        has_note = any(point.breaks for point in points)
        height = _HEIGHT + _NOTE_ROOM * has_note
        super().__init__(indent + step * len(points), height, alternative)
        self._points, self._indent, self._step = tuple(points), indent, step
        self._note, self._floor = note if has_note else "", _BELOW + _NOTE_ROOM * has_note
        known = [one for point in points for one in (point.value, point.target, point.high, point.comparator)]
        numbers = [one for one in known if one is not None]
        self._low, self._high = min(numbers, default=0.0), max(numbers, default=1.0)

    def paint(self, canvas: Canvas) -> None:
        """Draw the target range, the lines to compare with, breaks, and the values over all of them."""
        self._paint_range(canvas)
        for name in ("target", "high"):
            self._paint_level(canvas, name, _DASHES["target"])
        self._paint_level(canvas, "comparator", _DASHES["comparator"])
        self._paint_breaks(canvas)
        self._paint_values(canvas)

    def _paint_range(self, canvas: Canvas) -> None:
        canvas.setFillColor(colour(TINT))
        for place, point in enumerate(self._points):
            if point.target is not None and point.high is not None and point.high > point.target:
                low, high = self._y(point.target), self._y(point.high)
                canvas.rect(self._left(place), low, self._step, high - low, stroke=0, fill=1)

    def _paint_level(self, canvas: Canvas, name: str, dashes: tuple[float, float]) -> None:
        """Draw a level as one line for as long as it stays the same."""
        levels: list[float | None] = [getattr(point, name) for point in self._points]
        canvas.saveState()
        canvas.setDash(list(dashes))
        start = 0
        for place in range(1, len(levels) + 1):
            if place < len(levels) and levels[place] == levels[start]:
                continue
            at = levels[start]
            if at is not None:
                y = self._y(at)
                line(canvas, self._left(start), y, self._left(place), y, ink=INK, width=0.9)
            start = place
        canvas.restoreState()

    def _paint_breaks(self, canvas: Canvas) -> None:
        places = [place for place, point in enumerate(self._points) if point.breaks]
        for place in places:
            x = self._left(place)
            line(canvas, x, 0, x, self.height - 2, ink=INK, width=0.8)
        if places:
            x = self._left(places[-1])
            look = Type.SCALE.value
            right, left = self.width - x - 3, x - 3
            note = shortened(self._note, look.cut, look.size, max(right, left))
            to_right = text_width(note, look.cut, look.size) <= right
            align = "left" if to_right else "right"
            words(canvas, x + 3 if to_right else x - 3, 1.5, note, Type.SCALE, align=align, ink=MUTED)

    def _paint_values(self, canvas: Canvas) -> None:
        for place in range(1, len(self._points)):
            before, here = self._points[place - 1], self._points[place]
            if before.value is not None and here.value is not None and not here.breaks and not here.apart:
                ends = (self._x(place - 1), self._y(before.value), self._x(place), self._y(here.value))
                line(canvas, *ends, ink=VERIFIED, width=1.5)
        canvas.setFillColor(colour(VERIFIED))
        known = [(place, point.value) for place, point in enumerate(self._points) if point.value is not None]
        for place, value in known:
            radius = _LAST_DOT if place == known[-1][0] else _DOT
            canvas.circle(self._x(place), self._y(value), radius, stroke=0, fill=1)

    def _left(self, place: int) -> float:
        return self._indent + place * self._step

    def _x(self, place: int) -> float:
        return self._indent + (place + 0.5) * self._step

    def _y(self, number: float) -> float:
        spread = self._high - self._low
        room = self.height - self._floor - _ABOVE
        return self._floor + room * ((number - self._low) / spread if spread else 0.5)


class MeasureKey(Drawing):
    """The key of the lines: value, target, comparator, and a remark at the right end, below them where it is long."""

    def __init__(self, value: str, target: str, comparator: str, remark: str, width: float = TEXT_WIDTH) -> None:
        look = Type.SMALL.value
        samples = sum(
            text_width(name, look.cut, look.size) + _SAMPLE + _SAMPLES_APART for name in (value, target, comparator)
        )
        self._below = text_width(remark, look.cut, look.size) > width - samples
        super().__init__(width, 29 if self._below else 18, f"{value}, {target}, {comparator}. {remark}")
        self._names, self._remark = (value, target, comparator), remark

    def paint(self, canvas: Canvas) -> None:
        """Draw three samples with their names."""
        x, y = 0.0, self.height - 12
        for name, dashes in zip(self._names, (None, *_DASHES.values()), strict=True):
            canvas.saveState()
            if dashes:
                canvas.setDash(list(dashes))
            line(canvas, x, y + 2.7, x + 20, y + 2.7, ink=INK if dashes else VERIFIED, width=0.9 if dashes else 1.5)
            canvas.restoreState()
            if not dashes:
                canvas.setFillColor(colour(VERIFIED))
                canvas.circle(x + 19, y + 2.7, _LAST_DOT, stroke=0, fill=1)
            x += _SAMPLE
            x += words(canvas, x, y, name, Type.SMALL) + _SAMPLES_APART
        look = Type.SMALL_QUIET.value
        shown = shortened(self._remark, look.cut, look.size, self.width)
        if self._below:
            words(canvas, 0, y - 11, shown, Type.SMALL_QUIET)
        else:
            words(canvas, self.width, y, shown, Type.SMALL_QUIET, align="right")
