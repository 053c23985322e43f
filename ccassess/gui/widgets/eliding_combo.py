"""A drop-down that ends what does not fit with dots, and tells all of it in its tip and in the opened list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from ccassess.gui.tips import plain_tip
from ccassess.gui.widgets.fields import Combo

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ElidingCombo(Combo):
    """A Combo for narrow places."""

    def event(self, event: QEvent) -> bool:
        """Show the whole entry in the tip where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.currentText()
            QToolTip.showText(event.globalPos(), plain_tip(text) if self._elided() != text else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the field with what fits of its entry."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._elided()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _elided(self) -> str:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2)
