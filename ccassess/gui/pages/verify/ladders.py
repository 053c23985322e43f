"""The rating ladders of one's own sheet: one set of rows per scale, kept and filled anew for each criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.comparison import is_revealed
from ccassess.domain.scoring import effective
from ccassess.gui.ladder import LadderRow
from ccassess.gui.pages.verify.words import rating_note
from ccassess.gui.read_only import edits
from ccassess.gui.theme import theme
from ccassess.wording.numbers import attribute_name

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

SETS_AT_MOST = 4
"""Sets of rows kept; a pack has two or three scales."""

Shape = tuple[tuple[tuple["Fraction", ...], tuple["Fraction", ...]], ...]
"""For each attribute the values with an anchor, and all values."""
Words = tuple[tuple[str, tuple[str, ...]], ...]
"""For each attribute its name and its anchors."""


class RowSet(QWidget):
    """Rows for attributes of the same values. `rated` carries the row's place and the rating."""

    rated = Signal(int, object)

    def __init__(self, ui: Ui, shape: Shape, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(5))
        self.rows: list[LadderRow] = []
        for (described, values), (name, anchors) in zip(shape, words, strict=True):
            anchored = tuple(zip(described, anchors, strict=True))
            row = LadderRow(name, anchored, values, t=ui.t, number=self._number, language=ui.language, parent=self)
            edits(ui, row)
            row.rated.connect(self._rated)
            rows.addWidget(row)
            self.rows.append(row)

    def set_words(self, words: Words) -> None:
        """Say what another criterion calls its attributes and their anchors."""
        for row, (name, anchors) in zip(self.rows, words, strict=True):
            row.set_words(name, anchors)

    def _number(self, value: Fraction) -> str:
        return self._ui.t.number(shown.rating(value))

    def _rated(self, rating: object) -> None:
        sender = self.sender()
        if isinstance(sender, LadderRow):
            self.rated.emit(self.rows.index(sender), rating)


class Ladders(QWidget):
    """The ladders of one criterion of the verification. `rated` carries the attribute's id and the rating."""

    rated = Signal(str, object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._sets: dict[Shape, RowSet] = {}
        self._leaves: tuple[Node, ...] = ()
        self._criterion: Node | None = None
        self._shown: RowSet | None = None
        self._ceiling: Fraction | None = None
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)

    @property
    def rows(self) -> list[LadderRow]:
        """The rows shown, in the order of the attributes."""
        return [] if self._shown is None else self._shown.rows

    def show_criterion(self, criterion: Node) -> None:
        """Show the ratings of one's own sheet and, once revealed, how they stand to the centre's."""
        is_new = self._criterion is not criterion
        if is_new:
            self._criterion, self._leaves = criterion, criterion.leaves()
            self._choose(_shape(self._leaves), _words(self._ui, criterion))
        session = self._ui.session
        own = session.assessment.answer(Party.VERIFICATION, criterion.id)
        ceiling = None if own.grade is None else criterion.ceiling_at(own.grade)
        notes = self._notes(criterion, own)
        self.setEnabled(own.applies)
        for leaf, row in zip(self._leaves, self.rows, strict=True):
            # Only what differs is shown anew, so that one rating costs one row.
            if is_new or row.rating != own.ratings.get(leaf.id):
                row.set_rating(own.ratings.get(leaf.id))
            if is_new or ceiling != self._ceiling:
                row.set_ceiling(ceiling)
            row.set_note(notes.get(leaf.id, ""))
        self._ceiling = ceiling

    def _notes(self, criterion: Node, own: Answer) -> dict[str, str]:
        assessment = self._ui.session.assessment
        centre = assessment.answer(Party.SELF, criterion.id)
        if not (is_revealed(assessment, criterion) and own.applies and centre.applies):
            return {}
        counted = effective(criterion, own, Party.VERIFICATION)
        return {
            leaf.id: rating_note(self._ui.t, centre.ratings.get(leaf.id), counted.get(leaf.id)) for leaf in self._leaves
        }

    def _choose(self, shape: Shape, words: Words) -> None:
        found = self._sets.get(shape)
        if self._shown is not None and self._shown is not found:
            self._shown.hide()
        if found is None:
            while len(self._sets) >= SETS_AT_MOST:
                oldest = self._sets.pop(next(iter(self._sets)))
                self._stack.removeWidget(oldest)
                oldest.deleteLater()
            found = self._sets[shape] = RowSet(self._ui, shape, words, self)
            found.rated.connect(self._rated)
            self._stack.addWidget(found)
        else:
            found.set_words(words)
        self._shown = found
        found.show()

    def _rated(self, place: int, rating: object) -> None:
        self.rated.emit(self._leaves[place].id, rating)


def _shape(leaves: tuple[Node, ...]) -> Shape:
    return tuple((_described(leaf), leaf.values) for leaf in leaves)


def _words(ui: Ui, criterion: Node) -> Words:
    """Return what the rows of a criterion say: names, and anchors in words."""
    pack, language = ui.session.pack, ui.language
    return tuple(
        (
            attribute_name(pack, criterion, leaf.id, language),
            tuple(pack.anchor(criterion, leaf.id, shown.rating(value), language) for value in _described(leaf)),
        )
        for leaf in criterion.leaves()
    )


def _described(leaf: Node) -> tuple[Fraction, ...]:
    """Return the values that have an anchor; a scale without any shows its ends."""
    return tuple(leaf.anchors or (leaf.values[0], leaf.values[-1]))
