"""A line under the top line that says what was refused, went wrong or was done, until it is read and put away."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the command it offers in the words of a link."""

    sentence: str
    done: bool = False
    action: str = ""
    command: str = ""


class Notice(QFrame):
    """Hidden until something is to be said; it takes no focus, and a screen reader reads it out at once.

    `acted` carries the command that the sentence offers, when the person wants it. A sentence that offers one waits
    below a newer one and is there again when that is put away.
    """

    acted = Signal(str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "warn_soft")
        self.setAccessibleName(t("Notice"))
        self._language = t.language
        self._shown = Said("")
        self._waiting: list[Said] = []
        self.words = plain_label()
        self.close_button = button(t("Close"), "quiet", "x")
        self.close_button.clicked.connect(self.put_away)
        self.action_button = link_button("")
        self.action_button.clicked.connect(self._act)
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

    def say(self, sentence: str, *, done: bool = False, action: str = "", command: str = "") -> None:
        """Show a sentence and have it read out, with what it offers to do; what was done bears no warning."""
        said = Said(sentence, done, action, command)
        if not self.isHidden() and self._shown.command not in {"", command}:
            self._waiting.append(self._shown)
        self._waiting = [one for one in self._waiting if one.command != command]
        self._show(said)

    def take(self, said: Said) -> None:
        """Say something, or with no sentence withdraw what offers its command."""
        if said.sentence:
            self.say(said.sentence, done=said.done, action=said.action, command=said.command)
        else:
            self.withdraw(said.command)

    def withdraw(self, command: str) -> None:
        """Take back what offers a command: there is nothing to be done any more."""
        self._waiting = [one for one in self._waiting if one.command != command]
        if self._shown.command == command:
            self.put_away()

    def go_on_from(self, other: Notice) -> None:
        """Say what another one says, where it speaks the same language: the window was made anew."""
        if other._language == self._language and not other.isHidden():
            self._waiting = list(other._waiting)
            self._show(other._shown)

    def put_away(self) -> None:
        """Go, or show again what waits below."""
        self._shown = Said("")
        if self._waiting:
            self._show(self._waiting.pop())
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _show(self, said: Said) -> None:
        self._shown = said
        self.action_button.setText(said.action)
        self.action_button.setVisible(bool(said.action))
        set_ground(self, "accent_soft" if said.done else "warn_soft")
        if said.done:
            self._icon.set_icon("check-circle", "accent")
        else:
            self._icon.set_icon("warning", "warn")
        self.words.setText(said.sentence)
        self.words.setAccessibleName(said.sentence)
        self.show()
        announcement = QAccessibleAnnouncementEvent(self.words, said.sentence)
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def _act(self) -> None:
        self.acted.emit(self._shown.command)

    def _measure(self) -> None:
        self._row.setContentsMargins(theme().gap(20), theme().gap(6), theme().gap(16), theme().gap(6))
        self._row.setSpacing(theme().gap(8))
