from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import open_session
from ccassess.gui.shell import reading
from ccassess.gui.shell.window import ShellWindow
from ccassess.gui.start import Start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.preferences import Preferences

HEAVY = ("matplotlib", "reportlab", "babel", "pypdfium2", "numpy")

FIRST_PAINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ccassess.gui.start import QApplication, Start, ShellWindow, dress, preferences
app = QApplication([])
dress(app, "light", 1.0)
window = ShellWindow(preferences(), example=True)
heavy = []
def look(): heavy.extend(name for name in sys.argv[1:] if name in sys.modules); app.quit()
window.first_painted.connect(look)
window.show()
app.exec()
print(" ".join(heavy) or "light")
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, *HEAVY], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "light"


@pytest.fixture
def make(qtbot: QtBot, settings: Preferences) -> Iterator[Callable[..., ShellWindow]]:
    """Make a window that is held until it is closed, for qtbot holds none.

    One that nobody holds is taken apart by the collector in the middle of whatever comes next, even in the thread that
    imports the pages.
    """
    held: list[ShellWindow] = []

    def made(who: str = "", path: Path | None = None) -> ShellWindow:
        window = ShellWindow(settings, who, path)
        qtbot.addWidget(window)
        held.append(window)
        return window

    yield made
    held.clear()


def test_the_window_comes_with_its_file_open(
    make: Callable[..., ShellWindow], plain_pages: None, file_session: Session
) -> None:
    window = make("Mikael Laine", file_session.path)
    assert window.session is not None
    assert window.session.path == file_session.path
    assert window.session.who == "Mikael Laine"
    assert window.frame.current is window.frame.pages["overview"]
    assert window.windowTitle() == "Kaisla – ccassess"
    window.documents.let_go()


def test_a_file_that_takes_long_is_awaited_in_the_window(
    qtbot: QtBot,
    make: Callable[..., ShellWindow],
    plain_pages: None,
    file_session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 0.0)
    go_on = threading.Event()

    def slowly(path: Path, who: str) -> Session:
        go_on.wait(10)
        return open_session(path, who)

    monkeypatch.setattr(reading, "open_session", slowly)
    window = make("", file_session.path)
    window.show()
    assert window.frame.opening.isVisible()
    assert window.frame.opening.text() == "Opening Kaisla.ccassess…"
    with qtbot.waitSignal(window.documents.opened):
        go_on.set()
    assert window.frame.current is window.frame.pages["overview"]
    window.documents.let_go()


def test_a_file_that_cannot_be_read_is_told_in_the_window(
    qtbot: QtBot, make: Callable[..., ShellWindow], tmp_path: Path
) -> None:
    path = tmp_path / "Kaisla.ccassess"
    path.write_bytes(b"no assessment")
    window = make("", path)
    with qtbot.waitSignal(window.documents.told) as told:
        window.show()
    assert told.args[0].startswith("Kaisla.ccassess was not opened.")
    assert window.frame.current is window.frame.start


def test_without_a_file_the_start_page_comes(qtbot: QtBot, make: Callable[..., ShellWindow]) -> None:
    window = make()
    Start(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    qtbot.waitUntil(lambda: window.frame.current is window.frame.start)
