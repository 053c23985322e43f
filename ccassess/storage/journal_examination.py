"""The examination of a journal's database: what is wrong with it, and which of its rows can still be trusted."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, TypeVar

from ccassess.domain.failures import NotJournalled, NotJournalledError, PutAside
from ccassess.storage.journal_answers import says_nothing_of_the_database
from ccassess.storage.journal_rows import (
    APPLICATION,
    SCHEMA,
    VERSION,
    Row,
    SaveNote,
    note_of,
    row_of,
    tallied,
    waiting_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_WAL_VERSIONS = b"\x02\x02"
"""What bytes 18 and 19 of a database with a write-ahead log say."""
_SEQUENCES = "CREATE TABLE sqlite_sequence(name,seq)"

_T = TypeVar("_T")


def header_fault(path: Path) -> PutAside | None:
    """Return what already the first bytes say; SQLite itself would rather begin anew, or only read."""
    wal = path.with_name(f"{path.name}-wal")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except FileNotFoundError:
        head = b""
    if not head:
        return PutAside.DAMAGED if wal.exists() and wal.stat().st_size else None
    if head.startswith(_MAGIC) and head[18:20] == _WAL_VERSIONS:
        return None
    return PutAside.DAMAGED if head[68:72] == APPLICATION.to_bytes(4, "big") else PutAside.FOREIGN


def fault_of(db: sqlite3.Connection, path: Path) -> PutAside | None:
    """Return what is wrong with the database, None where nothing is. Raises NotJournalledError for a newer one."""
    try:
        db.execute("BEGIN")
        return _schema_fault(db, path) or _content_fault(db)
    except sqlite3.Error as error:
        if says_nothing_of_the_database(error):
            raise
        return PutAside.DAMAGED
    except UnicodeDecodeError:
        # Python cannot even read what SQLite says of it.
        return PutAside.DAMAGED
    finally:
        if db.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                db.execute("ROLLBACK")


def _schema_fault(db: sqlite3.Connection, path: Path) -> PutAside | None:
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    statements = {sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if not statements and (application, version) == (0, 0):
        return None
    if statements == {*SCHEMA, _SEQUENCES}:
        return None if (application, version) == (APPLICATION, VERSION) else PutAside.DAMAGED
    if application == APPLICATION and version > VERSION:
        raise NotJournalledError(NotJournalled.NEWER, file=str(path))
    return PutAside.DAMAGED if application == APPLICATION else PutAside.FOREIGN


def _content_fault(db: sqlite3.Connection) -> PutAside | None:
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return PutAside.DAMAGED
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return None
    rows = [row_of(stored) for stored in db.execute("SELECT * FROM entries ORDER BY sequence")]
    notes = [note_of(stored) for stored in db.execute("SELECT * FROM saves")]
    waiting = [waiting_of(stored) for stored in db.execute("SELECT * FROM sessions")]
    sound = [row for row in rows if row is not None]
    if len(sound) != len(rows) or None in waiting or None in notes:
        return PutAside.DAMAGED
    # A row that is gone without a trace is missed by its session.
    counted = {one.session: (one.rows, one.size) for one in waiting if one is not None}
    found = {one.session: (one.rows, one.size) for one in tallied(sound)}
    return None if counted == found else PutAside.DAMAGED


def salvaged(db: sqlite3.Connection) -> tuple[list[Row], list[SaveNote]]:
    """Return the rows and notes whose checksums hold, as far as they can be reached."""
    # Others that have it open write nothing meanwhile; where not even this can be done, they cannot write either.
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        db.execute("BEGIN IMMEDIATE")
    rows: dict[int, Row] = {}
    for order in ("ASC", "DESC"):
        found = _reachable(db, f"SELECT * FROM entries ORDER BY sequence {order}", row_of)  # noqa: S608 - two words
        rows |= {row.sequence: row for row in found}
    notes = _reachable(db, "SELECT * FROM saves", note_of)
    return [rows[one] for one in sorted(rows)], notes


def _reachable(db: sqlite3.Connection, query: str, read: Callable[[tuple[object, ...]], _T | None]) -> list[_T]:
    found: list[_T] = []
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        for stored in db.execute(query):
            one = read(stored)
            if one is not None:
                found.append(one)
    return found
