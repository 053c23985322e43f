"""A line under the top line that says what was refused, went wrong or was done, until it is read and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator


class Notice(QFrame):
    """Hidden until something is to be said; it takes no focus, and a screen reader reads it out at once.

    `acted` comes when the person wants what the sentence offers.
    """

    acted = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "warn_soft")
        self.setAccessibleName(t("Notice"))
        self.words = plain_label()
        self.close_button = button(t("Close"), "quiet", "x")
        self.close_button.clicked.connect(self.hide)
        self.action_button = link_button("")
        self.action_button.clicked.connect(self.acted)
        self.action_button.hide()
        self._row = QHBoxLayout(self)
        self._icon = IconLabel("warning", "warn")
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme().changed.connect(self._measure)
        self._measure()
        self.hide()

    def say(self, sentence: str, *, done: bool = False, action: str = "") -> None:
        """Show a sentence and have it read out, with what it offers to do; what was done bears no warning."""
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        set_ground(self, "accent_soft" if done else "warn_soft")
        if done:
            self._icon.set_icon("check-circle", "accent")
        else:
            self._icon.set_icon("warning", "warn")
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.show()
        announcement = QAccessibleAnnouncementEvent(self.words, sentence)
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self._row.setContentsMargins(theme().gap(20), theme().gap(6), theme().gap(16), theme().gap(6))
        self._row.setSpacing(theme().gap(8))
