"""The bar below the page: previous, which criterion, next, how far the sheet is, and the next one to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.words import criterion_name, is_done, next_to_do
from ccassess.gui.style_sheet import set_ground, set_look
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.eliding_combo import ElidingCombo

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

NARROW = 680
"""Text px of the bar under which the progress gives way."""


class BottomBar(QWidget):
    """`wanted` carries the criterion to go to. `steps` are the same three ways as actions with keys."""

    wanted = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t, pack = ui.t, ui.session.pack
        self._current = pack.criteria[0]
        self._next_to_do: Node | None = None
        set_ground(self, "window")
        self.previous = button("", icon_name="arrow-left")
        self.following = button("", icon_name="arrow-right", icon_after=True)
        self.to_do = button("", "primary")
        criteria = [(one.id, criterion_name(pack, one, ui.language)) for one in pack.criteria]
        self.choice = ElidingCombo(t("Criterion"), criteria)
        set_look(self.choice, strong=True)
        self.progress = plain_label("", tone="text3", wrap=False)
        self._row = QHBoxLayout(self)
        for part in (self.previous, self.choice, self.following, self.progress):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self.to_do)
        self.previous.clicked.connect(self.go_back)
        self.following.clicked.connect(self.go_on)
        self.to_do.clicked.connect(self.go_to_do)
        self.choice.activated.connect(self._chosen)
        self.steps = (
            self._action(t("&Previous criterion"), "Ctrl+PgUp"),
            self._action(t("&Next criterion"), "Ctrl+PgDown"),
            self._action(t("Next criterion &to do"), "Ctrl+Return"),
        )
        for action, slot in zip(self.steps, (self.go_back, self.go_on, self.go_to_do), strict=True):
            action.triggered.connect(slot)
        theme().changed.connect(self._measure)
        self._measure()

    def show_criterion(self, criterion: Node) -> None:
        """Show where one is, and what is left to do."""
        session, t = self._ui.session, self._ui.t
        self._current = criterion
        self.choice.set_key(criterion.id)
        for part, step, words in (
            (self.previous, -1, t("Previous criterion")),
            (self.following, 1, t("Next criterion")),
        ):
            neighbour = self._neighbour(step)
            part.setEnabled(neighbour is not None)
            part.setText(neighbour.ref if neighbour else "–")
            name = criterion_name(session.pack, neighbour, self._ui.language) if neighbour else ""
            part.setAccessibleName(f"{words}: {name}" if name else words)
            set_tip(part, name)
        criteria = session.pack.criteria
        done = sum(is_done(session, one) for one in criteria)
        self.progress.setText(t("{done} of {criteria} on your sheet", done=done, criteria=len(criteria)))
        self._next_to_do = next_to_do(session, criterion)
        words = t("Nothing else to do")
        if self._next_to_do is not None:
            words = t("Next to do: {ref}", ref=self._next_to_do.ref)
        self.to_do.setText(words)
        self.to_do.setEnabled(self._next_to_do is not None)
        self.steps[0].setEnabled(self.previous.isEnabled())
        self.steps[1].setEnabled(self.following.isEnabled())
        self.steps[2].setEnabled(self.to_do.isEnabled())

    def set_text_width(self, width: float) -> None:
        """Take the form that fits a width in text px."""
        self.progress.setVisible(width >= NARROW)

    def go_back(self) -> None:
        """Ask for the criterion before this one."""
        self._ask(self._neighbour(-1))

    def go_on(self) -> None:
        """Ask for the criterion after this one."""
        self._ask(self._neighbour(1))

    def go_to_do(self) -> None:
        """Ask for the next criterion with something left to do."""
        self._ask(self._next_to_do)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        # In the window, since the focus may be anywhere; a page not shown does not hear them.
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def _neighbour(self, step: int) -> Node | None:
        criteria = self._ui.session.pack.criteria
        place = criteria.index(self._current) + step
        return criteria[place] if place in range(len(criteria)) else None

    def _chosen(self) -> None:
        self._ask(self._ui.session.pack.nodes.get(str(self.choice.key)))

    def _ask(self, criterion: Node | None) -> None:
        if criterion is not None:
            self.wanted.emit(criterion)

    def _measure(self) -> None:
        side = theme().gap(20)
        self._row.setContentsMargins(side, theme().gap(5), side, theme().gap(5))
        self._row.setSpacing(theme().gap(8))
