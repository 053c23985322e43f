"""Evidence: the files and links with which the centre shows what it says; one item may serve many criteria."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ccassess.domain.pack import Pack

FILES_AT_MOST = 120
"""How many files an assessment holds at most."""

FILE_BYTES_AT_MOST = 25 * 1024 * 1024
"""The largest file, in bytes."""

TOTAL_BYTES_AT_MOST = 200 * 1024 * 1024
"""All files together, in bytes."""

LINKS_AT_MOST = 1000
"""How many links an assessment holds at most."""

FILES_WITH_PACK = 180
"""Files of the evidence and of the pack together: what the container of an assessment has room for."""

NAME_AT_MOST = 300
"""The longest name of an item, in characters; no file system has longer ones."""

LINK_AT_MOST = 4000
"""The longest link, in characters."""

_SHA256 = re.compile("[0-9a-f]{64}")
_ID_DIGITS = 32


class EvidenceKind(StrEnum):
    """What an item is: a file whose bytes the assessment carries, or a link to something elsewhere."""

    FILE = "file"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item, the centre's; dates are ISO dates as written, "" where unknown.

    `name` is what a person sees, at first a file's own name. A file has `sha256` (of its content) and `size` (bytes); a
    link has `link`: a web address, or the path of a file or folder, never opened or looked at by itself. `date` is the
    day the evidence is of, `valid_until` its last day, "" for no end. `uses` are the ids of the criteria it serves,
    in the pack's order.
    """

    id: str
    kind: EvidenceKind
    name: str
    sha256: str = ""
    size: int = 0
    link: str = ""
    note: str = ""
    date: str = ""
    valid_until: str = ""
    uses: tuple[str, ...] = ()


class ContentSource(Protocol):
    """What hands out the bytes of files by their hash; a mapping is one."""

    def get(self, sha256: str, /) -> bytes | None:
        """Return the bytes of this SHA-256, None where they are not at hand."""


def file_id(sha256: str) -> str:
    """Return the id of the item that holds a file.

    It follows from the content, so that two people who attach the same file attach the same item.
    """
    return sha256[:_ID_DIGITS]


def is_sha256(text: str) -> bool:
    """Whether a text is a SHA-256 as files hold it: 64 hex digits, small letters."""
    return _SHA256.fullmatch(text) is not None


def files_at_most(pack: Pack) -> int:
    """Return how many files an assessment by a pack can hold."""
    return max(0, min(FILES_AT_MOST, FILES_WITH_PACK - len(pack.files)))


def contents_needed(items: Iterable[Evidence]) -> dict[str, int]:
    """Return the size of every content that items name, by its SHA-256."""
    return {one.sha256: one.size for one in items if one.kind is EvidenceKind.FILE}


def missing(items: Iterable[Evidence], held: Collection[str]) -> tuple[Evidence, ...]:
    """Return the files whose content is not among those held, given by their SHA-256."""
    return tuple(one for one in items if one.kind is EvidenceKind.FILE and one.sha256 not in held)


def serving(items: Iterable[Evidence], criterion: str) -> tuple[Evidence, ...]:
    """Return the items that serve a criterion."""
    return tuple(one for one in items if criterion in one.uses)


def in_pack_order(pack: Pack, uses: Iterable[str]) -> tuple[str, ...]:
    """Return criteria, given by id, once each and in the pack's order; ids it does not have are left out."""
    used = set(uses)
    return tuple(one.id for one in pack.criteria if one.id in used)
