"""Ratings as bars, the evidence grade as squares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.canvas import line, words
from ccassess.reporting.pdf.fonts import NO_BREAK_SPACE, Cut, text_width, wrapped
from ccassess.reporting.pdf.marks import SeriesKind, draw_mark, set_line
from ccassess.reporting.pdf.styles import GRID, INK, PREVIOUS, VERIFIED, Type, colour, columns
from ccassess.reporting.pdf.text import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

_WIDTH = columns(5)
_LABEL_LEAST = 62.0
_LABEL_MOST = 74.0
_GAP = 8.0
_STEP = 19.0
_LINE = 12.0
_BAR = 8.0
_HEAD = 14.0
_SCALE = 13.0
_KEY = 14.0
_HEADS_MOST = 70.0
_HATCH = 3.0


@dataclass(frozen=True, slots=True)
class Rating:
    """One attribute: its name, the two ratings as shares 0 to 1 (None: not rated or not shown) and as printed."""

    name: str
    own: float | None
    verified: float | None
    own_text: str
    verified_text: str


@dataclass(frozen=True, slots=True)
class RatingWords:
    """What stands around the bars: the block's label, the heads of the two columns, the ceiling and the scale."""

    label: str
    own: str
    verified: str
    ceiling: str = ""
    scale: tuple[str, str, str] = ("0", "50", "100")


class RatingBars(Drawing):
    """A bar for the verified rating and a ring for the centre's own, hatched above the evidence ceiling (0 to 1).

    Heads too long for their columns become marks, and stand in a key below.
    """

    def __init__(
        self,
        ratings: Sequence[Rating],
        ceiling: float | None,
        labels: RatingWords,
        alternative: str,
        width: float = _WIDTH,
    ) -> None:
        widest = max(
            (text_width(word, Cut.REGULAR, 10) for rating in ratings for word in rating.name.split()), default=0
        )
        self._kind = Type.TEXT if widest <= _LABEL_MOST else Type.NOTE
        look = self._kind.value
        longest = max((text_width(rating.name, look.cut, look.size) for rating in ratings), default=0)
        self._label_width = min(max(longest + 2, _LABEL_LEAST), _LABEL_MOST + 2)
        self._names = [wrapped(rating.name, look.cut, look.size, self._label_width - 2) or [""] for rating in ratings]
        self._steps = [max(_STEP, _LINE * len(name) + 5) for name in self._names]
        verified = max(16.0, text_width(labels.verified, Cut.SEMIBOLD, 8))
        own = max(16.0, text_width(labels.own, Cut.REGULAR, 8))
        self._keyed = verified + own > _HEADS_MOST
        if self._keyed:
            verified = own = 16.0
        if not labels.own or not labels.verified:
            own = verified = max(own, verified) if labels.own or labels.verified else 0.0
        both = bool(labels.own and labels.verified)
        key = sum(10 + text_width(name, Cut.REGULAR, 8) for name in (labels.own, labels.verified) if name) + 12
        # The key takes the place of the block's label where the line has room for it.
        self._key_on_top = self._keyed and key < width - verified - own - 2 * _GAP
        self._below = _SCALE + (_KEY if self._keyed and not self._key_on_top else 0)
        super().__init__(width, _HEAD + sum(self._steps) + self._below, alternative)
        self._ratings, self._ceiling, self._labels = tuple(ratings), ceiling, labels
        self._own_edge = width - verified - _GAP if both else width
        self._length = max(20.0, self._own_edge - own - _GAP - self._label_width - 3)

    def paint(self, canvas: Canvas) -> None:
        """Draw heads, scale, hatch, and each attribute from the top."""
        top, zero = self.height - _HEAD, self._label_width + 3
        head = self.height - 8
        if not self._key_on_top:
            words(canvas, 0, head, self._labels.label, Type.LABEL)
        if self._keyed:
            self._draw_key(canvas, head + 2.8)
        else:
            words(canvas, self._own_edge, head, self._labels.own, Type.SMALL_QUIET, align="right")
            words(canvas, self.width, head, self._labels.verified, Type.LABEL, align="right")
        self._draw_scale(canvas, zero, top)
        y = top
        for rating, name, step in zip(self._ratings, self._names, self._steps, strict=True):
            y -= step
            middle = y + step / 2
            for number, text in enumerate(name):
                words(canvas, 0, middle - 3.4 + (len(name) - 1) * _LINE / 2 - number * _LINE, text, self._kind)
            self._draw_rating(canvas, rating, zero, middle)
            words(canvas, self._own_edge, middle - 3.4, rating.own_text, Type.QUIET, align="right")
            words(canvas, self.width, middle - 3.4, rating.verified_text, Type.STRONG, align="right")

    def _draw_key(self, canvas: Canvas, head: float) -> None:
        """Draw the marks above their columns, and beside them or below the scale what they stand for."""
        x, y = 0.0, head if self._key_on_top else 4.8
        for kind, name, edge in (
            (SeriesKind.SELF, self._labels.own, self._own_edge),
            (SeriesKind.VERIFIED, self._labels.verified, self.width),
        ):
            if name:
                draw_mark(canvas, kind, edge - 5.4, head, 6)
                draw_mark(canvas, kind, x + 3.4, y, 6)
                x += 10 + words(canvas, x + 10, y - 2.8, name, Type.SMALL_QUIET) + 12

    def _draw_scale(self, canvas: Canvas, zero: float, top: float) -> None:
        for share in (0.25, 0.5, 0.75, 1):
            x = zero + share * self._length
            line(canvas, x, self._below, x, top, ink=GRID, width=0.5)
        closed = self._ceiling is not None and self._ceiling < 1
        if self._ceiling is not None and closed:
            edge = zero + self._ceiling * self._length
            _hatch(canvas, edge, self._below, zero + self._length, top)
            line(canvas, edge, self._below, edge, top, ink=INK, width=1)
        line(canvas, zero, self._below, zero, top, ink=INK, width=0.8)
        for share, text in zip((0, 0.5, 1), self._labels.scale, strict=True):
            if not closed or self._ceiling is None or abs(share - self._ceiling) > 0.12:
                words(canvas, zero + share * self._length, self._below - 9, text, Type.SCALE, align="center")
        if self._ceiling is not None and closed:
            x = zero + self._ceiling * self._length
            words(canvas, x, self._below - 9, self._labels.ceiling, Type.SCALE, align="center", ink=INK)

    def _draw_rating(self, canvas: Canvas, rating: Rating, zero: float, y: float) -> None:
        if rating.verified is not None:
            canvas.setFillColor(colour(VERIFIED))
            canvas.rect(zero, y - _BAR / 2, rating.verified * self._length, _BAR, stroke=0, fill=1)
        if rating.own is not None:
            start = zero + (rating.verified or 0) * self._length
            end = zero + rating.own * self._length
            canvas.saveState()
            set_line(canvas, SeriesKind.SELF)
            if end > start:
                canvas.line(start, y, end, y)
            canvas.restoreState()
            draw_mark(canvas, SeriesKind.SELF, end, y, 6.4)


