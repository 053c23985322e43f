"""The centre's evidence of a criterion, beside its answer: to be read and opened, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.evidence.item_list import ItemList
from ccassess.gui.evidence.opening import Opening
from ccassess.gui.evidence.rows import rows_of
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui


class CentreEvidence(QWidget):
    """The items with a link to open the chosen one; a sentence where there are none."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion = ""
        t = ui.t
        self._opening = Opening(ui, self)
        self.list = ItemList(t("The centre’s evidence"), is_whole=True, parent=self)
        self.open = link_button(t("Open"), "folder-open")
        self.none = plain_label(t("The centre has attached nothing to this criterion."), tone="text3")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(plain_label(t("The centre’s evidence"), bold=True))
        for part in (self.none, self.list, self.open):
            self._rows.addWidget(part)
        self.list.chosen.connect(self._offer)
        self.list.entered_item.connect(self._opening.open)
        self.open.clicked.connect(self._open)
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show the items of a criterion; one that was chosen stays chosen."""
        rows = rows_of(self._ui, criterion.id)
        if criterion.id != self._criterion:
            self._criterion = criterion.id
            self.list.choose("")
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.open.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._offer()

    def _offer(self) -> None:
        self.open.setEnabled(bool(self.list.current))

    def _open(self) -> None:
        self._opening.open(self.list.current)

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(6))
