"""Files replaced whole or not at all, and read within a limit.

A target is never unlinked, truncated or written to: a finished, verified copy beside it takes its place. An assessment
that a newer version of the program wrote is never replaced at all, whoever agreed to it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.storage.container import MAX_FILE_BYTES
from ccassess.storage.ladder import is_newer
from ccassess.storage.turns import turn

if TYPE_CHECKING:
    from collections.abc import Callable

    IsOurs = Callable[[bytes | None], bool]

TEMPORARY_PREFIX = ".~ccassess-"
TEMPORARY_SUFFIX = ".tmp"

STRAY_AFTER = 600
"""Seconds after which a temporary file is one that nobody will come back for; a save takes a few."""

_TEMPORARY = re.compile(rf"{re.escape(TEMPORARY_PREFIX)}[0-9a-f]{{16}}{re.escape(TEMPORARY_SUFFIX)}")

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between attempts while another Windows program has the file open: 2.5 in all."""

_SHARING_VIOLATIONS = frozenset({5, 32, 33})
_NO_FOLDER_FSYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF, errno.ENOSYS})
"""What file systems answer that have no such thing as a synchronised folder."""

_CODES = {
    errno.ENOSPC: NotSaved.DISK_FULL,
    errno.EDQUOT: NotSaved.DISK_FULL,
    errno.EFBIG: NotSaved.DISK_FULL,
    errno.EACCES: NotSaved.NO_PERMISSION,
    errno.EPERM: NotSaved.NO_PERMISSION,
    errno.EROFS: NotSaved.NO_PERMISSION,
    errno.ENOENT: NotSaved.FOLDER_GONE,
    errno.ENOTDIR: NotSaved.FOLDER_GONE,
    errno.EISDIR: NotSaved.IS_A_FOLDER,
    # Something appears and goes away under a new file's name, again and again.
    errno.EEXIST: NotSaved.CHANGED_ELSEWHERE,
    errno.ENAMETOOLONG: NotSaved.PATH_TOO_LONG,
}
_WINDOWS_CODES = {
    32: NotSaved.IN_USE,
    33: NotSaved.IN_USE,
    39: NotSaved.DISK_FULL,
    112: NotSaved.DISK_FULL,
    206: NotSaved.PATH_TOO_LONG,
}


def anything(_current: bytes | None) -> bool:
    """Accept whatever is there: for a file the person has just agreed to replace."""
    return True


def nothing(current: bytes | None) -> bool:
    """Accept that no file is there: for a new one."""
    return current is None


def replace_file(path: Path, data: bytes, is_ours: IsOurs) -> None:
    """Put `data` in the place of a file, or make it.

    `is_ours` is given the bytes that are there now (None for no file) right before they are replaced, and says
    whether they may be; between the two no other of our programs on this computer gets a turn. A link is followed;
    permissions stay. What a killed program left beside the file goes. Raises NotSavedError; what was there before is
    then untouched and nothing is left beside it, except with NOT_CONFIRMED.
    """
    try:
        # Through a link to the file it names, so that the link stays one.
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        temporary = target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
        try:
            _write_new(temporary, data, mode)
            _verify(temporary, data, path)
            with turn(target):
                _take_place(temporary, target, is_ours)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise not_saved(error, path) from error
    sweep_strays(target)
    try:
        synchronise_folder(target.parent)
    except OSError as error:
        raise NotSavedError(NotSaved.NOT_CONFIRMED, file=str(path), detail=error.strerror or str(error)) from error


def sweep_strays(target: Path) -> None:
    """Remove the temporary files beside `target` that programs ended in the middle of a save have left for ever.

    Only regular files of exactly our names, and by the folder's own clock: `target` must just have been written. What
    cannot be removed stays.
    """
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        present = target.stat().st_mtime
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                _remove_if_stray(entry, present)


def _remove_if_stray(entry: os.DirEntry[str], present: float) -> None:
    with contextlib.suppress(OSError):
        found = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(found.st_mode) and found.st_mtime < present - STRAY_AFTER:
            Path(entry.path).unlink()


