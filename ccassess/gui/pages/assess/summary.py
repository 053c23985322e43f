"""What the ratings mean in one line over the ladder, for windows too narrow for a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.domain.problems import Severity
from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.pages.assess.check_list import checks_of, severity_icon
from ccassess.gui.pages.assess.meaning import points_words, score_words
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme
from ccassess.gui.widgets.fold_out import FoldHeader
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.gui.pages.assess.meaning import Meaning
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator


class Summary(QFrame):
    """Score, points and checks; folds out to all of it."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._meaning: Meaning | None = None
        set_look(self, frame="group")
        self._score = plain_label("", bold=True)
        self._points = plain_label("", tone="text2")
        self._counts: dict[Severity, tuple[IconLabel, PlainLabel]] = {}
        self.fold = FoldHeader(ui.t("What it means"))
        self.fold.toggled.connect(self._turn)
        self._line = QHBoxLayout()
        self._line.addWidget(self._score)
        self._line.addWidget(self._points)
        for severity in Severity:
            pair = IconLabel(*severity_icon(severity)), plain_label()
            self._counts[severity] = pair
            for part in pair:
                self._line.addWidget(part)
        self._line.addStretch(1)
        self._line.addWidget(self.fold)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._line)
        theme().changed.connect(self._fit)
        self._fit()

    def take(self, meaning: Meaning) -> None:
        """Hold what folds out."""
        self._meaning = meaning
        self._rows.addWidget(meaning)
        self._turn()

    def give_back(self) -> None:
        """Let go of what folds out."""
        if self._meaning is not None:
            self._rows.removeWidget(self._meaning)
            self._meaning = None

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        if self._criterion is None:
            return
        t = self._ui.t
        score = self._ui.session.scorecard(Party.SELF).by_id[self._criterion.id]
        self._score.setText(" ".join(score_words(t, score)))
        self._points.setText(" ".join(points_words(t, score)))
        found = [one.severity for one in checks_of(self._ui, self._criterion)]
        for severity, (icon, label) in self._counts.items():
            count = found.count(severity)
            label.setText(severity_count(t, severity, count))
            icon.setVisible(bool(count))
            label.setVisible(bool(count))

    def _turn(self) -> None:
        if self._meaning is not None:
            self._meaning.setVisible(self.fold.isChecked())

    def _fit(self) -> None:
        gap = theme().gap
        self._line.setSpacing(gap(8))
        self._rows.setContentsMargins(gap(10), gap(4), gap(10), gap(4))
        self._rows.setSpacing(gap(8))


def severity_count(t: Translator, severity: Severity, count: int) -> str:
    """Return "1 warning"."""
    match severity:
        case Severity.ERROR:
            return t.n("{count} error", "{count} errors", count)
        case Severity.WARNING:
            return t.n("{count} warning", "{count} warnings", count)
        case Severity.NOTE:
            return t.n("{count} note", "{count} notes", count)
