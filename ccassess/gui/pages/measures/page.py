"""The page itself: the list of measures beside the card of one of them, and the answers to every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ccassess.gui.pages.measures.card import Card
from ccassess.gui.pages.measures.list_panel import ListPanel
from ccassess.gui.pages.measures.welcome import Welcome
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.tab_order import TabOrder
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place
from ccassess.gui.widgets.eliding_combo import ElidingCombo
from ccassess.gui.widgets.line import line
from ccassess.wording.figures import measure_name

if TYPE_CHECKING:
    from ccassess.app.history import Change
    from ccassess.gui.ui import Ui

LIST_BELOW = 860
"""Text pixels of the page under which a box of all measures stands in for the list."""
LIST, LEAST_CARD = 268, 320
NOTHING = ""
"""The key of the entry that stands in the box until a measure is chosen."""


class MeasuresPage(QWidget):
    """The centre's figures, one measure at a time."""

    name = "measures"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._is_stale = False
        self._width = LIST
        self._tabs = TabOrder()
        self.measure = ""
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.list = ListPanel(ui, self._columns)
        right = QWidget(self._columns)
        self.box = ElidingCombo(ui.t("Measure"), [(one.id, self._title(one.id)) for one in ui.session.pack.measures])
        self._stack = QStackedWidget(right)
        self.card = Card(ui, self._stack)
        self.welcome = Welcome(ui, self._stack)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.card)
        self._fill_right(right)
        self._fill_columns(right)
        self.setAccessibleName(ui.t("Measures"))
        self._add_next = QAction(ui.t("Next period"), self)
        self._add_next.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self._add_next.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._add_next.triggered.connect(self.card.add_next)
        self.addAction(self._add_next)
        self.list.chosen.connect(self.show_measure)
        self.list.entered_measure.connect(self._enter)
        self.box.activated.connect(self._choose)
        self.welcome.wanted.connect(self._begin)
        self.card.replaced.connect(self._order_tabs)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._arrange)
        self._arrange()
        self._show_first()

    @property
    def place(self) -> Place:
        """The place shown; no more than the page before there is a measure on it."""
        series = self.card.series if self.measure else None
        return Place(self.name, measure=self.measure, series="" if series is None else series.id)

    def show_place(self, place: Place) -> None:
        """Show a series, a measure, or those that speak for a criterion; else the page stays as it is."""
        series = next((one for one in self._ui.session.assessment.series if one.id == place.series), None)
        if series is not None:
            self.show_measure(series.measure, series.id)
        elif place.measure:
            self.show_measure(place.measure)
        elif place.criterion:
            node = self._ui.session.pack.nodes[place.criterion]
            of_it = self._ui.session.pack.measures_for(node)
            having = {one.measure for one in self._ui.session.assessment.series}
            if of_it:
                self.show_measure(next((one.id for one in of_it if one.id in having), of_it[0].id))

    def show_measure(self, measure: str, series: str = "") -> None:
        """Show a measure by its id, and of it one series. Raises KeyError for an unknown id."""
        found = self._ui.session.pack.measures_by_id[measure]
        if measure != self.measure:
            self._ui.session.close_step()
        self.measure = measure
        self.card.show_measure(found, series)
        self._stack.setCurrentWidget(self.card)
        self._add_next.setEnabled(True)
        self.list.show_measure(measure)
        if self.box.findData(NOTHING) >= 0:
            self.box.removeItem(self.box.findData(NOTHING))
        self.box.set_key(measure)

    def save_layout(self) -> tuple[int, ...]:
        """Return the width of the list, for the preferences."""
        return (self._width,)

    def restore_layout(self, saved: tuple[int, ...]) -> None:
        """Take a width that `save_layout` gave; anything else is left alone."""
        if len(saved) == 1 and saved[0] > 0:
            self._width = saved[0]
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Give way to any window."""
        return QSize(theme().px(LEAST_CARD), theme().px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the page where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over what is being typed, however one left."""
        self.card.commit()
        super().hideEvent(event)

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        data = change.step.data
        if "series" in data:
            # Undo and redo lead to what they change, wherever one has gone since.
            if change.kind != "edit" and data["measure"] != self.measure:
                self.show_measure(data["measure"])
            if change.kind != "edit" or change.step.code == "add-series":
                self.card.show_series(data["series"])
            self._refresh()
        elif change.criterion:
            self.card.ratings.refresh()
            self.list.refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        self.list.refresh()
        if self.measure:
            self.card.refresh()
        else:
            self._show_first()

    def _show_first(self) -> None:
        """Show the first measure with figures; where there are none, what measures are for."""
        having = {one.measure for one in self._ui.session.assessment.series}
        first = next((one.id for one in self._ui.session.pack.measures if one.id in having), "")
        if first:
            self.show_measure(first)
        else:
            self._stack.setCurrentWidget(self.welcome)
            self._add_next.setEnabled(False)
            if self.box.findData(NOTHING) < 0:
                self.box.insertItem(0, self._ui.t("Choose a measure"), NOTHING)
            self.box.set_key(NOTHING)
        self._order_tabs()

    def _begin(self, measure: str) -> None:
        self.show_measure(measure)
        self.card.add_next()

    def _enter(self) -> None:
        if self.measure:
            self.card.take_focus()

    def _choose(self) -> None:
        if self.box.key != NOTHING:
            self.show_measure(str(self.box.key))

    def _title(self, measure: str) -> str:
        return measure_name(self._ui.session.pack, measure, self._ui.language)

    # How the page is laid out

    def _fill_right(self, right: QWidget) -> None:
        set_ground(right, "surface")
        self._top = QWidget(right)
        set_ground(self._top, "window")
        self._top_row = QHBoxLayout(self._top)
        self._top_row.addWidget(self.box)
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._top)
        self._under_top = line()
        rows.addWidget(self._under_top)
        rows.addWidget(self._stack, 1)

    def _fill_columns(self, right: QWidget) -> None:
        for place, part in enumerate((self.list, right)):
            self._columns.addWidget(part)
            self._columns.setStretchFactor(place, place)
            self._columns.setCollapsible(place, False)
        self._columns.setHandleWidth(2)
        self._columns.splitterMoved.connect(self._remember)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._columns)

    def _arrange(self) -> None:
        has_measures = bool(self._ui.session.pack.measures)
        has_list = has_measures and theme().text_width(self.width()) >= LIST_BELOW
        self.list.setVisible(has_list)
        for part in (self._top, self._under_top):
            part.setVisible(has_measures and not has_list)
        gap = theme().gap
        self._top_row.setContentsMargins(gap(20), gap(6), gap(20), gap(6))
        self._place()

    def _place(self) -> None:
        taken = theme().px(self._width)
        self._columns.setSizes([taken, max(self.width() - taken, theme().px(LEAST_CARD))])

    def _remember(self) -> None:
        self._width = round(self._columns.sizes()[0] / theme().scale)

    def _order_tabs(self) -> None:
        """Let Tab follow the eye: list, then card."""
        right = self.card.fields() if self.measure else [*self.welcome.links]
        self._tabs.follow([self.list.filter, self.list.search, self.list.view, self.box, *right])
