"""What the journal has promised is there, whatever happens to the program, the disk or the database."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.failures import NotJournalled, NotJournalledError, PutAside
from ccassess.storage import journal_file, living
from ccassess.storage.journal import NAME, Journal, Limits, journal_folder
from ccassess.storage.journal_rows import SaveNote
from tests.storage.journal_rounds import ROOT, TIME, change, strand

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = strand().document
ROUNDS = "tests.storage.journal_rounds"
PATIENCE = 600
"""Seconds after which some mutations, which take a few, are taken to hang."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    found = Journal(tmp_path / "data" / "journal")
    yield found
    found.close()


def numbers(journal: Journal, session: str = "one") -> list[int]:
    """Return the numbers that a session's rows lead to, in order."""
    rows = (row for row in journal.rows(DOCUMENT) if row.strand.session == session)
    return [int(row.change.new.partition(":")[0]) for row in rows]


def refusal_of(journal: Journal, session: str = "one") -> NotJournalled:
    with pytest.raises(NotJournalledError) as caught:
        journal.append(strand(session), TIME, "me", [change(0)])
    assert caught.value.data["file"].endswith(NAME)
    return caught.value.code


# What it holds


def test_rows_are_there_as_they_were_written_also_for_the_next_program(journal: Journal) -> None:
    half_a_character = "\ud83c"
    changes = [change(0), change(1, 20_000)]
    last = journal.append(strand(), TIME, f"Äiti 🌙{half_a_character}", changes)
    journal.close()
    rows = Journal(journal.folder).rows(DOCUMENT)
    assert [row.change for row in rows] == changes
    assert {(row.time, row.who, row.strand) for row in rows} == {(TIME, f"Äiti 🌙{half_a_character}", strand())}
    assert [row.sequence for row in rows] == [last - 1, last]


def test_rows_are_asked_for_by_document_and_generation(journal: Journal) -> None:
    for generation in (3, 4):
        journal.append(strand(generation=generation), TIME, "me", [change(generation)])
    journal.append(strand("two", document="another"), TIME, "me", [change(9)])
    assert [row.change for row in journal.rows(DOCUMENT, 4)] == [change(4)]
    assert [row.change for row in journal.rows(DOCUMENT)] == [change(3), change(4)]
    assert [(one.document, one.rows) for one in journal.documents()] == [(DOCUMENT, 2), ("another", 1)]


def test_forgetting_leaves_the_later_rows_and_those_of_others_and_no_number_comes_twice(journal: Journal) -> None:
    first = journal.append(strand(), TIME, "me", [change(0)])
    journal.append(strand("two"), TIME, "you", [change(50)])
    last = journal.append(strand(), TIME, "me", [change(1)])
    journal.forget(first, "one", 8)
    assert numbers(journal) == [2]
    assert [row.strand.generation for row in journal.rows(DOCUMENT)] == [3, 8]
    journal.forget(last, "one", 9)
    assert [one.session for one in journal.documents()] == ["two"]
    assert journal.append(strand(), TIME, "me", [change(2)]) > last


def test_what_a_save_will_hold_is_known_until_its_rows_are_gone(journal: Journal) -> None:
    first = journal.append(strand(), TIME, "me", [change(0)])
    last = journal.append(strand(), TIME, "me", [change(1)])
    notes = [SaveNote("one", up_to, 4, "a-lineage", "an-entry") for up_to in (first, last)]
    journal.note_saves(notes)
    assert list(journal.saves("one")) == notes
    journal.forget(first, "one", 4)
    assert list(journal.saves("one")) == notes[1:]
    journal.forget(last, "one", 5)
    assert journal.saves("one") == ()


def test_rows_of_a_session_that_ended_are_handed_over_or_forgotten_one_by_one(journal: Journal) -> None:
    for number in range(3):
        journal.append(strand(), TIME, "me", [change(number)])
    rows = journal.rows(DOCUMENT)
    journal.hand_over(rows[:2], strand("two", generation=7))
    assert (numbers(journal), numbers(journal, "two")) == ([3], [1, 2])
    journal.forget_these(journal.rows(DOCUMENT)[1:])
    assert (numbers(journal), numbers(journal, "two")) == ([], [1])
    journal.close()
    assert Journal(journal.folder).rows(DOCUMENT)[0].strand.generation == 7


def test_a_commit_waits_for_the_disk_and_nobodys_schema_is_trusted(journal: Journal) -> None:
    journal.append(strand(), TIME, "me", [change(0)])
    assert journal._opened is not None
    asked = {name: journal._opened.db.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert asked == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "trusted_schema": 0, "user_version": 1}


