"""Paints one thing found: icon, number and title, and at the right what kind of thing it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccassess.gui.icons import paint_icon
from ccassess.gui.shell.finding import Hit
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

HIT = Qt.ItemDataRole.UserRole
ROW = 30
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
Index = QModelIndex | QPersistentModelIndex


class HitRow(QStyledItemDelegate):
    """The chosen row has the soft accent ground and a bar at its left, so that colour is not alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Ask for one line."""
        return QSize(theme().px(200), theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        look = theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, look.color("accent_soft"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.color("accent"))
        side = look.px(16)
        spot = QRectF(area.left() + look.px(10), area.center().y() - side / 2 + 1, side, side)
        paint_icon(painter, hit.icon, spot, "accent" if chosen else "text2")
        right = self._caption(painter, hit, area)
        left = area.left() + look.px(34)
        if hit.ref:
            _write(painter, QRect(left, area.top(), look.px(40), area.height()), hit.ref, look.color("text3"), False)
            left += look.px(44)
        room = QRect(left, area.top(), right - left - look.px(10), area.height())
        _write(painter, room, hit.title, look.color("text"), chosen)
        painter.restore()

    @staticmethod
    def _caption(painter: QPainter, hit: Hit, area: QRect) -> int:
        """Write the caption at the right; returns where it begins."""
        look = theme()
        font: QFont = look.font("caption")
        width = min(QFontMetrics(font).horizontalAdvance(hit.caption) + 2, area.width() // 2)
        place = QRect(area.right() - look.px(8) - width, area.top(), width, area.height())
        painter.setFont(font)
        painter.setPen(look.color("text3"))
        shown = QFontMetrics(font).elidedText(hit.caption, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, _LEFT, shown)
        return place.left()


def _write(painter: QPainter, place: QRect, text: str, ink: QColor, bold: bool) -> None:  # noqa: FBT001 - private
    font = theme().font("body", bold=bold)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width()))
