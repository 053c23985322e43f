"""How to read the report: labels in a narrow column, the text beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.layout import Gap
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.styles import GUTTER, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.parts import ReadingPart


def reading_page(part: ReadingPart, language: str) -> list[Flowable]:
    """Return the section; it takes about a page."""
    rows = []
    for label, texts in part.entries:
        cell: list[Flowable] = [
            paragraph(text, Type.TEXT, language, before=3.5 * bool(n)) for n, text in enumerate(texts)
        ]
        rows.append(Row([[paragraph(label, Type.STRONG, language)], cell], language=language))
    table = Table(
        [Column(columns(3), gap=GUTTER, heads_row=True), Column(columns(9))], rows, language=language, padding=5
    )
    return [
        heading(part.title, Type.TITLE, language, after=7),
        paragraph(part.introduction, Type.INTRODUCTION, language),
        Gap(10),
        table,
    ]
