"""Why a file or a link is not taken in as evidence, as codes with data; `wording` turns them into sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ccassess.domain.evidence import FILES_AT_MOST, TOTAL_BYTES_AT_MOST, contents_needed, files_at_most

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Pack


class NotTaken(StrEnum):
    """A reason. Data: the `name` of the file, and what each says in addition (sizes in bytes)."""

    NO_SUCH_FILE = "no-such-file"
    IS_A_FOLDER = "is-a-folder"
    NOT_A_FILE = "not-a-file"
    NO_PERMISSION = "no-permission"
    CANNOT_READ = "cannot-read"  # detail
    EMPTY = "empty"
    TOO_LARGE = "too-large"  # size ("" where it is not known), most
    TYPE = "type"  # suffix ("" for none), types (those that are taken)
    MACROS = "macros"
    NOT_ITS_TYPE = "not-its-type"  # type (what its name promises)
    TOO_MANY = "too-many"  # most
    TOTAL = "total"  # size (with this one), most

    LINK_EMPTY = "link-empty"
    LINK_TOO_LONG = "link-too-long"  # most: in characters
    LINK_LINES = "link-lines"
    LINK_KIND = "link-kind"  # scheme


_UNREACHABLE = frozenset(
    {
        NotTaken.NO_SUCH_FILE,
        NotTaken.IS_A_FOLDER,
        NotTaken.NOT_A_FILE,
        NotTaken.NO_PERMISSION,
        NotTaken.CANNOT_READ,
    }
)


class IntakeError(Exception):
    """Something is not taken in; nothing was changed."""

    def __init__(self, code: NotTaken, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    @property
    def is_unreachable(self) -> bool:
        """Whether the file could not be got at, so that nothing can be said of it."""
        return self.code in _UNREACHABLE


@dataclass(frozen=True, slots=True)
class Room:
    """How much an assessment holds already: files (at most so many), and their bytes in all; `held`: their SHA-256."""

    files: int = 0
    size: int = 0
    held: frozenset[str] = frozenset()
    most: int = FILES_AT_MOST

    def after(self, sha256: str, size: int) -> Room:
        """Return the room once a file is taken in; one that is there already takes none."""
        if sha256 in self.held:
            return self
        return replace(self, files=self.files + 1, size=self.size + size, held=self.held | {sha256})

    def check(self, name: str, sha256: str, size: int) -> None:
        """Raise IntakeError ("too-many", "total") where a file has no room."""
        if sha256 in self.held:
            return
        if self.files >= self.most:
            raise IntakeError(NotTaken.TOO_MANY, name=name, most=str(self.most))
        if self.size + size > TOTAL_BYTES_AT_MOST:
            raise IntakeError(NotTaken.TOTAL, name=name, size=str(self.size + size), most=str(TOTAL_BYTES_AT_MOST))


def room_in(pack: Pack, items: Iterable[Evidence]) -> Room:
    """Return how much an assessment by a pack holds with these items."""
    sizes = contents_needed(items)
    return Room(len(sizes), sum(sizes.values()), frozenset(sizes), files_at_most(pack))
