"""A good version of a document that this computer has kept: what it is of, when and why it was kept, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """Why a version was kept."""

    OPENED = "opened"
    """The file as it was before the first change of a sitting."""
    SAVED = "saved"
    CLOSED = "closed"
    BEFORE_RESTORE = "before-restore"
    BEFORE_MERGE = "before-merge"
    BEFORE_MOVE = "before-move"


@dataclass(frozen=True, slots=True)
class Version:
    """One kept version of a document.

    `number` is its own among the document's, never given twice; `time` when it was kept and `changed` when its content
    last changed (ISO times, UTC); `file` the name the document's file had, "" for none; `size` that file's bytes and
    `sha256` its hash; `sitting` the opening of the document it was kept in, "" for a command's. `contents` are the
    hashes of its evidence, `key` the name it is stored under.
    """

    document: str
    number: int
    time: str
    changed: str
    generation: int
    who: str
    why: Kept
    file: str
    size: int
    sha256: str
    sitting: str
    contents: tuple[str, ...]
    key: str
