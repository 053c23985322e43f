"""Opening evidence: only when a person asks for it. Nothing here starts a program; it says what may be opened.

A content is opened as a copy (see `storage.opened_copies`); of a link is told whether it may be, and as what.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind
from ccassess.domain.failures import NotSavedError
from ccassess.domain.file_names import written_name
from ccassess.domain.links import LinkKind, link_of
from ccassess.domain.openings import NotOpened, NotOpenedError
from ccassess.storage.file_types import promised_type, suffix_of, type_by_content
from ccassess.storage.opened_copies import sweep_copies, write_copy

if TYPE_CHECKING:
    from ccassess.app.contents import Contents
    from ccassess.domain.evidence import Evidence
    from ccassess.storage.file_types import FileType

__all__ = ["ToOpen", "exported", "link_to_open", "opened_copy", "place_of"]

_PROGRAM_FOLDER = re.compile(
    r"\.(app|bundle|framework|kext|pkg|mpkg|plugin|prefpane|service|workflow|scptd|saver)$", re.IGNORECASE
)
"""Folders that a system starts as a program instead of showing what is in them."""
_NAMED_BY_CLASS = re.compile(r"\.\{[0-9a-fA-F-]+\}$")


@dataclass(frozen=True, slots=True)
class ToOpen:
    """What may be opened: a web address (`url`, with the `host` it leads to) or a file or folder here (`path`)."""

    url: str = ""
    host: str = ""
    path: Path | None = None


def opened_copy(contents: Contents, item: Evidence) -> Path:
    """Write a copy of a file that another program may open, and return its path. Only ever by an explicit act.

    Not for the window's thread. Copies of yesterday and before go.
    Raises NotOpenedError: "missing", "type" (its bytes are of none of the types that are taken), "not-written".
    """
    data, found = _content(contents, item)
    sweep_copies()
    try:
        return write_copy(data, found.suffix)
    except NotSavedError as error:
        detail = error.data.get("detail", "") or error.code.value
        raise NotOpenedError(NotOpened.NOT_WRITTEN, name=item.name, detail=detail) from error


def exported(contents: Contents, item: Evidence) -> tuple[str, bytes]:
    """Return a name that any system can write, and the bytes, of a file to be written where a person wants it.

    Raises NotOpenedError ("missing", "type").
    """
    data, found = _content(contents, item)
    return written_name(item.name, found.suffix), data


def link_to_open(item: Evidence, *, beside: Path | None = None, confirmed: bool = False) -> ToOpen:
    """Return what a link may open, having looked whether it is there. Only ever by an explicit act.

    `beside` is the folder that paths without a place of their own start from, the assessment's. A place on another
    computer is asked for nothing, not even whether it is there, unless `confirmed`: asking tells it who we are. Raises
    NotOpenedError: "address" (a web address that hides where it leads, or none), "elsewhere", "relative", "gone",
    "not-a-file" (a device, or a folder that is a program), "type-linked"; ValueError for a file.
    """
    if item.kind is not EvidenceKind.LINK:
        message = "a file is opened as a copy"
        raise ValueError(message)
    link = link_of(item.link)
    if link.kind is LinkKind.WEB:
        return ToOpen(url=item.link, host=link.host)
    if link.kind is LinkKind.UNKNOWN:
        raise NotOpenedError(NotOpened.ADDRESS, name=item.name)
    if link.kind is LinkKind.ELSEWHERE and not confirmed:
        raise NotOpenedError(NotOpened.ELSEWHERE, name=item.name, host=link.host)
    return ToOpen(path=_there(item, link.path, beside))


def _content(contents: Contents, item: Evidence) -> tuple[bytes, FileType]:
    data = contents.get(item.sha256) if item.kind is EvidenceKind.FILE else None
    if data is None:
        raise NotOpenedError(NotOpened.MISSING, name=item.name)
    found = type_by_content(item.name, data)
    if found is None:
        raise NotOpenedError(NotOpened.TYPE, name=item.name)
    return data, found


def _there(item: Evidence, text: str, beside: Path | None) -> Path:
    """Return the file or folder that a path leads to in the end. Raises NotOpenedError."""
    path = place_of(text, beside)
    if path is None:
        raise NotOpenedError(NotOpened.RELATIVE, name=item.name)
    try:
        # What a link of the system hides behind a harmless name is looked at under its own.
        real = Path(os.path.realpath(path, strict=True))
        is_file, is_folder = real.is_file(), real.is_dir()
    except (OSError, ValueError) as error:
        raise NotOpenedError(NotOpened.GONE, name=item.name) from error
    if is_folder and not _PROGRAM_FOLDER.search(real.name) and not _NAMED_BY_CLASS.search(real.name):
        return real
    if not is_file:
        raise NotOpenedError(NotOpened.NOT_A_FILE, name=item.name)
    if promised_type(real.name) is None:
        raise NotOpenedError(NotOpened.TYPE_LINKED, name=item.name, suffix=suffix_of(real.name))
    return real


def place_of(text: str, beside: Path | None) -> Path | None:
    """Return the place on this computer that a path names; None where it starts from nowhere, or from another system.

    The disk is not asked.
    """
    path = Path(text)
    if path.is_absolute():
        return path
    if os.name != "nt" and (PureWindowsPath(text).drive or "\\" in text):
        return None
    return None if beside is None or PureWindowsPath(text).drive else beside / path
