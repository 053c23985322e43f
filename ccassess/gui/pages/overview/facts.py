"""Dates and people: what is assessed, over which period, by whom, and when it last changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Role
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.wording.terms import profile_field_name, role_name

if TYPE_CHECKING:
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator


class Facts(QWidget):
    """A label and what is known, line by line; nothing stands for what nobody has written."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._told: list[tuple[str, str]] | None = None
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.edit = link_button(ui.t("Edit the profile"))
        self.edit.clicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().gap(8))
        layout.addWidget(plain_label(ui.t("Dates and people"), "h2", bold=True))
        layout.addLayout(self._grid)
        layout.addWidget(self.edit)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show what is known now."""
        facts = self._facts()
        if facts == self._told:
            return
        self._told = facts
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.setHorizontalSpacing(theme().gap(16))
        self._grid.setVerticalSpacing(theme().gap(4))
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, value) in enumerate(facts):
            self._grid.addWidget(plain_label(label, tone="text3", wrap=False), row, 0, top)
            self._grid.addWidget(plain_label(value), row, 1, top)

    def _facts(self) -> list[tuple[str, str]]:
        t, assessment = self._ui.t, self._ui.session.assessment
        profile = assessment.profile
        facts = [(profile_field_name(t, name), getattr(profile, name)) for name in ("centre", "unit")]
        facts.append((t("Period"), period(t, profile.period_start, profile.period_end)))
        facts.append((profile_field_name(t, "contact"), profile.contact))
        people = (*assessment.people, *assessment.team)
        facts.extend(
            (role_name(t, role), ", ".join(person.name for person in people if person.role is role)) for role in Role
        )
        facts.append((t("Last change"), day(t, assessment.changed)))
        return [(label, value.strip()) for label, value in facts if value.strip()]

    def _go(self) -> None:
        self._ui.go("profile")


def day(t: Translator, iso: str) -> str:
    """Return a date as the language writes it; text that is no ISO date as it stands."""
    try:
        return t.date(dt.date.fromisoformat(iso[:10]), "medium")
    except ValueError:
        return iso


def period(t: Translator, start: str, end: str) -> str:
    """Return "1 Sept 2025 – 31 Aug 2026", or the end that is known."""
    if not start and not end:
        return ""
    return t("{start} – {end}", start=day(t, start) or "…", end=day(t, end) or "…")
