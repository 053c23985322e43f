"""The commands of the menu View that change how the window looks and speaks; all are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from ccassess.gui.preferences import LANGUAGE, MODE, SCALE
from ccassess.gui.shell.commands import TEXT_SIZES
from ccassess.gui.theme import theme
from ccassess.i18n import LANGUAGES, system_language

if TYPE_CHECKING:
    from ccassess.gui.preferences import Preferences
    from ccassess.gui.theme import Mode


class Appearance(QObject):
    """Sets colours, text size and language; `language_changed` asks for the window to be made anew."""

    language_changed = Signal()
    chosen_changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences

    @property
    def language(self) -> str:
        """The language of the screen: the one chosen, else the computer's."""
        chosen = self._preferences.get(LANGUAGE)
        return chosen if chosen in LANGUAGES else system_language()

    def chosen(self) -> tuple[str, ...]:
        """Return the names of the commands whose choice holds now."""
        return (f"theme:{theme().mode}", f"text:{self._per_cent}", f"language:{self.language}")

    def do(self, name: str) -> bool:
        """Do a command; False where it is none of these."""
        kind, _, value = name.partition(":")
        if kind == "theme":
            self._preferences.set(MODE, cast("Mode", value))
            theme().set_mode(cast("Mode", value))
        elif kind == "text":
            self._set_text(int(value))
        elif kind == "larger":
            self._set_text(next((size for size in TEXT_SIZES if size > self._per_cent), TEXT_SIZES[-1]))
        elif kind == "smaller":
            self._set_text(next((size for size in reversed(TEXT_SIZES) if size < self._per_cent), TEXT_SIZES[0]))
        elif kind == "language":
            if value != self.language:
                self._preferences.set(LANGUAGE, value)
                self.language_changed.emit()
        else:
            return False
        self.chosen_changed.emit()
        return True

    @property
    def _per_cent(self) -> int:
        return round(theme().scale * 100)

    def _set_text(self, per_cent: int) -> None:
        self._preferences.set(SCALE, per_cent / 100)
        theme().set_scale(per_cent / 100)
