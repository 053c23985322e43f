"""That a criterion does not apply, on one's own sheet: agreeing with the centre, saying why, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.domain.pack import NotApplicable
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.error_note import ErrorNote
from ccassess.gui.pages.verify.fields import WordsLine
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class Absence(QWidget):
    """Edits the verification sheet. `mark` is the button that says a criterion does not apply; the page places it."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        t = ui.t
        self.mark = button(t("Not applicable"), "quiet", "prohibit")
        self.agree = link_button(t("Agree that it does not apply"), "check")
        self.reason = WordsLine(t("Why the criterion does not apply"), t("Say why it does not apply"))
        self.back = link_button(t("It applies"))
        edits(ui, self.mark, self.agree, self.reason, self.back)
        self.missing = ErrorNote()
        self._reason_row = QWidget()
        beside = QHBoxLayout(self._reason_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme().gap(9))
        beside.addWidget(IconLabel("prohibit"))
        beside.addWidget(plain_label(t("Not applicable"), bold=True, wrap=False))
        beside.addWidget(self.reason, 1)
        beside.addWidget(self.back)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(4))
        rows.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._reason_row)
        rows.addWidget(self.missing)
        self.mark.clicked.connect(self._mark)
        self.agree.clicked.connect(self._agree)
        self.back.clicked.connect(self._take_back)
        self.reason.typed.connect(self._write)
        self.reason.left.connect(ui.session.close_step)

    def show_criterion(self, criterion: Node) -> None:
        """Show whether the criterion applies on one's own sheet, and what can be said about it."""
        self._criterion = criterion
        assessment = self._ui.session.assessment
        own, centre = assessment.answer(Party.VERIFICATION, criterion.id), assessment.answer(Party.SELF, criterion.id)
        can_agree = own.applies and not centre.applies
        self.mark.setVisible(own.applies and criterion.not_applicable is not NotApplicable.FORBIDDEN)
        self.agree.setVisible(can_agree)
        self._reason_row.setVisible(not own.applies)
        self.reason.set_words(own.not_applicable or "")
        lacks = not own.applies and not (own.not_applicable or "").strip()
        self.missing.say(self._ui.t("Error: that a criterion does not apply needs a reason.") if lacks else "")
        self.setVisible(can_agree or not own.applies)

    def _mark(self) -> None:
        self._set("")
        if not self._reason_row.isHidden():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        if self._criterion is not None:
            centre = self._ui.session.assessment.answer(Party.SELF, self._criterion.id)
            self._set(centre.not_applicable or "")
            self._ui.session.close_step()

    def _take_back(self) -> None:
        self._set(None)

    def _write(self, text: str) -> None:
        self._set(text)

    def _set(self, reason: str | None) -> None:
        if self._criterion is None:
            return
        session = self._ui.session
        if self._ui.edit(session.set_not_applicable, Party.VERIFICATION, self._criterion, reason) is None:
            self.show_criterion(self._criterion)
