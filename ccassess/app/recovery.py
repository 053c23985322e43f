"""What an earlier session wrote into the journal and could not save: found at opening, and brought back."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import open_session
from ccassess.app.row_marks import told_by
from ccassess.domain.changes import diff
from ccassess.domain.failures import UnreadableFileError
from ccassess.storage.foreign import assessment_bytes
from ccassess.storage.journal_rows import SaveNote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ccassess.app.session import Session
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.changes import FieldChange
    from ccassess.domain.replay import FieldConflict, Replayed
    from ccassess.storage.journal import Journal
    from ccassess.storage.journal_rows import Row, Strand, Waiting
    from ccassess.storage.living import Seat

    Replay = Callable[[Assessment, Iterable[FieldChange]], Replayed]


@dataclass(frozen=True, slots=True)
class RecoveredField:
    """A field that came back, and who had changed it last, and when (ISO time, UTC)."""

    change: FieldChange
    time: str
    who: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came back at opening, and what did not because the file says something else by now.

    `file` is the one the edits were made in ("" for untitled). `older_file` says that they were made upon a later
    state than the file now has: it is an older copy. `parked` are the rows of the conflicts, which stay in the journal
    until somebody has decided.
    """

    file: str
    fields: tuple[RecoveredField, ...]
    conflicts: tuple[FieldConflict, ...]
    older_file: bool
    rows: tuple[Row, ...]
    parked: tuple[Row, ...]

    @property
    def since(self) -> str:
        """When the first of the edits was made (ISO time, UTC)."""
        return min(row.time for row in (*self.rows, *self.parked))

    @property
    def until(self) -> str:
        """When the last of the edits was made (ISO time, UTC)."""
        return max(row.time for row in (*self.rows, *self.parked))


def file_name(path: Path | None) -> str:
    """Return a file as the journal names it, "" for none."""
    return "" if path is None else os.path.realpath(path)


def holds(path: Path | None, digest: str) -> bool:
    """Whether a file, read anew, is the one with this hash."""
    try:
        return path is not None and hashlib.sha256(assessment_bytes(path)).hexdigest() == digest
    except UnreadableFileError:
        return False


def lineage(assessment: Assessment) -> str:
    """Return what names exactly this state of a document: its generation and every entry of its histories."""
    entries = sorted(one.id for history in assessment.histories.values() for one in history)
    words = " ".join((assessment.id, str(assessment.generation), *entries))
    return hashlib.sha256(words.encode()).hexdigest()


def note_of_save(session: str, up_to: int, before: Assessment, written: Assessment) -> SaveNote:
    """Return what is to be noted before `written` takes the place of `before`."""
    known = {one.id for history in before.histories.values() for one in history}
    added = (one.id for history in written.histories.values() for one in history if one.id not in known)
    return SaveNote(session, up_to, written.generation, lineage(written), next(added, ""))


def recover(session: Session, journal: Journal, strand: Strand, parking: Strand, replay: Replay) -> Recovery | None:
    """Bring back into a session, as one step, what sessions that ended have in the journal beyond its file.

    Their rows become those of `strand`; those of conflicts go to `parking`. Rows that the file holds are forgotten.
    Raises NotJournalledError; the session is then as it was.
    """
    opened = session.assessment
    found = opened
    conflicts: list[FieldConflict] = []
    rows: list[Row] = []
    parked: list[Row] = []
    seats: list[Seat] = []
    try:
        for waiting in journal.documents():
            if waiting.document != opened.id or not _is_for(waiting, session.path):
                continue
            seat = journal.seat(waiting.session)
            if seat is None:
                continue
            seats.append(seat)
            beyond = _beyond(journal, waiting.session, opened)
            # Session by session: what two of them wrote in one field is a conflict, and not the latter's.
            replayed = replay(found, [row.change for row in beyond])
            found = replayed.assessment
            conflicts += replayed.conflicts
            open_fields = {(one.party, one.path) for one in replayed.conflicts}
            parked += [row for row in beyond if (row.change.party, row.change.path) in open_fields]
            rows += [row for row in beyond if (row.change.party, row.change.path) not in open_fields]
        changes = diff(opened, found)
        if parked:
            journal.hand_over(parked, parking)
        if changes:
            journal.hand_over(rows, strand)
        elif rows:
            journal.forget_these(rows)
    finally:
        for seat in seats:
            seat.give_back()
    if not changes and not conflicts:
        return None
    if changes:
        session.bring_back(found)
    return Recovery(
        fields=_fields(changes, rows) if changes else (),
        conflicts=tuple(conflicts),
        rows=tuple(sorted(rows, key=_sequence)),
        parked=tuple(sorted((replace(row, strand=parking) for row in parked), key=_sequence)),
        file=(*rows, *parked)[0].strand.file,
        older_file=any(row.strand.generation > opened.generation for row in (*rows, *parked)),
    )


def make_room(journal: Journal) -> None:
    """Forget the rows that the files of sessions that ended hold, the oldest first. Raises NotJournalledError."""
    for waiting in journal.documents():
        if not waiting.file:
            continue
        seat = journal.seat(waiting.session)
        if seat is None:
            continue
        try:
            found = open_session(Path(waiting.file)).assessment
            if found.id == waiting.document:
                _beyond(journal, waiting.session, found)
        except (UnreadableFileError, OSError):
            continue
        finally:
            seat.give_back()


def _beyond(journal: Journal, session: str, opened: Assessment) -> Sequence[Row]:
    """Return the rows of a session that a file does not hold, and forget those that it does."""
    entries = {one.id for history in opened.histories.values() for one in history}
    name = lineage(opened)
    noted = [one.up_to for one in journal.saves(session) if one.lineage == name or one.witness in entries]
    held = max(*noted, told_by(entries, session, _rows_of(journal, session, opened)), 0)
    if held:
        journal.forget(held, session, opened.generation)
    return _rows_of(journal, session, opened)


def _rows_of(journal: Journal, session: str, opened: Assessment) -> Sequence[Row]:
    return [row for row in journal.rows(opened.id) if row.strand.session == session]


def _is_for(waiting: Waiting, path: Path | None) -> bool:
    """Whether a session's rows are for the file at a path: made in it, or in one that is not there any more.

    A copy that lies beside the file they were made in gets none of them.
    """
    if not waiting.file or path is None:
        return not waiting.file and path is None
    if waiting.file == file_name(path):
        return True
    try:
        return path.samefile(waiting.file)
    except OSError:
        return True


def _sequence(row: Row) -> int:
    return row.sequence


def _fields(changes: Sequence[FieldChange], rows: Sequence[Row]) -> tuple[RecoveredField, ...]:
    """Return each field with the row that changed it last; an order may follow from the others' rows."""
    by_field = {(row.change.party, row.change.path): row for row in sorted(rows, key=_sequence)}
    last = max(rows, key=_sequence)
    found = [(change, by_field.get((change.party, change.path), last)) for change in changes]
    return tuple(RecoveredField(change, row.time, row.who) for change, row in found)
