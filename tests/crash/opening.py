"""What the next program makes of a disk that a power cut has left, held against what was promised before it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccassess.app.files import open_session, opened_document, save_now
from ccassess.app.journaling import Journaling
from ccassess.domain.assessment import Party
from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.replay import replay
from ccassess.storage.atomic import TEMPORARY_PREFIX
from ccassess.storage.content_store import YOUNG, ContentStore
from ccassess.storage.journal import Journal
from ccassess.storage.own_folders import DATA_FOLDER
from tests.crash.operations import Said
from tests.crash.worker import DATA, DOCUMENTS, NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ccassess.app.session import Session
    from tests.crash.operations import Operation


class LostError(AssertionError):
    """Something that was promised is not there, or the program could not work on."""


@dataclass(slots=True)
class Promises:
    """What had been promised by a moment: the file, the last number of each note, contents by their hashes."""

    file: bool = False
    notes: dict[int, int] = field(default_factory=dict)
    contents: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    versions: set[int] = field(default_factory=set)
    conflicts: bool = False
    """Whether the journal may come back beside a file that was written meanwhile without it: nothing is lost then."""


def promised_by(operations: Iterable[Operation]) -> Promises:
    found = Promises()
    for one in operations:
        match one:
            case Said(("file",)):
                found.file = True
            case Said(("note", place, number)):
                found.notes[int(place)] = int(number)
            case Said(("content", sha256)):
                found.contents.add(sha256)
            case Said(("evidence", sha256)):
                found.evidence.add(sha256)
            case Said(("version", number)):
                found.versions.add(int(number))
            case Said(words):
                raise AssertionError(words)
            case _:
                pass
    return found


def check(held: object, what: str) -> None:
    if not held:
        raise LostError(what)


def open_again(root: Path, promises: Promises) -> None:
    """Open the document as the program does, and go on working. Raises LostError where something is missing."""
    _age(root)
    journal = Journal(root / DATA / "journal")
    before = os.environ.get(DATA_FOLDER)
    os.environ[DATA_FOLDER] = str(root / DATA)
    try:
        _open_again(root / DOCUMENTS / NAME, journal, promises)
        strays = [one.name for one in (root / DOCUMENTS).iterdir() if one.name.startswith(TEMPORARY_PREFIX)]
        check(not promises.file or not strays, f"strays: {strays}")
    finally:
        journal.close()
        os.environ.pop(DATA_FOLDER)
        if before is not None:
            os.environ[DATA_FOLDER] = before


def _open_again(path: Path, journal: Journal, promises: Promises) -> None:
    store = ContentStore()
    for sha256 in promises.contents:
        check(store.get(sha256) is not None, f"the content {sha256[:8]} is gone")
    if not path.exists():
        check(not promises.file, "the file is gone")
        journal.documents()
        return
    session = _opened(path)
    journaling = Journaling(session, journal)
    recovery = journaling.recover(replay)
    check(journaling.durability.error is None, f"the journal: {journaling.durability.error}")
    conflicts = () if recovery is None else recovery.conflicts
    check(promises.conflicts or not conflicts, "a conflict with oneself")
    for place, number in promises.notes.items():
        criterion = session.pack.criteria[place].id
        asked = [one.mine for one in conflicts if one.path.split("/")[1] == criterion]
        notes = [session.assessment.answer(Party.SELF, criterion).note, *asked]
        last = max((int(note.split(" ")[0]) for note in notes if note), default=0)
        check(last >= number, f"note {place} is {last} instead of {number}")
    _check_evidence(session, promises)
    versions = {one.number: one for one in session.keeper.store.versions(session.assessment.id)}
    for number in promises.versions:
        check(number in versions, f"version {number} is gone")
        opened_document(session.keeper.store.data(versions[number]))
    _go_on(session, journaling, path, promises)


def _check_evidence(session: Session, promises: Promises) -> None:
    items = {one.sha256: one for one in session.assessment.evidence}
    for sha256 in promises.evidence:
        check(sha256 in items, f"the item of the content {sha256[:8]} is gone")
        check(not session.contents.is_missing(items[sha256]), f"the content {sha256[:8]} is missing")


def _opened(path: Path) -> Session:
    try:
        return open_session(path, "Pekka")
    except UnreadableFileError as error:
        raise LostError(f"the file does not open: {error.code}") from error


def _go_on(session: Session, journaling: Journaling, path: Path, promises: Promises) -> None:
    """Work, save and close: what came back is in the file, and what was swept is nobody's."""
    session.set_note(Party.SELF, session.pack.criteria[0], "after the power cut")
    check(journaling.commit().durable, "nothing more is kept")
    save_now(session)
    journaling.saved()
    journaling.close()
    again = _opened(path)
    check(again.assessment == session.assessment, "what is saved afterwards is another thing")
    _check_evidence(again, promises)


def _age(root: Path) -> None:
    """Let everything be as old as it is when somebody comes back to the computer days later."""
    then = time.time() - 3 * YOUNG
    for folder, _, names in os.walk(root):
        for name in names:
            os.utime(os.path.join(folder, name), (then, then))  # noqa: PTH118
