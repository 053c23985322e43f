"""The model behind a list of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.gui.evidence.rows import ItemRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


def row_of(index: Index) -> ItemRow | None:
    """Return the value of a row; None for an index that is none."""
    return cast("ItemRow | None", index.data(ROW_ROLE)) if index.isValid() else None


class ItemsModel(QAbstractListModel):
    """The rows to be seen; only rows whose value changed are told to the view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ItemRow, ...] = ()

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other rows."""
        before, self._rows = self._rows, tuple(rows)
        if [one.id for one in before] != [one.id for one in self._rows]:
            self.beginResetModel()
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def index_of(self, item: str) -> QModelIndex:
        """Return where an item stands; an invalid index where it is not shown."""
        place = next((place for place, one in enumerate(self._rows) if one.id == item), None)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are to be seen."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return what a row shows or is."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return {ROW_ROLE: row, Role.DisplayRole: row.name, Role.AccessibleTextRole: row.spoken}.get(role)
