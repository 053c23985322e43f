"""The windows beside the main one: each is made when first asked for, and goes with its assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.aids.beside import BesideWindow
    from ccassess.gui.ui import Ui

CHECKLIST = "checklist"
TERM = "term"
HISTORY = "history"
VERSIONS = "versions"
ASIDE = (CHECKLIST, TERM, HISTORY, VERSIONS)
"""The kinds of windows."""


class AidWindows(QObject):
    """Opens the windows for the main one; `asked` carries a command of it."""

    asked = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ui: Ui | None = None
        self._open: dict[str, BesideWindow] = {}

    def window_of(self, kind: str) -> BesideWindow | None:
        """Return the open window of a kind, one of ASIDE."""
        found = self._open.get(kind)
        return found if found is not None and isValid(found) and found.isVisible() else None

    def show_aid(self, kind: str, name: str = "") -> None:
        """Open the window of a kind, or bring it to the front, and show one of it."""
        if self._ui is None:
            return
        found = self.window_of(kind)
        if found is None:
            found = self._open[kind] = _made(kind, self._ui, self._window)
            found.asked.connect(self.asked)
        found.show_aid(name)
        found.show()
        found.raise_()
        found.activateWindow()
        found.take_focus()

    def commit(self) -> None:
        """Hand over what is being typed in any of them."""
        for kind in self._open:
            found = self.window_of(kind)
            if found is not None:
                found.commit()

    def follow(self, ui: Ui | None) -> None:
        """Go on with another session or language: windows of the same session open anew, others close."""
        before, self._ui = self._ui, ui
        shown = {kind: found for kind in self._open if (found := self.window_of(kind)) is not None}
        self._open = {}
        for kind, found in shown.items():
            name, place = found.shown, found.geometry()
            found.close()
            if before is not None and ui is not None and before.session is ui.session:
                self.show_aid(kind, name)
                self._open[kind].setGeometry(place)


def _made(kind: str, ui: Ui, window: QWidget) -> BesideWindow:
    """Return a window; its modules are imported only now, for most days go by without it."""
    if kind == CHECKLIST:
        from ccassess.gui.aids.checklist_window import ChecklistWindow

        return ChecklistWindow(ui, window)
    if kind == HISTORY:
        from ccassess.gui.past.history_window import HistoryWindow

        return HistoryWindow(ui, window)
    if kind == VERSIONS:
        from ccassess.gui.past.versions_window import VersionsWindow

        return VersionsWindow(ui, window)
    from ccassess.gui.aids.glossary_window import GlossaryWindow

    return GlossaryWindow(ui, window)
