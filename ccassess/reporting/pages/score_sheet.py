"""The annex: every number's arithmetic in words, and what the report was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.breaking import Item, Stack
from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.fonts import Cut, text_width
from ccassess.reporting.pdf.styles import GUTTER, TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import Run, arithmetic, heading, paragraph, strong

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.sheet_parts import SheetCell, SheetPart, SheetRow

_REF = 28.0


def score_sheet_page(part: SheetPart, language: str, pack_language: str) -> list[Flowable]:
    """Return the section."""
    parties = len(part.heads) - 1
    name = columns(3) - _REF
    each = (TEXT_WIDTH - columns(3) - GUTTER * parties) / parties
    ref = max([text_width(row.ref, Cut.SEMIBOLD, 10) + 6 for row in part.rows] + [_REF])
    table_columns = [
        Column(ref, part.heads[0], kind=Type.QUIET),
        Column(name + _REF - ref, gap=GUTTER, heads_row=True),
        *(Column(each, head, gap=GUTTER if number < parties - 1 else 0) for number, head in enumerate(part.heads[1:])),
    ]
    identity = Table(
        [Column(columns(3), gap=GUTTER, kind=Type.LABEL, heads_row=True), Column(columns(9), kind=Type.FIGURES)],
        [Row([label, text], language=language) for label, text in part.identity],
        language=language,
    )
    return [
        heading(part.title, Type.TITLE, language, after=7),
        beside([(9, [paragraph(part.introduction, Type.INTRODUCTION, language)])]),
        Gap(14),
        Table(table_columns, [_row(row, language, pack_language) for row in part.rows], language=language, padding=3.5),
        Gap(25),
        Stack(
            [
                Item(heading(part.identity_title, Type.SECTION, language, level=2), glued=True),
                Item(identity, above=3.5, least=60),
            ]
        ),
    ]


def _row(row: SheetRow, language: str, pack_language: str) -> Row:
    kind = Type.STRONG if row.is_group else Type.TEXT
    title: list[Flowable] = [paragraph(row.title, kind, pack_language)]
    if row.possible:
        title.append(paragraph(row.possible, Type.NOTE_QUIET, language))
    ref: list[Flowable] = (
        [paragraph([Run(row.ref)], Type.STRONG if row.is_group else Type.QUIET, language)] if row.ref else []
    )
    return Row([ref, title, *(_cell(cell, language) for cell in row.cells)], language=language)


def _cell(cell: SheetCell, language: str) -> list[Flowable]:
    return [
        paragraph([strong(cell.figure), *([f" {cell.possible}"] if cell.possible else [])], Type.TEXT, language),
        *(paragraph(arithmetic(sentence), Type.NOTE, language) for sentence in cell.sentences),
    ]
