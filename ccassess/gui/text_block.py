"""Lays out and paints a block of plain text in a given width, for whatever paints itself.

Words wrap; a word longer than the line breaks at a soft hyphen, else anywhere, so that nothing is ever cut off.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text laid out: its height and the width it really takes, in pixels."""

    layout: QTextLayout
    width: int
    height: int

    def paint(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Paint the text with its top left corner at a point."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def text_block(text: str, font: QFont, width: float) -> TextBlock:
    """Lay `text` out in `width` pixels; line breaks of the text are kept."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    spacing = QFontMetrics(font).lineSpacing()
    count, widest = 0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, count * spacing))
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return TextBlock(layout, ceil(widest), max(count, 1) * spacing)
