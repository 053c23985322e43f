"""What the next step of each attribute would add to the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.domain.gains import gains
from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme
from ccassess.wording.gains import gain_lines, gain_sentence

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator
    from ccassess.wording.gains import GainLine


class GainRow(QWidget):
    """One attribute and the points it would add, or those that add nothing and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = plain_label()
        self._points = plain_label("", wrap=False)
        self._why = plain_label("", "caption", "text3")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().gap(8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._what, 0, 0)
        grid.addWidget(self._points, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._why, 1, 0, 1, 2)

    def show_line(self, t: Translator, line: GainLine) -> None:
        """Show a gain; one that adds nothing stands back."""
        self._what.setText(line.what)
        self._points.setText(line.points if line.why else t("{points} points", points=line.points))
        set_look(self._points, tone="text3" if line.why else "accent", strong=not line.why)
        self._why.setText(line.why)
        self._why.setVisible(bool(line.why))
        self.setAccessibleName(gain_sentence(t, line))


class GainList(QWidget):
    """The largest gain first; hidden where nothing could be added or there is no score yet."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._lines: list[GainRow] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(plain_label(ui.t("What the next step would add"), "caption", "text2", bold=True))
        theme().changed.connect(self._fit)
        self._fit()

    def show_criterion(self, criterion: Node) -> None:
        """Show what would be gained on a criterion as it is now."""
        session, t = self._ui.session, self._ui.t
        score = session.scorecard(Party.SELF).by_id[criterion.id]
        answer = session.assessment.answer(Party.SELF, criterion.id)
        lines = gain_lines(t, session.pack, gains(score, answer, Party.SELF), self._ui.language)
        while len(self._lines) < len(lines):
            row = GainRow(self)
            self._lines.append(row)
            self._rows.addWidget(row)
        for place, row in enumerate(self._lines):
            if place < len(lines):
                row.show_line(t, lines[place])
            row.setVisible(place < len(lines))
        self.setVisible(bool(lines))

    def spoken(self) -> tuple[str, ...]:
        """Return the gains shown, as sentences."""
        return tuple(row.accessibleName() for row in self._lines if not row.isHidden())

    def _fit(self) -> None:
        self._rows.setSpacing(theme().gap(4))
