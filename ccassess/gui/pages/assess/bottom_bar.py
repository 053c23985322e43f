"""The bar below a criterion: the one before, the one after, and the next to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem, QWidget

from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import text_width_of, theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.eliding_combo import ElidingCombo

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ccassess.domain.pack import Node
    from ccassess.gui.pages.assess.walk import Neighbours
    from ccassess.gui.ui import Ui


class BottomBar(QWidget):
    """`wanted` carries the id of a criterion; the box of all criteria stands in for the list in narrow windows."""

    wanted = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._neighbours: Neighbours | None = None
        self._has_titles = True
        set_ground(self, "window")
        self.previous = button("", icon_name="arrow-left", parent=self)
        names = [(one.id, self._name(one)) for one in ui.session.pack.criteria]
        self.box = ElidingCombo(ui.t("Criterion"), names, self)
        self.next = button("", icon_name="arrow-right", icon_after=True, parent=self)
        self.to_do = button("", "primary", parent=self)
        for one in (self.previous, self.next, self.to_do):
            one.clicked.connect(self._go)
        self.box.activated.connect(self._choose)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.previous)
        self._row.addWidget(self.box, 1)
        self._gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding)
        self._row.addItem(self._gap)
        self._row.addWidget(self.next)
        self._row.addWidget(self.to_do)
        self.set_form(has_titles=True, has_box=False)
        theme().changed.connect(self._fit)
        self._fit()

    def show_neighbours(self, criterion: Node, neighbours: Neighbours) -> None:
        """Offer the criteria around this one."""
        self._neighbours = neighbours
        self.box.set_key(criterion.id)
        self._label()

    def set_form(self, *, has_titles: bool, has_box: bool) -> None:
        """Write titles or numbers alone on the buttons, and show the box of all criteria or not."""
        self._has_titles = has_titles
        self.box.setVisible(has_box)
        self._gap.changeSize(0, 0, QSizePolicy.Policy.Fixed if has_box else QSizePolicy.Policy.Expanding)
        self._row.invalidate()
        self._label()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave titles out where they do not fit."""
        super().resizeEvent(event)
        self._label()

    def _label(self) -> None:
        if self._neighbours is None:
            return
        t, around = self._ui.t, self._neighbours
        names = [self._name(one) if one else "" for one in (around.previous, around.next)]
        fits = sum(text_width_of(name, theme().font()) for name in names) < self.width() - theme().px(290)
        sides = (
            (self.previous, around.previous, t("Previous: {criterion}")),
            (self.next, around.next, t("Next: {criterion}")),
        )
        for side, node, spoken in sides:
            name = self._name(node) if node else ""
            short = name if node is None or not node.ref or (self._has_titles and fits) else node.ref
            side.setText(short.replace("&", "&&"))
            side.setVisible(node is not None)
            side.setAccessibleName(spoken.format(criterion=name))
            set_tip(side, name)
        waiting = around.to_do
        self.to_do.setEnabled(waiting is not None)
        if waiting is None:
            self.to_do.setText(t("Nothing else to do"))
        else:
            name = waiting.ref or self._name(waiting)
            self.to_do.setText(t("Next to do: {criterion}", criterion=name).replace("&", "&&"))

    def _name(self, criterion: Node) -> str:
        return f"{criterion.ref} {self._ui.session.pack.title(criterion.id, self._ui.language)}".strip()

    def _go(self) -> None:
        around, sender = self._neighbours, self.sender()
        if around is None or not isinstance(sender, QPushButton):
            return
        target = {self.previous: around.previous, self.next: around.next, self.to_do: around.to_do}[sender]
        if target is not None:
            self.wanted.emit(target.id)

    def _choose(self) -> None:
        self.wanted.emit(str(self.box.key))

    def _fit(self) -> None:
        gap = theme().gap
        self._row.setContentsMargins(gap(20), gap(6), gap(20), gap(6))
        self._row.setSpacing(gap(8))
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
