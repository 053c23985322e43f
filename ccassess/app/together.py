"""Brings together what two people did to one document: in its file, or in a copy beside it.

Like saving, it has a part for any thread (`Together.run` reads and merges) and two for the window's: `begin_together`
takes the present value, `finish_together` lets the session go on from what came of it. Nothing is written here: the
next save does that, with its own check that the file has not changed once more.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.app.clock import new_id, now
from ccassess.app.files import opened_document, save_now
from ccassess.app.outcomes import Basis, OtherFile, Outcome, TheirField
from ccassess.domain.ancestor import contains, grew_from, merged_apart, only_there, with_both_histories
from ccassess.domain.changes import FieldChange, diff, record
from ccassess.domain.disputes import Found, disputes, left_alone, settled
from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.domain.field_texts import pack_text
from ccassess.domain.kept import Kept
from ccassess.domain.merging import three_way
from ccassess.domain.problems import RefusedError
from ccassess.storage.foreign import assessment_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ccassess.app.session import Session
    from ccassess.app.version_keeping import VersionKeeper
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.claims import FieldConflict
    from ccassess.domain.disputes import Choices, Words

__all__ = ["Found", "Outcome", "TheirField", "Together", "begin_together", "finish_together", "save_together"]

TRIES = 3
"""How often a save is tried where others save at the same moment again and again."""


@dataclass(frozen=True, slots=True)
class Together:
    """One look at what somebody else did, made in any thread."""

    path: Path
    is_copy: bool
    own_path: Path | None
    origin: Assessment
    held: Assessment
    mine: Assessment
    digest: str
    who: str
    keeper: VersionKeeper

    def run(self) -> Outcome:
        """Read the other file and merge it; nothing is written but a version kept. Raises nothing."""
        try:
            data = assessment_bytes(self.path)
            digest = hashlib.sha256(data).hexdigest()
            if digest == self.digest and not self.is_copy:
                return Outcome(Found.SAME, self.path)
            document = opened_document(data)
        except UnreadableFileError as error:
            gone = error.code is Unreadable.NO_SUCH_FILE and not self.is_copy
            return Outcome(Found.GONE if gone else Found.UNREADABLE, self.path, error=None if gone else error)
        except OSError as error:
            failure = UnreadableFileError(Unreadable.CANNOT_READ, file=str(self.path), detail=error.strerror or "")
            return Outcome(Found.UNREADABLE, self.path, error=failure)
        outcome = _compared(OtherFile(self.path, document, digest, self.is_copy), self.origin, self.mine, self.who)
        if outcome.applies:
            self._keep(document.assessment, digest)
        return outcome

    def _keep(self, theirs: Assessment, digest: str) -> None:
        """Keep the file that a save will replace as a version."""
        if not self.is_copy:
            self.keeper.keep_file(self.path, digest, theirs, self.who, Kept.BEFORE_MERGE)
        elif self.own_path is not None:
            self.keeper.keep_file(self.own_path, self.digest, self.held, self.who, Kept.BEFORE_MERGE)


def begin_together(session: Session, copy: Path | None = None) -> Together:
    """Take the present value to be brought together with the session's file, or with a copy of the document.

    Raises ValueError for a session without a file where no copy is named.
    """
    path = session.path if copy is None else copy
    if path is None:
        raise ValueError("there is no file to bring together with")
    return Together(
        path,
        copy is not None,
        session.path,
        session.origin,
        session.in_file or session.origin,
        session.assessment,
        session.file_digest,
        session.who,
        session.keeper,
    )


def finish_together(
    session: Session, outcome: Outcome, choices: Choices | None = None, words: Words | None = None
) -> Outcome | None:
    """Let the session go on from what was merged, with what was chosen by the keys of the disputes.

    None where that is done, or nothing was to be done. Otherwise nothing has changed, and the outcome returned is the
    one to show: with disputes that are still open (also those that edits made meanwhile have brought), or why it
    cannot be. `words` says what mine was to be in a field, for the notes where both are kept. Raises RefusedError
    where the session is only read.
    """
    if session.read_only is not None:
        raise RefusedError("read-only", why=session.read_only.why)
    basis = outcome.basis
    if basis is None:
        return None if outcome.found in {Found.SAME, Found.GONE, Found.NOTHING_NEW} else outcome
    if session.origin is not basis.origin:
        return Outcome(Found.AGAIN, outcome.path)
    if session.assessment is not basis.mine:
        outcome = _compared(basis.theirs, session.origin, session.assessment, session.who)
        if outcome.basis is None:
            return finish_together(session, outcome)
        basis = outcome.basis
    chosen, left = settled(basis.merged, outcome.disputes, choices or {}, words or _as_written)
    if left:
        return replace(outcome, left=tuple(one.key for one in left))
    _go_on(session, basis, chosen)
    return None


def save_together(session: Session, choose: Callable[[Outcome], Choices | None], words: Words | None = None) -> None:
    """Save, bringing in what somebody else saved meanwhile; `choose` decides about disputes, with None not at all.

    Raises NotSavedError, with CHANGED_ELSEWHERE where it was not decided or cannot be brought together: nothing is
    written then.
    """
    for is_last in (*(False,) * TRIES, True):
        try:
            save_now(session)
        except NotSavedError as error:
            if is_last or error.code is not NotSaved.CHANGED_ELSEWHERE:
                raise
            outcome = begin_together(session).run()
            choices = choose(outcome) if outcome.disputes else {}
            if choices is None or finish_together(session, outcome, choices, words) is not None:
                raise
        else:
            return


def _go_on(session: Session, basis: Basis, chosen: Assessment) -> None:
    theirs, held = basis.theirs, session.in_file or session.origin
    session.contents.hold(theirs.document.contents)
    # What changed is said last, when everything else is in its place.
    session.in_file = held if theirs.is_copy else None if basis.grown else theirs.document.assessment
    if not theirs.is_copy:
        session.file_digest = theirs.digest
        session.contents.mark_saved(theirs.document.contents.keys())
    session.come_together(basis.after, basis.merged, chosen, basis.alone)


def _compared(theirs: OtherFile, origin: Assessment, mine: Assessment, who: str) -> Outcome:
    """Return what comes of the other file and the present value."""
    other = theirs.document.assessment
    if other.id != origin.id:
        return Outcome(Found.OTHER_DOCUMENT, theirs.path)
    ours = record(origin, mine, who, now(), new_id)
    grown = grew_from(other, origin)
    if (theirs.is_copy or not grown) and contains(ours, other):
        if theirs.is_copy:
            return Outcome(Found.NOTHING_NEW, theirs.path)
        return Outcome(
            Found.OLDER, theirs.path, basis=Basis(origin, mine, theirs, origin, mine, frozenset(), grown=False)
        )
    merged, conflicts = _merged(origin, mine, ours, other, grown=grown)
    if pack_text(merged.pack) != pack_text(mine.pack) and conflicts:
        return Outcome(Found.OTHER_PACK, theirs.path)
    after = other
    if not grown or theirs.is_copy:
        after = merged = with_both_histories(replace(merged, traces=()), ours, other)
    elif other.generation < origin.generation:
        after = replace(other, generation=origin.generation)
        merged = replace(merged, generation=origin.generation)
    by_field = {one.path: one for one in only_there(ours, other)}
    shown = diff(mine, merged)
    fields = tuple(
        TheirField(one, by_field[one.path].time, by_field[one.path].who)
        if one.path in by_field
        else TheirField(one, other.changed, "")
        for one in shown
    )
    changed = (
        *shown,
        *(FieldChange(one.party, one.path, one.mine, one.theirs) for one in conflicts),
        *(FieldChange(one.party, one.path, one.old, one.new) for one in (diff(origin, other) if grown else ())),
    )
    basis = Basis(
        origin, mine, theirs, after, merged, left_alone(changed) | by_field.keys(), grown and not theirs.is_copy
    )
    found = Found.CONFLICTS if conflicts else Found.MERGED if fields else Found.NOTHING_NEW
    return Outcome(found, theirs.path, fields, disputes(merged, conflicts), basis=basis)


def _merged(
    origin: Assessment, mine: Assessment, ours: Assessment, theirs: Assessment, *, grown: bool
) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    if not grown:
        return merged_apart(ours, theirs)
    if not diff(origin, theirs):
        # They changed nothing: also what three ways cannot bring together, a move to other criteria, stays mine.
        return replace(mine, histories=theirs.histories, generation=theirs.generation), ()
    return three_way(origin, mine, theirs)


def _as_written(conflict: FieldConflict) -> str:
    return conflict.mine
