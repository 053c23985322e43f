"""The card of one measure: what it means, its series, and the ratings they suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.pages.measures.besides import Besides
from ccassess.gui.pages.measures.definition import Definition
from ccassess.gui.pages.measures.figures_block import FiguresBlock
from ccassess.gui.pages.measures.ratings import SuggestedRatings
from ccassess.gui.pages.measures.series_bar import SeriesBar
from ccassess.gui.pages.measures.stated import Stated
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.gui.ui import Ui


class Card(QScrollArea):
    """Scrolls up and down only. `replaced` says that other widgets are shown now."""

    replaced = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        self._measure: Measure | None = None
        self._series = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Every part is made where it stays: to move what holds many widgets takes Qt long.
        sheet = QWidget(self)
        self.setWidget(sheet)
        set_ground(sheet, "surface")
        self.definition = Definition(ui, sheet)
        self.bar = SeriesBar(ui, sheet)
        self.stated = Stated(ui, sheet)
        self.figures = FiguresBlock(ui, sheet)
        self.besides = Besides(ui, sheet)
        self.ratings = SuggestedRatings(ui, sheet)
        self.nothing = plain_label(t("There are no figures of this measure yet."), tone="text2", parent=sheet)
        self.begin = button(t("Add figures"), "primary", "plus", parent=sheet)
        edits(ui, self.begin)
        self._rows = QVBoxLayout(sheet)
        for part in (
            self.definition,
            line(),
            self.nothing,
            self.begin,
            self.bar,
            self.stated,
            self.figures,
            self.besides,
            self.ratings,
        ):
            self._rows.addWidget(part)
        self._rows.setAlignment(self.begin, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)
        self.begin.clicked.connect(self._begin)
        self.bar.chosen.connect(self._choose)
        self.bar.unwanted.connect(self._remove)
        self.ratings.replaced.connect(self.replaced)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def series(self) -> Series | None:
        """The series shown."""
        return next((one for one in self._all() if one.id == self._series), None)

    def show_measure(self, measure: Measure, series: str = "") -> None:
        """Show a measure and of it one series, the first unless told otherwise."""
        self.commit()
        if measure is not self._measure:
            self.verticalScrollBar().setValue(0)
        self._measure = measure
        self._series = series or self._series
        self.refresh()

    def show_series(self, series: str) -> None:
        """Show a series of the measure with the next refreshing; one that is not there is passed over."""
        if any(one.id == series for one in self._all()):
            self.commit()
            self._series = series

    def refresh(self) -> None:
        """Read everything anew."""
        if self._measure is None:
            return
        there = self._all()
        if self._series not in {one.id for one in there}:
            self._series = there[0].id if there else ""
        shown = self.series
        for part in (self.bar, self.figures, self.besides):
            part.setVisible(shown is not None)
        self.nothing.setVisible(shown is None)
        self.begin.setVisible(shown is None)
        self.definition.show_measure(self._measure, "" if shown is None else shown.variant)
        self.stated.setVisible(shown is not None)
        if shown is not None:
            self.bar.show_series(self._measure, there, shown.id)
            self.stated.show_series(self._measure, shown)
            self.figures.show_series(shown, self._measure.in_variant(shown.variant))
            self.besides.show_series(shown)
        self.ratings.show_measure(self._measure)
        self.replaced.emit()

    def commit(self) -> None:
        """Hand over whatever is being typed."""
        if self.series is not None:
            for part in (self.stated, self.figures, self.besides):
                part.commit()

    def take_focus(self) -> None:
        """Go to the first thing to fill in."""
        if self.series is None:
            self.begin.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.stated.fields and not self.series.figures:
            self.stated.fields[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.figures.table.go_to_new()

    def add_next(self) -> None:
        """Go to where the next period is filled in."""
        if self.series is None:
            self._begin()
        else:
            self.figures.table.go_to_new()
            self.ensureWidgetVisible(self.figures.table, 0, theme().gap(24))

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        head: list[QWidget] = [*self.definition.links]
        if self.series is None:
            own: list[QWidget] = [self.begin]
        else:
            bar = self.bar
            own = [bar.tabs, bar.add, bar.remove, bar.name, *self.stated.fields]
            own += [*self.figures.fields, *self.besides.fields]
        return [*head, *own, *(part for row in self.ratings.rows for part in (row.why, row.use))]

    def _all(self) -> tuple[Series, ...]:
        if self._measure is None:
            return ()
        measure = self._measure.id
        return tuple(one for one in self._ui.session.assessment.series if one.measure == measure)

    def _begin(self) -> None:
        if self._measure is not None:
            change = self._ui.edit(self._ui.session.figures.add_series, self._measure.id)
            if change is not None:
                self._series = change.step.data["series"]
                self.refresh()
                self.take_focus()

    def _remove(self, series: str) -> None:
        self.commit()
        self._ui.edit(self._ui.session.figures.remove_series, series)
        after = self.begin if self.series is None else self.bar.tabs
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, series: str) -> None:
        is_new = self.series is None or self.series.id != series
        self.commit()
        self._series = series
        self.refresh()
        if is_new and not self.bar.tabs.hasFocus():
            self.take_focus()

    def _fit(self) -> None:
        gap = theme().gap
        self._rows.setContentsMargins(gap(20), gap(12), gap(20), gap(16))
        self._rows.setSpacing(gap(10))
