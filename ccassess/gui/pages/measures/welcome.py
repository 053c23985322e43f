"""What stands on the page before there are any figures: what measures are for, and the usual ones to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.wording.figures import measure_name

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui


class Welcome(QScrollArea):
    """`wanted` carries the id of a measure to add figures of."""

    wanted = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t, pack = ui.t, ui.session.pack
        self.setWidgetResizable(True)
        self.links: list[QPushButton] = []
        paper = QWidget()
        set_ground(paper, "surface")
        self._rows = QVBoxLayout(paper)
        self._rows.addWidget(plain_label(t("Measures"), "h1", bold=True))
        self.sentence = plain_label(
            t(
                "Figures show whether your way of working pays off: put in values by period, with targets and "
                "comparators, and the program draws the trend and suggests ratings for the results."
            )
            if pack.measures
            else t("These criteria come without measures, so there is nothing to fill in here.")
        )
        self._rows.addWidget(self.sentence)
        if pack.measures:
            self._rows.addSpacing(theme().gap(8))
            self._rows.addWidget(plain_label(t("Good ones to begin with"), "h2", bold=True))
        for measure in _usual(ui):
            title = measure_name(pack, measure, ui.language)
            link = link_button(t("Add figures: {measure}", measure=title).replace("&", "&&"), "plus")
            link.setProperty("measure", measure)
            edits(ui, link)
            link.clicked.connect(self._tell)
            self.links.append(link)
            self._rows.addWidget(link)
        self._rows.addStretch(1)
        self.setWidget(paper)
        theme().changed.connect(self._fit)
        self._fit()

    def _tell(self) -> None:
        link = self.sender()
        if link is not None:
            self.wanted.emit(str(link.property("measure")))

    def _fit(self) -> None:
        gap = theme().gap
        self._rows.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        self._rows.setSpacing(gap(8))


def _usual(ui: Ui) -> list[str]:
    """Return the first measure of each perspective: packs name the most usual first."""
    pack = ui.session.pack
    firsts = {one.perspective: one.id for one in reversed(pack.measures)}
    return [firsts[one] for one in pack.perspectives if one in firsts]
