"""The left column: how many measures have figures, a filter, a field to search in, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.pages.measures.list_model import MeasuresModel
from ccassess.gui.pages.measures.list_view import MeasuresView
from ccassess.gui.pages.measures.rows import ALL, WITH_FIGURES
from ccassess.gui.pages.measures.words import criterion_name
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.eliding_combo import ElidingCombo
from ccassess.gui.widgets.undoing import UndoingLine

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui

NARROWEST = 170


class ListPanel(QWidget):
    """`chosen` carries the id of a measure, `entered_measure` that Enter took it."""

    chosen = Signal(str)
    entered_measure = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        set_ground(self, "window")
        self._count = plain_label("", bold=True)
        self.filter = ElidingCombo(t("Which measures to show"), self._filters())
        self.filter.setMinimumContentsLength(4)
        self.search = UndoingLine()
        self.search.setAccessibleName(t("Search in the measures"))
        self.search.setPlaceholderText(t("Search in the measures"))
        self.search.setClearButtonEnabled(True)
        self.model = MeasuresModel(ui, self)
        self.view = MeasuresView(self.model, t("Measures"), self)
        self.nothing = plain_label(t("No measure is like that."), tone="text2")
        self._top = QVBoxLayout()
        for part in (self._count, self.filter, self.search, self.nothing):
            self._top.addWidget(part)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._top)
        self._rows.addWidget(self.view, 1)
        self.filter.activated.connect(self._narrow)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._enter)
        self.view.chosen.connect(self.chosen)
        self.view.entered_measure.connect(self.entered_measure)
        theme().changed.connect(self._fit)
        self._fit()
        self._tell()

    def show_measure(self, measure: str) -> None:
        """Mark the measure on the page."""
        self.view.show_measure(measure)

    def refresh(self) -> None:
        """Read the rows anew."""
        self.model.refresh()
        self._tell()

    def _filters(self) -> list[tuple[object, str]]:
        ui, pack = self._ui, self._ui.session.pack
        spoken_for = {name for one in pack.measures for name in one.speaks_for}
        results = [one for one in pack.criteria if one.id in spoken_for]
        return [
            (ALL, ui.t("All measures")),
            (WITH_FIGURES, ui.t("With figures")),
            *((one.id, ui.t("For {criterion}", criterion=criterion_name(ui, one))) for one in results),
        ]

    def _narrow(self) -> None:
        self.model.narrow(str(self.filter.key), self.search.text())
        self.nothing.setVisible(not self.model.measures)

    def _enter(self) -> None:
        """Show the first measure found."""
        if self.model.measures:
            self.chosen.emit(self.model.measures[0].id)

    def _tell(self) -> None:
        there, having = len(self._ui.session.pack.measures), self._having()
        self._count.setText(self._ui.t("{having} of {measures} with figures", having=having, measures=there))
        self.nothing.setVisible(not self.model.measures)

    def _having(self) -> int:
        return len({one.measure for one in self._ui.session.assessment.series if one.has_values})

    def _fit(self) -> None:
        gap = theme().gap
        self._top.setContentsMargins(gap(12), gap(12), gap(12), gap(8))
        self._top.setSpacing(gap(8))
        self._rows.setSpacing(0)
        self.setMinimumWidth(theme().px(NARROWEST))
