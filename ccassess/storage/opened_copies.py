"""Copies of contents for other programs to open: in a folder nobody else may look into, under names that say nothing.

The name is drawn, never taken from what somebody wrote; the suffix is that of the type the bytes have. Nobody can write
into a copy and believe to have changed the evidence.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
import time
from typing import TYPE_CHECKING

from ccassess.storage.atomic import not_saved
from ccassess.storage.own_folders import make_folder, own_folder

if TYPE_CHECKING:
    from pathlib import Path

OLD = 86_400
"""Seconds after which a copy is swept; by then whoever looks at it has seen it."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_COPY = re.compile(r"[0-9a-f]{16}\.[a-z]{2,4}")


def copies_folder() -> Path:
    """Return the folder of the copies; it need not be there yet."""
    return own_folder("opened")


def write_copy(data: bytes, suffix: str, folder: Path | None = None) -> Path:
    """Write a copy of a content and return its path. Raises NotSavedError; nothing is then left."""
    place = folder or copies_folder()
    path = place / f"{secrets.token_hex(8)}{suffix}"
    try:
        _make_private(place)
        handle = os.open(path, _NEW, 0o600)
        try:
            _write(handle, data)
        except BaseException:
            os.close(handle)
            path.unlink(missing_ok=True)
            raise
        os.close(handle)
        path.chmod(stat.S_IRUSR)
    except OSError as error:
        raise not_saved(error, path) from error
    return path


def sweep_copies(older_than: float = OLD, folder: Path | None = None) -> None:
    """Remove the copies made so many seconds ago or earlier. What is open in another program may stay, and goes later.

    Nothing but copies goes, and no link is followed.
    """
    before = time.time() - older_than
    with contextlib.suppress(OSError), os.scandir(folder or copies_folder()) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                if _COPY.fullmatch(entry.name) and stat.S_ISREG(found.st_mode) and found.st_mtime < before:
                    _remove(entry)


def _remove(entry: os.DirEntry[str]) -> None:
    if os.name == "nt":
        # What may not be written may not be removed there either.
        os.chmod(entry.path, stat.S_IWRITE)  # noqa: PTH101 - an entry of a folder
    os.unlink(entry.path)  # noqa: PTH108 - the same


def _make_private(folder: Path) -> None:
    """Make the folder, or see to it that nobody else may look into the one there. Raises OSError for a link."""
    make_folder(folder)
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(folder)
    if os.name != "nt" and stat.S_IMODE(found.st_mode) != stat.S_IRWXU:
        folder.chmod(stat.S_IRWXU)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
