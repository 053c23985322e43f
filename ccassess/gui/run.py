"""Starts the window: crash hook, look, first paint, and only then whatever takes time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

import ccassess
from ccassess.data import resources_folder
from ccassess.gui.crash import CrashHook
from ccassess.gui.look import dress
from ccassess.gui.preferences import MODE, PROGRAM, SCALE, preferences
from ccassess.gui.shell.window import ShellWindow

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.session import Session
    from ccassess.i18n import Translator


class Start(QObject):
    """What is done once the window has been painted: a file, the worked example or the start page is shown."""

    def __init__(self, window: ShellWindow, path: Path | None, *, example: bool) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._example = example
        window.first_painted.connect(self._begin)
        if path is not None or example:
            window.frame.show_opening(window.t("The worked example") if path is None else path.name)

    def session(self) -> Session | None:
        """Return the open session, for the crash hook."""
        return self._window.session

    def translator(self) -> Translator:
        """Return the language of the window, for the crash hook."""
        return self._window.t

    def _begin(self) -> None:
        self._window.list_recent()
        if self._path is not None:
            self._window.documents.open_path(self._path)
        elif self._example:
            self._window.documents.open_example()
        else:
            self._window.show_first()


def run(path: Path | None, example: bool, who: str) -> int:  # noqa: FBT001 - the command line's one call
    """Open the window on a file, on the worked example, or on the start page; returns the exit status.

    `who` is the person at the keyboard, "" for the one remembered.
    """
    hook = CrashHook()
    hook.install()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):  # a QCoreApplication has no window
        return 2
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName("ccassess")
    app.setApplicationVersion(ccassess.__version__)
    app.setOrganizationName(PROGRAM)
    QGuiApplication.setDesktopFileName(PROGRAM)
    picture = resources_folder() / "icons" / "ccassess.svg"
    if picture.exists():
        app.setWindowIcon(QIcon(str(picture)))
    chosen = preferences()
    dress(app, chosen.get(MODE), chosen.get(SCALE))
    window = ShellWindow(chosen, who)
    start = Start(window, path, example=example)
    hook.session, hook.t = start.session, start.translator
    window.show()
    return app.exec()
