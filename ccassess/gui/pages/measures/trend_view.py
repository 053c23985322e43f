"""The trend of a series, drawn: values on a line, the target as a line or band, the comparator, gaps and breaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.gui.pages.measures.trend_plan import Run, Spot, TrendPlan, plan
from ccassess.gui.pages.measures.trend_words import trend_sentences
from ccassess.gui.theme import theme
from ccassess.wording.figures import series_name
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.gui.theme import Token
    from ccassess.gui.ui import Ui

HEIGHT, NARROWEST = 236, 220
DOT = 3.4
DOTS_AT_MOST = 30
"""With more values the line stands alone; its last has a dot always."""
SIGN = 22
BETWEEN = 14
DASHES, DOTS = (4.0, 2.6), (1.2, 2.2)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the legend and what stands before it."""

    kind: str
    words: str


class TrendView(QWidget):
    """Paints a plan; what it shows is told in its accessible description."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._plan = TrendPlan()
        self._legend: tuple[Entry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_series(self, series: Series, measure: Measure) -> None:
        """Show a series; `measure` is as its variant has it."""
        ui, t = self._ui, self._ui.t
        self._plan = found = plan(series, measure)
        kinds = [
            ("value", t("Value"), found.values),
            ("target", t("Target"), found.targets),
            ("band", t("Target range"), found.bands),
            ("comparator", t("Comparator"), found.comparators),
            ("gap", t("No values"), found.gaps),
            ("break", t("Defined anew"), found.breaks),
        ]
        self._legend = tuple(Entry(kind, words) for kind, words, there in kinds if there)
        name = series_name(t, ui.session.pack, measure.id, series.segment, ui.language)
        self.setAccessibleName(t("Trend of {series}", series=name))
        self.setAccessibleDescription(trend_sentences(ui, series, measure))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a drawing about twice as wide as high."""
        return QSize(theme().px(2 * NARROWEST), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(NARROWEST), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the legend, the grid, and all lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("caption"))
        if not self._plan.count:
            painter.setPen(theme().color("text3"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self._ui.t("The trend appears with the figures.")
            )
            return
        top = self._paint_legend(painter)
        line = QFontMetrics(painter.font()).height()
        numbers = [self._ui.t.number(text) for _, text in self._plan.ticks]
        left = max((painter.fontMetrics().horizontalAdvance(one) for one in numbers), default=0) + theme().px(8)
        box = QRectF(left, top + line / 2, self.width() - left - theme().px(10), 0)
        box.setBottom(self.height() - line - theme().px(8))
        self._paint_grid(painter, box, numbers)
        self._paint_lines(painter, box)
        self._paint_periods(painter, box)

    def _paint_legend(self, painter: QPainter) -> float:
        """Paint the legend in as many lines as it needs; returns where it ends."""
        metrics, px = painter.fontMetrics(), theme().px
        x, y, line = 0.0, 0.0, float(metrics.height() + px(4))
        for one in self._legend:
            width = px(SIGN) + px(5) + metrics.horizontalAdvance(one.words)
            if x and x + width > self.width():
                x, y = 0.0, y + line
            self._paint_sign(painter, QRectF(x, y, px(SIGN), metrics.height()), one.kind)
            painter.setPen(theme().color("text2"))
            painter.drawText(QPointF(x + px(SIGN) + px(5), y + metrics.ascent()), one.words)
            x += width + px(BETWEEN)
        return y + line

    def _paint_sign(self, painter: QPainter, spot: QRectF, kind: str) -> None:
        middle = QLineF(spot.left(), spot.center().y(), spot.right(), spot.center().y())
        if kind == "band":
            self._fill_band(painter, QPolygonF(spot.adjusted(0, 3, 0, -3)))
        elif kind == "gap":
            self._hatch(painter, spot.adjusted(4, 1, -4, -1))
        elif kind == "break":
            painter.setPen(_break_pen())
            painter.drawLine(QLineF(spot.center().x(), spot.top(), spot.center().x(), spot.bottom()))
        else:
            painter.setPen({"value": _value_pen, "target": _target_pen, "comparator": _comparator_pen}[kind]())
            painter.drawLine(middle)
            if kind == "value":
                _dot(painter, spot.center())

    def _paint_grid(self, painter: QPainter, box: QRectF, numbers: list[str]) -> None:
        for (height, _), words in zip(self._plan.ticks, numbers, strict=True):
            y = _y(box, height)
            painter.setPen(QPen(theme().color("grid"), 1))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            painter.setPen(theme().color("text3"))
            line = painter.fontMetrics().height()
            room = QRectF(0, y - line / 2, box.left() - theme().px(6), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        for low, high in self._plan.bands:
            self._fill_band(painter, QPolygonF([*_steps(box, low), *reversed(_steps(box, high))]))
        for start, end in self._plan.gaps:
            inset = theme().px(6)
            self._hatch(painter, QRectF(_x(box, start) + inset, box.top(), 0, box.height()), _x(box, end) - inset)
        painter.setPen(_break_pen())
        for place in self._plan.breaks:
            painter.drawLine(QLineF(_x(box, place), box.top(), _x(box, place), box.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, runs in ((_target_pen(), self._plan.targets), (_comparator_pen(), self._plan.comparators)):
            painter.setPen(pen)
            for run in runs:
                painter.drawPolyline(QPolygonF(_steps(box, run)))
        for run in self._plan.values:
            painter.setPen(_value_pen())
            painter.drawPolyline(QPolygonF([_point(box, one) for one in run]))
            if self._plan.count <= DOTS_AT_MOST or len(run) == 1:
                for one in run:
                    _dot(painter, _point(box, one))
        _dot(painter, _point(box, self._plan.values[-1][-1]))

    def _paint_periods(self, painter: QPainter, box: QRectF) -> None:
        """Write periods along the foot, the last always, and every second, third ... before it as there is room."""
        metrics, gap = painter.fontMetrics(), theme().px(10)
        painter.setPen(theme().color("text3"))
        labels = []
        for place, period in reversed(self._plan.periods):
            words = period_name(self._ui.t, period)
            width = metrics.horizontalAdvance(words)
            labels.append((min(max(_x(box, place) - width / 2, 0.0), self.width() - width), width, words))
        for stride in range(1, len(labels) + 1):
            chosen = labels[::stride]
            if all(left + width + gap <= after for (after, _, _), (left, width, _) in pairwise(chosen)):
                break
        for left, _, words in chosen:
            painter.drawText(QPointF(left, box.bottom() + theme().px(5) + metrics.ascent()), words)

    @staticmethod
    def _fill_band(painter: QPainter, shape: QPolygonF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent_soft"))
        painter.drawPolygon(shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _hatch(painter: QPainter, spot: QRectF, right: float | None = None) -> None:
        if right is not None:
            spot.setRight(right)
        painter.fillRect(spot, QBrush(theme().color("hatch"), Qt.BrushStyle.BDiagPattern))


def _steps(box: QRectF, run: Run) -> list[QPointF]:
    """Return the points of a line; one alone goes across, for it holds everywhere."""
    if len(run) == 1:
        y = _y(box, run[0].y)
        return [QPointF(box.left(), y), QPointF(box.right(), y)]
    return [_point(box, one) for one in run]


def _x(box: QRectF, share: float) -> float:
    inset = theme().px(8)
    return box.left() + inset + share * (box.width() - 2 * inset)


def _y(box: QRectF, share: float) -> float:
    return box.bottom() - share * box.height()


def _point(box: QRectF, spot: Spot) -> QPointF:
    return QPointF(_x(box, spot.x), _y(box, spot.y))


def _dot(painter: QPainter, middle: QPointF) -> None:
    radius = DOT * theme().scale
    painter.setPen(QPen(theme().color("surface"), 1.2 * theme().scale))
    painter.setBrush(theme().color("accent"))
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _value_pen() -> QPen:
    return _pen("accent", 2.0)


def _target_pen() -> QPen:
    return _pen("text2", 1.5, DASHES)


def _comparator_pen() -> QPen:
    return _pen("series_previous", 1.8, DOTS)


def _break_pen() -> QPen:
    return _pen("warn", 1.2, (2.0, 2.0))


def _pen(ink: Token, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    pen = QPen(theme().color(ink), width * theme().scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen
