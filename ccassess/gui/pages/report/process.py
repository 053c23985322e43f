"""Makes a report in a second process, by the program's own command line, so that the window never waits for it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTemporaryDir, Signal

import ccassess
from ccassess.app.files import SUFFIX, save_copy
from ccassess.app.reports import Section, read_progress
from ccassess.app.session import Session
from ccassess.domain.failures import NotSavedError
from ccassess.gui.crash import write_down
from ccassess.gui.jobs import Job
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.i18n import Translator

STOPS_WITHIN = 1_000
"""Milliseconds to wait for a process that has been killed."""


class Ending(Enum):
    """How making a report ended."""

    WRITTEN = auto()
    CANCELLED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, the file, and where it failed a sentence that says why."""

    ending: Ending
    path: Path
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be in the report: its language and its sections."""

    language: str
    sections: frozenset[Section]

    def words(self, source: Path, target: Path) -> list[str]:
        """Return the words of the command line that makes this report of a file."""
        names = ",".join(section.value for section in Section if section in self.sections)
        wanted = ["--language", self.language, "--sections", names, "--progress"]
        return ["report", str(source), "-o", str(target), *wanted]


def program() -> tuple[str, Sequence[str]]:
    """Return this program as one starts it: its file, and the words that go before a command's."""
    if getattr(sys, "frozen", False):
        return sys.executable, ()
    return sys.executable, ("-m", "ccassess")


class ReportProcess(QObject):
    """Makes one report at a time. `progress` carries page and pages (0 while unknown), `finished` the `Outcome`."""

    progress = Signal(int, int)
    finished = Signal(object)

    def __init__(self, t: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._t = t
        self._process: QProcess | None = None
        self._copying: Job | None = None
        self._folder: QTemporaryDir | None = None
        self._choice: Choice | None = None
        self._path = Path()
        self._lines = b""
        self._cancelled = False
        parent.destroyed.connect(self.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether a report is being made."""
        return self._process is not None or self._copying is not None

    def start(self, session: Session, path: Path, choice: Choice) -> None:
        """Begin to make a report of the session's present value; nothing happens while one is being made."""
        if self.running:
            return
        self._path, self._choice, self._cancelled, self._lines = path, choice, False, b""
        if session.path is not None and not session.unsaved:
            self._run(session.path)
            return
        self._folder = QTemporaryDir()
        name = session.path.name if session.path is not None else f"assessment{SUFFIX}"
        source = Path(self._folder.path()) / name
        # The value of this moment: the session may go on while it is being written.
        snapshot = Session(session.assessment, None, session.who, session.contents)
        snapshot.origin = session.origin
        self._copying = Job(partial(save_copy, snapshot, source), self)
        self._copying.finished.connect(self._copied)
        self._copying.start()

    def cancel(self) -> None:
        """Give up; `finished` says when that is done."""
        self._cancelled = True
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """End at once and say nothing: the page or the program is going."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(STOPS_WITHIN)

    def _copied(self, outcome: object) -> None:
        self._copying = None
        if self._cancelled:
            self._tell(Ending.CANCELLED)
        elif isinstance(outcome, NotSavedError):
            self._tell(Ending.FAILED, not_saved_sentence(self._t, outcome))
        elif isinstance(outcome, BaseException):
            self._tell(Ending.FAILED, str(outcome))
        elif self._folder is not None:
            self._run(next(Path(self._folder.path()).iterdir()))

    def _run(self, source: Path) -> None:
        if self._choice is None:
            return
        executable, words = program()
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment(self._t.language))
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)
        self._process.start(executable, [*words, *self._choice.words(source, self._path)])

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._lines = (self._lines + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            found = _progress(line.decode("utf-8", "replace").strip())
            if found is not None:
                self.progress.emit(*found)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._tell(Ending.FAILED, self._t("The part of the program that makes reports could not be started."))

    def _ended(self, status: int) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        crashed = self._process.exitStatus() is QProcess.ExitStatus.CrashExit
        if self._cancelled and (crashed or status):
            self._tell(Ending.CANCELLED)
        elif not crashed and status == 0:
            self._tell(Ending.WRITTEN)
        else:
            self._tell(Ending.FAILED, self._why(said))

    def _why(self, said: str) -> str:
        """Return what the command line said; what only a programmer can read goes to the log instead."""
        if said and "Traceback" not in said:
            return " ".join(said.splitlines())
        if said:
            write_down(said)
        return self._t("The program made a mistake on the way; it is written down in the error log.")

    def _tell(self, ending: Ending, sentence: str = "") -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._folder = None
        self.finished.emit(Outcome(ending, self._path, sentence))


def _progress(line: str) -> tuple[int, int] | None:
    """Return page and pages of a line of progress, in either form the command line has: "page 7 of 41", "7/41"."""
    page, slash, pages = line.partition("/")
    if slash and page.isdecimal() and pages.isdecimal():
        return int(page), int(pages)
    return read_progress(line)


def _environment(language: str) -> QProcessEnvironment:
    """Return our own environment, in the screen's language, in which the same program is found from any folder."""
    result = QProcessEnvironment.systemEnvironment()
    result.insert("LANGUAGE", language)
    if not getattr(sys, "frozen", False):
        folders = [str(Path(ccassess.__file__).parents[1]), result.value("PYTHONPATH")]
        result.insert("PYTHONPATH", os.pathsep.join(folder for folder in folders if folder))
    return result
