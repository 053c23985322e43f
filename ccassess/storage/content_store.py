"""This computer's store of contents: the bytes of attached files, each once, under the SHA-256 of what it holds.

A content is here before any edit in the journal names it, so that the edit never comes back without its bytes. What a
damaged disk made of one is never handed out: putting it again repairs it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import stat
import time
from typing import TYPE_CHECKING

from ccassess.domain.evidence import is_sha256
from ccassess.domain.failures import NotSavedError
from ccassess.storage.atomic import anything, not_saved, replace_file, synchronise_folder
from ccassess.storage.container import MAX_MEMBER_BYTES
from ccassess.storage.own_folders import make_folder, own_folder
from ccassess.storage.turns import turn

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

YOUNG = 86_400
"""Seconds for which a content stays whoever needs it: the edit that names it may be about to be made."""

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_LEFT_BEHIND = re.compile(r"[0-9a-f]{64}\.aside-[0-9a-f]{16}|\.~ccassess-[0-9a-f]{16}\.tmp")


class ContentStore:
    """The store in a folder; any number of processes and threads may use it at once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or own_folder("contents")

    def put(self, data: bytes) -> str:
        """Keep some bytes, and return their SHA-256, once they would survive a power cut.

        Raises NotSavedError; nothing half-written is then left under a name that anybody reads.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.folder / sha256
        try:
            make_folder(self.folder)
            if not self._renewed(path, sha256):
                _clear(path)
                replace_file(path, data, anything)
            else:
                # Whoever wrote it may not have come as far as this.
                synchronise_folder(self.folder)
        except OSError as error:
            raise not_saved(error, path) from error
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes with this SHA-256; None where they are not here, or not whole."""
        if not is_sha256(sha256):
            return None
        data = _read(self.folder / sha256)
        return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None

    def has(self, sha256: str) -> bool:
        """Whether there is something under this name; quick, so what it holds is not looked at."""
        if not is_sha256(sha256):
            return False
        try:
            return stat.S_ISREG(os.lstat(self.folder / sha256).st_mode)
        except OSError:
            return False

    def has_older(self, older_than: float = YOUNG) -> bool:
        """Whether there is anything at all that a sweep might remove; quick."""
        before = time.time() - older_than
        return any(_is_older(self.folder / name, before) for name in self._names())

    def sweep(self, needed: Collection[str], older_than: float = YOUNG) -> int:
        """Remove the contents that nobody needs and that were not put for so many seconds; return how many went.

        What cannot be removed stays.
        """
        before = time.time() - older_than
        removed = 0
        for name in self._names():
            if name in needed or not (is_sha256(name) or _LEFT_BEHIND.fullmatch(name)):
                continue
            path = self.folder / name
            if _is_older(path, before):
                removed += self._removed(path, before)
        return removed

    def _names(self) -> list[str]:
        try:
            return [path.name for path in self.folder.iterdir()]
        except OSError:
            return []

    def _removed(self, path: Path, before: float) -> bool:
        """Remove a content in turn, lest somebody is just putting it again."""
        try:
            with turn(path):
                if not _is_older(path, before):
                    return False
                path.unlink()
        except (OSError, NotSavedError):
            return False
        return is_sha256(path.name)

    def _renewed(self, path: Path, sha256: str) -> bool:
        """Whether a content is here and whole; if so it counts as put just now."""
        data = _read(path)
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            return False
        with turn(path):
            try:
                os.utime(path)
            except OSError:
                # Swept meanwhile, or not ours to touch: it is written anew.
                return False
        return True


def _read(path: Path) -> bytes | None:
    """Return the bytes of a plain file in the store; None where there is none or it cannot be read."""
    try:
        handle = os.open(path, _READ)
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(MAX_MEMBER_BYTES + 1)
    except OSError:
        return None
    finally:
        os.close(handle)
    return data if len(data) <= MAX_MEMBER_BYTES else None


def _clear(path: Path) -> None:
    """Put aside what is no plain file, or may not be written, under the name of a content. Raises OSError."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode) or not os.access(path, os.W_OK):
        path.rename(path.with_name(f"{path.name}.aside-{secrets.token_hex(8)}"))


def _is_older(path: Path, before: float) -> bool:
    with contextlib.suppress(OSError):
        found = os.lstat(path)
        return not stat.S_ISDIR(found.st_mode) and found.st_mtime < before
    return False
