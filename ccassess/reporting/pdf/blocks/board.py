"""The board page's pieces: the total, the key with totals, the band scale, strengths and priorities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.canvas import artifact, line, words
from ccassess.reporting.pdf.fonts import text_width, wrapped
from ccassess.reporting.pdf.marks import KEY_WIDTH, SeriesKind, draw_key, draw_mark
from ccassess.reporting.pdf.styles import HEAD_RULE, INK, PAPER, TEXT_WIDTH, TINT, VERIFIED, Type, colour, columns
from ccassess.reporting.pdf.text import Run, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

_FIELD = 9.5
_FIELD_GAP = 0.7


def total_block(  # noqa: PLR0913, PLR0917 - the lines of the block, from top to bottom
    total: str, caption: str, band: str, note: str, language: str = "en", width: float = columns(4)
) -> list[Flowable]:
    """Return the large total with its caption, and the band with a note below it."""
    # A dash that stands for no total would be a beam at full size.
    kinds = (Type.TOTAL, Type.TOTAL_66) if any(map(str.isdigit, total)) else ()
    kind = next((k for k in kinds if _width(total, k) <= width), Type.TOTAL_48)
    stack: list[Flowable] = [paragraph(total, kind, language), Spacer(1, 16), paragraph(caption, Type.QUIET, language)]
    if band:
        name = next((k for k in (Type.TITLE, Type.SECTION) if _width(band, k) <= width), Type.SUBSECTION)
        stack += [
            Spacer(1, 14),
            paragraph(band, name, language),
            Spacer(1, 3),
            paragraph(note, Type.QUIET, language),
        ]
    return stack


def _width(text: str, kind: Type) -> float:
    return text_width(text, kind.value.cut, kind.value.size)


class Sample(Drawing):
    """The line and mark of a series, as a cell of a key."""

    def __init__(self, kind: SeriesKind) -> None:
        super().__init__(KEY_WIDTH, 14)
        self._kind = kind

    def paint(self, canvas: Canvas) -> None:
        """Draw the sample on the middle of its line."""
        draw_key(canvas, self._kind, 0, 6.2)


@dataclass(frozen=True, slots=True)
class Band:
    """A band of the scale: its name, where it begins (0 to 1 of the whole), and that threshold as printed."""

    title: str
    start: float
    threshold: str


class BandScale(Drawing):
    """The bands in true proportion, the reached one dark, with the marks of the series on it."""

    def __init__(  # noqa: PLR0913, PLR0917 - a scale, what stands on it and what it says
        self,
        bands: Sequence[Band],
        end: str,
        reached: int | None,
        marks: Sequence[tuple[SeriesKind, float]],
        alternative: str,
        width: float = TEXT_WIDTH,
    ) -> None:
        ends = [band.start for band in bands[1:]] + [1.0]
        self._fields = [(band, stop) for band, stop in zip(bands, ends, strict=True)]
        look = Type.SMALL.value
        self._names = [
            wrapped(band.title, look.cut, look.size, max(20.0, (stop - band.start) * width - 3))
            for band, stop in self._fields
        ]
        self._below = 14 + 9.5 * (max((len(name) for name in self._names), default=1) - 1)
        super().__init__(width, self._below + _FIELD + 12, alternative)
        self._end, self._reached, self._marks = end, reached, tuple(marks)

    def paint(self, canvas: Canvas) -> None:
        """Draw fields, thresholds above, names below, marks on top."""
        bottom = self._below
        for number, ((band, stop), name) in enumerate(zip(self._fields, self._names, strict=True)):
            x = band.start * self.width
            dark = number == self._reached
            canvas.setFillColor(colour(VERIFIED if dark else TINT))
            gap = 0 if stop == 1 else _FIELD_GAP
            canvas.rect(x, bottom, (stop - band.start) * self.width - gap, _FIELD, stroke=0, fill=1)
            align = "left" if number == 0 else "center"
            words(canvas, x, bottom + _FIELD + 4, band.threshold, Type.SCALE, align=align)
            y = bottom - 10.5
            for part in name:
                words(canvas, x, y, part, Type.LABEL_INK if dark else Type.SMALL_QUIET)
                y -= 9.5
        words(canvas, self.width, bottom + _FIELD + 4, self._end, Type.SCALE, align="right")
        for layer in (SeriesKind.PREVIOUS, SeriesKind.SELF, SeriesKind.VERIFIED):
            for kind, share in self._marks:
                if kind is layer:
                    self._draw_mark(canvas, kind, share * self.width, bottom + _FIELD / 2)

    @staticmethod
    def _draw_mark(canvas: Canvas, kind: SeriesKind, x: float, y: float) -> None:
        if kind is SeriesKind.VERIFIED:  # dark on dark: the square gets a white frame
            canvas.setFillColor(colour(PAPER))
            canvas.rect(x - 4.4, y - 4.4, 8.8, 8.8, stroke=0, fill=1)
        draw_mark(canvas, kind, x, y, 7.4)


@dataclass(frozen=True, slots=True)
class Entry:
    """A strength or priority: reference, title, one note, and the figure on the right."""

    ref: str
    title: str
    note: str
    figure: str
    language: str = "en"


def entry_list(
    title: str, unit: str, entries: Sequence[Entry], language: str = "en", width: float = columns(6)
) -> HeadedList:
    """Return a headed list of entries; `unit` says above the figures what they are."""
    figure = max((text_width(e.figure, Type.STRONG.value.cut, 10) for e in entries), default=30) + 2
    figure = max(figure, text_width(unit, Type.SMALL.value.cut, 8) + 2)
    text = width - 26 - figure - 8
    head = paragraph(title, Type.SUBSECTION, language)
    table_columns = [
        Column(26, kind=Type.QUIET),
        Column(text, gap=8, heads_row=True),
        Column(figure, align="right", kind=Type.STRONG),
    ]
    rows = [Row([entry.ref, _entry_cell(entry), entry.figure], space=4) for entry in entries]
    return HeadedList(head, unit, table_columns, rows, language)


def _entry_cell(entry: Entry) -> list[Flowable]:
    title = paragraph(entry.title, Type.STRONG, entry.language)
    return [title, paragraph(entry.note, Type.NOTE, entry.language)] if entry.note else [title]


class HeadedList(Table):
    """A table whose head is a title with a unit at its right."""

    def __init__(
        self, title: Flowable, unit: str, table_columns: Sequence[Column], rows: Sequence[Row], language: str
    ) -> None:
        super().__init__(table_columns, rows, language=language, padding=3)
        self._title = title
        self._unit = unit

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Return the size with the title above."""
        width, height = super().wrap(availWidth, availHeight)
        self._title_height = self._title.wrap(self.width - 60, 1000)[1] + 4
        self.height = height + self._title_height
        return width, self.height

    def draw(self) -> None:
        """Draw title and unit, then the rows."""
        canvas = self.canv
        bottom = self.height - self._title_height
        self._title.drawOn(canvas, 0, bottom + 4)
        with artifact(canvas):
            words(canvas, self.width, bottom + 7, self._unit, Type.SMALL_QUIET, align="right")
            line(canvas, 0, bottom, self.width, bottom, ink=INK, width=HEAD_RULE)
        self.height = bottom
        super().draw()
        self.height = bottom + self._title_height


def sentence(runs: Sequence[str | Run], language: str = "en") -> Flowable:
    """Return the sentence on self against verified, in lead type."""
    return paragraph(list(runs), Type.LEAD, language)
