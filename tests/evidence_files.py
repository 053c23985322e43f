"""Small files of every type that is taken as evidence, and of some that are not."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def office(folder: str, **more: bytes) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", f"{folder}/document.xml": b"<w/>"}
    return zipped({**parts, **{name.replace("__", "/"): data for name, data in more.items()}})


def open_document(kind: str, *more: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name in ("content.xml", *more):
            archive.writestr(name, "<x/>")
    return made.getvalue()


GOOD = {
    "log.pdf": PDF,
    "screen.png": PNG,
    "photo.JPG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "photo.jpeg": b"\xff\xd8\xff\xe1",
    "moving.gif": b"GIF89a\x01\x00",
    "plan.docx": office("word"),
    "figures.xlsx": office("xl"),
    "talk.pptx": office("ppt"),
    "plan.odt": open_document("text"),
    "figures.ods": open_document("spreadsheet"),
    "talk.odp": open_document("presentation"),
    "notes.txt": "Ä, joka päivä".encode(),
    "old.txt": "Ä".encode("cp1252"),
    "wide.txt": "Ä".encode("utf-16"),
    "calls.csv": b"day;calls\n1;2\n",
    "readme.md": b"# Calls\n",
}
"""One of each type, by name."""
