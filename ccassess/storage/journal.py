"""The journal: every edit of every open document, durable on this computer before the screen says so.

One database for all windows of a person, in the local application data, never in a folder that travels. A session is
one opening of one document; its rows go only once the file that holds them was verified on disk.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ccassess.domain.failures import NotJournalled, NotJournalledError
from ccassess.storage.journal_rows import Row, SaveNote, Strand, Waiting, note_of, raw, row_of, tallied, waiting_of
from ccassess.storage.journal_statements import (
    identity_of,
    last_sequence,
    put_note,
    put_row,
    put_waiting,
    transaction,
)
from ccassess.storage.living import Seat, sweep
from ccassess.storage.own_folders import own_folder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from ccassess.domain.changes import FieldChange
    from ccassess.storage.journal_file import Aside, Opened

_T = TypeVar("_T")

NAME = "journal.sqlite3"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes the rows of one document, and of all, may take; beyond that nothing more is taken."""

    document: int = 32_000_000
    in_all: int = 128_000_000


def journal_folder() -> Path:
    """Return the folder of this computer's journal; it need not be there yet."""
    return own_folder("journal")


class Journal:
    """The journal in a folder; opened when first used, and again after it could not be.

    Every method raises NotJournalledError, and has then changed nothing. `asides` are the damaged and foreign journals
    put aside meanwhile; `openings` counts how often it was opened: where it rises, rows may be missing. It may be used
    by several threads.
    """

    def __init__(self, folder: Path | None = None, limits: Limits | None = None) -> None:
        self.folder = folder or journal_folder()
        self.path = self.folder / NAME
        self.limits = limits or Limits()
        self.asides: tuple[Aside, ...] = ()
        self.openings = 0
        self._opened: Opened | None = None
        self._lock = threading.RLock()

    def seat(self, session: str) -> Seat | None:
        """Take the place of a session: a new one, or one that ended; None where it is alive."""
        # Whoever can open the database has the folder too.
        self.documents()
        try:
            return Seat(self.folder, session)
        except BlockingIOError:
            return None
        except OSError as error:
            raise NotJournalledError(NotJournalled.OTHER, file=str(self.path), detail=str(error)) from error

    def append(self, strand: Strand, time: str, who: str, changes: Sequence[FieldChange]) -> int:
        """Add a row per changed field, and return the sequence of the last one, once all of them are durable.

        Raises NotJournalledError ("too-much") where they would go beyond a limit; the rows that are there stay.
        """

        def write(db: sqlite3.Connection) -> int:
            last = last_sequence(db)
            rows = [Row(number, strand, time, who, change) for number, change in enumerate(changes, last + 1)]
            self._count(db, strand, rows)
            for row in rows:
                put_row(db, row)
            return last + len(rows)

        return self._write(write)

    def rows(self, document: str, beyond_generation: int = 0) -> tuple[Row, ...]:
        """Return the rows of a document that were made upon this generation of its file or a later one, in order."""

        def read(db: sqlite3.Connection) -> tuple[Row, ...]:
            query = "SELECT * FROM entries WHERE document = ? AND generation >= ? ORDER BY sequence"
            return _sound(map(row_of, db.execute(query, (raw(document), beyond_generation))), self.path)

        return self._read(read)

    def documents(self) -> tuple[Waiting, ...]:
        """Return what each session has in the journal, the one with the oldest row first."""

        def read(db: sqlite3.Connection) -> tuple[Waiting, ...]:
            oldest = "(SELECT min(sequence) FROM entries WHERE entries.session = sessions.session)"
            return _sound(map(waiting_of, db.execute(f"SELECT * FROM sessions ORDER BY {oldest}")), self.path)  # noqa: S608

        return self._read(read)

    def note_saves(self, notes: Sequence[SaveNote]) -> None:
        """Note, before a file is written, which rows it will hold: should nobody be left to forget them."""

        def write(db: sqlite3.Connection) -> None:
            for note in notes:
                put_note(db, note)

        self._write(write)

    def saves(self, session: str) -> tuple[SaveNote, ...]:
        """Return what was noted of a session's saves."""

        def read(db: sqlite3.Connection) -> tuple[SaveNote, ...]:
            query = "SELECT * FROM saves WHERE session = ?"
            return _sound(map(note_of, db.execute(query, (raw(session),))), self.path)

        return self._read(read)

    def forget(self, up_to_sequence: int, session: str, generation: int) -> None:
        """Remove a session's rows up to a sequence: only once the file that holds them was verified on disk.

        The rows after them were made upon what the file now holds: `generation`.
        """

        def write(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM entries WHERE session = ? AND sequence <= ?", (raw(session), up_to_sequence))
            for row in self._rows_of(db, session):
                put_row(db, replace(row, strand=replace(row.strand, generation=generation)))
            self._retally(db, {session})

        self._write(write)

    def forget_these(self, rows: Sequence[Row]) -> None:
        """Remove some rows, because a person has decided about them."""

        def write(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM entries WHERE sequence = ?", [(row.sequence,) for row in rows])
            self._retally(db, {row.strand.session for row in rows})

        self._write(write)

    def hand_over(self, rows: Sequence[Row], strand: Strand) -> None:
        """Make the rows of sessions that ended those of another session, as if they had been made there."""

        def write(db: sqlite3.Connection) -> None:
            for row in rows:
                put_row(db, replace(row, strand=strand))
            self._retally(db, {strand.session, *(row.strand.session for row in rows)})

        self._write(write)

    def sweep(self) -> None:
        """Remove what sessions that ended without rows have left beside the database."""
        sweep(self.folder, {waiting.session for waiting in self.documents()})

    def close(self) -> None:
        """Close the database; it opens again when used again."""
        with self._lock:
            if self._opened is not None:
                self._opened.db.close()
                self._opened = None

    def _rows_of(self, db: sqlite3.Connection, session: str) -> tuple[Row, ...]:
        query = "SELECT * FROM entries WHERE session = ? ORDER BY sequence"
        return _sound(map(row_of, db.execute(query, (raw(session),))), self.path)

    def _retally(self, db: sqlite3.Connection, sessions: Iterable[str]) -> None:
        """Count anew what sessions have, and drop what was noted of saves that no row is left of."""
        for session in sessions:
            rows = self._rows_of(db, session)
            first = rows[0].sequence if rows else last_sequence(db) + 1
            db.execute("DELETE FROM saves WHERE session = ? AND up_to < ?", (raw(session), first))
            put_waiting(db, next(iter(tallied(rows)), Waiting(session, "", "", 0, 0)))

    def _count(self, db: sqlite3.Connection, strand: Strand, rows: Sequence[Row]) -> None:
        """Add rows to what their session has; its cost does not grow with them. Raises NotJournalledError."""
        waiting = _sound(map(waiting_of, db.execute("SELECT * FROM sessions")), self.path)
        size = sum(row.size for row in rows)
        if size + sum(one.size for one in waiting if one.document == strand.document) > self.limits.document:
            raise NotJournalledError(NotJournalled.TOO_MUCH, file=str(self.path), of="document")
        if size + sum(one.size for one in waiting) > self.limits.in_all:
            raise NotJournalledError(NotJournalled.TOO_MUCH, file=str(self.path), of="all")
        before = next((one for one in waiting if one.session == strand.session), None)
        count, earlier = (0, 0) if before is None else (before.rows, before.size)
        whose = strand.session, strand.document, strand.file
        put_waiting(db, Waiting(*whose, count + len(rows), earlier + size))

    # How the database is reached

    def _read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        return self._done(lambda opened: work(opened.db))

    def _write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        def write(opened: Opened) -> _T:
            with transaction(opened.db):
                return work(opened.db)

        return self._done(write)

    def _done(self, work: Callable[[Opened], _T]) -> _T:
        """Do some work with the database; once more where it proves damaged, or was put aside by another process."""
        with self._lock:
            try:
                opened, found = self._once(work)
            except NotJournalledError as error:
                if error.code is not NotJournalled.DAMAGED:
                    raise
                self.close()
                opened, found = self._once(work)
            if not self._is_in_place(opened):
                opened, found = self._once(work)
            return found

    def _once(self, work: Callable[[Opened], _T]) -> tuple[Opened, _T]:
        # SQLite takes its time to load, and whoever only prints a report never needs it.
        from ccassess.storage import journal_answers, journal_file  # noqa: PLC0415

        with journal_answers.telling(self.path):
            if self._opened is not None and not self._is_in_place(self._opened):
                self.close()
            if self._opened is None:
                self._opened = journal_file.opened(self.path)
                self.openings += 1
                self.asides += () if self._opened.aside is None else (self._opened.aside,)
            return self._opened, work(self._opened)

    def _is_in_place(self, opened: Opened) -> bool:
        return identity_of(self.path) == opened.identity


def _sound(found: Iterable[_T | None], path: Path) -> tuple[_T, ...]:
    """Return what was read. Raises NotJournalledError ("damaged") where a checksum does not hold."""
    everything = tuple(found)
    sound = tuple(one for one in everything if one is not None)
    if len(sound) != len(everything):
        raise NotJournalledError(NotJournalled.DAMAGED, file=str(path))
    return sound
