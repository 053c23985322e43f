"""Paints the rows of a list of evidence: picture and name, what it is, the criteria it serves, what is amiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccassess.gui.evidence.item_model import row_of
from ccassess.gui.evidence.rows import LOOKS
from ccassess.gui.icons import paint_icon
from ccassess.gui.text_block import TextBlock, text_block
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QListView

    from ccassess.gui.evidence.rows import ItemRow
    from ccassess.gui.theme import Token

Index = QModelIndex | QPersistentModelIndex

# Pixels of 100 % text.
SIDE = 8
TOP, BOTTOM = 5, 6
ICON, AFTER_ICON = 16, 8
SIGN, AFTER_SIGN = 13, 4


class ItemDelegate(QStyledItemDelegate):
    """Paints a row; `chosen` is the id of the item whose row stands out."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.chosen = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt hands it over
        """Return the height the words need at the view's width."""
        row, width = row_of(index), self._view.viewport().width()
        return QSize(width, 0 if row is None else self.height(row, width))

    def height(self, row: ItemRow, width: int) -> int:
        """Return the height of a row at a width."""
        return (
            theme().px(TOP) + sum(block.height for block, _ink, _sign in self._blocks(row, width)) + theme().px(BOTTOM)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, picture and words."""
        row = row_of(index)
        if row is None:
            return
        px, rect = theme().px, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, row, option.state)
        painter.translate(rect.topLeft())
        x, y = float(px(SIDE + ICON + AFTER_ICON)), float(px(TOP))
        for place, (block, ink, sign) in enumerate(self._blocks(row, int(rect.width()))):
            line = block.height / max(block.layout.lineCount(), 1)
            if not place:
                side = px(ICON)
                paint_icon(painter, row.icon, QRectF(px(SIDE), y + (line - side) / 2, side, side), "text2")
            if sign:
                side = px(SIGN)
                paint_icon(painter, sign, QRectF(x, y + (line - side) / 2, side, side), ink)
            block.paint(painter, x + (px(SIGN + AFTER_SIGN) if sign else 0), y, theme().color(ink))
            y += block.height
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: ItemRow, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if row.id == self.chosen:
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(rect, 4, 4)
            painter.setBrush(theme().color("accent"))
            painter.drawRoundedRect(QRectF(rect.x(), rect.y(), 3, rect.height()), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(rect, 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)

    def _blocks(self, row: ItemRow, width: int) -> Iterator[tuple[TextBlock, Token, str]]:
        """Yield the lines of a row: the words laid out, their ink, and the sign before them."""
        current = theme()
        room = width - current.px(SIDE + ICON + AFTER_ICON + SIDE)
        yield text_block(row.name, current.font("small", bold=row.id == self.chosen), room), "text", ""
        caption = current.font("caption")
        for words in (row.details, row.uses):
            if words:
                yield text_block(words, caption, room), "text3", ""
        for one in row.amiss:
            sign, ink = LOOKS[one.severity]
            yield text_block(one.words, caption, room - current.px(SIGN + AFTER_SIGN)), ink, sign
