"""The left column: how far the self-assessment is, the filter, and the list of criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.assess.rows import Filter
from ccassess.gui.pages.assess.tree_model import CriteriaModel
from ccassess.gui.pages.assess.tree_view import CriteriaView
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.fields import Combo
from ccassess.wording.terms import points_so_far, progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

NARROWEST = 170


class TreePanel(QWidget):
    """Progress, filter and criteria; `chosen` carries the id of a criterion, `entered_criterion` that Enter took it."""

    chosen = Signal(str)
    entered_criterion = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        set_ground(self, "window")
        self._progress = plain_label("", bold=True)
        self._points = plain_label("", "caption", "text3")
        self._points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        options = [
            (Filter.ALL, t("All criteria")),
            (Filter.TO_DO, t("To do")),
            (Filter.FLAGGED, t("Flagged")),
            (Filter.NO_EVIDENCE, t("No evidence")),
        ]
        self.filter = Combo(t("Which criteria to show"), options)
        self.model = CriteriaModel(ui, self)
        self.view = CriteriaView(self.model, t("Criteria"), self)
        self._nothing = plain_label(t("No criterion is like that."), tone="text2")
        self._nothing.hide()
        self._head = QHBoxLayout()
        self._head.addWidget(self._progress, 1)
        self._head.addWidget(self._points)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self.filter)
        self._top.addWidget(self._nothing)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._top)
        self._rows.addWidget(self.view, 1)
        self.filter.activated.connect(self._choose_filter)
        self.view.chosen.connect(self.chosen)
        self.view.entered_criterion.connect(self.entered_criterion)
        theme().changed.connect(self._fit)
        self._fit()
        self._show_progress()

    def show_criterion(self, criterion: Node) -> None:
        """Mark the criterion on the page."""
        self.view.show_criterion(criterion.id)
        self._nothing.setVisible(self.view.is_empty)

    def refresh(self, areas: Iterable[Node]) -> None:
        """Read the rows of these areas, and the progress, anew."""
        self.model.refresh(areas)
        self.view.apply_filter()
        self._nothing.setVisible(self.view.is_empty)
        self._show_progress()

    def _show_progress(self) -> None:
        t, pack = self._ui.t, self._ui.session.pack
        score = self._ui.session.scorecard(Party.SELF).root
        self._progress.setText(progress(t, score))
        if score.points is None:
            so_far = t.number(shown.points(score.so_far))
            self._points.setText(t("{points} points so far", points=so_far))
            set_tip(self._points, points_so_far(t, score))
        else:
            self._points.setText(t("{points} points", points=t.number(shown.points(score.points, pack))))
            set_tip(self._points, "")

    def _choose_filter(self) -> None:
        self.view.set_filter(cast("Filter", self.filter.key))
        self._nothing.setVisible(self.view.is_empty)

    def _fit(self) -> None:
        gap = theme().gap
        self._head.setSpacing(gap(8))
        self._top.setContentsMargins(gap(12), gap(12), gap(12), gap(8))
        self._top.setSpacing(gap(10))
        self._rows.setSpacing(0)
        self.setMinimumWidth(theme().px(NARROWEST))
