"""No edit that the journal has taken is lost, none comes back that the file holds, and none overwrites another's."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app import files
from ccassess.app.files import begin_save, create, finish_save, open_session, save_as, save_now
from ccassess.app.journaling import Journaling
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.failures import NotJournalled, NotSaved, NotSavedError
from ccassess.domain.replay import Why, replay
from ccassess.storage.journal import Journal, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ccassess.app.journaling import Writing
    from ccassess.app.recovery import Recovery

ROOT = Path(__file__).resolve().parents[2]


class Window:
    """What a window has of one open document."""

    def __init__(self, path: Path | None, journal: Journal, session: Session | None = None, who: str = "Aino") -> None:
        self.session = (
            open_session(path, who) if path is not None else session or Session(create(find_pack(DEFAULT_PACK)))
        )
        self.journaling = Journaling(self.session, journal)
        self.recovery: Recovery | None = self.journaling.recover(replay)

    def write(self, note: str, criterion: int = 0) -> None:
        self.session.set_note(Party.SELF, self.session.pack.criteria[criterion], note)

    def note(self, criterion: int = 0) -> str:
        return self.session.assessment.answer(Party.SELF, self.session.pack.criteria[criterion].id).note

    def keep(self) -> bool:
        return self.journaling.commit().durable

    def save(self) -> None:
        save = begin_save(self.session)
        assert save is not None
        self.journaling.begin_write(save).run()
        finish_save(self.session, save)

    def die(self) -> None:
        """End as a killed program does: the system takes its locks, and nothing else happens."""
        for seat in self.journaling._seats.values():
            seat.give_back()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    found = Journal(tmp_path / "journal")
    yield found
    found.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Kanta äö.ccassess"
    save_as(Session(create(find_pack(DEFAULT_PACK))), path, overwrite=False)
    return path


@pytest.fixture
def window(path: Path, journal: Journal) -> Window:
    return Window(path, journal)


def waiting(journal: Journal) -> int:
    return sum(one.rows for one in journal.documents())


def reopened(window: Window, path: Path, journal: Journal) -> Window:
    window.die()
    return Window(path, journal, who="Pekka")


# What comes back


def test_what_was_kept_comes_back_and_is_told(window: Window, path: Path, journal: Journal) -> None:
    assert window.recovery is None
    window.write("one")
    window.session.add_finding(Party.SELF, window.session.pack.criteria[1], FindingKind.STRENGTH, "äö 🌙")
    assert not window.journaling.durability.durable
    assert window.keep()
    window.write("one, two")
    assert window.keep()
    window.write("one, two, three")
    again = reopened(window, path, journal)
    assert again.note() == "one, two"
    told = again.recovery
    assert told is not None
    assert told.file == str(path)
    assert not told.older_file
    assert told.conflicts == ()
    assert [(one.change.path.split("/")[2], one.change.new, one.who) for one in told.fields] == [
        ("note", "one, two", "Aino"),
        ("findings", "strength: äö 🌙", "Aino"),
    ]
    assert told.since < told.until == told.fields[0].time


def test_it_is_unsaved_a_step_that_can_be_undone_and_gone_from_the_journal_once_saved(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    window.keep()
    again = reopened(window, path, journal)
    assert again.session.unsaved
    assert again.journaling.durability.durable
    again.session.undo()
    assert again.note() == ""
    assert not again.journaling.durability.durable
    again.session.redo()
    again.save()
    assert waiting(journal) == 0
    last = reopened(again, path, journal)
    assert (last.note(), last.recovery) == ("one", None)


def test_it_comes_back_again_after_a_second_kill_also_where_it_was_taken_back(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    window.keep()
    second = reopened(window, path, journal)
    third = reopened(second, path, journal)
    assert third.note() == "one"
    third.write("two", criterion=1)
    third.keep()
    fourth = reopened(third, path, journal)
    assert (fourth.note(), fourth.note(1)) == ("one", "two")
    fourth.session.undo()
    fourth.keep()
    fifth = reopened(fourth, path, journal)
    assert (fifth.note(), fifth.note(1), fifth.recovery) == ("", "", None)
    assert waiting(journal) == 0


def test_an_edit_taken_back_before_it_was_saved_leaves_nothing_to_tell(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    window.keep()
    window.session.undo()
    window.keep()
    save_now(window.session)
    window.journaling.saved()
    assert waiting(journal) == 0
    assert reopened(window, path, journal).recovery is None


def test_the_edits_of_an_untitled_copy_come_back_until_it_is_discarded(journal: Journal) -> None:
    untitled = create(find_pack(DEFAULT_PACK))
    window = Window(None, journal, Session(untitled))
    window.write("one")
    window.keep()
    window.die()
    again = Window(None, journal, Session(untitled))
    assert (again.note(), again.recovery.file if again.recovery else None) == ("one", "")
    again.journaling.close(discard=True)
    assert waiting(journal) == 0
    assert list(journal.folder.glob("*.open")) == []


# What the file holds does not come back


def test_a_save_forgets_what_it_holds_and_keeps_what_was_written_meanwhile(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    save = begin_save(window.session)
    assert save is not None
    writing = window.journaling.begin_write(save)
    window.write("two")
    assert window.keep()
    writing.run()
    finish_save(window.session, save)
    assert window.journaling.durability.durable
    [row] = journal.rows(window.session.assessment.id)
    assert (row.change.old, row.change.new, row.strand.generation) == ("one", "two", save.written.generation)
    again = reopened(window, path, journal)
    assert (again.note(), open_session(path).assessment.generation) == ("two", save.written.generation)


def test_killed_before_it_could_forget_only_what_was_written_meanwhile_comes_back(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    save = begin_save(window.session)
    assert save is not None
    writing = window.journaling.begin_write(save)
    window.write("two")
    window.keep()
    write_without_forgetting(window, writing)
    again = reopened(window, path, journal)
    assert again.note() == "two"
    assert again.recovery is not None
    assert [(one.change.old, one.change.new) for one in again.recovery.fields] == [("one", "two")]
    assert again.recovery.conflicts == ()


def test_a_commit_begun_before_a_save_and_done_after_it_adds_nothing(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    late = window.journaling.begin_commit()
    assert late is not None
    window.write("two")
    window.save()
    assert late.run().durable
    assert waiting(journal) == 0
    assert window.journaling.begin_commit() is None


def test_killed_between_the_file_and_the_journal_nothing_comes_back(
    window: Window, path: Path, journal: Journal
) -> None:
    killed_before_forgetting(window)
    assert waiting(journal) == 2
    again = reopened(window, path, journal)
    assert (again.note(), again.recovery) == ("two", None)
    assert waiting(journal) == 0


def test_and_nobodys_later_change_of_the_same_field_is_overwritten(
    window: Window, path: Path, journal: Journal
) -> None:
    killed_before_forgetting(window)
    other = open_session(path, "Somebody else")
    other.set_note(Party.SELF, other.pack.criteria[0], "")
    save_now(other)
    again = reopened(window, path, journal)
    assert (again.note(), again.recovery) == ("", None)


def killed_before_forgetting(window: Window) -> None:
    for note in ("one", "two"):
        window.write(note)
        window.keep()
    save = begin_save(window.session)
    assert save is not None
    write_without_forgetting(window, window.journaling.begin_write(save))


def write_without_forgetting(window: Window, writing: Writing) -> None:
    up_to = window.journaling.reach(writing._moment)
    window.journaling.announce(up_to, writing._moment, writing._save)
    writing._save.run()


@pytest.mark.parametrize("code", [NotSaved.NOT_CONFIRMED, NotSaved.DISK_FULL])
def test_a_file_that_is_not_surely_on_the_disk_leaves_the_journal_as_it_is(
    window: Window, journal: Journal, monkeypatch: pytest.MonkeyPatch, code: NotSaved
) -> None:
    def fail(*_: object) -> None:
        raise NotSavedError(code)

    window.write("one")
    monkeypatch.setattr(files, "replace_file", fail)
    with pytest.raises(NotSavedError):
        window.save()
    assert window.journaling.durability.durable
    assert waiting(journal) == 1


def test_a_file_that_reads_back_otherwise_leaves_the_journal_as_it_is(
    window: Window, journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "replace_file", lambda *_: None)
    window.write("one")
    window.save()
    assert waiting(journal) == 1


def test_saving_under_another_name_forgets_too(window: Window, tmp_path: Path, journal: Journal) -> None:
    window.write("one")
    window.keep()
    save_as(window.session, tmp_path / "another.ccassess", overwrite=False)
    window.journaling.saved()
    assert waiting(journal) == 0
    window.write("two")
    window.keep()
    again = reopened(window, tmp_path / "another.ccassess", journal)
    assert again.note() == "two"


# Other windows, other people, other files


def test_what_another_window_is_writing_is_left_to_it(window: Window, path: Path, journal: Journal) -> None:
    window.write("one")
    window.keep()
    other = Window(path, Journal(journal.folder))
    assert (other.note(), other.recovery) == ("", None)
    window.save()
    assert waiting(journal) == 0


def test_what_somebody_else_saved_meanwhile_stays_and_both_texts_are_there_until_somebody_decides(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("mine")
    window.write("mine alone", criterion=1)
    window.keep()
    window.die()
    other = open_session(path, "Somebody else")
    other.set_note(Party.SELF, other.pack.criteria[0], "theirs")
    save_now(other)
    for _ in range(2):
        again = Window(path, journal)
        told = again.recovery
        assert told is not None
        assert again.note() == "theirs"
        assert again.note(1) == "mine alone"
        assert [(one.theirs, one.mine, one.code) for one in told.conflicts] == [("theirs", "mine", Why.CHANGED)]
        if again.session.unsaved:
            again.save()
        assert [row.change.new for row in journal.rows(again.session.assessment.id)] == ["mine"]
        again.die()
    again = Window(path, journal)
    again.journaling.settle()
    again.die()
    assert (waiting(journal), Window(path, journal).recovery) == (0, None)


def test_two_windows_killed_at_once_with_the_same_field_are_a_conflict(path: Path, journal: Journal) -> None:
    first, second = Window(path, journal), Window(path, journal)
    for one, text in ((first, "one"), (second, "two")):
        one.write(text)
        one.keep()
    first.die()
    again = reopened(second, path, journal)
    assert again.note() == "one"
    assert again.recovery is not None
    assert [(one.theirs, one.mine) for one in again.recovery.conflicts] == [("one", "two")]


def test_a_copy_beside_the_file_gets_nothing_and_a_file_that_was_moved_gets_it(
    window: Window, path: Path, journal: Journal, tmp_path: Path
) -> None:
    window.write("one")
    window.keep()
    window.die()
    shutil.copy(path, tmp_path / "copy.ccassess")
    assert Window(tmp_path / "copy.ccassess", journal).recovery is None
    path.rename(tmp_path / "moved.ccassess")
    assert Window(tmp_path / "moved.ccassess", journal).note() == "one"


def test_an_older_copy_in_the_files_place_is_told(window: Window, path: Path, journal: Journal, tmp_path: Path) -> None:
    old = path.read_bytes()
    window.write("one")
    window.save()
    window.write("two", criterion=1)
    window.keep()
    path.write_bytes(old)
    told = reopened(window, path, journal).recovery
    assert told is not None
    assert told.older_file


# Where there can be no journal


def test_without_a_journal_the_work_goes_on_and_is_durable_as_soon_as_it_can_be(
    path: Path, journal: Journal, tmp_path: Path
) -> None:
    (tmp_path / "journal").write_text("in the way")
    window = Window(path, journal)
    assert window.recovery is None
    assert window.journaling.durability.error is not None
    window.write("one")
    told = window.journaling.commit()
    assert not told.durable
    assert told.error is not None
    assert told.error.code is NotJournalled.OTHER
    window.save()
    assert open_session(path).assessment == window.session.assessment
    assert window.journaling.durability.durable
    (tmp_path / "journal").unlink()
    window.write("two")
    assert window.keep()
    assert window.journaling.durability.error is None
    assert reopened(window, path, journal).note() == "two"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody rename what is open")
def test_what_was_durable_in_a_journal_that_is_gone_is_written_into_the_new_one(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    window.keep()
    for file in journal.folder.glob("journal.sqlite3*"):
        file.unlink()
    window.write("two", criterion=1)
    window.keep()
    again = reopened(window, path, journal)
    assert (again.note(), again.note(1)) == ("one", "two")


def unreachable(journal: Journal) -> Path:
    """Let the journal be neither read nor written from now on."""
    journal.close()
    aside = journal.folder.with_name("journal not here")
    journal.folder.rename(aside)
    journal.folder.write_text("in the way")
    return aside


def reachable(journal: Journal, aside: Path) -> None:
    journal.folder.unlink()
    aside.rename(journal.folder)


@pytest.mark.parametrize("after", ["one and two", "another", "one"])
def test_what_was_saved_while_the_journal_could_not_be_reached_is_no_conflict_with_oneself(
    window: Window, path: Path, journal: Journal, after: str
) -> None:
    window.write("one")
    window.write("side", criterion=1)
    window.keep()
    aside = unreachable(journal)
    window.write(after)
    window.write("more", criterion=2)
    assert not window.keep()
    window.save()
    window.write(f"{after}.")
    window.save()
    reachable(journal, aside)
    again = reopened(window, path, journal)
    assert again.recovery is None
    assert again.note() == f"{after}."
    assert waiting(journal) == 0


def test_also_where_somebody_else_wrote_in_the_field_meanwhile(window: Window, path: Path, journal: Journal) -> None:
    window.write("one")
    window.keep()
    aside = unreachable(journal)
    window.write("one and two")
    window.save()
    other = open_session(path, "Pekka")
    other.set_note(Party.SELF, other.pack.criteria[0], "theirs")
    save_now(other)
    reachable(journal, aside)
    again = reopened(window, path, journal)
    assert again.recovery is None
    assert again.note() == "theirs"


def test_what_was_written_after_such_a_save_comes_back(window: Window, path: Path, journal: Journal) -> None:
    window.write("one")
    window.keep()
    aside = unreachable(journal)
    window.write("two")
    window.save()
    reachable(journal, aside)
    window.write("three")
    assert window.keep()
    again = reopened(window, path, journal)
    assert again.recovery is not None
    assert again.recovery.conflicts == ()
    assert again.note() == "three"


def test_what_another_computer_saved_in_the_same_words_lets_go_of_nothing(
    window: Window, path: Path, journal: Journal
) -> None:
    window.write("one")
    window.keep()
    elsewhere = open_session(path, "Aino")
    elsewhere.set_note(Party.SELF, elsewhere.pack.criteria[0], "one")
    save_now(elsewhere)
    elsewhere.set_note(Party.SELF, elsewhere.pack.criteria[0], "two")
    save_now(elsewhere)
    again = reopened(window, path, journal)
    assert again.recovery is not None
    assert [one.mine for one in again.recovery.conflicts] == ["one"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody rename what is open")
@pytest.mark.parametrize("lost", ["before", "while"])
def test_a_save_over_a_journal_that_was_lost_forgets_no_row_of_the_new_one(
    window: Window, path: Path, journal: Journal, lost: str
) -> None:
    def lose() -> None:
        for file in journal.folder.glob("journal.sqlite3*"):
            file.unlink()

    for number in range(20):
        window.write(f"note {number}")
        window.keep()
    if lost == "before":
        lose()
        window.write("saved")
        window.keep()
    save = begin_save(window.session)
    assert save is not None
    writing = window.journaling.begin_write(save)
    is_ours = save.is_ours

    def losing(current: bytes | None) -> bool:
        if lost == "while":
            lose()
        window.write("written meanwhile", criterion=1)
        window.keep()
        return is_ours(current)

    save.is_ours = losing
    writing.run()
    finish_save(window.session, save)
    window.write("written afterwards", criterion=2)
    window.keep()
    again = reopened(window, path, journal)
    assert (again.note(1), again.note(2)) == ("written meanwhile", "written afterwards")


def test_at_its_limit_the_journal_makes_room_only_of_what_files_hold(path: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal", Limits(document=10_000, in_all=10_000))
    window = Window(path, journal)
    window.write("x" * 1500)
    window.keep()
    killed_before_forgetting(window)
    window.die()
    another = tmp_path / "another.ccassess"
    save_as(Session(create(find_pack(DEFAULT_PACK))), another, overwrite=False)
    second = Window(another, journal)
    second.write("y" * 8000)
    assert not second.keep()
    commit = second.journaling.begin_commit()
    assert commit is not None
    assert commit.run().durable
    second.write("z" * 8000)
    commit = second.journaling.begin_commit()
    assert commit is not None
    told = commit.run()
    assert not told.durable
    assert told.error is not None
    assert told.error.code is NotJournalled.TOO_MUCH
    assert reopened(second, another, journal).note() == "y" * 8000
    journal.close()


def test_commits_may_run_in_another_thread_while_the_edits_go_on(window: Window, path: Path, journal: Journal) -> None:
    with ThreadPoolExecutor(1) as worker:
        begun = []
        for number in range(30):
            window.write(f"note {number}")
            commit = window.journaling.begin_commit()
            assert commit is not None
            begun.append(worker.submit(commit.run))
            if number % 10 == 5:
                save = begin_save(window.session)
                assert save is not None
                worker.submit(window.journaling.begin_write(save).run).result()
                finish_save(window.session, save)
        assert begun[-1].result().durable
    assert reopened(window, path, journal).note() == "note 29"


# Killed


TYPE = """
    import itertools, sys
    from pathlib import Path
    from ccassess.app.files import begin_save, finish_save, open_session
    from ccassess.app.journaling import Journaling
    from ccassess.domain.assessment import Party
    from ccassess.domain.replay import replay
    from ccassess.storage.intake import Intake
    from ccassess.storage.journal import Journal
    session = open_session(Path(sys.argv[1]), "Aino")
    journaling = Journaling(session, Journal(Path(sys.argv[2])))
    journaling.recover(replay)
    first = int(sys.argv[3])
    for number in itertools.count(first):
        session.set_note(Party.SELF, session.pack.criteria[number % 3], str(number))
        if number % 4 == 1:
            # As when a file is dropped: its bytes first, in the same pause of the journal as the note.
            data = f"evidence {number} ".encode() * 500
            sha256 = session.contents.put(data)
            session.evidence.add_file(Intake(f"{number}.txt", data, sha256), session.pack.criteria[number % 5].id)
            if len(session.assessment.evidence) > 12:
                session.evidence.remove(session.assessment.evidence[0].id)
        if journaling.commit().durable:
            print(number, sha256 if number % 4 == 1 else "", flush=True)
        save = begin_save(session) if number % 5 == 4 else None
        if save is not None:
            journaling.begin_write(save).run()
            finish_save(session, save)
