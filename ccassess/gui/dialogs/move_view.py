"""Shows moves to other criteria: a list at the left, at the right what becomes of whatever is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.dialogs.move_blocks import Chapter, Pair, Words, blocks_of, entries_of
from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.captioned_list import CaptionedList
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ccassess.gui.dialogs.move_blocks import Block
    from ccassess.i18n import Translator

LIST_WIDTH = 290
STACKED_BELOW = 640
SIDE_BY_SIDE_FROM = 460
"""Text px: of the view under which the list stands on top, of the sheet from which two wordings stand side by side."""


class PairRow(QWidget):
    """Two wordings of one text, side by side where there is room."""

    def __init__(self, t: Translator, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = plain_label(pair.label, "small", "text2", bold=True)
        self.before = _side(t("Before"), pair.before or t("–"), "text2")
        self.after = _side(t("Now"), pair.after or t("–"), "text")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.addLayout(self.before, 1)
        self._sides.addLayout(self.after, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, theme().gap(6), 0, 0)
        rows.setSpacing(theme().gap(2))
        rows.addWidget(self.label)
        rows.addLayout(self._sides)

    def set_text_width(self, width: float) -> None:
        """Stand side by side or one below the other, as fits a width in text px."""
        beside = width >= SIDE_BY_SIDE_FROM
        down = QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else down)
        self._sides.setSpacing(theme().gap(16 if beside else 4))


def _side(name: str, text: str, tone: str) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(0)
    rows.addWidget(plain_label(name, "caption", "text2"))
    said = plain_label(text, tone="text" if tone == "text" else "text2")
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    rows.addWidget(said)
    rows.addStretch(1)
    return rows


class MoveSheet(QWidget):
    """The right side: paragraphs and pairs, made anew for whatever is chosen."""

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._width = float(STACKED_BELOW)
        self._parts: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme().gap(20), theme().gap(12), theme().gap(16), theme().gap(16))
        self._rows.setSpacing(theme().gap(4))
        self._rows.addStretch(1)

    @property
    def texts(self) -> list[str]:
        """Everything that is shown, in its order; both sides of a pair together."""
        return [_text_of(part) for part in self._parts]

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show blocks in the place of those before."""
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._made(block) for block in blocks]
        for place, part in enumerate(self._parts):
            self._rows.insertWidget(place, part)
            part.show()
        self.set_text_width(self._width)

    def set_text_width(self, width: float) -> None:
        """Take the form that fits a width in text px."""
        self._width = width
        for part in self._parts:
            if isinstance(part, PairRow):
                part.set_text_width(width)

    def _made(self, block: Block) -> QWidget:
        if isinstance(block, Pair):
            return PairRow(self._t, block)
        label = plain_label(block.text, block.size, block.tone, bold=block.bold)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if block.apart:
            label.setContentsMargins(0, theme().gap(12), 0, 0)
        return label


def _text_of(part: QWidget) -> str:
    labels: list[PlainLabel] = [part] if isinstance(part, PlainLabel) else part.findChildren(PlainLabel)
    return " | ".join(label.text() for label in labels)


class MoveView(QWidget):
    """The list and the sheet; arranges itself by its width."""

    def __init__(self, t: Translator, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._language = language
        self._chapters: Sequence[Chapter] = ()
        self.list = CaptionedList(t("What becomes of each criterion"))
        self.list.setMinimumHeight(theme().px(60))
        self.sheet = MoveSheet(t)
        set_ground(self.sheet, "surface")
        self.pane = QScrollArea()
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setAccessibleName(t("What becomes of the criterion chosen"))
        # The arrow keys scroll it.
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pane.setWidget(self.sheet)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._upright, self._level = line(upright=True), line()
        self._parts.addWidget(self.list)
        self._parts.addWidget(self._upright)
        self._parts.addWidget(self._level)
        self._parts.addWidget(self.pane, 1)
        self.list.picked.connect(self._show)

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show moves, the first entry of the first one chosen."""
        self._chapters = chapters
        self.list.show_entries(
            [entry for place, chapter in enumerate(chapters) for entry in entries_of(self._t, place, chapter)]
        )
        if self.list.ids:
            self.choose(self.list.ids[0])
        else:
            self.sheet.show_blocks(())

    def choose(self, name: str) -> None:
        """Choose an entry by its id."""
        self.list.choose(name)
        self._show(name)

    def say(self, sentence: str) -> None:
        """Show a sentence while there is no move to show."""
        self._chapters = ()
        self.list.show_entries(())
        self.sheet.show_blocks((Words(sentence, tone="text2"),))

    def minimumSizeHint(self) -> QSize:
        """Give way to any window."""
        return QSize(200, theme().px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        width = theme().text_width(self.width())
        is_stacked = width < STACKED_BELOW
        down = QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if is_stacked else QBoxLayout.Direction.LeftToRight)
        self._upright.setVisible(not is_stacked)
        self._level.setVisible(is_stacked)
        if is_stacked:
            self.list.setMaximumWidth(16_777_215)
            self.list.setMinimumWidth(0)
            self.list.setFixedHeight(max(theme().px(60), self.height() * 2 // 5))
        else:
            self.list.setMinimumHeight(theme().px(60))
            self.list.setMaximumHeight(16_777_215)
            self.list.setFixedWidth(theme().px(LIST_WIDTH))
        self.sheet.set_text_width(width if is_stacked else width - LIST_WIDTH)

    def _show(self, name: str) -> None:
        place, _, which = name.partition("/")
        self.sheet.show_blocks(list(blocks_of(self._t, self._chapters[int(place)], which, self._language)))
        self.pane.verticalScrollBar().setValue(0)
