"""What one writes on one's own sheet: strengths, areas for improvement, issues for the site visit, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.plain_text import plain
from ccassess.gui.field_text import field_text
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.fields import WordsField
from ccassess.gui.past.history_link import HistoryLink
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.findings import IMPROVEMENT, SITE_ISSUE, STRENGTH, FindingsList
from ccassess.wording.terms import findings_name

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui
    from ccassess.gui.widgets.findings import Sign


class KindList(QWidget):
    """The findings of one kind under their heading; edits the verification sheet."""

    def __init__(self, ui: Ui, kind: FindingKind, sign: Sign, add_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._kind = ui, kind
        self._criterion: Node | None = None
        heading = findings_name(ui.t, kind)
        self.list = FindingsList(heading, add_text, sign, ui.t)
        edits(ui, self.list)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(4))
        rows.addWidget(plain_label(heading, bold=True))
        rows.addWidget(self.list)
        rows.addStretch(1)
        self.list.added.connect(self._add)
        self.list.changed.connect(self._change)
        self.list.removed.connect(self._remove)

    def show_criterion(self, criterion: Node) -> None:
        """Show the findings of a criterion."""
        self._criterion = criterion
        answer = self._ui.session.assessment.answer(Party.VERIFICATION, criterion.id)
        self.list.set_items([(one.id, one.text) for one in answer.of_kind(self._kind)])
        for line in self.list.lines:
            # A layout would show new lines only later, and everything below would move once more.
            line.show()

    def finish_typing(self) -> bool:
        """Keep what stands in the fields, before they show something else; False where something could not be kept."""
        for edit in (*(line.edit for line in self.list.lines), self.list.adder):
            edit.left.emit()
        return not field_text(self.list.adder).strip()

    def _add(self, text: str) -> None:
        session = self._ui.session
        if self._criterion is None:
            return
        if self._ui.edit(session.add_finding, Party.VERIFICATION, self._criterion, self._kind, plain(text)) is None:
            # Who declined to give a name shall not have to type the words again.
            self.list.adder.setPlainText(text)

    def _change(self, finding: str, text: str) -> None:
        if self._criterion is None:
            return
        session = self._ui.session
        changed = self._ui.edit(session.change_finding, Party.VERIFICATION, self._criterion, finding, plain(text))
        if changed is None:
            self.show_criterion(self._criterion)
        session.close_step()

    def _remove(self, finding: str) -> None:
        if self._criterion is None:
            return
        session = self._ui.session
        if self._ui.edit(session.remove_finding, Party.VERIFICATION, self._criterion, finding) is None:
            self.show_criterion(self._criterion)


class SheetWords(QWidget):
    """The three lists and the note of one criterion."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        t = ui.t
        self.lists = (
            KindList(ui, FindingKind.STRENGTH, STRENGTH, t("Add a strength")),
            KindList(ui, FindingKind.IMPROVEMENT, IMPROVEMENT, t("Add an area for improvement")),
            KindList(ui, FindingKind.ISSUE, SITE_ISSUE, t("Add a site-visit issue")),
        )
        self.note = WordsField(t("Note"), t("The centre sees it, and the report prints it"))
        edits(ui, self.note)
        self.note.typed.connect(self._write)
        self.note.left.connect(ui.session.close_step)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for one in self.lists:
            self._beside.addWidget(one, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._beside)
        self.history = HistoryLink(ui)
        head = QHBoxLayout()
        head.addWidget(plain_label(t("Note"), bold=True))
        head.addStretch(1)
        head.addWidget(self.history)
        self._rows.addLayout(head)
        self._rows.addWidget(self.note)
        theme().changed.connect(self._measure)
        self._measure()

    def show_criterion(self, criterion: Node) -> None:
        """Show what is written about a criterion."""
        self._criterion = criterion
        self.history.show_criterion(criterion)
        for one in self.lists:
            one.show_criterion(criterion)
        self.note.set_words(self._ui.session.assessment.answer(Party.VERIFICATION, criterion.id).note)

    def finish_typing(self) -> bool:
        """Keep what stands in the fields, before they show another criterion; False where something was not kept."""
        kept = [one.finish_typing() for one in self.lists]
        return all(kept)

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        result: list[QWidget] = []
        for one in self.lists:
            result.extend(line.edit for line in one.list.lines)
            result.append(one.list.adder)
        return [*result, self.history, self.note]

    def set_stacked(self, stacked: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Put the lists below each other, or beside."""
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)

    def _write(self, text: str) -> None:
        if self._criterion is None:
            return
        if self._ui.edit(self._ui.session.set_note, Party.VERIFICATION, self._criterion, text) is None:
            self.note.set_words(self._ui.session.assessment.answer(Party.VERIFICATION, self._criterion.id).note)

    def _measure(self) -> None:
        self._beside.setSpacing(theme().gap(20))
        self._rows.setSpacing(theme().gap(6))
