"""Files replaced whole or not at all, and read within a limit.

The target is never unlinked, truncated or written to: a finished, verified copy beside it takes its place.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.storage.container import MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    IsOurs = Callable[[bytes | None], bool]

TEMPORARY_PREFIX = ".~ccassess-"
TEMPORARY_SUFFIX = ".tmp"

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


def unchanged_since(data: bytes) -> IsOurs:
    """Return the check that the file still is what was read or written last; only its hash is kept."""
    known = hashlib.sha256(data).digest()

    def is_unchanged(current: bytes | None) -> bool:
        return current is not None and hashlib.sha256(current).digest() == known

    return is_unchanged


def replace_file(path: Path, data: bytes, is_ours: IsOurs) -> None:
    """Put `data` in the place of a file, or make it.

    `is_ours` is given the bytes that are there now (None for no file) right before they are replaced, and says
    whether they may be. A link is followed; permissions stay. Raises NotSavedError; what was there before is then
    untouched and nothing is left beside it, except with NOT_CONFIRMED.
    """
    try:
        # Through a link to the file it names, so that the link stays one.
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        temporary = target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
        try:
            _write_new(temporary, data, mode)
            _verify(temporary, data, path)
            _take_place(temporary, target, is_ours)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise _not_saved(error, path) from error
    try:
        _synchronise_folder(target.parent)
    except OSError as error:
        raise NotSavedError(NotSaved.NOT_CONFIRMED, file=str(path), detail=error.strerror or str(error)) from error


def read_file(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Return a file's bytes. Raises UnreadableFileError: not there, a folder, not allowed, larger than the limit."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
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
            _check(target, is_ours)
            os.replace(temporary, target)  # noqa: PTH105 - named as what it is; the tests stand in its way
        except OSError as error:
            if pause is None or getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
            time.sleep(pause)
        else:
            return


def _check(target: Path, is_ours: IsOurs) -> None:
    try:
        current = target.read_bytes()
    except FileNotFoundError:
        current = None
    if is_ours(current):
        return
    if current is None:
        code = NotSaved.FILE_GONE if target.parent.is_dir() else NotSaved.FOLDER_GONE
        raise NotSavedError(code, file=str(target))
    raise NotSavedError(NotSaved.CHANGED_ELSEWHERE, file=str(target))


def _synchronise_folder(folder: Path) -> None:
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


def _not_saved(error: OSError | ValueError, path: Path) -> NotSavedError:
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
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        code = Unreadable.IS_A_FOLDER
    elif isinstance(error, PermissionError):
        code = Unreadable.NO_PERMISSION
    return UnreadableFileError(code, file=str(path), detail=getattr(error, "strerror", None) or str(error))
