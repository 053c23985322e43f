"""A text to read and copy that shows whole, with the words in which it differs from another underlined and bold."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ccassess.gui.text_block import text_block
from ccassess.gui.theme import sized, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

MARGIN = 4
MOST_LINES = 14
_WORD = re.compile(r"\S+")


class MarkedText(QPlainTextEdit):
    """Grows with its text, up to so many lines; Tab goes on."""

    def __init__(self, name: str, text: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(MARGIN)
        self.marked = differing(text, other)
        theme().changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the height of the text at the present width."""
        return QSize(theme().px(160), self.height())

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(80), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        # Bold words are wider: measured as if all of them were.
        font = sized(theme().font(), "body", bold=True)
        room = max(self.viewport().width() - 2 * MARGIN, 1)
        needed, line = text_block(self.toPlainText() or " ", font, room).height, text_block(" ", font, room).height
        # A bar that comes and goes would change the width the text was measured at.
        scrolls = needed > MOST_LINES * line
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        frame = max(self.height() - self.viewport().height() if self.isVisible() else 0, theme().px(12))
        self.setFixedHeight(min(needed, MOST_LINES * line) + 2 * MARGIN + frame)
        self._mark()

    def _mark(self) -> None:
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setFontWeight(QFont.Weight.Bold)
        for start, end in self.marked:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)


def differing(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """Return from where to where, in UTF-16 units, words stand in a text that are not in the other; neighbours as one.

    None are marked where nothing is in common: then all differs.
    """
    here, there = list(_WORD.finditer(text)), _WORD.findall(other)
    matcher = SequenceMatcher(None, [one.group() for one in here], there, autojunk=False)
    same = [False] * len(here)
    for block in matcher.get_matching_blocks():
        same[block.a : block.a + block.size] = [True] * block.size
    if not any(same):
        return ()
    found: list[tuple[int, int]] = []
    for place, word in enumerate(here):
        if same[place]:
            continue
        start, end = _units(text[: word.start()]), _units(text[: word.end()])
        if place and not same[place - 1] and found:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
