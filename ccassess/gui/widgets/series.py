"""How the three series look everywhere, and the heading that is their legend too.

Self is a dashed line and a hollow circle, verified a solid line and a filled square, the previous year a dotted line
and a hollow triangle.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from ccassess.gui.theme import Token

MARK_RADIUS = 4.6


class Series(Enum):
    """Whose values a mark shows."""

    SELF = "self"
    VERIFIED = "verified"
    PREVIOUS = "previous"


COLOURS: dict[Series, Token] = {
    Series.SELF: "series_self",
    Series.VERIFIED: "series_verified",
    Series.PREVIOUS: "series_previous",
}
DASHES: dict[Series, tuple[float, float] | None] = {
    Series.SELF: (3, 2),
    Series.VERIFIED: None,
    Series.PREVIOUS: (1, 1.4),
}


def paint_mark(painter: QPainter, series: Series, centre: QPointF, ground: Token = "surface") -> None:
    """Paint one mark at a point; hollow marks are filled with the ground, so that lines end at their rim."""
    scale = theme().scale
    colour = theme().color(COLOURS[series])
    radius = MARK_RADIUS * scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if series is Series.VERIFIED:
        side = 2 * radius * 0.87
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))
    else:
        pen = QPen(colour, (2 if series is Series.SELF else 1.3) * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(theme().color(ground))
        if series is Series.SELF:
            painter.drawEllipse(centre, radius, radius)
        else:
            painter.drawPolygon(_triangle(centre, radius * 0.95))
    painter.restore()


def series_pen(series: Series, width: float = 2.0) -> QPen:
    """Return the pen of a series' line; `width` in pixels of 100 % text."""
    pen = QPen(theme().color(COLOURS[series]), width * theme().scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = DASHES[series]
    if dashes is not None:
        pen.setDashPattern(list(dashes))
    return pen


def _triangle(centre: QPointF, radius: float) -> QPolygonF:
    top, foot = centre.y() - radius, centre.y() + radius * 0.8
    return QPolygonF([QPointF(centre.x(), top), QPointF(centre.x() + radius, foot), QPointF(centre.x() - radius, foot)])


class SeriesMark(QWidget):
    """The legend's piece of line with its mark in the middle."""

    def __init__(self, series: Series, ground: Token = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series, self._ground = series, ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a short piece of line."""
        return QSize(theme().px(34), theme().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint line and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        breath = (MARK_RADIUS + (2 if self._series is Series.PREVIOUS else 0)) * theme().scale
        painter.setPen(series_pen(self._series))
        # Both halves start outside, so that the dashes are the same left and right.
        painter.drawLine(QLineF(0, middle.y(), middle.x() - breath, middle.y()))
        painter.drawLine(QLineF(self.width(), middle.y(), middle.x() + breath, middle.y()))
        paint_mark(painter, self._series, middle, self._ground)


class SeriesHeading(QWidget):
    """A heading that is the legend too: the mark of a series and its name."""

    def __init__(self, series: Series, text: str, ground: Token = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = plain_label(text, bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().gap(8))
        row.addWidget(SeriesMark(series, ground, self))
        row.addWidget(self.label, 1)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Show another name or figure beside the mark."""
        self.label.setText(text)
        self.setAccessibleName(text)
