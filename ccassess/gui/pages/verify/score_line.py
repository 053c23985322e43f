"""One line below the ladders: the verified score beside its mark, how far it lies from the centre's, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.domain.comparison import is_revealed
from ccassess.domain.explain import explain
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.words import Comparison, comparison, rated_so_far
from ccassess.gui.theme import theme
from ccassess.gui.widgets.fold_out import FoldHeader
from ccassess.gui.widgets.series import Series, SeriesHeading
from ccassess.wording.explain import sentences

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score
    from ccassess.gui.ui import Ui


class ScoreLine(QWidget):
    """Shows the score of one criterion on one's own sheet, or what is missing for one."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self.heading = SeriesHeading(Series.VERIFIED, "")
        self.progress = plain_label("", bold=True, wrap=False)
        self.more = plain_label("", tone="text2")
        self.why = FoldHeader(ui.t("Why this number?"))
        self.reasons = plain_label("", "small", "text2")
        self.reasons.setVisible(False)
        self._line = QHBoxLayout()
        for part in (self.heading, self.progress):
            self._line.addWidget(part)
        self._line.addWidget(self.more, 1)
        self._line.addWidget(self.why)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.reasons)
        self.why.toggled.connect(self._show_reasons)
        theme().changed.connect(self._measure)
        self._measure()

    def show_criterion(self, criterion: Node) -> None:
        """Show where one's own sheet stands; the comparison only once the centre's ratings are revealed."""
        self._criterion = criterion
        session, t = self._ui.session, self._ui.t
        answer, score = session.assessment.answer(Party.VERIFICATION, criterion.id), self._score(criterion)
        words = Comparison("", "", "")
        if score.value is not None:
            words = self._words(criterion, score)
        self.heading.set_text(words.verified)
        self.heading.setVisible(bool(words.verified))
        self.progress.setVisible(not words.verified and answer.applies)
        self.progress.setText(rated_so_far(t, criterion, answer))
        if not answer.applies:
            more = t("The criterion does not count on your sheet.")
        elif not words.verified:
            more = t("The score and the comparison appear when the sheet is complete.")
        else:
            more = words.difference
        self.more.setText(more)
        self.why.setVisible(score.value is not None)
        self._show_reasons()

    def _words(self, criterion: Node, score: Score) -> Comparison:
        session, t = self._ui.session, self._ui.t
        if is_revealed(session.assessment, criterion):
            return comparison(t, session.scorecard(Party.SELF).by_id[criterion.id], score)
        return Comparison("", comparison(t, score, score).verified, "")

    def _score(self, criterion: Node) -> Score:
        return self._ui.session.scorecard(Party.VERIFICATION).by_id[criterion.id]

    def _show_reasons(self) -> None:
        is_open = self.why.isChecked() and not self.why.isHidden()
        if is_open and self._criterion is not None:
            told = sentences(
                self._ui.t, self._ui.session.pack, explain(self._score(self._criterion)), self._ui.language
            )
            self.reasons.setText("\n".join(told))
        self.reasons.setVisible(is_open)

    def _measure(self) -> None:
        self._line.setSpacing(theme().gap(12))
        self._rows.setSpacing(theme().gap(6))
