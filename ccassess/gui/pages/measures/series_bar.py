"""The series of a measure, side by side: the whole centre and its segments, one to add, a button to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.pages.measures.words import Texts, segment_name
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.typed import TypedLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.gui.ui import Ui


class SegmentLine(TypedLine):
    """Takes the name of a new segment; Escape goes away."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Escape; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class SeriesBar(QWidget):
    """`chosen` carries the id of a series, `unwanted` of one to remove; adding is an edit that the page shows."""

    chosen = Signal(str)
    unwanted = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        self._measure: Measure | None = None
        self._ids: list[str] = []
        self._is_filling = False
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tabs.setAccessibleName(t("Figures of"))
        self.add = link_button(t("Add a segment"), "plus", self)
        self.remove = button(t("Remove"), "quiet", "trash", parent=self)
        self.name = SegmentLine(t("Name of the segment"), self)
        self.name.hide()
        edits(ui, self.add, self.remove, self.name)
        self.hint = plain_label("", "caption", "text3")
        self.hint.hide()
        self._line = QHBoxLayout()
        self._line.addWidget(self.tabs, 1)
        self._line.addWidget(self.add)
        self._line.addWidget(self.remove)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.name)
        self._rows.addWidget(self.hint)
        self.tabs.currentChanged.connect(self._choose)
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.name.returnPressed.connect(self._add)
        self.name.given_up.connect(self._give_up)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> str:
        """The id of the series shown; "" while there is none."""
        place = self.tabs.currentIndex()
        return self._ids[place] if 0 <= place < len(self._ids) else ""

    def show_series(self, measure: Measure, series: tuple[Series, ...], chosen: str) -> None:
        """Offer the series of a measure, one of them chosen."""
        if measure is not self._measure:
            self._give_up(stay=False)
        self._measure, t = measure, self._ui.t
        self._ids = [one.id for one in series]
        self._is_filling = True
        while self.tabs.count() > len(series):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(series):
            self.tabs.addTab("")
        for place, one in enumerate(series):
            self.tabs.setTabText(place, segment_name(t, one).replace("&", "&&"))
        if chosen in self._ids:
            self.tabs.setCurrentIndex(self._ids.index(chosen))
        self._is_filling = False
        now = next((one for one in series if one.id == chosen), None)
        self.remove.setVisible(now is not None)
        if now is not None:
            self.remove.setAccessibleName(t("Remove the figures of {series}", series=segment_name(t, now)))
        segments = Texts.of(self._ui, measure.id).segments
        self.hint.setText(t("Worth having: {segments}", segments=", ".join(segments)) if segments else "")

    def _choose(self) -> None:
        if not self._is_filling and self.current:
            self.chosen.emit(self.current)

    def _ask(self) -> None:
        self.name.show()
        self.hint.setVisible(bool(self.hint.text()))
        self.name.setPlaceholderText(self._ui.t("For example a channel or a team; Enter adds it"))
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self) -> None:
        segment = self.name.value
        if self._measure is None or not segment:
            return
        self._give_up(stay=False)
        change = self._ui.edit(self._ui.session.figures.add_series, self._measure.id, segment)
        if change is not None:
            self.chosen.emit(change.step.data["series"])

    def _give_up(self, *, stay: bool = True) -> None:
        had_focus = self.name.hasFocus()
        self.name.clear()
        self.name.is_waiting = False
        self.name.hide()
        self.hint.hide()
        if had_focus and stay:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self.current:
            self.unwanted.emit(self.current)

    def _fit(self) -> None:
        gap = theme().gap
        self._line.setSpacing(gap(10))
        self._rows.setSpacing(gap(4))
