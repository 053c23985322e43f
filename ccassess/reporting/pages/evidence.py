"""The annex that lists all evidence: names, dates, hashes, and the criteria each item serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.styles import GUTTER, TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.result_parts import EvidenceIndexPart, EvidenceRow

_DATE = 58.0
_HASH = 84.0


def evidence_page(part: EvidenceIndexPart, language: str) -> list[Flowable]:
    """Return the section."""
    name_head, date_head, until_head, hash_head, used_head = part.heads
    used = columns(2)
    name = TEXT_WIDTH - 2 * _DATE - _HASH - used - 4 * GUTTER
    table_columns = [
        Column(name, name_head, gap=GUTTER, heads_row=True),
        Column(_DATE, date_head, gap=GUTTER),
        Column(_DATE, until_head, gap=GUTTER),
        Column(_HASH, hash_head, gap=GUTTER),
        Column(used, used_head),
    ]
    return [
        heading(part.title, Type.TITLE, language, after=7),
        beside([(9, [paragraph(part.introduction, Type.INTRODUCTION, language)])]),
        Gap(14),
        Table(table_columns, [_row(one, language) for one in part.rows], language=language, padding=4),
    ]


def _row(row: EvidenceRow, language: str) -> Row:
    named: list[Flowable] = [
        paragraph(row.name, Type.STRONG, language),
        paragraph(row.details, Type.NOTE_QUIET, language),
    ]
    if row.note:
        named.append(paragraph(row.note, Type.NOTE, language))
    cells = (row.date, row.valid_until, row.hash, row.used)
    said: list[list[Flowable]] = [[paragraph(text, Type.NOTE, language)] for text in cells]
    return Row([named, *said], language=language)
