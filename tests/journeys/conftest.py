"""What the journeys share: the real window with the real pages, settings of their own, and somebody at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.domain.assessment import Profile
from ccassess.gui.look import dress
from ccassess.gui.preferences import Preferences, preferences
from ccassess.gui.shell.body import SIZE
from ccassess.gui.shell.window import ShellWindow
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Assessment
    from ccassess.gui.look import Look

GLANCE = 10
"""Milliseconds between two looks for a dialog."""


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> Look:
    return dress(qapp, "light")


@pytest.fixture(autouse=True)
def _same_look_again() -> Iterator[None]:
    yield
    theme().set_look("light", 1.0)


@pytest.fixture(autouse=True)
def _own_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of this test alone: nothing comes back from another one."""
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def settings(tmp_path: Path) -> Preferences:
    """Preferences of a computer on which the program has never run."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    preferences.cache_clear()
    return preferences()


@pytest.fixture
def begin(qtbot: QtBot, settings: Preferences, person: Person) -> Callable[[], ShellWindow]:
    """Starts the program: a window on its start page, as often as one likes."""

    def start() -> ShellWindow:
        window = ShellWindow(Preferences())
        # The screen of a test is smaller than the window would like to be.
        window.resize(*SIZE)
        qtbot.addWidget(window, before_close_func=_discard)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        window.show_first()
        window.activateWindow()
        person.window = window
        assert person.focus is window.frame.start.focusProxy()
        return window

    return start


@pytest.fixture
def window(begin: Callable[[], ShellWindow]) -> ShellWindow:
    return begin()


def _discard(window: ShellWindow) -> None:
    """Let go without questions of what a test has left unsaved."""
    window.documents.let_go()
    window.documents.session = None


def empty_assessment() -> Assessment:
    """An assessment by the default pack in which nobody has written anything."""
    return create(find_pack(DEFAULT_PACK), Profile(centre="Kaisla Energia"))


class Person(QObject):
    """Types and presses keys where the focus is; answers a dialog that is going to stop everything else."""

    def __init__(self) -> None:
        super().__init__()
        self._kind: type[QDialog] = QDialog
        self._answer: Callable[[QDialog], None] | None = None
        self.answered: list[str] = []
        self.window: QWidget | None = None
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE)
        self._glance.timeout.connect(self._look)

    @property
    def focus(self) -> QWidget:
        """What has the focus; fails where nothing has, for then keys would go nowhere."""
        if QApplication.activeWindow() is None and self.window is not None:
            # What a window manager does when a dialog has closed; without a screen there is none.
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def press(self, *keys: Qt.Key, ctrl: bool = False, shift: bool = False) -> None:
        """Press keys one after another, each where the focus is by then."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if ctrl:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        for key in keys:
            QTest.keyClick(self.focus, key, modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text, each character where the focus is by then."""
        for character in text:
            QTest.keyClicks(self.focus, character)
            QApplication.processEvents()

    def tab_to(self, wanted: Callable[[QWidget], bool], most: int = 80) -> None:
        """Press Tab until the focus is on what is wanted."""
        passed = []
        for _ in range(most):
            if wanted(self.focus):
                return
            passed.append(f"{type(self.focus).__name__} {self.focus.accessibleName()!r}")
            self.press(Qt.Key.Key_Tab)
        pytest.fail("Tab did not reach it, but passed:\n" + "\n".join(passed))

    def will_answer(self, kind: type[QDialog], answer: Callable[[QDialog], None]) -> None:
        """Answer the next dialog of a kind once it has opened."""
        self._kind, self._answer = kind, answer
        self._glance.start()

    def stop(self) -> None:
        """Wait for no dialog any more."""
        self._glance.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if not isinstance(dialog, self._kind) or self._answer is None or focus is None:
            return
        if not dialog.isAncestorOf(focus):  # it is up, but not yet the active window
            return
        self._glance.stop()
        answer, self._answer = self._answer, None
        self.answered.append(type(dialog).__name__)
        try:
            answer(dialog)
        except BaseException:
            dialog.reject()  # else the test would wait for ever instead of failing
            raise


@pytest.fixture
def person() -> Iterator[Person]:
    someone = Person()
    yield someone
    someone.stop()
