"""Which document a file holds, told from its end alone: nothing of its content is read.

What is said there is foreign and stays a claim: who wants the document opens the file.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.field_texts import is_id
from ccassess.storage.canonical_json import LARGEST_INTEGER, load
from ccassess.storage.container import (
    CENTRAL,
    CENTRAL_SIGNATURE,
    END,
    END_SIGNATURE,
    LOCAL,
    LOCAL_SIGNATURE,
    MAX_FILE_BYTES,
    MAX_MEMBERS,
)
from ccassess.storage.manifest import KIND
from ccassess.storage.members import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path

MAX_DIRECTORY = 256 * 1024
MAX_MANIFEST = 256 * 1024

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the manifest of a file says: the document's id and its generation; `size` is the file's, in bytes."""

    document: str
    generation: int
    size: int


def identity(path: Path) -> Identity | None:
    """Return which document a file says it holds; None where it is no assessment. Raises OSError.

    At most half a megabyte is read, whatever the file's size; a link is not followed, a pipe not waited for.
    """
    handle = os.open(path, _READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or not END.size <= found.st_size <= MAX_FILE_BYTES:
            return None
        manifest = _manifest(handle, found.st_size)
        return None if manifest is None else _said(manifest, found.st_size)
    except (struct.error, UnreadableFileError):
        return None
    finally:
        os.close(handle)


def _manifest(handle: int, size: int) -> bytes | None:
    """Return the bytes of the manifest. Raises struct.error, OSError."""
    signature, *_, count, length, start, comment = END.unpack(_part(handle, size - END.size, END.size))
    if signature != END_SIGNATURE or comment or count > MAX_MEMBERS or length > MAX_DIRECTORY:
        return None
    if start + length + END.size != size:
        return None
    directory = _part(handle, start, length)
    at = 0
    for _ in range(count):
        entry = CENTRAL.unpack_from(directory, at)
        name_at = at + CENTRAL.size
        if entry[0] != CENTRAL_SIGNATURE:
            return None
        if directory[name_at : name_at + entry[10]] == MANIFEST.encode():
            return _member(handle, entry)
        at = name_at + sum(entry[10:13])
    return None


def _member(handle: int, entry: tuple[int, ...]) -> bytes | None:
    method, crc, stored, length, offset = entry[4], *entry[7:10], entry[-1]
    if method or stored != length or length > MAX_MANIFEST:
        return None
    local = LOCAL.unpack(_part(handle, offset, LOCAL.size))
    data = _part(handle, offset + LOCAL.size + local[9] + local[10], length)
    return data if local[0] == LOCAL_SIGNATURE and len(data) == length and zlib.crc32(data) == crc else None


def _part(handle: int, start: int, length: int) -> bytes:
    os.lseek(handle, start, os.SEEK_SET)
    return os.read(handle, length)


def _said(manifest: bytes, size: int) -> Identity | None:
    """Return what a manifest says. Raises UnreadableFileError where it is none."""
    said = load(manifest, MANIFEST)
    if not isinstance(said, dict) or said.get("kind") != KIND:
        return None
    document, generation = said.get("document"), said.get("generation")
    if not isinstance(document, str) or not is_id(document):
        return None
    if not isinstance(generation, int) or isinstance(generation, bool) or not 1 <= generation <= LARGEST_INTEGER:
        return None
    return Identity(document, generation, size)
