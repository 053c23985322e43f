"""Keeps the file up to date: two seconds after the last edit, when the window loses the focus, and on closing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ccassess.app.files import begin_save, finish_save
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.jobs import Job

if TYPE_CHECKING:
    from ccassess.app.files import Save
    from ccassess.app.history import Change
    from ccassess.app.session import Session
    from ccassess.gui.keeping import Keeping

PAUSE = 2_000
"""Milliseconds of rest after an edit before the file is written."""
LONGEST = 10_000
"""Milliseconds after which it is written although the edits go on."""
RETRY = 15_000
"""Milliseconds between attempts after one has failed."""


class Saving(Enum):
    """How the file stands to what is on screen."""

    UNTITLED = auto()
    SAVED = auto()
    WAITING = auto()
    WRITING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class SaveState:
    """How the file stands, when it was last written, and why it could not be.

    `kept` says that this computer's journal holds every edit.
    """

    saving: Saving
    at: dt.datetime | None = None
    error: NotSavedError | None = None
    kept: bool = False


class Autosave(QObject):
    """Saves one session, together with its keeping in the journal; `state_changed` carries a `SaveState`."""

    state_changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None, keeping: Keeping | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeping = keeping
        self._job: Job | None = None
        self._save: Save | None = None
        self.state = SaveState(Saving.UNTITLED if session.path is None else Saving.SAVED)
        self._rest = self._timer(PAUSE)
        self._longest = self._timer(LONGEST)
        self._retry = self._timer(RETRY)
        session.listen(self._changed)
        if keeping is not None:
            keeping.changed.connect(self._kept)
        if session.path is not None and session.unsaved:
            self.state = SaveState(Saving.WAITING, kept=self._is_kept)
            self._rest.start()

    def close(self) -> None:
        """Let go of the session, after whatever is being written."""
        self._session.forget(self._changed)
        self.settle()
        self._stop()

    def save(self) -> None:
        """Write the file now, without waiting for it; nothing happens where it holds everything already."""
        if self._job is not None or self._session.path is None:
            return
        self._stop()
        try:
            self._save = begin_save(self._session)
        except NotSavedError as error:
            self._failed(error)
            return
        if self._save is None:
            if self.state.saving is not Saving.SAVED:
                self._tell(SaveState(Saving.SAVED, self.state.at))
            return
        self._tell(SaveState(Saving.WRITING, self.state.at))
        writing = self._save if self._keeping is None else self._keeping.journaling.begin_write(self._save)
        self._job = Job(writing.run, self)
        self._job.finished.connect(self._finished)
        self._job.start()

    def save_and_wait(self) -> NotSavedError | None:
        """Write the file and wait until it holds everything; returns why it does not."""
        self.settle()
        self.save()
        self.settle()
        return self.state.error

    def settle(self) -> None:
        """Wait for what is being written."""
        if self._job is not None:
            self._job.wait()

    def saved_elsewhere(self) -> None:
        """Take note that the session has just been saved under another name."""
        self._stop()
        self._tell(SaveState(Saving.SAVED, dt.datetime.now().astimezone()))

    def _changed(self, _change: Change) -> None:
        if self._session.path is None:
            self._kept(None)
            return
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.state.saving is Saving.SAVED or (self.state.saving is Saving.WAITING and self.state.kept):
            self._tell(SaveState(Saving.WAITING, self.state.at))

    def _kept(self, _durability: object) -> None:
        if self.state.kept != self._is_kept:
            self._tell(self.state)

    @property
    def _is_kept(self) -> bool:
        return self._keeping is not None and self._keeping.durability.durable

    def _finished(self, outcome: object) -> None:
        save, self._save, self._job = self._save, None, None
        if save is None:
            return
        if isinstance(outcome, NotSavedError) and outcome.code is not NotSaved.NOT_CONFIRMED:
            self._failed(outcome)
            return
        if isinstance(outcome, BaseException) and not isinstance(outcome, NotSavedError):
            self._failed(NotSavedError(NotSaved.OTHER, detail=str(outcome)))
            raise outcome
        finish_save(self._session, save)
        if isinstance(outcome, NotSavedError):
            self._tell(SaveState(Saving.FAILED, self.state.at, outcome))
            return
        now = dt.datetime.now().astimezone()
        self._tell(SaveState(Saving.WAITING if self._session.unsaved else Saving.SAVED, now))
        if self._session.unsaved and not self._rest.isActive():
            self._rest.start()

    def _failed(self, error: NotSavedError) -> None:
        self._retry.start()
        self._tell(SaveState(Saving.FAILED, self.state.at, error))

    def _tell(self, state: SaveState) -> None:
        self.state = replace(state, kept=self._is_kept)
        self.state_changed.emit(self.state)

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(self.save)
        return timer

    def _stop(self) -> None:
        for timer in (self._rest, self._longest, self._retry):
            timer.stop()
