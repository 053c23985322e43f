"""The types of files that are taken as evidence: by what a name promises and by what the first bytes and names say.

Nothing is unpacked, decoded or followed: of an Office file only the list of its parts is read. What may carry out
commands is not taken: programs, scripts, pages with scripts (HTML, SVG), documents with macros.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

MAX_PARTS = 10_000
"""Parts of an Office file; the largest honest ones have some hundreds."""

_HEAD = 1024
_PARTS = b"PK\x01\x02"
_PROGRAMS = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"#!")
_NO_TEXTS = (*_PROGRAMS, b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BROKEN = (zipfile.BadZipFile, ArithmeticError, EOFError, LookupError, NotImplementedError, RuntimeError, ValueError)

MACRO_SUFFIXES = frozenset(
    {".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppsm", ".ppam", ".sldm"}
)
"""Office files that are made to carry macros."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type: the suffix its files are given, all those it may come with, and what it is called (a code)."""

    suffix: str
    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], bool]


class MacrosError(Exception):
    """A document carries macros."""


def file_type(name: str, data: bytes) -> FileType | None:
    """Return the type of a file by its suffix, if its bytes are of that type; None where they are not.

    Raises MacrosError.
    """
    found = promised_type(name)
    return found if found is not None and found.fits(data) else None


def promised_type(name: str) -> FileType | None:
    """Return the type that a name promises; None for one that is not taken."""
    return _BY_SUFFIX.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """Return the suffix of a name in small letters (".pdf"), "" for none."""
    return PurePath(name.strip()).suffix.lower()


def type_by_content(name: str, data: bytes) -> FileType | None:
    """Return the type that a content has by its own bytes, whatever it is called by now.

    The name only tells one text file from another. None for what is never opened, macros among it.
    """
    try:
        named = file_type(name, data)
        return named or next((one for one in TYPES if one.fits(data)), None)
    except MacrosError:
        return None


def taken_suffixes() -> tuple[str, ...]:
    """Return the suffixes of all types that are taken, in the order in which they are told."""
    return tuple(suffix for one in TYPES for suffix in one.suffixes)


def _begins(*beginnings: bytes) -> Callable[[bytes], bool]:
    def fits(data: bytes) -> bool:
        return data.startswith(beginnings)

    return fits


def _is_pdf(data: bytes) -> bool:
    # Some programs write a few bytes of their own before it, and every reader lets them.
    return b"%PDF-" in data[:_HEAD] and not data.startswith(_PROGRAMS)


def _is_text(data: bytes) -> bool:
    return data.startswith(_BYTE_ORDER_MARKS) or (b"\x00" not in data and not data.startswith(_NO_TEXTS))


def _office(folder: str) -> Callable[[bytes], bool]:
    """Return what tells an Office file with this folder ("word/")."""

    def fits(data: bytes) -> bool:
        parts = _parts(data)
        if "[content_types].xml" not in parts or not any(part.startswith(folder) for part in parts):
            return False
        if any("vbaproject" in part or "vbadata" in part or "/macrosheets/" in part for part in parts):
            raise MacrosError
        return True

    return fits


def _open_document(media_type: bytes) -> Callable[[bytes], bool]:
    """Return what tells an OpenDocument file of this media type, which its first part says, stored as it is."""
    said = b"mimetype" + b"application/vnd.oasis.opendocument." + media_type

    def fits(data: bytes) -> bool:
        # What follows is the next part: a longer name would be that of a template, or of another type.
        if data[30 : 30 + len(said) + 2] != said + b"PK":
            return False
        parts = _parts(data)
        if any(part.startswith(("basic/", "scripts/")) for part in parts):
            raise MacrosError
        return "content.xml" in parts

    return fits


def _parts(data: bytes) -> Collection[str]:
    """Return the names of the parts of a ZIP file in small letters; none where it is no whole one."""
    if not data.startswith(b"PK\x03\x04") or data.count(_PARTS) > MAX_PARTS:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {part.orig_filename.lower().replace("\\", "/").lstrip("/") for part in archive.infolist()}
    except (*_BROKEN, OSError):
        return ()


TYPES = (
    FileType(".pdf", "PDF", (".pdf",), _is_pdf),
    FileType(".png", "PNG", (".png",), _begins(b"\x89PNG\r\n\x1a\n")),
    FileType(".jpg", "JPEG", (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff")),
    FileType(".gif", "GIF", (".gif",), _begins(b"GIF87a", b"GIF89a")),
    FileType(".docx", "Word", (".docx",), _office("word/")),
    FileType(".xlsx", "Excel", (".xlsx",), _office("xl/")),
    FileType(".pptx", "PowerPoint", (".pptx",), _office("ppt/")),
    FileType(".odt", "OpenDocument", (".odt",), _open_document(b"text")),
    FileType(".ods", "OpenDocument", (".ods",), _open_document(b"spreadsheet")),
    FileType(".odp", "OpenDocument", (".odp",), _open_document(b"presentation")),
    FileType(".txt", "text", (".txt",), _is_text),
    FileType(".csv", "text", (".csv",), _is_text),
    FileType(".md", "text", (".md",), _is_text),
)
"""Every type that is taken, and opened."""

_BY_SUFFIX = {suffix: one for one in TYPES for suffix in one.suffixes}
