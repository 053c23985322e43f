"""The list at the side of a window: titles with a line in small type below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ccassess.gui.text_block import TextBlock, text_block
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_CAPTION = Qt.ItemDataRole.UserRole + 2
INSET, SIDE, TOP = 6, 14, 5
Index = QModelIndex | QPersistentModelIndex


class _Row(QStyledItemDelegate):
    """Paints title and caption; the chosen row has a ground, a bar and bold words, so that colour is not alone."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Ask for as many lines as the title takes."""
        width = self._view.viewport().width()
        title, caption = self._blocks(index, width, bold=True)
        below = 0 if caption is None else caption.height
        return QSize(width, title.height + below + 2 * theme().px(TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect)
        look = theme()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = rect.adjusted(INSET, 1, -INSET, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setBrush(look.color("accent"))
            painter.drawRoundedRect(QRectF(pill.x(), pill.y(), 3, pill.height()), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(pill, 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), 4, 4)
        title, caption = self._blocks(index, rect.width(), bold=chosen)
        top = rect.y() + look.px(TOP)
        title.paint(painter, rect.x() + look.px(SIDE), top, look.color("text"))
        if caption is not None:
            caption.paint(painter, rect.x() + look.px(SIDE), top + title.height, look.color("text2"))
        painter.restore()

    @staticmethod
    def _blocks(index: Index, width: float, *, bold: bool) -> tuple[TextBlock, TextBlock | None]:
        room = width - 2 * theme().px(SIDE)
        said = str(index.data(_CAPTION) or "")
        title = text_block(str(index.data(_TITLE)), theme().font("body", bold=bold), room)
        return title, text_block(said, theme().font("caption"), room) if said else None


class CaptionedList(QListWidget):
    """`picked` carries the id of the entry a person went to."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Row(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(0, 0)
        self.currentItemChanged.connect(self._tell)
        theme().changed.connect(self._measure)

    @property
    def chosen(self) -> str:
        """The id of the entry chosen; "" for none."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    @property
    def ids(self) -> list[str]:
        """The ids of all entries, in their order."""
        return [str(self.item(row).data(_ID)) for row in range(self.count())]

    def show_entries(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Show entries as (id, title, caption); the chosen one stays chosen where it is among them."""
        before = self.chosen
        self.blockSignals(True)
        if [entry[0] for entry in entries] != self.ids:
            self.clear()
            for _entry in entries:
                self.addItem(QListWidgetItem())
        for row, (name, title, caption) in enumerate(entries):
            item = self.item(row)
            item.setData(_ID, name)
            item.setData(_TITLE, title)
            item.setData(_CAPTION, caption)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (title, caption) if part))
        self.blockSignals(False)
        self.choose(before)

    def choose(self, name: str) -> None:
        """Choose an entry; says nothing to listeners."""
        if name in self.ids:
            self.blockSignals(True)
            self.setCurrentRow(self.ids.index(name))
            self.scrollToItem(self.currentItem())
            self.blockSignals(False)
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Give way to any window."""
        return QSize(0, theme().px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self.doItemsLayout()
        row = self.currentRow()
        if row >= 0:
            self.scrollToItem(self.item(row))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(_ID)))
