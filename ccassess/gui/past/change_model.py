"""Changes as a table shows them, put into words only where they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LETTERS = 160
"""Characters of a text that a cell may show; the whole stands below the table."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change in words; `when` and `who` are "" where the table is of one moment."""

    what: str
    old: str
    new: str
    when: str = ""
    who: str = ""


class ChangeModel(QAbstractTableModel):
    """`columns` are names of fields of `ChangeWords` with their headings."""

    def __init__(self, columns: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._names, self._headings = tuple(columns), list(columns.values())
        self._say: Sequence[Callable[[], ChangeWords]] = ()
        self._said: dict[int, ChangeWords] = {}

    def show_changes(self, say: Sequence[Callable[[], ChangeWords]]) -> None:
        """Show other changes: what each says is asked for when it is first looked at."""
        self.beginResetModel()
        self._say, self._said = say, {}
        self.endResetModel()

    def set_heading(self, name: str, words: str) -> None:
        """Call a column otherwise."""
        place = self._names.index(name)
        self._headings[place] = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, place, place)

    def words(self, row: int) -> ChangeWords:
        """Return what a row says."""
        if row not in self._said:
            self._said[row] = self._say[row]()
        return self._said[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many changes there are."""
        return 0 if parent is not None and parent.isValid() else len(self._say)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text in one line."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        text: str = getattr(self.words(index.row()), self._names[index.column()])
        return " ".join(text[: 2 * LETTERS].split())[:LETTERS]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None
