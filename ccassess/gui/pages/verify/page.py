"""Verify: the centre's answer on the left, one's own sheet on the right, one criterion at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ccassess.domain.pack import Level
from ccassess.gui.pages.verify.bottom_bar import BottomBar
from ccassess.gui.pages.verify.centre_side import CentreSide
from ccassess.gui.pages.verify.own_sheet import OwnSheet
from ccassess.gui.pages.verify.words import needs_work
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.tab_order import TabOrder
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ccassess.app.history import Change
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

ONE_SIDE_BELOW = 980
"""Text px of the page, 80 less than the window's, under which one side is shown at a time."""
CENTRE_WIDTH = 392
ROUNDS = 6
"""Rounds of layout after which every part has its place."""


class VerifyPage(QWidget):
    """The page "verify"; edits the verification sheet only."""

    name = "verify"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        criteria = ui.session.pack.criteria
        self._criterion = next((one for one in criteria if needs_work(ui.session, one)), criteria[0])
        self._stale = True
        self._one_side = False
        self._tabs = TabOrder()
        self._centre_width = CENTRE_WIDTH
        set_ground(self, "surface")
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self.centre = CentreSide(ui, self._split)
        self.sheet = OwnSheet(ui, self._split)
        self.bar = BottomBar(ui, self)
        self.side = SegmentedChoice(
            t("Side of the page"), [("centre", t("The centre’s answer")), ("own", t("Your sheet"))]
        )
        self.side.set_key("own")
        self._build()
        self.side.chosen.connect(self._choose_side)
        self.bar.wanted.connect(self._go)
        self.addActions(self.bar.steps)
        self.history = QAction(t("&History of this criterion"), self)
        self.history.setShortcut("Ctrl+H")
        self.history.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.history.triggered.connect(self._show_history)
        self.addAction(self.history)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def criterion(self) -> Node:
        """The criterion shown."""
        return self._criterion

    @property
    def place(self) -> Place:
        """The place shown."""
        return Place(self.name, self._criterion.id)

    def show_place(self, place: Place) -> None:
        """Show the criterion a place names."""
        node = self._ui.session.pack.nodes.get(place.criterion)
        if node is not None and node.level is Level.CRITERION:
            self._go(node)

    def save_layout(self) -> tuple[int, ...]:
        """Return the width of the centre's side in pixels of 100 % text, for the preferences; () while it is alone."""
        return () if self._one_side else (self._centre_width,)

    def restore_layout(self, saved: tuple[int, ...]) -> None:
        """Take a width that `save_layout` gave; anything else is left alone."""
        if len(saved) == 1 and saved[0] > 0:
            self._centre_width = saved[0]
            self._place_centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was not to be seen."""
        super().showEvent(event)
        self._arrange()
        if self._stale:
            self._refresh()

    def _build(self) -> None:
        self._switches = QWidget()
        set_ground(self._switches, "window")
        self._switch_row = QHBoxLayout(self._switches)
        self._switch_row.addWidget(self.side)
        self._switch_row.addStretch(1)
        self._under_switches = line()
        self._split.setHandleWidth(2)
        self._split.addWidget(self.centre)
        self._split.addWidget(self.sheet)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.splitterMoved.connect(self._take_width)
        self._place_centre()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self._switches, self._under_switches):
            rows.addWidget(part)
        rows.addWidget(self._split, 1)
        rows.addWidget(line())
        rows.addWidget(self.bar)

    def _go(self, criterion: Node) -> None:
        """Show another criterion, once what was typed for this one is kept."""
        if criterion is self._criterion:
            self._refresh_if_seen()
            return
        focus = QApplication.focusWidget()
        on_sheet = focus is not None and self.sheet.isAncestorOf(focus)
        if not self.sheet.words.finish_typing():
            self.bar.show_criterion(self._criterion)
            return
        self._ui.session.close_step()
        self._criterion = criterion
        self._refresh_if_seen()
        self.centre.verticalScrollBar().setValue(0)
        self.sheet.to_top()
        if on_sheet:
            self.sheet.grade.take_focus()

    def _show_history(self) -> None:
        self._ui.aid_wanted.emit("history", self._criterion.id)

    def _changed(self, _change: Change) -> None:
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        for part in (self.centre, self.sheet, self.bar):
            part.show_criterion(self._criterion)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab follow the eye: the centre's answer, one's own sheet, the bar."""
        bar: list[QWidget] = [self.bar.previous, self.bar.choice, self.bar.following, self.bar.to_do]
        reading: list[QWidget] = [self.centre, self.centre.guide.header, self.centre.interviews.fold.header]
        self._tabs.follow([*reading, *self.sheet.fields(), *bar])
        self._settle()

    def _settle(self) -> None:
        """Let every part find its height now, so that nothing is painted in a place it leaves again."""
        # Heights depend on widths, and widths on whether there is a scroll bar.
        for _ in range(ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _place_centre(self) -> None:
        width = theme().px(self._centre_width)
        self._split.setSizes([width, max(self.width() - width, width)])

    def _take_width(self, position: int, _handle: int) -> None:
        self._centre_width = round(position / theme().scale)

    def _choose_side(self, _key: object) -> None:
        self._arrange()

    def _arrange(self) -> None:
        width = theme().text_width(self.width())
        self._one_side = width < ONE_SIDE_BELOW
        self._switches.setVisible(self._one_side)
        self._under_switches.setVisible(self._one_side)
        self.centre.setVisible(not self._one_side or self.side.key == "centre")
        self.sheet.setVisible(not self._one_side or self.side.key == "own")
        self.sheet.set_text_width(width)
        self.bar.set_text_width(width)

    def _measure(self) -> None:
        side = theme().gap(20)
        self._switch_row.setContentsMargins(side, theme().gap(8), side, theme().gap(8))
        self._arrange()
