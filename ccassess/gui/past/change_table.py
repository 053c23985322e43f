"""A table of changes, and under it the one chosen with all it said before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ccassess.gui.labels import label_over, plain_label
from ccassess.gui.past.change_model import ChangeModel, ChangeWords
from ccassess.gui.theme import text_width_of, theme
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from ccassess.i18n import Translator

ROW = 30
LEAST_ROWS = 3
TEXT_HEIGHT = 76
NARROW = 620
"""Text px under which the table leaves who and what was before to the texts below it."""
FIXED = {"when": 178, "who": 130}
SHARES = {"what": 5, "old": 4, "new": 4}


class _Table(QTableView):
    """Moves by rows. `moved` says which one is reached, -1 for none; `resized` that there is another room."""

    moved = Signal(int)
    resized = Signal()

    def __init__(self, model: ChangeModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which row was reached."""
        super().currentChanged(current, previous)
        self.moved.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another room."""
        super().resizeEvent(event)
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        """Leave room for some rows."""
        return QSize(theme().px(120), theme().px(ROW) * LEAST_ROWS + self.horizontalHeader().sizeHint().height())


class ChangeTable(QWidget):
    """`columns` are fields of `ChangeWords` with their headings; "old" and "new" also name the texts below."""

    def __init__(self, t: Translator, name: str, columns: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._names = tuple(columns)
        self.model = ChangeModel(columns, self)
        self.view = _Table(self.model, name)
        self.view.moved.connect(self._show_chosen)
        self.view.resized.connect(self._share)
        self.about = plain_label("", "small", bold=True)
        self.old, old_side, self._old_label = self._text(columns["old"])
        self.new, new_side, self._new_label = self._text(columns["new"])
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.addLayout(old_side, 1)
        self._texts.addLayout(new_side, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.view, 1)
        self._rows.addWidget(line())
        self._rows.addWidget(self.about)
        self._rows.addLayout(self._texts)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> int:
        """The row chosen, -1 for none."""
        return self.view.currentIndex().row()

    def show_changes(self, say: Sequence[Callable[[], ChangeWords]], chosen: int = 0) -> None:
        """Show other changes, one of them chosen."""
        self.model.show_changes(say)
        self._share()
        if say:
            self.view.selectRow(chosen)
        else:
            self._show_chosen(-1)

    def set_heading(self, name: str, words: str) -> None:
        """Call what was before, or after, otherwise."""
        self.model.set_heading(name, words)
        label, field = (self._old_label, self.old) if name == "old" else (self._new_label, self.new)
        label.setText(words)
        field.setAccessibleName(words)

    def fields(self) -> list[QWidget]:
        """Return what a keyboard reaches."""
        return [self.view, self.old, self.new]

    def _show_chosen(self, row: int) -> None:
        words = self.model.words(row) if row >= 0 else ChangeWords("", "", "")
        about = " · ".join(part for part in (words.what, words.when, words.who) if part)
        self.about.setText(about or " ")
        self.old.setPlainText(words.old)
        self.new.setPlainText(words.new)

    def _text(self, heading: str) -> tuple[QPlainTextEdit, QVBoxLayout, QLabel]:
        field = QPlainTextEdit()
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        field.setAccessibleName(heading)
        label = label_over(field, heading)
        column = QVBoxLayout()
        column.setSpacing(theme().gap(2))
        column.addWidget(label)
        column.addWidget(field)
        return field, column, label

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(4))
        self._texts.setSpacing(theme().gap(12))
        self.view.verticalHeader().setMinimumSectionSize(theme().px(ROW))
        self.view.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        for field in (self.old, self.new):
            field.setFixedHeight(theme().px(TEXT_HEIGHT))
        self._share()

    def _share(self) -> None:
        is_narrow = theme().text_width(self.width()) < NARROW
        room = self.view.viewport().width()
        shares = 0
        for place, name in enumerate(self._names):
            self.view.setColumnHidden(place, is_narrow and name in {"who", "old"})
            if self.view.isColumnHidden(place):
                continue
            if name in FIXED:
                width = self._width_of(name)
                self.view.setColumnWidth(place, width)
                room -= width
            else:
                shares += SHARES[name]
        for place, name in enumerate(self._names):
            if name in SHARES and not self.view.isColumnHidden(place):
                self.view.setColumnWidth(place, room * SHARES[name] // max(shares, 1))

    def _width_of(self, name: str) -> int:
        if name == "who" or not self.model.rowCount():
            return theme().px(FIXED[name])
        # A moment is as long as its language makes it; the newest tells enough.
        said = text_width_of(self.model.words(0).when, theme().font()) + theme().px(20)
        return min(said, theme().px(FIXED[name]))
