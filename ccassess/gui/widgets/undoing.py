"""Text fields that keep undo and redo while they have something of their own to take back, and else leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent


def _leaves(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether an event is Qt's question who wants Ctrl+Z or Ctrl+Y, and a field that can do these has no use for it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undoes, redoes = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    return (undoes and not undo) or (redoes and not redo)


class UndoingLine(QLineEdit):
    """One line of text; with nothing of its own to take back, Ctrl+Z is the assessment's."""

    takes_back: ClassVar[bool] = True
    """Whether the field ever takes back by itself what is typed in it."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where they would do nothing here."""
        own = self.takes_back and not self.isReadOnly()
        if _leaves(event, undo=own and self.isUndoAvailable(), redo=own and self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files and links to the page: their addresses are no words to write."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


class UndoingText(QPlainTextEdit):
    """As `UndoingLine`, for text of several lines."""

    takes_back: ClassVar[bool] = True
    """Whether the field ever takes back by itself what is typed in it."""

    def set_margin(self, pixels: int) -> None:
        """Set the margin of an empty or just filled field, which Qt would else offer to take back."""
        self.document().setDocumentMargin(pixels)
        self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where they would do nothing here."""
        own, text = self.takes_back and not self.isReadOnly(), self.document()
        if _leaves(event, undo=own and text.isUndoAvailable(), redo=own and text.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files and links to the page: their addresses are no words to write."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)
