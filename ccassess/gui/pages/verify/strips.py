"""The ratings of one party as strips below each other: name, strip, number; or hatched and a dash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ccassess.domain import shown
from ccassess.gui.labels import plain_label
from ccassess.gui.theme import theme
from ccassess.gui.widgets.strip import RatingStrip
from ccassess.wording.numbers import attribute_name

if TYPE_CHECKING:
    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node
    from ccassess.gui.labels import PlainLabel
    from ccassess.gui.theme import Token
    from ccassess.gui.ui import Ui
    from ccassess.gui.widgets.series import Series

DASH = "–"


@dataclass(frozen=True, slots=True)
class StripLine:
    """One line: the attribute's name, its strip, its number."""

    name: PlainLabel
    strip: RatingStrip
    number: PlainLabel


class Strips(QWidget):
    """Lines are kept and filled anew when another criterion is shown."""

    def __init__(self, series: Series, ground: Token, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series, self._ground = series, ground
        self.lines: list[StripLine] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme().changed.connect(self._measure)
        self._measure()

    def show_answer(self, ui: Ui, criterion: Node, answer: Answer, *, revealed: bool) -> None:
        """Show the ratings of an answer; while they are hidden they are nowhere in the widgets either."""
        leaves = criterion.leaves()
        while len(self.lines) < len(leaves):
            self._add_line()
        for place, parts in enumerate(self.lines):
            for part in (parts.name, parts.strip, parts.number):
                part.setVisible(place < len(leaves))
            if place >= len(leaves):
                continue
            leaf = leaves[place]
            rating = answer.ratings.get(leaf.id) if revealed else None
            name = attribute_name(ui.session.pack, criterion, leaf.id, ui.language)
            number = DASH if rating is None else ui.t.number(shown.rating(rating))
            parts.name.setText(name)
            parts.number.setText(number)
            parts.strip.set_concealed(not revealed)
            parts.strip.set_rating(None if rating is None else rating * 100 / leaf.out_of)
            parts.strip.setAccessibleName(name)
            parts.strip.setAccessibleDescription(number if revealed else ui.t("hidden"))

    def _add_line(self) -> None:
        row = len(self.lines)
        parts = StripLine(
            plain_label("", wrap=False), RatingStrip(self._series, self._ground), plain_label("", bold=True, wrap=False)
        )
        parts.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, part in enumerate((parts.name, parts.strip, parts.number)):
            self._grid.addWidget(part, row, column)
        self.lines.append(parts)

    def _measure(self) -> None:
        self._grid.setHorizontalSpacing(theme().gap(12))
        self._grid.setVerticalSpacing(theme().gap(4))
        self._grid.setColumnMinimumWidth(2, theme().px(30))
