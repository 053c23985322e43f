"""Evidence through the open session: attached, used, saved with its bytes, brought back with them after a crash."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ccassess.app.contents import Contents
from ccassess.app.contents_sweep import sweep_contents
from ccassess.app.evidence_intake import Intake, begin_taking_in
from ccassess.app.evidence_missing import look
from ccassess.app.files import begin_save, create, open_session, save_as, save_copy, save_now
from ccassess.app.journaling import Journaling
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.read_only import ReadOnly, WhyReadOnly
from ccassess.app.session import Session
from ccassess.domain.failures import NotSavedError
from ccassess.domain.intake import IntakeError, NotTaken
from ccassess.domain.problems import RefusedError
from ccassess.domain.replay import replay
from ccassess.storage.content_store import ContentStore
from ccassess.storage.journal import Journal
from ccassess.storage.version_store import VersionStore
from tests.evidence_files import PDF, PNG, PROGRAM

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = time.time() - 200_000


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Kanta äö.ccassess"
    save_as(Session(create(find_pack(DEFAULT_PACK))), path, overwrite=False)
    return path


@pytest.fixture
def session(path: Path) -> Session:
    return open_session(path, "Aino")


def taken(data: bytes = PDF, name: str = "log.pdf") -> Intake:
    return Intake(name, data, hashlib.sha256(data).hexdigest())


def attach(session: Session, data: bytes = PDF, name: str = "log.pdf", place: int | None = 0) -> str:
    change = session.evidence.add_file(taken(data, name), None if place is None else session.pack.criteria[place].id)
    assert change is not None
    return change.step.data["evidence"]


def forgetting(session: Session) -> None:
    """Let the store have nothing."""
    session.contents.store.sweep((), older_than=-10)


def test_each_edit_names_its_step_and_can_be_undone(session: Session) -> None:
    first, second = (one.id for one in session.pack.criteria[:2])
    edits, name = session.evidence, attach(session)
    steps = [
        edits.rename(name, "Calls\u202e of May"),
        edits.set_note(name, "Seen on site."),
        edits.set_date(name, "2027-05-01"),
        edits.set_valid_until(name, "2028-05-01"),
        edits.use(name, second),
        edits.unuse(name, first),
        edits.add_link(" https://intra.example/log ", criterion_id=first),
        edits.remove(name),
    ]
    assert [(one.step.code, one.criterion) for one in steps if one is not None] == [
        ("evidence-name", ""),
        ("evidence-note", ""),
        ("evidence-date", ""),
        ("evidence-valid-until", ""),
        ("use-evidence", second),
        ("unuse-evidence", first),
        ("add-evidence", first),
        ("remove-evidence", ""),
    ]
    assert [one.link for one in session.assessment.evidence] == ["https://intra.example/log"]
    session.undo()
    assert session.assessment.evidence[0].name == "Calls of May"
    assert session.contents.get(session.assessment.evidence[0].sha256) == PDF
    for _ in range(8):
        session.undo()
    assert session.assessment.evidence == ()


def test_the_same_content_attached_twice_is_one_item_used_twice(session: Session) -> None:
    attach(session, name="log.pdf", place=0)
    attach(session, name="copy of log.pdf", place=1)
    (item,) = session.assessment.evidence
    assert item.name == "log.pdf"
    assert item.uses == tuple(one.id for one in session.pack.criteria[:2])
    save_now(session)
    assert session.evidence.add_file(taken(), item.uses[0]) is None


def test_the_file_holds_the_bytes_and_the_store_is_not_asked(session: Session, path: Path) -> None:
    attach(session)
    save_now(session)
    forgetting(session)
    again = open_session(path)
    (item,) = again.assessment.evidence
    assert again.contents.get(item.sha256) == PDF
    assert not again.contents.is_missing(item)


def test_what_was_at_hand_is_saved_whatever_became_of_the_store(session: Session, path: Path) -> None:
    session.contents.put(PDF)
    attach(session)
    forgetting(session)
    save_now(session)
    session.undo()
    save_now(session)
    session.redo()
    save_now(session)
    (item,) = open_session(path).assessment.evidence
    assert open_session(path).contents.get(item.sha256) == PDF


def test_a_content_that_is_nowhere_is_missing_and_attaching_it_again_is_saved(session: Session, path: Path) -> None:
    name = attach(session)
    session.contents = Contents()
    save_now(session)
    again = open_session(path)
    (item,) = again.assessment.evidence
    assert again.contents.is_missing(item)
    assert look(again.assessment.evidence, again.contents).missing == (item,)
    assert "evidence-missing" in {one.code for one in again.checks()}
    change = again.evidence.add_file(taken(), item.uses[0])
    assert change is not None
    assert change.step.data["evidence"] == name
    assert again.undoable is None
    assert again.unsaved
    assert "evidence-missing" not in {one.code for one in again.checks()}
    generation = again.assessment.generation
    save_now(again)
    assert not again.unsaved
    assert begin_save(again) is None
    last = open_session(path)
    assert last.contents.get(item.sha256) == PDF
    assert last.assessment.generation == generation + 1


def test_who_only_reads_attaches_nothing(session: Session) -> None:
    session.read_only = ReadOnly(WhyReadOnly.VERSION)
    with pytest.raises(RefusedError):
        attach(session)
    with pytest.raises(RefusedError):
        session.evidence.add_link("https://a.example")
    assert session.assessment.evidence == ()


def test_several_files_are_taken_in_at_once_and_one_that_fails_keeps_none_from_the_rest(
    session: Session, tmp_path: Path
) -> None:
    for name, data in {"a.pdf": PDF, "b.exe": PROGRAM, "c.png": PNG, "again.pdf": PDF}.items():
        (tmp_path / name).write_bytes(data)
    found = begin_taking_in(session, [tmp_path / name for name in ("a.pdf", "b.exe", "c.png", "again.pdf")])()
    assert [None if one.intake is None else one.intake.name for one in found] == ["a.pdf", None, "c.png", "again.pdf"]
    assert isinstance(found[1].error, IntakeError)
    assert found[1].error.code is NotTaken.TYPE
    for one in found:
        if one.intake is not None:
            assert session.contents.store.get(one.intake.sha256) == one.intake.data
            session.evidence.add_file(one.intake)
    assert [one.name for one in session.assessment.evidence] == ["a.pdf", "c.png"]


def test_where_the_store_takes_nothing_it_is_told_of_that_file(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    session.contents.store = ContentStore(tmp_path / "a.pdf")
    (found,) = begin_taking_in(session, [tmp_path / "a.pdf"])()
    assert found.intake is None
    assert isinstance(found.error, NotSavedError)


# With the journal


def journaled(session: Session) -> Journaling:
    journaling = Journaling(session, Journal())
    journaling.recover(replay)
    return journaling


def die(journaling: Journaling) -> None:
    for seat in journaling._seats.values():
        seat.give_back()


def test_what_was_attached_and_not_saved_comes_back_with_its_bytes(session: Session, path: Path) -> None:
    journaling = journaled(session)
    attach(session)
    assert journaling.commit().durable
    die(journaling)
    again = open_session(path)
    found = journaled(again).recovery
    assert found is not None
    assert any(one.change.path.endswith("/content") for one in found.fields)
    (item,) = again.assessment.evidence
    assert again.contents.get(item.sha256) == PDF
    save_now(again)
    forgetting(again)
    last = open_session(path)
    assert last.contents.get(last.assessment.evidence[0].sha256) == PDF


def test_a_content_that_was_lost_comes_back_as_missing(session: Session, path: Path) -> None:
    journaling = journaled(session)
    attach(session)
    assert journaling.commit().durable
    die(journaling)
    forgetting(session)
    again = open_session(path)
    assert journaled(again).recovery is not None
    assert again.contents.is_missing(again.assessment.evidence[0])
    save_now(again)
    assert open_session(path).assessment.evidence == again.assessment.evidence


def test_the_row_never_comes_before_the_content(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    append, put = Journal.append, ContentStore.put

    def appended(self: Journal, *arguments: object) -> int:
        told.append("row")
        return append(self, *arguments)  # type: ignore[arg-type]

    def stored(self: ContentStore, data: bytes) -> str:
        told.append("content")
        return put(self, data)

    monkeypatch.setattr(Journal, "append", appended)
    monkeypatch.setattr(ContentStore, "put", stored)
    journaling = journaled(session)
    attach(session)
    assert journaling.commit().durable
    assert told == ["content", "row"]
    session.undo()
    assert journaling.commit().durable
    forgetting(session)
    told.clear()
    session.redo()
    assert journaling.commit().durable
    assert told == ["content", "row"]


def test_an_edit_whose_content_could_not_be_kept_is_not_called_durable(session: Session, tmp_path: Path) -> None:
    journaling = journaled(session)
    good, session.contents.store = session.contents.store, ContentStore(tmp_path / "file" / "contents")
    (tmp_path / "file").write_text("in the way")
    attach(session)
    durability = journaling.commit()
    assert not durability.durable
    assert durability.error is not None
    # The rest is kept nevertheless.
    session.set_profile("centre", "Kanta")
    journaling.commit()
    assert any(row.change.new == "Kanta" for row in journaling._journal.rows(session.assessment.id))
    session.contents.store = good
    durability = journaling.commit()
    assert (durability.durable, durability.error) == (True, None)
    assert good.get(session.assessment.evidence[0].sha256) == PDF


KILLED = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from ccassess.app.files import open_session
    from ccassess.app.evidence_intake import begin_taking_in
    from ccassess.app.journaling import Journaling
    from ccassess.domain.replay import replay
    from ccassess.storage.journal import Journal
    session = open_session(Path(sys.argv[1]))
    journaling = Journaling(session, Journal())
    journaling.recover(replay)
    (taken,) = begin_taking_in(session, [Path(sys.argv[2])])()
    session.evidence.add_file(taken.intake, session.pack.criteria[0].id)
    print(journaling.commit().durable, flush=True)
    os.kill(os.getpid(), 9)
    """
)


