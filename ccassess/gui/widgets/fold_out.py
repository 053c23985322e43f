"""A section that folds out under its own header: a caret and words in accent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ccassess.gui.icons import set_icon
from ccassess.gui.style_sheet import set_look
from ccassess.gui.theme import theme


class FoldHeader(QPushButton):
    """A link that is on or off, with a caret that says which; usable alone, several in a line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setFlat(True)
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_look(self, kind="link")
        self.toggled.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        set_icon(self, "caret-down" if self.isChecked() else "caret-right", "accent", 14)


class FoldOut(QWidget):
    """A header and the content it shows or hides; `toggled` says whether it is open now."""

    toggled = Signal(bool)

    def __init__(self, text: str, content: QWidget, *, is_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = FoldHeader(text, self)
        self.content = content
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().gap(4))
        rows.addWidget(self.header)
        rows.addWidget(content)
        self.header.toggled.connect(self._show)
        self.header.setChecked(is_open)
        content.setVisible(is_open)

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - a setter, as Qt's own
        """Open or close the section."""
        self.header.setChecked(is_open)

    def _show(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.content.setVisible(is_open)
        self.toggled.emit(is_open)
