"""A picture of an icon as a label of its own; decoration, for the word beside it says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccassess.gui.icons import ICON_SIZE, paint_icon
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from ccassess.gui.theme import Token


LINE = 18


class IconLabel(QWidget):
    """Paints one icon in the middle of a line of body text; `padding` is what that line has above it, in pixels."""

    def __init__(self, name: str, ink: Token = "text2", *, padding: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink, self._padding = name, ink, padding
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, ink: Token) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the icon's width and a line's height."""
        return QSize(theme().px(ICON_SIZE), theme().px(LINE) + 2 * self._padding)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the icon."""
        side = theme().px(ICON_SIZE)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), self._name, spot, self._ink if self.isEnabled() else "disabled")
