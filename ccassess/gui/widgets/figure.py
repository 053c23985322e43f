"""A large figure with its unit, and where it has one its band, for the top of a page or a column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.chip import Chip, Kind


class Figure(QWidget):
    """Shows "50.0 of 100", the number large and the rest small on one baseline, and a chip if there is a band."""

    def __init__(self, number: str = "", unit: str = "", band: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = plain_label("", "figure", bold=True, wrap=False)
        self._unit = plain_label("", "body", "text3", wrap=False)
        self._chip = Chip("")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._row.addWidget(self._number, 0, bottom)
        self._lifts = (QVBoxLayout(), QVBoxLayout())
        for lift, part in zip(self._lifts, (self._unit, self._chip), strict=True):
            lift.addStretch(1)
            lift.addWidget(part)
            self._row.addLayout(lift)
        self._row.addStretch(1)
        theme().changed.connect(self._fit)
        self._fit()
        self.set_figure(number, unit, band)

    def set_figure(self, number: str, unit: str = "", band: str = "", kind: Kind = "accent") -> None:
        """Show a number, its unit and its band; an earlier year's band is of the kind "neutral"."""
        self._number.setText(number)
        self._unit.setText(unit)
        self._chip.set_chip(band, kind)
        self.setAccessibleName(" ".join(part for part in (number, unit, band) if part))

    def _fit(self) -> None:
        self._row.setSpacing(theme().gap(6))
        # Lifts the small words to the large number's baseline: descents differ with the sizes.
        for lift in self._lifts:
            lift.setContentsMargins(0, 0, 0, theme().px(4))
