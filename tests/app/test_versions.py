"""Versions are kept when they should be, at nobody's expense, and restoring one never goes without a trace."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ccassess.app import version_keeping
from ccassess.app.files import begin_save, create, finish_save, open_session, save_as, save_now
from ccassess.app.journaling import Journaling
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.app.versions import (
    begin_keep,
    begin_keep_opened,
    export_version,
    open_version,
    restore,
    value_of,
    versions_of,
    what_changed,
)
from ccassess.domain.assessment import Party
from ccassess.domain.changes import diff
from ccassess.domain.history_reading import history_of
from ccassess.domain.kept import Kept
from ccassess.domain.merging import three_way
from ccassess.domain.problems import RefusedError
from ccassess.domain.replay import replay
from ccassess.storage.document import decode
from ccassess.storage.intake import take_in
from ccassess.storage.journal import Journal
from ccassess.storage.pack_library import DATA_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ccassess.app.versions import Version
    from ccassess.domain.assessment import HistoryEntry


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_FOLDER, str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Kanta äö.ccassess"


@pytest.fixture
def journal(data_folder: Path) -> Iterator[Journal]:
    found = Journal(data_folder / "journal")
    yield found
    found.close()


class Clock:
    def __init__(self) -> None:
        self.time = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)

    def __call__(self) -> str:
        return self.time.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def later(self, minutes: float) -> None:
        self.time += dt.timedelta(minutes=minutes)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(version_keeping, "now", found)
    return found


def new(path: Path) -> Session:
    session = Session(create(find_pack(DEFAULT_PACK)), None, "Aino")
    save_as(session, path, overwrite=False)
    return session


def write(session: Session, note: str, party: Party = Party.SELF) -> None:
    session.set_note(party, session.pack.criteria[0], note)
    session.close_step()


def note(session: Session, party: Party = Party.SELF) -> str:
    return session.assessment.answer(party, session.pack.criteria[0].id).note


def saved(session: Session, text: str) -> None:
    write(session, text)
    save_now(session)


def kept(session: Session) -> list[Version]:
    return list(versions_of(session.assessment.id))


def reasons(session: Session) -> list[Kept]:
    return [one.why for one in kept(session)]


def traces(session: Session) -> list[HistoryEntry]:
    found = [one.entry for one in history_of(session.assessment) if one.entry.path == "restored"]
    return found[::-1]


# When a version is kept


def test_a_window_keeps_the_file_as_opened_then_every_ten_minutes_and_at_close(
    path: Path, clock: Clock, journal: Journal
) -> None:
    new(path)
    before = path.read_bytes()
    clock.later(1)
    session = open_session(path, "Pekka")
    journaling = Journaling(session, journal)
    saved(session, "one")
    assert reasons(session) == [Kept.SAVED, Kept.SAVED]
    assert versions_of(session.assessment.id)[1].who == "Aino"
    saved(session, "two")
    clock.later(9.9)
    saved(session, "three")
    assert len(kept(session)) == 2
    clock.later(0.2)
    saved(session, "four")
    saved(session, "five")
    journaling.close()
    found = kept(session)
    assert [one.why for one in found] == [Kept.CLOSED, Kept.SAVED, Kept.SAVED, Kept.SAVED]
    assert session.keeper.store.data(found[0]) == path.read_bytes()
    assert session.keeper.store.data(found[-1]) == before
    assert {one.file for one in found} == {path.name}
    assert found[0].generation == session.assessment.generation


def test_a_file_of_unknown_past_is_kept_before_it_is_first_written(path: Path, journal: Journal) -> None:
    before = new(path)
    for one in before.keeper.store.folder.rglob("*.version"):
        one.unlink()
    bytes_before = path.read_bytes()
    session = open_session(path)
    Journaling(session, journal)
    saved(session, "one")
    assert reasons(session) == [Kept.OPENED] or reasons(session) == [Kept.SAVED, Kept.OPENED]
    assert session.keeper.store.data(kept(session)[-1]) == bytes_before


def test_opening_alone_keeps_a_version_where_that_is_asked_for_and_only_once(path: Path, journal: Journal) -> None:
    for one in new(path).keeper.store.folder.rglob("*.version"):
        one.unlink()
    session = open_session(path)
    journaling = Journaling(session, journal)
    begin_keep_opened(session).run()
    begin_keep_opened(session).run()
    journaling.close()
    assert reasons(session) == [Kept.OPENED]


def test_commands_one_after_the_other_do_not_push_the_past_out(path: Path, clock: Clock) -> None:
    first = new(path)
    for number in range(15):
        clock.later(0.1)
        saved(open_session(path), str(number))
    assert reasons(first) == [Kept.SAVED]
    clock.later(11)
    saved(open_session(path), "later")
    assert reasons(first) == [Kept.OPENED, Kept.SAVED]
    assert "14" in value_of(kept(first)[0]).answer(Party.SELF, first.pack.criteria[0].id).note


def test_failing_to_keep_never_fails_a_save_and_is_told_once(path: Path, data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / "versions").write_text("in the way")
    session = new(path)
    saved(session, "there")
    assert note(open_session(path)) == "there"
    assert session.keeper.trouble() is not None
    assert session.keeper.trouble() is None
    assert kept(session) == []


def test_what_is_on_screen_can_be_kept_with_all_that_is_not_saved(path: Path) -> None:
    session = new(path)
    write(session, "not saved")
    found = begin_keep(session, Kept.BEFORE_MERGE).run()
    assert found is not None
    assert value_of(found).answer(Party.SELF, session.pack.criteria[0].id).note == "not saved"
    assert session.unsaved


# What can be done with one


def test_a_version_is_opened_to_read_compared_and_exported(path: Path, tmp_path: Path) -> None:
    session = new(path)
    write(session, "one")
    begin_keep(session, Kept.BEFORE_MERGE).run()
    write(session, "two")
    newest, oldest = kept(session)
    assert [(one.path.split("/")[-1], one.old, one.new) for one in what_changed(newest, oldest)] == [
        ("note", "", "one")
    ]
    assert [(one.old, one.new) for one in what_changed(newest, session.assessment)] == [("two", "one")]
    assert what_changed(newest, None) == ()
    reading = open_version(newest, "Pekka")
    assert note(reading) == "one"
    assert reading.read_only is not None
    with pytest.raises(RefusedError):
        write(reading, "no")
    out = tmp_path / "out.ccassess"
    export_version(oldest, out)
    assert out.read_bytes() == session.keeper.store.data(oldest)
    assert decode(out.read_bytes()).id == session.assessment.id


def three_states(path: Path) -> tuple[Session, Version]:
    """Return a session saved with "two", and the version that said "one"."""
    session = new(path)
    write(session, "one")
    write(session, "their one", Party.VERIFICATION)
    save_now(session)
    version = begin_keep(session, Kept.BEFORE_MERGE).run()
    assert version is not None
    saved(session, "two")
    return session, version


def test_restoring_brings_back_the_content_and_only_that(path: Path) -> None:
    session, version = three_states(path)
    before = session.assessment
    change = restore(session, version)
    assert change is not None
    assert note(session) == "one"
    assert session.assessment.generation == before.generation
    assert reasons(session)[0] is Kept.BEFORE_RESTORE
    save_now(session)
    again = open_session(path)
    assert again.assessment == session.assessment
    assert set(before.histories[Party.SELF]) < set(again.assessment.histories[Party.SELF])
    [trace] = traces(again)
    assert (trace.who, trace.old, trace.new) == ("Aino", "", f"{version.generation} {version.changed}")
    assert all(one.path != "restored" for one in again.assessment.histories[Party.VERIFICATION])
    assert again.assessment.histories[Party.SELF][-1].new == "one"
    assert again.assessment.traces == ()


def test_undone_before_it_was_saved_it_is_still_told(path: Path) -> None:
    session, version = three_states(path)
    restore(session, version)
    session.undo()
    assert note(session) == "two"
    save_now(session)
    again = open_session(path)
    assert note(again) == "two"
    name = f"{version.generation} {version.changed}"
    assert [(one.old, one.new) for one in traces(again)] == [("", name), (name, "")]
    assert len({one.time for one in traces(again)}) == 2


def test_undo_and_redo_after_a_save_and_past_it_leave_a_trace_each(path: Path) -> None:
    session, version = three_states(path)
    write(session, "three")
    restore(session, version)
    save_now(session)
    session.undo()
    session.undo()
    assert note(session) == "two"
    session.redo()
    session.redo()
    save_now(session)
    session.undo()
    save_now(session)
    again = open_session(path)
    assert note(again) == "three"
    assert [bool(one.new) for one in traces(again)] == [True, False, True, False]


def test_what_is_restored_while_the_file_is_being_written_is_recorded_with_the_next(path: Path) -> None:
    session, version = three_states(path)
    write(session, "three")
    save = begin_save(session)
    assert save is not None
    restore(session, version)
    session.undo()
    save.run()
    finish_save(session, save)
    assert len(session.assessment.traces) == 2
    save_now(session)
    assert len(traces(open_session(path))) == 2


def test_a_trace_survives_a_crash_even_where_nothing_else_is_left(path: Path, journal: Journal) -> None:
    session, version = three_states(path)
    journaling = Journaling(session, journal)
    restore(session, version)
    assert journaling.commit().durable
    session.undo()
    assert journaling.commit().durable
    for seat in journaling._seats.values():
        seat.give_back()
    again = open_session(path, "Pekka")
    second = Journaling(again, journal)
    recovery = second.recover(replay)
    assert recovery is not None
    assert recovery.conflicts == ()
    assert [bool(one.new) for one in traces(again)] == [True, False]
    assert {one.who for one in traces(again)} == {"Aino"}
    save = begin_save(again)
    assert save is not None
    second.begin_write(save).run()
    finish_save(again, save)
    second.close()
    last = open_session(path)
    assert Journaling(last, journal).recover(replay) is None
    assert note(last) == "two"
    assert [(one.id, one.who) for one in traces(last)] == [(one.id, one.who) for one in traces(again)]
    assert sum(one.rows for one in journal.documents()) == 0


def test_taking_back_what_came_back_tells_that_the_restoring_went_with_it(path: Path, journal: Journal) -> None:
    session, version = three_states(path)
    journaling = Journaling(session, journal)
    restore(session, version)
    journaling.commit()
    for seat in journaling._seats.values():
        seat.give_back()
    again = open_session(path, "Pekka")
    Journaling(again, journal).recover(replay)
    assert note(again) == "one"
    again.undo()
    assert note(again) == "two"
    save_now(again)
    assert [(bool(one.new), one.who) for one in traces(open_session(path))] == [(True, "Aino"), (False, "Pekka")]


def test_replaying_traces_twice_is_replaying_them_once(path: Path) -> None:
    session, version = three_states(path)
    origin = session.assessment
    restore(session, version)
    changes = [one for one in diff(origin, session.assessment) if one.path.startswith("restored/")]
    assert changes
    once = replay(origin, changes)
    assert replay(once.assessment, changes).assessment.traces == session.assessment.traces
    save_now(session)
    assert replay(session.assessment, changes).assessment.traces == ()
    damaged = [replace(one, new="nonsense") for one in changes]
    assert [one.code for one in replay(origin, damaged).conflicts] == ["damaged"]


def test_the_same_again_is_no_edit(path: Path) -> None:
    session, version = three_states(path)
    assert restore(session, version) is not None
    assert restore(session, version) is None


def test_a_version_by_other_criteria_or_of_another_document_is_refused(path: Path, tmp_path: Path) -> None:
    session, version = three_states(path)
    other = new(tmp_path / "other.ccassess")
    with pytest.raises(RefusedError) as told:
        restore(other, version)
    assert told.value.code == "version-of-another-document"
    moved = replace(session.assessment, pack=replace(session.pack, version="9.0.0"))
    with pytest.raises(RefusedError) as told:
        restore(Session(moved, path), version)
    assert told.value.code == "version-other-criteria"


def test_evidence_comes_back_with_its_bytes(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "Näyttö.txt"
    source.write_text("what we saw")
    session = new(path)
    session.evidence.add_file(take_in(source), session.pack.criteria[0].id)
    save_now(session)
    version = begin_keep(session, Kept.BEFORE_MERGE).run()
    assert version is not None
    with_it = path.read_bytes()
    assert session.keeper.store.data(version) == with_it
    session.undo()
    save_now(session)
    later = open_session(path)
    restore(later, version)
    save_now(later)
    [item] = open_session(path).assessment.evidence
    assert open_session(path).contents.get(item.sha256) == b"what we saw"
    reading = open_version(version)
    assert reading.contents.get(item.sha256) == b"what we saw"


def test_a_trace_goes_along_when_two_states_are_brought_together(path: Path) -> None:
    session, version = three_states(path)
    base = session.assessment
    other = open_session(path, "Pekka")
    other.set_note(Party.SELF, other.pack.criteria[3], "theirs")
    save_now(other)
    restore(session, version)
    for merged, conflicts in (
        three_way(base, session.assessment, other.assessment),
        three_way(base, other.assessment, session.assessment),
    ):
        assert conflicts == ()
        assert merged.traces == session.assessment.traces
