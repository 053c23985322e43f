"""The page itself: three columns, the ways from criterion to criterion, and the answers to every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.gui.evidence.dropped import Dropping
from ccassess.gui.pages.assess.bottom_bar import BottomBar
from ccassess.gui.pages.assess.columns import Columns
from ccassess.gui.pages.assess.meaning import Meaning, MeaningColumn
from ccassess.gui.pages.assess.paper import Paper
from ccassess.gui.pages.assess.tree_panel import TreePanel
from ccassess.gui.pages.assess.walk import neighbours, where_to_begin
from ccassess.gui.tab_order import TabOrder
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from ccassess.app.history import Change
    from ccassess.domain.pack import Node
    from ccassess.gui.pages.assess.evidence_block import EvidenceBlock
    from ccassess.gui.ui import Ui

# Text pixels of the page under which it rearranges itself.
MEANING_BELOW = 1120
STACKED_BELOW = 1000
TREE_BELOW = 860


class AssessPage(QWidget):
    """The centre's own assessment, one criterion at a time."""

    name = "assess"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._stale = False
        self._tabs = TabOrder()
        self._has_column: bool | None = None
        self._criterion = where_to_begin(ui.session)
        self._columns = Columns(self)
        self.tree = TreePanel(ui, self._columns)
        middle = QWidget(self._columns)
        self.paper = Paper(ui, middle)
        self.bar = BottomBar(ui, middle)
        self._column = MeaningColumn(ui, self._columns)
        self.meaning = Meaning(ui, self._column)
        self._fill_middle(middle)
        self._columns.fill(self.tree, middle, self._column)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._columns)
        self.setAccessibleName(ui.t("Assess"))
        self._make_actions()
        self.tree.chosen.connect(self._choose)
        self.tree.entered_criterion.connect(self.paper.take_focus)
        self.bar.wanted.connect(self._choose)
        self.paper.replaced.connect(self._order_tabs)
        self._dropping = Dropping(ui, self)
        self._dropping.dropped.connect(self.evidence_block.drop)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._look_changed)
        self._arrange()
        self._show(self._criterion)

    @property
    def criterion(self) -> Node:
        """The criterion shown."""
        return self._criterion

    @property
    def evidence_block(self) -> EvidenceBlock:
        """The evidence of the criterion shown."""
        return self.paper.evidence

    @property
    def place(self) -> Place:
        """The place shown."""
        return Place(self.name, self._criterion.id)

    def show_place(self, place: Place) -> None:
        """Show a criterion; a place without one leaves the page as it is."""
        if place.criterion:
            self.show_criterion(place.criterion)

    def show_criterion(self, criterion: str) -> bool:
        """Show a criterion by its id; False where what is being typed was not taken, so that one stays with it.

        Raises KeyError for an unknown id.
        """
        node = self._ui.session.pack.nodes[criterion]
        if node is not self._criterion:
            if not self.paper.commit():
                self.tree.show_criterion(self._criterion)
                return False
            self._ui.session.close_step()
            self._show(node)
        return True

    def save_layout(self) -> tuple[int, ...]:
        """Return the widths of the columns, for the preferences."""
        return self._columns.widths

    def restore_layout(self, saved: tuple[int, ...]) -> None:
        """Take widths that `save_layout` gave; anything else is left alone."""
        self._columns.set_widths(saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange the page where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.tree.refresh(self._ui.session.pack.areas)
            self._refresh()
        self._columns.place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over what is being typed, however one left."""
        self.paper.commit()
        super().hideEvent(event)

    # Going from criterion to criterion

    def go_previous(self) -> None:
        """Go to the criterion before."""
        self._go(neighbours(self._ui.session, self._criterion).previous)

    def go_next(self) -> None:
        """Go to the criterion after."""
        self._go(neighbours(self._ui.session, self._criterion).next)

    def go_to_do(self) -> None:
        """Go to the next criterion that is still to do."""
        self._go(neighbours(self._ui.session, self._criterion).to_do)

    def show_history(self) -> None:
        """Ask for the window with all changes of the criterion."""
        self._ui.aid_wanted.emit("history", self._criterion.id)

    def _go(self, target: Node | None) -> None:
        """Go to a criterion by a key: the focus goes on with one, to the first ladder or along the list."""
        if target is not None and self.show_criterion(target.id) and not self.tree.view.hasFocus():
            self.paper.take_focus()

    def _choose(self, criterion: str) -> None:
        self.show_criterion(criterion)

    def _show(self, criterion: Node) -> None:
        self._criterion = criterion
        self.tree.show_criterion(criterion)
        self.paper.show_criterion(criterion)
        self.meaning.show_criterion(criterion)
        self._show_neighbours()
        self._order_tabs()

    # What changed

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            self._stale = True
            return
        pack = self._ui.session.pack
        if not change.criterion:
            if "evidence" in change.step.data:
                # It may serve any criteria.
                self.tree.refresh(pack.areas)
                self.evidence_block.refresh()
            return
        self.tree.refresh([pack.parents[change.criterion]])
        if pack.parents[change.criterion] is pack.parents[self._criterion.id]:
            self._refresh()
        else:
            self._show_neighbours()

    def _refresh(self) -> None:
        self.paper.refresh()
        self.meaning.refresh()
        self._show_neighbours()

    def _show_neighbours(self) -> None:
        around = neighbours(self._ui.session, self._criterion)
        self.bar.show_neighbours(self._criterion, around)
        for action, target in zip(self.actions(), (around.previous, around.next, around.to_do), strict=False):
            action.setEnabled(target is not None)

    # How the page is laid out

    def _fill_middle(self, middle: QWidget) -> None:
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.paper, 1)
        rows.addWidget(line())
        rows.addWidget(self.bar)

    def _make_actions(self) -> None:
        """Offer the ways by keys; the window shows these actions in its menu and its key map."""
        t = self._ui.t
        ways = (
            (t("Previous criterion"), ("Ctrl+PgUp",), self.go_previous),
            (t("Next criterion"), ("Ctrl+PgDown",), self.go_next),
            (t("Next criterion to do"), ("Ctrl+Return", "Ctrl+Enter"), self.go_to_do),
            (t("History of this criterion"), ("Ctrl+H",), self.show_history),
        )
        for words, keys, way in ways:
            action = QAction(words, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(way)
            self.addAction(action)

    def _look_changed(self) -> None:
        self._arrange()
        self._columns.place()

    def _arrange(self) -> None:
        width = theme().text_width(self.width())
        has_tree, has_column = width >= TREE_BELOW, width >= MEANING_BELOW
        self.paper.set_form(is_stacked=width < STACKED_BELOW, has_summary=not has_column, is_narrow=not has_tree)
        self.bar.set_form(has_titles=has_column, has_box=not has_tree)
        if has_column != self._has_column:
            self._has_column = has_column
            self._place_meaning(in_column=has_column)
        if has_tree == self.tree.isHidden() or has_column == self._column.isHidden():
            self._columns.set_shown(has_tree=has_tree, has_meaning=has_column)

    def _place_meaning(self, *, in_column: bool) -> None:
        """Put what the ratings mean into its column, or into the criterion under its one line."""
        if in_column:
            self.paper.summary.give_back()
            self._column.setWidget(self.meaning)
            self.meaning.show()
        else:
            self._column.takeWidget()
            self.paper.summary.take(self.meaning)
        self.meaning.set_narrow(is_narrow=not in_column)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab follow the eye: list, criterion, bar, meaning."""
        paper = self.paper.fields()
        why: list[QWidget] = [self.meaning.why.header]
        bar: list[QWidget] = [self.bar.previous, self.bar.box, self.bar.next, self.bar.to_do]
        if self._has_column:
            order = [*paper, *bar, *why]
        else:
            after = paper.index(self.paper.summary.fold) + 1
            order = [*paper[:after], *why, *paper[after:], *bar]
        self._tabs.follow([self.tree.filter, self.tree.view, *order])
