"""Pictures of a PDF's pages, drawn by the worker; pdfium is used by one thread only, which the worker is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of how many, as a picture; `page` counts from 0."""

    page: int
    pages: int
    image: QImage


def picture(path: Path, page: int, width: int) -> Picture:
    """Return a page of a PDF as a picture `width` pixels wide. Raises what pdfium does where it cannot be read."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(path)
    try:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), prefer_bgrx=True)
        data = bytes(bitmap.buffer)
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        return Picture(page, len(document), image)
    finally:
        document.close()
