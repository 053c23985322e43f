"""The link to the history of the criterion shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QSizePolicy

from ccassess.gui.icons import set_icon
from ccassess.gui.style_sheet import set_look

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class HistoryLink(QPushButton):
    """Opens the window with all changes of a criterion."""

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui.t("History of this criterion"))
        self._ui = ui
        self._criterion = ""
        self.setAutoDefault(True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_look(self, kind="link")
        set_icon(self, "clock", "accent")
        self.clicked.connect(self._ask)

    def show_criterion(self, criterion: Node) -> None:
        """Lead to another criterion's."""
        self._criterion = criterion.id

    def _ask(self) -> None:
        self._ui.aid_wanted.emit("history", self._criterion)
