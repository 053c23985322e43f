"""The areas: the table with its dot plot, and all criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pages.series import KINDS, places
from ccassess.reporting.pdf.blocks.area_table import AreaRow, area_table
from ccassess.reporting.pdf.blocks.dots import Criterion, Group, all_criteria
from ccassess.reporting.pdf.blocks.drawing import Key
from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.styles import TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.parts import AreasPart


def areas_page(part: AreasPart, language: str) -> list[Flowable]:
    """Return the section: one page for the default criteria."""
    rows = [
        AreaRow(row.ref, row.title, row.figures, places(row.shares), is_sum=row.is_sum, space=7 if row.is_sum else 0)
        for row in part.rows
    ]
    groups = [
        Group(title, [Criterion(one.ref, one.title, one.figure, places(one.shares)) for one in criteria])
        for title, criteria in part.groups
    ]
    return [
        heading(part.title, Type.TITLE, language, after=7),
        beside([(9, [paragraph(part.introduction, Type.INTRODUCTION, language)])]),
        Gap(14),
        area_table(part.head, [head.replace(", ", ",\n") for head in part.heads], rows, part.verified, language),
        Key([(KINDS[party], name) for party, name in part.key], part.remark),
        Gap(10),
        _criteria_head(part, language),
        all_criteria(groups),
    ]


def _criteria_head(part: AreasPart, language: str) -> Flowable:
    """Return the second heading with its remark at the right, on one baseline."""
    table = Table(
        [Column(columns(5), gap=11), Column(TEXT_WIDTH - columns(5) - 11, align="right", kind=Type.SMALL_QUIET)],
        [Row([[heading(part.criteria_title, Type.SECTION, language, level=2)], part.criteria_note], language=language)],
        padding=2,
        rules=False,
    )
    table.keepWithNext = 1
    return table
