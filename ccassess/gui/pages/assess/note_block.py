"""The note of a criterion: whatever the centre wants to remember about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.labels import plain_label
from ccassess.gui.past.history_link import HistoryLink
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.pause import TypedText
from ccassess.gui.widgets.undoing import UndoingText

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

HEIGHT = 72


class NoteBlock(QWidget):
    """Takes a note down; Tab goes on to the next field."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self.field = UndoingText(self)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(ui.t("Note"))
        self.field.setPlaceholderText(ui.t("The verifier sees it, and the report prints it"))
        edits(ui, self.field)
        self._typed = TypedText(self.field)
        self._typed.written.connect(self._write)
        self._typed.left.connect(ui.session.close_step)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.history = HistoryLink(ui)
        head = QHBoxLayout()
        head.addWidget(plain_label(ui.t("Note"), bold=True))
        head.addStretch(1)
        head.addWidget(self.history)
        self._rows.addLayout(head)
        self._rows.addWidget(self.field)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.history.show_criterion(criterion)
        self.refresh()

    def refresh(self) -> None:
        """Read the note anew."""
        self._typed.show_text(self._note())

    def commit(self) -> bool:
        """Hand over what is being typed; False where it was not taken."""
        return self._typed.commit()

    def _note(self) -> str:
        if self._criterion is None:
            return ""
        return self._ui.session.assessment.answer(Party.SELF, self._criterion.id).note

    def _write(self, text: str) -> None:
        if self._criterion is not None:
            self._ui.edit(self._ui.session.set_note, Party.SELF, self._criterion, text)
        self._typed.kept = self._note()

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
        self.field.setFixedHeight(theme().px(HEIGHT))
