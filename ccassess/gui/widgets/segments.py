"""A choice of a few, side by side in one outline: the chosen one has a tick, bold words and a soft ground.

Where the words do not fit side by side they stand below each other, each over the full width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ccassess.gui.icons import paint_icon
from ccassess.gui.theme import sized, text_width_of, theme

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtWidgets import QAbstractButton

    from ccassess.gui.theme import Token

TICK = 14
PADDING = 10
HEIGHT = 38


class Segment(QPushButton):
    """One of the choices, painted; keeps room for its tick and bold words, so that choosing moves nothing.

    `stepped` carries 1 or -1 when an arrow key asks for the next or the one before.
    """

    stepped = Signal(int)

    def __init__(self, key: Hashable, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.key = key
        self.is_last = False
        self._hint: tuple[float, str, QSize] | None = None
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Ask for tick and bold words."""
        scale, text = theme().scale, self.text()
        # Layouts ask again and again, and to measure words takes long.
        if self._hint is None or self._hint[:2] != (scale, text):
            words = text_width_of(text, sized(theme().font(), "body", bold=True))
            self._hint = scale, text, QSize(words + theme().px(TICK + 6 + 2 * PADDING), theme().px(HEIGHT))
        return self._hint[2]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter too, not by the space bar alone; arrows go on to the next choice."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint ground, tick, words, the divider to the right and the focus."""
        px = theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or (self.underMouse() and self.isEnabled()):
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), 4, 4)
            painter.fillPath(path, theme().color("accent_soft" if chosen else "hover"))
        choice = self.parentWidget()
        is_read = chosen and choice is not None and bool(choice.property("reading"))
        ink: Token = "text" if is_read else "disabled" if not self.isEnabled() else "accent" if chosen else "text2"
        left = px(PADDING)
        if chosen:
            side = px(TICK)
            paint_icon(painter, "check-circle-fill", QRectF(left, (self.height() - side) / 2, side, side), ink)
            left += side + px(6)
        painter.setFont(sized(theme().font(), "body", bold=chosen))
        painter.setPen(theme().color(ink))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 3, 3)


class SegmentedChoice(QFrame):
    """Exclusive choices as (key, words); `chosen` carries the key and comes only from the person."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Hashable, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.segments = tuple(Segment(key, text, self) for key, text in options)
        for segment in self.segments:
            segment.setAccessibleDescription(name)
            segment.stepped.connect(self._step)
            self._group.addButton(segment)
        self.segments[-1].is_last = True
        self._group.buttonClicked.connect(self._clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._fit)

    @property
    def key(self) -> Hashable:
        """The chosen key, or None while there is none."""
        return next((segment.key for segment in self.segments if segment.isChecked()), None)

    def set_key(self, key: Hashable) -> None:
        """Choose a key, or none with None; says nothing to listeners."""
        self._group.setExclusive(False)
        for segment in self.segments:
            segment.setChecked(segment.key == key)
        self._group.setExclusive(True)

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line, or of all choices below each other."""
        lines = len(self.segments) if self._stacks(width) else 1
        return theme().px(HEIGHT) * lines + 2

    def sizeHint(self) -> QSize:
        """Ask for all choices side by side, each as wide as its words."""
        width = sum(segment.sizeHint().width() for segment in self.segments) + 2
        return QSize(width, theme().px(HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        """Give way down to the widest choice."""
        return QSize(max(segment.sizeHint().width() for segment in self.segments) + 2, theme().px(HEIGHT) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the choices anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint ground, outline and dividers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("control" if self.isEnabled() else "border"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QPen(theme().color("border"), 1))
        for segment in self.segments[1:]:
            if segment.y() > 1:
                painter.drawLine(1, segment.y(), self.width() - 1, segment.y())
            else:
                painter.drawLine(segment.x() - 1, 1, segment.x() - 1, self.height() - 2)

    def _clicked(self, segment: QAbstractButton) -> None:
        if isinstance(segment, Segment):
            self.chosen.emit(segment.key)

    def _step(self, step: int) -> None:
        here = next((index for index, segment in enumerate(self.segments) if segment.hasFocus()), 0)
        target = self.segments[min(max(here + step, 0), len(self.segments) - 1)]
        if not target.hasFocus():
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.click()

    def _stacks(self, width: int) -> bool:
        return sum(segment.sizeHint().width() for segment in self.segments) > width - 2

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        height = theme().px(HEIGHT)
        if self._stacks(self.width()):
            for index, segment in enumerate(self.segments):
                segment.setGeometry(1, 1 + index * height, self.width() - 2, height)
            return
        # What is left over is shared out, so that long and short words both breathe.
        spare = (self.width() - 2 - sum(segment.sizeHint().width() for segment in self.segments)) / len(self.segments)
        left = 1.0
        for segment in self.segments:
            right = left + segment.sizeHint().width() + spare
            segment.setGeometry(round(left), 1, round(right) - round(left) - (not segment.is_last), self.height() - 2)
            left = right
