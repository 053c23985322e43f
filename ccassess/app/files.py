"""Assessment files as a person uses them: make one, open one, save the open one, save a copy.

Saving has three parts, so that a window can write without waiting: `begin_save` takes the current value, `Save.run`
writes it (in any thread), `finish_save` tells the session what the file now holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ccassess
from ccassess.app.clock import new_id, now
from ccassess.app.session import Session
from ccassess.data import resources_folder
from ccassess.domain.assessment import Assessment, Profile, new_assessment
from ccassess.domain.changes import record
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.reporting.index_page import index_page
from ccassess.storage.atomic import anything, nothing, replace_file
from ccassess.storage.document import encode, verified
from ccassess.storage.foreign import Document, assessment_bytes, open_document
from ccassess.storage.pack_files import read_pack
from ccassess.storage.pack_memory import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ccassess.app.contents import Contents
    from ccassess.app.version_keeping import VersionKeeper
    from ccassess.domain.pack import Pack
    from ccassess.storage.atomic import IsOurs

__all__ = ["new_id", "now"]

SUFFIX = ".ccassess"


def create(pack_files: Mapping[str, bytes], profile: Profile | None = None) -> Assessment:
    """Return a new, empty assessment by a pack. Raises PackInvalidError where the pack has errors."""
    return new_assessment(new_id(), now(), remembered(pack_files, read_pack), profile)


def open_session(path: Path, who: str = "") -> Session:
    """Open a file.

    Raises UnreadableFileError where it is not one of our files or was altered, OSError where it cannot be read.
    """
    data = assessment_bytes(path)
    opened = opened_document(data)
    session = Session(opened.assessment, path, who, opened.contents)
    session.file_digest = _digest(data)
    return session


def open_example(language: str, who: str = "") -> Session:
    """Open the worked example in a language as an untitled copy; the original is never written."""
    path = example_path(language)
    opened = opened_document(assessment_bytes(path))
    return Session(opened.assessment, None, who, opened.contents)


def example_path(language: str) -> Path:
    """Return the file of the worked example in a language; English where there is none."""
    folder = resources_folder() / "examples"
    path = folder / f"example-{language}{SUFFIX}"
    return path if path.exists() else folder / f"example-en{SUFFIX}"


@dataclass(slots=True)
class Save:
    """One writing of the open assessment: `value` as it was, `written` with its changes recorded.

    `contents` has the bytes of the evidence; `digest` is the hash of the bytes that `run` wrote, `in_file` are the
    contents among them. With a `keeper` versions are kept: of `before`, which the file held with the hash
    `before_digest` (None where it is another's or new), and of what is written.
    """

    path: Path
    value: Assessment
    written: Assessment
    is_ours: IsOurs
    contents: Contents
    digest: str = ""
    in_file: frozenset[str] = frozenset()
    keeper: VersionKeeper | None = None
    who: str = ""
    before: Assessment | None = None
    before_digest: str = ""

    def run(self) -> None:
        """Write the file, once what is to be written has been read back. Raises NotSavedError."""
        self.in_file = self.contents.at_hand(self.written.evidence)
        data = bytes_of(self.written, self.contents)
        self.digest = _digest(data)
        if self.keeper is not None and self.before is not None:
            self.keeper.before_writing(self.path, self.before_digest, self.before, self.who)
        replace_file(self.path, data, self.is_ours)
        if self.keeper is not None:
            self.keeper.after_writing(self.path, data, self.written, self.who)


def begin_save(session: Session) -> Save | None:
    """Take the current value to be written; None where the file holds it already, there is none, or it is only read."""
    if session.read_only is not None or session.path is None or session.saved is None or not session.unsaved:
        return None
    value = session.assessment
    written = record(session.saved, value, session.who, now(), new_id)
    if written is session.saved and session.contents.beyond_file(value.evidence):
        # A content that was missing is at hand.
        written = replace(written, generation=written.generation + 1)
    if written is session.saved and session.in_file is None:
        session.mark_saved(value, written)
        return None
    save = Save(session.path, value, written, _holding(session.file_digest), session.contents)
    save.keeper, save.who, save.before = session.keeper, session.who, session.in_file or session.origin
    save.before_digest = session.file_digest
    return save


def finish_save(session: Session, save: Save) -> None:
    """Take note that a save has been written."""
    session.file_digest = save.digest
    session.contents.mark_saved(save.in_file)
    session.mark_saved(save.value, save.written)


def save_now(session: Session) -> None:
    """Save at once, waiting for it.

    Raises NotSavedError; where the disk only did not confirm a file already in place, the session goes on from it.
    """
    save = begin_save(session)
    if save is not None:
        _write(session, save)


def save_as(session: Session, path: Path, *, overwrite: bool) -> None:
    """Save under another name and go on there: also the first save of an untitled assessment.

    `overwrite` says that replacing a file of that name was agreed to. Raises NotSavedError; the session then stays
    where it was.
    """
    _write(session, begin_save_as(session, path, overwrite=overwrite))


def begin_save_as(session: Session, path: Path, *, overwrite: bool = True) -> Save:
    """Take the current value to be written to another file; setting `session.path` and `finish_save` goes on there."""
    value = session.assessment
    written = record(session.origin, value, session.who, now(), new_id)
    save = Save(path, value, written, anything if overwrite else nothing, session.contents)
    save.keeper, save.who = session.keeper, session.who
    return save


def save_copy(session: Session, path: Path) -> None:
    """Write the current value to another file, and go on in the present one. Raises NotSavedError."""
    value = session.assessment
    written = record(session.origin, value, session.who, now(), new_id)
    replace_file(path, bytes_of(written, session.contents), anything)


def _write(session: Session, save: Save) -> None:
    try:
        save.run()
    except NotSavedError as error:
        if error.code is NotSaved.NOT_CONFIRMED:
            session.path = save.path
            finish_save(session, save)
        raise
    session.path = save.path
    finish_save(session, save)


def _holding(digest: str) -> IsOurs:
    """Return the check that a file still is what was last read or written there, or is gone."""

    def is_ours(current: bytes | None) -> bool:
        return current is None or _digest(current) == digest

    return is_ours


def opened_document(data: bytes) -> Document:
    """Return what a file holds. Raises UnreadableFileError."""

    def known(files: Mapping[str, bytes]) -> Pack:
        return remembered(files, read_pack)

    return open_document(data, known)


def bytes_of(assessment: Assessment, contents: Contents) -> bytes:
    """Return the bytes of a file, which have been opened again before anybody trusts them. Raises NotSavedError."""
    page = index_page(assessment, assessment.pack.source_language)

    def known(files: Mapping[str, bytes]) -> Pack:
        """Return the pack that is in use, which was read from these very bytes, else read them."""
        return assessment.pack if files == assessment.pack.files else read_pack(files)

    return verified(encode(assessment, ccassess.__version__, page, contents), known)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
