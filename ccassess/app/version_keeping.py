"""When a version of a document is kept: by whoever writes the file, in the same thread, and never at its expense."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from ccassess.app.clock import now
from ccassess.domain.failures import NotSaved, NotSavedError, UnreadableFileError
from ccassess.domain.kept import Kept, Version
from ccassess.storage.foreign import assessment_bytes
from ccassess.storage.version_store import VersionStore

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.assessment import Assessment

PAUSE = dt.timedelta(minutes=10)
"""How old the newest version is before the next save is kept as one."""


class VersionKeeper:
    """Keeps the versions of one session.

    `sitting` names this opening of the document; "" for a command, many of which may follow one another at once. With
    a sitting the file is kept as it was before its first save, and the first saved state; without one both only where
    the newest version is older than ten minutes.
    """

    def __init__(self, store: VersionStore | None = None) -> None:
        self.store = store or VersionStore()
        self.sitting = ""
        self._began = self._wrote = False
        self._trouble: NotSavedError | None = None
        self._told = False

    def copied(self) -> VersionKeeper:
        """Return a keeper of the same store, for another session."""
        return VersionKeeper(self.store)

    def trouble(self) -> NotSavedError | None:
        """Return why a version could not be kept, the first time it is asked for; None where nothing is to be told."""
        if self._trouble is None or self._told:
            return None
        self._told = True
        return self._trouble

    def before_writing(self, path: Path, digest: str, value: Assessment, who: str) -> None:
        """Keep the file that is about to be replaced for the first time; `digest` and `value` are what it held."""
        if self._began:
            return
        self._began = True
        if not self.sitting and not self._is_due(value.id):
            return
        self.keep_file(path, digest, value, who, Kept.OPENED)

    def after_writing(self, path: Path, data: bytes, written: Assessment, who: str) -> None:
        """Keep what has just been written, where it is time for that."""
        self._wrote = True
        if self._is_due(written.id):
            self.keep(data, written, who, path.name, Kept.SAVED)

    def at_close(self, path: Path, digest: str, value: Assessment, who: str) -> None:
        """Keep the file as the sitting leaves it, where it was written in it."""
        if self._wrote:
            self.keep_file(path, digest, value, who, Kept.CLOSED)

    def keep_file(self, path: Path, digest: str, value: Assessment, who: str, why: Kept) -> Version | None:
        """Keep a file that still has this hash and holds this value, unless that state is kept already."""
        if any(one.sha256 == digest for one in self.store.listed(value.id)):
            return None
        try:
            data = assessment_bytes(path)
        except (UnreadableFileError, OSError):
            return None
        if hashlib.sha256(data).hexdigest() != digest:
            return None
        return self.keep(data, value, who, path.name, why)

    def keep(self, data: bytes, value: Assessment, who: str, file: str, why: Kept) -> Version | None:
        """Keep the bytes of a file that holds a value; None where that cannot be, which `trouble` then tells."""
        version = Version(
            document=value.id,
            number=0,
            time=now(),
            changed=value.changed,
            generation=value.generation,
            who=who,
            why=why,
            file=file,
            size=0,
            sha256="",
            sitting=self.sitting,
            contents=(),
            key="",
        )
        try:
            return self.store.keep(version, data)
        except NotSavedError as error:
            self.tell(error)
        except (OSError, MemoryError) as error:
            # Nothing about a version may fail the save that it follows.
            self.tell(NotSavedError(NotSaved.OTHER, file=file, detail=str(error)))
        return None

    def tell(self, error: NotSavedError) -> None:
        """Take note of why a version could not be kept."""
        self._trouble = error

    def _is_due(self, document: str) -> bool:
        """Whether the newest version is of another sitting, or older than the pause; a clock that went back counts."""
        newest = next(iter(self.store.listed(document)), None)
        if newest is None or (self.sitting and newest.sitting != self.sitting):
            return True
        age = dt.datetime.fromisoformat(now()) - dt.datetime.fromisoformat(newest.time)
        return not dt.timedelta() <= age < PAUSE
