"""The track of a rating ladder, painted over its cells: stations, the filled line, the dot of a rating in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ccassess.gui.anchor_cell import RADIUS, STATION_X, STATION_Y, TURNED_STATION_Y, AnchorCell
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from ccassess.gui.theme import Token


class Track(QWidget):
    """Paints stations and line for `cells`; lets every click through to them."""

    def __init__(self, cells: Sequence[AnchorCell], parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = tuple(cells)
        self.rating: Fraction | None = None
        self.ceiling: Fraction | None = None
        self.read_only = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the line from station to station, then the stations, then the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lower, upper in zip(self._cells, self._cells[1:], strict=False):
            self._paint_stretch(painter, lower, upper)
        for cell in self._cells:
            self._paint_station(painter, cell)

    @property
    def _ink(self) -> Token:
        if not self.isEnabled():
            return "disabled"
        return "text2" if self.read_only else "accent"

    def _station(self, cell: AnchorCell) -> QPointF:
        px = theme().px
        return QPointF(cell.x() + px(STATION_X), cell.y() + px(TURNED_STATION_Y if cell.turned else STATION_Y))

    def _stretch(self, lower: AnchorCell, upper: AnchorCell) -> tuple[QLineF, QLineF | None]:
        """Return the visible line between two stations, on which values lie, and what is left of it behind a lock.

        It leaves room for the number, and a breath at each ring.
        """
        px = theme().px
        start, end = self._station(lower), self._station(upper)
        room = px(RADIUS) + px(3)
        if lower.turned:
            return QLineF(start.x(), start.y() + room, end.x(), end.y() - room), None
        left, right = lower.x() + lower.number_end() + px(6), end.x() - room
        if not lower.look.beyond or not self.isEnabled():
            return QLineF(left, start.y(), right, end.y()), None
        lock = lower.lock_rect().translated(lower.x(), lower.y()).adjusted(-px(5), 0, px(5), 0)
        behind = QLineF(min(lock.right(), right), end.y(), right, end.y())
        return QLineF(left, start.y(), max(lock.left(), left), start.y()), behind

    def _paint_stretch(self, painter: QPainter, lower: AnchorCell, upper: AnchorCell) -> None:
        line, behind = self._stretch(lower, upper)
        reached = self._share(self.rating, lower, upper)
        allowed = 1.0 if self.ceiling is None else self._share(self.ceiling, lower, upper)
        solid = min(reached, allowed)
        scale = theme().scale
        grey, ink = _flat(theme().color("track"), 2 * scale), theme().color(self._ink)
        dashes = _dashed(QPen(ink, 2 * scale), 3, 2)
        if behind is not None:
            painter.setPen(dashes if reached == 1 else grey)
            painter.drawLine(behind)
        if reached < 1:
            painter.setPen(grey)
            painter.drawLine(QLineF(line.pointAt(reached), line.p2()))
        if reached > solid:
            painter.setPen(dashes)
            painter.drawLine(QLineF(line.pointAt(solid), line.pointAt(reached)))
        if solid > 0:
            painter.setPen(_flat(ink, 4 * scale))
            painter.drawLine(QLineF(line.p1(), line.pointAt(solid)))
        if 0 < reached < 1:
            radius = 4 * scale if lower.turned else RADIUS * scale
            spot = line.pointAt(reached)
            if lower.turned:
                # The lines of a turned ladder are short: the dot keeps clear of both rings.
                spot.setY(min(max(spot.y(), line.y1() + radius), line.y2() - radius))
            self._paint_dot(painter, spot, radius, beyond=reached > solid)

    @staticmethod
    def _share(value: Fraction | None, lower: AnchorCell, upper: AnchorCell) -> float:
        if value is None:
            return 0.0
        share = float((value - lower.value) / (upper.value - lower.value))
        return min(max(share, 0.0), 1.0)

    def _paint_dot(self, painter: QPainter, centre: QPointF, radius: float, *, beyond: bool) -> None:
        scale = theme().scale
        ink = theme().color(self._ink)
        if beyond:
            painter.setPen(QPen(ink, 2 * scale))
            painter.setBrush(theme().color("surface"))
        else:
            # A rim of the ground parts the dot from the line it ends.
            painter.setPen(QPen(theme().color("accent_soft" if not self.read_only else "hover"), 1.5 * scale))
            painter.setBrush(ink)
        painter.drawEllipse(centre, radius, radius)

    def _paint_station(self, painter: QPainter, cell: AnchorCell) -> None:
        scale = theme().scale
        centre, radius = self._station(cell), RADIUS * scale
        reached = self.rating is not None and self.rating >= cell.value
        ink = theme().color(self._ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not reached:
            painter.setPen(QPen(theme().color("control" if self.isEnabled() else "disabled"), 1.4 * scale))
            painter.drawEllipse(centre, radius - 0.7 * scale, radius - 0.7 * scale)
        elif cell.look.beyond:
            painter.setPen(_dashed(QPen(ink, 2 * scale), 1.9, 1.2))
            painter.drawEllipse(centre, radius - scale, radius - scale)
        elif cell.look.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(centre, radius + 0.5 * scale, radius + 0.5 * scale)
            self._paint_tick(painter, centre, scale)
        else:
            painter.setPen(QPen(ink, 2 * scale))
            painter.drawEllipse(centre, radius - scale * 0.7, radius - scale * 0.7)

    def _paint_tick(self, painter: QPainter, centre: QPointF, scale: float) -> None:
        ground: Token = "surface" if self.read_only or not self.isEnabled() else "on_accent"
        pen = QPen(theme().color(ground), 1.8 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(
            [centre + QPointF(x * scale, y * scale) for x, y in ((-3.2, 0.2), (-0.9, 2.5), (3.2, -2.2))],
        )


def _flat(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _dashed(pen: QPen, dash: float, gap: float) -> QPen:
    pen.setDashPattern([dash, gap])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
