"""The evidence grade of one's own sheet, asked first, because it sets the ceiling of the ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.words import grade_caption, grade_choices
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class GradeRow(QWidget):
    """Hidden where the pack has no grades for a criterion; edits the verification sheet."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._choices: list[tuple[int, str]] = []
        self.choice: SegmentedChoice | None = None
        self.caption = plain_label("", "caption", "text3")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(plain_label(ui.t("Evidence grade"), bold=True, wrap=False))
        names.addWidget(self.caption)
        names.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(names)
        theme().changed.connect(self._measure)
        self._measure()

    def show_criterion(self, criterion: Node) -> None:
        """Show the grade given, or that it is missing."""
        self._criterion = criterion
        answer = self._ui.session.assessment.answer(Party.VERIFICATION, criterion.id)
        self.setVisible(bool(criterion.ceiling))
        if not criterion.ceiling:
            return
        choices = grade_choices(self._ui.t, criterion)
        if choices != self._choices:
            self._offer(choices)
        self.caption.setText(grade_caption(self._ui.t, criterion, answer.grade))
        if self.choice is not None and self.choice.key != answer.grade:
            self.choice.set_key(answer.grade)
        self.setEnabled(answer.applies)

    def set_stacked(self, stacked: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Put the choice below its name, or beside."""
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        self._measure()

    def take_focus(self) -> None:
        """Let the keyboard go on here: on the grade given, else on the first."""
        if self.choice is not None:
            segments = self.choice.segments
            target = next((one for one in segments if one.isChecked()), segments[0])
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self, choices: list[tuple[int, str]]) -> None:
        if self.choice is not None:
            self._line.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
        self._choices = choices
        self.choice = SegmentedChoice(self._ui.t("Evidence grade"), choices, self)
        edits(self._ui, self.choice)
        self.choice.chosen.connect(self._choose)
        self._line.addWidget(self.choice, 1)

    def _choose(self, grade: object) -> None:
        if self._criterion is None or not isinstance(grade, int):
            return
        if self._ui.edit(self._ui.session.set_grade, Party.VERIFICATION, self._criterion, grade) is None:
            self.show_criterion(self._criterion)

    def _measure(self) -> None:
        beside = self._line.direction() == QBoxLayout.Direction.LeftToRight
        self._line.setSpacing(theme().gap(16 if beside else 4))
