"""The stepper of a rating: minus, the number as one may type it, plus; a dash where there is no rating, never a 0."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QWidget

from ccassess.gui.icons import paint_icon
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import sized, theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.undoing import UndoingLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ccassess.gui.theme import Token
    from ccassess.i18n import Translator

LONGEST_NUMBER = 6
DASH = "–"


class StepButton(QAbstractButton):
    """The minus or the plus of a stepper, painted; no tab stop, as arrows and keys do the same."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_name(self, name: str) -> None:
        """Say what it does, to who hears it and to who points at it."""
        self.setAccessibleName(name)
        set_tip(self, name)

    def sizeHint(self) -> QSize:
        """Ask for a square as high as the stepper."""
        return QSize(theme().px(26), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the sign, on the hover tint under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent_soft" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        side = theme().px(12)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon_name, spot, "text2" if self.isEnabled() else "disabled")


class NumberEdit(UndoingLine):
    """The field of a stepper; Up and Down step, Delete clears a field that is not being typed in, Escape takes back."""

    stepped = Signal(int)
    cleared = Signal()
    abandoned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of a stepper; the rest is typing."""
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Plus:
                self.stepped.emit(1)
            case Qt.Key.Key_Down | Qt.Key.Key_Minus:
                self.stepped.emit(-1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.selectedText() == self.text():
                self.cleared.emit()
            case Qt.Key.Key_Escape if self.isModified():
                self.abandoned.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the number on a click, so that the next digit replaces it."""
        super().mouseReleaseEvent(event)
        if not self.isModified():
            self.selectAll()


class Stepper(QFrame):
    """Shows one of `values` or none, and lets a person step through them, type one or clear it.

    `picked` carries the new value (a Fraction, or None when cleared) and comes only from the person; `refused` carries
    what was typed when it is no step of the scale. `name` is what is being rated, for screen readers.
    """

    picked = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        values: Sequence[Fraction],
        t: Translator,
        number: Callable[[Fraction], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = tuple(sorted(values))
        self._number = number
        self._value: Fraction | None = None
        self._t = t
        self._minus = StepButton("minus", self)
        self._plus = StepButton("plus", self)
        self._edit = NumberEdit(self)
        self.set_name(name)
        self._edit.setPlaceholderText(DASH)
        self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._edit.setMaxLength(LONGEST_NUMBER)
        self._edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_look(self._edit, bare=True, strong=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for part in (self._minus, self._edit, self._plus):
            row.addWidget(part)
        self._minus.clicked.connect(self._step_down)
        self._plus.clicked.connect(self._step_up)
        self._edit.stepped.connect(self._step)
        self._edit.cleared.connect(self._clear)
        self._edit.abandoned.connect(self._show_value)
        self._edit.editingFinished.connect(self._take_typed)
        self._edit.installEventFilter(self)
        theme().changed.connect(self._fit)
        self._fit()
        self.set_value(None)

    @property
    def value(self) -> Fraction | None:
        """The value shown, or None for the dash."""
        return self._value

    @property
    def edit(self) -> QLineEdit:
        """The field, for those who must give it the focus."""
        return self._edit

    @property
    def buttons(self) -> tuple[StepButton, StepButton]:
        """Minus and plus."""
        return self._minus, self._plus

    def set_name(self, name: str) -> None:
        """Say what is being rated."""
        t = self._t
        self.setAccessibleName(name)
        self._minus.set_name(t("{name}: one step down", name=name))
        self._plus.set_name(t("{name}: one step up", name=name))
        self._edit.setAccessibleName(t("{name}: rating", name=name))

    def set_value(self, value: Fraction | None) -> None:
        """Show a value, or the dash; tells no listener, and the same value again leaves alone what is being typed."""
        if value != self._value or not self._edit.isModified():
            self._value = value
            self._show_value()
        self._minus.setEnabled(value is not None and value > self._values[0])
        self._plus.setEnabled(value is None or value < self._values[-1])

    def type_digit(self, digit: str) -> None:
        """Start typing with a digit that was pressed elsewhere in the row."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.setText(digit)
        self._edit.setModified(True)

    def step(self, direction: int) -> None:
        """Go one step up (1) or down (-1), as the person asked; up from no rating is the lowest value."""
        self._step(direction)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Redraw the outline when the field gains or loses the focus."""
        if watched is self._edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint ground and outline, the outline in accent while the field has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._edit.hasFocus()
        width = 2 if focused else 1
        outline: Token = "accent" if focused else "control" if self.isEnabled() else "border"
        painter.setPen(QPen(theme().color(outline), width))
        painter.setBrush(theme().color("surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)

    def _step_up(self) -> None:
        self._step(1)

    def _step_down(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        if self._value is None:
            following = [self._values[0]] if direction > 0 else []
        elif direction > 0:
            following = [value for value in self._values if value > self._value]
        else:
            following = [value for value in reversed(self._values) if value < self._value]
        if following:
            self._pick(following[0])

    def _clear(self) -> None:
        if self._value is None:
            self._show_value()
        else:
            self._pick(None)

    def _take_typed(self) -> None:
        if not self._edit.isModified():
            return
        typed = self._edit.text().strip()
        value = self._value_of(typed)
        if not typed:
            self._clear()
        elif value is None:
            self._show_value()
            self.refused.emit(typed)
        elif value != self._value:
            self._pick(value)
        else:
            self._show_value()

    def _value_of(self, typed: str) -> Fraction | None:
        try:
            value = Fraction(typed.replace(",", "."))
        except (ValueError, ZeroDivisionError):
            return None
        return value if value in self._values else None

    def _pick(self, value: Fraction | None) -> None:
        self.set_value(value)
        self.picked.emit(value)

    def _show_value(self) -> None:
        self._edit.setText("" if self._value is None else self._number(self._value))
        self._edit.setModified(False)
        if self._edit.hasFocus():
            self._edit.selectAll()

    def _fit(self) -> None:
        self.setFixedSize(theme().px(86), theme().px(24))
        font = sized(theme().font(), "body", bold=True)
        self._edit.setFont(font)
