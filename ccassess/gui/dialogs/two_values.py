"""What two have written in the same place, both in full, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.marked_text import MarkedText
from ccassess.gui.widgets.segments import SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QResizeEvent

BESIDE_FROM = 620
"""The width in text px from which both stand beside each other."""


class Side(NamedTuple):
    """Whose it is, and what it says."""

    heading: str
    text: str


class TwoValues(QWidget):
    """One place. `chosen` says that a person has chosen; `key` what, None while nothing."""

    chosen = Signal()

    def __init__(
        self,
        name: str,
        theirs: Side,
        mine: Side,
        options: Sequence[tuple[Hashable, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts = (self._text(name, theirs, mine), self._text(name, mine, theirs))
        self.choice = SegmentedChoice(name, options)
        self.choice.chosen.connect(self._tell)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(theme().gap(16))
        for side, text in zip((theirs, mine), self.texts, strict=True):
            column = QVBoxLayout()
            column.setSpacing(theme().gap(2))
            column.addWidget(plain_label(side.heading, "small", "text2", bold=True, wrap=True))
            column.addWidget(text)
            column.addStretch(1)
            self._beside.addLayout(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, theme().gap(16))
        rows.setSpacing(theme().gap(6))
        rows.addWidget(plain_label(name[:1].upper() + name[1:], bold=True, wrap=True))
        rows.addLayout(self._beside)
        rows.addWidget(self.choice)

    @property
    def key(self) -> Hashable:
        """What was chosen."""
        return self.choice.key

    def choose(self, key: Hashable) -> None:
        """Choose, where that is one of the options."""
        if any(one.key == key for one in self.choice.segments):
            self.choice.set_key(key)
            self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both beside each other where there is room."""
        super().resizeEvent(event)
        beside = theme().text_width(self.width()) >= BESIDE_FROM
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    @staticmethod
    def _text(name: str, side: Side, other: Side) -> MarkedText:
        return MarkedText(f"{name}. {side.heading}", side.text, other.text)

    def _tell(self, _key: Hashable) -> None:
        self.chosen.emit()


def scrolling(parts: Sequence[QWidget]) -> QScrollArea:
    """Return parts below each other that scroll up and down only."""
    inside = QWidget()
    set_ground(inside, "surface")
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, theme().gap(8), theme().gap(8), 0)
    rows.setSpacing(theme().gap(6))
    for part in parts:
        rows.addWidget(part)
    rows.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
