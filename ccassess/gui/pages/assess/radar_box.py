"""The small radar of the area one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.labels import plain_label
from ccassess.gui.radar_view import RadarSeries, RadarSpoke, RadarView
from ccassess.gui.theme import theme
from ccassess.gui.widgets.series import Series
from ccassess.wording.terms import party_short

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

FEWEST_SPOKES = 3


class AreaRadar(QWidget):
    """Shows the scores of an area's criteria; hidden where there are too few for a ring."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._heading = plain_label("", "caption", "text2", bold=True)
        self._radar = RadarView(compact=True, ground="window")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._heading)
        self._rows.addWidget(self._radar)
        theme().changed.connect(self._fit)
        self._fit()

    def show_area(self, area: Node) -> None:
        """Show an area as it is now."""
        t, pack = self._ui.t, self._ui.session.pack
        title = pack.short(area.id, self._ui.language)
        self._heading.setText(t("Area {area}", area=f"{area.ref}: {title}" if area.ref else title))
        self._radar.setAccessibleName(self._heading.text())
        scores = self._ui.session.scorecard(Party.SELF).by_id
        spokes = [
            RadarSpoke(criterion.ref or pack.title(criterion.id, self._ui.language)) for criterion in area.children
        ]
        values = tuple(_of_hundred(scores[criterion.id].value, criterion) for criterion in area.children)
        self._radar.set_data(spokes, [RadarSeries(Series.SELF, party_short(t, Party.SELF), values)])
        self.setVisible(len(spokes) >= FEWEST_SPOKES)

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(4))
        self._radar.setFixedHeight(theme().px(156))


def _of_hundred(value: Fraction | None, criterion: Node) -> Fraction | None:
    return None if value is None else value * 100 / criterion.out_of
