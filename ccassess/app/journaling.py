"""The journal of an open document: makes each edit durable on this computer before the file is written.

Like saving, it has a part for the window's thread (`begin_commit` and `begin_write` take the present value) and one for
any thread (`run`). What it knows of the present value changes in one place, under a lock.
"""

from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.app.contents_sweep import sweep_contents
from ccassess.app.files import now
from ccassess.app.moments import Durability, Moment
from ccassess.app.recovery import file_name, holds, make_room, note_of_save, recover
from ccassess.app.row_marks import RowMarks, telling
from ccassess.app.versions import keep_closed
from ccassess.domain.changes import diff
from ccassess.domain.failures import NotJournalled, NotJournalledError
from ccassess.storage.journal_rows import Strand

if TYPE_CHECKING:
    from ccassess.app.files import Save
    from ccassess.app.history import Change
    from ccassess.app.recovery import Recovery, Replay
    from ccassess.app.row_marks import Mark
    from ccassess.app.session import Session
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.changes import FieldChange
    from ccassess.storage.journal import Journal
    from ccassess.storage.living import Seat


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the edits so far."""

    _journaling: Journaling
    _moment: Moment

    def run(self) -> Durability:
        """Make them durable, in any thread, and say whether all there are now are. Raises nothing."""
        self._journaling.advance(self._moment, patient=True)
        return self._journaling.durability


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing of the file, with the journal before and after it."""

    _journaling: Journaling
    _moment: Moment
    _save: Save

    def run(self) -> None:
        """Write the file, in any thread. Raises NotSavedError; the journal then keeps what it has."""
        mark = self._journaling.reach(self._moment)
        self._journaling.announce(mark, self._moment, self._save)
        self._save.run()
        self._journaling.held(mark, self._moment, self._save)


