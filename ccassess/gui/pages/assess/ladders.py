"""The rating ladders of a criterion, one per attribute; those of one scale serve all its criteria, worded anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.suggestions import suggest
from ccassess.gui.ladder import LadderRow
from ccassess.gui.pages.assess.suggestion_line import SuggestionLine
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.wording.numbers import attribute_name

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.domain.suggestions import Suggestion
    from ccassess.gui.ui import Ui

KEPT_AT_MOST = 4
"""Sets of ladders kept for scales one may come back to."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the ladder of one attribute is made of, whatever its words: `described` are the values with an anchor."""

    id: str
    described: tuple[Fraction, ...]
    values: tuple[Fraction, ...]
    can_be_suggested: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What the ladder of one attribute says: its name, and an anchor for each described value."""

    name: str
    anchors: tuple[str, ...]


class LadderSet(QWidget):
    """The ladders of one scale; `rated` carries an attribute's id and its new rating."""

    rated = Signal(str, object)

    def __init__(
        self, ui: Ui, shapes: tuple[Shape, ...], words: tuple[Words, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._t = ui.t
        self.rows: dict[str, LadderRow] = {}
        self.suggestions: dict[str, SuggestionLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for one, said in zip(shapes, words, strict=True):
            anchors = tuple(zip(one.described, said.anchors, strict=True))
            row = LadderRow(
                said.name, anchors, one.values, t=ui.t, number=self._number, language=ui.language, parent=self
            )
            edits(ui, row)
            row.rated.connect(self._tell)
            self.rows[one.id] = row
            self._column.addWidget(row)
            if one.can_be_suggested:
                line = self.suggestions[one.id] = SuggestionLine(ui, self)
                line.used.connect(self._tell)
                self._column.addWidget(line)
        theme().changed.connect(self._fit)
        self._fit()

    def set_words(self, words: tuple[Words, ...]) -> None:
        """Say what another criterion calls its attributes and their anchors."""
        for row, said in zip(self.rows.values(), words, strict=True):
            row.set_words(said.name, said.anchors)

    def show_answer(self, answer: Answer) -> None:
        """Show the ratings of an answer; a criterion that does not apply cannot be rated."""
        for attribute, row in self.rows.items():
            rating = answer.ratings.get(attribute)
            if rating != row.rating:
                row.set_rating(rating)
        self.setEnabled(answer.applies)

    def show_suggestions(self, criterion: Node, answer: Answer, suggestions: tuple[Suggestion, ...]) -> None:
        """Show below their ladders what figures suggest."""
        found = {one.attribute: one for one in suggestions}
        for attribute, line in self.suggestions.items():
            line.show_suggestion(criterion, found.get(attribute), answer.ratings.get(attribute))

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        result: list[QWidget] = []
        for attribute, row in self.rows.items():
            result.extend((*row.cells, row.stepper.edit))
            if attribute in self.suggestions:
                result.extend(self.suggestions[attribute].fields)
        return result

    def _number(self, value: Fraction) -> str:
        return self._t.number(shown.rating(value))

    def _tell(self, rating: Fraction | None) -> None:
        sender = self.sender()
        both = (*self.rows.items(), *self.suggestions.items())
        attribute = next(name for name, widget in both if widget is sender)
        self.rated.emit(attribute, rating)

    def _fit(self) -> None:
        self._column.setSpacing(theme().gap(5))


class Ladders(QWidget):
    """Shows the set of ladders that fits the criterion. `replaced` says that other widgets are shown now."""

    replaced = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._criterion: Node | None = None
        self._sets: dict[tuple[Shape, ...], LadderSet] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> LadderSet | None:
        """The ladders shown."""
        return next((one for one in self._sets.values() if not one.isHidden()), None)

    @property
    def rows(self) -> tuple[LadderRow, ...]:
        """The ladders shown, one per attribute."""
        return () if self.current is None else tuple(self.current.rows.values())

    def show_criterion(self, criterion: Node) -> None:
        """Show another criterion."""
        self._criterion = criterion
        shapes = tuple(_shape(leaf) for leaf in criterion.leaves())
        words = tuple(self._words(criterion, leaf) for leaf in criterion.leaves())
        wanted = self._sets.pop(shapes, None)
        before = self.current
        if wanted is None:
            wanted = LadderSet(self._ui, shapes, words, self)
            wanted.rated.connect(self._rate)
            self._column.addWidget(wanted)
        else:
            wanted.set_words(words)
        self._sets[shapes] = wanted
        self._show_answer(wanted)
        if before is not None:
            before.hide()
        wanted.show()
        self._forget_oldest()
        if before is not wanted:
            self.replaced.emit()

    def refresh(self) -> None:
        """Read the ratings anew."""
        if self.current is not None:
            self._show_answer(self.current)

    def commit(self) -> bool:
        """Take the number that is being typed, while it still belongs to this criterion."""
        for row in self.rows:
            if row.stepper.edit.hasFocus():
                _focus(row)
        return True

    def fields(self) -> list[QWidget]:
        """Return everything a keyboard reaches, in the order of reading."""
        return [] if self.current is None else self.current.fields()

    def take_focus(self) -> None:
        """Go to the first ladder."""
        if self.rows:
            _focus(self.rows[0])

    def _words(self, criterion: Node, leaf: Node) -> Words:
        pack, language = self._ui.session.pack, self._ui.language
        return Words(
            attribute_name(pack, criterion, leaf.id, language),
            tuple(pack.anchor(criterion, leaf.id, shown.rating(value), language) for value in _described(leaf)),
        )

    def _show_answer(self, ladders: LadderSet) -> None:
        if self._criterion is not None:
            assessment = self._ui.session.assessment
            answer = assessment.answer(Party.SELF, self._criterion.id)
            ladders.show_answer(answer)
            ladders.show_suggestions(self._criterion, answer, suggest(assessment, self._criterion))

    def _forget_oldest(self) -> None:
        while len(self._sets) > KEPT_AT_MOST:
            oldest = self._sets.pop(next(iter(self._sets)))
            self._column.removeWidget(oldest)
            oldest.deleteLater()

    def _rate(self, attribute: str, rating: Fraction | None) -> None:
        if self._criterion is None:
            return
        change = self._ui.edit(self._ui.session.rate, Party.SELF, self._criterion, attribute, rating)
        if change is None:
            self.refresh()


def _shape(leaf: Node) -> Shape:
    return Shape(leaf.id, _described(leaf), leaf.values, leaf.suggest is not None)


def _described(leaf: Node) -> tuple[Fraction, ...]:
    return tuple(leaf.anchors or leaf.values)


def _focus(row: LadderRow) -> None:
    """Go to the cell that is a ladder's tab stop."""
    stop = next(cell for cell in row.cells if cell.focusPolicy() == Qt.FocusPolicy.StrongFocus)
    stop.setFocus(Qt.FocusReason.TabFocusReason)
