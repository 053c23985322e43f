"""The one door through which bytes come in that somebody else made, or may have changed since we did.

Whatever they are, what is not taken in ends in a `ForeignBytesError` that says why in a code; nothing else comes out.
No module of app, gui or cli opens such a file by other means (tests/storage/test_foreign.py). Where each rule is kept:

=====================  ==============================================================================================
any file               regular files alone, never more than a limit into memory: `atomic.read_file`
an assessment          `document.open_document`: members of known names only (`document`), unique after NFC and case
                       folding, relative, at most 200, 64 MiB each, 256 MiB together, stored and never deflated, so
                       that nothing swells, in memory only (`container`); length and SHA-256 as the manifest says
                       (`manifest`); integers and strings 20 levels deep (`canonical_json`); every value one that can
                       be (`reading`, `conformity`); the file made again of what was read is the same, byte for byte
an older, a newer one  climbs in memory, is refused and never written over: `ladder`, `atomic`
a pack in a ZIP file   `pack_archive`: names and kinds looked at before anything is read, at most 2,000 parts of which
                       150 belong to the pack, 32 MB packed, 4 MB unpacked, no file over a hundred times its packed
                       size, sizes never believed, the list of contents compared with what lies there
a pack in a folder     `pack_files`: files of known names only, no links out of it
YAML                   `strict_yaml`: 1 MB, 20 levels, 20,000 entries, 20,000 characters a text, no anchors, tags,
                       merges or doubled keys; libyaml and PyYAML's own parser agree to the letter
evidence               `intake`: known types by name and by first bytes, 25 MB each, never opened by itself
a lock file            `lock`: 4 KB of JSON, a regular file, no link followed, nothing in it believed but what it names
another copy's name    `identity`: the manifest alone, at most half a megabyte from the end of the file
texts                  control characters left out, NFC, 100,000 characters (`domain.plain_text`); a file in which one
                       is otherwise, or has half a character, is refused (`canonical_json`); what is typed, dropped or
                       named by a file system is made so on its way in
=====================  ==============================================================================================

What Python's readers raise over broken bytes (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError with
UnicodeDecodeError, RuntimeError with RecursionError, struct.error, MemoryError) is listed once, in `broken`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.failures import ForeignBytesError, UnreadableFileError
from ccassess.storage.atomic import read_file
from ccassess.storage.container import MAX_FILE_BYTES
from ccassess.storage.document import Document, decode, open_document
from ccassess.storage.pack_archive import MAX_PACK_BYTES, is_assessment, read_pack_archive, total_size
from ccassess.storage.pack_files import read_pack_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "MAX_PACK_BYTES",
    "Document",
    "ForeignBytesError",
    "assessment_bytes",
    "begins_as_assessment",
    "decode",
    "open_document",
    "pack_files",
    "total_size",
]

_HEAD = 128


def assessment_bytes(path: Path) -> bytes:
    """Return the bytes of what may be an assessment file. Raises UnreadableFileError: not there, too large, a pipe."""
    return read_file(path, MAX_FILE_BYTES)


def begins_as_assessment(path: Path) -> bool:
    """Whether a file begins as assessments do; False also for one that cannot be read."""
    try:
        return is_assessment(read_head(path))
    except UnreadableFileError:
        return False


def read_head(path: Path) -> bytes:
    """Return the first bytes of a file, however long it is. Raises UnreadableFileError."""
    return read_file(path, _HEAD, cut=True)


def pack_files(place: Path) -> Mapping[str, bytes]:
    """Return the files of the pack in a folder or a ZIP file by path within the pack.

    Raises NotAPackError, PackRefusedError, UnreadableFileError.
    """
    return read_pack_folder(place) if place.is_dir() else read_pack_archive(place)
