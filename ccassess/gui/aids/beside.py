"""A window beside the main one: not modal, with that window's undo, redo and save; Escape closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui

SIZE = (1080, 700)


class BesideWindow(QWidget):
    """`asked` carries a command of the main window ("undo"). It shows one thing of the session, by an id."""

    asked = Signal(str)

    def __init__(self, ui: Ui, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        set_ground(self, "surface")
        self.ui = ui
        self._make_actions()
        self.resize(self._wanted_size(parent))

    @property
    def shown(self) -> str:
        """The id of what is shown."""
        raise NotImplementedError

    def show_aid(self, name: str) -> None:
        """Show something by its id."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Go to where one begins."""
        raise NotImplementedError

    def commit(self) -> None:
        """Hand over what is being typed."""

    def minimumSizeHint(self) -> QSize:
        """Be as small as the screen asks for."""
        return QSize(300, 240)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed."""
        self.commit()
        super().closeEvent(event)

    def _make_actions(self) -> None:
        t = self.ui.t
        commands = (
            (t("Undo"), "undo", ("Ctrl+Z",)),
            (t("Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
            (t("Save now"), "save", ("Ctrl+S",)),
        )
        for words, name, keys in commands:
            action = QAction(words, self)
            action.setData(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(self._ask)
            self.addAction(action)
        close = QAction(t("Close"), self)
        close.setShortcuts([QKeySequence("Escape"), QKeySequence("Ctrl+W")])
        close.triggered.connect(self.close)
        self.addAction(close)

    def _ask(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.commit()
            self.asked.emit(str(action.data()))

    def _wanted_size(self, parent: QWidget) -> QSize:
        room = parent.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme().px(SIZE[0]), theme().px(SIZE[1])).boundedTo(room)
