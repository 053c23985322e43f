"""A page with evidence, and what a person does at it: files to drop, drops, and waiting until they are taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.gui.evidence.taking_in import taking_in
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator
from tests.evidence_files import PDF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.app.read_only import ReadOnly
    from ccassess.domain.evidence import Evidence

P = TypeVar("P", bound=QWidget)
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class EvidenceDesk:
    """One page over a new assessment."""

    def __init__(self, qtbot: QtBot, folder: Path, read_only: ReadOnly | None = None) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.session = Session(create(find_pack(DEFAULT_PACK)), who="Aino")
        self._read_only = read_only
        self.told: list[str] = []
        self.wanted: list[Place] = []

    def open(self, make: Callable[[Ui], P], size: tuple[int, int] = (1200, 730)) -> P:
        """Show a page."""
        self.session.read_only = self._read_only
        self.ui = Ui(self.session, theme(), translator("en"))
        self.ui.refused.connect(self.told.append)
        self.ui.wanted.connect(self.wanted.append)
        page = make(self.ui)
        self.qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        self.qtbot.waitExposed(page)
        page.activateWindow()
        return page

    def id_of(self, ref: str) -> str:
        return self.session.pack.refs[ref].id

    def file(self, name: str, data: bytes = PDF) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def wait(self) -> None:
        """Wait until everything dropped has been taken in, or not."""
        self.qtbot.waitUntil(lambda: not taking_in(self.ui).is_busy, timeout=10_000)

    @property
    def items(self) -> tuple[Evidence, ...]:
        return self.session.assessment.evidence

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.items]


def mime_of(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def drop_on(widget: QWidget, mime: QMimeData) -> bool:
    """Drop something on a widget as the system does, from the widget up to the first that takes it."""
    target: QWidget | None = widget
    while target is not None:
        if target.acceptDrops():
            actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
            entering = QDragEnterEvent(QPoint(5, 5), actions, mime, Qt.MouseButton.LeftButton, NOTHING_HELD)
            entering.setDropAction(Qt.DropAction.MoveAction)
            entering.ignore()
            QApplication.sendEvent(target, entering)
            if entering.isAccepted():
                assert entering.dropAction() is Qt.DropAction.CopyAction, "the file must stay where it is"
                dropping = QDropEvent(
                    QPointF(5, 5), actions, mime, Qt.MouseButton.LeftButton, NOTHING_HELD, QEvent.Type.Drop
                )
                QApplication.sendEvent(target, dropping)
                return dropping.isAccepted()
        target = None if target.isWindow() else target.parentWidget()
    return False
