"""A measure in one row: name and definition, values above their points, target and comparator, verdicts in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.blocks.layout import marked
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.canvas import line, words
from ccassess.reporting.pdf.fonts import shortened, text_width
from ccassess.reporting.pdf.styles import INK, MUTED, TEXT_WIDTH, VERIFIED, Type, colour
from ccassess.reporting.pdf.text import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

_TARGET_DASHES = (4.0, 2.4)
_COMPARATOR_DASHES = (0.9, 1.7)
_NAME = 152.0
_FIGURE = 44.0
_LINE_HEIGHT = 46.0
_NOT_KNOWN = "–"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed; numbers as text and, for the line, as floats on the measure's own scale.

    `values` has one (printed, number or None) per period; `break_before` is the index of the first period counted in a
    new way, `break_note` says so. `verdicts` are (mark, words), at most three; `alternative` says the line in words.
    """

    name: str
    definition: str
    values: Sequence[tuple[str, float | None]]
    target: tuple[str, float | None]
    comparator: tuple[str, float | None]
    count: str
    verdicts: Sequence[tuple[str, str]]
    alternative: str
    break_before: int | None = None
    break_note: str = ""
    language: str = "en"


def measures_table(  # noqa: PLR0913, PLR0917 - the heads of a table and its rows
    head: str,
    periods: Sequence[str],
    target_head: str,
    comparator_head: str,
    count_head: str,
    measures: Sequence[Measure],
    language: str = "en",
) -> Table:
    """Return the table of measures; every line has its own scale."""
    right = [_column_width(target_head, [m.target[0] for m in measures])]
    right.append(_column_width(comparator_head, [m.comparator[0] for m in measures]))
    right.append(_column_width(count_head, [m.count for m in measures]))
    room = TEXT_WIDTH - _NAME - 12 - 12 - 16 - sum(right)
    step = room / max(1, len(periods))
    table_columns = [
        Column(_NAME, head, gap=12, heads_row=True),
        Column(room, _Periods(periods, room, step), gap=12),
        Column(sum(right) + 16, _RightHeads([target_head, comparator_head, count_head], right)),
    ]
    rows = [Row([_name_cell(m), [_Trend(m, room, step)], _right_cell(m, right, language)], space=0) for m in measures]
    return Table(table_columns, rows, language=language, padding=3.5)


def _column_width(head: str, printed: Sequence[str]) -> float:
    widest = max((text_width(text, Type.NOTE.value.cut, 8.8) for text in printed), default=0)
    return max(_FIGURE, widest + 4, text_width(head, Type.LABEL.value.cut, 8) + 4)


def _name_cell(measure: Measure) -> list[Flowable]:
    return [
        paragraph(measure.name, Type.STRONG, measure.language, after=1.5),
        paragraph(measure.definition, Type.DEFINITION, measure.language),
    ]


def _right_cell(measure: Measure, widths: Sequence[float], language: str) -> list[Flowable]:
    figures = [measure.target[0], measure.comparator[0], measure.count]
    gaps = (8.0, 8.0, 0.0)
    numbers = Table(
        [Column(width, align="right", kind=Type.NOTE, gap=gap) for width, gap in zip(widths, gaps, strict=True)],
        [Row(figures, language=language)],
        padding=0,
        rules=False,
    )
    return [
        numbers,
        Spacer(1, 3),
        *(marked(text, mark, Type.NOTE, language, after=0.5) for mark, text in measure.verdicts),
    ]


class _Periods(Drawing):
    """The periods as heads above their values."""

    def __init__(self, periods: Sequence[str], width: float, step: float) -> None:
        super().__init__(width, 11, " ".join(periods))
        self._periods, self._step = tuple(periods), step

    def paint(self, canvas: Canvas) -> None:
        """Write each period over the middle of its step."""
        for number, period in enumerate(self._periods):
            shown = shortened(period, Type.LABEL.value.cut, 8, self._step - 2)
            words(canvas, (number + 0.5) * self._step, 2.4, shown, Type.LABEL, align="center")


class _RightHeads(Drawing):
    """The heads of target, comparator and count."""

    def __init__(self, heads: Sequence[str], widths: Sequence[float]) -> None:
        super().__init__(sum(widths) + 16, 11, " ".join(heads))
        self._heads, self._widths = tuple(heads), tuple(widths)

    def paint(self, canvas: Canvas) -> None:
        """Write each head at the right edge of its numbers."""
        x = -8.0
        for head, width in zip(self._heads, self._widths, strict=True):
            x += width + 8
            words(canvas, x, 2.4, head, Type.LABEL, align="right")


