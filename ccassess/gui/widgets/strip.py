"""A strip that shows one rating on a scale from 0 to 100, or that it is hidden still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.gui.theme import theme
from ccassess.gui.widgets.series import MARK_RADIUS, Series, paint_mark, series_pen

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.gui.theme import Token


class RatingStrip(QWidget):
    """Shows a rating of one series as its line up to its mark; hidden, a hatched bar; without a rating, the scale."""

    def __init__(self, series: Series, ground: Token = "window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series, self._ground = series, ground
        self._rating: Fraction | None = None
        self._concealed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rating(self, rating: Fraction | None) -> None:
        """Show a rating from 0 to 100, or none."""
        self._rating = rating
        self.update()

    def set_concealed(self, concealed: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Hatch the strip, as long as the rating is not to be seen."""
        self._concealed = concealed
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line of text."""
        return QSize(theme().px(200), theme().px(20))

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(60), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the hatched bar, or scale, line and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._concealed:
            self._paint_hatching(painter)
        else:
            self._paint_rating(painter)

    def _paint_hatching(self, painter: QPainter) -> None:
        height = theme().px(10)
        bar = QRectF(0.5, (self.height() - height) / 2 + 0.5, self.width() - 1, height - 1)
        painter.setPen(QPen(theme().color("track"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setClipRect(bar.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(theme().color("hatch"), 1.4 * theme().scale))
        for x in range(-height, self.width() + height, theme().px(5)):
            painter.drawLine(QLineF(x, bar.bottom() + 1, x + height, bar.bottom() + 1 - height))

    def _paint_rating(self, painter: QPainter) -> None:
        inset, middle, half = (MARK_RADIUS + 1) * theme().scale, self.height() / 2, theme().px(4)
        room = self.width() - 2 * inset
        painter.setPen(QPen(theme().color("track"), 2 * theme().scale))
        painter.drawLine(QLineF(inset, middle, inset + room, middle))
        for share in (0, 0.25, 0.5, 0.75, 1):
            x = inset + room * share
            painter.drawLine(QLineF(x, middle - half, x, middle + half))
        if self._rating is None:
            return
        spot = QPointF(inset + room * float(self._rating) / 100, middle)
        rim = MARK_RADIUS * theme().scale
        if spot.x() - rim > inset:
            stretch = QLineF(inset, middle, spot.x() - rim, middle)
            ground = QPen(theme().color(self._ground), 2 * theme().scale)
            ground.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(ground)
            painter.drawLine(stretch)
            painter.setPen(series_pen(self._series))
            painter.drawLine(stretch)
        paint_mark(painter, self._series, spot, self._ground)
