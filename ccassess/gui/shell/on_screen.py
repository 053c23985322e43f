"""Keeps a window on a screen that is smaller than it, or not the one it was on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TITLE_BAR = 40
"""Pixels the system needs above a window, which it does not tell before the window is seen."""


def stay_on_screen(window: QWidget) -> None:
    """Give way to a small screen, and come back from one that is not there any more."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size() - QSize(0, TITLE_BAR)))
    if window.testAttribute(Qt.WidgetAttribute.WA_Moved):
        right, lowest = room.right() + 1 - window.width(), room.bottom() + 1 - TITLE_BAR - window.height()
        window.move(max(room.left(), min(window.x(), right)), max(room.top(), min(window.y(), lowest)))