class Journaling:
    """Keeps the journal of one session; it works, without being durable, where there can be no journal.

    `recovery` is what `recover` found last, while its conflicts are open.
    """

    def __init__(self, session: Session, journal: Journal) -> None:
        self._session, self._journal = session, journal
        self._id = session.keeper.sitting = uuid.uuid4().hex
        self._parking = uuid.uuid4().hex
        self._seats: dict[str, Seat] = {}
        self._lock = threading.RLock()
        self._value = session.origin
        self._moments = self._number = self._edits = self._durable = 0
        self._marks = RowMarks()
        self._openings = 0
        self._error: NotJournalledError | None = None
        self._owing: NotJournalledError | None = None
        self.recovery: Recovery | None = None
        session.listen(self._changed)
        if session.unsaved:
            self._edits = 1

    @property
    def durability(self) -> Durability:
        """How it stands now; quick."""
        return Durability(self._durable >= self._edits, self._error or self._owing)

    # Committing

    def commit(self) -> Durability:
        """Make the edits so far durable, and wait for it: some milliseconds, seconds on a disk that is busy.

        Raises nothing: what keeps them from being durable is in the answer, and tried again at the next commit.
        """
        if self._durable < self._edits:
            self.advance(self._moment(), patient=False)
        return self.durability

    def begin_commit(self) -> Commit | None:
        """Take the present value to be committed; None where everything is durable already."""
        return Commit(self, self._moment()) if self._durable < self._edits else None

    def advance(self, moment: Moment, *, patient: bool) -> None:
        """Journal what a moment has beyond the last one.

        With `patient`, room is made where the journal has reached its limit, which takes the time of opening files.
        """
        with self._lock:
            if moment.number <= self._number:
                return
            # What a row names is there before it; where it cannot be, the rows are worth more than nothing.
            self._owing = self._session.contents.secure(self._value.evidence, moment.value.evidence)
            try:
                self._append(moment, patient=patient)
            except NotJournalledError as error:
                self._error = error
                return
            self._number, self._value = moment.number, moment.value
            if self._owing is None:
                self._durable = max(self._durable, moment.edits)

    def reach(self, moment: Moment) -> Mark | None:
        """Journal what a moment has, also where a later one has been journalled; return the last row it covers."""
        with self._lock:
            self.advance(moment, patient=True)
            there = diff(self._value, moment.value)
            if moment.number < self._number and not there:
                self._marks.add_as_last(moment.number)
            elif moment.number < self._number:
                self._go_there_and_back(moment, there)
            return self._marks.reached(moment.number)

    def _go_there_and_back(self, moment: Moment, there: tuple[FieldChange, ...]) -> None:
        """Let the rows pass through a moment that they have left out, so that they go on from what is saved."""
        back = diff(moment.value, self._value)
        try:
            row = self._journal.append(moment.strand, moment.time, moment.who, (*there, *back))
        except NotJournalledError as error:
            self._error = error
        else:
            if self._openings != self._journal.openings:
                self._marks.begin_anew()
            self._marks.add(moment.number, row - len(back), moment.time)
            self._marks.add(self._number, row, moment.time)

    def _append(self, moment: Moment, *, patient: bool) -> None:
        changes = diff(self._value, moment.value)
        if not changes:
            return
        self._sit(self._id)
        try:
            row = self._journal.append(moment.strand, moment.time, moment.who, changes)
        except NotJournalledError as error:
            if not patient or error.code is not NotJournalled.TOO_MUCH:
                raise
            make_room(self._journal)
            row = self._journal.append(moment.strand, moment.time, moment.who, changes)
        if self._openings != self._journal.openings:
            # Another journal than before: what was durable there is written here again.
            self._marks.begin_anew()
            earlier = diff(moment.origin, moment.value)
            if earlier and earlier != changes:
                row = self._journal.append(moment.strand, moment.time, moment.who, earlier)
            self._openings = self._journal.openings
        self._marks.add(moment.number, row, moment.time)
        self._error = None

    # Saving

    def begin_write(self, save: Save) -> Writing:
        """Return the writing of a save that has just begun: its `run` is to be run instead of the save's own."""
        return Writing(self, self._moment(save.value), save)

    def saved(self) -> None:
        """Take note that the session has just been saved, or saved under another name, at once and without a Writing.

        Not to be called where the disk did not confirm the file: the journal is what the edits then live in.
        """
        moment = self._moment()
        if not self._session.unsaved and self._session.path is not None:
            with self._lock:
                self._forget(self._marks.reached(), moment, self._session.file_digest)

    def announce(self, mark: Mark | None, moment: Moment, save: Save) -> None:
        """Let the file about to be written tell which rows it holds, and note it in the journal too, if that can be.

        The file tells it by the entries it adds to its history (`row_marks`); the note, where it adds none.
        """
        if mark is None:
            return
        save.written = telling(self._id, mark, moment.origin, save.written)
        try:
            self._journal.note_saves([note_of_save(self._id, mark.row, moment.origin, save.written)])
        except NotJournalledError as error:
            self._error = error

    def held(self, mark: Mark | None, moment: Moment, save: Save) -> None:
        """Forget the rows that the file now holds."""
        with self._lock:
            self._forget(mark, moment, save.digest, save)

    def _forget(self, mark: Mark | None, moment: Moment, digest: str, save: Save | None = None) -> None:
        path = self._session.path if save is None else save.path
        generation = moment.origin.generation if save is None else save.written.generation
        if not holds(path, digest):
            return
        if moment.number > self._number:
            self._number, self._value = moment.number, moment.value
        self._durable = max(self._durable, moment.edits)
        try:
            if mark is not None and self._marks.has(mark):
                self._journal.forget(mark.row, self._id, generation)
                self._marks.let_go(mark)
        except NotJournalledError as error:
            # They stay, and go with the next save.
            self._error = error

    # Recovering

    def recover(self, replay: Replay) -> Recovery | None:
        """Bring back what an earlier session could not save, before anybody edits or shows this one.

        It becomes an ordinary step of the session, which then is unsaved: the window shows the work as it was left,
        the next save writes it, and whoever wanted the file as it was takes the step back. Where the journal cannot be
        read nothing comes back, and `durability` says why.
        """
        if self._session.read_only is not None:
            return None
        strand, parking = self._strand(self._id), self._strand(self._parking)
        try:
            self._sit(self._id)
            self._sit(self._parking)
            self.recovery = recover(self._session, self._journal, strand, parking, replay)
        except NotJournalledError as error:
            self._error = error
            return None
        if self.recovery is not None and self.recovery.fields:
            moment = self._moment()
            self._number, self._value, self._durable = moment.number, moment.value, moment.edits
            self._marks.add(moment.number, self.recovery.rows[-1].sequence, self.recovery.rows[-1].time)
        return self.recovery

    def settle(self) -> None:
        """Let go of the conflicts: somebody has decided about every one of them. Raises NotJournalledError."""
        if self.recovery is not None and self.recovery.parked:
            self._journal.forget_these(self.recovery.parked)
        self.recovery = None

    # Ending

    def close(self, *, discard: bool = False) -> None:
        """End the session. What is neither saved nor discarded comes back when the document is opened again."""
        self._session.forget(self._changed)
        keep_closed(self._session)
        try:
            if discard:
                own = [row for row in self._journal.rows(self._session.assessment.id) if row.strand.session == self._id]
                self._journal.forget_these(own)
            if self._seats:
                self._journal.sweep()
                sweep_contents(self._session.contents.store, self._journal, self._session.keeper.store)
        except NotJournalledError as error:
            self._error = error
        for seat in self._seats.values():
            seat.give_back()
        self._seats.clear()

    def _changed(self, _change: Change) -> None:
        self._edits += 1

    def _sit(self, session: str) -> None:
        """Be alive, so that no other window takes this session's rows for those of one that ended."""
        if session not in self._seats:
            seat = self._journal.seat(session)
            if seat is not None:
                self._seats[session] = seat
            self._openings = self._openings or self._journal.openings

    def _moment(self, value: Assessment | None = None) -> Moment:
        self._moments += 1
        session = self._session
        return Moment(
            number=self._moments,
            edits=self._edits,
            value=session.assessment if value is None else value,
            origin=session.origin,
            strand=self._strand(self._id),
            who=session.who,
            time=now(),
        )

    def _strand(self, name: str) -> Strand:
        one = self._session
        return Strand(name, one.assessment.id, file_name(one.path), one.origin.generation)
