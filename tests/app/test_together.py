"""Two people, one file: what the other saved comes in, nothing of either is lost, and undo leaves the other's alone."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from ccassess.app.copies import copies_beside
from ccassess.app.files import begin_save, create, finish_save, open_session, save_as, save_now
from ccassess.app.journaling import Journaling
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.app.together import Outcome, begin_together, finish_together, save_together
from ccassess.domain.all_texts import texts_of
from ccassess.domain.ancestor import merged_apart
from ccassess.domain.assessment import Party
from ccassess.domain.changes import diff
from ccassess.domain.disputes import Choice, Found, left_alone
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.merging import three_way
from ccassess.domain.replay import replay
from ccassess.storage.atomic import anything, replace_file
from ccassess.storage.journal import Journal
from tests.grown import at_work, edited
from tests.strategies import full_assessment

ROOT = Path(__file__).resolve().parents[2]
MINE = Party.SELF


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Kanta äö.ccassess"
    session = Session(create(find_pack(DEFAULT_PACK)), who="Maija")
    note(session, "From the start.")
    save_as(session, path, overwrite=False)
    return path


def note(session: Session, text: str, criterion: int = 0) -> None:
    session.set_note(MINE, session.pack.criteria[criterion], text)
    session.close_step()


def said(session: Session, criterion: int = 0) -> str:
    return session.assessment.answer(MINE, session.pack.criteria[criterion].id).note


def saved_by(path: Path, who: str, text: str, criterion: int = 0) -> Session:
    session = open_session(path, who)
    note(session, text, criterion)
    save_now(session)
    return session


def refused(session: Session) -> None:
    with pytest.raises(NotSavedError) as caught:
        save_now(session)
    assert caught.value.code is NotSaved.CHANGED_ELSEWHERE


def found(session: Session) -> Outcome:
    refused(session)
    return begin_together(session).run()


def entries(path: Path) -> set[tuple[str, str, str, str]]:
    history = open_session(path).assessment.histories[MINE]
    return {(one.who, one.path.rpartition("/")[2], one.old, one.new) for one in history}


def test_what_both_wrote_in_different_places_comes_together_and_is_told(path: Path) -> None:
    session = open_session(path, "Aino")
    note(session, "Mine.", 1)
    saved_by(path, "Matti", "Theirs.", 2)
    outcome = found(session)
    assert outcome.found is Found.MERGED
    assert [(one.change.new, one.who) for one in outcome.theirs] == [("Theirs.", "Matti")]
    assert outcome.who == ("Matti",)
    assert finish_together(session, outcome) is None
    assert (said(session, 1), said(session, 2)) == ("Mine.", "Theirs.")
    save_now(session)
    assert {("Aino", "note", "", "Mine."), ("Matti", "note", "", "Theirs.")} <= entries(path)
    again = open_session(path)
    assert again.assessment == session.assessment
    assert not session.unsaved


def test_nothing_changed_here_takes_theirs_and_writes_nothing(path: Path) -> None:
    session = open_session(path, "Aino")
    saved_by(path, "Matti", "Theirs.")
    data = path.read_bytes()
    outcome = begin_together(session).run()
    assert finish_together(session, outcome) is None
    assert said(session) == "Theirs."
    assert not session.unsaved
    save_now(session)
    assert path.read_bytes() == data


def disputed(path: Path) -> tuple[Session, Outcome]:
    session = open_session(path, "Aino")
    note(session, "Mine.")
    saved_by(path, "Matti", "Theirs.")
    outcome = found(session)
    assert outcome.found is Found.CONFLICTS
    return session, outcome


@pytest.mark.parametrize(
    ("choice", "expected"),
    [(Choice.THEIRS, "Theirs."), (Choice.MINE, "Mine."), (Choice.BOTH, "Theirs.\nAino: Mine.")],
)
def test_a_conflict_waits_for_a_choice(path: Path, choice: Choice, expected: str) -> None:
    session, outcome = disputed(path)
    data = path.read_bytes()
    still = finish_together(session, outcome, {})
    assert still is not None
    assert still.left == (outcome.disputes[0].key,)
    assert said(session) == "Mine."
    assert path.read_bytes() == data
    chosen = {outcome.disputes[0].key: choice}
    assert finish_together(session, outcome, chosen, lambda one: f"Aino: {one.mine}") is None
    assert said(session) == expected
    save_now(session)
    assert said(open_session(path)) == expected
    for _ in range(2):
        session.undo()
        assert said(session) == "Theirs."


def test_a_rating_that_both_gave_is_kept_with_mine_in_words(path: Path) -> None:
    session = open_session(path, "Aino")
    node = session.pack.criteria[0]
    leaf = next(iter(node.leaves()))
    session.rate(MINE, node, leaf.id, leaf.values[1])
    other = open_session(path, "Matti")
    other.rate(MINE, node, leaf.id, leaf.values[2])
    save_now(other)
    outcome = found(session)
    assert [one.both for one in outcome.disputes] == [True]
    finish_together(session, outcome, {outcome.disputes[0].key: Choice.BOTH}, lambda one: f"Aino: {one.mine}")
    answer = session.assessment.answer(MINE, node.id)
    assert answer.ratings[leaf.id] == leaf.values[2]
    assert answer.note == f"From the start.\nAino: {leaf.values[1]}"


def test_edits_made_meanwhile_are_folded_in_and_may_be_disputed(path: Path) -> None:
    session = open_session(path, "Aino")
    note(session, "Mine.", 1)
    saved_by(path, "Matti", "Theirs.", 2)
    outcome = found(session)
    note(session, "Later.", 3)
    assert finish_together(session, outcome) is None
    assert [said(session, one) for one in (1, 2, 3)] == ["Mine.", "Theirs.", "Later."]
    save_now(session)

    saved_by(path, "Matti", "Theirs again.", 4)
    note(session, "More.", 1)
    outcome = found(session)
    note(session, "Mine too.", 4)
    now = finish_together(session, outcome)
    assert now is not None
    assert now.found is Found.CONFLICTS
    assert said(session, 4) == "Mine too."
    assert finish_together(session, now, {now.disputes[0].key: Choice.MINE}) is None
    assert said(session, 4) == "Mine too."


def test_the_file_that_went_away_is_made_again(path: Path) -> None:
    session = open_session(path, "Aino")
    note(session, "Mine.")
    path.unlink()
    outcome = begin_together(session).run()
    assert outcome.found is Found.GONE
    assert finish_together(session, outcome) is None
    save_now(session)
    assert said(open_session(path)) == "Mine."


def test_an_older_state_in_its_place_is_told_and_saved_over(path: Path, tmp_path: Path) -> None:
    older = shutil.copy(path, tmp_path / "older")
    saved_by(path, "Matti", "Theirs.", 1)
    session = open_session(path, "Aino")
    note(session, "Saved.", 2)
    save_now(session)
    note(session, "Mine.", 3)
    shutil.copy(older, path)
    outcome = found(session)
    assert outcome.found is Found.OLDER
    assert finish_together(session, outcome) is None
    save_now(session)
    again = open_session(path)
    assert [said(again, one) for one in range(4)] == ["From the start.", "Theirs.", "Saved.", "Mine."]
    # The state that lay there is kept as a version.
    assert len(session.keeper.store.listed(again.assessment.id)) >= 1


def test_a_file_that_grew_from_an_older_state_takes_nothing_back(path: Path, tmp_path: Path) -> None:
    older = Path(shutil.copy(path, tmp_path / "older.ccassess"))
    session = open_session(path, "Aino")
    for number in range(1, 5):
        note(session, f"Saved {number}.", number)
    save_now(session)
    saved_by(older, "Matti", "Theirs.", 5)
    shutil.copy(older, path)
    note(session, "Mine.", 6)
    outcome = found(session)
    assert outcome.found is Found.MERGED
    finish_together(session, outcome)
    save_now(session)
    again = open_session(path)
    assert [said(again, one) for one in range(1, 7)] == [*(f"Saved {one}." for one in range(1, 5)), "Theirs.", "Mine."]
    assert {one[0] for one in entries(path)} == {"Maija", "Aino", "Matti"}
    assert len(again.assessment.histories[MINE]) == 7


def test_another_document_or_bytes_that_are_none_are_never_overwritten(path: Path) -> None:
    session = open_session(path, "Aino")
    note(session, "Mine.")
    save_as(Session(create(find_pack(DEFAULT_PACK))), path, overwrite=True)
    for expected in (Found.OTHER_DOCUMENT, Found.UNREADABLE):
        data = path.read_bytes()
        outcome = found(session)
        assert outcome.found is expected
        assert finish_together(session, outcome) is outcome
        refused(session)
        assert path.read_bytes() == data
        path.write_bytes(b"something else")
    assert said(session) == "Mine."


def test_a_move_to_other_criteria_there_is_told(path: Path) -> None:
    session = open_session(path, "Aino")
    note(session, "Mine.")
    other = open_session(path, "Matti")
    pack = open_session_pack()
    moved = replace(other.assessment, pack=pack, self_sheet=replace(other.assessment.self_sheet, answers={}))
    other.bring_back(moved)
    save_now(other)
    assert found(session).found is Found.OTHER_PACK
    untouched = Session(replace(session.origin), path, "Liisa")
    outcome = begin_together(untouched).run()
    assert outcome.found is Found.MERGED
    finish_together(untouched, outcome)
    assert untouched.pack.id == pack.id


def open_session_pack() -> object:
    return create(find_pack("org.ccassess.contact-center-quick-scan")).pack


def test_a_save_in_between_begins_anew(path: Path) -> None:
    session, outcome = disputed(path)
    path.unlink()
    save_now(session)
    now = finish_together(session, outcome, {outcome.disputes[0].key: Choice.MINE})
    assert now is not None
    assert now.found is Found.AGAIN


def test_saving_together_in_one_call(path: Path) -> None:
    session, _ = disputed(path)
    with pytest.raises(NotSavedError):
        save_together(session, lambda _: None)
    save_together(session, lambda outcome: {one.key: Choice.MINE for one in outcome.disputes})
    assert said(open_session(path)) == "Mine."


def test_undo_and_redo_go_on_and_leave_the_others_work_alone(path: Path) -> None:
    session = open_session(path, "Aino")
    note(session, "One.", 1)
    note(session, "Two.", 2)
    note(session, "Three.", 3)
    session.undo()
    saved_by(path, "Matti", "Theirs.", 4)
    finish_together(session, found(session))
    session.redo()
    assert [said(session, one) for one in range(1, 5)] == ["One.", "Two.", "Three.", "Theirs."]
    for _ in range(3):
        session.undo()
    assert session.undoable is None
    assert [said(session, one) for one in range(1, 5)] == ["", "", "", "Theirs."]


def stays_whatever_is_undone(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same each time
    base = at_work(rng, full_assessment(), "Pohja", 1)
    session = Session(base, Path("nowhere.ccassess"), "Aino")
    for number in range(rng.randrange(1, 9)):
        session.bring_back(edited(rng, session.assessment, f"m{number}"))
        if rng.randrange(4) == 0:
            session.undo()
    theirs = at_work(rng, base, "Matti", 2, 60)
    mine = session.assessment
    merged, _ = three_way(base, mine, theirs)
    changes = diff(base, theirs)
    session.come_together(theirs, merged, merged, left_alone(changes))
    present = texts_of(merged)
    for _ in range(40):
        for one in changes:
            if one.path in present:
                assert texts_of(session.assessment).get(one.path, "") == present[one.path], (seed, one.path)
        if session.undo() is None:
            break
    while session.redo() is not None:
        pass
    now = texts_of(session.assessment)
    for one in changes:
        if one.path in present:
            assert now.get(one.path, "") == present[one.path]


def test_no_undo_takes_back_what_the_other_did() -> None:
    for seed in range(60):
        stays_whatever_is_undone(seed)


@pytest.mark.soak
def test_no_undo_takes_back_what_the_other_did_in_thousands() -> None:
    for seed in range(1_000, 5_000):
        stays_whatever_is_undone(seed)


# Copies beside the file


def test_a_copy_beside_the_file_is_found_whatever_its_name_and_brought_in(path: Path, tmp_path: Path) -> None:
    same = tmp_path / "Kanta äö-LAPTOP.ccassess"
    conflict = tmp_path / "Kanta äö (Matti's conflicted copy 2027-01-03).ccassess"
    shutil.copy(path, same)
    shutil.copy(path, conflict)
    saved_by(conflict, "Matti", "From the copy.", 1)
    save_as(Session(create(find_pack(DEFAULT_PACK))), tmp_path / "Another.ccassess", overwrite=False)
    (tmp_path / "broken.ccassess").write_bytes(b"PK\x05\x06" + bytes(18))
    session = open_session(path, "Aino")
    note(session, "Mine.", 2)
    save_now(session)
    (copy,) = copies_beside(path, session.assessment)
    assert (copy.path, copy.who, copy.changes) == (conflict, ("Matti",), 1)
    note(session, "Not saved yet.", 3)
    data = conflict.read_bytes()
    outcome = begin_together(session, copy.path).run()
    assert outcome.found is Found.MERGED
    assert finish_together(session, outcome) is None
    assert session.unsaved
    save_now(session)
    again = open_session(path)
    assert [said(again, one) for one in range(1, 4)] == ["From the copy.", "Mine.", "Not saved yet."]
    assert {one[0] for one in entries(path)} == {"Maija", "Aino", "Matti"}
    assert len(again.assessment.histories[MINE]) == 4
    assert copies_beside(path, session.assessment) == ()
    assert conflict.read_bytes() == data


def test_the_same_field_in_a_copy_is_disputed(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.ccassess"))
    saved_by(copy, "Matti", "Theirs.")
    session = saved_by(path, "Aino", "Mine.")
    outcome = begin_together(session, copy).run()
    assert [one.mine for each in outcome.disputes for one in each.conflicts] == ["Mine."]
    finish_together(session, outcome, {outcome.disputes[0].key: Choice.THEIRS})
    save_now(session)
    assert said(open_session(path)) == "Theirs."
    assert begin_together(session, copy).run().found is Found.NOTHING_NEW
    merged, conflicts = merged_apart(open_session(copy).assessment, open_session(path).assessment)
    assert (conflicts, said(Session(merged))) == ((), "Theirs.")


# The journal


def test_a_crash_after_the_two_came_together_loses_nothing_of_either(path: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    session = open_session(path, "Aino")
    journaling = Journaling(session, journal)
    note(session, "Mine.", 1)
    assert journaling.commit().durable
    saved_by(path, "Matti", "Theirs.", 2)
    assert finish_together(session, found(session)) is None
    note(session, "Later.", 3)
    assert journaling.commit().durable
    for seat in journaling._seats.values():
        seat.give_back()
    again = open_session(path, "Aino")
    recovery = Journaling(again, journal).recover(replay)
    assert recovery is not None
    assert recovery.conflicts == ()
    assert [said(again, one) for one in (1, 2, 3)] == ["Mine.", "Theirs.", "Later."]
    save_now(again)
    journal.close()


def test_a_merged_file_that_is_written_leaves_nothing_in_the_journal(path: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    session = open_session(path, "Aino")
    journaling = Journaling(session, journal)
    note(session, "Mine.")
    journaling.commit()
    saved_by(path, "Matti", "Theirs.")
    outcome = found(session)
    finish_together(session, outcome, {outcome.disputes[0].key: Choice.MINE})
    save = begin_save(session)
    assert save is not None
    journaling.begin_write(save).run()
    finish_save(session, save)
    assert list(journal.documents()) == []
    journaling.close()
    journal.close()


# Real processes

EDIT_AND_SAVE = """
    import sys
    from pathlib import Path
    from ccassess.app.files import open_session
    from ccassess.app.together import save_together
    from ccassess.domain.assessment import Party
    path, who, first, step, count = Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])
    session = open_session(path, who)
    print("open", flush=True)
    sys.stdin.readline()
    told = 0
    def choose(outcome):
        raise AssertionError("no conflict")
    for number in range(count):
        node = session.pack.criteria[first + step * number]
        session.set_note(Party.SELF, node, f"{who} {number}")
        before = session.file_digest
        save_together(session, choose)
        others = {one.who for one in session.assessment.histories[Party.SELF]} - {who, "Maija"}
        told += bool(others)
    print("told" if told else "never told", flush=True)
