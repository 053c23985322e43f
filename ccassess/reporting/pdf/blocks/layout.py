"""Putting flowables side by side on the twelve columns, and lists of marked entries below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.fonts import printable
from ccassess.reporting.pdf.styles import GUTTER, Type, columns
from ccassess.reporting.pdf.text import Run, Text, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK_ROOM = 14.0


def beside(parts: Sequence[tuple[int, list[Flowable]]], *, padding: float = 0) -> Table:
    """Return stacks of flowables beside each other; each part says how many of the twelve columns it takes."""
    widths = [columns(span) for span, _ in parts]
    gaps = [GUTTER] * (len(parts) - 1) + [0.0]
    table_columns = [Column(width, gap=gap) for width, gap in zip(widths, gaps, strict=True)]
    return Table(table_columns, [Row([stack for _, stack in parts])], padding=padding, rules=False)


class Gap(Flowable):
    """Room between two blocks that vanishes at the top of a page and never opens a new one."""

    _ZEROSIZE = 1

    def __init__(self, height: float) -> None:
        super().__init__()
        self._wanted = height

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Return the height there is room for."""
        frame = getattr(self, "_frame", None)
        self.width = availWidth
        self.height = 0.0 if frame is not None and frame._atTop else max(0.0, min(self._wanted, availHeight))  # noqa: SLF001
        return self.width, self.height

    def spaced(self, share: float) -> Gap:
        """Return a share of the gap."""
        return Gap(self._wanted * share)

    def draw(self) -> None:
        """Draw nothing."""


def marked(text: str | Sequence[str | Run], mark: str, kind: Type, language: str, *, after: float = 3.5) -> Text:
    """Return a paragraph that hangs beside its mark."""
    made = paragraph(text, kind, language, indent=_MARK_ROOM, after=after)
    made.bulletText = printable(mark)
    return made
