"""Which sessions are alive: each holds the system's lock on a file of its own, which ends with it however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

SUFFIX = ".open"

STRAY_AFTER = 86_400
"""Seconds after which the file of a session that left no rows is swept; a younger one may be about to be locked."""


class Seat:
    """The lock of a session, held until it is given back. One process can hold several, and none twice."""

    def __init__(self, folder: Path, session: str) -> None:
        """Take it. Raises OSError where the folder cannot be written, BlockingIOError where the session is alive."""
        self._path = folder / f"{session}{SUFFIX}"
        self._handle: int | None = os.open(self._path, _FLAGS, 0o600)
        if not _taken(self._handle):
            os.close(self._handle)
            raise BlockingIOError(self._path)

    def give_back(self) -> None:
        """End the session; it may be done more than once."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            os.close(handle)
        with contextlib.suppress(OSError):
            self._path.unlink()


def is_alive(folder: Path, session: str) -> bool | None:
    """Whether a session is alive; None where this folder knows none of that name. Its file stays as it is."""
    try:
        handle = os.open(folder / f"{session}{SUFFIX}", _FLAGS & ~os.O_CREAT)
    except OSError:
        return None
    try:
        return not _taken(handle)
    finally:
        with contextlib.suppress(OSError):
            os.close(handle)


def sweep(folder: Path, needed: Collection[str]) -> None:
    """Remove the files of sessions that ended long ago and are not among those still needed. What stays, stays."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            old = path.stat().st_mtime < time.time() - STRAY_AFTER
            if old and path.stem not in needed:
                with contextlib.suppress(OSError):
                    Seat(folder, path.stem).give_back()


if sys.platform == "win32":
    import msvcrt

    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOINHERIT

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # The place knows no locks: who cannot tell takes every other session for ended.
            return True
        return True
