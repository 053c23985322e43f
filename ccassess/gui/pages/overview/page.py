"""The overview: totals, the radar beside one table of the same numbers, checks, dates and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.pages.overview.area_model import share_of
from ccassess.gui.pages.overview.area_table import AreaTable
from ccassess.gui.pages.overview.checks import ChecksList
from ccassess.gui.pages.overview.facts import Facts
from ccassess.gui.pages.overview.totals import SERIES, Totals, parties
from ccassess.gui.pages.overview.why import WhyNumber
from ccassess.gui.radar_view import RadarSeries, RadarSpoke, RadarView
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.line import line
from ccassess.wording.terms import party_short

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ccassess.app.history import Change
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Place, Ui

BESIDE_FROM = 1050
"""The width in text pixels from which radar and table, checks and facts stand side by side."""
MARGIN = 24


class OverviewPage(QWidget):
    """All numbers of the assessment on one page that scrolls down, never sideways."""

    name = "overview"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._stale = True
        self._beside: bool | None = None
        self.totals = Totals(ui)
        self.radar = RadarView()
        self.radar.setAccessibleName(ui.t("Radar of the areas, in per cent of their points"))
        self.table = AreaTable(ui)
        self.why = WhyNumber(ui)
        self.checks = ChecksList(ui)
        self.facts = Facts(ui)
        self._paper = QWidget()
        set_ground(self._paper, "surface")
        self._middle, self._lower = QGridLayout(), QGridLayout()
        self._radar_side, self._table_side = QWidget(), QWidget()
        left = QVBoxLayout(self._radar_side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.radar)
        left.addStretch(1)
        side = QVBoxLayout(self._table_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme().gap(4))
        side.addWidget(self.table)
        side.addWidget(self.why)
        side.addStretch(1)
        self._rows = QVBoxLayout(self._paper)
        self._rows.addWidget(plain_label(ui.t("Overview"), "h1", bold=True))
        self._rows.addWidget(self.totals)
        self._rows.addWidget(line())
        self._rows.addLayout(self._middle)
        self._rows.addWidget(line())
        self._rows.addLayout(self._lower)
        self._rows.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(self._paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)
        self.table.asked.connect(self._explain)
        self.table.chosen.connect(self.why.choose)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._arrange)
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the page; it has no places of its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            self._stale = True
        elif change.criterion:
            self._refresh()
        else:
            self.checks.refresh()
            self.facts.refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.totals.refresh()
        self.table.refresh()
        self.why.refresh()
        self.checks.refresh()
        self.facts.refresh()
        self._show_radar()

    def _show_radar(self) -> None:
        session, t = self._ui.session, self._ui.t
        areas = session.pack.areas
        spokes = [RadarSpoke(area.ref, session.pack.short(area.id, self._ui.language)) for area in areas]
        cards = {party: session.scorecard(party).by_id for party in parties(session)}
        self.radar.set_data(
            spokes,
            [
                RadarSeries(SERIES[party], party_short(t, party), tuple(share_of(card[area.id]) for area in areas))
                for party, card in cards.items()
            ],
        )

    def _explain(self, node: Node) -> None:
        self.why.ask(node)
        self.scroller.ensureWidgetVisible(self.why, 0, theme().gap(12))

    def _arrange(self) -> None:
        current = theme()
        width = current.text_width(self.width())
        margin = current.gap(MARGIN if width > 560 else 12)
        self._rows.setContentsMargins(margin, current.gap(20), margin, current.gap(20))
        self._rows.setSpacing(current.gap(12))
        inner = current.text_width(max(self.width() - 2 * margin, 0))
        self.totals.arrange(inner)
        beside = width >= BESIDE_FROM
        self.why.arrange(inner * 0.6 if beside else inner)
        if beside != self._beside:
            self._beside = beside
            self._place(self._middle, self._radar_side, self._table_side, (11, 18))
            self._place(self._lower, self.checks, self.facts, (18, 7))
        self.radar.setFixedHeight(current.px(400))
        self._middle.setSpacing(current.gap(20))
        self._lower.setSpacing(current.gap(24))

    def _place(self, grid: QGridLayout, first: QWidget, second: QWidget, shares: tuple[int, int]) -> None:
        """Put two parts beside each other, or the second below the first."""
        for part in (first, second):
            grid.removeWidget(part)
        grid.addWidget(first, 0, 0)
        grid.addWidget(second, *((0, 1) if self._beside else (1, 0)))
        grid.setColumnStretch(0, shares[0] if self._beside else 1)
        grid.setColumnStretch(1, shares[1] if self._beside else 0)
