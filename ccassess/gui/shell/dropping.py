"""What is dragged onto the window: one of our files, or nothing we take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


def dropped_file(event: QDropEvent) -> Path | None:
    """Return our file among what is dragged."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile()) if url.isLocalFile() else None
        if path is not None and path.suffix.lower() == SUFFIX:
            return path
    return None
