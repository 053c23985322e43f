"""Reads a document without holding up the window, and asks what to do where somebody else has it open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ccassess.app.files import open_session
from ccassess.gui.dialogs.questions import Answer, ask_about_holder
from ccassess.gui.jobs import Job
from ccassess.gui.shell.attendance import Held, opened_unless_held
from ccassess.gui.shell.opening import EXPECTED, Opened, not_opened_sentence, reading_session
from ccassess.wording.holders import holder_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.app.session import Session
    from ccassess.gui.shell.opening import Openings
    from ccassess.i18n import Translator

AT_ONCE = 1.0
"""Seconds for which the window waits for the file it is to begin with."""


class Reading(QObject):
    """One document at a time. `arrived` carries an `Opened`; `opening` the name of what is being read, "" at the end.

    `told` carries a sentence about what could not be opened.
    """

    arrived = Signal(object)
    opening = Signal(str)
    told = Signal(str)

    def __init__(self, window: QWidget, openings: Openings, t: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._openings = window, openings
        self._job: Job | None = None
        self._wanted = ""
        self._held: Held | None = None
        self._who = ""
        self.t = t

    @property
    def name(self) -> str:
        """The name of what is being read; "" where nothing is."""
        return "" if self._job is None else self._wanted

    def read_file(self, path: Path, who: str) -> None:
        """Read a file, unless somebody else has it open: then a person is asked first."""
        self._who = who
        self.read(path.name, partial(opened_unless_held, path, partial(open_session, path, who)))

    def read(self, name: str, work: Callable[[], Session | Held]) -> None:
        """Read what `work` reads."""
        if self._job is not None:
            return
        self._wanted = name
        self.opening.emit(name)
        self._job = Job(partial(self._openings.opened, work), self)
        self._job.finished.connect(self._arrived)
        self._job.start()

    def settle_soon(self) -> None:
        """Wait for a moment, so that what can be read at once is open on return.

        What takes longer or fails is told by the signals, as ever.
        """
        if self._job is not None and self._job.succeeds_within(AT_ONCE):
            self._job.wait()

    def _arrived(self, outcome: object) -> None:
        self._job = None
        self.opening.emit("")
        if isinstance(outcome, Held):
            self._held = outcome
            # Not in the middle of the window's making, where it has begun with a file.
            QTimer.singleShot(0, self, self._ask)
        elif isinstance(outcome, Opened):
            self.arrived.emit(outcome)
        elif isinstance(outcome, BaseException):
            self.told.emit(not_opened_sentence(self.t, self._wanted, outcome))
            if not isinstance(outcome, EXPECTED):
                raise outcome

    def _ask(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        holder = held.holder
        said = holder_sentence(self.t, holder.who, holder.host, holder.since, here=holder.here)
        answer = ask_about_holder(self._window, self.t, held.path.name, said)
        if answer is Answer.READ:
            self.read(held.path.name, partial(reading_session, held.path, self._who, held.read_only))
        elif answer is Answer.EDIT:
            self.read(held.path.name, partial(open_session, held.path, self._who))
