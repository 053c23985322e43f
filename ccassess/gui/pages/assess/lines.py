"""Lines of text under each other whose labels are used again when the text changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ccassess.gui.labels import PlainLabel, plain_label
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lines(QWidget):
    """Sentences as paragraphs, or as a list with bullets."""

    def __init__(self, *, bulleted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bulleted = bulleted
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme().changed.connect(self._fit)
        self._fit()

    def set_lines(self, texts: Sequence[str], *, is_last_strong: bool = False) -> None:
        """Show these texts; the last one may be the result of the others."""
        while len(self._labels) < len(texts):
            self._add()
        for place, (bullet, label) in enumerate(self._labels):
            is_shown = place < len(texts)
            if is_shown:
                label.setText(texts[place])
                set_look(label, strong=is_last_strong and place == len(texts) - 1)
            label.setVisible(is_shown)
            bullet.setVisible(is_shown and self._bulleted)

    def texts(self) -> tuple[str, ...]:
        """Return the texts shown."""
        return tuple(label.text() for _bullet, label in self._labels if not label.isHidden())

    def _add(self) -> None:
        row = len(self._labels)
        bullet, label = plain_label("•", tone="text3", wrap=False, parent=self), plain_label(parent=self)
        self._grid.addWidget(bullet, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label, row, 1)
        self._labels.append((bullet, label))

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(theme().gap(8))
        self._grid.setVerticalSpacing(theme().gap(2 if self._bulleted else 3))
