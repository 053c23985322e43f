"""The journal's database: opened, examined, put aside where it is damaged or not ours, and begun anew.

Imported only when a journal is first used: no other part of the program needs SQLite.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotJournalled, NotJournalledError, PutAside
from ccassess.storage.journal_answers import telling
from ccassess.storage.journal_examination import fault_of, header_fault, salvaged
from ccassess.storage.journal_rows import APPLICATION, SCHEMA, VERSION, tallied
from ccassess.storage.journal_statements import put_note, put_row, put_waiting, transaction
from ccassess.storage.own_folders import make_folder
from ccassess.storage.turns import turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ccassess.storage.journal_rows import Row, SaveNote

BUSY = 2.0
"""Seconds to wait for another process that is writing; a write takes milliseconds."""

_COMPANIONS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Aside:
    """A journal that was put aside: why, under which name, and how many of its rows the new one has taken over."""

    code: PutAside
    file: Path
    rows: int


@dataclass(frozen=True, slots=True)
class Opened:
    """An open journal, which file of the system it is, and what was put aside on the way."""

    db: sqlite3.Connection
    identity: tuple[int, int]
    aside: Aside | None


def opened(path: Path) -> Opened:
    """Open the journal, or begin one. Raises NotJournalledError."""
    with telling(path):
        make_folder(path.parent)
        # One process at a time finds it damaged, and puts it aside.
        with turn(path):
            return _opened(path)


def _opened(path: Path) -> Opened:
    fault = header_fault(path)
    if fault is not None:
        return _ready(path, Aside(fault, _put_aside(path, None), 0))
    db = _connected(path)
    try:
        fault = fault_of(db, path)
        rows, notes = salvaged(db) if fault is PutAside.DAMAGED else ([], [])
        if fault is None:
            return _prepared(db, path, None)
        aside = Aside(fault, _put_aside(path, db), len(rows))
    except BaseException:
        db.close()
        raise
    return _ready(path, aside, rows, notes)


def _ready(path: Path, aside: Aside, rows: Sequence[Row] = (), notes: Sequence[SaveNote] = ()) -> Opened:
    """Begin a journal in the place of the one put aside, with what could be saved of it."""
    db = _connected(path)
    try:
        found = _prepared(db, path, aside)
        _take_over(db, rows, notes)
    except BaseException:
        db.close()
        raise
    return found


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    return db


def _prepared(db: sqlite3.Connection, path: Path, aside: Aside | None) -> Opened:
    """Make what is missing, and see to it that a commit is durable."""
    if db.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise NotJournalledError(NotJournalled.OTHER, file=str(path), detail="no write-ahead log")
    db.execute("PRAGMA synchronous = FULL")
    # Only macOS knows the difference between what the disk has been sent and what it holds.
    db.execute("PRAGMA fullfsync = ON")
    db.execute("PRAGMA journal_size_limit = 1000000")
    with transaction(db):
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in SCHEMA:
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
    found = path.stat()
    return Opened(db, (found.st_dev, found.st_ino), aside)


def _take_over(db: sqlite3.Connection, rows: Sequence[Row], notes: Sequence[SaveNote]) -> None:
    if not rows:
        return
    with transaction(db):
        for row in rows:
            put_row(db, row)
        for note in notes:
            put_note(db, note)
        for waiting in tallied(rows):
            put_waiting(db, waiting)


def _put_aside(path: Path, db: sqlite3.Connection | None) -> Path:
    """Give the database and its companions another name. Raises NotJournalledError where that cannot be."""
    time = dt.datetime.now(dt.UTC)
    aside = path.with_name(f"{path.stem}-aside-{time:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}{path.suffix}")
    # Windows renames nothing that is open; elsewhere it keeps the others from writing until it has its new name.
    if db is not None and os.name == "nt":
        db.close()
    try:
        for companion in _COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + companion).rename(aside.with_name(aside.name + companion))
    except OSError as error:
        detail = error.strerror or str(error)
        raise NotJournalledError(NotJournalled.DAMAGED, file=str(path), detail=detail) from error
    finally:
        if db is not None:
            db.close()
    return aside
