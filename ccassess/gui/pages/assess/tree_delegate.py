"""Paints the rows of the list of criteria: an area with its progress, a criterion in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccassess.gui.icons import paint_icon
from ccassess.gui.pages.assess.rows import STATE_ICONS, AreaRow, CriterionRow, Row, State
from ccassess.gui.pages.assess.tree_model import row_of
from ccassess.gui.text_block import TextBlock, text_block
from ccassess.gui.theme import text_width_of, theme
from ccassess.gui.widgets.progress import paint_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QTreeView

    from ccassess.gui.theme import Token

Index = QModelIndex | QPersistentModelIndex

# Pixels of 100 % text, from the row's left edge; the right ones from its right edge.
INSET = 6
CARET_X, CARET = 12, 12
REF_X, TITLE_X = 30, 51
RIGHT = 14
BAR_WIDTH, BAR_HEIGHT = 27, 3
TOP, BOTTOM, BETWEEN = 3, 4, 1
AREA_PADDING = 7
STATE_ICON = 14


class RowDelegate(QStyledItemDelegate):
    """Paints a row; `shown` is the id of the criterion on the page, whose row stands out."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.shown = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt hands it over
        """Return the height the title needs at the view's width."""
        row, px = row_of(index), theme().px
        width = self._view.viewport().width()
        if row is None:
            return QSize(width, 0)
        title = self._title(row, width)
        if isinstance(row, AreaRow):
            return QSize(width, max(title.height, px(17)) + 2 * px(AREA_PADDING))
        caption = QFontMetrics(theme().font("caption")).height()
        return QSize(width, px(TOP) + title.height + px(BETWEEN) + caption + px(BOTTOM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, title and what stands below or beside it."""
        row = row_of(index)
        if row is None:
            return
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, row, state)
        painter.translate(rect.topLeft())
        if isinstance(row, AreaRow):
            self._paint_area(painter, rect, row, is_open=bool(state & QStyle.StateFlag.State_Open))
        else:
            self._paint_criterion(painter, rect, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: Row, state: QStyle.StateFlag) -> None:
        pill = rect.adjusted(INSET, 0, -INSET, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.id == self.shown:
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setBrush(theme().color("accent"))
            painter.drawRoundedRect(QRectF(pill.x(), pill.y(), 3, pill.height()), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme().color("sunken"))
            painter.drawRoundedRect(pill, 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), 4, 4)

    def _paint_area(self, painter: QPainter, rect: QRectF, row: AreaRow, *, is_open: bool) -> None:
        px, width = theme().px, rect.width()
        top = px(AREA_PADDING)
        caret = px(CARET)
        line = QFontMetrics(self._title_font(row)).lineSpacing()
        spot = QRectF(px(CARET_X), top + (line - caret) / 2, caret, caret)
        paint_icon(painter, "caret-down" if is_open else "caret-right", spot, "text2")
        self._paint_title(painter, row, width, top)
        right = width - px(RIGHT)
        caption = theme().font("caption")
        _write(painter, row.count, caption, "text2", QRectF(0, top - px(1), right, QFontMetrics(caption).height()))
        bar = QRectF(right - px(BAR_WIDTH), top + QFontMetrics(caption).height(), px(BAR_WIDTH), px(BAR_HEIGHT))
        paint_bar(painter, bar, row.share)

    def _paint_criterion(self, painter: QPainter, rect: QRectF, row: CriterionRow) -> None:
        px, width = theme().px, rect.width()
        title = self._paint_title(painter, row, width, px(TOP))
        caption = theme().font("caption")
        height = QFontMetrics(caption).height()
        y = px(TOP) + title.height + px(BETWEEN)
        name, ink = STATE_ICONS[row.state]
        side = px(STATE_ICON)
        paint_icon(painter, name, QRectF(px(REF_X), y + (height - side) / 2, side, side), ink)
        left = px(REF_X + STATE_ICON + 4)
        line = QRectF(left, y, width - px(RIGHT) - left, height)
        word_ink: Token = "warn" if row.state is State.FLAGGED else "text3"
        _write(painter, row.state_word, caption, word_ink, line, Qt.AlignmentFlag.AlignLeft)
        _write(painter, row.points, caption, "text3", line)

    def _paint_title(self, painter: QPainter, row: Row, width: float, top: float) -> TextBlock:
        font = self._title_font(row)
        ref_ink: Token = "text" if row.id == self.shown or isinstance(row, AreaRow) else "text2"
        ref = QRectF(theme().px(REF_X), top, width, QFontMetrics(font).lineSpacing())
        _write(painter, row.ref, font, ref_ink, ref, Qt.AlignmentFlag.AlignLeft)
        block = self._title(row, width)
        block.paint(painter, self._title_x(row), top, theme().color("text"))
        return block

    def _title(self, row: Row, width: float) -> TextBlock:
        beside = theme().px(RIGHT)
        if isinstance(row, AreaRow):
            words = text_width_of(row.count, theme().font("caption"))
            beside += max(words, theme().px(BAR_WIDTH)) + theme().px(8)
        return text_block(row.title, self._title_font(row), width - self._title_x(row) - beside)

    def _title_x(self, row: Row) -> int:
        ref_end = theme().px(REF_X) + text_width_of(row.ref, self._title_font(row)) + theme().px(5)
        return max(theme().px(TITLE_X), ref_end)

    def _title_font(self, row: Row) -> QFont:
        return theme().font("small", bold=isinstance(row, AreaRow) or row.id == self.shown)


def _write(  # noqa: PLR0913, PLR0917 - a line of text: what, how, where
    painter: QPainter,
    text: str,
    font: QFont,
    ink: Token,
    rect: QRectF,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
) -> None:
    painter.setFont(font)
    painter.setPen(theme().color(ink))
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)
