"""How well the evidence of a criterion is graded, and how far that grade supports ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.eliding_combo import ElidingCombo
from ccassess.wording.terms import grade_label

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class Grade(QWidget):
    """Grades the evidence; hidden where the pack grades none."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._grades: tuple[int, ...] | None = None
        self.choice = ElidingCombo(ui.t("Evidence grade"), parent=self)
        edits(ui, self.choice)
        self._limit = plain_label("", "caption", "text3")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.choice)
        self._rows.addWidget(self._limit)
        self.choice.activated.connect(self._set_grade)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Offer the grades of another criterion."""
        self._criterion = criterion
        grades = tuple(grade for grade, _limit in criterion.ceiling)
        if grades != self._grades:
            self._grades = grades
            self.choice.clear()
            for grade in (None, *grades):
                self.choice.addItem(grade_label(self._ui.t, grade), grade)
        self.setVisible(bool(grades))

    def refresh(self) -> None:
        """Read the grade anew."""
        if self._criterion is None:
            return
        grade = self._ui.session.assessment.answer(Party.SELF, self._criterion.id).grade
        self.choice.set_key(grade)
        limit = None if grade is None else self._criterion.ceiling_at(grade)
        t = self._ui.t
        if limit is None:
            self._limit.setText(t("How well is what you rate shown?") if grade is None else "")
        elif limit >= self._criterion.out_of:
            self._limit.setText(t("Supports any rating."))
        else:
            self._limit.setText(t("Supports ratings up to {limit}.", limit=t.number(shown.rating(limit))))
        self.choice.setAccessibleDescription(self._limit.text())

    def _set_grade(self) -> None:
        if self._criterion is not None:
            grade = cast("int | None", self.choice.key)
            self._ui.edit(self._ui.session.set_grade, Party.SELF, self._criterion, grade)
            self.refresh()

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
