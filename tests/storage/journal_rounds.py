"""Journals that are killed, and journals whose bytes are changed; the tests run a few of each, `dev.py soak` many.

`python -m tests.storage.journal_rounds mutations 137 138` tries mutation number 137 alone; `... appending FOLDER SEED`
appends, and forgets, until it is killed, and prints what it has been promised.
"""

from __future__ import annotations

import itertools
import random
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from ccassess.domain.changes import FieldChange
from ccassess.domain.failures import NotJournalledError
from ccassess.domain.party import Party
from ccassess.storage.journal import NAME, Journal
from ccassess.storage.journal_rows import Row, SaveNote, Strand
from tests.work import bounded

ROOT = Path(__file__).resolve().parents[2]
MOST_WORK = 1_000_000
"""Calls that one mutated journal may take; a whole one takes some 45,000."""
TIME = "2027-01-01T08:00:00.000000Z"


def strand(session: str = "one", document: str = "a-document", generation: int = 3) -> Strand:
    return Strand(session, document, "/kansio/äö 🌙.ccassess", generation)


def change(number: int, length: int = 40) -> FieldChange:
    """Return the change by which a note goes from one number to the next, padded to a length."""
    old, new = (f"{one}:".ljust(length, "ä") for one in (number, number + 1))
    return FieldChange(Party.SELF, "self/coaching/note", old, new)


def keep_appending(folder: Path, seed: int) -> None:
    """Append until killed; print "+ SEQUENCE" once told that a row is durable, "- SEQUENCE" before forgetting."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    journal = Journal(folder)
    own = strand(f"session-{seed}")
    journal.seat(own.session)
    for number in itertools.count():
        last = journal.append(own, TIME, "me", [change(number, chance.choice((10, 200, 5000)))])
        print("+", last, flush=True)
        if chance.random() < 0.1:
            print("-", last - 3, flush=True)
            journal.note_saves([SaveNote(own.session, last - 3, 4, "lineage", "")])
            journal.forget(last - 3, own.session, 4)


@cache
def _originals() -> tuple[Path, frozenset[Row]]:
    """Return a folder with a journal as a closed program leaves it, one with a log as a killed one does, the rows."""
    home = Path(tempfile.mkdtemp(prefix="ccassess-journals-"))
    journal = Journal(home / "closed")
    for session in ("one", "two"):
        for number in range(30):
            journal.append(strand(session), TIME, "me", [change(number, 20 + 300 * (number % 7))])
        journal.note_saves([SaveNote(session, 5, 4, "lineage", "an-entry")])
    journal.forget(4, "one", 4)
    journal.close()
    shutil.copytree(home / "closed", home / "killed")
    journal = Journal(home / "killed")
    for number in range(30, 50):
        journal.append(strand("three"), TIME, "me", [change(number, 500)])
    shutil.copytree(home / "killed", home / "log")
    rows = frozenset(journal.rows("a-document"))
    journal.close()
    return home, rows


def mutate(data: bytearray, chance: random.Random) -> None:
    """Change some bytes, one to three times."""
    for _ in range(chance.randint(1, 3)):
        if not data:
            return
        place = chance.randrange(min(len(data), 120)) if chance.random() < 0.2 else chance.randrange(len(data))
        length = chance.choice((1, 4, 100, 4096))
        match chance.randrange(5):
            case 0 | 1:
                data[place] ^= 1 << chance.randrange(8)
            case 2:
                data[place : place + length] = bytes(len(data[place : place + length]))
            case 3:
                other = chance.randrange(len(data))
                part = data[other : other + length]
                data[place : place + len(part)] = part
            case _:
                if chance.random() < 0.3:
                    del data[place:]
                else:
                    data[place] = chance.randrange(256)


def try_mutation(number: int) -> None:
    """Open a journal of which some bytes were changed; whatever it still says was once written into it."""
    home, rows = _originals()
    chance = random.Random(number)  # noqa: S311 - the same each time
    kind = ("closed", "log")[number % 2]
    folder = Path(tempfile.mkdtemp(prefix="ccassess-mutation-"))
    try:
        for path in (home / kind).iterdir():
            shutil.copy(path, folder)
        names = [NAME, f"{NAME}-wal"] if kind == "log" else [NAME]
        target = folder / chance.choice(names)
        before = target.read_bytes()
        data = bytearray(before)
        mutate(data, chance)
        target.write_bytes(data)
        journal = Journal(folder)
        try:
            found = frozenset(journal.rows("a-document"))
            journal.append(strand("later"), TIME, "me", [change(1)])
        finally:
            journal.close()
        assert found <= rows, f"{number}: accepted {found - rows}"
        expected = rows if kind == "log" else frozenset(row for row in rows if row.strand.session != "three")
        # The end of a log may always be missing: that is how a power cut looks.
        if target.name == NAME and kind == "closed" and data and found != expected:
            assert journal.asides, f"{number}: lost {len(expected - found)} rows without a word"
        if journal.asides:
            assert all(one.file.exists() for one in journal.asides)
    finally:
        shutil.rmtree(folder)


def try_mutations(first: int, last: int) -> None:
    try:
        for number in range(first, last):
            print(number, flush=True)
            try:
                with bounded(MOST_WORK):
                    try_mutation(number)
            except NotJournalledError as error:
                raise AssertionError(f"{number}: {error.code} {error.data}") from error
    finally:
        shutil.rmtree(_originals()[0])


if __name__ == "__main__":
    if sys.argv[1] == "mutations":
        try_mutations(int(sys.argv[2]), int(sys.argv[3]))
    else:
        keep_appending(Path(sys.argv[2]), int(sys.argv[3]))
