"""One's own sheet for a criterion, on paper: grade, ladders, score, difference, findings, note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.gui.icons import set_icon
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.verify.absence import Absence
from ccassess.gui.pages.verify.grade_row import GradeRow
from ccassess.gui.pages.verify.ladders import Ladders
from ccassess.gui.pages.verify.reason_row import ReasonRow
from ccassess.gui.pages.verify.score_line import ScoreLine
from ccassess.gui.pages.verify.sheet_words import SheetWords
from ccassess.gui.read_only import edits
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.chip import Chip
from ccassess.gui.widgets.line import line
from ccassess.wording.terms import party_name

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

SIDE = 24
STACKS_BELOW = 680
"""Text px of the page under which grade, difference and findings stand below each other."""
UNTITLED_BELOW = 560
"""Text px of the page under which the title gives way to the buttons beside it."""


class OwnSheet(QScrollArea):
    """Shows and edits one criterion of the verification sheet, by `show_criterion`."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(ui.t("Your sheet"))
        # Every part is made where it stays: to move what holds many widgets takes Qt long.
        paper = QWidget(self)
        self.setWidget(paper)
        set_ground(paper, "surface")
        self._rows = QVBoxLayout(paper)
        self.absence = Absence(ui, paper)
        self.grade = GradeRow(ui, paper)
        self.ladders = Ladders(ui, paper)
        self.score = ScoreLine(ui, paper)
        self.reason = ReasonRow(ui, paper)
        self.words = SheetWords(ui, paper)
        self._build_head()
        for part in (self.absence, self.grade, self.ladders, line(), self.score, self.reason, line(), self.words):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self.ladders.rated.connect(self._rate)
        theme().changed.connect(self._measure)
        self._measure()

    def _build_head(self) -> None:
        t = self._ui.t
        self.flag = button(t("Flag"), "quiet", "flag")
        self.flag.setCheckable(True)
        edits(self._ui, self.flag)
        self.flag.clicked.connect(self._flag)
        self.state = Chip(party_name(t, Party.VERIFICATION))
        head = QHBoxLayout()
        head.setSpacing(theme().gap(10))
        self._title = plain_label(t("Your sheet"), "h2", bold=True, wrap=False)
        head.addWidget(self._title)
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.flag)
        head.addWidget(self.absence.mark)
        self._rows.addLayout(head)

    def show_criterion(self, criterion: Node) -> None:
        """Show a criterion of one's own sheet."""
        self._criterion = criterion
        flagged = self._ui.session.assessment.answer(Party.VERIFICATION, criterion.id).flagged
        self.flag.setChecked(flagged)
        self.flag.setText(self._ui.t("Flagged") if flagged else self._ui.t("Flag"))
        set_icon(self.flag, "flag", "warn" if flagged else "text2")
        for part in (self.absence, self.grade, self.ladders, self.score, self.reason, self.words):
            part.show_criterion(criterion)

    def set_text_width(self, width: float) -> None:
        """Take the form that fits a width of the page in text px."""
        stacked = width < STACKS_BELOW
        # The switch above names the sheet as well.
        self._title.setVisible(width >= UNTITLED_BELOW)
        for part in (self.grade, self.reason, self.words):
            part.set_stacked(stacked)

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        absence = self.absence
        result: list[QWidget] = [self.flag, absence.mark, absence.agree, absence.reason, absence.back]
        if self.grade.choice is not None:
            result.extend(self.grade.choice.segments)
        for row in self.ladders.rows:
            result.extend((*row.cells, row.stepper.edit))
        result.extend((self.score.why, self.reason.reason, self.reason.text))
        return [*result, *self.words.fields()]

    def to_top(self) -> None:
        """Show the beginning of the sheet."""
        self.verticalScrollBar().setValue(0)

    def _rate(self, attribute: str, rating: Fraction | None) -> None:
        if self._criterion is None:
            return
        session = self._ui.session
        if self._ui.edit(session.rate, Party.VERIFICATION, self._criterion, attribute, rating) is None:
            self.ladders.show_criterion(self._criterion)

    def _flag(self, flagged: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._criterion is None:
            return
        session = self._ui.session
        if self._ui.edit(session.set_flag, Party.VERIFICATION, self._criterion, flagged=flagged) is None:
            self.show_criterion(self._criterion)

    def _measure(self) -> None:
        side = theme().gap(SIDE)
        self._rows.setContentsMargins(side, theme().gap(8), side, side)
        self._rows.setSpacing(theme().gap(6))
