"""The head of a criterion: number, title and question, with the flag and Not applicable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.icons import set_icon
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.assess.rows import State, state_name
from ccassess.gui.read_only import edits
from ccassess.gui.theme import text_width_of, theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class Heading(QWidget):
    """Shows which criterion it is; `marked_not_applicable` says that the person just did so."""

    marked_not_applicable = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._ref = plain_label("", "h1", "text2", wrap=False, parent=self)
        self._title = plain_label("", "h1", bold=True, parent=self)
        self._question = plain_label("", tone="text2", parent=self)
        self.flag = self._switch(ui.t("Flag"), "flag")
        set_tip(self.flag, ui.t("Mark this criterion to come back to"))
        self.not_applicable = self._switch(state_name(ui.t, State.NOT_APPLICABLE), "prohibit")
        edits(ui, self.flag, self.not_applicable)
        self.flag.clicked.connect(self._set_flag)
        self.not_applicable.clicked.connect(self._set_not_applicable)
        top = Qt.AlignmentFlag.AlignTop
        self._line = QHBoxLayout()
        self._line.addWidget(self._ref, 0, top)
        self._line.addWidget(self._title, 1, top)
        self._line.addWidget(self.flag, 0, top)
        self._line.addWidget(self.not_applicable, 0, top)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self._question)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        pack, language = self._ui.session.pack, self._ui.language
        self._ref.setText(criterion.ref)
        self._ref.setVisible(bool(criterion.ref))
        self._title.setText(pack.title(criterion.id, language))
        self._question.setText(pack.text(f"{criterion.id}.question", language))
        self.setAccessibleName(f"{criterion.ref} {self._title.text()}".strip())
        self.refresh()

    def refresh(self) -> None:
        """Read flag and applicability anew."""
        if self._criterion is None:
            return
        answer = self._ui.session.assessment.answer(Party.SELF, self._criterion.id)
        self.flag.setChecked(answer.flagged)
        set_icon(self.flag, "flag", "warn" if answer.flagged else "text2")
        self.not_applicable.setChecked(not answer.applies)
        set_icon(self.not_applicable, "prohibit", "text2" if answer.applies else "accent")

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the words of Not applicable to its name and tip."""
        word = state_name(self._ui.t, State.NOT_APPLICABLE)
        self.not_applicable.setText("" if is_narrow else word)
        set_tip(self.not_applicable, word)
        self._fit()

    def _switch(self, text: str, icon_name: str) -> QPushButton:
        result = button(text, "quiet", icon_name, parent=self)
        result.setCheckable(True)
        result.setAccessibleName(text)
        return result

    def _set_flag(self, is_flagged: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._criterion is not None:
            session = self._ui.session
            self._ui.edit(session.set_flag, Party.SELF, self._criterion, flagged=is_flagged)
            self.refresh()

    def _set_not_applicable(self, is_marked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._criterion is None:
            return
        reason = "" if is_marked else None
        change = self._ui.edit(self._ui.session.set_not_applicable, Party.SELF, self._criterion, reason)
        # After a refusal the button goes back to what holds.
        self.refresh()
        if change is not None and is_marked:
            self.marked_not_applicable.emit()

    def _fit(self) -> None:
        for switch in (self.flag, self.not_applicable):
            # Words grow bold when switched on, for which Qt keeps no room.
            words = text_width_of(switch.text(), theme().font(bold=True))
            switch.setMinimumWidth(words + theme().px(32) if switch.text() else 0)
        self._line.setSpacing(theme().gap(8))
        self._rows.setSpacing(0)
