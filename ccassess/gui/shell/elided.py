"""A label of one line that shortens its text where there is no room, and then says it all in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.theme import Token


class ElidedLabel(QLabel):
    """Shows plain text, shortened at its end; a screen reader always gets the whole."""

    def __init__(
        self, tone: Token = "text", *, bold: bool = False, least: int = 48, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._whole = ""
        self._hint = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        set_look(self, type="body", tone=tone, strong=bold)

    @property
    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def set_whole(self, text: str, hint: str = "") -> None:
        """Show a text; `hint` is what the tooltip says besides."""
        self._whole, self._hint = text, hint
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Ask for the whole text."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Give way down to `least` text px."""
        return QSize(min(self.sizeHint().width(), theme().px(self._least)), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what is not to be seen."""
        if event.type() == QEvent.Type.ToolTip:
            parts = (self._whole if self._shown() != self._whole else "", self._hint)
            set_tip(self, "\n".join(part for part in parts if part))
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), flags, self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
