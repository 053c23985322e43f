"""Makes every label of the program: plain text only, so that nobody's words are read as markup, and wrapped."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ccassess.gui.style_sheet import set_look

if TYPE_CHECKING:
    from ccassess.gui.theme import Token, TypeSize


class PlainLabel(QLabel):
    """A label of plain text that asks for the width of its longest line and, given less, wraps.

    Qt's own wrapping label asks for a width of its own choosing, which breaks short lines for no reason.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Ask for the whole text on its own lines."""
        self.ensurePolished()
        metrics = QFontMetricsF(self.font())
        lines = self.text().split("\n")
        margins = self.contentsMargins()
        width = ceil(max(metrics.horizontalAdvance(line) for line in lines)) + 2 + margins.left() + margins.right()
        if self.property("chip"):
            return super().sizeHint()
        return QSize(width, ceil(metrics.height()) * len(lines) + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """Give way down to the longest word, or to one line of text that does not wrap."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.sizeHint().width()), self.sizeHint().height())


def plain_label(  # noqa: PLR0913 - each names one part of the look, and all have a default
    text: str = "",
    size: TypeSize = "body",
    tone: Token = "text",
    *,
    bold: bool = False,
    wrap: bool = True,
    parent: QWidget | None = None,
) -> PlainLabel:
    """Return a label in one of the six sizes and a tone (text, text2, text3, accent, error, warn, info, ok)."""
    label = PlainLabel(text, parent)
    label.setWordWrap(wrap)
    set_look(label, type=size, tone=tone, strong=bold)
    return label


def label_over(field: QWidget, text: str, *, wrap: bool = True) -> QLabel:
    """Return the small label over a field; of a text that somebody wrote, an ampersand is no sign for a key."""
    label = QLabel(text.replace("&", "&&"))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    set_look(label, type="small", tone="text2", strong=True)
    label.setBuddy(field)
    return label
