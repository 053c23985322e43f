"""Paints the cells of the table of figures and opens the field one types in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccassess.gui.icons import paint_icon
from ccassess.gui.pages.measures.cells import Column
from ccassess.gui.pages.measures.figures_model import BAD_ROLE, CARRIED_ROLE
from ccassess.gui.theme import theme
from ccassess.gui.widgets.undoing import UndoingLine

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from ccassess.gui.theme import Token

Index = QModelIndex | QPersistentModelIndex
SIDE = 8
SIGN = 14
BOX = 14
LONGEST = 40
ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class FiguresDelegate(QStyledItemDelegate):
    """What is carried over is grey; what could not be read stands on its own ground with a sign."""

    left = Signal(object)
    """A cell (its index) whose field was left as it was."""
    finished = Signal(object, int)
    """A field, and the key that ended it."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt hands it over
        """Open a field as large as the cell."""
        field = UndoingLine(parent)
        field.setMaxLength(LONGEST)
        field.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        field.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell, all of it selected."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed; a field left as it was says nothing new."""
        if isinstance(editor, QLineEdit) and editor.text() != str(index.data(Qt.ItemDataRole.EditRole)):
            model.setData(index, editor.text())
        else:
            self.left.emit(index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002 - Qt hands it over
        """Lay the field over the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Go on in the table with Enter and Tab; the rest is Qt's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ON and not control:
                self.finished.emit(editor, event.key())
                return True
        return super().eventFilter(editor, event)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Turn the mark of a new definition by the space bar, or by a click anywhere in its cell."""
        is_click = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not (is_click or is_space):
            return super().editorEvent(event, model, option, index)
        is_on = Qt.CheckState(state) == Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        px, rect = theme().px, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_bad = bool(index.data(BAD_ROLE))
        if is_bad:
            painter.fillRect(rect, theme().color("error_soft"))
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(px(SIDE), 0, -px(SIDE), 0)
        if index.column() == Column.ANEW:
            self._paint_box(painter, inner, index)
        else:
            ink: Token = "error" if is_bad else "text3" if index.data(CARRIED_ROLE) else "text"
            if is_bad:
                side = px(SIGN)
                paint_icon(painter, "x-circle", QRectF(inner.x(), inner.center().y() - side / 2, side, side), "error")
                inner.setLeft(inner.x() + side + px(4))
            painter.setPen(theme().color(ink))
            painter.setFont(theme().font(bold=index.column() == Column.VALUE))
            text = painter.fontMetrics().elidedText(
                str(index.data() or ""), Qt.TextElideMode.ElideRight, round(inner.width())
            )
            painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
        painter.restore()

    @staticmethod
    def _paint_box(painter: QPainter, inner: QRectF, index: Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        side = theme().px(BOX)
        box = QRectF(inner.x(), inner.center().y() - side / 2, side, side)
        is_on = Qt.CheckState(state) == Qt.CheckState.Checked
        painter.setPen(QPen(theme().color("accent" if is_on else "control"), 1))
        painter.setBrush(theme().color("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            paint_icon(painter, "check", box.adjusted(1, 1, -1, -1), "on_accent")
