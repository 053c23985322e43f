"""The page itself: the list of items beside the chosen one, and the answers to every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ccassess.gui.evidence.adding import Adding
from ccassess.gui.evidence.dropped import Dropping
from ccassess.gui.evidence.taking_in import taking_in
from ccassess.gui.labels import plain_label
from ccassess.gui.long_words import breakable
from ccassess.gui.pages.evidence.card import Card
from ccassess.gui.pages.evidence.list_panel import ListPanel
from ccassess.gui.pages.evidence.looking import Looking
from ccassess.gui.pages.evidence.overview import EvidenceOverview
from ccassess.gui.pages.evidence.without import scored_without
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.tab_order import TabOrder
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ccassess.app.history import Change
    from ccassess.domain.evidence import Evidence
    from ccassess.gui.ui import Ui

STACKED_BELOW = 700
"""Text pixels of the page under which list and item stand below each other."""
LIST, LEAST_CARD = 400, 300


class EvidencePage(QWidget):
    """All evidence, one item at a time."""

    name = "evidence"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._is_stale = False
        self._width = LIST
        self._tabs = TabOrder()
        self._item = ""
        self._wants_without = False
        self._is_narrow = False
        self.adding = Adding(ui, self)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.list = ListPanel(ui, self.adding, self._columns)
        self._stack = QStackedWidget(self._columns)
        set_ground(self._stack, "surface")
        self.overview = EvidenceOverview(ui, self.adding, self._stack)
        self.card = Card(ui, self._stack)
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.card)
        self.progress = plain_label("", "small", "text2")
        self.progress.hide()
        self.looking = Looking(ui, self)
        self._fill()
        self.setAccessibleName(ui.t("Evidence"))
        self._make_actions()
        self._dropping = Dropping(ui, self)
        self._dropping.dropped.connect(self.adding.drop)
        self.list.chosen.connect(self.show_item)
        self.list.entered_item.connect(self._enter)
        self.list.unwanted.connect(self._remove)
        self.list.without_wanted.connect(self.show_without)
        self.overview.without.wanted.connect(self._go)
        self.card.unwanted.connect(self._remove)
        self.card.replaced.connect(self._order_tabs)
        taking_in(ui).progressed.connect(self._show_progress)
        taking_in(ui).added.connect(self._added)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._arrange)
        self._arrange()
        self._refresh()

    @property
    def item(self) -> str:
        """The id of the item shown; "" where none is.

        Where a box stands in for the list, nothing else on the page would tell of the items: the first is shown then
        until one is chosen.
        """
        items = self._ui.session.assessment.evidence
        is_stand_in = not self._item and self._is_narrow and not self._wants_without and items
        return items[0].id if is_stand_in else self._item

    @property
    def place(self) -> Place:
        """The place shown."""
        return Place(self.name, evidence=self.item)

    def show_place(self, place: Place) -> None:
        """Show an item, or the first that serves a criterion; else the page stays as it is."""
        items = self._ui.session.assessment.evidence
        serving = (one.id for one in items if place.criterion and place.criterion in one.uses)
        found = place.evidence if any(one.id == place.evidence for one in items) else next(serving, "")
        if found:
            self.show_item(found)

    def show_item(self, item: str) -> None:
        """Show an item by its id."""
        if item != self.item:
            self._ui.session.close_step()
        self._choose(item)
        self._show()

    def show_without(self) -> None:
        """Show the scores without evidence."""
        self.card.commit()
        self._item, self._wants_without = "", True
        self._show()

    def drop_files(self, paths: Iterable[Path]) -> None:
        """Take files in, for no criterion yet."""
        self.adding.drop_files(paths)

    def save_layout(self) -> tuple[int, ...]:
        """Return the width of the list, for the preferences."""
        return (self._width,)

    def restore_layout(self, saved: tuple[int, ...]) -> None:
        """Take a width that `save_layout` gave; anything else is left alone."""
        if len(saved) == 1 and saved[0] > 0:
            self._width = saved[0]
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Give way to any window."""
        return QSize(theme().px(LEAST_CARD), theme().px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the page where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over what is being typed, however one left."""
        self.card.commit()
        super().hideEvent(event)

    # What changed

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        item = change.step.data.get("evidence", "")
        if not item and not change.criterion:
            # A file is past its validity by the end of the period.
            self._is_stale = self._is_stale or change.step.code == "profile"
            return
        # Undo and redo lead to what they change, wherever one has gone since.
        if item and change.kind != "edit" and self._found(item) is not None:
            self._choose(item)
        self._refresh()

    def _added(self, item: str) -> None:
        """Show what was added, without ending a step: the files of one drop are one."""
        if self.isVisible():
            self._choose(item)
            self._show()

    def _refresh(self) -> None:
        self._is_stale = False
        without = scored_without(self._ui)
        self.overview.refresh(without, is_empty=not self._ui.session.assessment.evidence)
        self.list.refresh(len(without))
        self.looking.refresh()
        self._show()

    def _choose(self, item: str) -> None:
        self._item, self._wants_without = item, False

    def _show(self) -> None:
        if self._found(self._item) is None:
            self._item = ""
        item = self._found(self.item)
        row = next((one for one in self.list.rows if one.id == self.item), None)
        if item is None or row is None:
            self._item = ""
            self._stack.setCurrentWidget(self.overview)
        else:
            self.card.show_item(item, row)
            self._stack.setCurrentWidget(self.card)
        self.list.show_item(self.item)
        self._order_tabs()

    def _found(self, item: str) -> Evidence | None:
        return next((one for one in self._ui.session.assessment.evidence if one.id == item), None)

    # What a person does

    def _enter(self, item: str) -> None:
        self.show_item(item)
        self.card.take_focus()

    def _remove(self, item: str) -> None:
        """Remove an item, which undo brings back, and show the one beside it."""
        if not item or self._ui.session.read_only is not None:
            return
        seen = [one.id for one in self.list.list.items.rows]
        place = seen.index(item) if item in seen else -1
        beside = [*seen[place + 1 :], *seen[:place][::-1]] if place >= 0 else []
        self._choose(beside[0] if beside else "")
        if self._ui.edit(self._ui.session.evidence.remove, item) is not None:
            # Left on the button, the focus would take the next item away with the next key.
            self.list.take_focus()

    def _go(self, criterion: str) -> None:
        self._ui.go("assess", criterion)

    def _show_progress(self, sentence: str) -> None:
        self.progress.setText(breakable(sentence, self._ui.t.language))
        self.progress.setVisible(bool(sentence))

    # How the page is laid out

    def _make_actions(self) -> None:
        """Offer the acts by keys; the window shows these actions in its menu and its key map."""
        t = self._ui.t
        ways = (
            (t("Add files…"), "Ctrl+Shift+F", self.adding.add_files),
            (t("Add a link…"), "Ctrl+Shift+A", self.adding.add_link),
            (t("Open the item"), "Ctrl+Return", self._open),
        )
        for words, keys, way in ways:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setEnabled(way == self._open or self._ui.session.read_only is None)
            action.triggered.connect(way)
            self.addAction(action)

    def _open(self) -> None:
        if self.item:
            self.card.opening.open(self.item)

    def _fill(self) -> None:
        for place, part in enumerate((self.list, self._stack)):
            self._columns.addWidget(part)
            self._columns.setStretchFactor(place, place)
            self._columns.setCollapsible(place, False)
        self._columns.setHandleWidth(2)
        self._columns.splitterMoved.connect(self._remember)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.looking)
        rows.addWidget(self._columns, 1)
        rows.addWidget(self.progress)

    def _arrange(self) -> None:
        stacked = theme().text_width(self.width()) < STACKED_BELOW
        if stacked != self._is_narrow:
            self._is_narrow = stacked
            self.list.set_form(is_narrow=stacked)
            self._show()
        self._columns.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
        side = theme().gap(12)
        self.progress.setContentsMargins(side, theme().gap(4), side, theme().gap(4))
        self._place()

    def _place(self) -> None:
        if self._columns.orientation() is Qt.Orientation.Vertical:
            taken = self.list.sizeHint().height()
            self._columns.setSizes([taken, max(self.height() - taken, theme().px(LEAST_CARD))])
        else:
            taken = theme().px(self._width)
            self._columns.setSizes([taken, max(self.width() - taken, theme().px(LEAST_CARD))])

    def _remember(self) -> None:
        if self._columns.orientation() is Qt.Orientation.Horizontal:
            self._width = round(self._columns.sizes()[0] / theme().scale)

    def _order_tabs(self) -> None:
        """Let Tab follow the eye: list, then item."""
        right = self.card.fields() if self.item else self.overview.fields()
        self._tabs.follow([*self.looking.fields(), *self.list.fields(), *right])
