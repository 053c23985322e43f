"""The search popup (Ctrl+K): a field, and under it the criteria, pages and commands that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.shell.finding import Hit, find
from ccassess.gui.shell.hit_row import HIT, ROW, HitRow
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ccassess.i18n import Translator

WIDTH = 520
ROWS_AT_MOST = 12
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Hits(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the hit, or its words for a screen reader."""
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " ".join(part for part in (hit.ref, hit.title) if part) + f", {hit.caption}"
        return None


class Search(QDialog):
    """Opens under the search field; `chosen` carries the hit gone to. Arrows move, Enter goes, Escape leaves."""

    chosen = Signal(object)

    def __init__(self, t: Translator, hits: tuple[Hit, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(t("Search"))
        self.setWindowTitle(t("Search"))
        self._all = hits
        self._rows_at_most = ROWS_AT_MOST
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("Number, word of a title, page or command"))
        self.field.setAccessibleName(t("Search"))
        self.list = QListView()
        self.list.setItemDelegate(HitRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(t("What was found"))
        self.hits = Hits(self)
        self.list.setModel(self.hits)
        self.nothing = plain_label(t("Nothing fits. Try a number such as 2.3, or fewer letters."), "small", "text2")
        paper = QFrame()
        set_look(paper, frame="group")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(paper)
        rows = QVBoxLayout(paper)
        self._layouts = (rows, around)
        rows.setContentsMargins(theme().px(10), theme().px(10), theme().px(10), theme().px(10))
        rows.setSpacing(theme().px(8))
        for part in (self.field, self.nothing, self.list):
            rows.addWidget(part)
        rows.setStretch(2, 1)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._go)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        self._find("")

    def open_at(self, corner: QPoint, room: QSize) -> None:
        """Open with the top right corner at a point of the screen, at most as large as `room`."""
        self._rows_at_most = max(min(ROWS_AT_MOST, room.height() // theme().px(ROW) - 2), 2)
        width = min(theme().px(WIDTH), room.width())
        self.setFixedWidth(width)
        self._fit(self.hits.rowCount())
        self.move(corner - QPoint(width, 0))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the keys that move in a list from the field to the list."""
        if event.type() == QEvent.Type.KeyPress:
            key = cast("QKeyEvent", event)
            if key.key() in _MOVES:
                self._move(key)
                return True
        return super().eventFilter(watched, event)

    def _move(self, key: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key.key()), 8)
        row = min(max(self.list.currentIndex().row() + step, 0), self.hits.rowCount() - 1)
        self._choose(row)

    def _find(self, query: str) -> None:
        found = find(self._all, query)
        self.hits.show(found)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._fit(len(found))
        self._choose(0)

    def _fit(self, count: int) -> None:
        """Be no higher than what was found."""
        self.list.setFixedHeight(min(count, self._rows_at_most) * theme().px(ROW))
        for layout in self._layouts:  # inner first, for the outer one asks it
            layout.activate()
        self.setFixedHeight(self.sizeHint().height())

    def _choose(self, row: int) -> None:
        index = self.hits.index(row, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._go()

    def _go(self) -> None:
        hit = self.list.currentIndex().data(HIT)
        if isinstance(hit, Hit):
            self.close()
            self.chosen.emit(hit)
