"""The list of measures as one moves in it: by mouse, arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ccassess.gui.pages.measures.list_delegate import RowDelegate
from ccassess.gui.pages.measures.list_model import row_of
from ccassess.gui.pages.measures.rows import MeasureRow
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent

    from ccassess.gui.pages.measures.list_model import MeasuresModel


class MeasuresView(QListView):
    """`chosen` carries the id of a measure the person went to; `entered` says that Enter was pressed on it."""

    chosen = Signal(str)
    entered_measure = Signal()

    def __init__(self, model: MeasuresModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = RowDelegate(self)
        self._is_moved = False
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setModel(model)
        model.modelReset.connect(self._mark)
        theme().changed.connect(self._lay_out)

    @property
    def shown(self) -> str:
        """The id of the measure on the page."""
        return self._delegate.shown

    def show_measure(self, measure: str) -> None:
        """Mark the row of the measure on the page."""
        self._delegate.shown = measure
        self._mark()
        # A bold title may take another line.
        self._lay_out()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Go to the measure of the row one moved to."""
        super().currentChanged(current, previous)
        row = row_of(current)
        if not self._is_moved and isinstance(row, MeasureRow) and row.id != self.shown:
            self.chosen.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the measure itself with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_measure.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first measure, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.measures:
            self._is_moved = True
            self.setCurrentIndex(self._model.index_of(self._model.measures[0].id))
            self._is_moved = False

    def showEvent(self, event: QShowEvent) -> None:
        """Show the measure on the page with what stands around it."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _mark(self) -> None:
        self._is_moved = True
        index = self._model.index_of(self.shown)
        self.setCurrentIndex(index)
        self._is_moved = False
        if index.isValid():
            self.scrollTo(index)

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()
