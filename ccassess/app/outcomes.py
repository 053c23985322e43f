"""What came of looking at what somebody else did to an open document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.changes import FieldChange
    from ccassess.domain.disputes import Dispute, Found
    from ccassess.domain.failures import UnreadableFileError
    from ccassess.storage.foreign import Document


@dataclass(frozen=True, slots=True)
class TheirField:
    """A field that the other changed: from what it said here to what it says now; when (ISO time) and who, if known."""

    change: FieldChange
    time: str
    who: str


@dataclass(frozen=True, slots=True)
class OtherFile:
    """The other file, as it was read; `is_copy` says that it is not the session's own."""

    path: Path
    document: Document
    digest: str
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """What the session was, and what came of it: `after` is what changes will be recorded against.

    `alone` is what undo leaves alone (`disputes.left_alone`); `grown` says that the file is a later state of `origin`.
    """

    origin: Assessment
    mine: Assessment
    theirs: OtherFile
    after: Assessment
    merged: Assessment
    alone: frozenset[str]
    grown: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found. `theirs` are the fields that the other changed; `left` the keys of disputes still open.

    `error` says why the other file could not be read.
    """

    found: Found
    path: Path
    theirs: tuple[TheirField, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    left: tuple[str, ...] = ()
    error: UnreadableFileError | None = None
    basis: Basis | None = None

    @property
    def who(self) -> tuple[str, ...]:
        """Who made the other's changes, as far as it is known; each once, the first to change something first."""
        return tuple(dict.fromkeys(one.who for one in sorted(self.theirs, key=_time) if one.who))

    @property
    def applies(self) -> bool:
        """Whether `finish_together` has something to do."""
        return self.basis is not None

    @property
    def merged(self) -> Assessment | None:
        """What would be on screen with theirs in every dispute."""
        return None if self.basis is None else self.basis.merged


def _time(one: TheirField) -> str:
    return one.time
