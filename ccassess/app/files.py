"""Assessment files as a person uses them: make one, open one, save the open one, save a copy.

Saving has three parts, so that a window can write without waiting: `begin_save` takes the current value, `Save.run`
writes it (in any thread), `finish_save` tells the session what the file now holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ccassess
from ccassess.app.session import Session
from ccassess.data import resources_folder
from ccassess.domain.assessment import Assessment, Profile, new_assessment
from ccassess.domain.changes import record
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.reporting.index_page import index_page
from ccassess.storage.atomic import anything, nothing, read_file, replace_file
from ccassess.storage.document import decode, encode, verified
from ccassess.storage.pack_files import read_pack
from ccassess.storage.pack_memory import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ccassess.domain.pack import Pack
    from ccassess.storage.atomic import IsOurs

SUFFIX = ".ccassess"


def now() -> str:
    """Return the present moment as files hold it: an ISO time in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def new_id() -> str:
    """Return a new permanent id."""
    return uuid.uuid4().hex


def create(pack_files: Mapping[str, bytes], profile: Profile | None = None) -> Assessment:
    """Return a new, empty assessment by a pack. Raises PackInvalidError where the pack has errors."""
    return new_assessment(new_id(), now(), remembered(pack_files, read_pack), profile)


def open_session(path: Path, who: str = "") -> Session:
    """Open a file.

    Raises UnreadableFileError where it is not one of our files or was altered, OSError where it cannot be read.
    """
    data = read_file(path)
    session = Session(_opened(data), path, who)
    session.file_digest = _digest(data)
    return session


def open_example(language: str, who: str = "") -> Session:
    """Open the worked example in a language as an untitled copy; the original is never written."""
    path = example_path(language)
    return Session(_opened(read_file(path)), None, who)


def example_path(language: str) -> Path:
    """Return the file of the worked example in a language; English where there is none."""
    folder = resources_folder() / "examples"
    path = folder / f"example-{language}{SUFFIX}"
    return path if path.exists() else folder / f"example-en{SUFFIX}"


@dataclass(slots=True)
class Save:
    """One writing of the open assessment: `value` as it was, `written` with its changes recorded.

    `digest` is the hash of the bytes that `run` wrote.
    """

    path: Path
    value: Assessment
    written: Assessment
    is_ours: IsOurs
    digest: str = ""

    def run(self) -> None:
        """Write the file, once what is to be written has been read back. Raises NotSavedError."""
        data = _encoded(self.written)
        self.digest = _digest(data)
        replace_file(self.path, data, self.is_ours)


def begin_save(session: Session) -> Save | None:
    """Take the current value to be written; None where the file already holds it or there is no file yet."""
    if session.path is None or session.saved is None or not session.unsaved:
        return None
    value = session.assessment
    written = record(session.saved, value, session.who, now(), new_id)
    if written is session.saved:
        session.mark_saved(value, written)
        return None
    return Save(session.path, value, written, _holding(session.file_digest))


def finish_save(session: Session, save: Save) -> None:
    """Take note that a save has been written."""
    session.file_digest = save.digest
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
    value = session.assessment
    written = record(session.origin, value, session.who, now(), new_id)
    _write(session, Save(path, value, written, anything if overwrite else nothing))


def save_copy(session: Session, path: Path) -> None:
    """Write the current value to another file, and go on in the present one. Raises NotSavedError."""
    value = session.assessment
    written = record(session.origin, value, session.who, now(), new_id)
    replace_file(path, _encoded(written), anything)


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


def _opened(data: bytes) -> Assessment:
    def known(files: Mapping[str, bytes]) -> Pack:
        return remembered(files, read_pack)

    return decode(data, known)


def _encoded(assessment: Assessment) -> bytes:
    """Return the bytes of a file, which have been opened again before anybody trusts them."""
    page = index_page(assessment, assessment.pack.source_language)

    def known(files: Mapping[str, bytes]) -> Pack:
        """Return the pack that is in use, which was read from these very bytes, else read them."""
        return assessment.pack if files == assessment.pack.files else read_pack(files)

    return verified(encode(assessment, ccassess.__version__, page), known)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
