"""A progress bar three pixels high; to screen readers a progress bar like any other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ccassess.gui.theme import theme


class ThinBar(QProgressBar):
    """Shows `done` of `total`; the words beside it say the same."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        """Show how many of how many; a total of 0 shows an empty bar."""
        self.setRange(0, max(total, 1))
        self.setValue(min(done, total))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for three pixels of height."""
        return QSize(theme().px(40), max(3, theme().px(3)))

    def minimumSizeHint(self) -> QSize:
        """Give way in width, never in height."""
        return QSize(theme().px(16), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the track and, in accent, what is done."""
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), (self.value() - self.minimum()) / (self.maximum() - self.minimum()))


def paint_bar(painter: QPainter, rect: QRectF, share: float) -> None:
    """Paint a thin bar into `rect`, filled to `share` (0 to 1); for delegates too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(theme().color("track"))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        painter.setBrush(theme().color("accent"))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), rect.width() * share, rect.height()), radius, radius)
    painter.restore()
