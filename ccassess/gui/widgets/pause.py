"""What is being typed is handed over at every pause, so that a saved file holds it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ccassess.domain.plain_text import plain
from ccassess.gui.field_text import field_text

PAUSE_MS = 700
LONGEST_MS = 3_000


class Pause(QObject):
    """Says `over` once nobody has typed for 0.7 seconds, and every 3 seconds while somebody does."""

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    def typed(self) -> None:
        """Take note of a keystroke."""
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._rest.stop()
        self._longest.stop()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self._end)
        return timer

    def _end(self) -> None:
        self.stop()
        self.over.emit()


def is_composing(field: QPlainTextEdit) -> bool:
    """Whether an input method is in the middle of a character, which must not be disturbed."""
    return bool(field.textCursor().block().layout().preeditAreaText())


class TypedText(QObject):
    """The text of one field: `written` carries it at a pause, and when the person leaves the field (`left`).

    `kept` is what the session holds; the owner sets it again when an edit was not done.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self.kept = ""
        self._pause = Pause(self)
        self._pause.over.connect(self._take_at_pause)
        field.textChanged.connect(self._pause.typed)
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field, in the plain form in which the session keeps it."""
        return plain(self._field.text()) if isinstance(self._field, QLineEdit) else field_text(self._field)

    def show_text(self, text: str) -> None:
        """Show what the session holds; what is being typed stays."""
        is_typing = self._field.hasFocus() and self.text != self.kept
        self.kept = text
        if not is_typing and self.text != text:
            if isinstance(self._field, QLineEdit):
                self._field.setText(text)
            else:
                self._field.setPlainText(text)
            self._pause.stop()

    def commit(self) -> bool:
        """Hand over what was typed; False where it was not taken."""
        self._pause.stop()
        if self.text != self.kept:
            # Set first: a question asked on the way takes the focus, and must not hand the text over again.
            self.kept = self.text
            self.written.emit(self.text)
        return self.text == self.kept

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the text over when the field is left, save for its own menu."""
        if (
            watched is self._field
            and isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.commit()
            self.left.emit()
        return False

    def _take_at_pause(self) -> None:
        if isinstance(self._field, QPlainTextEdit) and is_composing(self._field):
            self._pause.typed()
        else:
            self.commit()
