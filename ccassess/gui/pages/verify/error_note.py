"""A small line that says what is missing, with the sign of an error."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.icon_label import IconLabel


class ErrorNote(QWidget):
    """Hidden while there is nothing to say; the sentence begins with the word "Error"."""

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = plain_label("", "small", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().gap(6))
        row.addWidget(IconLabel("x-circle", "error"))
        row.addWidget(self._label, 1)
        self.say(sentence)

    @property
    def sentence(self) -> str:
        """What is said; "" for nothing."""
        return self._label.text()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self._label.setText(sentence)
        self.setVisible(bool(sentence))
