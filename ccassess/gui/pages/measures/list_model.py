"""The model behind the list of measures: perspectives and measures as far as filter and search let them through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ccassess.gui.pages.measures.rows import ALL, MeasureRow, PerspectiveRow, Row, RowReader

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


def row_of(index: Index) -> Row | None:
    """Return the value of a row; None for an index that is none."""
    return cast("Row | None", index.data(ROW_ROLE)) if index.isValid() else None


class MeasuresModel(QAbstractListModel):
    """The rows to be seen; only rows whose value changed are told to the view."""

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = RowReader(ui)
        self._filter, self._sought = ALL, ""
        self._all = self._reader.rows()
        self._rows: tuple[Row, ...] = self._all

    @property
    def measures(self) -> tuple[MeasureRow, ...]:
        """The measures to be seen."""
        return tuple(one for one in self._rows if isinstance(one, MeasureRow))

    def refresh(self) -> None:
        """Read all rows anew."""
        self._all = self._reader.rows()
        self._choose()

    def narrow(self, chosen: str, sought: str) -> None:
        """Show only measures of a filter whose name holds all words sought."""
        self._filter, self._sought = chosen, sought.casefold()
        self._choose()

    def index_of(self, measure: str) -> QModelIndex:
        """Return where a measure stands; an invalid index where it is not shown."""
        place = next((place for place, one in enumerate(self._rows) if _is_measure(one, measure)), None)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are to be seen."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keys go over headings."""
        row = self._rows[index.row()]
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return enabled if isinstance(row, MeasureRow) else Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return what a row shows or is."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Role.DisplayRole:
            return row.title
        if role == Role.AccessibleTextRole:
            return self._reader.spoken(row) if isinstance(row, MeasureRow) else row.title
        return None

    def _choose(self) -> None:
        rows = self._seen()
        if [one.id for one in rows] != [one.id for one in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def _seen(self) -> tuple[Row, ...]:
        words = self._sought.split()
        kept = [one for one in self._all if isinstance(one, PerspectiveRow) or self._is_sought(one, words)]
        # A heading stays where a measure follows it.
        return tuple(
            one
            for one, after in zip(kept, [*kept[1:], None], strict=True)
            if isinstance(one, MeasureRow) or isinstance(after, MeasureRow)
        )

    def _is_sought(self, row: MeasureRow, words: list[str]) -> bool:
        return self._filter in row.filters and all(word in row.title.casefold() for word in words)


def _is_measure(row: Row, measure: str) -> bool:
    return isinstance(row, MeasureRow) and row.id == measure
