"""Fields that the mouse wheel scrolls past, so that scrolling a page never changes an answer on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

SHORT = 10
"""Entries up to which a list is opened whole."""


class Combo(QComboBox):
    """A drop-down of (key, words); `activated` tells what a person chose, `key` which that is."""

    def __init__(self, name: str, options: Iterable[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long entries give way to the window; the opened list shows them whole.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for key, words in options:
            self.addItem(words, key)

    @property
    def key(self) -> object:
        """The chosen key, or None while there is none."""
        return self.currentData()

    def set_key(self, key: object) -> None:
        """Choose a key, or none with None; `activated` says nothing."""
        keys = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(keys.index(key) if key in keys else -1)

    def showPopup(self) -> None:
        """Open the list, all of it where it is short: Qt forgets the frame of the list, and cuts its last entry."""
        view = self.view()
        rows = sum(view.sizeHintForRow(row) for row in range(self.count()))
        view.setMinimumHeight(rows + 2 * view.frameWidth() if self.count() <= SHORT else 0)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