"""


def killed_while_typing(path: Path, folder: Path, seed: int) -> None:
    """Kill a program in which somebody types and attaches files; what it acknowledged is there at the next opening."""
    first = seed * 10_000
    words = [sys.executable, "-c", textwrap.dedent(TYPE), str(path), str(folder), str(first)]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    said = [child.stdout.readline()]
    time.sleep(random.Random(seed).uniform(0, 0.4))  # noqa: S311 - a moment, the same each time
    child.kill()
    said += child.communicate()[0].splitlines(keepends=True)
    promised = [line.split() for line in said if line.endswith("\n")]
    acknowledged = int(promised[-1][0])
    for stray in path.parent.glob(STRAYS):
        os.utime(stray, (0, 0))
    journal = Journal(folder)
    window = Window(path, journal)
    assert journal.asides == ()
    for number in range(max(first, acknowledged - 2), acknowledged + 1):
        assert int(window.note(number % 3)) >= number
    items = {one.sha256: one for one in window.session.assessment.evidence}
    for _, sha256 in [words for words in promised if len(words) == 2][-5:]:
        assert sha256 in items
    assert not any(map(window.session.contents.is_missing, items.values()))
    assert window.recovery is None or window.recovery.conflicts == ()
    # What came back is left to the next program, or saved by this one.
    if seed % 2 and window.session.unsaved:
        window.save()
        assert waiting(journal) == 0
        assert list(path.parent.glob(STRAYS)) == []
    window.journaling.close()
    journal.close()


STRAYS = ".~ccassess-*.tmp"


def nothing_is_left_behind(path: Path, data: Path) -> None:
    """Days later the next program finds all its versions whole, and sweeps away what the killed ones have left."""
    long_ago = time.time() - 10 * 86_400
    for one in (file for folder in (data, path.parent) for file in folder.rglob("*") if file.is_file()):
        os.utime(one, (long_ago, long_ago))
    journal = Journal(data / "journal")
    window = Window(path, journal)
    store = window.session.keeper.store
    kept = store.versions(window.session.assessment.id)
    assert kept
    for version in kept:
        assert hashlib.sha256(store.data(version)).hexdigest() == version.sha256
    window.write("the last word")
    window.save()
    window.journaling.close()
    journal.close()
    again = open_session(path)
    assert not any(map(again.contents.is_missing, again.assessment.evidence))
    for version in store.versions(again.assessment.id):
        store.data(version)
    assert [one for folder in (data, path.parent) for one in folder.rglob(STRAYS)] == []


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program and its killed predecessors keep what they have on this computer."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CCASSESS_DATA", str(folder))
    return folder


def test_killed_while_typing_and_saving_nothing_acknowledged_is_missing(path: Path, data: Path) -> None:
    for seed in range(1, 11):
        killed_while_typing(path, data / "journal", seed)
    nothing_is_left_behind(path, data)


@pytest.mark.soak
def test_killed_five_hundred_times_while_typing_and_saving_nothing_acknowledged_is_missing(
    path: Path, data: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("figure", "500 programs killed while somebody typed, attached files and saved")
    for seed in range(1, 501):
        killed_while_typing(path, data / "journal", seed)
    nothing_is_left_behind(path, data)
