"""Tells others who look at the same folder that a document is open here, and a reader when the other has closed it.

All of it happens in a lane of its own: a slow share holds up nothing, and what fails of it is not told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ccassess.app.read_only import ReadOnly, WhyReadOnly
from ccassess.gui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ccassess.app.presence import Presence
    from ccassess.app.session import Session
    from ccassess.storage.lock import Holder

MINUTE = 60_000
"""Milliseconds between two signs of life."""
GLANCE = 10_000
"""Milliseconds between two looks of a reader whether the other still has the file open."""
LANE = "-lock"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was not opened yet, for somebody else has it open."""

    path: Path
    holder: Holder

    @property
    def read_only(self) -> ReadOnly:
        """Why it is only read, if that is what a person chooses."""
        one = self.holder
        here = "yes" if one.here else ""
        return ReadOnly(WhyReadOnly.LOCKED, {"who": one.who, "host": one.host, "since": one.since, "here": here})


def opened_unless_held(path: Path, opening: Callable[[], Session]) -> Session | Held:
    """Open a file, unless somebody else has it open. Raises what `opening` raises."""
    from ccassess.app.presence import holder_beside

    holder = holder_beside(path)
    return opening() if holder is None else Held(path, holder)


class Attendance(QObject):
    """Follows one open document. `freed` comes when who had the file open that is only read here has closed it."""

    freed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_free = False
        """Whether who had the file open that is only read here has closed it."""
        self._path: Path | None = None
        self._presence: Presence | None = None
        self._job: Job | None = None
        self._sign: Job | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._refresh)
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE)
        self._glance.timeout.connect(self._look)

    def follow(self, session: Session | None) -> None:
        """Go on with another document, or the same one in another file; None for none."""
        self.leave()
        if session is None or session.path is None:
            return
        if session.read_only is not None:
            if session.read_only.why is WhyReadOnly.LOCKED:
                self._path = session.path
                self._glance.start()
            return
        from ccassess.app.presence import Presence

        self._presence = Presence(session)
        Job(self._presence.begin, self, LANE).start()
        self._minute.start()

    def leave(self) -> None:
        """Say that nobody has the document open here any more, without waiting for it."""
        self._minute.stop()
        self._glance.stop()
        self._path = None
        self.is_free = False
        if self._job is not None:
            # What it finds is about another file.
            self._job.finished.disconnect(self._looked)
            self._job = None
        if self._presence is not None:
            Job(self._presence.end, self, LANE).start()
            self._presence = None

    def tell_again(self) -> None:
        """Tell anew who has the document open here: the person has given another name."""
        self._refresh()

    def _refresh(self) -> None:
        # On a share that does not answer one sign of life waits, not one for every minute.
        if self._presence is not None and self._sign is None:
            self._sign = Job(self._presence.refresh, self, LANE)
            self._sign.finished.connect(self._signed)
            self._sign.start()

    def _signed(self, _holder: object) -> None:
        self._sign = None

    def _look(self) -> None:
        if self._path is None or self._job is not None:
            return
        from ccassess.app.presence import holder_beside

        self._job = Job(partial(holder_beside, self._path), self, LANE)
        self._job.finished.connect(self._looked)
        self._job.start()

    def _looked(self, holder: object) -> None:
        self._job = None
        if holder is None and self._path is not None:
            self._glance.stop()
            self.is_free = True
            self.freed.emit()
