"""A list of evidence as one moves in it: by mouse, arrows, Enter and Delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ccassess.gui.evidence.item_delegate import ItemDelegate
from ccassess.gui.evidence.item_model import ItemsModel, row_of
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent

    from ccassess.gui.evidence.rows import ItemRow


class ItemList(QListView):
    """`chosen` carries the id of the item gone to; `entered_item` and `unwanted` say that Enter or Delete took it.

    A list that `is_whole` is as high as its rows, for a page that scrolls by itself.
    """

    chosen = Signal(str)
    entered_item = Signal(str)
    unwanted = Signal(str)
    menu_wanted = Signal(QPoint)
    """Where on the screen a menu for the chosen item is asked for."""

    def __init__(self, name: str, *, is_whole: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_whole = is_whole
        self._is_moved = False
        self.items = ItemsModel(self)
        self._delegate = ItemDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(bar)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setModel(self.items)
        if is_whole:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.viewport().setAutoFillBackground(False)
        self.items.modelReset.connect(self._mark)
        theme().changed.connect(self._lay_out)

    @property
    def current(self) -> str:
        """The id of the chosen item; "" while there is none."""
        return self._delegate.chosen

    def set_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other rows; the chosen item stays chosen while it is there."""
        self.items.set_rows(rows)
        if not self.items.index_of(self.current).isValid():
            self._delegate.chosen = ""
        self._lay_out()

    def choose(self, item: str) -> None:
        """Mark an item, or none with ""."""
        self._delegate.chosen = item
        self._mark()
        # A bold name may take another line.
        self._lay_out()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Go to the item of the row one moved to."""
        super().currentChanged(current, previous)
        if not self._is_moved:
            self._take(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the item of the row one clicks, also where the focus that came with the click stands on it already."""
        super().mousePressEvent(event)
        self._take(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, take away with Delete; the rest moves."""
        row = row_of(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.entered_item.emit(row.id)
        elif event.key() == Qt.Key.Key_Delete and row is not None:
            self.unwanted.emit(row.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do as Enter does."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.entered_item.emit(self.current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of an item."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.current:
            corner = self.visualRect(self.items.index_of(self.current)).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(corner))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where all rows are seen."""
        if self._is_whole:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first item, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.items.rows:
            # Where a page shows the chosen item, going by shows none.
            self._is_moved = not self._is_whole
            self.setCurrentIndex(self.items.index(0))
            self._is_moved = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the height of the rows at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the chosen item with what stands around it."""
        super().showEvent(event)
        if not self._is_whole:
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(60), super().minimumSizeHint().height())

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = row_of(index)
        if row is not None and row.id != self.current:
            self.choose(row.id)
            self.chosen.emit(row.id)

    def _mark(self) -> None:
        self._is_moved = True
        index = self.items.index_of(self.current)
        self.setCurrentIndex(index)
        self._is_moved = False
        if index.isValid() and not self._is_whole:
            self.scrollTo(index)
        self.viewport().update()

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._is_whole:
            width = self.viewport().width()
            self.setFixedHeight(sum(self._delegate.height(row, width) for row in self.items.rows))
