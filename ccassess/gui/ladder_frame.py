"""The cells of a rating ladder in their outline: side by side, or as lines where they get narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ccassess.gui.theme import theme
from ccassess.gui.track import Track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.gui.anchor_cell import AnchorCell

NARROWEST_CELL = 106


class LadderFrame(QFrame):
    """The outlined group of cells with its track; lays them out side by side, or as lines where they get narrow."""

    def __init__(self, cells: Sequence[AnchorCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        for cell in self.cells:
            cell.setParent(self)
        self.cells[0].is_first = self.cells[-1].is_last = True
        self.track = Track(self.cells, self)
        # A Fixed height would hold the turned ladder to the height of the lying one.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def turned(self) -> bool:
        """Whether the cells are lines now."""
        return self.cells[0].turned

    def heightForWidth(self, width: int) -> int:
        """Return the height of the tallest cell, or of all lines together."""
        return sum(self._heights(width)) + 2 if self._turns(width) else max(self._heights(width)) + 2

    def sizeHint(self) -> QSize:
        """Ask for a lying ladder with cells of ordinary width."""
        width = theme().px(140) * len(self.cells)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give way down to lines a word long; the height follows the width."""
        return QSize(theme().px(160), theme().px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cells anew."""
        super().resizeEvent(event)
        self.place()

    def measure(self) -> None:
        """Ask for the height that the cells need now, and place them."""
        self.updateGeometry()
        self.place()

    def place(self) -> None:
        """Place the cells for the present width."""
        width = self.width()
        turned = self._turns(width)
        for cell in self.cells:
            cell.turned = turned
        if turned:
            top = 1
            for cell, height in zip(self.cells, self._heights(width), strict=True):
                cell.setGeometry(1, top, width - 2, height)
                top += height
        else:
            edges = self._edges(width)
            for cell, left, right in zip(self.cells, edges, edges[1:], strict=False):
                cell.setGeometry(left, 1, right - left, self.height() - 2)
        self.track.setGeometry(self.rect())
        self.track.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint ground and outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _turns(self, width: int) -> bool:
        return (width - 2) / len(self.cells) < NARROWEST_CELL * theme().scale

    def _edges(self, width: int) -> list[int]:
        count = len(self.cells)
        return [1 + round((width - 2) * index / count) for index in range(count + 1)]

    def _heights(self, width: int) -> list[int]:
        turned, before = self._turns(width), self.cells[0].turned
        edges = self._edges(width)
        heights = []
        for cell, left, right in zip(self.cells, edges, edges[1:], strict=False):
            cell.turned = turned
            heights.append(cell.heightForWidth(width - 2 if turned else right - left))
            cell.turned = before
        return heights
