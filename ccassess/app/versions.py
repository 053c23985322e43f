"""The versions of a document that this computer has kept: listed, compared, opened to read, exported, restored.

Restoring, like saving, has three parts, so that a window need not wait: `begin_restore` takes the present value,
`Restore.run` reads the version and keeps the present state (in any thread), `finish_restore` makes the edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.app.clock import new_id, now
from ccassess.app.files import bytes_of, opened_document
from ccassess.app.read_only import ReadOnly, WhyReadOnly
from ccassess.app.session import Session
from ccassess.domain.changes import FieldChange, diff, record
from ccassess.domain.failures import NotSavedError
from ccassess.domain.field_texts import pack_text
from ccassess.domain.kept import Kept, Version
from ccassess.domain.problems import RefusedError
from ccassess.domain.traces import RESTORED, version_text
from ccassess.storage.atomic import anything, nothing, replace_file
from ccassess.storage.version_store import VersionStore

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.history import Change
    from ccassess.domain.assessment import Assessment
    from ccassess.storage.document import Document

__all__ = ["Kept", "Version"]


def versions_of(document: str, store: VersionStore | None = None) -> tuple[Version, ...]:
    """Return the versions of a document that can be opened, the newest first.

    Reads each of them whole: not for the window's thread.
    """
    return (store or VersionStore()).versions(document)


def value_of(version: Version, store: VersionStore | None = None) -> Assessment:
    """Return what a version holds. Raises UnreadableFileError."""
    return _document(version, store).assessment


def what_changed(
    version: Version, since: Version | Assessment | None, store: VersionStore | None = None
) -> tuple[FieldChange, ...]:
    """Return what is otherwise in a version than in an earlier one, or in the present value; nothing without one.

    Raises UnreadableFileError.
    """
    if since is None:
        return ()
    before = value_of(since, store) if isinstance(since, Version) else since
    return diff(replace(before, traces=()), value_of(version, store))


def open_version(version: Version, who: str = "", store: VersionStore | None = None) -> Session:
    """Open a version to be read, with its evidence; it has no file and takes no edits. Raises UnreadableFileError."""
    document = _document(version, store)
    session = Session(document.assessment, None, who, document.contents)
    session.read_only = ReadOnly(WhyReadOnly.VERSION, {"time": version.changed})
    return session


def export_version(version: Version, path: Path, *, overwrite: bool = False, store: VersionStore | None = None) -> None:
    """Write the very file that a version is of under another name.

    `overwrite` says that replacing a file of that name was agreed to. Raises UnreadableFileError, NotSavedError.
    """
    data = (store or VersionStore()).data(version)
    replace_file(path, data, anything if overwrite else nothing)


# Keeping the present state


@dataclass(frozen=True, slots=True)
class Keep:
    """The present state of a session, to be kept as a version."""

    session: Session
    value: Assessment
    origin: Assessment
    why: Kept
    in_file: Assessment

    def run(self) -> Version | None:
        """Keep it, in any thread; None where it is kept already, or cannot be, which the keeper then tells."""
        session = self.session
        if self.value is self.in_file and session.path is not None:
            return session.keeper.keep_file(session.path, session.file_digest, self.value, session.who, self.why)
        recorded = record(self.origin, self.value, session.who, now(), new_id)
        name = "" if session.path is None else session.path.name
        try:
            data = bytes_of(recorded, session.contents)
        except NotSavedError as error:
            session.keeper.tell(error)
            return None
        return session.keeper.keep(data, recorded, session.who, name, self.why)


def begin_keep(session: Session, why: Kept) -> Keep:
    """Take the present value, with all that is not saved yet, to be kept as a version."""
    return Keep(session, session.assessment, session.origin, why, session.in_file or session.origin)


def begin_keep_opened(session: Session) -> Keep:
    """Take the file as it was opened, to be kept as a version unless it is one already."""
    held = session.in_file or session.origin
    return Keep(session, held, held, Kept.OPENED, held)


def keep_closed(session: Session) -> None:
    """Keep the file of a session that ends, as it leaves it; in any thread, raises nothing."""
    if session.path is not None and session.read_only is None:
        held = session.in_file or session.origin
        session.keeper.at_close(session.path, session.file_digest, held, session.who)


# Restoring


@dataclass(slots=True)
class Restore:
    """One restoring of a version in an open document; `document` is what `run` has read."""

    version: Version
    keep: Keep
    document: Document | None = None

    def run(self) -> None:
        """Read the version, and keep the present state, in any thread. Raises UnreadableFileError, RefusedError."""
        document = _document(self.version, self.keep.session.keeper.store)
        _check_same_criteria(document.assessment, self.keep.value)
        self.keep.run()
        self.document = document


def begin_restore(session: Session, version: Version) -> Restore:
    """Take the present value of a document, in which a version of it is to be restored. Raises RefusedError."""
    if version.document != session.assessment.id:
        raise RefusedError("version-of-another-document")
    if session.read_only is not None:
        raise RefusedError("read-only", why=session.read_only.why)
    return Restore(version, begin_keep(session, Kept.BEFORE_RESTORE))


def finish_restore(session: Session, restore: Restore) -> Change | None:
    """Give the document all that the version says, as one edit; None where it says so already.

    Histories, generation, receipts of moves and criteria stay the document's. That the version was restored stays in
    the histories, and so does it when this is undone or done again, however soon. Raises RefusedError where the
    document has come to other criteria.
    """
    if restore.document is None:
        return None
    present, old = session.assessment, restore.document.assessment
    _check_same_criteria(old, present)
    session.contents.hold(restore.document.contents)
    changed = replace(
        old,
        created=present.created,
        pack=present.pack,
        revision=present.revision,
        generation=present.generation,
        histories=present.histories,
        moves=present.moves,
        traces=present.traces,
    )
    parties = {one.party for one in diff(present, changed)}
    if not parties:
        return None
    return session.restore(changed, {party.value: version_text(old) for party in parties})


def restore(session: Session, version: Version) -> Change | None:
    """Restore a version at once, waiting for it. Raises UnreadableFileError, RefusedError."""
    begun = begin_restore(session, version)
    begun.run()
    return finish_restore(session, begun)


def is_restoring(path: str) -> bool:
    """Whether a change or an entry, by its path, tells that a version was restored or that this was taken back."""
    return path.partition("/")[0] == RESTORED


def _check_same_criteria(old: Assessment, present: Assessment) -> None:
    if old.pack is not present.pack and pack_text(old.pack) != pack_text(present.pack):
        raise RefusedError("version-other-criteria", version=old.pack.version, id=old.pack.id)


def _document(version: Version, store: VersionStore | None) -> Document:
    return opened_document((store or VersionStore()).data(version))
