"""A month to choose a day from, shown under a date field."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ccassess.gui.icons import set_icon
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme

ARROWS = (("qt_calendar_prevmonth", "caret-left"), ("qt_calendar_nextmonth", "caret-right"))


class CalendarPopup(QFrame):
    """Arrows move, Enter or a click chooses, Escape goes away. `chosen` carries an ISO date."""

    chosen = Signal(str)

    def __init__(self, language: str, day: dt.date | None, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, frame="group")
        self.month = QCalendarWidget(self)
        self.month.setLocale(QLocale(language))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Digits would open Qt's own small field, in the order of another country; the date field is there for typing.
        self.month.setDateEditEnabled(False)
        self.month.setAccessibleName(name)
        self.month.setMinimumWidth(theme().px(330))
        if day is not None:
            self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.addWidget(self.month)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner at a point of the screen."""
        self.move(corner)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        """Take Qt's own colours away: weekends in red, the head on the accent."""
        plain = QTextCharFormat()
        plain.setForeground(theme().color("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(theme().color("text2"))
        head.setBackground(theme().color("surface"))
        self.month.setHeaderTextFormat(head)
        bar = self.month.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            palette = bar.palette()
            palette.setColor(bar.backgroundRole(), theme().color("surface"))
            bar.setPalette(palette)
        for button in self.month.findChildren(QToolButton):
            palette = button.palette()
            palette.setColor(button.foregroundRole(), theme().color("text"))
            button.setPalette(palette)
            set_look(button, strong=True)
        for name, picture in ARROWS:
            arrow = self.month.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                set_icon(arrow, picture)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()).isoformat())
        self.close()