def read_file(path: Path, limit: int = MAX_FILE_BYTES, *, cut: bool = False) -> bytes:
    """Return a file's bytes, `cut` only the first ones up to the limit.

    Raises UnreadableFileError: not there, a folder, a pipe or device, not allowed, larger than the limit.
    """
    try:
        mode = path.stat().st_mode
        # A pipe or a terminal would keep the reader waiting for ever.
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise UnreadableFileError(Unreadable.NOT_A_FILE, file=str(path))
        with path.open("rb") as file:
            data = file.read(limit if cut else limit + 1)
    except MemoryError as error:
        raise UnreadableFileError(Unreadable.TOO_LARGE, file=str(path)) from error
    except (OSError, ValueError) as error:
        raise _unreadable(error, path) from error
    if len(data) > limit:
        raise UnreadableFileError(Unreadable.TOO_LARGE, file=str(path))
    return data


def _mode(target: Path) -> int | None:
    """Return the permissions of the file to be replaced, None where there is none yet.

    Raises OSError where it is no file, or one that its owner protected from being written.
    """
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found.st_mode)


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    # Without an earlier file the new one gets what the person's own settings give any new file.
    handle = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if mode is not None:
        # Some network folders know no permissions; the file is worth more than its mode.
        with contextlib.suppress(OSError):
            path.chmod(mode)


def _verify(temporary: Path, data: bytes, path: Path) -> None:
    if temporary.read_bytes() != data:
        raise NotSavedError(NotSaved.NOT_VERIFIED, file=str(path))


def _take_place(temporary: Path, target: Path, is_ours: IsOurs) -> None:
    for pause in (*_PAUSES, None):
        try:
            if _check(target, is_ours):
                os.replace(temporary, target)  # noqa: PTH105 - named as what it is; the tests stand in its way
            else:
                _become(temporary, target)
        except OSError as error:
            may_pass = isinstance(error, FileExistsError) or getattr(error, "winerror", None) in _SHARING_VIOLATIONS
            if pause is None or not may_pass:
                raise
            time.sleep(pause)
        else:
            return


def _check(target: Path, is_ours: IsOurs) -> bool:
    """Return whether there is a file to be replaced. Raises NotSavedError where that may not be."""
    try:
        current = target.read_bytes()
    except FileNotFoundError:
        current = None
    if not is_ours(current):
        raise NotSavedError(NotSaved.CHANGED_ELSEWHERE, file=str(target))
    # Nobody's consent reaches this far: what a newer version keeps in there, this one cannot even show.
    if is_newer(current):
        raise NotSavedError(NotSaved.NEWER_FORMAT, file=str(target))
    return current is not None


def _become(temporary: Path, target: Path) -> None:
    """Give a new file its name, never in the place of another. Raises FileExistsError where one has appeared."""
    if os.name == "nt":
        # Which there replaces nothing.
        temporary.rename(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        _claim(temporary, target)
    else:
        # Left behind it would only be a stray; the file is in its place.
        with contextlib.suppress(OSError):
            temporary.unlink()


def _claim(temporary: Path, target: Path) -> None:
    """Do the same where a file can have one name only, as on a memory stick: take the name first, empty."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    try:
        os.replace(temporary, target)  # noqa: PTH105 - see above
    except BaseException:
        with contextlib.suppress(OSError):
            if not target.stat().st_size:
                target.unlink()
        raise


def synchronise_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_FSYNC:
            raise


def not_saved(error: OSError | ValueError, path: Path) -> NotSavedError:
    """Return why a file was not written, from what the system says."""
    code = NotSaved.OTHER
    if isinstance(error, OSError):
        windows = _WINDOWS_CODES.get(getattr(error, "winerror", None) or 0)
        code = windows or _CODES.get(error.errno or 0, NotSaved.OTHER)
    detail = getattr(error, "strerror", None) or str(error)
    return NotSavedError(code, file=str(path), detail=detail)


def _unreadable(error: OSError | ValueError, path: Path) -> UnreadableFileError:
    code = Unreadable.CANNOT_READ
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        code = Unreadable.NO_SUCH_FILE
    elif isinstance(error, IsADirectoryError) or os.path.isdir(path):  # noqa: PTH112 - asks without raising
        code = Unreadable.IS_A_FOLDER
    elif isinstance(error, PermissionError):
        code = Unreadable.NO_PERMISSION
    return UnreadableFileError(code, file=str(path), detail=getattr(error, "strerror", None) or str(error))
