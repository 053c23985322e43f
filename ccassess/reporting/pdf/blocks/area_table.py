"""The table of areas with the dot plot in the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.dots import DotPlot, DotScale
from ccassess.reporting.pdf.blocks.table import CellValue, Column, Row, Table
from ccassess.reporting.pdf.fonts import text_width
from ccassess.reporting.pdf.styles import TEXT_WIDTH, Type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """Return the table; `strong` is the index of the figure column set in Semibold (the verified points)."""
    figure_widths = [
        max(
            text_width(figure_heads[n], Type.LABEL.value.cut, 8),
            *(text_width(r.figures[n], Type.STRONG.value.cut, 10) for r in rows),
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
        Column(_REF, head, kind=Type.QUIET),
        Column(name, gap=_GAP, heads_row=True),
        *(
            Column(
                width,
                figure_heads[n],
                align="right",
                kind=Type.STRONG if n == strong else Type.QUIET,
                gap=_GAP if n < len(figure_widths) - 1 else _GAP + 12 - _EDGE,
            )
            for n, width in enumerate(figure_widths)
        ),
        Column(_EDGE, ruled=False),
        Column(plot, DotScale(plot), ruled=False, gap=_EDGE),
    ]
    return Table(table_columns, [_row(row, plot) for row in rows], language=language)


def _row(row: AreaRow, plot: float) -> Row:
    first: list[CellValue] = [row.title, None] if row.is_sum else [row.ref, row.title]
    return Row([*first, *row.figures, None, DotPlot(plot, row.shares)], is_sum=row.is_sum, space=row.space)
