"""A line of text of a series: its label, and below it the field one types in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.labels import label_over
from ccassess.gui.theme import theme
from ccassess.gui.widgets.typed import TypedText


class SeriesText(QWidget):
    """`changed` carries the key of the field and what was typed, after a pause or when one leaves."""

    changed = Signal(str, str)
    left = Signal()

    def __init__(self, key: str, words: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.edit = TypedText(words)
        self.edit.setPlaceholderText(placeholder)
        self.label = label_over(self.edit, words)
        self._kept = ""
        self._owner = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(3))
        rows.addWidget(self.label)
        rows.addWidget(self.edit)
        rows.addStretch(1)
        self.edit.typed.connect(self._tell)
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)

    def set_key(self, key: str, words: str) -> None:
        """Make it the field of something else."""
        self.key = key
        self.label.setText(words)
        self.edit.setAccessibleName(words)

    def show_text(self, owner: str, text: str) -> None:
        """Show what the session holds; what is being typed stays with the series it was typed for (`owner`)."""
        if owner != self._owner:
            self.edit.is_waiting = False
        self._owner, self._kept = owner, text
        self.edit.show_value(text)

    def _tell(self, text: str) -> None:
        if text != self._kept:
            self.changed.emit(self.key, text)
