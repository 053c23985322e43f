"""Tips in plain text: what looks like markup Qt takes for it, and opens the files and pictures that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import Qt  # of QtCore, it does not know about markup
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_TOLD = "tip-told"


def plain_tip(text: str) -> str:
    """Return what Qt shows as exactly these characters: most texts as they are, what looks like markup escaped."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def set_tip(target: QWidget | QAction, text: str) -> None:
    """Let a widget or an action show a text, any text, as its tip; "" for none.

    A screen reader, which takes the tip for want of a description, is told the text itself.
    """
    shown = plain_tip(text)
    target.setToolTip(shown)
    if isinstance(target, QWidget) and (shown != text or target.property(_TOLD)):
        target.setProperty(_TOLD, shown != text)
        target.setAccessibleDescription(text if shown != text else "")
