"""The table of areas with the dot plot in the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.dots import DotPlot, DotScale
from ccassess.reporting.pdf.blocks.table import CellValue, Column, Row, Table
from ccassess.reporting.pdf.fonts import text_width
from ccassess.reporting.pdf.styles import TEXT_WIDTH, Type
from ccassess.reporting.pdf.text import paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.pdf.marks import SeriesKind

_REF = 20.0
_GAP = 9.0
_PLOT_LEAST = 96.0
_PLOT_MOST = 122.0
_EDGE = 6.0


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area or a sum of areas: figures as printed, in the order of the table's heads; shares 0 to 1 by series.

    `space` is extra room below, between groups.
    """

    ref: str
    title: str
    figures: Sequence[str]
    shares: Mapping[SeriesKind, float | None]
    is_sum: bool = False
    space: float = 0


def area_table(
    head: str, figure_heads: Sequence[str], rows: Sequence[AreaRow], strong: int, language: str = "en"
) -> Table:
    """Return the table; `strong` is the index of the figure column set in Semibold (the verified points).

    A line end in a head makes it two lines; the others then stand on the lower one. Decimal marks stand below each
    other.
    """
    lines = max((text.count("\n") + 1 for text in figure_heads), default=1)
    places = [max(_places(row.figures[n]) for row in rows) for n in range(len(figure_heads))]
    figure_widths = [
        max(
            *(text_width(part, Type.LABEL.value.cut, 8) for part in figure_heads[n].split("\n")),
            *(
                text_width(r.figures[n], Type.STRONG.value.cut, 10) + _room(r.figures[n], places[n], Type.STRONG)
                for r in rows
            ),
        )
        + 1
        for n in range(len(figure_heads))
    ]
    figures = sum(figure_widths) + _GAP * len(figure_widths)
    longest = max(text_width(row.title, Type.TEXT.value.cut, 10) for row in rows if not row.is_sum) + 2
    spare = TEXT_WIDTH - _REF - figures - _GAP - _EDGE - 12
    name = min(longest, spare - _PLOT_LEAST)
    plot = min(_PLOT_MOST, spare - name)
    name = spare - plot
    table_columns = [
        Column(_REF, _lowered(head, lines), kind=Type.QUIET),
        Column(name, gap=_GAP, heads_row=True),
        *(
            Column(
                width,
                _lowered(figure_heads[n], lines),
                align="right",
                kind=Type.STRONG if n == strong else Type.QUIET,
                gap=_GAP if n < len(figure_widths) - 1 else _GAP + 12 - _EDGE,
            )
            for n, width in enumerate(figure_widths)
        ),
        Column(_EDGE, ruled=False),
        Column(plot, DotScale(plot, 11.0 * lines), ruled=False, gap=_EDGE),
    ]
    kinds = [Type.STRONG if n == strong else Type.QUIET for n in range(len(figure_heads))]
    return Table(table_columns, [_row(row, plot, kinds, places, language) for row in rows], language=language)


def _row(row: AreaRow, plot: float, kinds: Sequence[Type], places: Sequence[int], language: str) -> Row:
    first: list[CellValue] = [row.title, None] if row.is_sum else [row.ref, row.title]
    figures: list[CellValue] = [
        [_figure(text, Type.STRONG if row.is_sum else kind, most, language)]
        for text, kind, most in zip(row.figures, kinds, places, strict=True)
    ]
    return Row([*first, *figures, None, DotPlot(plot, row.shares)], is_sum=row.is_sum, space=row.space)


def _lowered(head: str, lines: int) -> str:
    """Return a head that ends on the last of so many lines."""
    return "\n" * (lines - 1 - head.count("\n")) + head


def _figure(text: str, kind: Type, places: int, language: str) -> Flowable:
    """Return a figure that leaves room at its right for the decimals others of its column have."""
    made = paragraph(text, kind, language, align="right")
    room = _room(text, places, kind)
    if room:
        made.style = made.style.clone(f"{made.style.name}-{room:.2f}", rightIndent=room)
    return made


def _room(text: str, places: int, kind: Type) -> float:
    look = kind.value
    return text_width("0" * (places - _places(text)), look.cut, look.size) if any(map(str.isdigit, text)) else 0


def _places(text: str) -> int:
    """Return how many decimals a printed number has; a group of thousands is none."""
    tail = text.replace(",", ".").rpartition(".")[2]
    return len(tail) if tail != text and tail.isdigit() and len(tail) < 3 else 0
