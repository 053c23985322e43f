"""A large dialog with a heading, whose size fits the screen; what it shows and its buttons come below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

SIZE = (960, 680)


class WideDialog(QDialog):
    """Subclasses add their parts to `rows`."""

    def __init__(self, heading: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        set_ground(self, "surface")
        side = theme().gap(20)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(side, theme().gap(16), side, theme().gap(16))
        self.rows.setSpacing(theme().gap(6))
        self.rows.addWidget(plain_label(heading, "h1", bold=True))
        if sentence:
            self.rows.addWidget(plain_label(sentence, "body", "text2"))
        room = parent.screen().availableGeometry().size() - QSize(40, 60)
        self.resize(QSize(theme().px(SIZE[0]), theme().px(SIZE[1])).boundedTo(room))

    def minimumSizeHint(self) -> QSize:
        """Be as small as the screen asks for."""
        return QSize(300, 240)

    def add_view(self, view: QWidget) -> None:
        """Add what takes all the room there is, between two lines."""
        self.rows.addWidget(line())
        self.rows.addWidget(view, 1)
        self.rows.addWidget(line())

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Add the buttons at the foot, the most important one last."""
        foot = QHBoxLayout()
        foot.setSpacing(theme().gap(8))
        foot.addStretch(1)
        for one in buttons:
            foot.addWidget(one)
        self.rows.addSpacing(theme().gap(4))
        self.rows.addLayout(foot)
