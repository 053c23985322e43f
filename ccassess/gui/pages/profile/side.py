"""Beside the form: what the profile still needs, and by which criteria the assessment is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain.fingerprint import scoring_fingerprint, short
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.check_row import CheckRow, Weight
from ccassess.wording.checks import check_sentence

if TYPE_CHECKING:
    from ccassess.domain.checks import Check
    from ccassess.gui.ui import Ui


class StillNeeded(QWidget):
    """The checks of the profile; `wanted` carries the name of a field to go to."""

    wanted = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._told: tuple[Check, ...] | None = None
        self.rows: list[CheckRow] = []
        self.nothing = plain_label(ui.t("All that is required is filled in."), tone="text2")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().gap(6))
        layout.addWidget(plain_label(ui.t("Still needed"), "h2", bold=True))
        layout.addLayout(self._list)
        layout.addWidget(self.nothing)

    def refresh(self) -> None:
        """Show the present checks of the profile."""
        checks = tuple(one for one in self._ui.session.checks() if one.profile_field)
        if checks == self._told:
            return
        self._told = checks
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(check) for check in checks]
        for row in self.rows:
            self._list.addWidget(row)
        self.nothing.setVisible(not checks)

    def _row(self, check: Check) -> CheckRow:
        ui = self._ui
        sentence = check_sentence(ui.t, ui.session.pack, check, ui.language)
        weight = Weight(check.severity.value)
        row = CheckRow(weight, sentence, "", t=ui.t, target=check.profile_field, link=ui.t("Go there"))
        row.wanted.connect(self._go)
        return row

    def _go(self, name: str) -> None:
        self.wanted.emit(name)


class CriteriaFacts(QWidget):
    """Which pack the assessment is made by: title, edition, version, id and fingerprint, to be read and copied."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t, pack = ui.t, ui.session.pack
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().gap(4))
        layout.addWidget(plain_label(t("Criteria"), "h2", bold=True))
        layout.addWidget(plain_label(pack.text("pack.title", ui.language) or pack.id, bold=True))
        facts = (
            (t("Edition"), pack.edition),
            (t("Version"), pack.version),
            (t("Id"), pack.id),
            (t("Fingerprint of the scoring"), short(scoring_fingerprint(pack))),
        )
        self.values = []
        for label, value in facts:
            layout.addWidget(plain_label(label, "small", "text3"))
            shown = plain_label(value)
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(f"{label}: {value}")
            layout.addWidget(shown)
            self.values.append(shown)
        layout.addWidget(
            plain_label(
                t("The criteria travel inside the file; assessments with the same fingerprint can be compared."),
                "small",
                "text3",
            )
        )
