"""A chip: a state or a band in one or two words on a soft ground, lower than a button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.gui.labels import PlainLabel
from ccassess.gui.style_sheet import set_look

Kind = Literal["accent", "neutral", "error", "warn", "info"]


class Chip(PlainLabel):
    """Shows a word such as "Draft" or "Advanced"; its colour never says more than the word."""

    def __init__(self, text: str = "", kind: Kind = "accent", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        set_look(self, chip=kind)

    def set_chip(self, text: str, kind: Kind = "accent") -> None:
        """Show another word in another colour; no word hides the chip."""
        self.setText(text)
        self.setVisible(bool(text))
        set_look(self, chip=kind)
