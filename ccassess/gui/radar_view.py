"""Shows a radar: the report's own figure, drawn in a worker thread once the page is up; nothing waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.domain.exact import fixed
from ccassess.gui.jobs import Job
from ccassess.gui.theme import SIZES, Token, theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from ccassess.gui.widgets.series import Series
    from ccassess.reporting.charts.on_screen import Pixels

DEBOUNCE = 60
"""Milliseconds to wait for the next resize or change before drawing again."""
NOT_SCORED = "–"


@dataclass(frozen=True, slots=True)
class RadarSpoke:
    """An axis: the reference people see ("R3", "2.1"; may be empty) and a short name."""

    ref: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """One line: whose it is, its name, and a value from 0 to 100 (None: not scored) for each spoke."""

    series: Series
    label: str
    values: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that decides what the picture looks like: two equal ones are the same picture."""

    spokes: tuple[RadarSpoke, ...]
    lines: tuple[RadarSeries, ...]
    width: int
    height: int
    ratio: float
    text: float
    scale: float
    colours: tuple[str, ...]
    compact: bool


LANE = "-drawing"
"""Its own: no save waits for matplotlib, and no picture for a folder that answers slowly."""


class RadarView(QWidget):
    """A radar with names and values at its spokes; a compact one, from 130 pixels, has references alone.

    Nothing is drawn before the widget has been painted once, and matplotlib is imported only then, by the worker.
    `drawn` comes whenever a new picture is up. What it shows is its accessible description.
    """

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False, ground: Token = "surface") -> None:
        super().__init__(parent)
        self._compact, self._ground = compact, ground
        self._spokes: tuple[RadarSpoke, ...] = ()
        self._lines: tuple[RadarSeries, ...] = ()
        self._image: QImage | None = None
        self._shown: _Drawing | None = None
        self._underway: _Drawing | None = None
        policy = QSizePolicy.Policy.Preferred if compact else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        theme().changed.connect(self._look_changed)

    def set_data(self, spokes: Sequence[RadarSpoke], series: Sequence[RadarSeries]) -> None:
        """Show values; each series has one for each spoke."""
        self._spokes, self._lines = tuple(spokes), tuple(series)
        self.setAccessibleDescription(self._in_words())
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether the picture shows the present values at the present size."""
        return self._image is not None and self._shown == self._wanted()

    def sizeHint(self) -> QSize:
        """Ask for room for the names around the ring."""
        return QSize(theme().px(156), theme().px(156)) if self._compact else QSize(theme().px(430), theme().px(370))

    def minimumSizeHint(self) -> QSize:
        """Give way down to what can still be read."""
        return QSize(theme().px(130), theme().px(130)) if self._compact else QSize(theme().px(280), theme().px(300))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the picture there is, and have another made where it is not the right one."""
        painter = QPainter(self)
        if self._image is not None:
            width, height = (length / self._image.devicePixelRatio() for length in self._image.size().toTuple())
            spot = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
            painter.drawImage(spot, self._image)
        elif self._spokes:
            self._paint_placeholder(painter)
        if not self.is_drawn and not self._timer.isActive():
            self._timer.start(DEBOUNCE if self._image is not None else 0)

    def _paint_placeholder(self, painter: QPainter) -> None:
        """Paint a faint ring where the radar is going to be."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("grid"), 1))
        radius = min(self.width(), self.height()) / 3
        painter.drawEllipse(self.rect().toRectF().center(), radius, radius)

    def _look_changed(self) -> None:
        # The colours of the picture there is do not go with the new ground.
        self._image = None
        self.updateGeometry()
        self.update()

    def _wanted(self) -> _Drawing:
        current = theme()
        inks: tuple[Token, ...] = ("text", "text3", "control", "grid", self._ground)
        series: tuple[Token, ...] = ("series_verified", "series_self", "series_previous")
        return _Drawing(
            self._spokes,
            self._lines,
            self.width(),
            self.height(),
            self.devicePixelRatioF(),
            SIZES["caption" if self._compact else "small"] * current.scale,
            current.scale,
            tuple(current.color(token).name() for token in (*inks, *series)),
            self._compact,
        )

    def _draw(self) -> None:
        wanted = self._wanted()
        if self._underway is not None or self.is_drawn or not self._spokes or min(wanted.width, wanted.height) < 40:
            return
        self._underway = wanted
        job = Job(partial(_pixels, wanted), self, LANE)
        job.finished.connect(self._show)
        job.start()

    def _show(self, outcome: object) -> None:
        made, self._underway = self._underway, None
        if isinstance(outcome, BaseException):
            raise outcome
        if made is None or made.colours != self._wanted().colours:
            self.update()
            return
        pixels = cast("Pixels", outcome)
        image = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888)
        self._image = image.copy()
        self._image.setDevicePixelRatio(made.ratio)
        self._shown = made
        self.update()
        self.drawn.emit()

    def _in_words(self) -> str:
        """Say for each spoke what each series shows: "1 Leadership: Self 61, Verified 55"."""
        told = []
        for number, spoke in enumerate(self._spokes):
            values = [(line.label, line.values[number]) for line in self._lines]
            words = (f"{label} {NOT_SCORED if value is None else fixed(value, 0)}" for label, value in values)
            told.append(f"{spoke.ref} {spoke.name}".strip() + ": " + "; ".join(words))
        return ". ".join(told)


def _pixels(drawing: _Drawing) -> Pixels:
    """Draw; the worker calls this."""
    from ccassess.reporting.charts.on_screen import Screen, radar_pixels
    from ccassess.reporting.charts.radar import Palette, SeriesKind
    from ccassess.reporting.charts.radar import Series as Line
    from ccassess.reporting.charts.radar import Spoke as Axis

    palette = Palette(*drawing.colours)
    screen = Screen(drawing.width, drawing.height, drawing.ratio, palette, drawing.text, 1.3 * drawing.scale)
    spokes = [Axis(spoke.ref, spoke.name) for spoke in drawing.spokes]
    series = [Line(SeriesKind(line.series.value), line.label, line.values) for line in drawing.lines]
    return radar_pixels(spokes, series, screen, compact=drawing.compact)
