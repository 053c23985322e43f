"""A row of the list of checks: icon and word of its weight, what it is about, the sentence, and a link to the place."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.long_words import breakable
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from ccassess.gui.theme import Token
    from ccassess.i18n import Translator

NARROW = 560
PADDING = 3


class Weight(Enum):
    """How much a check weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


ICONS: dict[Weight, tuple[str, Token]] = {
    Weight.ERROR: ("x-circle", "error"),
    Weight.WARNING: ("warning", "warn"),
    Weight.NOTE: ("info", "info"),
}


def weight_word(weight: Weight, t: Translator) -> str:
    """Return the word that always stands beside the icon."""
    match weight:
        case Weight.ERROR:
            return t("Error")
        case Weight.WARNING:
            return t("Warning")
        case Weight.NOTE:
            return t("Note")


class CheckRow(QFrame):
    """One finding of the checks; `wanted` carries `target`, whatever the page gave, when its link is pressed.

    With room all stands in one line; under 560 text pixels the sentence goes below. Without `link` there is none.
    """

    wanted = Signal(object)

    def __init__(  # noqa: PLR0913 - the parts of the row
        self,
        weight: Weight,
        subject: str,
        sentence: str,
        *,
        t: Translator,
        target: object = None,
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._target = target
        icon_name, ink = ICONS[weight]
        word = weight_word(weight, t)
        self._icon = IconLabel(icon_name, ink, padding=PADDING, parent=self)
        self._word = plain_label(word, tone=ink, bold=True, wrap=False)
        self._subject = plain_label(breakable(subject, t.language), tone="text2")
        self._sentence = plain_label(sentence)
        for label in (self._word, self._subject, self._sentence):
            # As much as the link has around its words, so that all stand on one line.
            label.setContentsMargins(0, PADDING, 0, PADDING)
        self._link = link_button(link, parent=self)
        self._link.setVisible(bool(link))
        self._link.clicked.connect(self._go)
        self._link.setAccessibleName(f"{link}: {subject}" if subject else link)
        self._link.setAccessibleDescription(sentence)
        self.setAccessibleName(f"{word}: {subject}. {sentence}" if subject else f"{word}: {sentence}")
        self._grid = QGridLayout(self)
        self._narrow: bool | None = None
        theme().changed.connect(self._place)
        self._place()

    @property
    def link(self) -> QPushButton:
        """The link, for the order of tabs."""
        return self._link

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sentence below where the row gets narrow."""
        super().resizeEvent(event)
        if self._narrow != self._is_narrow():
            self._place()

    def _is_narrow(self) -> bool:
        return theme().text_width(self.width()) < NARROW

    def _place(self) -> None:
        self._narrow = self._is_narrow()
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        for part in (self._icon, self._word, self._subject, self._sentence, self._link):
            grid.removeWidget(part)
        grid.setContentsMargins(0, theme().gap(3), 0, theme().gap(3))
        grid.setHorizontalSpacing(theme().gap(8))
        grid.setVerticalSpacing(0)
        grid.addWidget(self._icon, 0, 0, top)
        grid.addWidget(self._word, 0, 1, top)
        grid.addWidget(self._subject, 0, 2, top)
        grid.addWidget(self._link, 0, 4, top | Qt.AlignmentFlag.AlignRight)
        if self._narrow:
            grid.addWidget(self._sentence, 1, 1, 1, 4)
        else:
            grid.addWidget(self._sentence, 0, 3, top)
        grid.setColumnMinimumWidth(1, theme().px(58))
        grid.setColumnStretch(2, 5 if not self._narrow else 1)
        grid.setColumnStretch(3, 9 if not self._narrow else 0)

    def _go(self) -> None:
        self.wanted.emit(self._target)
