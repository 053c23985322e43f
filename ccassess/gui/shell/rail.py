"""The rail: one button per page, icon over word, at the left edge of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ccassess.gui.icons import set_icon
from ccassess.gui.shell.pages import page_entries, why_not
from ccassess.gui.style_sheet import set_ground, set_look
from ccassess.gui.theme import sized, text_width_of, theme
from ccassess.gui.tips import set_tip

if TYPE_CHECKING:
    from ccassess.gui.shell.pages import PageEntry
    from ccassess.i18n import Translator

WIDTH = 80
BUTTON_HEIGHT = 50
ICON = 20
WORD_SIDE = 14
"""What a button keeps beside its word, in pixels of 100 % text."""


class RailButton(QToolButton):
    """The button of one page."""

    wanted = Signal(str)

    def __init__(self, entry: PageEntry, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setText(entry.title)
        set_tip(self, why)
        self.setAccessibleName(entry.title)
        self.setAccessibleDescription(why)
        self.setEnabled(not why)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_look(self, kind="rail")
        self.clicked.connect(self._want)
        self.toggled.connect(self._tint)
        self._tint()

    def sizeHint(self) -> QSize:
        """Ask for the same height whatever the word."""
        return QSize(theme().px(WIDTH - 12), theme().px(BUTTON_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def _want(self) -> None:
        self.wanted.emit(self.entry.name)

    def _tint(self) -> None:
        set_icon(self, self.entry.icon, "accent" if self.isChecked() else "text2", ICON)


class Rail(QScrollArea):
    """The pages as buttons; `wanted` carries the name of a page. It scrolls where the window is too low."""

    wanted = Signal(str)

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(t("Pages"))
        set_ground(self, "sunken")
        ground = QWidget()
        set_ground(ground, "sunken")
        self._column = QVBoxLayout(ground)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        for entry in page_entries(t):
            button = RailButton(entry, why_not(t, entry), ground)
            button.wanted.connect(self.wanted)
            self._group.addButton(button)
            self._column.addWidget(button)
            self.buttons[entry.name] = button
        self._column.addStretch(1)
        self.setWidget(ground)
        theme().changed.connect(self._measure)
        self._measure()

    def choose(self, name: str) -> None:
        """Mark the page that is shown; an unknown name marks none."""
        button = self.buttons.get(name)
        for other in self.buttons.values():
            # Tab stops at the page shown; arrows go to the others.
            is_stop = other is button or button is None
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        if button is not None:
            button.setChecked(True)
            self.ensureWidgetVisible(button)
            return
        self._group.setExclusive(False)
        for other in self.buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def _measure(self) -> None:
        side = theme().px(6)
        self._column.setContentsMargins(side, theme().px(8), side, theme().px(8))
        self._column.setSpacing(theme().px(2))
        bold = sized(theme().font(), "caption", bold=True)
        longest = max(text_width_of(button.text(), bold) for button in self.buttons.values())
        self.setFixedWidth(max(theme().px(WIDTH), longest + 2 * side + theme().px(WORD_SIDE)))
        for button in self.buttons.values():
            button.updateGeometry()
