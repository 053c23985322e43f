"""The annex of terms: the usual meaning beside the centre's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.styles import GUTTER, TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.result_parts import MeaningsPart


def meanings_page(part: MeaningsPart, language: str, pack_language: str) -> list[Flowable]:
    """Return the section."""
    term = columns(3)
    each = (TEXT_WIDTH - term - 2 * GUTTER) / 2
    head, usual_head, own_head = part.heads
    table_columns = [
        Column(term, head, gap=GUTTER, heads_row=True),
        Column(each, usual_head, gap=GUTTER),
        Column(each, own_head),
    ]
    rows = [
        Row(
            [
                [paragraph(title, Type.STRONG, pack_language)],
                [paragraph(usual, Type.FINDING, pack_language)],
                [paragraph(own, Type.FINDING, language)],
            ]
        )
        for title, usual, own in part.rows
    ]
    return [
        heading(part.title, Type.TITLE, language, after=7),
        beside([(9, [paragraph(part.introduction, Type.INTRODUCTION, language)])]),
        Gap(14),
        Table(table_columns, rows, language=language, padding=5),
    ]
