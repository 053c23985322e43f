"""What a program has asked of the disk, in order: its writes with their bytes, its names, its fsyncs, its promises.

Files are numbered by their making, for names change. Paths are relative to the recorded folder, whose own is "".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

FOLDER = -1
"""The number by which a name says that it is a folder's."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written into a file from a place on."""

    file: int
    place: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut off, or filled up with zeros."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class SyncFile:
    """All that was written into a file before is durable from here on."""

    file: int


@dataclass(frozen=True, slots=True)
class Named:
    """A path is a file's from here on (or a folder's); `before` is the name it gives up for it, "" for none."""

    path: str
    file: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A path is nobody's any more."""

    path: str
    file: int


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """All names in a folder are durable from here on."""

    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something the program has promised from here on."""

    words: tuple[str, ...]


Naming: TypeAlias = Named | Unnamed
Change: TypeAlias = Write | Resize
Operation: TypeAlias = Write | Resize | SyncFile | Named | Unnamed | SyncFolder | Said


@dataclass(frozen=True, slots=True)
class Recording:
    """The operations of some programs one after another, and the name each file had first."""

    operations: tuple[Operation, ...]
    first_names: tuple[str, ...]
    folders: frozenset[str]
    """Those that were there before, durable."""


def folder_of(path: str) -> str:
    return path.rpartition("/")[0]
