"""Paints the rows of the list of measures: a perspective, a measure with its latest value and a mark of its trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccassess.domain.problems import Severity
from ccassess.gui.icons import paint_icon
from ccassess.gui.pages.measures.list_model import row_of
from ccassess.gui.pages.measures.rows import MeasureRow, PerspectiveRow
from ccassess.gui.text_block import TextBlock, text_block
from ccassess.gui.theme import theme
from ccassess.gui.widgets.check_row import ICONS, Weight

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont
    from PySide6.QtWidgets import QListView

    from ccassess.gui.theme import Token

Index = QModelIndex | QPersistentModelIndex

# Pixels of 100 % text, from the row's left edge; the right ones from its right edge.
INSET = 6
LEFT, RIGHT = 16, 14
TOP, BOTTOM = 4, 5
ABOVE_HEADING, BELOW_HEADING = 10, 3
SIGN = 14
MARK_WIDTH, MARK_HEIGHT = 44, 12
BETWEEN = 8


class RowDelegate(QStyledItemDelegate):
    """Paints a row; `shown` is the id of the measure on the page, whose row stands out."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.shown = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt hands it over
        """Return the height the words need at the view's width."""
        row, px = row_of(index), theme().px
        width = self._view.viewport().width()
        if row is None:
            return QSize(width, 0)
        title = self._title(row, width)
        if isinstance(row, PerspectiveRow):
            return QSize(width, px(ABOVE_HEADING) + title.height + px(BELOW_HEADING))
        below = QFontMetrics(theme().font("caption")).height() if row.periods else 0
        return QSize(width, px(TOP) + title.height + below + px(BOTTOM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, name, and below that what there is of it."""
        row = row_of(index)
        if row is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, PerspectiveRow):
            painter.translate(rect.topLeft())
            self._title(row, rect.width()).paint(painter, theme().px(LEFT), theme().px(ABOVE_HEADING), _ink("text2"))
        else:
            self._paint_ground(painter, rect, row, option.state)
            painter.translate(rect.topLeft())
            self._paint_measure(painter, rect.width(), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: MeasureRow, state: QStyle.StateFlag) -> None:
        pill = rect.adjusted(INSET, 0, -INSET, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.id == self.shown:
            painter.setBrush(_ink("accent_soft"))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setBrush(_ink("accent"))
            painter.drawRoundedRect(QRectF(pill.x(), pill.y(), 3, pill.height()), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(_ink("sunken"))
            painter.drawRoundedRect(pill, 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_ink("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), 4, 4)

    def _paint_measure(self, painter: QPainter, width: float, row: MeasureRow) -> None:
        px = theme().px
        title = self._title(row, width)
        title.paint(painter, px(LEFT), px(TOP), _ink("text" if row.periods or row.id == self.shown else "text2"))
        if not row.periods:
            return
        font = theme().font("caption")
        line = QRectF(px(LEFT), px(TOP) + title.height, width - px(LEFT + RIGHT), QFontMetrics(font).height())
        if row.severity is not None:
            side = px(SIGN)
            name, token = ICONS[WEIGHTS[row.severity]]
            paint_icon(painter, name, QRectF(line.x(), line.center().y() - side / 2, side, side), token)
            line.setLeft(line.x() + side + px(4))
        painter.setFont(font)
        painter.setPen(_ink("text3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.periods)
        painter.setFont(theme().font("caption", bold=True))
        painter.setPen(_ink("text"))
        taken = painter.boundingRect(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.latest)
        painter.drawText(taken, Qt.AlignmentFlag.AlignCenter, row.latest)
        spot = QRectF(0, line.center().y() - px(MARK_HEIGHT) / 2, px(MARK_WIDTH), px(MARK_HEIGHT))
        spot.moveRight(taken.left() - px(BETWEEN))
        words = line.x() + QFontMetrics(font).horizontalAdvance(row.periods) + px(BETWEEN)
        if spot.left() > words:
            paint_trend_mark(painter, spot, row.mark)

    def _title(self, row: MeasureRow | PerspectiveRow, width: float) -> TextBlock:
        return text_block(row.title, self._font(row), width - theme().px(LEFT + RIGHT))

    def _font(self, row: MeasureRow | PerspectiveRow) -> QFont:
        if isinstance(row, PerspectiveRow):
            return theme().font("caption", bold=True)
        return theme().font("small", bold=row.id == self.shown)


WEIGHTS = {Severity.ERROR: Weight.ERROR, Severity.WARNING: Weight.WARNING, Severity.NOTE: Weight.NOTE}


def paint_trend_mark(painter: QPainter, spot: QRectF, mark: tuple[float, ...]) -> None:
    """Paint the way of values, from 0 to 1, as a short line with a dot at the last."""
    radius = 2.2 * theme().scale
    room = spot.adjusted(0, radius, -radius, -radius)
    step = room.width() / max(len(mark) - 1, 1)
    points = [
        QPointF(room.x() + place * step, room.bottom() - share * room.height()) for place, share in enumerate(mark)
    ]
    if len(points) == 1:
        points = [QPointF(room.right(), points[0].y())]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_ink("text2"), 1.3 * theme().scale))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_ink("text2"))
    painter.drawEllipse(points[-1], radius, radius)


def _ink(token: Token) -> QColor:
    return theme().color(token)
