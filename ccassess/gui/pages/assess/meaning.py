"""What the ratings of a criterion mean: its score and points, why, what would add to them, its area, its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.explain import explain
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.assess.check_list import CheckNotes
from ccassess.gui.pages.assess.gain_list import GainList
from ccassess.gui.pages.assess.lines import Lines
from ccassess.gui.pages.assess.radar_box import AreaRadar
from ccassess.gui.pages.assess.rows import State, possible_points, state_name
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.figure import Figure
from ccassess.gui.widgets.fold_out import FoldOut
from ccassess.gui.widgets.line import line
from ccassess.wording.explain import sentences

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator

NARROWEST = 200


def score_words(t: Translator, score: Score) -> tuple[str, str]:
    """Return a criterion's score and the end of its range: "50.0" and "of 100"; a dash while there is none."""
    if not score.applies:
        return t("–"), ""
    number = t("–") if score.value is None else t.number(shown.score(score.value))
    return number, t("of {most}", most=t.number(shown.rating(score.node.out_of)))


def points_words(t: Translator, score: Score) -> tuple[str, str]:
    """Return a criterion's points and those possible: "12.5" and "of 25 points"; a dash while there are none."""
    if not score.applies:
        return state_name(t, State.NOT_APPLICABLE), ""
    number = t("–") if score.points is None else t.number(shown.points(score.points))
    return number, t("of {possible} points", possible=possible_points(t, score))


class Meaning(QWidget):
    """The content of the column; in a narrow window it stands in the criterion itself, without its head."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._figure = Figure()
        self._points = plain_label("", "h2", bold=True, wrap=False)
        self._possible = plain_label("", tone="text3", wrap=False)
        self._why = Lines()
        self.why = FoldOut(ui.t("Why this number?"), self._why, is_open=True)
        self._gains = GainList(ui)
        self._radar = AreaRadar(ui)
        self._checks = CheckNotes(ui)
        self._lines = [line() for _section in range(3)]
        self._head = self._make_head()
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._head)
        self._rows.addWidget(self.why)
        for divider, section in zip(self._lines, (self._gains, self._radar, self._checks), strict=True):
            self._rows.addWidget(divider)
            self._rows.addWidget(section)
        self._rows.addStretch(1)
        self._is_narrow = False
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def explanation(self) -> tuple[str, ...]:
        """The sentences that explain the number."""
        return self._why.texts()

    @property
    def gains(self) -> tuple[str, ...]:
        """What the next steps would add, as sentences."""
        return self._gains.spoken()

    @property
    def checks(self) -> tuple[str, ...]:
        """The checks shown, each with its word."""
        return self._checks.spoken()

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        if self._criterion is None:
            return
        ui, pack, t = self._ui, self._ui.session.pack, self._ui.t
        score = ui.session.scorecard(Party.SELF).by_id[self._criterion.id]
        self._figure.set_figure(*score_words(t, score))
        points, possible = points_words(t, score)
        self._points.setText(points)
        self._possible.setText(possible)
        told = sentences(t, pack, explain(score), ui.language)
        self._why.set_lines(told, is_last_strong=score.value is not None)
        self._gains.show_criterion(self._criterion)
        self._radar.show_area(pack.parents[self._criterion.id])
        self._checks.show_criterion(self._criterion)
        for divider, section in zip(self._lines, (self._gains, self._radar, self._checks), strict=True):
            divider.setVisible(not section.isHidden())

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the figures to the line over the ladder."""
        self._is_narrow = is_narrow
        self._head.setVisible(not is_narrow)
        self._fit()

    def _make_head(self) -> QWidget:
        head = QWidget()
        figures = QHBoxLayout()
        figures.setSpacing(theme().gap(4))
        figures.addWidget(self._figure, 1)
        for part in (self._points, self._possible):
            lift = QVBoxLayout()
            lift.setContentsMargins(0, 0, 0, theme().px(3 if part is self._points else 4))
            lift.addStretch(1)
            lift.addWidget(part)
            figures.addLayout(lift)
        rows = QVBoxLayout(head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(plain_label(self._ui.t("This criterion"), "caption", "text2", bold=True))
        rows.addLayout(figures)
        return head

    def _fit(self) -> None:
        gap = theme().gap
        side = 0 if self._is_narrow else gap(16)
        self._rows.setContentsMargins(side, 0 if self._is_narrow else gap(12), side, gap(8))
        self._rows.setSpacing(gap(8))


class MeaningColumn(QScrollArea):
    """The right column, scrolling by itself."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(ui.t("What it means"))
        set_ground(self, "window")
        set_ground(self.viewport(), "window")
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme().px(NARROWEST))
