"""The list of checks: how many of each weight, the first of them, and all on request."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.problems import Severity
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.check_row import ICONS, CheckRow, Weight
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.gui.widgets.line import line
from ccassess.wording.checks import check_place, check_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.checks import Check
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator

FIRST = 4
AT_ONCE = 12
"""How many rows are made before the window may do something else."""


class ChecksList(QWidget):
    """What should be looked at before the assessment is handed over, each with a way there."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._told: tuple[Check, ...] | None = None
        self._waiting: Iterator[Check] = iter(())
        self._shows_all = False
        self.rows: list[CheckRow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._add_some)
        self.counts = {weight: plain_label() for weight in Weight}
        self._icons = {weight: IconLabel(*ICONS[weight]) for weight in Weight}
        self.nothing = plain_label(ui.t("Nothing to look at: all is filled in and consistent."), tone="text2")
        self.more = link_button("")
        self.more.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(theme().gap(8))
        head.addWidget(plain_label(ui.t("Checks"), "h2", bold=True))
        for weight in Weight:
            head.addSpacing(theme().gap(4))
            head.addWidget(self._icons[weight])
            head.addWidget(self.counts[weight])
        head.addStretch(1)
        head.addWidget(self.more)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().gap(4))
        layout.addLayout(head)
        layout.addLayout(self._list)
        layout.addWidget(self.nothing)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show the present checks; nothing is made anew where they are the same."""
        checks = self._ui.session.checks()
        if checks == self._told:
            return
        self._told = checks
        counts = {weight: sum(one.severity.value == weight.value for one in checks) for weight in Weight}
        for weight, count in counts.items():
            self.counts[weight].setText(counted(self._ui.t, weight, count))
            for part in (self.counts[weight], self._icons[weight]):
                part.setVisible(bool(count))
        self.nothing.setVisible(not checks)
        self._fill()

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _fill(self) -> None:
        self._timer.stop()
        checks = self._told or ()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        self.more.setVisible(len(checks) > FIRST)
        t = self._ui.t
        self.more.setText(t("Show fewer") if self._shows_all else t("Show all {count}", count=len(checks)))
        self._waiting = iter(checks if self._shows_all else checks[:FIRST])
        self._add_some()

    def _add_some(self) -> None:
        some = list(islice(self._waiting, AT_ONCE))
        for check in some:
            self._list.addWidget(line())
            row = self._row(check)
            self._list.addWidget(row)
            QWidget.setTabOrder(self.rows[-1].link if self.rows else self.more, row.link)
            self.rows.append(row)
        if len(some) < AT_ONCE:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _row(self, check: Check) -> CheckRow:
        ui, pack = self._ui, self._ui.session.pack
        place = check_place(ui.t, pack, check, ui.language)
        sentence = check_sentence(ui.t, pack, check, ui.language)
        weight = {Severity.ERROR: Weight.ERROR, Severity.WARNING: Weight.WARNING, Severity.NOTE: Weight.NOTE}
        row = CheckRow(weight[check.severity], place, sentence, t=ui.t, target=check, link=ui.t("Go there"))
        row.wanted.connect(self._go)
        return row

    def _go(self, check: Check) -> None:
        if check.series:
            self._ui.go("measures", series=check.series)
        elif check.evidence:
            self._ui.go("evidence", evidence=check.evidence)
        elif check.criterion:
            self._ui.go(self._ui.page_of(check.party), check.criterion)
        else:
            self._ui.go("profile", profile_field=check.profile_field)


def counted(t: Translator, weight: Weight, count: int) -> str:
    """Return "1 error", "2 warnings", "3 notes"."""
    match weight:
        case Weight.ERROR:
            return t.n("{count} error", "{count} errors", count)
        case Weight.WARNING:
            return t.n("{count} warning", "{count} warnings", count)
        case Weight.NOTE:
            return t.n("{count} note", "{count} notes", count)
