"""The list of criteria as one moves in it: by mouse, arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from ccassess.gui.pages.assess.rows import AreaRow, CriterionRow, Filter
from ccassess.gui.pages.assess.tree_delegate import RowDelegate
from ccassess.gui.pages.assess.tree_model import row_of
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from ccassess.gui.pages.assess.tree_model import CriteriaModel


class CriteriaView(QTreeView):
    """Shows the areas and, of the area one is in, the criteria.

    `chosen` carries the id of a criterion the person went to; `entered_criterion` says that Enter was pressed on it.
    """

    chosen = Signal(str)
    entered_criterion = Signal()

    def __init__(self, model: CriteriaModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = RowDelegate(self)
        self._filter = Filter.ALL
        self._kept = ""
        self._is_moved = False
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # Last, or each of the settings above would measure all rows again.
        self.setModel(model)
        self.clicked.connect(self._click)
        theme().changed.connect(self.lay_out)

    @property
    def shown(self) -> str:
        """The id of the criterion on the page."""
        return self._delegate.shown

    def show_criterion(self, criterion: str) -> None:
        """Mark the row of the criterion on the page, open its area and close the others."""
        index = self._model.index_of(criterion)
        before = self._model.index_of(self.shown).parent() if self.shown else QModelIndex()
        self._delegate.shown = self._kept = criterion
        self._is_moved = True
        self.setCurrentIndex(index)
        self._is_moved = False
        self.apply_filter()
        if before != index.parent():
            self._open_areas()
        self.lay_out()
        self.reveal()

    def set_filter(self, chosen: Filter) -> None:
        """Show only some criteria; the areas that hold any are open then."""
        self._filter, self._kept = chosen, ""
        self.apply_filter()
        self._open_areas()

    def apply_filter(self) -> None:
        """Hide what the filter does not let through; the criterion one is at stays until one leaves it."""
        root = QModelIndex()
        for place in range(self._model.rowCount()):
            area = self._model.index(place, 0)
            any_shown = False
            for below in range(self._model.rowCount(area)):
                row = row_of(self._model.index(below, 0, area))
                is_shown = isinstance(row, CriterionRow) and (self._filter in row.filters or row.id == self._kept)
                any_shown = any_shown or is_shown
                if self.isRowHidden(below, area) == is_shown:
                    self.setRowHidden(below, area, not is_shown)
            if self.isRowHidden(place, root) == any_shown:
                self.setRowHidden(place, root, not any_shown)

    @property
    def is_empty(self) -> bool:
        """Whether the filter lets nothing through."""
        return all(self.isRowHidden(place, QModelIndex()) for place in range(self._model.rowCount()))

    def lay_out(self) -> None:
        """Measure the rows again; titles wrap, so their heights follow the width."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def reveal(self) -> None:
        """Scroll to the criterion on the page, and if there is room to the head of its area."""
        if self.shown:
            self.executeDelayedItemsLayout()
            index = self._model.index_of(self.shown)
            self.scrollTo(index.parent())
            self.scrollTo(index)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Go to the criterion of the row one moved to."""
        super().currentChanged(current, previous)
        row = row_of(current)
        if not self._is_moved and isinstance(row, CriterionRow) and row.id != self.shown:
            self.chosen.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or close an area with Enter or Space; go on to the criterion itself from its row."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        elif isinstance(row_of(self.currentIndex()), AreaRow):
            self._turn(self.currentIndex())
        else:
            self.entered_criterion.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the titles anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
        self.reveal()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top where the list has room to."""
        super().showEvent(event)
        self.scrollToTop()
        self.reveal()

    def _open_areas(self) -> None:
        here = self._model.index_of(self.shown).parent() if self.shown else QModelIndex()
        # All rows are laid out once, not anew for each area.
        self.scheduleDelayedItemsLayout()
        for place in range(self._model.rowCount()):
            area = self._model.index(place, 0)
            self.setExpanded(area, self._filter is not Filter.ALL or area == here)

    def _click(self, index: QModelIndex) -> None:
        if isinstance(row_of(index), AreaRow):
            self._turn(index)

    def _turn(self, area: QModelIndex) -> None:
        self.setExpanded(area, not self.isExpanded(area))