def test_it_lies_in_the_local_data_of_the_person_or_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCASSESS_DATA", raising=False)
    assert "ccassess" in journal_folder().parts
    assert "Roaming" not in journal_folder().parts
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path))
    assert journal_folder() == tmp_path / "journal"


def test_sqlite_is_not_loaded_before_a_journal_opens() -> None:
    script = "import sys, ccassess.app.journaling as _, ccassess.storage.journal as j; j.Journal(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "sqlite3" not in done.stdout.split()


# Sessions that are alive


def test_a_session_is_alive_until_its_program_ends_however_it_ends(journal: Journal) -> None:
    other = appending(journal.folder, 1)
    assert other.stdout is not None
    other.stdout.readline()
    assert journal.seat("session-1") is None
    other.kill()
    other.communicate()
    seat = journal.seat("session-1")
    assert seat is not None
    assert journal.seat("session-1") is None
    seat.give_back()
    again = journal.seat("session-1")
    assert again is not None
    again.give_back()


def test_what_sessions_without_rows_left_is_swept_and_no_other(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = journal.seat("alive")
    assert seat is not None
    journal.append(strand("has-rows"), TIME, "me", [change(0)])
    for name in ("has-rows", "ended", "young"):
        (journal.folder / f"{name}{living.SUFFIX}").touch()
    long_ago = time.time() - living.STRAY_AFTER - 60
    for name in ("has-rows", "ended", "alive"):
        os.utime(journal.folder / f"{name}{living.SUFFIX}", (long_ago, long_ago))
    journal.sweep()
    left = {path.stem for path in journal.folder.glob(f"*{living.SUFFIX}")}
    assert left == {"alive", "has-rows", "young"}
    seat.give_back()


# Killed, and several at once


def appending(folder: Path, seed: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", ROUNDS, "appending", str(folder), str(seed)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def promised_after_a_kill(folder: Path, seed: int) -> None:
    """Kill a program in the middle of its work; what it was promised is there, and nothing that it had forgotten."""
    child = appending(folder, seed)
    assert child.stdout is not None
    said = [child.stdout.readline()]
    time.sleep(random.Random(seed).uniform(0, 0.15))  # noqa: S311 - a moment, the same each time
    child.kill()
    said += child.communicate()[0].splitlines(keepends=True)
    words = [line.split() for line in said if line.endswith("\n")]
    durable = {int(number) for sign, number in words if sign == "+"}
    forgotten = max((int(number) for sign, number in words if sign == "-"), default=0)
    journal = Journal(folder)
    session = f"session-{seed}"
    there = {row.sequence for row in journal.rows(DOCUMENT) if row.strand.session == session}
    assert journal.asides == ()
    assert {one for one in durable if one > forgotten} <= there
    found = numbers(journal, session)
    assert found == list(range(found[0], found[0] + len(found)))
    journal.forget(max(there, default=0), session, 9)
    journal.close()


def test_what_was_promised_is_there_after_kills_at_any_moment(tmp_path: Path) -> None:
    for seed in range(20):
        promised_after_a_kill(tmp_path, seed)


@pytest.mark.soak
def test_what_was_promised_is_there_after_five_hundred_kills(tmp_path: Path) -> None:
    for seed in range(500):
        promised_after_a_kill(tmp_path, seed)


APPEND_MANY = """
    import sys
    from pathlib import Path
    from ccassess.storage.journal import Journal
    from tests.storage.journal_rounds import TIME, change, strand
    journal = Journal(Path(sys.argv[1]))
    own = strand(sys.argv[2])
    for number in range(60):
        last = journal.append(own, TIME, "me", [change(number)])
        if number == 30:
            journal.forget(last, own.session, 4)
"""


def test_two_programs_append_and_forget_without_disturbing_each_other(tmp_path: Path) -> None:
    words = [sys.executable, "-c", textwrap.dedent(APPEND_MANY), str(tmp_path)]
    both = [subprocess.Popen([*words, name], cwd=ROOT) for name in ("one", "two")]
    assert [child.wait() for child in both] == [0, 0]
    journal = Journal(tmp_path)
    for session in ("one", "two"):
        assert numbers(journal, session) == list(range(32, 61))
    sequences = [row.sequence for row in journal.rows(DOCUMENT)]
    assert len(set(sequences)) == len(sequences)
    journal.close()


def test_threads_may_share_one(journal: Journal) -> None:
    def append(session: str) -> None:
        for number in range(20):
            journal.append(strand(session), TIME, "me", [change(number)])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(append, ("one", "two")))
    assert numbers(journal, "one") == numbers(journal, "two") == list(range(1, 21))


# Damaged, foreign, newer


def mutations_fail(first: int, last: int) -> str:
    """Return what went wrong with some mutations, "" where nothing did; in a process that may crash or hang."""
    command = [sys.executable, "-m", ROUNDS, "mutations", str(first), str(last)]
    # In memory where there is such a place: nothing here is about the disk.
    memory = {"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {}  # noqa: S108 - which makes its own names
    try:
        child = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | memory,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode().split()
        return f"mutation {said[-1] if said else first} does not end"
    return "" if child.returncode == 0 else f"mutation {child.stdout.split()[-1:]}: {child.stderr}"


def test_some_journals_with_changed_bytes_give_back_what_was_written_or_nothing() -> None:
    assert mutations_fail(0, 200) == ""
    # The one in ten thousand whose table has a name that is no text.
    assert mutations_fail(7658, 7659) == ""


@pytest.mark.soak
def test_ten_thousand_journals_with_changed_bytes_give_back_what_was_written_or_nothing() -> None:
    starts = range(0, 10_000, 250)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(mutations_fail, starts, [start + 250 for start in starts])
        assert [text for text in found if text] == []


def spoil(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert data.count(old) >= 1
    path.write_bytes(data.replace(old, new, 1))


def test_a_changed_value_puts_the_journal_aside_and_the_other_rows_are_kept(journal: Journal) -> None:
    for number in range(3):
        journal.append(strand(), TIME, "me", [change(number)])
    journal.close()
    damaged = journal.path.read_bytes()
    spoil(journal.path, change(0).new.encode(), change(7).new.encode())
    again = Journal(journal.folder)
    assert numbers(again) == [1, 3]
    [aside] = again.asides
    assert (aside.code, aside.rows) == (PutAside.DAMAGED, 2)
    assert len(aside.file.read_bytes()) == len(damaged)
    again.append(strand(), TIME, "me", [change(3)])
    again.close()
    after = Journal(journal.folder)
    assert numbers(after) == [1, 3, 4]
    assert after.asides == ()


def test_a_row_that_is_gone_without_a_trace_is_missed(journal: Journal) -> None:
    for number in range(3):
        journal.append(strand(), TIME, "me", [change(number)])
    journal.close()
    with sqlite3.connect(journal.path) as db:
        db.execute("DELETE FROM entries WHERE sequence = 2")
    db.close()
    again = Journal(journal.folder)
    assert numbers(again) == [1, 3]
    assert [one.code for one in again.asides] == [PutAside.DAMAGED]


def test_damage_found_in_the_middle_of_the_work_does_not_stop_it(journal: Journal) -> None:
    for number in range(3):
        journal.append(strand(), TIME, "me", [change(number)])
    with sqlite3.connect(journal.path) as db:
        db.execute("UPDATE entries SET new = ? WHERE sequence = 2", (b"another",))
    db.close()
    assert numbers(journal) == [1, 3]
    assert [one.code for one in journal.asides] == [PutAside.DAMAGED]
    assert journal.openings == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody rename what is open")
def test_a_program_that_has_it_open_goes_on_in_the_new_one(journal: Journal) -> None:
    journal.append(strand(), TIME, "me", [change(0)])
    for path in journal.folder.glob(f"{NAME}*"):
        path.rename(path.with_name(f"aside-{path.name}"))
    other = Journal(journal.folder)
    other.append(strand("two"), TIME, "you", [change(50)])
    journal.append(strand(), TIME, "me", [change(1)])
    assert numbers(other) == [2]
    assert journal.openings == 2
    other.close()


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\0" + bytes(100), None])
def test_what_is_not_ours_is_put_aside_as_it_is(journal: Journal, content: bytes | None) -> None:
    journal.folder.mkdir(parents=True)
    if content is None:
        with sqlite3.connect(journal.path) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("CREATE TABLE recipes (name TEXT)")
        db.close()
    else:
        journal.path.write_bytes(content)
    before = journal.path.read_bytes()
    journal.append(strand(), TIME, "me", [change(0)])
    [aside] = journal.asides
    assert aside.code is PutAside.FOREIGN
    assert aside.file.read_bytes() == before
    assert numbers(journal) == [1]


def test_a_newer_programs_journal_is_left_alone(journal: Journal) -> None:
    journal.append(strand(), TIME, "me", [change(0)])
    journal.close()
    with sqlite3.connect(journal.path) as db:
        db.execute("ALTER TABLE entries ADD COLUMN mood BLOB")
        db.execute("PRAGMA user_version = 2")
    db.close()
    before = journal.path.read_bytes()
    assert refusal_of(journal) is NotJournalled.NEWER
    assert journal.path.read_bytes() == before
    assert journal.asides == ()


# No room, no permission, no turn


def test_a_document_and_all_together_have_limits_and_nothing_is_dropped(tmp_path: Path) -> None:
    journal = Journal(tmp_path, Limits(document=20_000, in_all=30_000))
    for number in range(7):
        journal.append(strand(), TIME, "me", [change(number, 400)])
    with pytest.raises(NotJournalledError) as caught:
        journal.append(strand("two"), TIME, "me", [change(0, 5000)])
    assert (caught.value.code, caught.value.data["of"]) == (NotJournalled.TOO_MUCH, "document")
    with pytest.raises(NotJournalledError) as caught:
        journal.append(strand("two", document="another"), TIME, "me", [change(0, 4500)])
    assert (caught.value.code, caught.value.data["of"]) == (NotJournalled.TOO_MUCH, "all")
    assert numbers(journal) == list(range(1, 8))
    journal.forget(journal.rows(DOCUMENT)[-1].sequence, "one", 4)
    journal.append(strand("two", document="another"), TIME, "me", [change(0, 4500)])
    journal.close()


def test_what_comes_and_goes_does_not_make_it_larger(journal: Journal) -> None:
    for number in range(400):
        last = journal.append(strand(), TIME, "me", [change(number, 3000)])
        journal.forget(last, "one", number + 4)
    journal.close()
    assert sum(path.stat().st_size for path in journal.folder.iterdir()) < 100_000


def test_another_program_that_keeps_it_locked_is_told_and_the_next_append_succeeds(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_file, "BUSY", 0.05)
    journal.append(strand(), TIME, "me", [change(0)])
    with sqlite3.connect(journal.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refusal_of(journal) is NotJournalled.IN_USE
        other.execute("ROLLBACK")
    other.close()
    journal.append(strand(), TIME, "me", [change(1)])
    assert numbers(journal) == [1, 2]


FULL = """
    import resource, sys
    from pathlib import Path
    from ccassess.domain.failures import NotJournalledError
    from ccassess.storage.journal import Journal
    from tests.storage.journal_rounds import TIME, change, strand
    journal = Journal(Path(sys.argv[1]))
    journal.append(strand(), TIME, "me", [change(0)])
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    number = 1
    try:
        while True:
            journal.append(strand(), TIME, "me", [change(number, 3000)])
            number += 1
    except NotJournalledError as error:
        print(error.code, number)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    journal.append(strand(), TIME, "me", [change(number)])
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_disk_that_fills_up_and_has_room_again(tmp_path: Path) -> None:
    words = [sys.executable, "-c", textwrap.dedent(FULL), str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    code, number = done.stdout.split()
    assert code in {NotJournalled.DISK_FULL, NotJournalled.DISK_FAILS}
    journal = Journal(tmp_path)
    assert numbers(journal) == list(range(1, int(number) + 2))
    assert journal.asides == ()
    journal.close()


AS_NOBODY = """
    import os, sys
    from pathlib import Path
    import platformdirs, sqlite3
    from ccassess.domain.failures import NotJournalledError
    from ccassess.storage import journal_answers, journal_file
    from ccassess.storage.journal import Journal
    from tests.storage.journal_rounds import TIME, change, strand
    if os.geteuid() == 0:
        os.setgroups([]); os.setgid(65534); os.setuid(65534)
    try:
        Journal(Path(sys.argv[1])).append(strand(), TIME, "me", [change(1)])
    except NotJournalledError as error:
        print(error.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("begun", [False, True])
def test_a_folder_that_may_not_be_written(begun: bool) -> None:  # noqa: FBT001 - two cases
    home = Path(tempfile.mkdtemp(prefix="ccassess-open-"))
    home.chmod(0o755)
    folder = home / "journal"
    folder.mkdir()
    try:
        if begun:
            journal = Journal(folder)
            journal.append(strand(), TIME, "me", [change(0)])
            journal.close()
        folder.chmod(0o555)
        words = [sys.executable, "-c", textwrap.dedent(AS_NOBODY), str(folder)]
        done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
        assert done.stdout == "no-permission\n"
        folder.chmod(0o755)
        after = Journal(folder)
        assert numbers(after) == ([1] if begun else [])
        after.close()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(home)
