"""Who has a file open: a small hidden file beside it that says so, and that nobody has to believe.

It keeps nobody from anything: what two people write at once is found at saving and brought together. So whatever fails
here, a folder that may not be written, a disk that is full, stops no work and raises nothing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import os
import platform
import re
import secrets
import stat
import sys
import threading
import time
import unicodedata
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.plain_text import plain
from ccassess.storage.atomic import TEMPORARY_PREFIX, TEMPORARY_SUFFIX
from ccassess.storage.canonical_json import dump, load
from ccassess.storage.living import Seat, is_alive, sweep
from ccassess.storage.own_folders import make_folder, own_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

STALE_AFTER = 300
"""Seconds without a refresh after which whoever wrote a lock is taken to have gone."""

REFRESH_EVERY = 60
"""Seconds between two refreshes."""

MAX_BYTES = 4096
"""The largest lock that is read; ours take a tenth."""

LONGEST_TEXT = 80

_SESSION = re.compile(r"[0-9a-f]{32}")
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has a file open, as their program says: texts on one line, none of them to be trusted.

    `who` is the name they work under, `user` and `host` those of their computer, `since` an ISO time (UTC), "" where
    it says none. `here` says that it is another window on this computer.
    """

    who: str
    user: str
    host: str
    since: str
    session: str
    here: bool = False


def lock_path(path: Path) -> Path:
    """Return where the lock of a file lies: beside the file itself where the path is a link."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".~{real.name}-lock")


def sessions_folder() -> Path:
    """Return the folder in which this computer knows which of its sessions are alive."""
    return own_folder("sessions")


def holder(path: Path, own: str = "", folder: Path | None = None) -> Holder | None:
    """Return who else has a file open; None for nobody, for the session named `own`, and for one that has ended.

    By the clock of the folder, since the clocks of two computers differ. Raises nothing.
    """
    try:
        found = _read(lock_path(path))
        if found is None or found[0].session == own:
            return None
        one = _known_here(found[0], sessions_folder() if folder is None else folder)
        # A time to come says nothing of how long ago it was written.
        if one is None or (not one.here and _now_in(lock_path(path).parent) - found[1] > STALE_AFTER):
            return None
    except (OSError, ValueError):
        return None
    return one


def take(path: Path, who: str, folder: Path | None = None) -> Lock:
    """Say that a file is open here, unless somebody else says so; `Lock.holder` is then who. Raises nothing."""
    lock = Lock(path, who, sessions_folder() if folder is None else folder)
    lock.refresh()
    return lock


class Lock:
    """The lock of one session on one file; it may be refreshed in any thread, and released in another."""

    def __init__(self, path: Path, who: str, folder: Path) -> None:
        self.path = path
        self.session = uuid.uuid4().hex
        self.holder: Holder | None = None
        """Who else had the file open when it was last looked at."""
        self.who = who
        """The name others see, from the next refresh on."""
        self._folder = folder
        self._since = _utc()
        self._seat: Seat | None = None
        self._seen: tuple[object, float] | None = None
        self._released = False
        self._turn = threading.Lock()
        with contextlib.suppress(OSError):
            make_folder(folder)
            sweep(folder, ())
            self._seat = Seat(folder, self.session)

    @property
    def held(self) -> bool:
        """Whether the lock beside the file is ours."""
        with contextlib.suppress(OSError, ValueError):
            found = _read(lock_path(self.path))
            return found is not None and found[0].session == self.session
        return False

    def refresh(self) -> Holder | None:
        """Say again that the file is open here; return who else has it open. To be done every `REFRESH_EVERY` seconds.

        A lock of somebody else who is gone is replaced, and a lock that does not change though time passes is of one.
        """
        with self._turn:
            if self._released:
                return None
            self.holder = holder(self.path, self.session, self._folder)
            if self.holder is not None and self._stands_still():
                self.holder = None
            if self.holder is None:
                with contextlib.suppress(OSError, ValueError):
                    self._write()
            return self.holder

    def release(self) -> None:
        """Take the lock away where it is ours, and end the session."""
        with self._turn:
            self._released = True
            if self.held:
                with contextlib.suppress(OSError, ValueError):
                    lock_path(self.path).unlink()
            if self._seat is not None:
                self._seat.give_back()

    def _stands_still(self) -> bool:
        """Whether somebody else's lock has not changed for longer than it could, by our own clock."""
        with contextlib.suppress(OSError, ValueError):
            found = _read(lock_path(self.path))
            if self._seen is None or self._seen[0] != found:
                self._seen = (found, time.monotonic())
            return time.monotonic() - self._seen[1] > STALE_AFTER and self.holder is not None and not self.holder.here
        return False

    def _write(self) -> None:
        said = {
            "host": _one_line(platform.node()),
            "seen": _utc(),
            "session": self.session,
            "since": self._since,
            "user": _user(),
            "who": _one_line(self.who),
        }
        target = lock_path(self.path)
        # Never made where there is no file: a lock alone in a folder would be a riddle.
        if target.parent.is_dir():
            with _new_file(target.parent, dump({**said})) as temporary:
                _hide(temporary)
                os.replace(temporary, target)  # noqa: PTH105 - what it is: whole, or not at all


