"""The checks that concern one criterion: sign, word and sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.domain.checks import Check, check_criterion
from ccassess.domain.problems import Severity
from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme
from ccassess.gui.widgets.check_row import ICONS, Weight
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.wording.checks import check_sentence, severity_name

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.theme import Token
    from ccassess.gui.ui import Ui

_WEIGHTS = {Severity.ERROR: Weight.ERROR, Severity.WARNING: Weight.WARNING, Severity.NOTE: Weight.NOTE}


def severity_icon(severity: Severity) -> tuple[str, Token]:
    """Return sign and colour of a severity."""
    return ICONS[_WEIGHTS[severity]]


def checks_of(ui: Ui, criterion: Node) -> tuple[Check, ...]:
    """Return the checks of one criterion on the self-assessment, errors first."""
    order = list(Severity)
    found = check_criterion(ui.session.assessment, Party.SELF, criterion)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


class CheckNote(QWidget):
    """One check: what it weighs, and below that what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "info")
        self._word = plain_label("", bold=True)
        self._sentence = plain_label()
        head = QHBoxLayout()
        head.setSpacing(theme().gap(6))
        head.addWidget(self._icon)
        head.addWidget(self._word, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self._sentence)

    def show_check(self, severity: Severity, word: str, sentence: str) -> None:
        """Show a check."""
        name, ink = severity_icon(severity)
        self._icon.set_icon(name, ink)
        self._word.setText(word)
        set_look(self._word, tone=ink)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{word}: {sentence}")


class CheckNotes(QWidget):
    """All checks of a criterion; hidden while there are none."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._notes: list[CheckNote] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(plain_label(ui.t("Checks"), "caption", "text2", bold=True))
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show the checks of a criterion as it is now."""
        found, t, pack = checks_of(self._ui, criterion), self._ui.t, self._ui.session.pack
        while len(self._notes) < len(found):
            note = CheckNote(self)
            self._notes.append(note)
            self._rows.addWidget(note)
        for place, note in enumerate(self._notes):
            if place < len(found):
                one = found[place]
                sentence = check_sentence(t, pack, one, self._ui.language)
                note.show_check(one.severity, severity_name(t, one.severity), sentence)
            note.setVisible(place < len(found))
        self.setVisible(bool(found))

    def spoken(self) -> tuple[str, ...]:
        """Return the checks shown, each with its word."""
        return tuple(note.accessibleName() for note in self._notes if not note.isHidden())

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(4))
