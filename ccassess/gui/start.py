"""Makes the program's one window, with crash hook and look, and does after its first paint what can wait."""

from __future__ import annotations

import gc
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
    """What is done once the window has been painted: the files opened last are listed, the start page is shown."""

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        window.first_painted.connect(self._begin)

    def session(self) -> Session | None:
        """Return the open session, for the crash hook."""
        return self._window.session

    def translator(self) -> Translator:
        """Return the language of the window, for the crash hook."""
        return self._window.t

    def _begin(self) -> None:
        if self._window.documents.being_opened:
            self._window.list_recent()
        else:
            self._window.show_first()


def collect_garbage_again() -> None:
    """Wake the collector that `run` put to rest; what there is by now stays, and it need never look at it."""
    gc.freeze()
    gc.enable()


def start(path: Path | None, who: str, *, example: bool) -> int:
    """Open the window on a file, on the worked example, or on the start page; returns the exit status."""
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
    picture = resources_folder() / "ccassess.svg"
    if picture.exists():
        app.setWindowIcon(QIcon(str(picture)))
    chosen = preferences()
    dress(app, chosen.get(MODE), chosen.get(SCALE))
    window = ShellWindow(chosen, who, path, example=example)
    after = Start(window)
    hook.session, hook.t = after.session, after.translator
    window.first_painted.connect(collect_garbage_again)
    window.show()
    return app.exec()
