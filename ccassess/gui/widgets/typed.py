"""Lines one types in that hand over what was typed after a pause, or when one leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.domain.plain_text import plain
from ccassess.gui.field_text import field_text
from ccassess.gui.text_block import text_block
from ccassess.gui.theme import theme
from ccassess.gui.widgets.undoing import UndoingLine, UndoingText

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

PAUSE = 700
"""Milliseconds without a key after which what was typed is kept."""
MARGIN = 1
PADDING = 4


class Pause(QTimer):
    """Waits for a pause in the typing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(PAUSE)


class TypedLine(UndoingLine):
    """One line; `typed` carries what was typed, without spaces around it, and `left` says that one is done."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.is_waiting = False
        """Whether something was typed that nobody has been told yet."""
        self._pause = Pause(self)
        self._pause.timeout.connect(self.hand_over)
        self.textEdited.connect(self._wait)
        self.editingFinished.connect(self._finish)

    @property
    def value(self) -> str:
        """What stands in the line, as it would be kept."""
        return plain(self.text()).strip()

    def show_value(self, value: str) -> None:
        """Show what is kept; what is being typed stays."""
        if not self.is_waiting and self.value != value:
            self.setText(value)
            self.setCursorPosition(len(value) if self.hasFocus() else 0)

    def hand_over(self) -> None:
        """Tell what was typed, if it has not been told."""
        if self.is_waiting:
            self.is_waiting = False
            self._pause.stop()
            self.typed.emit(self.value)

    def _wait(self) -> None:
        self.is_waiting = True
        self._pause.start()

    def _finish(self) -> None:
        self.hand_over()
        self.left.emit()


class TypedText(UndoingText):
    """As `TypedLine`, but long text wraps and the field grows with it, so that all of it can be read."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.is_waiting = False
        """Whether something was typed that nobody has been told yet."""
        self._showing = False
        self._pause = Pause(self)
        self._pause.timeout.connect(self.hand_over)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_margin(MARGIN)
        self.textChanged.connect(self._changed)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def value(self) -> str:
        """What stands in the field, as it would be kept."""
        return plain(field_text(self)).strip()

    def show_value(self, value: str) -> None:
        """Show what is kept; what is being typed stays."""
        if not self.is_waiting and self.value != value:
            self._showing = True
            self.setPlainText(value)
            self._showing = False

    def hand_over(self) -> None:
        """Tell what was typed, if it has not been told."""
        if self.is_waiting:
            self.is_waiting = False
            self._pause.stop()
            self.typed.emit(self.value)

    def sizeHint(self) -> QSize:
        """Ask for the height of the text at the present width."""
        return QSize(theme().px(160), self.height())

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(60), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over on Enter, which writes nothing; the rest is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._showing:
            self.is_waiting = True
            self._pause.start()

    def _finish(self) -> None:
        self.hand_over()
        self.left.emit()

    def _fit(self) -> None:
        self.ensurePolished()
        block = text_block(field_text(self) or " ", self.font(), self.viewport().width() - 2 * MARGIN)
        self.setFixedHeight(block.height + 2 * (MARGIN + theme().px(PADDING) + 1))
