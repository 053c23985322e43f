"""What SQLite and the system answer the journal, as codes."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotJournalled, NotJournalledError, NotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CODES = {
    sqlite3.SQLITE_FULL: NotJournalled.DISK_FULL,
    sqlite3.SQLITE_IOERR: NotJournalled.DISK_FAILS,
    sqlite3.SQLITE_READONLY: NotJournalled.NO_PERMISSION,
    sqlite3.SQLITE_PERM: NotJournalled.NO_PERMISSION,
    sqlite3.SQLITE_CANTOPEN: NotJournalled.NO_PERMISSION,
    sqlite3.SQLITE_BUSY: NotJournalled.IN_USE,
    sqlite3.SQLITE_LOCKED: NotJournalled.IN_USE,
    sqlite3.SQLITE_PROTOCOL: NotJournalled.IN_USE,
    sqlite3.SQLITE_NOMEM: NotJournalled.OTHER,
}
"""What says nothing of the database itself; any other answer to the examination means that it is damaged."""

_SYSTEM_CODES = {
    errno.ENOSPC: NotJournalled.DISK_FULL,
    errno.EDQUOT: NotJournalled.DISK_FULL,
    errno.EFBIG: NotJournalled.DISK_FULL,
    errno.EIO: NotJournalled.DISK_FAILS,
    errno.EACCES: NotJournalled.NO_PERMISSION,
    errno.EPERM: NotJournalled.NO_PERMISSION,
    errno.EROFS: NotJournalled.NO_PERMISSION,
}


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into NotJournalledError."""
    try:
        yield
    except NotSavedError as error:
        raise NotJournalledError(NotJournalled.IN_USE, file=str(path)) from error
    except sqlite3.Error as error:
        code = NotJournalled.DAMAGED if is_damage(error) else _CODES.get(_code(error), NotJournalled.OTHER)
        raise NotJournalledError(code, file=str(path), detail=str(error)) from error
    except UnicodeDecodeError as error:
        # The name of a table that is none any more.
        raise NotJournalledError(NotJournalled.DAMAGED, file=str(path), detail=str(error)) from error
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        code = _SYSTEM_CODES.get(number or 0, NotJournalled.OTHER)
        detail = getattr(error, "strerror", None) or str(error)
        raise NotJournalledError(code, file=str(path), detail=detail) from error


def says_nothing_of_the_database(error: sqlite3.Error) -> bool:
    """Whether an error tells of the disk, the folder or other processes, not of the database's own bytes."""
    return _code(error) in _CODES and not is_damage(error)


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's own code without its details; 0 where Python itself complains."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells that the database's bytes are not what they were."""
    damaged = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
    short = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHORT_READ
    return short or _code(error) in damaged
