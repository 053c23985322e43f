"""Dot plots that stand in the rows of a table, and the two-column list of all criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.blocks.layout import beside
from ccassess.reporting.pdf.canvas import Tag, artifact, content, line, words
from ccassess.reporting.pdf.fonts import text_width, wrapped
from ccassess.reporting.pdf.marks import SeriesKind, draw_mark
from ccassess.reporting.pdf.styles import GRID, HAIRLINE, INK, ROW_RULE, Type, columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from ccassess.reporting.pdf.blocks.table import Table

_ROW = 11.6
_LINE = 9.6
_REF = 22.0
_NUMBER = 22.0
_LEAST = 2
"""So many criteria at least stand together in a column where their group is parted."""
_MUCH_SHORTER = 0.9
_LAYERS = (SeriesKind.PREVIOUS, SeriesKind.SELF, SeriesKind.VERIFIED)


def draw_dots(  # noqa: PLR0913, PLR0917 - a line and the marks on it
    canvas: Canvas, x: float, y: float, length: float, shares: Mapping[SeriesKind, float | None], size: float
) -> None:
    """Draw marks (0 to 1) on a line from x, with a thin connector from self to verified."""
    verified, own = shares.get(SeriesKind.VERIFIED), shares.get(SeriesKind.SELF)
    if verified is not None and own is not None:
        line(canvas, x + verified * length, y, x + own * length, y, ink=INK, width=0.7)
    near = verified is not None and own is not None and abs(verified - own) * length < size * 0.55
    for kind in _LAYERS:
        share = shares.get(kind)
        if share is not None:
            larger = 1.25 if near and kind is SeriesKind.SELF else 1.0
            draw_mark(canvas, kind, x + share * length, y, size * larger)


class DotPlot(Drawing):
    """The marks of one row on the scale of the whole column; it fills the height of its row."""

    def __init__(self, width: float, shares: Mapping[SeriesKind, float | None]) -> None:
        super().__init__(width, 19)
        self._shares = shares

    def fill_row(self, height: float) -> None:
        """Take the height of the row, so that the lines of the scale run through the table."""
        self.height = height

    def paint(self, canvas: Canvas) -> None:
        """Draw the scale's part and the marks."""
        for share in (0, 0.5, 1):
            line(canvas, share * self.width, 0, share * self.width, self.height, ink=GRID, width=0.6)
        canvas.saveState()
        canvas.setDash([0.8, 2])
        for share in (0.25, 0.75):
            line(canvas, share * self.width, 0, share * self.width, self.height, ink=HAIRLINE, width=0.6)
        canvas.restoreState()
        line(canvas, 0, self.height / 2, self.width, self.height / 2, ink=GRID, width=ROW_RULE)
        draw_dots(canvas, 0, self.height / 2, self.width, self._shares, 6.4)


class DotScale(Drawing):
    """The head of a column of dot plots: 0, 50 and 100 %."""

    def __init__(self, width: float, height: float = 11) -> None:
        super().__init__(width, height)

    def paint(self, canvas: Canvas) -> None:
        """Write the scale."""
        words(canvas, 0, 2.4, "0", Type.SMALL_QUIET, align="center")
        words(canvas, self.width / 2, 2.4, "50", Type.SMALL_QUIET, align="center")
        words(canvas, self.width + 5, 2.4, "100\u00a0%", Type.SMALL_QUIET, align="right")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion in the list: reference, title, the verified figure as printed, shares 0 to 1 by series."""

    ref: str
    title: str
    figure: str
    shares: Mapping[SeriesKind, float | None]


@dataclass(frozen=True, slots=True)
class Group:
    """An area in the list with its criteria."""

    title: str
    criteria: Sequence[Criterion]


class _DotRow(Drawing):
    """A row of the list; its words are text of the document, its marks decoration beside the figure."""

    def __init__(self, criterion: Criterion, width: float, name_width: float) -> None:
        self._criterion = criterion
        self._name_width = name_width
        self._lines = wrapped(criterion.title, Type.FIGURES.value.cut, 8.5, name_width) or [""]
        super().__init__(width, _ROW + _LINE * (len(self._lines) - 1))

    def draw(self) -> None:
        """Draw the words as a paragraph, then the marks."""
        canvas, y = self.canv, self.height - 8.6
        with content(canvas, Tag.P):
            words(canvas, 0, y, self._criterion.ref, Type.FIGURES, ink=Type.LABEL.value.ink)
            for number, text in enumerate(self._lines):
                words(canvas, _REF, y - number * _LINE, text, Type.FIGURES)
            words(canvas, self.width, y, self._criterion.figure, Type.FIGURES_STRONG, align="right")
        start = _REF + self._name_width + 10
        length = self.width - _NUMBER - start
        with artifact(canvas):
            middle = y + 2.9
            line(canvas, start, middle, start + length, middle, ink=GRID, width=ROW_RULE)
            half = start + length / 2
            line(canvas, half, 0, half, self.height, ink=GRID, width=0.6)
            draw_dots(canvas, start, middle, length, self._criterion.shares, 4.8)


class _GroupHead(Drawing):
    """The name of an area above its criteria, under a hairline."""

    def __init__(self, title: str, width: float) -> None:
        self._lines = wrapped(title, Type.NOTE_STRONG.value.cut, 8.8, width) or [""]
        super().__init__(width, 13.4 + 10.5 * (len(self._lines) - 1))
        self.keepWithNext = 1

    def draw(self) -> None:
        """Draw the rule and the name."""
        canvas = self.canv
        with artifact(canvas):
            line(canvas, 0, self.height - 0.4, self.width, self.height - 0.4, ink=HAIRLINE, width=0.6)
        with content(canvas, Tag.H3):
            for number, text in enumerate(self._lines):
                words(canvas, 0, self.height - 10 - number * 10.5, text, Type.NOTE_STRONG)


def all_criteria(groups: Sequence[Group]) -> Table:
    """Return the list of all criteria in two columns of about equal height, in the pack's order.

    A group is parted, its name repeated, only where the columns would differ much without that.
    """
    width = columns(6)
    longest = max((text_width(c.title, Type.FIGURES.value.cut, 8.5) for g in groups for c in g.criteria), default=0) + 1
    name_width = min(longest, width - _REF - _NUMBER - 10 - 56)
    rows = [[_DotRow(criterion, width, name_width) for criterion in group.criteria] for group in groups]
    between = [(number, 0) for number in reversed(range(len(groups) + 1))]
    inside = [(number, row) for number, found in enumerate(rows) for row in range(_LEAST, len(found) - _LEAST + 1)]

    def halves(cut: tuple[int, int]) -> tuple[list[Drawing], list[Drawing]]:
        group, row = cut
        first, last = [*rows[:group], *([rows[group][:row]] if row else [])], rows[group:]
        rest = [last[0][row:], *last[1:]] if last else []
        return _column(groups[: len(first)], first, width), _column(groups[group:], rest, width)

    def taller(cut: tuple[int, int]) -> float:
        return max(sum(one.height for one in half) for half in halves(cut))

    whole = min(between, key=taller)
    parted = min(inside, key=taller, default=whole)
    left, right = halves(parted if taller(parted) < _MUCH_SHORTER * taller(whole) else whole)
    return beside([(6, [*left]), (6, [*right])])


def _column(groups: Sequence[Group], rows: Sequence[Sequence[_DotRow]], width: float) -> list[Drawing]:
    return [one for group, found in zip(groups, rows, strict=True) for one in (_GroupHead(group.title, width), *found)]
