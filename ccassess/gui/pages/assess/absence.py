"""Why a criterion does not apply, written in place above the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme
from ccassess.gui.widgets.pause import TypedText
from ccassess.gui.widgets.undoing import UndoingLine

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class Absence(QFrame):
    """Asks for the reason while the criterion does not apply; hidden where it does."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        set_look(self, frame="group")
        question = ui.t("Why does this criterion not apply?")
        self._heading = plain_label(question, bold=True)
        self.reason = UndoingLine()
        self.reason.setAccessibleName(question)
        self.reason.setPlaceholderText(ui.t("A reason is needed before the assessment is handed over."))
        edits(ui, self.reason)
        self._typed = TypedText(self.reason)
        self._typed.written.connect(self._write)
        self._typed.left.connect(ui.session.close_step)
        self._note = plain_label(
            ui.t("Its ratings are kept and do not count. Press Not applicable again to rate it."), "caption", "text3"
        )
        self._rows = QVBoxLayout(self)
        for part in (self._heading, self.reason, self._note):
            self._rows.addWidget(part)
        theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.refresh()

    def refresh(self) -> None:
        """Read the reason anew."""
        reason = self._reason()
        self._typed.show_text(reason or "")
        self.setVisible(reason is not None)

    def commit(self) -> bool:
        """Hand over what is being typed; False where it was not taken."""
        return self.isHidden() or self._typed.commit()

    def _reason(self) -> str | None:
        if self._criterion is None:
            return None
        return self._ui.session.assessment.answer(Party.SELF, self._criterion.id).not_applicable

    def _write(self, text: str) -> None:
        if self._criterion is not None and self._reason() is not None:
            self._ui.edit(self._ui.session.set_not_applicable, Party.SELF, self._criterion, text)
        self._typed.kept = self._reason() or ""

    def _fit(self) -> None:
        gap = theme().gap
        self._rows.setContentsMargins(gap(12), gap(8), gap(12), gap(8))
        self._rows.setSpacing(gap(4))
