"""The annex on moves to other criteria: for each move what became of everything, rule by rule down the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pdf.blocks.breaking import Item, Stack
from ccassess.reporting.pdf.blocks.drawing import Rule
from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.styles import GRID, ROW_RULE, Type
from ccassess.reporting.pdf.text import heading, paragraph

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.result_parts import MoveRow, MovesPart, ReceiptPart

_LEAST = 60.0
"""So much of what became of a criterion must fit, in points, where it goes on over a page."""


def moves_page(part: MovesPart, language: str) -> list[Flowable]:
    """Return the section."""
    story: list[Flowable] = [
        heading(part.title, Type.TITLE, language, after=7),
        beside([(9, [paragraph(part.introduction, Type.INTRODUCTION, language)])]),
    ]
    for receipt in part.receipts:
        story += [Gap(14), _receipt(receipt, language)]
    return story


def _receipt(part: ReceiptPart, language: str) -> Stack:
    items = [
        Item(heading(part.title, Type.SECTION, language, level=2), glued=True),
        Item(paragraph(part.day, Type.NOTE_QUIET, language), glued=True),
        *(Item(paragraph(total, Type.NOTE, language), above=1, glued=True) for total in part.totals),
    ]
    for row in part.rows:
        items.append(Item(Rule(ink=GRID, weight=ROW_RULE), above=6, glued=True))
        items.append(Item(_row(row, language), above=5, least=_LEAST))
    return Stack(items)


def _row(row: MoveRow, language: str) -> Flowable:
    said: list[Flowable] = [paragraph(row.criteria, Type.FINDING, language)]
    if row.sentence:
        said.append(paragraph(row.sentence, Type.NOTE_QUIET, language, before=1.5))
    said += [paragraph(text, Type.NOTE, language, before=2) for text in row.left]
    return beside([(3, [paragraph(row.outcome, Type.STRONG, language)]), (9, said)])
