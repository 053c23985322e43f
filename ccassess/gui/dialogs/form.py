"""A small dialog: a heading, a sentence, labelled fields, and two buttons of which Enter takes the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import label_over, plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button

if TYPE_CHECKING:
    from ccassess.i18n import Translator


class Form(QDialog):
    """Dies when closed; whoever opens it by `exec` reads the fields before."""

    def __init__(self, t: Translator, heading: str, sentence: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(min(theme().px(460), 900))
        set_ground(self, "surface")
        self._rows = QVBoxLayout(self)
        side = theme().gap(24)
        self._rows.setContentsMargins(side, theme().gap(20), side, theme().gap(20))
        self._rows.setSpacing(theme().gap(4))
        self._rows.addWidget(plain_label(heading, "h2", bold=True))
        if sentence:
            self._rows.addWidget(plain_label(sentence, "body", "text2"))
        self.accept_button = button(accept, "primary")
        self.accept_button.setDefault(True)
        self.cancel_button = button(t("Cancel"))
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def add_field(self, label: str, field: QWidget, beside: QWidget | None = None) -> None:
        """Add a field with its label above, and perhaps a button beside it."""
        above = label_over(field, label, wrap=False)
        field.setAccessibleName(label)
        self._rows.addSpacing(theme().gap(12))
        self._rows.addWidget(above)
        line = QHBoxLayout()
        line.setSpacing(theme().gap(8))
        line.addWidget(field, 1)
        if beside is not None:
            line.addWidget(beside)
        self._rows.addLayout(line)

    def add_words(self, words: QWidget) -> None:
        """Add a sentence under the last field."""
        self._rows.addWidget(words)

    def make_room(self) -> None:
        """Grow to what the words now shown need; Qt would rather squeeze the fields."""
        self._rows.activate()
        needed = self._rows.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def add_buttons(self) -> None:
        """Add the two buttons, the last thing of the form."""
        line = QHBoxLayout()
        line.setSpacing(theme().gap(8))
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.accept_button)
        self._rows.addSpacing(theme().gap(20))
        self._rows.addLayout(line)
