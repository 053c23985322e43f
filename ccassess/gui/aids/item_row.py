"""One item of a checklist: its number or its place on the clock, title and text, and a mark for every side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.aids.mark_choice import MarkChoice
from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground, set_look
from ccassess.gui.theme import theme
from ccassess.gui.widgets.icon_label import IconLabel
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Mark
    from ccassess.i18n import Translator

NUMBER = 34
CLOCK = 58


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item in words; `clock` and `minutes` are "" where it is no part of an agenda."""

    id: str
    number: str
    title: str
    text: str
    clock: str = ""
    minutes: str = ""


class ItemRow(QWidget):
    """`marked` carries (item, side, mark); `left` (side, 1 or -1) asks for the same side of the next item, or back."""

    marked = Signal(str, str, object)
    left = Signal(str, int)

    def __init__(self, t: Translator, sides: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = ""
        self._sides = sides
        self._is_agenda = False
        self.choices = {side: MarkChoice(t, side, self) for side in sides}
        self._number = plain_label(tone="text2", wrap=False)
        self._minutes = plain_label("", "caption", "text3", wrap=False)
        self._title = plain_label(bold=True)
        self._text = plain_label(tone="text2")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._differs = QWidget()
        self._build_differs(t)
        self._marks = QGridLayout()
        self._marks.setVerticalSpacing(theme().gap(2))
        for column, (side, name) in enumerate(sides.items()):
            if name:
                self._marks.addWidget(plain_label(name, "caption", "text2", bold=True), 0, column)
            self._marks.addWidget(self.choices[side], 1, column)
        self._marks.setRowStretch(2, 1)
        self._build()
        for choice in self.choices.values():
            choice.marked.connect(self._mark)
            choice.left.connect(self.left)
        theme().changed.connect(self._fit)
        self._fit()

    def set_item(self, words: ItemWords, *, is_agenda: bool) -> None:
        """Show another item; an agenda keeps room for its clock."""
        self.item = words.id
        self._number.setText(words.clock or words.number)
        set_look(self._number, strong=bool(words.clock))
        self._minutes.setText(words.minutes)
        self._minutes.setVisible(bool(words.minutes))
        self._title.setText(words.title)
        self._text.setText(words.text)
        self._text.setVisible(bool(words.text))
        for side, choice in self.choices.items():
            choice.set_name(", ".join(part for part in (words.title, self._sides[side]) if part))
        self._is_agenda = is_agenda
        self._fit()

    @property
    def clock(self) -> tuple[str, str]:
        """Number or place on the clock, and the minutes, as shown."""
        return self._number.text(), self._minutes.text()

    def _build_differs(self, t: Translator) -> None:
        beside = QHBoxLayout(self._differs)
        beside.setContentsMargins(0, theme().gap(2), 0, 0)
        beside.setSpacing(theme().gap(6))
        beside.addWidget(IconLabel("chat-text", "accent"))
        beside.addWidget(plain_label(t("The answers differ"), "small", "accent", bold=True), 1)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._number)
        head.addWidget(self._minutes)
        head.addStretch(1)
        self._head = QWidget()
        head.setContentsMargins(0, 0, 0, 0)
        self._head.setLayout(head)
        said = QVBoxLayout()
        said.setSpacing(theme().gap(2))
        said.addWidget(self._title)
        said.addWidget(self._text)
        said.addWidget(self._differs)
        said.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addLayout(said, 1)
        self._body.addLayout(self._marks)
        self._rows = QHBoxLayout()
        self._rows.addWidget(self._head)
        self._rows.addLayout(self._body, 1)
        lined = QVBoxLayout(self)
        lined.setContentsMargins(0, 0, 0, 0)
        lined.setSpacing(0)
        lined.addWidget(line())
        lined.addLayout(self._rows)

    def show_marks(self, marks: Mapping[str, Mark], *, differs: bool) -> None:
        """Show the marks of this item by side."""
        for side, choice in self.choices.items():
            choice.set_mark(marks.get(side))
        self._differs.setVisible(differs)
        set_ground(self, "accent_soft" if differs else "surface")

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Put the marks under the text, or beside it."""
        direction = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)

    @property
    def is_different(self) -> bool:
        """Whether the row says that its sides differ."""
        return not self._differs.isHidden()

    def _mark(self, side: str, mark: object) -> None:
        self.marked.emit(self.item, side, mark)

    def _fit(self) -> None:
        gap, px = theme().gap, theme().px
        self._head.setFixedWidth(px(CLOCK if self._is_agenda else NUMBER))
        self._rows.setContentsMargins(gap(12), gap(10), gap(12), gap(10))
        self._rows.setSpacing(gap(4))
        self._body.setSpacing(gap(12))
        self._marks.setHorizontalSpacing(gap(12))
