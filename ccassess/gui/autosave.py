"""Keeps the file up to date: two seconds after the last edit, when the window loses the focus, and on closing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ccassess.app.files import begin_save, begin_save_as, finish_save
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.jobs import Job

if TYPE_CHECKING:
    from pathlib import Path

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
    READING = auto()
    """It is only read."""
    SAVED = auto()
    WAITING = auto()
    WRITING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class SaveState:
    """How the file stands, when it was last written, and why it could not be.

    `kept` says that this computer's journal holds every edit; `undecided` how many fields wait for a person to decide
    between what they and somebody else wrote.
    """

    saving: Saving
    at: dt.datetime | None = None
    error: NotSavedError | None = None
    kept: bool = False
    undecided: int = 0


class Autosave(QObject):
    """Saves one session, together with its keeping in the journal.

    `state_changed` carries a `SaveState`; `saved_as` the new file, or a NotSavedError, after `save_as`.
    """

    state_changed = Signal(object)
    saved_as = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None, keeping: Keeping | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeping = keeping
        self._job: Job | None = None
        self._save: Save | None = None
        self._elsewhere: Path | None = None
        self._is_held = False
        self._is_abandoned = False
        self.state = SaveState(_beginning(session))
        self._rest = self._timer(PAUSE)
        self._longest = self._timer(LONGEST)
        self._retry = self._timer(RETRY)
        session.listen(self._changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._application_left)
        if keeping is not None:
            keeping.changed.connect(self._kept)
        if session.path is not None and session.unsaved:
            self.state = SaveState(Saving.WAITING, kept=self._is_kept)
            self._rest.start()

    def close(self) -> None:
        """Let go of the session, after whatever is being written unless that was abandoned."""
        self._session.forget(self._changed)
        if not self._is_abandoned:
            self.settle()
        self._stop()

    def abandon(self) -> None:
        """Wait no longer for what is being written, which goes on by itself, when this is closed."""
        self._is_abandoned = True

    def save(self) -> None:
        """Write the file now, without waiting for it; nothing happens where it holds everything already."""
        if self._job is not None or self._session.path is None or self._session.read_only is not None:
            return
        if self._is_held:
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
        self._write(self._save)

    def save_soon(self) -> None:
        """Write the file once what goes on now has ended: the field that is being left hands over what is in it."""
        QTimer.singleShot(0, self, self.save)

    def save_as(self, path: Path) -> None:
        """Write another file and go on there, without waiting; replacing what is there was agreed to.

        Until that has ended, nothing else is written.
        """
        self._elsewhere = path
        if self._job is None:
            self._begin_elsewhere()

    def save_and_wait(self) -> NotSavedError | None:
        """Write the file and wait until it holds everything; returns why it does not."""
        self.settle()
        self.save()
        self.settle()
        return self.state.error

    def settle(self) -> None:
        """Wait for what is being written."""
        while self._job is not None:
            self._job.wait()

    def settle_within(self, seconds: float) -> bool:
        """Wait a while for what is being written; whether nothing is any more."""
        while self._job is not None:
            if not self._job.ends_within(seconds):
                return False
        return True

    def hold(self, undecided: int) -> None:
        """Write nothing until somebody has decided about so many fields, and `go_on` is called."""
        self._is_held = True
        self._stop()
        self._tell(replace(self.state, saving=Saving.FAILED, undecided=undecided))

    def go_on(self) -> None:
        """Write again: what was in the way is settled."""
        self._is_held = False
        self._tell(SaveState(Saving.WAITING, self.state.at))
        self.save()

    def _application_left(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            self.save_soon()

    def _begin_elsewhere(self) -> None:
        path, self._elsewhere = self._elsewhere, None
        if path is None:
            return
        self._stop()
        self._save = begin_save_as(self._session, path)
        self._write(self._save)

    def _write(self, save: Save) -> None:
        self._tell(SaveState(Saving.WRITING, self.state.at, self.state.error))
        writing = save if self._keeping is None else self._keeping.journaling.begin_write(save)
        self._job = Job(writing.run, self)
        self._job.finished.connect(self._finished)
        self._job.start()

    def _changed(self, _change: Change) -> None:
        if self._session.path is None:
            self._kept(None)
            return
        if self._is_held:
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
        is_elsewhere = save.path != self._session.path
        failed = isinstance(outcome, NotSavedError) and outcome.code is not NotSaved.NOT_CONFIRMED
        if isinstance(outcome, BaseException) and not isinstance(outcome, NotSavedError):
            self._failed(NotSavedError(NotSaved.OTHER, detail=str(outcome)))
            raise outcome
        if not failed:
            self._session.path = save.path
            finish_save(self._session, save)
            self._is_held = self._is_held and not is_elsewhere
        if is_elsewhere:
            self._ended_elsewhere(save, outcome, failed=failed)
        elif isinstance(outcome, NotSavedError):
            self._failed(outcome, again=failed)
        else:
            self._succeeded()
        self._begin_elsewhere()

    def _ended_elsewhere(self, save: Save, outcome: object, *, failed: bool) -> None:
        if not failed:
            self._succeeded()
        elif self._session.path is None:
            self._tell(SaveState(Saving.UNTITLED))
        else:
            # How the file itself stands the next attempt finds out.
            self._tell(SaveState(Saving.WAITING, self.state.at))
            self._rest.start()
        self.saved_as.emit(outcome if isinstance(outcome, NotSavedError) else save.path)

    def _succeeded(self) -> None:
        now = dt.datetime.now().astimezone()
        self._tell(SaveState(Saving.WAITING if self._session.unsaved else Saving.SAVED, now))
        if self._session.unsaved and not self._rest.isActive():
            self._rest.start()

    def _failed(self, error: NotSavedError, *, again: bool = True) -> None:
        if again:
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


def _beginning(session: Session) -> Saving:
    if session.read_only is not None:
        return Saving.READING
    return Saving.UNTITLED if session.path is None else Saving.SAVED
