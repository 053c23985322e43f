"""The findings of one kind, under their heading: strengths, or areas for improvement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.field_text import field_text
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.findings import FindingsList
from ccassess.gui.widgets.pause import Pause, is_composing
from ccassess.wording.terms import findings_name

if TYPE_CHECKING:
    from ccassess.domain.assessment import FindingKind
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui
    from ccassess.gui.widgets.findings import FindingLine, LineEdit, Sign


class FindingsBlock(QWidget):
    """Hands findings over when a line is left or finished, and at each pause; `replaced` says the lines are others."""

    replaced = Signal()

    def __init__(self, ui: Ui, kind: FindingKind, sign: Sign, add_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._kind = ui, kind
        self._criterion: Node | None = None
        self._heard: set[LineEdit] = set()
        name = findings_name(ui.t, kind)
        self.list = FindingsList(name, add_text, sign, ui.t, self)
        edits(ui, self.list)
        self._pause = Pause(self)
        self._pause.over.connect(self._take_at_pause)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(plain_label(name, bold=True))
        self._rows.addWidget(self.list, 1)
        self.list.added.connect(self._add)
        self.list.changed.connect(self._change)
        self.list.removed.connect(self._remove)
        self.list.adder.textChanged.connect(self._pause.typed)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.refresh()

    def refresh(self) -> None:
        """Read the findings anew."""
        if self._criterion is None:
            return
        answer = self._ui.session.assessment.answer(Party.SELF, self._criterion.id)
        self.list.set_items([(one.id, one.text) for one in answer.of_kind(self._kind)])
        edits = {line.edit for line in self.list.lines}
        for edit in edits - self._heard:
            edit.textChanged.connect(self._pause.typed)
        if edits != self._heard:
            self._heard = edits
            self.replaced.emit()

    def commit(self) -> bool:
        """Hand over what is being typed; False where it was not taken."""
        self._pause.stop()
        taken = [self._commit_line(line) for line in self.list.lines]
        text = field_text(self.list.adder)
        if text.strip():
            self.list.adder.clear()
            taken.append(self._add(text.strip()))
        return all(taken)

    def _take_at_pause(self) -> None:
        fields = [self.list.adder, *(line.edit for line in self.list.lines)]
        if any(map(is_composing, fields)):
            self._pause.typed()
            return
        for line in self.list.lines:
            self._commit_line(line)
        if field_text(self.list.adder).strip():
            self._settle_adder()

    def _commit_line(self, line: FindingLine) -> bool:
        """Hand over a changed line; an emptied one goes only when it is left, as it may be written anew."""
        before = line.kept
        if not line.text or line.text == before:
            return True
        # Set first: a question asked on the way takes the focus, and must not hand the text over again.
        line.kept = line.text
        if self._change(line.key, line.text):
            return True
        line.kept = before
        return False

    def _settle_adder(self) -> None:
        """Make a line of what stands in the field that adds, and let the person go on typing in it."""
        adder = self.list.adder
        text, position, is_typing = field_text(adder), adder.textCursor().position(), adder.hasFocus()
        adder.clear()
        if not self._add(text.strip()) or not is_typing:
            return
        line = self.list.lines[-1]
        # Its layout would show it only later, and what is not shown takes no focus.
        line.show()
        edit = line.edit
        edit.setPlainText(text)
        cursor = QTextCursor(edit.document())
        cursor.setPosition(position)
        edit.setTextCursor(cursor)
        edit.setFocus()
        self._pause.stop()

    def _add(self, text: str) -> bool:
        if self._criterion is None:
            return False
        added = self._ui.edit(self._ui.session.add_finding, Party.SELF, self._criterion, self._kind, text)
        if added is None:
            self.list.adder.setPlainText(text)
            self._pause.stop()
        return added is not None

    def _change(self, finding_id: str, text: str) -> bool:
        if self._criterion is None:
            return False
        session = self._ui.session
        done = self._ui.edit(session.change_finding, Party.SELF, self._criterion, finding_id, text)
        return done is not None

    def _remove(self, finding_id: str) -> None:
        if self._criterion is not None:
            self._ui.edit(self._ui.session.remove_finding, Party.SELF, self._criterion, finding_id)
            self.refresh()

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
