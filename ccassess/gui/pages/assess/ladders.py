"""The rating ladders of a criterion, one per attribute; those of one scale serve all its criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.gui.ladder import LadderRow
from ccassess.gui.theme import theme
from ccassess.wording.numbers import attribute_name

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.gui.ui import Ui

KEPT_AT_MOST = 4
"""Sets of ladders kept for scales one may come back to."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """All that makes the ladder of one attribute."""

    id: str
    name: str
    anchors: tuple[tuple[Fraction, str], ...]
    values: tuple[Fraction, ...]


class LadderSet(QWidget):
    """The ladders of one scale, as one criterion words it; `rated` carries an attribute's id and its new rating."""

    rated = Signal(str, object)

    def __init__(self, ui: Ui, attributes: tuple[Attribute, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = ui.t
        self.rows: dict[str, LadderRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for one in attributes:
            row = LadderRow(one.name, one.anchors, one.values, t=ui.t, number=self._number, parent=self)
            row.rated.connect(self._tell)
            self.rows[one.id] = row
            self._column.addWidget(row)
        theme().changed.connect(self._fit)
        self._fit()

    def show_answer(self, answer: Answer) -> None:
        """Show the ratings of an answer; a criterion that does not apply cannot be rated."""
        for attribute, row in self.rows.items():
            rating = answer.ratings.get(attribute)
            if rating != row.rating:
                row.set_rating(rating)
        self.setEnabled(answer.applies)

    def _number(self, value: Fraction) -> str:
        return self._t.number(shown.rating(value))

    def _tell(self, rating: Fraction | None) -> None:
        sender = self.sender()
        attribute = next(name for name, row in self.rows.items() if row is sender)
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
        self._sets: dict[tuple[Attribute, ...], LadderSet] = {}
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
        attributes = tuple(self._attribute(criterion, leaf) for leaf in criterion.leaves())
        wanted = self._sets.pop(attributes, None)
        before = self.current
        if wanted is None:
            wanted = LadderSet(self._ui, attributes, self)
            wanted.rated.connect(self._rate)
            self._column.addWidget(wanted)
        self._sets[attributes] = wanted
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

    def take_focus(self) -> None:
        """Go to the first ladder."""
        if self.rows:
            _focus(self.rows[0])

    def _attribute(self, criterion: Node, leaf: Node) -> Attribute:
        pack, language = self._ui.session.pack, self._ui.language
        anchors = tuple(
            (value, pack.anchor(criterion, leaf.id, shown.rating(value), language))
            for value in leaf.anchors or leaf.values
        )
        return Attribute(leaf.id, attribute_name(pack, criterion, leaf.id, language), anchors, leaf.values)

    def _show_answer(self, ladders: LadderSet) -> None:
        if self._criterion is not None:
            ladders.show_answer(self._ui.session.assessment.answer(Party.SELF, self._criterion.id))

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


def _focus(row: LadderRow) -> None:
    """Go to the cell that is a ladder's tab stop."""
    stop = next(cell for cell in row.cells if cell.focusPolicy() == Qt.FocusPolicy.StrongFocus)
    stop.setFocus(Qt.FocusReason.TabFocusReason)
