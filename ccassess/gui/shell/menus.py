"""The menu bar: makes an action of every declared command and keeps ticks, words and greyness right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ccassess.gui.icons import set_icon
from ccassess.gui.shell.commands import commands, menu_titles
from ccassess.gui.tips import set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QMenuBar

    from ccassess.gui.shell.commands import Command
    from ccassess.i18n import Translator


class CommandAction(QAction):
    """An action that says which command it stands for; `asked` carries the command's name."""

    asked = Signal(str)

    def __init__(self, command: Command, parent: QObject) -> None:
        super().__init__(command.text, parent)
        self.command = command
        self.setShortcuts([QKeySequence(keys) for keys in command.keys])
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.setCheckable(command.choice)
        self.setEnabled(command.enabled)
        if command.icon:
            set_icon(self, command.icon)
        self.triggered.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self.command.name)


class FileAction(QAction):
    """An entry of the recent files; `asked` carries its path."""

    asked = Signal(object)

    def __init__(self, path: Path, text: str, parent: QObject) -> None:
        super().__init__(text, parent)
        self._path = path
        self.triggered.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._path)


class Menus(QObject):
    """All menus of the window; `asked` carries a command's name, `file_asked` a recent file."""

    asked = Signal(str)
    file_asked = Signal(object)

    def __init__(self, bar: QMenuBar, t: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._t = t
        self.actions: dict[str, CommandAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._page_actions: list[QAction] = []
        titles = menu_titles(t)
        for key in (title for title in titles if "/" not in title):
            self._menus[key] = bar.addMenu(titles[key])
        last: dict[str, int] = {}
        for command in commands(t):
            menu = self._menu(command.menu, titles)
            if last.setdefault(command.menu, command.group) != command.group:
                menu.addSeparator()
                last[command.menu] = command.group
            menu.addAction(self._action(command))
            if command.name == "open":
                menu.addMenu(self._menu("file/recent", titles))

    @property
    def go_menu(self) -> QMenu:
        """The menu of pages, which stands in for the rail in a narrow window."""
        return self._menus["go"]

    @property
    def assessment_menu(self) -> QMenu:
        """The menu in which the present page's own actions stand."""
        return self._menus["assessment"]

    def discard(self) -> None:
        """Go, with all menus: the bar would keep them."""
        for key, menu in self._menus.items():
            if "/" not in key:
                menu.deleteLater()
        self.deleteLater()

    def set_recent(self, files: Sequence[Path]) -> None:
        """Offer the files opened last."""
        menu = self._menus["file/recent"]
        menu.clear()
        for place, path in enumerate(files, start=1):
            # A sign of a menu key in a file's name is a letter like any other.
            action = FileAction(path, f"&{place % 10}  {path.name.replace('&', '&&')}", menu)
            set_tip(action, str(path))
            action.asked.connect(self.file_asked)
            menu.addAction(action)
        menu.setEnabled(bool(files))

    def set_open(self, *, is_open: bool) -> None:
        """Say whether an assessment is open."""
        for action in self.actions.values():
            if action.command.for_file:
                action.setEnabled(is_open and action.command.enabled)

    def set_reading(self, *, is_reading: bool) -> None:
        """Grey out what writes, where the assessment is only read."""
        if is_reading:
            for name in ("save", "bring-in", "move"):
                self.actions[name].setEnabled(False)

    def set_moved(self, *, is_moved: bool) -> None:
        """Offer the receipt only where there is one."""
        action = self.actions["receipt"]
        action.setVisible(is_moved)
        action.setEnabled(is_moved)

    def set_step(self, name: str, step: str) -> None:
        """Name the step that undo or redo would go; "" greys the command out."""
        action = self.actions[name]
        action.setEnabled(bool(step))
        if not step:
            action.setText(action.command.text)
        elif name == "undo":
            action.setText(self._t("&Undo: {step}", step=step.replace("&", "&&")))
        else:
            action.setText(self._t("&Redo: {step}", step=step.replace("&", "&&")))

    def choose(self, name: str) -> None:
        """Tick the one of several that holds."""
        chosen = self.actions.get(name)
        if chosen is not None:
            chosen.setChecked(True)

    def set_page_actions(self, actions: Sequence[QAction]) -> None:
        """Show in the menu Assessment what the present page offers."""
        menu = self.assessment_menu
        for action in self._page_actions:
            menu.removeAction(action)
        self._page_actions = []
        if actions:
            self._page_actions = [menu.addSeparator(), *actions]
            menu.addActions(actions)

    def _menu(self, key: str, titles: dict[str, str]) -> QMenu:
        if key not in self._menus:
            outer = key.partition("/")[0]
            self._menus[key] = self._menus[outer].addMenu(titles[key])
        return self._menus[key]

    def _action(self, command: Command) -> CommandAction:
        action = CommandAction(command, self)
        action.asked.connect(self.asked)
        self.actions[command.name] = action
        if command.choice:
            kind = command.name.partition(":")[0]
            group = self._groups.setdefault(kind, QActionGroup(self))
            group.addAction(action)
        return action
