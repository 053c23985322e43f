"""What is dragged onto a page that takes evidence: files, and links as a browser gives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent

from ccassess.app.files import SUFFIX
from ccassess.domain.evidence import LINK_AT_MOST, NAME_AT_MOST

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.ui import Ui

_TITLED = "text/x-moz-url"
"""An address and the title of its page, a line each: what browsers add to what they let one drag."""
_TITLED_AT_MOST = 4 * (LINK_AT_MOST + NAME_AT_MOST)
_AT_MOST = 500
_HARMLESS = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)
"""What may be done with a file that is dropped: after a move whoever offered it would delete it."""
_ENTERED = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files by their paths, and links with their names ("" for none)."""

    files: tuple[Path, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.files or self.links)


def dropped(mime: QMimeData) -> Dropped:
    """Return what is dragged; nothing where an assessment is among it, which the window opens."""
    urls = mime.urls()[:_AT_MOST]
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if any(path.suffix.lower() == SUFFIX for path in files):
        return Dropped()
    addresses = [url.toString() for url in urls if url.scheme().lower() in {"http", "https"}]
    title = _title(mime) if len(addresses) == 1 else ""
    return Dropped(files, tuple((one, title) for one in addresses))


class Dropping(QObject):
    """Lets a page and all on it take evidence; `dropped` carries what it was. Nothing is ever moved from its place."""

    dropped = Signal(object)

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        if ui.session.read_only is None:
            page.setAcceptDrops(True)
            page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what can be evidence; anything else goes on to the window."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        found = dropped(event.mimeData())
        harmless = next((one for one in _HARMLESS if event.possibleActions() & one), None)
        if not found or harmless is None:
            event.ignore()
            return True
        event.setDropAction(harmless)
        event.accept()
        if event.type() not in _ENTERED:
            self.dropped.emit(found)
        return True


def _title(mime: QMimeData) -> str:
    data = mime.data(_TITLED).data()[:_TITLED_AT_MOST]
    lines = bytes(data).decode("utf-16-le", errors="replace").splitlines()
    return lines[1].strip("\x00 ") if len(lines) > 1 else ""
