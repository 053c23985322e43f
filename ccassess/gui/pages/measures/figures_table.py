"""The table of figures as one works in it: by keyboard throughout, like a sheet of paper with columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QSizePolicy, QTableView, QWidget

from ccassess.gui.pages.measures.cells import Column
from ccassess.gui.pages.measures.figures_delegate import FiguresDelegate
from ccassess.gui.pages.measures.figures_model import NEW, FiguresModel
from ccassess.gui.text_block import text_block
from ccassess.gui.theme import sized, text_width_of, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

WIDTHS = {
    Column.PERIOD: 92,
    Column.VALUE: 70,
    Column.TARGET: 66,
    Column.TARGET_HIGH: 66,
    Column.COMPARATOR: 70,
    Column.CASES: 68,
    Column.ANEW: 78,
}
"""Least widths in pixels of 100 % text; what is left over is shared out."""
ROW = 28
ROWS = 13
"""How many rows are shown before the table scrolls."""
HEAD_SIDES = 14
STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class FiguresTable(QTableView):
    """Tab goes from cell to cell and, after the last, on; Enter to the next row; Ctrl+Tab on at once.

    Typing replaces what stands in a cell, F2 changes it, Delete empties it, Ctrl+Delete removes the period.
    `moved` says that another row is current.
    """

    moved = Signal()

    def __init__(self, model: FiguresModel, name: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._began = Column.VALUE
        self._kept: tuple[str, int] | None = None
        self.setModel(model)
        delegate = FiguresDelegate(self)
        delegate.left.connect(self.stay_at)
        delegate.finished.connect(self.finish)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(theme().px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._come_back)
        theme().changed.connect(self.fit)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Give way in width; the columns scroll then."""
        return QSize(theme().px(240), self.height())

    def sizeHint(self) -> QSize:
        """Ask for all columns and the rows there are."""
        return QSize(sum(self._width(one) for one in self._columns()), self.height())

    def fit(self) -> None:
        """Give each column its width, and the table the height of its rows, up to so many."""
        self.setColumnHidden(Column.TARGET_HIGH, not self._model.is_range)
        columns = self._columns()
        widths = {column: self._width(column) for column in columns}
        scroller = self.verticalScrollBar().sizeHint().width() if self._model.rowCount() > ROWS else 0
        spare = max(self.width() - scroller - sum(widths.values()), 0) // len(columns)
        for column, width in widths.items():
            self.setColumnWidth(column, width + min(spare, theme().px(40)))
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        head = self._head_height(columns)
        self.horizontalHeader().setFixedHeight(head)
        below = self.horizontalScrollBar().sizeHint().height() if sum(widths.values()) + scroller > self.width() else 0
        rows = min(max(self._model.rowCount(), 1), ROWS)
        self.setFixedHeight(rows * theme().px(ROW) + head + below + 2)

    def go_to_new(self) -> None:
        """Go to the row that adds: to its value, or to its period where none can be proposed."""
        self.commit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._begin_new()

    def remove_current(self) -> None:
        """Remove the period one is in."""
        self._model.remove(self.currentIndex().row())

    def commit(self) -> None:
        """Take what is being typed."""
        for editor in self.viewport().findChildren(QLineEdit):
            # One that was closed a moment ago is still there, hidden.
            if not editor.isHidden():
                self._finish(editor)

    def finish(self, editor: QWidget, key: int) -> None:
        """Take what was typed and go on as the key says."""
        column = self.currentIndex().column()
        self._finish(editor)
        row = self._model.row_of(self._model.landed)
        self.setCurrentIndex(self._model.index(row, column))
        # A period that moved took the field away with its row, and the focus with it.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down(row)
        elif not self._go_along(STEPS[Qt.Key(key)]):
            self.focusNextPrevChild(key == Qt.Key.Key_Tab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, empty a cell with Delete, leave the table with Ctrl+Tab; the rest is Qt's."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._go_down(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if control:
                self.remove_current()
            else:
                self._model.clear(self.currentIndex())
        elif control and event.key() in STEPS:
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._began = Column(max(self.currentIndex().column(), 0))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go from cell to cell, and at either end out of the table."""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if self.hasFocus() and not is_editing and self._go_along(1 if next else -1):
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start where the next figure goes."""
        super().focusInEvent(event)
        came = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if came or not self.currentIndex().isValid():
            self._begin_new()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note of the column one begins in."""
        super().mousePressEvent(event)
        if self.currentIndex().isValid():
            self._began = Column(self.currentIndex().column())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Say that one is elsewhere."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and round the current one the focus."""
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRect(QRect(self.visualRect(index)).adjusted(1, 1, -1, -2))

    def stay_at(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Take note that nothing new was typed into a cell."""
        self._model.landed = self._model.key_of(index.row())

    def _begin_new(self) -> None:
        self._began = Column.VALUE if self._model.proposed is not None else Column.PERIOD
        self.setCurrentIndex(self._model.index(self._model.row_of(NEW), self._began))
        self.scrollTo(self.currentIndex())

    def _finish(self, editor: QWidget) -> None:
        self.commitData(editor)
        self.closeEditor(editor, FiguresDelegate.EndEditHint.NoHint)

    def _go_down(self, row: int) -> None:
        last = self._model.rowCount() - 1
        column = self._began
        if row == last - 1 and column is Column.PERIOD and self._model.proposed is not None:
            # The next period is proposed: what is wanted of it is its value.
            column = Column.VALUE
        self.setCurrentIndex(self._model.index(min(row + 1, last), column))

    def _go_along(self, step: int) -> bool:
        """Go to the next or previous cell that can be filled in; False at the end."""
        cells = [
            (row, column)
            for row in range(self._model.rowCount())
            for column in self._columns()
            if column is not Column.ANEW or self._model.key_of(row)
        ]
        here = (self.currentIndex().row(), self.currentIndex().column())
        if here not in cells:
            return False
        target = cells.index(here) + step
        if not 0 <= target < len(cells):
            return False
        self.setCurrentIndex(self._model.index(*cells[target]))
        return True

    def _columns(self) -> list[Column]:
        return [one for one in Column if not self.isColumnHidden(one)]

    def _width(self, column: Column) -> int:
        """Return what a column needs: for its numbers, and for the longest word of its head."""
        words = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "").split()
        font = sized(theme().font(), "caption", bold=True)
        longest = max((text_width_of(word, font) for word in words), default=0)
        return max(theme().px(WIDTHS[column]), longest + theme().px(HEAD_SIDES))

    def _head_height(self, columns: list[Column]) -> int:
        """Return what the heads need, each wrapped in the width of its column."""
        font = sized(theme().font(), "caption", bold=True)
        room = theme().px(HEAD_SIDES)
        heads = (
            text_block(
                str(self._model.headerData(one, Qt.Orientation.Horizontal) or ""), font, self.columnWidth(one) - room
            )
            for one in columns
        )
        return max(head.height for head in heads) + theme().px(HEAD_SIDES)

    def _keep_place(self) -> None:
        index = self.currentIndex()
        self._kept = (self._model.key_of(index.row()), index.column()) if index.isValid() else None

    def _come_back(self) -> None:
        self.fit()
        if self._kept is not None and self.hasFocus():
            self.setCurrentIndex(self._model.index(self._model.row_of(self._kept[0]), self._kept[1]))
        else:
            self.scrollToBottom()
