"""Texts one reads on the centre's side: a heading and a line each, with the sign of their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.gui.labels import PlainLabel
    from ccassess.gui.widgets.findings import Sign


class ReadTexts(QWidget):
    """A heading over texts, hidden while there are none; lines are kept and filled anew, not made anew."""

    def __init__(self, heading: str, sign: Sign | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._lines: list[tuple[QWidget, PlainLabel]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().gap(6))
        self._rows.addWidget(plain_label(heading, bold=True))
        self.setAccessibleName(heading)

    @property
    def texts(self) -> list[str]:
        """The texts shown."""
        return [label.text() for row, label in self._lines if not row.isHidden()]

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show texts; none hides the heading too."""
        while len(self._lines) < len(texts):
            self._lines.append(self._line())
        for place, (row, label) in enumerate(self._lines):
            row.setVisible(place < len(texts))
            label.setText(texts[place] if place < len(texts) else "")
        self.setVisible(bool(texts))

    def _line(self) -> tuple[QWidget, PlainLabel]:
        row = QWidget(self)
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme().gap(6))
        if self._sign is not None:
            icon = IconLabel(self._sign.icon_name, self._sign.ink)
            beside.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        label = plain_label()
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        beside.addWidget(label, 1)
        self._rows.addWidget(row)
        return row, label
