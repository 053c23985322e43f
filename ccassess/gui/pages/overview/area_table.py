"""The table of the areas: name, dot plot and numbers share a row; choosing a row asks why its numbers are so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ccassess.gui.pages.overview.area_model import NODE_ROLE, REF_ROLE, TOTAL_ROLE, AreaModel, Column
from ccassess.gui.text_block import text_block
from ccassess.gui.theme import sized, text_width_of, theme
from ccassess.gui.widgets.dot_plot import ROW_HEIGHT, DotPlotDelegate, ScaleHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

WIDTHS = {Column.PLOT: 138, Column.SELF: 50, Column.VERIFICATION: 86, Column.DIFFERENCE: 70, Column.POINTS: 98}
"""Widths of the columns in pixels of 100 % text; the area takes what is left."""
AREA_AT_LEAST, AREA_ENOUGH = 150, 280
PLOT_GROWS_BY = 120
ALL_FROM = 600
"""The width in text pixels under which difference and points are told by the row's explanation alone."""
PADDING = 6
HEAD_SIDES = 14
"""What a head keeps beside its words, in pixels of 100 % text."""
Index = QModelIndex | QPersistentModelIndex


class AreaDelegate(QStyledItemDelegate):
    """Paints ref and name of an area; the name wraps, and is never cut off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of the wrapped name, at least one row."""
        view = cast("QTableView", self.parent())
        height = text_block(str(index.data() or ""), _font(index), self._room(view, index)).height
        del option
        return QSize(theme().px(AREA_AT_LEAST), max(theme().px(ROW_HEIGHT), height + theme().px(2 * PADDING)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as Qt does, then ref and name."""
        name = str(index.data() or "")
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        bare.widget.style().drawControl(bare.widget.style().ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        rect: QRect = option.rect
        painter.save()
        block = text_block(name, _font(index), self._room(cast("QTableView", self.parent()), index))
        top = rect.y() + (rect.height() - block.height) / 2
        ref = str(index.data(REF_ROLE) or "")
        if ref:
            painter.setFont(theme().font())
            painter.setPen(theme().color("text3"))
            line = QRect(
                rect.x() + theme().px(PADDING), round(top), _ref_room(index), QFontMetrics(theme().font()).lineSpacing()
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, ref)
        block.paint(painter, rect.x() + theme().px(PADDING) + _ref_room(index), top, theme().color("text"))
        painter.restore()

    @staticmethod
    def _room(view: QTableView, index: Index) -> int:
        return view.columnWidth(Column.AREA) - _ref_room(index) - theme().px(PADDING + 2)


def _font(index: Index) -> QFont:
    return theme().font(bold=bool(index.data(TOTAL_ROLE)))


def _ref_room(index: Index) -> int:
    """Return the room all refs need; a pack without any, and the total, need none."""
    if index.data(TOTAL_ROLE):
        return 0
    model = cast("AreaModel", index.model())
    widest = max((text_width_of(line.ref, theme().font()) for line in model.lines), default=0)
    return widest + theme().px(8) if widest else 0


class PlotDelegate(DotPlotDelegate):
    """Leaves the total's cell empty: it has no share of a hundred."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the plot of an area."""
        if index.data(TOTAL_ROLE):
            QStyledItemDelegate.paint(self, painter, option, index)
        else:
            super().paint(painter, option, index)


class AreaHeader(ScaleHeader):
    """Wraps long heads over narrow columns."""

    def sizeHint(self) -> QSize:
        """Ask for the height of the tallest head."""
        font = sized(theme().font(), "caption", bold=True)
        metrics, model = QFontMetrics(font), self.model()
        tallest = metrics.height()
        for section in range(model.columnCount()):
            if section in WIDTHS and not self.isSectionHidden(section):
                room = QRect(0, 0, self.sectionSize(section) - theme().px(12), 1000)
                text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
                flags = Qt.TextFlag.TextWordWrap.value
                tallest = max(tallest, metrics.boundingRect(room, flags, text).height())
        return QSize(super().sizeHint().width(), tallest + theme().px(12))


class AreaTable(QTableView):
    """All areas and the total. `asked` carries the node of a row that was clicked or on which Enter was pressed."""

    asked = Signal(object)
    chosen = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = ui.t
        self.areas = AreaModel(ui, self)
        self.setModel(self.areas)
        header = AreaHeader(Column.PLOT, self)
        self.setHorizontalHeader(header)
        header.setMinimumSectionSize(theme().px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.setItemDelegateForColumn(Column.AREA, AreaDelegate(self))
        self.setItemDelegateForColumn(Column.PLOT, PlotDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(ui.t("Areas"))
        self.setAccessibleDescription(ui.t("Press Enter on a row to read why its numbers are what they are."))
        self.clicked.connect(self._ask)
        self.selectionModel().currentRowChanged.connect(self._choose)
        theme().changed.connect(self.fit)

    def refresh(self) -> None:
        """Show the present scores."""
        self.areas.refresh()
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(300), self.height())

    def fit(self) -> None:
        """Give each column its width, and the table the height of its rows: it never scrolls inside the page."""
        verified = bool(self.areas.lines) and bool(self.areas.lines[-1].texts[Column.VERIFICATION])
        roomy = theme().text_width(self.width()) >= ALL_FROM
        self.setColumnHidden(Column.VERIFICATION, not verified)
        self.setColumnHidden(Column.DIFFERENCE, not verified or not roomy)
        self.setColumnHidden(Column.POINTS, not roomy and verified)
        shown = [column for column in WIDTHS if not self.isColumnHidden(column)]
        widths = {column: self._width(column) for column in shown}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        rest = self.width() - sum(widths.values())
        if rest < theme().px(AREA_AT_LEAST):
            # The plot gives way first: its numbers stand beside it.
            taken = min(theme().px(AREA_AT_LEAST) - rest, theme().px(WIDTHS[Column.PLOT] - 90))
            self.setColumnWidth(Column.PLOT, theme().px(WIDTHS[Column.PLOT]) - taken)
            rest += taken
        elif rest > theme().px(AREA_ENOUGH):
            given = min(rest - theme().px(AREA_ENOUGH), theme().px(PLOT_GROWS_BY))
            self.setColumnWidth(Column.PLOT, theme().px(WIDTHS[Column.PLOT]) + given)
            rest -= given
        self.setColumnWidth(Column.AREA, max(rest, theme().px(90)))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.areas.rowCount()))
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self.setFixedHeight(rows + self.horizontalHeader().height() + 2)

    def _width(self, column: Column) -> int:
        """Return the width of a column: its own, or what the longest word of its head needs."""
        own = theme().px(WIDTHS[column])
        if column is Column.PLOT:
            return own
        words = str(self.areas.headerData(column, Qt.Orientation.Horizontal) or "").split()
        font = sized(theme().font(), "caption", bold=True)
        return max(own, max((text_width_of(word, font) for word in words), default=0) + theme().px(HEAD_SIDES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask about the row on Enter or Space; Home and End go to the first row and the total."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._ask(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            row = 0 if event.key() == Qt.Key.Key_Home else self.areas.rowCount() - 1
            self.setCurrentIndex(self.areas.index(row, 0))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first row, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.areas.index(0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule over the total, and the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        last = self.areas.rowCount() - 1
        if last >= 0:
            painter.setPen(QPen(theme().color("control"), 1))
            y = self.rowViewportPosition(last)
            painter.drawLine(0, y - 1, self.viewport().width(), y - 1)
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QPen(theme().color("accent"), 2))
            row = self.currentIndex().row()
            rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _ask(self, index: QModelIndex) -> None:
        self.asked.emit(_node(index))

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(_node(index))


def _node(index: QModelIndex) -> Node | None:
    return cast("Node | None", index.data(NODE_ROLE))
