"""A field for a few lines under its own heading, whose text is handed over at every pause."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.pause import TypedText
from ccassess.gui.widgets.undoing import UndoingText


class NoteField(QWidget):
    """`written` carries the text, `left` says that the person went on; Tab goes to the next field."""

    written = Signal(str)
    left = Signal()

    def __init__(self, heading: str, hint: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.edit = UndoingText(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(heading)
        self.edit.setPlaceholderText(hint)
        self._typed = TypedText(self.edit)
        self._typed.written.connect(self.written)
        self._typed.left.connect(self.left)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(plain_label(heading, bold=True))
        self._rows.addWidget(self.edit)
        theme().changed.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what the session holds; what is being typed stays."""
        self._typed.show_text(text)

    def keep(self, text: str) -> None:
        """Say what the session holds after an edit."""
        self._typed.kept = text

    def commit(self) -> None:
        """Hand over what is being typed."""
        self._typed.commit()

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
        self.edit.setFixedHeight(theme().px(self._height))
