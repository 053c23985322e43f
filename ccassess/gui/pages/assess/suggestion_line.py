"""One quiet line under the ladder of a result's attribute: what its figures suggest, a button to use it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.domain.shown import rating as shown_rating
from ccassess.gui.labels import plain_label
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.fold_out import FoldHeader
from ccassess.wording.suggestions import part_line, suggestion_headline, suggestion_working

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.pack import Node
    from ccassess.domain.suggestions import Suggestion
    from ccassess.gui.ui import Ui


class SuggestionLine(QWidget):
    """Hidden while nothing is suggested. `used` carries the rating a person took over."""

    used = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._suggestion: Suggestion | None = None
        self.words = plain_label("", "small", "text2")
        self.use = link_button(ui.t("Use this"))
        self.why = FoldHeader(ui.t("Why?"))
        self.reasons = plain_label("", "small", "text2")
        self._line = QHBoxLayout()
        self._line.addWidget(self.words)
        self._line.addWidget(self.use)
        self._line.addWidget(self.why)
        self._line.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.reasons)
        edits(ui, self.use)
        self.use.clicked.connect(self._use)
        self.why.toggled.connect(self._fold)
        theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in its order."""
        return [self.use, self.why]

    def show_suggestion(self, criterion: Node, suggestion: Suggestion | None, rating: Fraction | None) -> None:
        """Show what is suggested beside what is rated now; None where there is nothing to suggest."""
        is_new = suggestion is None or self._suggestion is None
        self._suggestion = suggestion
        if suggestion is not None:
            self._say(criterion, suggestion)
            self.use.setVisible(rating != suggestion.rating)
        self.setVisible(suggestion is not None)
        if is_new:
            self.why.setChecked(False)
        self._fold()

    def _say(self, criterion: Node, suggestion: Suggestion) -> None:
        t, pack, language = self._ui.t, self._ui.session.pack, self._ui.language
        count = len({one.series.measure for one in suggestion.parts})
        rating = t.number(shown_rating(suggestion.rating))
        self.words.setText(
            t.n(
                "Suggested from {count} measure: {rating}",
                "Suggested from {count} measures: {rating}",
                count,
                rating=rating,
            )
        )
        headline = suggestion_headline(t, pack, criterion, suggestion, language)
        self.use.setAccessibleName(t("Use this: {suggestion}", suggestion=headline))
        self.why.setAccessibleName(t("Why? {suggestion}", suggestion=headline))

    def _fold(self) -> None:
        suggestion, is_open = self._suggestion, self.why.isChecked()
        if suggestion is not None and is_open:
            # Told only now: there are many of them, and few are read.
            t, pack, language = self._ui.t, self._ui.session.pack, self._ui.language
            reasons = [part_line(t, pack, one, language) for one in suggestion.parts]
            self.reasons.setText("\n".join([*reasons, suggestion_working(t, suggestion)]))
        self.reasons.setVisible(is_open)

    def _use(self) -> None:
        if self._suggestion is not None:
            if self.use.hasFocus():
                # The link goes with its use; the reasons beside it stay.
                self.why.setFocus()
            self.used.emit(self._suggestion.rating)

    def _fit(self) -> None:
        self._line.setSpacing(theme().gap(10))