def _read(path: Path) -> tuple[Holder, float] | None:
    """Return who a lock is of and when it was written, by the folder's clock; None where it is none of ours.

    Raises OSError where there is none, ValueError where its name cannot be.
    """
    handle = os.open(path, _READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            return None
        data = os.read(handle, MAX_BYTES + 1)
    finally:
        os.close(handle)
    try:
        said = load(data, path.name) if len(data) <= MAX_BYTES else None
    except UnreadableFileError:
        return None
    if not isinstance(said, dict):
        return None
    text = {key: _one_line(value) for key, value in said.items() if isinstance(value, str)}
    if not _SESSION.fullmatch(text.get("session", "")):
        return None
    named = Holder(
        text.get("who", ""), text.get("user", ""), text.get("host", ""), _time(text.get("since", "")), text["session"]
    )
    return named, found.st_mtime


def _known_here(one: Holder, folder: Path) -> Holder | None:
    """Return somebody with whether they are on this computer; None for a session of it that has ended."""
    alive = is_alive(folder, one.session)
    if alive is None:
        return one
    return Holder(one.who, one.user, one.host, one.since, one.session, here=True) if alive else None


def _now_in(folder: Path) -> float:
    """Return the present by a folder's own clock, which on a share is not ours; by ours where that cannot be asked."""
    with contextlib.suppress(OSError), _new_file(folder, b"") as probe:
        return probe.stat().st_mtime
    return time.time()


@contextlib.contextmanager
def _new_file(folder: Path, data: bytes) -> Iterator[Path]:
    """Make a temporary file; whatever happens to it, nothing stays under its name. Raises OSError."""
    path = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
    handle = os.open(path, _WRITE, 0o666)
    try:
        try:
            os.write(handle, data)
        finally:
            os.close(handle)
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _one_line(text: str) -> str:
    """Return a text as it may be shown: plain, on one line, without characters that turn its direction, not long."""
    visible = "".join(one for one in plain(text[: 2 * MAX_BYTES]) if unicodedata.category(one) != "Cf")
    return " ".join(visible.split())[:LONGEST_TEXT].strip()


def _time(text: str) -> str:
    """Return an ISO time in UTC, "" for anything else."""
    try:
        return _written(dt.datetime.fromisoformat(text).astimezone(dt.UTC))
    except (ValueError, OverflowError):
        return ""


def _utc() -> str:
    return _written(dt.datetime.now(dt.UTC))


def _written(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _user() -> str:
    try:
        return _one_line(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


if sys.platform == "win32":
    import ctypes

    _HIDDEN = 0x2

    def _hide(path: Path) -> None:
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.kernel32.SetFileAttributesW(str(path), _HIDDEN)

else:

    def _hide(path: Path) -> None:
        """Leave it: here a name that begins with a dot is hidden already."""
