"""Stacks of flowables in a cell: where the first line stands, how high they are, and how they split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import getAscentDescent

from ccassess.reporting.pdf.text import Text

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

PARTED_ABOVE = 130.0
"""A paragraph higher than this, ten lines of a finding, may go on over a page."""


def first_baseline(cell: list[Flowable]) -> float:
    """Return how far below its top the first line of a stack stands, in points; 0 where it begins with a drawing."""
    if cell and isinstance(cell[0], Text):
        style = cell[0].style
        return float(getAscentDescent(style.fontName, style.fontSize)[0])
    return 0


def stack_height(cell: list[Flowable], width: float) -> float:
    """Return the height of a stack set to a width; drawings that fill their row count nothing."""
    total = 0.0
    for number, flowable in enumerate(cell):
        if not hasattr(flowable, "fill_row"):
            total += flowable.wrap(width, 1_000_000)[1]
            total += flowable.getSpaceBefore() if number else 0
            total += flowable.getSpaceAfter() if number < len(cell) - 1 else 0
    return total


def split_stack(cell: list[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return what of a cell fits the room, and the rest; a drawing or a short paragraph is never cut."""
    first: list[Flowable] = []
    for number, flowable in enumerate(cell):
        height = flowable.wrap(width, 1_000_000)[1] + (flowable.getSpaceBefore() if number else 0)
        if height <= room:
            first.append(flowable)
            room -= height + flowable.getSpaceAfter()
            continue
        parts = flowable.split(width, room) if height > PARTED_ABOVE else []
        if parts:
            return [*first, parts[0]], [*parts[1:], *cell[number + 1 :]]
        while first and vars(first[-1]).get("keepWithNext"):  # a label goes over with what it names
            first.pop()
        return first, cell[len(first) :]
    return first, []
