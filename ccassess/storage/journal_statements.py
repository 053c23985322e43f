"""What is written to the journal's database, and in which transactions; SQLite itself need not be loaded for it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ccassess.storage.journal_rows import summed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from ccassess.storage.journal_rows import Row, SaveNote, Waiting


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Do several things or none; whoever is writing elsewhere comes to an end first."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # Some failures have rolled it back already.
        if db.in_transaction:
            with contextlib.suppress(Exception):
                db.execute("ROLLBACK")
        raise


def put_row(db: sqlite3.Connection, row: Row) -> None:
    """Insert a row, or replace the one of its sequence."""
    db.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", summed(row.values))


def put_note(db: sqlite3.Connection, note: SaveNote) -> None:
    """Insert a note, if the row it names is there: in another journal, that number may yet be an edit's."""
    there = "SELECT 1 FROM entries WHERE session = ? AND sequence = ?"
    if db.execute(there, note.values[:2]).fetchone() is not None:
        db.execute("INSERT INTO saves VALUES (?, ?, ?, ?, ?, ?)", summed(note.values))


def put_waiting(db: sqlite3.Connection, waiting: Waiting) -> None:
    """Set what a session has there; one that has nothing goes."""
    db.execute("DELETE FROM sessions WHERE session = ?", waiting.values[:1])
    if waiting.rows:
        db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", summed(waiting.values))


def last_sequence(db: sqlite3.Connection) -> int:
    """Return the highest sequence ever given out."""
    given = db.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'entries'").fetchone()[0]
    present = db.execute("SELECT max(sequence) FROM entries").fetchone()[0]
    return max(given or 0, present or 0)


def identity_of(path: Path) -> tuple[int, int] | None:
    """Return which file of the system lies there, None for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