"""


def test_two_programs_edit_and_save_one_file_and_nothing_is_lost(path: Path) -> None:
    words = [sys.executable, "-c", textwrap.dedent(EDIT_AND_SAVE), str(path)]
    both = [
        subprocess.Popen([*words, who, *numbers], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for who, *numbers in (("Aino", "1", "2", "8"), ("Matti", "2", "2", "8"))
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "open\n"
    answers = []
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in both:
        answers.append(one.communicate()[0])
        assert one.returncode == 0
    assert "told\n" in answers
    session = open_session(path)
    assert [said(session, 1 + 2 * number) for number in range(8)] == [f"Aino {number}" for number in range(8)]
    assert [said(session, 2 + 2 * number) for number in range(8)] == [f"Matti {number}" for number in range(8)]
    assert len(entries(path)) == 17


def test_a_copier_reading_during_two_hundred_saves_gets_only_whole_files(path: Path) -> None:
    copier = """
        import sys
        from pathlib import Path
        from ccassess.storage.document import open_document
        from ccassess.storage.pack_files import read_pack
        from functools import cache
        path, packs, read = Path(sys.argv[1]), {}, 0
        def known(files):
            key = tuple(sorted(files.items()))
            return packs.setdefault(key, None) or packs.__setitem__(key, read_pack(files)) or packs[key]
        print("reading", flush=True)
        seen = set()
        while not Path(sys.argv[2]).exists():
            data = path.read_bytes()
            seen.add(data)
            read += 1
        for data in seen:
            open_document(data, known)
        print(len(seen), flush=True)
    """
    end = path.with_suffix(".end")
    states = []
    session = open_session(path, "Aino")
    for number in range(20):
        note(session, f"State {number}.", number % 5)
        save_now(session)
        states.append(path.read_bytes())
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(copier), str(path), str(end)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "reading\n"
    for number in range(200):
        replace_file(path, states[number % 20], anything)
    end.touch()
    assert int(program.communicate()[0]) > 1
    assert program.returncode == 0
