"""The page's fields for longer and shorter words, which leave undo and redo to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.domain.plain_text import MAX_TEXT, plain
from ccassess.gui.field_text import field_text
from ccassess.gui.text_block import text_block
from ccassess.gui.theme import theme
from ccassess.gui.widgets.undoing import UndoingLine, UndoingText

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent

MOST_LINES = 12
MARGIN = 4


class WordsLine(UndoingLine):
    """One line of words; `typed` carries them in plain form as they are typed, `left` that the person has gone on."""

    typed = Signal(str)
    left = Signal()
    takes_back = False

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(MAX_TEXT)
        self.textEdited.connect(self._tell)
        self.editingFinished.connect(self.left)

    def set_words(self, words: str) -> None:
        """Show words, without moving the cursor where they stand there already."""
        if plain(self.text()) != words:
            self.setText(words)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def _tell(self, text: str) -> None:
        self.typed.emit(plain(text))


class WordsField(UndoingText):
    """A field that grows with its text, from `least_lines`; signals as `WordsLine`. Of one line, it has no others."""

    typed = Signal(str)
    left = Signal()
    takes_back = False

    def __init__(
        self, name: str, placeholder: str = "", *, least_lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        theme().changed.connect(self._fit)
        self._fit()

    def set_words(self, words: str) -> None:
        """Show words, without moving the cursor where they stand there already."""
        if plain(field_text(self)) != words:
            blocker = QSignalBlocker(self)
            self.setPlainText(words)
            blocker.unblock()
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the height of the text at the present width."""
        return QSize(theme().px(160), self.height())

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(60), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter where there is to be one line only; it may take several on screen."""
        if self._least_lines == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, as one line where there is to be one only."""
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._least_lines == 1 else plain(text))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person has gone on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _tell(self) -> None:
        self._fit()
        self.typed.emit(plain(field_text(self)))

    def _fit(self) -> None:
        self.ensurePolished()
        line = text_block("", self.font(), 1).height
        block = text_block(field_text(self), self.font(), self.viewport().width() - 2 * MARGIN)
        lines = min(max(block.height, self._least_lines * line), MOST_LINES * line)
        frame = self.height() - self.viewport().height() if self.isVisible() else theme().px(10)
        # A bar that comes and goes would change the width the text was measured at.
        scrolls = block.height > MOST_LINES * line
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(lines + 2 * MARGIN + max(frame, theme().px(10)))
