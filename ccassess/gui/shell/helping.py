"""The commands of the menus Tools and Help that only tell or show something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

import ccassess
from ccassess.gui.crash import log_file
from ccassess.gui.dialogs.key_map import KeyLine, KeyMap
from ccassess.gui.dialogs.message import show_message
from ccassess.gui.shell.commands import commands, menu_titles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator


def key_chapters(t: Translator, page: str, actions: Sequence[QAction]) -> dict[str, list[KeyLine]]:
    """Return every command with its keys under the title of its menu, then those of the present page."""
    titles = {key: title.replace("&", "") for key, title in menu_titles(t).items()}
    chapters: dict[str, list[KeyLine]] = {}
    for command in commands(t):
        if command.keys and command.enabled:
            chapters.setdefault(titles[command.menu], []).append((command.plain_text, command.keys))
    chapters[t("Rating")] = _rating_keys(t)
    own = [
        (action.text().replace("&", "").rstrip("…"), tuple(keys.toString() for keys in action.shortcuts()))
        for action in actions
        if action.text() and action.shortcuts()
    ]
    if own:
        chapters[t("On the page {page}", page=page)] = own
    return chapters


def _rating_keys(t: Translator) -> list[KeyLine]:
    """Return the keys of a ladder, which are no commands."""
    return [
        (t("Rate with the next anchor up or down the ladder"), ("Right", "Down", "Left", "Up")),
        (t("Look at the next anchor without rating"), ("Ctrl+Right", "Ctrl+Left")),
        (t("Rate with the anchor looked at"), ("Space", "Return")),
        (t("One step up or down"), ("+", "-")),
        (t("Type a rating"), ("0–9",)),
        (t("Take the rating away"), ("Delete", "Backspace")),
    ]


class Helping(QObject):
    """Shows the key map, folders, and what the program is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show_keys(self, t: Translator, page: str, actions: Sequence[QAction]) -> None:
        """Open the key map."""
        KeyMap(t, key_chapters(t, page, actions), self._window).open()

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's own program."""
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_logs(self) -> None:
        """Open the folder of the error logs."""
        self.show_folder(log_file().parent)

    def show_about(self, t: Translator) -> None:
        """Say what the program is and which version."""
        show_message(
            self._window,
            t,
            t("About ccassess"),
            t("Contact Center Assessment, version {version}", version=ccassess.__version__),
            t("The criteria are the project's own. The program is not affiliated with any award, network or standard."),
        )
