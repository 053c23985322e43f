"""A list of findings one edits in place: a line each, Enter adds one, Delete in an empty line takes it away."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccassess.gui.field_text import field_text
from ccassess.gui.style_sheet import set_look
from ccassess.gui.text_block import text_block
from ccassess.gui.theme import theme
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.gui.widgets.undoing import UndoingText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from ccassess.gui.theme import Token
    from ccassess.i18n import Translator

MARGIN = 2


class Sign(NamedTuple):
    """The icon before each line of a list and its colour."""

    icon_name: str
    ink: Token


STRENGTH = Sign("plus-circle", "ok")
IMPROVEMENT = Sign("arrow-circle-up", "warn")
SITE_ISSUE = Sign("map-pin", "text2")


class LineEdit(UndoingText):
    """A field without a box that wraps and grows with its text; Enter finishes it, line breaks cannot be typed.

    `finished` comes on Enter, `left` when the focus goes elsewhere, `emptied` on Delete or Backspace in an empty field.
    """

    finished = Signal()
    left = Signal()
    emptied = Signal()

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.waits = False
        """Whether to stay unfinished while the person is in another window."""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_margin(MARGIN)
        set_look(self, bare=True, type="body")
        self.textChanged.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the height of the text at the present width."""
        return QSize(theme().px(160), self.height())

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(60), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter, go when emptied; the rest is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not field_text(self):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person has gone on."""
        super().focusOutEvent(event)
        away = event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        if event.reason() != Qt.FocusReason.PopupFocusReason and not (away and self.waits):
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: the field is as high as its text, and a line scrolled away would seem lost."""
        event.ignore()

    def _fit(self) -> None:
        self.ensurePolished()
        text = field_text(self) or self.placeholderText() or " "
        block = text_block(text, self.font(), self.viewport().width() - 2 * MARGIN)
        self.setFixedHeight(block.height + 2 * MARGIN)


class FindingLine(QFrame):
    """One line of the list: its sign and its field. `key` is the finding's id, "" for the line that adds."""

    def __init__(self, key: str, text: str, sign: Sign | None, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.kept = text
        self.edit = LineEdit(text, name, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().gap(6))
        if sign is not None:
            icon = IconLabel(sign.icon_name, sign.ink, padding=MARGIN, parent=self)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.edit, 1)

    @property
    def text(self) -> str:
        """What stands in the field, without spaces around it."""
        return field_text(self.edit).strip()


class FindingsList(QWidget):
    """Findings of one kind. `added` carries a new text, `changed` an id and its text, `removed` an id.

    A line is changed when one leaves it or presses Enter; a line left empty is removed. The page shows what became of
    it by `set_items`, which keeps the focus and what is being typed.
    """

    added = Signal(str)
    changed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, name: str, add_text: str, sign: Sign, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._sign, self._t = name, sign, t
        self.setAccessibleName(name)
        self._lines: list[FindingLine] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().gap(2))
        self._adder = FindingLine("", "", None, add_text, self)
        self._adder.edit.setPlaceholderText(add_text)
        self._adder.edit.waits = True
        self._adder.edit.finished.connect(self._add)
        self._adder.edit.left.connect(self._add)
        self._rows.addWidget(self._adder)
        self._rows.addStretch(1)

    @property
    def lines(self) -> tuple[FindingLine, ...]:
        """The lines of the findings, without the one that adds."""
        return tuple(self._lines)

    @property
    def adder(self) -> LineEdit:
        """The field that adds a line."""
        return self._adder.edit

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show findings as (id, text) in their order; a line one is typing in keeps what is typed."""
        if [key for key, _text in items] != [line.key for line in self._lines]:
            self._rebuild(items)
        for line, (_key, text) in zip(self._lines, items, strict=True):
            typing = line.edit.hasFocus() and line.text != line.kept
            line.kept = text
            if not typing and line.text != text:
                line.edit.setPlainText(text)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Show a sealed list: texts can be read and copied, and nothing can be added."""
        self._adder.setVisible(not read_only)
        for line in self._lines:
            line.edit.setReadOnly(read_only)
        self._adder.edit.setReadOnly(read_only)

    def _rebuild(self, items: Sequence[tuple[str, str]]) -> None:
        kept = {line.key: line for line in self._lines}
        wanted = {key for key, _text in items}
        for key, line in kept.items():
            if key not in wanted:
                self._rows.removeWidget(line)
                line.hide()
                line.deleteLater()
        self._lines = []
        for index, (key, text) in enumerate(items):
            name = self._t("{list}, line {number}", list=self._name, number=index + 1)
            line = kept.get(key) or self._line(key, text, name)
            line.edit.setAccessibleName(name)
            self._rows.insertWidget(index, line)
            self._lines.append(line)
        self._order_tabs()

    def _line(self, key: str, text: str, name: str) -> FindingLine:
        line = FindingLine(key, text, self._sign, name, self)
        line.edit.setReadOnly(self._adder.edit.isReadOnly())
        line.edit.finished.connect(self._finish)
        line.edit.left.connect(self._leave)
        line.edit.emptied.connect(self._remove)
        return line

    def _order_tabs(self) -> None:
        edits = [*(line.edit for line in self._lines), self._adder.edit]
        for first, second in pairwise(edits):
            QWidget.setTabOrder(first, second)

    def _sending_line(self) -> FindingLine | None:
        sender = self.sender()
        return next((line for line in self._lines if line.edit is sender), None)

    def _add(self) -> None:
        text = self._adder.text
        if text:
            self._adder.edit.clear()
            self.added.emit(text)

    def _finish(self) -> None:
        line = self._sending_line()
        if line is not None:
            self._keep(line)
            self._adder.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        line = self._sending_line()
        if line is not None:
            self._keep(line)

    def _keep(self, line: FindingLine) -> None:
        if line.edit.isReadOnly() or line.text == line.kept:
            return
        line.kept = line.text
        if line.text:
            self.changed.emit(line.key, line.text)
        else:
            self.removed.emit(line.key)

    def _remove(self) -> None:
        line = self._sending_line()
        if line is None or line.edit.isReadOnly():
            return
        index = self._lines.index(line)
        following = [*self._lines[index + 1 :], self._adder]
        line.kept = ""
        following[0].edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.removed.emit(line.key)
