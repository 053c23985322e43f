"""The ratings that figures suggest for the results a measure speaks for; a person confirms them, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.assessment import Party
from ccassess.domain.shown import rating as shown_rating
from ccassess.domain.suggestions import suggest
from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.pages.measures.words import criterion_name
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.fold_out import FoldHeader
from ccassess.gui.widgets.line import line
from ccassess.wording.suggestions import part_line, suggestion_headline, suggestion_working

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Node
    from ccassess.domain.suggestions import Suggestion
    from ccassess.gui.ui import Ui


class SuggestedRating(QWidget):
    """One attribute: what is suggested, what it is rated now, a button to use it, and why."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._suggestion: Suggestion | None = None
        self.headline = plain_label()
        self.now = plain_label("", tone="text2", wrap=False)
        self.use = button(ui.t("Use this"))
        self.why = FoldHeader(ui.t("Why?"))
        self.reasons: list[PlainLabel] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.addWidget(self.headline, 1)
        for part in (self.why, self.now, self.use):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._row)
        self._rows.addLayout(self._lines)
        edits(ui, self.use)
        self.use.clicked.connect(self._use)
        self.why.toggled.connect(self._fold)
        theme().changed.connect(self._fit)
        self._fit()

    def show_suggestion(self, criterion: Node, suggestion: Suggestion) -> None:
        """Show what is suggested for an attribute, beside what it is rated."""
        self._criterion, self._suggestion = criterion, suggestion
        ui, t, pack = self._ui, self._ui.t, self._ui.session.pack
        headline = suggestion_headline(t, pack, criterion, suggestion, ui.language)
        self.headline.setText(headline)
        answer = ui.session.assessment.answer(Party.SELF, criterion.id)
        rating = answer.ratings.get(suggestion.attribute)
        self.now.setText(t("not rated yet") if rating is None else t("now {rating}", rating=_number(ui, rating)))
        self.use.setEnabled(answer.applies and rating != suggestion.rating)
        self.use.setAccessibleName(t("Use this: {suggestion}", suggestion=headline))
        self.why.setAccessibleName(t("Why? {suggestion}", suggestion=headline))
        self._fold()

    def _say(self, reasons: list[str]) -> None:
        while len(self.reasons) < len(reasons):
            label = plain_label("", "small", "text2")
            self.reasons.append(label)
            self._lines.addWidget(label)
        for place, label in enumerate(self.reasons):
            label.setText(reasons[place] if place < len(reasons) else "")
            label.setVisible(bool(label.text()))

    def _fold(self) -> None:
        suggestion = self._suggestion
        if suggestion is not None and self.why.isChecked():
            # Told only now: there are many of them, and few are read.
            t, pack, language = self._ui.t, self._ui.session.pack, self._ui.language
            reasons = [part_line(t, pack, one, language) for one in suggestion.parts]
            self._say([*reasons, suggestion_working(t, suggestion)])
        else:
            for label in self.reasons:
                label.hide()

    def _use(self) -> None:
        found = self._suggestion
        if found is not None and self._criterion is not None:
            session = self._ui.session
            self._ui.edit(session.rate, Party.SELF, self._criterion, found.attribute, found.rating)

    def _fit(self) -> None:
        self._row.setSpacing(theme().gap(12))
        self._rows.setSpacing(theme().gap(2))


class SuggestedRatings(QWidget):
    """All suggestions for the results of one measure, if any; `replaced` says that rows came or went."""

    replaced = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._measure: Measure | None = None
        self._titles: list[PlainLabel] = []
        self._rows_made: list[list[SuggestedRating]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(line())
        self._column.addWidget(plain_label(ui.t("Suggested ratings"), "h2", bold=True))
        words = ui.t("Worked out from all figures that speak for the criterion. Nothing is rated until you use it.")
        self._column.addWidget(plain_label(words, "small", "text2"))
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> list[SuggestedRating]:
        """The suggestions shown, in their order."""
        return [row for rows in self._rows_made for row in rows if not row.isHidden()]

    def show_measure(self, measure: Measure) -> None:
        """Show the suggestions for the results that a measure speaks for."""
        self._measure = measure
        self.refresh()

    def refresh(self) -> None:
        """Work the suggestions out anew."""
        if self._measure is None:
            return
        session, before = self._ui.session, len(self.rows)
        results = [one for one in session.pack.criteria if one.id in self._measure.speaks_for]
        found = [(one, given) for one in results if (given := suggest(session.assessment, one))]
        while len(self._titles) < len(found):
            self._titles.append(plain_label("", bold=True))
            self._rows_made.append([])
            self._column.addWidget(self._titles[-1])
        for place, (title, rows) in enumerate(zip(self._titles, self._rows_made, strict=True)):
            title.setVisible(place < len(found))
            shown = found[place] if place < len(found) else None
            if shown is not None:
                title.setText(criterion_name(self._ui, shown[0]))
            self._fill(title, rows, shown)
        self.setVisible(bool(found))
        if before != len(self.rows):
            self.replaced.emit()

    def _fill(
        self,
        title: PlainLabel,
        rows: list[SuggestedRating],
        shown: tuple[Node, tuple[Suggestion, ...]] | None,
    ) -> None:
        given = () if shown is None else shown[1]
        while len(rows) < len(given):
            rows.append(SuggestedRating(self._ui, self))
            self._column.insertWidget(self._column.indexOf(title) + len(rows), rows[-1])
        for place, row in enumerate(rows):
            row.setVisible(place < len(given))
            if shown is not None and place < len(given):
                row.show_suggestion(shown[0], given[place])

    def _fit(self) -> None:
        self._column.setSpacing(theme().gap(6))


def _number(ui: Ui, rating: Fraction) -> str:
    return ui.t.number(shown_rating(rating))
