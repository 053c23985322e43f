"""A field under its label, the line one types in, and what is wrong with it; of text, or of a date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import label_over, plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.calendar_popup import CalendarPopup
from ccassess.gui.widgets.dates import read_date, written
from ccassess.gui.widgets.typed import TypedLine, TypedText

if TYPE_CHECKING:
    from ccassess.i18n import Translator


class LabelledField(QWidget):
    """A line of text. `changed` carries the field's name and the value as the assessment keeps it."""

    changed = Signal(str, str)
    left = Signal()

    def __init__(self, t: Translator, name: str, label: str, *, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._t = t
        self.value = ""
        words = t("{field} (required)", field=label) if required else label
        self.edit: TypedLine | TypedText = self._make_edit(words)
        above = label_over(self.edit, words)
        self.message = plain_label("", "small", "error")
        self.message.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(theme().gap(6))
        self._line.addWidget(self.edit, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(3))
        rows.addWidget(above)
        rows.addLayout(self._line)
        rows.addWidget(self.message)
        rows.addStretch(1)
        self.edit.typed.connect(self._typed)
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)

    @staticmethod
    def _make_edit(name: str) -> TypedLine | TypedText:
        return TypedText(name)

    def set_value(self, value: str) -> None:
        """Show what the assessment holds."""
        self.value = value
        self.edit.show_value(value)

    def show_other(self, value: str) -> None:
        """Show the value of something else; nothing of what was typed here stays."""
        self.edit.is_waiting = False
        self.message.hide()
        self.value = ""
        self.set_value(value)

    def _typed(self, text: str) -> None:
        if text != self.value:
            self.changed.emit(self.name, text)


class DateField(LabelledField):
    """A date: typed as the language or ISO writes it, or chosen from a calendar; kept as an ISO date."""

    def __init__(self, t: Translator, name: str, label: str, *, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(t, name, label, required=required, parent=parent)
        self.edit.setPlaceholderText(_example(t))
        self.open = button(t("Calendar"), "quiet", "calendar-blank")
        self.open.setAccessibleName(t("Calendar: {field}", field=label))
        self.open.clicked.connect(self.open_calendar)
        self._line.addWidget(self.open)
        self.calendar: CalendarPopup | None = None

    @staticmethod
    def _make_edit(name: str) -> TypedLine | TypedText:
        return TypedLine(name)

    def set_value(self, value: str) -> None:
        """Show the date the assessment holds; a line that means no date yet stays to be mended."""
        if value == self.value and not self.message.isHidden():
            return
        self.value = value
        self.message.hide()
        being_typed = self.edit.hasFocus() and _iso(self.edit.value) == value
        if not being_typed:
            self.edit.show_value(written(self._t.language, value))

    def show_other(self, value: str) -> None:
        """Show another date; nothing of what was typed here stays."""
        super().show_other(value)
        self.edit.show_value(written(self._t.language, value))

    def open_calendar(self) -> None:
        """Show a calendar under the field."""
        popup = CalendarPopup(self._t.language, read_date(self.value), self.edit.accessibleName(), self)
        popup.chosen.connect(self._choose)
        self.calendar = popup
        popup.open_at(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))

    def _choose(self, iso: str) -> None:
        self.message.hide()
        if iso != self.value:
            self.changed.emit(self.name, iso)
        self.edit.show_value(written(self._t.language, self.value))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def check(self) -> None:
        """Say so where what stands in the line means no date; else write it as the language does."""
        kept = written(self._t.language, self.value)
        if _iso(self.edit.value) is None and self.edit.value != kept:
            words = self._t("Error: this is no date, so it is not kept. Write {example}.", example=_example(self._t))
            self.message.setText(words)
            self.message.show()
        else:
            self.message.hide()
            self.edit.show_value(kept)

    def _typed(self, text: str) -> None:
        iso = _iso(text)
        if iso is None:  # somebody in the middle of a date has not written a wrong one; `check` tells once they leave
            return
        self.message.hide()
        if iso != self.value:
            self.changed.emit(self.name, iso)


def _iso(text: str) -> str | None:
    """Return the ISO date a text means, "" for none, None where it means no date."""
    day = read_date(text)
    return ("" if not text else None) if day is None else day.isoformat()


def _example(t: Translator) -> str:
    day = dt.date(2025, 9, 1)
    return t("{date} or {iso}", date=t.date(day, "medium"), iso=day.isoformat())
