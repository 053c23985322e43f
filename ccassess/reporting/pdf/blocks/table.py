"""Tables without vertical rules: heads repeat, two rows stay on each side of a break, tall rows split inside."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.blocks.stacks import first_baseline, split_stack, stack_height
from ccassess.reporting.pdf.canvas import Tag, artifact, element, line
from ccassess.reporting.pdf.styles import (
    GRID,
    HAIRLINE,
    HEAD_RULE,
    INK,
    ROUNDING,
    ROW_RULE,
    SUM_RULE,
    TEXT_HEIGHT,
    Type,
)
from ccassess.reporting.pdf.text import Run, Text, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

CellValue = str | Run | Flowable | list[Flowable] | None
"""Text set as the column says, one flowable, several below each other, or nothing."""

_HEAD_ROOM = 80  # a frame lower than the page's by no more than this cannot be bettered by a new page


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width and the gap to its right in points, its head, and how its texts are set.

    `heads_row` makes its cells row heads for a screen reader; rules end before a column that is not `ruled`.
    """

    width: float
    head: str | Flowable = ""
    align: str = "left"
    kind: Type = Type.TEXT
    sum_kind: Type = Type.STRONG
    gap: float = 0
    heads_row: bool = False
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; a sum stays with the row before it and is set between two rules.

    `rule` draws the rule below, `space` is extra room below it, `language` that of its texts.
    """

    cells: Sequence[CellValue]
    is_sum: bool = False
    rule: bool = True
    space: float = 0
    language: str = ""


@dataclass(slots=True)
class _Line:
    """A row being laid out; after a split inside it `key` still names the same row."""

    row: Row
    cells: list[list[Flowable]]
    key: object = field(default_factory=object)
    cell_keys: list[object] = field(default_factory=list)
    height: float = 0
    baseline: float = 0
    continues: bool = False


class Table(Flowable):
    """A table in the page's one style; `padding` is the room above and below the text of a row, in points."""

    def __init__(
        self,
        table_columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        language: str = "en",
        padding: float = 2.5,
        rules: bool = True,
    ) -> None:
        super().__init__()
        self._columns = tuple(table_columns)
        self._language = language
        self._padding = padding
        self._rules = rules
        self._key: object = object()
        self._repeats = False
        self._is_measured = False
        self.width = sum(column.width + column.gap for column in self._columns)
        self._lines = [self._prepare(row) for row in rows]
        heads = [self._head_cell(column) for column in self._columns]
        has_head = any(column.head for column in self._columns)
        self._head = _Line(Row(()), heads) if has_head else None

    def _head_cell(self, column: Column) -> list[Flowable]:
        if isinstance(column.head, Flowable):
            return [column.head]
        return [paragraph(column.head, Type.LABEL, self._language, align=column.align)] if column.head else []

    def _prepare(self, row: Row) -> _Line:
        language = row.language or self._language
        cells = [
            self._cell(value, column, row, language) for value, column in zip(row.cells, self._columns, strict=True)
        ]
        return _Line(row, cells, cell_keys=[object() for _ in cells])

    @staticmethod
    def _cell(value: CellValue, column: Column, row: Row, language: str) -> list[Flowable]:
        if value is None:
            return []
        if isinstance(value, Flowable):
            return [value]
        if isinstance(value, list):
            return value
        kind = column.sum_kind if row.is_sum else column.kind
        return [paragraph([value], kind, language, align=column.align)] if value else []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the library's names
        """Lay out every row, once, and return the size of the whole: the columns have their own widths."""
        if not self._is_measured:
            for laid in self._all_lines():
                self._measure(laid)
            self.height = sum(laid.height for laid in self._all_lines())
            self._is_measured = True
        return self.width, self.height

    def _all_lines(self) -> list[_Line]:
        return [*([self._head] if self._head else []), *self._lines]

    def _measure(self, laid: _Line) -> None:
        laid.baseline = max((first_baseline(cell) for cell in laid.cells), default=0)
        tallest = 0.0
        for cell, width in zip(laid.cells, self._widths(laid), strict=True):
            drop = laid.baseline - first_baseline(cell) if cell and isinstance(cell[0], Text) else 0
            tallest = max(tallest, drop + stack_height(cell, width))
        laid.height = tallest + 2 * self._padding + laid.row.space
        for cell in laid.cells:
            for flowable in cell:
                if hasattr(flowable, "fill_row"):
                    flowable.fill_row(laid.height - laid.row.space)

    def _widths(self, laid: _Line) -> list[float]:
        """Return the room of each cell: in heads and sums the first one runs on over an empty second column."""
        widths = [column.width for column in self._columns]
        if (laid is self._head or laid.row.is_sum) and len(widths) > 1 and not laid.cells[1]:
            widths[0] += self._columns[0].gap + widths[1]
        return widths

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - the library's names
        """Return the part that fits and the rest; nothing where a new page serves the reader better."""
        self.wrap(availWidth, availHeight)
        room = availHeight - (self._head.height if self._head else 0)
        whole_page = availHeight >= TEXT_HEIGHT - _HEAD_ROOM
        count = self._rows_that_fit(room)
        if count >= len(self._lines):
            return [self]
        used = sum(laid.height for laid in self._lines[:count])
        # Stacks beside each other may part anywhere; a row of a table only where it is too tall to be moved.
        may_part = not self._rules or self._lines[count].height > TEXT_HEIGHT * 0.6
        if may_part and (parts := self._split_inside(self._lines[count], room - used)):
            return [
                self._part(self._lines[:count] + parts[:1]),
                self._part(parts[1:] + self._lines[count + 1 :], later=True),
            ]
        kept = self._considerate(count)
        # What was moved over so that two rows stay together begins a page, with the head again.
        if (self._repeats or kept < min(2, len(self._lines) - 1)) and not whole_page:
            return []
        kept = kept or count
        if kept == 0:
            parts = self._split_inside(self._lines[0], room)
            if not parts:
                return []
            return [self._part(parts[:1]), self._part(parts[1:] + self._lines[1:], later=True)]
        return [self._part(self._lines[:kept]), self._part(self._lines[kept:], later=True)]

    def _rows_that_fit(self, room: float) -> int:
        count, used = 0, 0.0
        for laid in self._lines:
            used += laid.height
            if used > room + ROUNDING:
                break
            count += 1
        return count

    def _considerate(self, count: int) -> int:
        """Return how many rows to keep so that two are left over and no sum is parted from the row before it."""
        kept = min(count, len(self._lines) - 2) if len(self._lines) > 3 else count
        while kept and self._lines[kept].row.is_sum:
            kept -= 1
        return kept

    def _split_inside(self, laid: _Line, room: float) -> list[_Line]:
        inner = room - 2 * self._padding - laid.row.space
        if inner < 30:
            return []
        firsts, rests = [], []
        for cell, width in zip(laid.cells, self._widths(laid), strict=True):
            drop = laid.baseline - first_baseline(cell)
            first, rest = split_stack(cell, width, inner - drop)
            firsts.append(first)
            rests.append(rest)
        if not all(first or not cell for first, cell in zip(firsts, laid.cells, strict=True)) or not any(rests):
            return []
        return [
            _Line(laid.row, firsts, laid.key, laid.cell_keys, continues=True),
            _Line(laid.row, rests, laid.key, laid.cell_keys),
        ]

    def _part(self, lines: list[_Line], *, later: bool = False) -> Table:
        made = Table(self._columns, (), language=self._language, padding=self._padding, rules=self._rules)
        made._key = self._key
        made._lines = lines
        made._repeats = later or self._repeats
        return made

    def draw(self) -> None:
        """Draw rows from the top, each a row of the document's structure."""
        canvas = self.canv
        y = self.height
        with element(canvas, Tag.TABLE, key=self._key) if self._rules else nullcontext():
            if self._head:
                y -= self._head.height
                if self._repeats:
                    with artifact(canvas):
                        self._draw_line(canvas, self._head, y)
                else:
                    self._draw_line(canvas, self._head, y)
                with artifact(canvas):
                    line(canvas, 0, y, self.width, y, ink=INK, width=HEAD_RULE)
            for number, laid in enumerate(self._lines):
                y -= laid.height
                self._draw_line(canvas, laid, y)
                if self._rules:
                    with artifact(canvas):
                        self._draw_rules(canvas, number, laid, y)

    def _draw_line(self, canvas: Canvas, laid: _Line, y: float) -> None:
        is_head = laid is self._head
        with element(canvas, Tag.ROW, key=laid.key) if self._rules else nullcontext():
            x = 0.0
            keys = laid.cell_keys or [None] * len(laid.cells)
            for cell, column, key in zip(laid.cells, self._columns, keys, strict=True):
                heads = is_head or (column.heads_row and bool(cell))
                tag = (Tag.HEAD_CELL if heads else Tag.CELL) if self._rules else Tag.GROUP
                with element(
                    canvas, tag, key=key, scope=("Column" if is_head else "Row") if heads and self._rules else ""
                ):
                    self._draw_cell(canvas, laid, cell, x, y)
                x += column.width + column.gap

    def _draw_cell(self, canvas: Canvas, laid: _Line, cell: list[Flowable], x: float, y: float) -> None:
        top = y + laid.height - self._padding
        if cell and isinstance(cell[0], Text):
            top -= laid.baseline - first_baseline(cell)
        for flowable in cell:
            if hasattr(flowable, "fill_row"):
                flowable.drawOn(canvas, x, y + laid.row.space)
            else:
                top -= flowable.getSpaceBefore() if flowable is not cell[0] else 0
                top -= flowable.height
                flowable.drawOn(canvas, x, top)
                top -= flowable.getSpaceAfter()

    def _ruled_width(self) -> float:
        width, gap = 0.0, 0.0
        for column in self._columns:
            if not column.ruled:
                return width - gap
            width += column.width + column.gap
            gap = column.gap
        return width

    def _draw_rules(self, canvas: Canvas, number: int, laid: _Line, y: float) -> None:
        bottom = y + laid.row.space
        if laid.row.is_sum:
            line(canvas, 0, y + laid.height, self.width, y + laid.height, ink=HAIRLINE, width=SUM_RULE)
            line(canvas, 0, bottom, self.width, bottom, ink=INK, width=SUM_RULE)
        elif laid.row.rule and not laid.continues:
            following = self._lines[number + 1] if number + 1 < len(self._lines) else None
            if following is None or not following.row.is_sum or laid.row.space:
                ink, width = (GRID, ROW_RULE) if following else (HAIRLINE, SUM_RULE)
                line(canvas, 0, bottom, self._ruled_width(), bottom, ink=ink, width=width)
