"""The figures of one series: the table, what is wrong in it, ways to add and remove a period, and the trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.periods import parse_period
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.measures.cells import period_examples
from ccassess.gui.pages.measures.figures_model import FiguresModel
from ccassess.gui.pages.measures.figures_table import FiguresTable
from ccassess.gui.pages.measures.problems import Problems
from ccassess.gui.pages.measures.trend_view import TrendView
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.domain.periods import Period
    from ccassess.gui.ui import Ui

BESIDE_FROM = 800
"""The width in text pixels from which the trend stands beside the table."""


class FiguresBlock(QWidget):
    """Table and trend beside each other, or in narrow places below."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        self.model = FiguresModel(ui, self)
        help_words = t("Type to fill a cell in. Enter goes to the next period, Ctrl+Tab leaves the table.")
        self.table = FiguresTable(self.model, t("Figures by period"), help_words)
        self.complaints = plain_label("", "small", "error")
        self.hint = plain_label("", "small", "text3")
        self.add = link_button("", "plus")
        self.remove = button(t("Remove period"), "quiet", "trash")
        edits(ui, self.add, self.remove)
        self.problems = Problems(ui)
        self.trend = TrendView(ui)
        self._under = QHBoxLayout()
        self._under.addWidget(self.add)
        self._under.addStretch(1)
        self._under.addWidget(self.remove)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._sides = (left, right)
        left.addWidget(self.table)
        for part in (self.complaints, self.hint):
            left.addWidget(part)
        left.addLayout(self._under)
        left.addStretch(1)
        right.addWidget(self.trend)
        right.addWidget(self.problems)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(left, 0)
        self._columns.addLayout(right, 1)
        self.add.clicked.connect(self.table.go_to_new)
        self.remove.clicked.connect(self._remove)
        self.model.complaints_changed.connect(self._complain)
        self.table.moved.connect(self._offer)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in its order."""
        return [self.table, self.add, self.remove]

    def show_series(self, series: Series, measure: Measure) -> None:
        """Show a series; `measure` is as its variant has it."""
        t = self._ui.t
        self.model.show_series(series, measure, first_period(self._ui.session.assessment))
        self.table.fit()
        self.trend.show_series(series, measure)
        self.trend.setVisible(series.has_values)
        self.problems.show_series(series.id)
        proposed = self.model.proposed
        name = "" if proposed is None else period_name(t, proposed)
        self.add.setText(t("Next period: {period}", period=name) if name else t("First period"))
        set_tip(self.add, t("Ctrl+Enter"))
        words = t(
            "Write the first period, for example {examples}. The next ones follow by themselves.",
            examples=period_examples(t),
        )
        self.hint.setText(words)
        self.hint.setVisible(not series.figures)
        self._offer()

    def commit(self) -> None:
        """Take what is being typed."""
        self.table.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _remove(self) -> None:
        self.table.remove_current()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        key = self.model.key_of(self.table.currentIndex().row())
        self.remove.setEnabled(bool(key))
        if key:
            name = period_name(self._ui.t, parse_period(key))
            self.remove.setAccessibleName(self._ui.t("Remove {period}", period=name))

    def _complain(self) -> None:
        said = self.model.complaints
        self.complaints.setText("\n".join(said))
        self.complaints.setVisible(bool(said))

    def _fit(self) -> None:
        gap = theme().gap
        beside = theme().text_width(self.width()) >= BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        self._columns.setSpacing(gap(20))
        for side in self._sides:
            side.setSpacing(gap(6))
        self._under.setSpacing(gap(8))


def first_period(assessment: Assessment) -> Period | None:
    """Return the period a new series is likely to begin with: as the last one begins that has any."""
    begun = [one for one in assessment.series if one.figures]
    return parse_period(begun[-1].figures[0].period) if begun else None
