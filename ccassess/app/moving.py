"""Moving an assessment to another pack: what it would do, and a new file that holds it; the old one stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.app.files import new_id, now, save_as
from ccassess.app.library import named_pack, packs_at_hand
from ccassess.app.session import Session
from ccassess.app.versions import begin_keep
from ccassess.domain.changes import record
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.kept import Kept
from ccassess.domain.moving import apply, plan
from ccassess.domain.problems import RefusedError
from ccassess.domain.versions import is_newer

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.library import ListedPack
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.moving import Move
    from ccassess.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A move as it can be shown, and what it starts from: the assessment with all its edits in its histories."""

    recorded: Assessment
    move: Move


@dataclass(frozen=True, slots=True)
class Moved:
    """The moved assessment in its file; `unconfirmed` where the disk did not confirm that it would survive."""

    session: Session
    unconfirmed: NotSavedError | None = None


def other_packs(pack: Pack) -> list[ListedPack]:
    """Return the packs at hand to which one may move: the newer versions of this one first, then other packs.

    Older versions are left out, and this one.
    """
    packs = [one for one in packs_at_hand() if one.id != pack.id or is_newer(one.version, pack.version)]
    return [one for one in packs if one.id == pack.id] + [one for one in packs if one.id != pack.id]


def newer_packs(pack: Pack) -> list[ListedPack]:
    """Return the newer versions of a pack that are at hand, the highest first."""
    return [one for one in other_packs(pack) if one.id == pack.id]


def preview(session: Session, pack: str | Pack, language: str) -> PlannedMove:
    """Return what moving the open assessment to a pack, as a person names it, would do; nothing is changed.

    `language` is the one in which the receipt will name things, as far as the packs have it. Raises RefusedError where
    it is by these criteria already, and what `library.named_pack` raises.
    """
    to = named_pack(pack) if isinstance(pack, str) else pack
    recorded = record(session.origin, session.assessment, session.who, now(), new_id)
    return PlannedMove(recorded, plan(recorded, to, language))


def write_moved(session: Session, planned: PlannedMove, path: Path, *, overwrite: bool) -> Moved:
    """Write the moved assessment to another file; the session and its file stay as they are.

    `overwrite` says that replacing a file of that name was agreed to. Raises RefusedError ("same-file") for the
    session's own file, NotSavedError where the other cannot be written.
    """
    if session.path is not None and _is_same(session.path, path):
        raise RefusedError("same-file", file=path.name)
    begin_keep(session, Kept.BEFORE_MOVE).run()
    time = now()
    applied = apply(planned.move, new_id(), time, session.who)
    recorded = record(planned.recorded, applied, session.who, time, new_id)
    moved = Session(recorded, None, session.who, session.contents.copied())
    try:
        save_as(moved, path, overwrite=overwrite)
    except NotSavedError as error:
        if error.code is not NotSaved.NOT_CONFIRMED:
            raise
        return Moved(moved, error)
    return Moved(moved)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        # One of them is not there.
        return one.resolve() == other.resolve()
