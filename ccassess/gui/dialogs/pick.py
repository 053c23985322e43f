"""A dialog to pick some of many things from a list one can search in: criteria, items of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from ccassess.gui.dialogs.wide_dialog import WideDialog
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.undoing import UndoingLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ccassess.i18n import Translator

SIZE = (520, 560)


class _Sought(QSortFilterProxyModel):
    """The rows that hold all words sought; those that are ticked stay."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def seek(self, text: str) -> None:
        """Look for other words."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row is shown."""
        row = self.sourceModel().index(source_row, 0, source_parent)
        # Qt hands the state over as a number here.
        if row.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value:
            return True
        text = str(row.data()).casefold()
        return all(word in text for word in self._words)


class _Ticks(QListView):
    """`toggled` carries the row that a click or the space bar is to tick."""

    toggled = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar; the rest moves."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class PickDialog(WideDialog):
    """Rows are (id, words); the space bar or a click ticks one. `picked` are the ids ticked when it is accepted."""

    def __init__(
        self, t: Translator, heading: str, rows: Iterable[tuple[str, str]], accept: str, parent: QWidget
    ) -> None:
        super().__init__(heading, "", parent)
        room = parent.screen().availableGeometry().size()
        self.resize(min(theme().px(SIZE[0]), room.width() - 40), min(theme().px(SIZE[1]), room.height() - 60))
        self._model = QStandardItemModel(self)
        for name, words in rows:
            item = QStandardItem(words)
            item.setData(name, Qt.ItemDataRole.UserRole)
            # The view ticks, wherever in the row one clicks; Qt would take the box alone.
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self._sought = _Sought(self)
        self._sought.setSourceModel(self._model)
        self.search = UndoingLine()
        self.search.setAccessibleName(t("Search"))
        self.search.setPlaceholderText(t("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._sought.seek)
        self.search.returnPressed.connect(self._enter)
        self.view = _Ticks()
        self.view.setModel(self._sought)
        self.view.setAccessibleName(heading)
        self.view.setWordWrap(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.toggled.connect(self._toggle)
        self.rows.addWidget(self.search)
        self.add_view(self.view)
        self.accept_button = button(accept, "primary")
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(False)
        cancel = button(t("Cancel"))
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.add_buttons(cancel, self.accept_button)
        self._model.itemChanged.connect(self._count)
        set_look(self.view, bare=True)
        self.search.setFocus()

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids ticked, in the order of the rows."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        ticked = [one for one in items if one.checkState() == Qt.CheckState.Checked]
        return tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in ticked)

    def tick(self, name: str) -> None:
        """Tick a row by its id."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                item.setCheckState(Qt.CheckState.Checked)

    def _toggle(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(self._sought.mapToSource(index))
        is_ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)

    def _enter(self) -> None:
        """Go from the words sought to the rows found, while nothing is ticked that Enter would take."""
        first = self._sought.index(0, 0)
        if not self.picked and first.isValid():
            self.view.setCurrentIndex(first)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        self.accept_button.setEnabled(bool(self.picked))


def pick(parent: QWidget, t: Translator, heading: str, rows: Iterable[tuple[str, str]], accept: str) -> tuple[str, ...]:
    """Ask which; none where the person declines."""
    dialog = PickDialog(t, heading, rows, accept, parent)
    accepted = dialog.exec() == PickDialog.DialogCode.Accepted
    picked = dialog.picked
    dialog.deleteLater()
    return picked if accepted else ()
