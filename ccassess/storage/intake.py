"""Taking a file in as evidence: read once, whole, and only where it is a plain file of a type that is taken."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.evidence import FILE_BYTES_AT_MOST
from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.domain.file_names import shown_name
from ccassess.domain.intake import IntakeError, NotTaken, Room
from ccassess.storage.atomic import read_file
from ccassess.storage.file_types import (
    MACRO_SUFFIXES,
    MacrosError,
    file_type,
    promised_type,
    suffix_of,
    taken_suffixes,
)

if TYPE_CHECKING:
    from pathlib import Path

_CODES = {
    Unreadable.NO_SUCH_FILE: NotTaken.NO_SUCH_FILE,
    Unreadable.IS_A_FOLDER: NotTaken.IS_A_FOLDER,
    Unreadable.NOT_A_FILE: NotTaken.NOT_A_FILE,
    Unreadable.NO_PERMISSION: NotTaken.NO_PERMISSION,
}


@dataclass(frozen=True, slots=True)
class Intake:
    """A file as it was taken in: its name as it can be shown, its bytes and their SHA-256."""

    name: str
    data: bytes
    sha256: str


def take_in(path: Path, room: Room | None = None) -> Intake:
    """Return a file's bytes, once it has been looked at; `room` says what the assessment holds already.

    The file is never opened again, nothing in it is unpacked or followed, and nothing about its place is kept. Reading
    25 MB takes its time: not for the window's thread. Raises IntakeError.
    """
    name = shown_name(path.name) or "?"
    _check_name(name, path)
    size = _size(path, name)
    if size is not None and size > FILE_BYTES_AT_MOST:
        raise _too_large(name, size)
    data = _read(path, name)
    if not data:
        raise IntakeError(NotTaken.EMPTY, name=name)
    try:
        found = file_type(name, data)
    except MacrosError:
        raise IntakeError(NotTaken.MACROS, name=name) from None
    promised = promised_type(name)
    if found is None:
        raise IntakeError(NotTaken.NOT_ITS_TYPE, name=name, type="" if promised is None else promised.name)
    intake = Intake(name, data, hashlib.sha256(data).hexdigest())
    (room or Room()).check(name, intake.sha256, len(data))
    return intake


def _check_name(name: str, path: Path) -> None:
    """Raise IntakeError for a type that is not taken, unless there is something worse to say of what is there."""
    suffix = suffix_of(name)
    if promised_type(name) is not None or not _is_plain_file(path):
        return
    if suffix in MACRO_SUFFIXES:
        raise IntakeError(NotTaken.MACROS, name=name)
    raise IntakeError(NotTaken.TYPE, name=name, suffix=suffix, types=", ".join(taken_suffixes()))


def _is_plain_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _size(path: Path, name: str) -> int | None:
    """Return the size of a file before it is read; None where there is none to tell. Raises IntakeError."""
    if not _is_plain_file(path):
        return None
    try:
        return path.stat().st_size
    except OSError as error:
        raise IntakeError(NotTaken.CANNOT_READ, name=name, detail=error.strerror or str(error)) from error


def _read(path: Path, name: str) -> bytes:
    try:
        return read_file(path, FILE_BYTES_AT_MOST)
    except UnreadableFileError as error:
        if error.code is Unreadable.TOO_LARGE:
            # It has grown while it was read.
            raise _too_large(name, None) from error
        code = _CODES.get(error.code, NotTaken.CANNOT_READ)
        raise IntakeError(code, name=name, detail=error.data.get("detail", "")) from error


def _too_large(name: str, size: int | None) -> IntakeError:
    return IntakeError(
        NotTaken.TOO_LARGE, name=name, size="" if size is None else str(size), most=str(FILE_BYTES_AT_MOST)
    )
