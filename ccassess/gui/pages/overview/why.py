"""Why a number is what it is: the arithmetic of an area or the total in sentences, for each party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.pack import Level
from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.pages.overview.totals import SERIES, parties
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.fold_out import FoldOut
from ccassess.gui.widgets.series import SeriesHeading
from ccassess.wording.numbers import signed
from ccassess.wording.terms import party_name

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

BESIDE_FROM = 520


class WhyNumber(QWidget):
    """A section that opens: heading, one column of sentences for each party, the difference, a way to the criteria."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.node: Node = ui.session.pack.root
        content = QWidget()
        self.fold = FoldOut(ui.t("Why this number?"), content, parent=self)
        self.heading = plain_label("", bold=True)
        self._columns = {party: QWidget() for party in Party}
        self.texts: dict[Party, PlainLabel] = {}
        for party, column in self._columns.items():
            rows = QVBoxLayout(column)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(theme().gap(4))
            rows.addWidget(SeriesHeading(SERIES[party], party_name(ui.t, party)))
            self.texts[party] = plain_label("", "small")
            rows.addWidget(self.texts[party])
            rows.addStretch(1)
        self.difference = plain_label("", "small")
        self.link = link_button("", "arrow-right")
        self.link.clicked.connect(self._go)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        lower = QHBoxLayout()
        lower.addWidget(self.link)
        lower.addStretch(1)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(theme().gap(4), 0, 0, theme().gap(4))
        inside.setSpacing(theme().gap(6))
        inside.addWidget(self.heading)
        inside.addLayout(self._grid)
        inside.addWidget(self.difference)
        inside.addLayout(lower)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.fold)
        self.fold.toggled.connect(self._opened)

    def ask(self, node: Node) -> None:
        """Open, and explain a node's numbers."""
        self.choose(node)
        self.fold.set_open(True)

    def choose(self, node: Node | None) -> None:
        """Explain a node's numbers once the section is open."""
        if node is not None:
            self.node = node
            self.refresh()

    def refresh(self) -> None:
        """Tell the present numbers, where anybody is reading."""
        if not self.fold.header.isChecked():
            return
        from ccassess.domain.explain import explain  # only who asks why waits for it
        from ccassess.wording.explain import sentences

        ui, node = self._ui, self.node
        t, pack = ui.t, ui.session.pack
        is_total = node.level is Level.TOTAL
        title = t("Total points") if is_total else f"{node.ref} {pack.title(node.id, ui.language)}".strip()
        self.heading.setText(title)
        there = parties(ui.session)
        for party in Party:
            self._columns[party].setVisible(party in there)
            if party in there:
                told = explain(ui.session.scorecard(party).by_id[node.id])
                self.texts[party].setText("\n".join(sentences(t, pack, told, ui.language)))
        self.difference.setText(self._difference(node))
        self.difference.setVisible(bool(self.difference.text()))
        self.link.setVisible(not is_total)
        self.link.setText(t("Go to the criteria of {ref}", ref=node.ref or title))
        self.arrange(theme().text_width(self.width()))

    def arrange(self, text_width: float) -> None:
        """Arrange for a width in text pixels."""
        beside = text_width >= BESIDE_FROM
        grid = self._grid
        grid.setHorizontalSpacing(theme().gap(20))
        grid.setVerticalSpacing(theme().gap(8))
        for number, column in enumerate(self._columns.values()):
            grid.removeWidget(column)
            grid.addWidget(column, 0 if beside else number, number if beside else 0)
            grid.setColumnStretch(number, int(beside or number == 0))

    def _difference(self, node: Node) -> str:
        ui = self._ui
        own, verified = (ui.session.scorecard(party).by_id[node.id].points for party in Party)
        if len(parties(ui.session)) == 1 or own is None or verified is None:
            return ""
        pack = ui.session.pack if node.level is Level.TOTAL else None
        numbers = shown.difference(own, verified, pack)
        return ui.t(
            "Difference: {verified} less {own} is {difference} points.",
            verified=ui.t.number(numbers.second),
            own=ui.t.number(numbers.first),
            difference=signed(ui.t, numbers.difference),
        )

    def _opened(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        if is_open:
            self.refresh()

    def _go(self) -> None:
        criterion = next(node for node in self.node.walk() if node.level is Level.CRITERION)
        self._ui.go("assess", criterion.id)
