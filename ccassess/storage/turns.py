"""Turns at a file: of all programs on this computer, one at a time looks at it and replaces it.

The system's own lock lies on an empty file in the folder for temporary files, so that nothing appears beside the
document, on a shared or synchronised folder least of all. A lock ends with the program that holds it, however it ends.
Programs on other computers are not kept out.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved, NotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 5.0
"""Seconds somebody waits for a turn; a turn itself takes milliseconds."""

_PAUSE = 0.01


@contextlib.contextmanager
def turn(target: Path) -> Iterator[None]:
    """Keep others from replacing a file meanwhile; `target` is its real path, whether it exists or not.

    Raises NotSavedError ("in-use") where the others do not come to an end. Where the computer has no place for locks
    the turn is taken without one: whoever cannot lock can still save.
    """
    handle = _opened_lock(target)
    try:
        if handle is not None:
            _wait_for(handle, target)
        yield
    finally:
        if handle is not None:
            # Closing it gives the turn back.
            with contextlib.suppress(OSError):
                os.close(handle)


def _opened_lock(target: Path) -> int | None:
    try:
        return _open(_lock_file(target))
    except OSError:
        return None


def _lock_file(target: Path) -> Path:
    # Names that some file systems take for one share a turn on all of them.
    name = unicodedata.normalize("NFC", str(target)).casefold()
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    # 256 locks for all files, lest one be left for every document ever saved; turns are short enough to share them.
    return Path(tempfile.gettempdir()) / f"ccassess-{digest[:2]}.lock"


def _wait_for(handle: int, target: Path) -> None:
    deadline = time.monotonic() + LONGEST
    while not _taken(handle):
        if time.monotonic() > deadline:
            raise NotSavedError(NotSaved.IN_USE, file=str(target))
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _open(path: Path) -> int:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOINHERIT)

    def _taken(handle: int) -> bool:
        """Whether the turn is ours now."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    _READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

    def _open(path: Path) -> int:
        """Open the lock file, which any user of the computer may have made; reading is enough to lock it."""
        try:
            handle = os.open(path, _READ | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            return os.open(path, _READ)
        # Whatever this person's settings are for new files, others must be able to open this one.
        with contextlib.suppress(OSError):
            os.fchmod(handle, 0o644)
        return handle

    def _taken(handle: int) -> bool:
        """Whether the turn is ours now, or nobody's where the place of the file knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
