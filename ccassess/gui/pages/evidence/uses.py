"""The criteria that an item serves: gone to, taken away, added by a picker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccassess.gui.dialogs.pick import pick
from ccassess.gui.evidence.rows import criterion_words
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.links import Link

if TYPE_CHECKING:
    from ccassess.domain.evidence import Evidence
    from ccassess.gui.ui import Ui


class UseRow(QWidget):
    """One criterion: `wanted` to go there, `unwanted` to take it away; both carry its id."""

    wanted = Signal(str)
    unwanted = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = ui.t
        self._criterion = ""
        self.link = Link(self)
        self.remove: QPushButton = button(ui.t("Take away"), "quiet", "x", parent=self)
        edits(ui, self.remove)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme().gap(8))
        beside.addWidget(self.link, 1)
        beside.addStretch()
        beside.addWidget(self.remove)
        self.link.wanted.connect(self.wanted)
        self.remove.clicked.connect(self._take_away)

    def show_criterion(self, criterion: str, words: str) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.link.set_link(criterion, words)
        self.remove.setAccessibleName(self._t("Take away {criterion}", criterion=words))

    def _take_away(self) -> None:
        self.unwanted.emit(self._criterion)


class Uses(QWidget):
    """Rows are kept and filled anew. `replaced` says that other widgets are shown now."""

    replaced = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._item: Evidence | None = None
        self.rows: list[UseRow] = []
        t = ui.t
        self._none = plain_label(t("No criterion uses it yet."), tone="text2")
        self.add = link_button(t("Add criteria…"), "plus")
        edits(ui, self.add)
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(plain_label(t("Criteria it shows"), bold=True))
        self._column.addWidget(self._none)
        self._column.addLayout(self._list)
        self._column.addWidget(self.add)
        self.add.clicked.connect(self.ask)
        theme().changed.connect(self._fit)
        self._fit()

    def show_item(self, item: Evidence) -> None:
        """Show what another item serves."""
        self._item = item
        had = len(self._shown)
        while len(self.rows) < len(item.uses):
            row = UseRow(self._ui, self)
            row.wanted.connect(self._go)
            row.unwanted.connect(self._take_away)
            self._list.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            if place < len(item.uses):
                row.show_criterion(item.uses[place], criterion_words(self._ui, item.uses[place]))
            row.setVisible(place < len(item.uses))
        self._none.setVisible(not item.uses)
        self.add.setVisible(len(item.uses) < len(self._ui.session.pack.criteria))
        if had != len(self._shown):
            self.replaced.emit()

    def fields(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        return [*(part for row in self._shown for part in (row.link, row.remove)), self.add]

    def ask(self) -> None:
        """Ask which criteria the item serves, too."""
        if self._item is None:
            return
        item, t = self._item, self._ui.t
        rows = [
            (one.id, criterion_words(self._ui, one.id))
            for one in self._ui.session.pack.criteria
            if one.id not in item.uses
        ]
        for criterion in pick(self.window(), t, t("Criteria it shows"), rows, t("Add")):
            self._ui.edit(self._ui.session.evidence.use, item.id, criterion)

    @property
    def _shown(self) -> list[UseRow]:
        return [row for row in self.rows if not row.isHidden()]

    def _go(self, criterion: str) -> None:
        self._ui.go("assess", criterion)

    def _take_away(self, criterion: str) -> None:
        if self._item is not None:
            self._ui.edit(self._ui.session.evidence.unuse, self._item.id, criterion)

    def _fit(self) -> None:
        self._column.setSpacing(theme().gap(6))
        self._list.setSpacing(theme().gap(2))
