"""A program that works on an assessment in a folder and says what it promises, to be recorded.

`python -m tests.crash.worker FOLDER PART` does one part of a story; the parts follow one another as programs do.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import begin_save, create, finish_save, open_session, save_as
from ccassess.app.journaling import Journaling
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSavedError, UnreadableFileError
from ccassess.domain.replay import replay
from ccassess.storage import journal_file
from ccassess.storage.intake import Intake
from ccassess.storage.journal import Journal
from tests.crash.strace import PROMISE
from tests.packs.tiny import tiny

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

DOCUMENTS, DATA = "work", "data"
NAME = "Kaisla äö 🌙.ccassess"
PAGES = 12
"""Pages of the log after which SQLite folds it into the database: 1000 would never come in a short story."""


def promise(*words: object) -> None:
    """Say that something is durable from here on."""
    say(f"{PROMISE}{' '.join(map(str, words))}")


def say(line: str) -> None:
    """Say something in one call, which is one operation, and by another call than files are written by."""
    os.writev(1, [f"{line}\n".encode()])


def content(size: int) -> bytes:
    """Return bytes that tell where they come from: sector by sector another thing."""
    return b"".join(f"{size}:{place:07}\n".encode().rjust(16) for place in range(0, size, 16))[:size]


class Program:
    """What one run of the program does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / DOCUMENTS / NAME
        self.journal = Journal(root / DATA / "journal")
        self.number = 0
        self.session: Session
        self.journaling: Journaling

    def begin_anew(self) -> None:
        """Make the file, as the first save of a new assessment."""
        session = Session(create(tiny()), None, "Aino")
        save_as(session, self.path, overwrite=False)
        promise("file")
        self._take(session)

    def open(self) -> None:
        """Open the file, and have back what the last program could not save."""
        session = open_session(self.path, "Aino")
        self._take(session)
        notes = [session.assessment.answer(Party.SELF, one.id).note for one in session.pack.criteria]
        self.number = max(int(note.split(" ")[0]) for note in notes if note)

    def _take(self, session: Session) -> None:
        self.session = session
        self.journaling = Journaling(session, self.journal)
        self.journaling.recover(replay)

    def edit(self, times: int, *, length: int = 0) -> None:
        """Write the next number into the note of the next criterion, and promise it once it is durable."""
        for _ in range(times):
            self.number += 1
            place = self.number % len(self.session.pack.criteria)
            text = f"{self.number} {'ä' * length}".strip()
            self.session.set_note(Party.SELF, self.session.pack.criteria[place], text)
            if self._is_kept():
                promise("note", place, self.number)

    def attach(self, size: int) -> None:
        """Attach a file to a criterion as the window does: its bytes first, then the edit that names them."""
        data = content(size)
        sha256 = self.session.contents.put(data)
        promise("content", sha256)
        criterion = self.session.pack.criteria[size % len(self.session.pack.criteria)]
        self.session.evidence.add_file(Intake(f"list {size}.txt", data, sha256), criterion.id)
        if self._is_kept():
            promise("evidence", sha256)

    def _is_kept(self) -> bool:
        """Commit the edits so far; say with which code that could not be."""
        told = self.journaling.commit()
        if not told.durable and told.error is not None:
            say(f"told {told.error.code}")
        return told.durable

    def save(self, meanwhile: Callable[[], None] | None = None) -> None:
        """Write the file, maybe with edits between the beginning and the writing."""
        save = begin_save(self.session)
        if save is None:
            return
        writing = self.journaling.begin_write(save)
        if meanwhile is not None:
            meanwhile()
        writing.run()
        finish_save(self.session, save)
        for version in self.session.keeper.store.listed(self.session.assessment.id):
            promise("version", version.number)

    def try_to(self, work: Callable[[], None]) -> None:
        """Do something that may be refused; say with which code it was."""
        try:
            work()
        except NotSavedError as error:
            say(f"told {error.code}")

    def close(self) -> None:
        """End as a program does that is closed."""
        self.journaling.close()
        self.journal.close()


def first(root: Path) -> None:
    """A new file, some work, a save, and more work that no save comes to."""
    program = Program(root)
    program.begin_anew()
    program.edit(3)
    program.save()
    program.attach(3_000)
    program.edit(3, length=700)
    os.kill(os.getpid(), signal.SIGKILL)


def second(root: Path) -> None:
    """The next program has it back, goes on, saves twice and is closed."""
    program = Program(root)
    program.open()
    program.edit(3)
    program.save(lambda: program.edit(1))
    program.attach(20_000)
    program.attach(3_000)
    program.edit(4, length=500)
    program.save()
    program.close()


def third(root: Path) -> None:
    """One more, killed after an edit beyond its last save."""
    program = Program(root)
    program.open()
    program.edit(2)
    program.save()
    program.edit(2)
    program.save()
    program.edit(3)
    os.kill(os.getpid(), signal.SIGKILL)


PARTS = {"first": first, "second": second, "third": third}


def among_faults(root: Path) -> None:
    """Work on whatever fails, as a person does who reads what the window says; end as a program does."""
    program = Program(root)
    try:
        program.open()
    except UnreadableFileError as error:
        say(f"told {error.code}")
        return
    for _ in range(2):
        program.edit(2)
        program.try_to(lambda: program.attach(5_000))
        program.try_to(program.save)
    program.edit(1)
    program.close()


OTHER_PARTS = {"among-faults": among_faults}


def with_settings(*settings: str) -> None:
    """Give the journal's database other settings than the program gives it."""
    prepared = journal_file._prepared

    def preparing(db: sqlite3.Connection, *others: Path | journal_file.Aside | None) -> journal_file.Opened:
        opened = prepared(db, *others)  # type: ignore[arg-type]
        for setting in settings:
            db.execute(f"PRAGMA {setting}")
        return opened

    journal_file._prepared = preparing  # type: ignore[assignment]


if __name__ == "__main__":
    with_settings(f"wal_autocheckpoint = {PAGES}", *sys.argv[3:])
    {**PARTS, **OTHER_PARTS}[sys.argv[2]](Path(sys.argv[1]))
