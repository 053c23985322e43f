"""The left column: how many items there are, what adds some, a filter, a field to search in, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain.evidence import EvidenceKind
from ccassess.gui.evidence.item_list import ItemList
from ccassess.gui.evidence.rows import MISSING, PAST, UNUSED, all_rows
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.eliding_combo import ElidingCombo
from ccassess.gui.widgets.flow import Flow
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.undoing import UndoingLine
from ccassess.wording.evidence import size_words

if TYPE_CHECKING:
    from ccassess.gui.evidence.adding import Adding
    from ccassess.gui.evidence.rows import ItemRow
    from ccassess.gui.ui import Ui

NARROWEST = 220
ALL = ""
NOTHING = ""
"""The key of the entry of the box that shows no item."""


class ListPanel(QWidget):
    """`chosen` carries the id of an item, `entered_item` and `unwanted` that Enter or Delete took it."""

    chosen = Signal(str)
    entered_item = Signal(str)
    unwanted = Signal(str)
    without_wanted = Signal()
    """Somebody wants to see the scores without evidence."""

    def __init__(self, ui: Ui, adding: Adding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._all: tuple[ItemRow, ...] = ()
        self._has_without = False
        t = ui.t
        set_ground(self, "window")
        self._count = plain_label("", bold=True)
        self.add_files = button(t("Add files…"), icon_name="plus")
        self.add_link = button(t("Add a link…"), icon_name="link-simple")
        edits(ui, self.add_files, self.add_link)
        options = ((ALL, t("All evidence")), (UNUSED, t("Unused")), (MISSING, t("Missing")))
        self.filter = ElidingCombo(t("Which evidence to show"), [*options, (PAST, t("No longer valid"))])
        self.search = UndoingLine()
        self.search.setAccessibleName(t("Search in the evidence"))
        self.search.setPlaceholderText(t("Search in the evidence"))
        self.search.setClearButtonEnabled(True)
        self.list = ItemList(t("Evidence"), parent=self)
        self.nothing = plain_label(t("No evidence is like that."), tone="text2")
        self.without = link_button("", "info")
        self.box = ElidingCombo(t("Evidence"))
        self.box.setMinimumContentsLength(4)
        self._is_narrow = False
        self._fill()
        self.add_files.clicked.connect(adding.add_files)
        self.add_link.clicked.connect(adding.add_link)
        self.filter.activated.connect(self._narrow)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._enter)
        self.list.chosen.connect(self.chosen)
        self.list.entered_item.connect(self.entered_item)
        self.list.unwanted.connect(self.unwanted)
        self.box.activated.connect(self._choose)
        self.without.clicked.connect(self.without_wanted)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """All items, those that filter and search hide too."""
        return self._all

    def refresh(self, without: int) -> None:
        """Read the rows anew; `without` is how many scores have no evidence."""
        self._all = all_rows(self._ui)
        t, items = self._ui.t, self._ui.session.assessment.evidence
        count = t.n("{count} item", "{count} items", len(items))
        size = sum(one.size for one in items if one.kind is EvidenceKind.FILE)
        counted = t("{count}, {size} in files", count=count, size=size_words(t, size)) if size else count
        self._count.setText(counted if items else t("No evidence yet"))
        self._has_without = bool(without)
        self.without.setText(t.n("{count} score without evidence", "{count} scores without evidence", without))
        self.box.clear()
        for key, words in (*((one.id, one.name) for one in self._all), (NOTHING, t("Scores without evidence"))):
            self.box.addItem(words, key)
        self._narrow()
        self._show_form()

    def show_item(self, item: str) -> None:
        """Mark the item on the page; filter and search give way where they hide it."""
        if item and not any(one.id == item for one in self._seen()):
            self.filter.set_key(ALL)
            self.search.clear()
            self._narrow()
        self.list.choose(item)
        self.box.set_key(item or NOTHING)

    def set_form(self, *, is_narrow: bool) -> None:
        """Have a box of all items stand in for the list where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_form()

    def take_focus(self) -> None:
        """Go to the items, or to what adds some while there are none."""
        items = self.box if self._is_narrow else self.list
        (items if self._all else self.add_files).setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> list[QWidget]:
        """Return what Tab visits, in its order."""
        if self._is_narrow:
            return [self.add_files, self.add_link, self.box]
        return [self.add_files, self.add_link, self.filter, self.search, self.list, self.without]

    def _seen(self) -> tuple[ItemRow, ...]:
        code, words = str(self.filter.key or ALL), self.search.text().casefold().split()
        return tuple(
            one for one in self._all if (not code or one.has(code)) and all(word in one.sought for word in words)
        )

    def _narrow(self) -> None:
        seen = self._seen()
        self.list.set_rows(seen)
        self.nothing.setVisible(bool(self._all) and not seen)

    def _show_form(self) -> None:
        is_any, is_whole = bool(self._all), not self._is_narrow
        self.filter.setVisible(is_whole and is_any)
        self.search.setVisible(is_whole and is_any)
        self.list.setVisible(is_whole)
        self.box.setVisible(self._is_narrow and is_any)
        self._above_foot.setVisible(is_whole and self._has_without)
        self.without.setVisible(is_whole and self._has_without)

    def _choose(self) -> None:
        if self.box.key == NOTHING:
            self.without_wanted.emit()
        else:
            self.chosen.emit(str(self.box.key))

    def _enter(self) -> None:
        """Show the first item found."""
        if self.list.items.rows:
            self.chosen.emit(self.list.items.rows[0].id)

    def _fill(self) -> None:
        self._adds = Flow(8, self)
        self._adds.add(self.add_files)
        self._adds.add(self.add_link)
        self._top = QVBoxLayout()
        for part in (self._count, self._adds, self.box, self.filter, self.search, self.nothing):
            self._top.addWidget(part)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.without)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._top)
        self._rows.addWidget(self.list, 1)
        self._above_foot = line()
        self._rows.addWidget(self._above_foot)
        self._rows.addLayout(self._foot)

    def _fit(self) -> None:
        gap = theme().gap
        self._top.setContentsMargins(gap(12), gap(12), gap(12), gap(8))
        self._top.setSpacing(gap(8))
        self._foot.setContentsMargins(gap(12), gap(4), gap(12), gap(4))
        self._rows.setSpacing(0)
        self.setMinimumWidth(theme().px(NARROWEST))
