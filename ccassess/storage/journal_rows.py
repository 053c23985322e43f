"""What the journal holds: a row per changed field, what was saved up to which row, and what each session has there.

Each bears a checksum of all its values, so that no damaged value is ever taken for an edit.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.domain.changes import FieldChange

if TYPE_CHECKING:
    from collections.abc import Sequence

APPLICATION = 0x43434A31
"""Marks a database as a journal of ours ("CCJ1")."""
VERSION = 1

# Texts are kept as bytes: whatever a damaged file makes of its encoding, they are compared byte by byte.
SCHEMA = (
    """CREATE TABLE entries (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, session BLOB NOT NULL, document BLOB NOT NULL, file BLOB NOT NULL,
        generation INTEGER NOT NULL, time BLOB NOT NULL, who BLOB NOT NULL, party BLOB NOT NULL, path BLOB NOT NULL,
        old BLOB NOT NULL, new BLOB NOT NULL, sum BLOB NOT NULL)""",
    "CREATE INDEX by_session ON entries (session, sequence)",
    """CREATE TABLE saves (
        session BLOB NOT NULL, up_to INTEGER NOT NULL, generation INTEGER NOT NULL, lineage BLOB NOT NULL,
        witness BLOB NOT NULL, sum BLOB NOT NULL)""",
    """CREATE TABLE sessions (
        session BLOB PRIMARY KEY NOT NULL, document BLOB NOT NULL, file BLOB NOT NULL, entries INTEGER NOT NULL,
        bytes INTEGER NOT NULL, sum BLOB NOT NULL)""",
)

_OVERHEAD = 200
"""Bytes that a row takes besides its texts, roughly."""

Value = bytes | int
Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """Where edits come from: a session with a document, opened from a file ("" for untitled) of a generation."""

    session: str
    document: str
    file: str
    generation: int


@dataclass(frozen=True, slots=True)
class Row:
    """One changed field. Sequences rise over all documents and are never used twice; `time` is an ISO time (UTC)."""

    sequence: int
    strand: Strand
    time: str
    who: str
    change: FieldChange

    @property
    def size(self) -> int:
        """The bytes it counts for."""
        return sum(len(one) for one in self.values if isinstance(one, bytes)) + _OVERHEAD

    @property
    def values(self) -> Values:
        """What its columns hold, besides the checksum."""
        origin, change = self.strand, self.change
        whose = map(raw, (origin.session, origin.document, origin.file))
        head: Values = (self.sequence, *whose, origin.generation)
        tail = (self.time, self.who, change.party, change.path, change.old, change.new)
        return (*head, *map(raw, tail))


@dataclass(frozen=True, slots=True)
class SaveNote:
    """Noted before a file is written: which of a session's rows it will hold.

    `lineage` names the file's history exactly (see `app.journaling`); `witness` is the id of one entry that the save
    added to it, "" where it added none: a file that knows the entry descends from this save.
    """

    session: str
    up_to: int
    generation: int
    lineage: str
    witness: str

    @property
    def values(self) -> Values:
        """What its columns hold, besides the checksum."""
        return raw(self.session), self.up_to, self.generation, raw(self.lineage), raw(self.witness)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one session has in the journal: for which document and file, how many rows, of how many bytes."""

    session: str
    document: str
    file: str
    rows: int
    size: int

    @property
    def values(self) -> Values:
        """What its columns hold, besides the checksum."""
        return (raw(self.session), raw(self.document), raw(self.file), self.rows, self.size)


def summed(values: Values) -> Values:
    """Return what is stored: the values and their checksum."""
    return *values, _sum(values)


def row_of(stored: Sequence[object]) -> Row | None:
    """Return a row as stored; None where it is damaged."""
    match _checked(stored):
        case (
            int() as sequence,
            bytes() as session,
            bytes() as document,
            bytes() as file,
            int() as generation,
            bytes() as time,
            bytes() as who,
            bytes() as party,
            bytes() as path,
            bytes() as old,
            bytes() as new,
        ):
            strand = Strand(text(session), text(document), text(file), generation)
            change = FieldChange(Party(text(party)), text(path), text(old), text(new))
            return Row(sequence, strand, text(time), text(who), change)
        case _:
            return None


def note_of(stored: Sequence[object]) -> SaveNote | None:
    """Return what was noted of a save; None where it is damaged."""
    match _checked(stored):
        case (bytes() as session, int() as up_to, int() as generation, bytes() as lineage, bytes() as witness):
            return SaveNote(text(session), up_to, generation, text(lineage), text(witness))
        case _:
            return None


def waiting_of(stored: Sequence[object]) -> Waiting | None:
    """Return what a session has there; None where it is damaged."""
    match _checked(stored):
        case (bytes() as session, bytes() as document, bytes() as file, int() as rows, int() as size):
            return Waiting(text(session), text(document), text(file), rows, size)
        case _:
            return None


def tallied(rows: Sequence[Row]) -> list[Waiting]:
    """Return what each session has among some rows."""
    found: dict[str, Waiting] = {}
    for row in rows:
        origin = row.strand
        earlier = found.get(origin.session) or Waiting(origin.session, origin.document, origin.file, 0, 0)
        found[origin.session] = Waiting(
            origin.session, origin.document, origin.file, earlier.rows + 1, earlier.size + row.size
        )
    return list(found.values())


def raw(value: str) -> bytes:
    """Return a text as the database holds it: any text a window can give, half a character too."""
    return value.encode("utf-8", "surrogatepass")


def text(value: bytes) -> str:
    """Return the text that the database holds; only of what bears its checksum."""
    return value.decode("utf-8", "surrogatepass")


def _checked(stored: Sequence[object]) -> Values | None:
    """Return the values whose checksum holds, None where it does not."""
    values = tuple(one for one in stored[:-1] if isinstance(one, bytes | int))
    return values if len(values) == len(stored) - 1 and _sum(values) == stored[-1] else None


def _sum(values: Values) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for one in values:
        part = one if isinstance(one, bytes) else b"%d" % one
        digest.update(b"%c%d:" % (b"b" if isinstance(one, bytes) else b"i", len(part)))
        digest.update(part)
    return digest.digest()