class _Trend(Drawing):
    """The values of a measure above their points, with lines for target and comparator."""

    def __init__(self, measure: Measure, width: float, step: float) -> None:
        super().__init__(width, 14 + _LINE_HEIGHT, measure.alternative)
        self._measure, self._step = measure, step
        known = [number for _, number in measure.values if number is not None]
        known += [number for number in (measure.target[1], measure.comparator[1]) if number is not None]
        self._low, self._high = min(known, default=0.0), max(known, default=1.0)

    def paint(self, canvas: Canvas) -> None:
        """Draw values, reference lines, then the line of the values over them."""
        last = len(self._measure.values) - 1
        for number, (printed, _) in enumerate(self._measure.values):
            kind = Type.NOTE_STRONG if number == last else Type.NOTE
            words(canvas, self._x(number), self.height - 9.4, printed or _NOT_KNOWN, kind, align="center")
        for (_, at), dashes in ((self._measure.target, _TARGET_DASHES), (self._measure.comparator, _COMPARATOR_DASHES)):
            if at is not None:
                canvas.saveState()
                canvas.setDash(list(dashes))
                line(canvas, 0, self._y(at), self.width, self._y(at), ink=INK, width=0.9)
                canvas.restoreState()
        self._draw_break(canvas)
        self._draw_values(canvas, last)

    def _draw_values(self, canvas: Canvas, last: int) -> None:
        numbers = [number for _, number in self._measure.values]
        for place in range(1, len(numbers)):
            before, here = numbers[place - 1], numbers[place]
            if before is not None and here is not None and place != self._measure.break_before:
                line(
                    canvas, self._x(place - 1), self._y(before), self._x(place), self._y(here), ink=VERIFIED, width=1.5
                )
        canvas.setFillColor(colour(VERIFIED))
        for place, number in enumerate(numbers):
            if number is not None:
                canvas.circle(self._x(place), self._y(number), 2.9 if place == last else 1.4, stroke=0, fill=1)

    def _draw_break(self, canvas: Canvas) -> None:
        place = self._measure.break_before
        if place is None:
            return
        x = self._step * place
        line(canvas, x, 0, x, self.height - 2, ink=INK, width=0.8)
        look = Type.SCALE.value
        note = shortened(self._measure.break_note, look.cut, look.size, max(self.width - x - 3, x - 3))
        to_right = text_width(note, look.cut, look.size) <= self.width - x - 3
        words(
            canvas,
            x + 3 if to_right else x - 3,
            0.5,
            note,
            Type.SCALE,
            align="left" if to_right else "right",
            ink=MUTED,
        )

    def _x(self, place: int) -> float:
        return (place + 0.5) * self._step

    def _y(self, number: float) -> float:
        spread = self._high - self._low
        return 8 + (_LINE_HEIGHT - 14) * ((number - self._low) / spread if spread else 0.5)


class MeasureKey(Drawing):
    """The key of the lines: value, target, comparator, and a remark at the right end."""

    def __init__(self, value: str, target: str, comparator: str, remark: str = "", width: float = TEXT_WIDTH) -> None:
        super().__init__(width, 18, f"{value}, {target}, {comparator}. {remark}")
        self._names, self._remark = (value, target, comparator), remark

    def paint(self, canvas: Canvas) -> None:
        """Draw three samples with their names."""
        x, y = 0.0, self.height - 12
        for number, name in enumerate(self._names):
            canvas.saveState()
            if number:
                canvas.setDash(list((_TARGET_DASHES, _COMPARATOR_DASHES)[number - 1]))
            line(canvas, x, y + 2.7, x + 20, y + 2.7, ink=INK if number else VERIFIED, width=0.9 if number else 1.5)
            canvas.restoreState()
            if not number:
                canvas.setFillColor(colour(VERIFIED))
                canvas.circle(x + 19, y + 2.7, 2.9, stroke=0, fill=1)
            x += 26
            x += words(canvas, x, y, name, Type.SMALL) + 15
        look = Type.SMALL_QUIET.value
        if self.width - x > 40:
            shown = shortened(self._remark, look.cut, look.size, self.width - x)
            words(canvas, self.width, y, shown, Type.SMALL_QUIET, align="right")
