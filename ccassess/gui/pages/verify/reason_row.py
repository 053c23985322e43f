"""Why the verified rating differs from the centre's: one of six reasons, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party, Reason
from ccassess.domain.comparison import difference, is_revealed
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.error_note import ErrorNote
from ccassess.gui.pages.verify.fields import WordsField
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.fields import Combo
from ccassess.wording.terms import reason_name

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class ReasonRow(QWidget):
    """Shown only where a criterion differs; edits the verification sheet."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        t = ui.t
        self.reason = Combo(t("Reason for the difference"), [(one, reason_name(t, one)) for one in Reason])
        self.reason.setPlaceholderText(t("Choose a reason"))
        self.text = WordsField(t("The reason in words"), t("Say in a sentence what you saw"), least_lines=1)
        edits(ui, self.reason, self.text)
        self.missing = ErrorNote()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top = Qt.AlignmentFlag.AlignTop
        label = plain_label(t("Reason for the difference"))
        # As much as the fields have above their words, so that all stand on one line.
        label.setContentsMargins(0, 5, 0, 5)
        self._line.addWidget(label, 0, top)
        self._line.addWidget(self.reason, 0, top)
        self._line.addWidget(self.text, 1, top)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.missing)
        self.reason.activated.connect(self._choose)
        self.text.typed.connect(self._write)
        self.text.left.connect(ui.session.close_step)
        theme().changed.connect(self._measure)
        self._measure()

    def show_criterion(self, criterion: Node) -> None:
        """Show the reason, or nothing where nothing differs or may be seen to differ yet."""
        self._criterion = criterion
        assessment, t = self._ui.session.assessment, self._ui.t
        differs = difference(assessment, criterion) if is_revealed(assessment, criterion) else None
        answer = assessment.answer(Party.VERIFICATION, criterion.id)
        self.setVisible(differs is not None)
        self.reason.set_key(answer.reason)
        self.text.set_words(answer.reason_text)
        missing = ""
        if differs is not None and answer.reason is None:
            missing = t("Error: a difference needs a reason.")
        elif differs is not None and not differs.explained:
            missing = t("Error: the reason needs words, too.")
        self.missing.say(missing)

    def set_stacked(self, stacked: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Put label, reason and words below each other, or beside."""
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)

    def _choose(self) -> None:
        if self._criterion is None or self.reason.key is None:
            return
        # Qt keeps a bare string of what it was given.
        chosen = Reason(str(self.reason.key))
        if self._ui.edit(self._ui.session.set_reason, self._criterion, chosen) is None:
            self.show_criterion(self._criterion)

    def _write(self, text: str) -> None:
        if self._criterion is None:
            return
        if self._ui.edit(self._ui.session.set_reason_text, self._criterion, text) is None:
            self.show_criterion(self._criterion)

    def _measure(self) -> None:
        self._line.setSpacing(theme().gap(9))
        self._rows.setSpacing(theme().gap(4))
