"""Copies of the open document beside its file, such as OneDrive and Dropbox leave where two worked at once.

They are known by the document's id alone, whatever they are called.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import SUFFIX, opened_document
from ccassess.domain.ancestor import contains, only_there
from ccassess.domain.failures import UnreadableFileError
from ccassess.storage.foreign import assessment_bytes
from ccassess.storage.identity import identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.assessment import Assessment

MOST_LOOKED_AT = 50
MOST_OPENED = 10
"""Copies of the document that are opened, those written last first."""

_ONLY_ONLINE = 0x1000 | 0x40000 | 0x400000
"""Windows' attributes of a file whose bytes a sync client would have to fetch: reading it would reach out."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that holds something the open document does not: by whom, and when it last changed (ISO time, UTC).

    `changes` counts its entries of history that ours lacks, 0 where only its content tells.
    """

    path: Path
    changed: str
    who: tuple[str, ...]
    changes: int


def copies_beside(path: Path, assessment: Assessment) -> tuple[Copy, ...]:
    """Return the copies of a document in the folder of its file that hold something it does not.

    Reads the end of at most 50 files and opens at most 10, which takes a second or so: not in the window's thread.
    Raises nothing; what cannot be read is no copy.
    """
    same = []
    for found in _others(path):
        try:
            one = identity(found)
        except (OSError, ValueError):
            continue
        if one is not None and one.document == assessment.id:
            same.append(found)
    copies = (_copy(found, assessment) for found in same[:MOST_OPENED])
    return tuple(one for one in copies if one is not None)


def _copy(path: Path, assessment: Assessment) -> Copy | None:
    try:
        other = opened_document(assessment_bytes(path)).assessment
    except (UnreadableFileError, OSError):
        return None
    if other.id != assessment.id or contains(assessment, other):
        return None
    entries = only_there(assessment, other)
    return Copy(path, other.changed, tuple(dict.fromkeys(one.who for one in entries if one.who)), len(entries))


def _others(path: Path) -> list[Path]:
    """Return the other assessments in the folder of a file, those written last first."""
    try:
        own = path.stat()
        found = sorted(_files(Path(os.path.realpath(path)).parent, own), reverse=True)
    except OSError:
        return []
    return [Path(name) for _, name in found[:MOST_LOOKED_AT]]


def _files(folder: Path, own: os.stat_result) -> Iterator[tuple[float, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.lower().endswith(SUFFIX):
                continue
            try:
                # A directory entry knows no identity on Windows.
                found = os.stat(entry.path, follow_symlinks=False)  # noqa: PTH116
            except OSError:
                continue
            online = getattr(found, "st_file_attributes", 0) & _ONLY_ONLINE
            if stat.S_ISREG(found.st_mode) and not online and not os.path.samestat(found, own):
                yield found.st_mtime, entry.path
