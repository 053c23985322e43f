"""The top line: document, state, saved state in words, undo and redo with the names of their steps, search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ccassess.gui.autosave import Saving
from ccassess.gui.shell.bringing import SHOW
from ccassess.gui.shell.elided import ElidedLabel
from ccassess.gui.shell.saved_words import saved_hint, saved_words
from ccassess.gui.style_sheet import set_ground, set_look
from ccassess.gui.theme import theme
from ccassess.gui.tips import set_tip
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.chip import Chip
from ccassess.gui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ccassess.gui.autosave import SaveState
    from ccassess.i18n import Translator

HEIGHT = 42
ICONS_BELOW = 1060
"""Text px of the window under which undo and search are icons."""
MENU_BELOW = 600
"""Text px of the window under which a menu stands for the rail."""
STEP_LETTERS = 34


class TopLine(QFrame):
    """Shows how the open assessment stands; `asked` carries the name of a command."""

    asked = Signal(str)

    def __init__(self, t: Translator, go_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._undo_step = ""
        self._icons_only = False
        set_ground(self, "window")
        self.setAccessibleName(t("Top line"))
        self.pages = self._button("list", t("Pages"))
        self.pages.setMenu(go_menu)
        self.name = ElidedLabel(bold=True)
        self.chip = Chip()
        self.sign = IconLabel("check")
        self.state = ElidedLabel("text2", least=140)
        self._is_undecided = False
        self.copy = link_button(t("Save a copy"))
        self.undo = self._button("arrow-u-up-left", t("Undo"))
        self.redo = self._button("arrow-u-up-right", t("Redo"))
        self.search = button(t("Search  (Ctrl+K)"), icon_name="magnifying-glass")
        self.search.setAccessibleName(t("Search"))
        self.search.setStyleSheet("text-align: left")
        set_look(self.search, tone="text2")
        self._lay_out()
        self.copy.clicked.connect(self._ask_copy)
        self.undo.clicked.connect(self._ask_undo)
        self.redo.clicked.connect(self._ask_redo)
        self.search.clicked.connect(self._ask_search)
        theme().changed.connect(self._measure)
        self._measure()
        self.set_text_width(ICONS_BELOW)

    def set_document(self, name: str, where: str, state: str) -> None:
        """Show the name of the document (its place in the tooltip) and its state."""
        self.name.set_whole(name, where)
        self.chip.set_chip(state)

    def set_saved(self, state: SaveState | None, *, edited: bool) -> None:
        """Show how the file stands; None where nothing is open."""
        failed = state is not None and state.saving is Saving.FAILED
        untitled = state is not None and state.saving is Saving.UNTITLED
        words = "" if state is None else saved_words(self._t, state, edited=edited)
        self.state.set_whole(words, "" if state is None else saved_hint(self._t, state))
        set_look(self.state, tone="error" if failed else "text2")
        self.sign.setVisible(bool(words))
        self.sign.set_icon(_sign(state), "error" if failed else "text2")
        self._is_undecided = state is not None and bool(state.undecided)
        if self._is_undecided:
            # Also after the notice was put away.
            self.copy.setText(self._t("Decide"))
        else:
            self.copy.setText(self._t("Save a copy") if failed else self._t("Save as…"))
        self.copy.setVisible(failed or untitled)

    def set_steps(self, undo: str, redo: str) -> None:
        """Name the steps that undo and redo would go; "" where there is none."""
        self._undo_step = undo
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        undo_words = self._t("Undo: {step}", step=undo) if undo else self._t("Undo")
        redo_words = self._t("Redo: {step}", step=redo) if redo else self._t("Redo")
        for target, words in ((self.undo, undo_words), (self.redo, redo_words)):
            set_tip(target, words)
            target.setAccessibleName(words)
        self._show_step()

    def set_text_width(self, width: float) -> None:
        """Arrange itself for a window this many text px wide."""
        self._icons_only = width < ICONS_BELOW
        self.pages.setVisible(width < MENU_BELOW)
        self.search.setText("" if self._icons_only else self._t("Search  (Ctrl+K)"))
        set_tip(self.search, self._t("Search  (Ctrl+K)") if self._icons_only else "")
        set_look(self.search, kind="quiet" if self._icons_only else "plain")
        self._show_step()
        self._measure()

    def _show_step(self) -> None:
        step = self._undo_step
        if len(step) > STEP_LETTERS:
            step = step[: STEP_LETTERS - 1].rstrip() + "…"
        words = self._t("Undo: {step}", step=step) if step and not self._icons_only else ""
        self.undo.setText(words.replace("&", "&&"))

    def _button(self, icon: str, name: str) -> QPushButton:
        made = button("", "quiet", icon)
        made.setAccessibleName(name)
        set_tip(made, name)
        return made

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        for part in (self.pages, self.name, self.chip, self.sign, self.state, self.copy):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        for part in (self.undo, self.redo, self.search):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _measure(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self._row.setContentsMargins(theme().gap(20), 0, theme().gap(16), 0)
        self._row.setSpacing(theme().gap(8))
        if self._icons_only:
            self.search.setMinimumWidth(0)
            self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        else:
            self.search.setMinimumWidth(theme().px(190))

    def _ask_copy(self) -> None:
        self.asked.emit(SHOW if self._is_undecided else "save-as")

    def _ask_undo(self) -> None:
        self.asked.emit("undo")

    def _ask_redo(self) -> None:
        self.asked.emit("redo")

    def _ask_search(self) -> None:
        self.asked.emit("search")


def _sign(state: SaveState | None) -> str:
    if state is not None and state.saving is Saving.READING:
        return "lock-simple"
    if state is None or state.saving is Saving.SAVED:
        return "check"
    return "warning-circle" if state.saving is Saving.FAILED else "clock" if state.at else "info"
