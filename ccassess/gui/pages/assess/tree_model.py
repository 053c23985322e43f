"""The model behind the list of criteria: areas with their criteria, each row a frozen value in one role."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ccassess.domain.pack import Level
from ccassess.gui.pages.assess.rows import Row, area_row, criterion_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPersistentModelIndex

    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


def row_of(index: QModelIndex | QPersistentModelIndex) -> Row | None:
    """Return the value of a row; None for an index that is none."""
    return cast("Row | None", index.data(ROW_ROLE)) if index.isValid() else None


class CriteriaModel(QStandardItemModel):
    """All areas and criteria of the pack; only rows whose value changed are told to the view."""

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._items: dict[str, QStandardItem] = {}
        for area in ui.session.pack.areas:
            item = self._item(area)
            for criterion in area.children:
                item.appendRow(self._item(criterion))
            self.appendRow(item)

    def index_of(self, node_id: str) -> QModelIndex:
        """Return where an area or criterion stands."""
        return self._items[node_id].index()

    def refresh(self, areas: Iterable[Node]) -> None:
        """Read the rows of these areas anew."""
        for area in areas:
            for node in (area, *area.children):
                row = self._read(node)
                item = self._items[node.id]
                if item.data(ROW_ROLE) != row:
                    _fill(item, row)

    def _item(self, node: Node) -> QStandardItem:
        item = self._items[node.id] = QStandardItem()
        item.setEditable(False)
        _fill(item, self._read(node))
        return item

    def _read(self, node: Node) -> Row:
        return criterion_row(self._ui, node) if node.level is Level.CRITERION else area_row(self._ui, node)


def _fill(item: QStandardItem, row: Row) -> None:
    item.setData(row, ROW_ROLE)
    item.setData(f"{row.ref} {row.title}".strip(), Qt.ItemDataRole.DisplayRole)
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
