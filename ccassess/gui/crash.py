"""What happens when the program errs: it is written down, the work is saved, the person is told once.

Without this, an exception in one of Qt's slots vanishes.
"""

from __future__ import annotations

import datetime as dt
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

import ccassess
from ccassess.app.files import SUFFIX, save_copy, save_now
from ccassess.domain.failures import NotSavedError
from ccassess.gui.dialogs.message import show_message

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox

    from ccassess.app.session import Session
    from ccassess.i18n import Translator

PROGRAM = "ccassess"
LOG_AT_MOST = 1_000_000
"""Bytes after which the log of errors begins anew."""


def log_file() -> Path:
    """Return the file on this computer in which errors are written down."""
    return Path(platformdirs.user_log_dir(PROGRAM, appauthor=False)) / "errors.log"


def rescue_file(now: dt.datetime) -> Path:
    """Return where an assessment without a file of its own is saved when the program has an error."""
    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False)) / "rescued" / f"{now:%Y-%m-%d %H%M%S}{SUFFIX}"


class CrashHook(QObject):
    """Catches what nobody caught, in any thread. `session` gives the open one, `t` the language, once there are any."""

    _happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.session: Callable[[], Session | None] | None = None
        self.t: Callable[[], Translator] | None = None
        self._told = False
        self._box: QMessageBox | None = None
        """Kept, for without a window open nobody else holds it."""
        self._happened.connect(self._handle, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        write_down(words)
        self._happened.emit(words)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _handle(self, _words: str) -> None:
        """Save, and tell once; always in the window's thread."""
        session = None if self.session is None else self.session()
        saved = "" if session is None else rescue(session)
        if self._told or self.t is None:
            return
        self._told = True
        self._box = _tell(self.t(), saved, something_open=session is not None)


def write_down(words: str) -> None:
    """Add an error to the log, and to standard error where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(words)
    log = log_file()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        how = "w" if log.exists() and log.stat().st_size > LOG_AT_MOST else "a"
        with log.open(how, encoding="utf-8") as stream:
            stream.write(f"{dt.datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z} ccassess {ccassess.__version__}\n")
            stream.write(f"{words}\n")
    except OSError:
        return


def rescue(session: Session) -> str:
    """Save the session in its file, an edited untitled one in the rescue file; returns where, "" for nowhere."""
    try:
        if session.path is not None:
            save_now(session)
            return str(session.path)
        if session.undoable is None:
            return ""
        path = rescue_file(dt.datetime.now().astimezone())
        path.parent.mkdir(parents=True, exist_ok=True)
        save_copy(session, path)
    except (NotSavedError, OSError):
        return ""
    return str(path)


def _tell(t: Translator, saved: str, *, something_open: bool) -> QMessageBox:
    sentences = [t("What happened is written in {file}.", file=log_file())]
    if saved:
        sentences.insert(0, t("Your work is saved: {file}.", file=saved))
    elif something_open:
        sentences.insert(0, t("Save a copy of your work to be sure: menu File, Save as."))
    sentences.append(t("You can go on. If it happens again, close the program and start it anew."))
    return show_message(
        QApplication.activeWindow(), t, "ccassess", t("The program has made a mistake."), "\n".join(sentences)
    )
