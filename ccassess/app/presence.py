"""Says beside the file of an open session that it is open here, and tells who else has it open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ccassess.storage.lock import Holder, Lock, holder, take

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.session import Session

__all__ = ["Holder", "Presence", "holder_beside"]


def holder_beside(path: Path) -> Holder | None:
    """Return who has a file open; None for nobody. Raises nothing, whatever lies there."""
    return holder(path)


class Presence:
    """The presence of one session at its file: also where it goes on in another one, or gets its first.

    `begin` and `refresh` take some milliseconds, seconds on a network that is slow: they may run in any thread, one at
    a time. Nothing raises, and a session that only reads says nothing.
    """

    def __init__(self, session: Session, folder: Path | None = None) -> None:
        """`folder` is where this computer keeps which sessions are alive, if not in its usual place."""
        self._session, self._folder = session, folder
        self._lock: Lock | None = None
        self._ended = threading.Event()

    @property
    def holder(self) -> Holder | None:
        """Who else had the file open when it was last looked at."""
        return None if self._lock is None else self._lock.holder

    def begin(self) -> Holder | None:
        """Say that the file is open here, and return who else has it open; the lock is then theirs."""
        return self.refresh()

    def refresh(self) -> Holder | None:
        """Say so again, once a minute and after the file got another name."""
        path = None if self._session.read_only is not None else self._session.path
        if self._lock is not None and self._lock.path != path:
            self._lock.release()
            self._lock = None
        if path is None or self._ended.is_set():
            return None
        if self._lock is None:
            self._lock = take(path, self._session.who, self._folder)
        else:
            # A person says who they are with their first edit, long after the file was opened.
            self._lock.who = self._session.who
            self._lock.refresh()
        if self._ended.is_set():
            # It was closed meanwhile.
            self._lock.release()
        return self._lock.holder

    def end(self) -> None:
        """Leave nothing behind."""
        self._ended.set()
        if self._lock is not None:
            self._lock.release()