def _hatch(canvas: Canvas, left: float, bottom: float, right: float, top: float) -> None:
    """Draw lines at 45 degrees inside a box, cut to it."""
    canvas.saveState()
    box = canvas.beginPath()
    box.rect(left, bottom, right - left, top - bottom)
    canvas.clipPath(box, stroke=0, fill=0)
    canvas.setStrokeColor(colour(PREVIOUS))
    canvas.setLineWidth(0.35)
    x, height = left - (top - bottom), top - bottom
    while x < right:
        canvas.line(x, bottom, x + height, top)
        x += _HATCH
    canvas.restoreState()


class EvidenceSquares(Drawing):
    """As many squares as there are grades above nothing, filled to the grade; None draws them all empty."""

    def __init__(self, grade: int | None, highest: int = 3) -> None:
        super().__init__(highest * 10.5, 14)
        self._grade, self._highest = grade or 0, highest

    def paint(self, canvas: Canvas) -> None:
        """Draw the squares."""
        canvas.setStrokeColor(colour(INK))
        canvas.setFillColor(colour(INK))
        canvas.setLineWidth(0.9)
        for number in range(self._highest):
            canvas.rect(number * 10.5 + 0.5, 3.4, 7.4, 7.4, stroke=1, fill=int(number < self._grade))


def evidence(  # noqa: PLR0913, PLR0917 - the parts of one line
    label: str, grade: int | None, words_of_grade: str, note: str, language: str = "en", width: float = _WIDTH
) -> list[Flowable]:
    """Return the evidence grade: label, squares and the grade in words on one line, a note below."""
    squares = EvidenceSquares(grade)
    said = Table(
        [
            Column(_LABEL_LEAST, gap=3),
            Column(squares.width, gap=5),
            Column(width - _LABEL_LEAST - 3 - squares.width - 5),
        ],
        [Row([[paragraph(label, Type.LABEL, language)], squares, [paragraph(words_of_grade, Type.STRONG, language)]])],
        padding=0,
        rules=False,
    )
    kept = re.sub(r" (\d+)$", f"{NO_BREAK_SPACE}\\1", note)  # a grade never stands alone on a line
    return [said, *([paragraph(kept, Type.NOTE_QUIET, language)] if note else [])]


def reference(label: str, text: str, language: str = "en", width: float = _WIDTH) -> Flowable:
    """Return where more stands on it: a label as that of the evidence, the text beside it."""
    return Table(
        [Column(_LABEL_LEAST, gap=3), Column(width - _LABEL_LEAST - 3)],
        [Row([[paragraph(label, Type.LABEL, language)], [paragraph(text, Type.NOTE_QUIET, language)]])],
        padding=0,
        rules=False,
    )
