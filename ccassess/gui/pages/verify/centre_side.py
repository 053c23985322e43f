"""The centre's answer to a criterion, to be read; its ratings stay hidden until one's own sheet is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.comparison import is_revealed
from ccassess.gui.interviews import Interviews
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.centre_evidence import CentreEvidence
from ccassess.gui.pages.verify.read_texts import ReadTexts
from ccassess.gui.pages.verify.strips import Strips
from ccassess.gui.pages.verify.words import comparison, hidden_sentence, missing_parts, possible_points
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.findings import IMPROVEMENT, STRENGTH
from ccassess.gui.widgets.fold_out import FoldOut
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.series import Series, SeriesHeading
from ccassess.wording.terms import findings_name, grade_label

if TYPE_CHECKING:
    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

SIDE = 20


class CentreSide(QScrollArea):
    """Shows one criterion of the self-assessment by `show_criterion`."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        # What is only to be read scrolls by keys as well, so it takes the focus and shows it.
        self.setProperty("pane", True)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(t("The centre’s answer"))
        panel = QWidget(self)
        self.setWidget(panel)
        set_ground(panel, "window")
        self._rows = QVBoxLayout(panel)
        self._build_top()
        self.strips = Strips(Series.SELF, "window", panel)
        self.grade = plain_label("", "caption", "text3")
        self.strengths = ReadTexts(findings_name(t, FindingKind.STRENGTH), STRENGTH)
        self.improvements = ReadTexts(findings_name(t, FindingKind.IMPROVEMENT), IMPROVEMENT)
        self.note = ReadTexts(t("Note"))
        self.empty = plain_label(t("The centre has written nothing about this criterion."), tone="text3")
        self.evidence = CentreEvidence(ui, panel)
        self._guide_text = plain_label("", "small", "text2")
        self.guide = FoldOut(t("What to look for and to check"), self._guide_text)
        self.interviews = Interviews(ui, panel)
        written = (self.strengths, self.improvements, self.note, self.empty)
        parts = (self.strips, self.grade, line(), *written, line(), self.evidence, line())
        for part in (*parts, self.guide, self.interviews):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        theme().changed.connect(self._measure)
        self._measure()

    def _build_top(self) -> None:
        t = self._ui.t
        self._worth = plain_label("", "caption", "text3", wrap=False)
        head = QHBoxLayout()
        head.addWidget(plain_label(t("The centre’s answer"), "h2", bold=True), 1)
        head.addWidget(self._worth)
        self._rows.addLayout(head)
        self.question = plain_label("", tone="text2")
        self._rows.addWidget(self.question)
        # What is hidden and what takes its place share one spot, so that little moves when it is revealed.
        self.hidden = plain_label("", tone="text2")
        self._hidden_row = QWidget()
        hidden = QHBoxLayout(self._hidden_row)
        hidden.setContentsMargins(0, 0, 0, 0)
        hidden.setSpacing(theme().gap(8))
        hidden.addWidget(IconLabel("eye-slash", "text2"), 0, Qt.AlignmentFlag.AlignVCenter)
        hidden.addWidget(self.hidden, 1)
        self.heading = SeriesHeading(Series.SELF, "", "window")
        self.absent = plain_label("", tone="text")
        for part in (self._hidden_row, self.heading, self.absent):
            self._rows.addWidget(part)

    def show_criterion(self, criterion: Node) -> None:
        """Show what the centre says about a criterion, as far as it may be seen by now."""
        session, t, language = self._ui.session, self._ui.t, self._ui.language
        pack, answer = session.pack, session.assessment.answer(Party.SELF, criterion.id)
        verified = session.assessment.answer(Party.VERIFICATION, criterion.id)
        revealed = is_revealed(session.assessment, criterion)
        self._worth.setText(_worth(self._ui, criterion))
        self.question.setText(pack.text(f"{criterion.id}.question", language) or pack.title(criterion.id, language))
        self._show_state(criterion, answer, revealed=revealed)
        missing = missing_parts(t, pack, criterion, verified, language)
        self.hidden.setText("" if revealed else hidden_sentence(t, criterion.ref, missing))
        self._hidden_row.setVisible(not revealed and answer.applies)
        self.strips.setVisible(answer.applies)
        self.strips.show_answer(self._ui, criterion, answer, revealed=revealed)
        self.strengths.set_texts([one.text for one in answer.of_kind(FindingKind.STRENGTH)])
        self.improvements.set_texts([one.text for one in answer.of_kind(FindingKind.IMPROVEMENT)])
        self.note.set_texts([answer.note] if answer.note.strip() else [])
        self.empty.setVisible(not answer.findings and not answer.note.strip())
        self.evidence.show_criterion(criterion)
        self._show_guide(criterion)
        self.interviews.show_criterion(criterion)

    def _show_state(self, criterion: Node, answer: Answer, *, revealed: bool) -> None:
        t, session = self._ui.t, self._ui.session
        words = ""
        if not answer.applies:
            why = (answer.not_applicable or "").strip()
            words = t("The centre says that this criterion does not apply: {why}", why=why or t("no reason given"))
        self.absent.setText(words)
        self.absent.setVisible(bool(words))
        shown = revealed and answer.applies
        if shown:
            cards = [session.scorecard(party).by_id[criterion.id] for party in (Party.SELF, Party.VERIFICATION)]
            self.heading.set_text(comparison(t, *cards).own or t("Self-assessment: not complete"))
        else:
            self.heading.set_text("")
        self.heading.setVisible(shown)
        # The grade limits the ratings, so it would hint at them.
        graded = shown and bool(criterion.ceiling)
        self.grade.setText(grade_label(t, answer.grade) if graded else "")
        self.grade.setVisible(graded)

    def _show_guide(self, criterion: Node) -> None:
        pack, language = self._ui.session.pack, self._ui.language
        keys = ("look_for", "verify.check", "verify.pitfalls")
        lines = [one for key in keys for one in pack.lines(f"{criterion.id}.{key}", language)]
        self._guide_text.setText("\n".join(f"•\u00a0{one}" for one in lines))
        self.guide.setVisible(bool(lines))

    def _measure(self) -> None:
        side = theme().gap(SIDE)
        self._rows.setContentsMargins(side, theme().gap(14), side, side)
        self._rows.setSpacing(theme().gap(10))


def _worth(ui: Ui, criterion: Node) -> str:
    if criterion.points is None:
        return criterion.ref
    return ui.t("{ref} · {points} points", ref=criterion.ref, points=possible_points(ui.t, criterion.points))