def test_a_program_that_is_killed_right_after_attaching_has_lost_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "large.pdf").write_bytes(PDF + bytes(3_000_000))
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(tmp_path / "large.pdf")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout == "True\n", child.stderr
    again = open_session(path)
    assert journaled(again).recovery is not None
    (item,) = again.assessment.evidence
    assert item.uses == (again.pack.criteria[0].id,)
    assert again.contents.get(item.sha256) == (tmp_path / "large.pdf").read_bytes()


def test_closing_sweeps_what_neither_a_row_nor_a_version_needs(session: Session, path: Path) -> None:
    store = session.contents.store
    journaling = journaled(session)
    attach(session)
    journaling.commit()
    unneeded, young = store.put(b"nobody's"), store.put(b"young")
    needed = session.assessment.evidence[0].sha256
    for name in (needed, unneeded):
        os.utime(store.folder / name, (LONG_AGO, LONG_AGO))
    journaling.close()
    assert (store.has(needed), store.has(unneeded), store.has(young)) == (True, False, True)
    again = open_session(path)
    recovered = journaled(again)
    save = begin_save(again)
    assert save is not None
    recovered.begin_write(save).run()
    os.utime(store.folder / needed, (LONG_AGO, LONG_AGO))
    # A version that was kept needs it still.
    assert sweep_contents(store, Journal()) == 0
    assert sweep_contents(store, Journal(), VersionStore(path.parent / "no versions")) == 1
    assert not store.has(needed)


def test_a_copy_carries_the_bytes(session: Session, tmp_path: Path) -> None:
    attach(session)
    save_copy(session, tmp_path / "copy.ccassess")
    copy = open_session(tmp_path / "copy.ccassess")
    assert copy.contents.get(copy.assessment.evidence[0].sha256) == PDF
    assert session.unsaved


def test_nothing_is_swept_where_the_versions_cannot_be_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_store: VersionStore) -> frozenset[str]:
        raise PermissionError

    store = ContentStore()
    sha256 = store.put(b"needed by a version, perhaps")
    os.utime(store.folder / sha256, (0, 0))
    monkeypatch.setattr(VersionStore, "contents_needed", fail)
    assert sweep_contents(store, Journal()) == 0
    assert store.has(sha256)
