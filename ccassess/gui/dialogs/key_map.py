"""The key map (F1): every command with its keys, menu by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.i18n import Translator

KeyLine = tuple[str, tuple[str, ...]]
"""The words of a command and its keys, as Qt writes them portably ("Ctrl+K"), or as they are to be shown ("0–9")."""


class KeyMap(QDialog):
    """Lists keys under headings; dies when closed."""

    def __init__(self, t: Translator, chapters: Mapping[str, Sequence[KeyLine]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Keys"))
        set_ground(self, "surface")
        paper = QWidget()
        set_ground(paper, "surface")
        self._grid = QGridLayout(paper)
        self._grid.setHorizontalSpacing(theme().gap(24))
        self._grid.setVerticalSpacing(theme().gap(4))
        self._grid.setColumnStretch(0, 1)
        for heading, lines in chapters.items():
            self._chapter(heading, lines)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(paper)
        scroll.setAccessibleName(t("Keys"))
        close = button(t("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        rows = QVBoxLayout(self)
        rows.addWidget(plain_label(t("Keys"), "h1", bold=True))
        rows.addWidget(scroll, 1)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        side = theme().gap(20)
        rows.setContentsMargins(side, side, side, side)
        self.resize(min(theme().px(560), parent.width()), min(theme().px(620), parent.height()))

    def _chapter(self, heading: str, lines: Sequence[KeyLine]) -> None:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, theme().gap(12))
        self._grid.addWidget(plain_label(heading, "small", "text2", bold=True), row + 1, 0, 1, 2)
        self._grid.addWidget(line(), row + 2, 0, 1, 2)
        for place, (words, keys) in enumerate(lines, start=row + 3):
            shown = ", ".join(_shown(key) for key in keys)
            self._grid.addWidget(plain_label(words), place, 0)
            self._grid.addWidget(plain_label(shown, tone="text2", bold=True, wrap=False), place, 1)


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
