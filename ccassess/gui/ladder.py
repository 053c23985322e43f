"""The rating ladder of one attribute: name, notes, stepper, and below them a cell per anchor on one track.

It knows nothing of assessments: it shows a rating, an evidence ceiling and a note, and says what a person rated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.anchor_cell import AnchorCell, CellLook
from ccassess.gui.labels import plain_label
from ccassess.gui.ladder_frame import LadderFrame
from ccassess.gui.stepper import Stepper
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from PySide6.QtGui import QKeyEvent

    from ccassess.i18n import Translator


class LadderRow(QWidget):
    """The ladder of one attribute, one tab stop; arrows, digits, plus, minus and Delete rate without a mouse.

    `anchors` are (value, words) from the lowest up, `values` the ratings that may be given; `number` writes a value
    for people; `language` is that of the anchors. `rated` carries the new rating, a Fraction or None when cleared,
    and comes only from the person.
    """

    rated = Signal(object)

    def __init__(  # noqa: PLR0913 - what a ladder needs, given once
        self,
        name: str,
        anchors: Sequence[tuple[Fraction, str]],
        values: Sequence[Fraction],
        *,
        t: Translator,
        number: Callable[[Fraction], str],
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._t, self._number = name, t, number
        self._values = tuple(values)
        self._rating: Fraction | None = None
        self._ceiling: Fraction | None = None
        self._read_only = False
        self._refusal = ""
        self.setAccessibleName(name)
        self._cells = tuple(AnchorCell(value, number(value), words, language) for value, words in anchors)
        self._frame = LadderFrame(self._cells, self)
        self._stepper = Stepper(name, values, t, number, self)
        self._build_header()
        for cell in self._cells:
            cell.clicked.connect(self._cell_clicked)
            cell.key_pressed.connect(self._cell_key)
            cell.installEventFilter(self)
        self._stepper.picked.connect(self._take)
        self._stepper.refused.connect(self._refuse)
        theme().changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    @property
    def rating(self) -> Fraction | None:
        """The rating shown, or None."""
        return self._rating

    @property
    def cells(self) -> tuple[AnchorCell, ...]:
        """The cells from the lowest anchor up."""
        return self._cells

    @property
    def stepper(self) -> Stepper:
        """The stepper; hidden while read-only."""
        return self._stepper

    @property
    def turned(self) -> bool:
        """Whether the cells are lines now, for want of width."""
        return self._frame.turned

    def notes(self) -> str:
        """Return what stands beside the name, the ladder's own note first."""
        return " · ".join(label.text() for label in (self._own_note, self._note) if label.text())

    def set_words(self, name: str, anchors: Sequence[str]) -> None:
        """Take other words for the same values, one anchor for each cell; a refusal of what was typed goes."""
        is_other = name != self._name
        if is_other:
            self._name = name
            self.setAccessibleName(name)
            self._title.setText(name)
            self._stepper.set_name(name)
        changed = [(c, words) for c, words in zip(self._cells, anchors, strict=True) if is_other or words != c.anchor]
        for cell, words in changed:
            cell.set_anchor(words)
            self._name_cell(cell)
        if changed:
            self._frame.measure()
        if self._refusal:
            self._refusal = ""
            self._show_own_note()

    def set_rating(self, rating: Fraction | None) -> None:
        """Show a rating, or none; says nothing to listeners."""
        self._rating, self._refusal = rating, ""
        self._refresh()

    def set_ceiling(self, ceiling: Fraction | None) -> None:
        """Show the evidence ceiling: anchors above it are locked in looks, yet can be chosen; None lifts it."""
        self._ceiling = ceiling
        self._refresh()

    def set_note(self, note: str) -> None:
        """Show a note of the page beside the name, such as how the rating compares with another; "" takes it away."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Show a sealed sheet: full contrast, the bare number in place of the stepper, nothing to click."""
        self._read_only = read_only
        self._refresh()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Make the cell that has the focus the row's tab stop, so that one comes back to where one was."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, AnchorCell):
            self._move_tab_stop(watched)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Repaint the track too when the row is switched on or off."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._refresh()

    def _build_header(self) -> None:
        self._title = plain_label(self._name, bold=True)
        self._own_note = plain_label("", "caption", "text3")
        self._note = plain_label("", "caption", "text3")
        self._note.hide()
        self._figure = plain_label("", bold=True, wrap=False)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._header = QHBoxLayout()
        for label in (self._title, self._own_note, self._note):
            self._header.addWidget(label)
        self._header.addStretch(1)
        self._header.addWidget(self._figure)
        self._header.addWidget(self._stepper)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addLayout(self._header)
        rows.addWidget(self._frame)

    def _restyle(self) -> None:
        self._header.setSpacing(theme().px(9))
        self._figure.setFixedSize(theme().px(86) - theme().px(44), theme().px(24))
        for cell in self._cells:
            cell.setFont(theme().font())
        self._frame.measure()

    def _refresh(self) -> None:
        chosen = self._chosen_cell()
        for cell in self._cells:
            cell.set_look(
                CellLook(
                    tinted=cell is chosen,
                    chosen=cell.value == self._rating,
                    beyond=self._ceiling is not None and cell.value > self._ceiling,
                    read_only=self._read_only,
                )
            )
            self._name_cell(cell)
        self._move_tab_stop(chosen or self._cells[0])
        track = self._frame.track
        track.rating, track.ceiling, track.read_only = self._rating, self._ceiling, self._read_only
        track.update()
        self._stepper.set_value(self._rating)
        self._stepper.setVisible(not self._read_only)
        self._figure.setText("–" if self._rating is None else self._number(self._rating))
        self._figure.setVisible(self._read_only)
        self._show_own_note()

    def _name_cell(self, cell: AnchorCell) -> None:
        words = {"name": self._name, "number": cell.number, "anchor": cell.anchor}
        cell.setAccessibleName(self._t("{name} {number}: {anchor}", **words))
        closed = cell.look.beyond and self._ceiling is not None
        cell.setAccessibleDescription(self._t("above the evidence ceiling") if closed else "")

    def _chosen_cell(self) -> AnchorCell | None:
        """Return the cell of the rating, or of the anchor below it."""
        rating = self._rating
        below = [cell for cell in self._cells if rating is not None and cell.value <= rating]
        return below[-1] if below else None

    def _show_own_note(self) -> None:
        note, warns = self._refusal, bool(self._refusal)
        rating, ceiling = self._rating, self._ceiling
        if not note and rating is not None:
            if ceiling is not None and rating > ceiling:
                counted = {"rating": self._number(rating), "ceiling": self._number(ceiling)}
                note, warns = self._t("{rating} counts as {ceiling}: above the ceiling", **counted), True
            else:
                note = self._between(rating)
        self._own_note.setText(note)
        self._own_note.setVisible(bool(note))
        set_look(self._own_note, tone="warn" if warns else "text3")
        self.setAccessibleDescription(note)

    def _between(self, rating: Fraction) -> str:
        lower = [cell.value for cell in self._cells if cell.value < rating]
        upper = [cell.value for cell in self._cells if cell.value > rating]
        if any(cell.value == rating for cell in self._cells) or not lower or not upper:
            return ""
        words = {"rating": self._number(rating), "lower": self._number(lower[-1]), "upper": self._number(upper[0])}
        return self._t("{rating}: between {lower} and {upper}", **words)

    def _move_tab_stop(self, stop: AnchorCell) -> None:
        focused = [cell for cell in self._cells if cell.hasFocus()]
        stop = focused[0] if focused else stop
        for cell in self._cells:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)

    def _cell_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, AnchorCell) and not self._read_only:
            self._take(cell.value)

    def _cell_key(self, event: QKeyEvent) -> None:
        key = event.key()
        step = _arrow_step(key, left_to_right=self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
        if step:
            self._go(step, rate=not self._read_only and not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        elif self._read_only:
            return
        elif event.text().isdigit():
            self._stepper.type_digit(event.text())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take(None)
        elif event.text() in ("+", "-"):
            self._stepper.step(1 if event.text() == "+" else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._focused().value)
        else:
            return
        event.accept()

    def _focused(self) -> AnchorCell:
        return next((cell for cell in self._cells if cell.hasFocus()), self._chosen_cell() or self._cells[0])

    def _go(self, step: int, *, rate: bool) -> None:
        """Go to the next anchor in a direction, counted from the rating where it lies between two."""
        here = self._focused()
        index = self._cells.index(here)
        between = rate and step < 0 and here.look.tinted and not here.look.chosen
        target = self._cells[min(max(index + (0 if between else step), 0), len(self._cells) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if rate:
            self._take(target.value)

    def _take(self, rating: Fraction | None) -> None:
        changed = rating != self._rating
        self.set_rating(rating)
        if changed:
            self.rated.emit(rating)

    def _refuse(self, typed: str) -> None:
        self._refusal = self._t("{typed} is not a step of this scale; nothing was changed", typed=typed)
        self._show_own_note()


def _arrow_step(key: int, *, left_to_right: bool) -> int:
    """Return 1 for a key that goes up the ladder, -1 for one that goes down it, 0 for any other key."""
    forward, back = (Qt.Key.Key_Right, Qt.Key.Key_Left) if left_to_right else (Qt.Key.Key_Left, Qt.Key.Key_Right)
    return {forward: 1, Qt.Key.Key_Down: 1, back: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
