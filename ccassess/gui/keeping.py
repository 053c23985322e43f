"""Has every edit kept in this computer's journal soon after it was made, long before the file is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ccassess.app.moments import Durability
from ccassess.domain.failures import NotJournalledError
from ccassess.gui.jobs import Job

if TYPE_CHECKING:
    from ccassess.app.history import Change
    from ccassess.app.journaling import Commit, Journaling
    from ccassess.app.session import Session

SOON = 300
"""Milliseconds of rest after an edit before it is kept."""
LONGEST = 1_000
"""Milliseconds after which it is kept although the edits go on."""
RETRY = 5_000
"""Milliseconds between attempts after one has failed."""
LANE = "-journal"


class Keeping(QObject):
    """Keeps one session; `changed` carries a `Durability` whenever something was kept or could not be."""

    changed = Signal(object)

    def __init__(self, session: Session, journaling: Journaling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.journaling = journaling
        self._job: Job | None = None
        self._soon = self._timer(SOON)
        self._longest = self._timer(LONGEST)
        self._retry = self._timer(RETRY)
        session.listen(self._changed)

    @property
    def durability(self) -> Durability:
        """Whether every edit so far is kept."""
        return self.journaling.durability

    def keep(self) -> None:
        """Keep the edits so far, without waiting for it."""
        if self._job is not None:
            self._soon.start()
            return
        self._stop()
        commit = self.journaling.begin_commit()
        if commit is not None:
            self._begin(Job(commit.run, self, LANE))

    def keep_and_wait(self) -> bool:
        """Keep everything and wait for it; whether it is kept."""
        self.settle()
        self.keep()
        self.settle()
        return self.durability.durable

    def settle(self) -> None:
        """Wait for what is being kept."""
        if self._job is not None:
            self._job.wait()

    def let_go_of_conflicts(self) -> None:
        """Forget what the journal held in doubt, now that somebody has decided; what they took is kept first."""
        self.settle()
        self._begin(Job(partial(_decided, self.journaling, self.journaling.begin_commit()), self, LANE))

    def close(self, *, discard: bool) -> None:
        """End the session; what is neither in the file nor discarded comes back when it is opened again."""
        self._session.forget(self._changed)
        self.settle()
        self._stop()
        # In the lane of the openings: a document opened right after this one finds what it left.
        Job(partial(self.journaling.close, discard=discard), self).start()

    def _begin(self, job: Job) -> None:
        self._job = job
        job.finished.connect(self._finished)
        job.start()

    def _changed(self, _change: Change) -> None:
        self._soon.start()
        if not self._longest.isActive():
            self._longest.start()

    def _finished(self, outcome: object) -> None:
        self._job = None
        if isinstance(outcome, BaseException) and not isinstance(outcome, NotJournalledError):
            raise outcome
        durability = self.durability
        if isinstance(outcome, NotJournalledError):
            durability = Durability(durability.durable, outcome)
        if not durability.durable and durability.error is not None:
            self._retry.start()
        self.changed.emit(durability)

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(self.keep)
        return timer

    def _stop(self) -> None:
        for timer in (self._soon, self._longest, self._retry):
            timer.stop()


def _decided(journaling: Journaling, commit: Commit | None) -> None:
    """Let go of the conflicts, once what was taken of them is durable. Raises NotJournalledError."""
    if commit is None or commit.run().durable:
        journaling.settle()
