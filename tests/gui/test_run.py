from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from ccassess.gui.run import Start
from ccassess.gui.shell.window import ShellWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.preferences import Preferences

HEAVY = ("matplotlib", "reportlab", "babel.dates", "pypdfium2", "numpy")

FIRST_PAINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ccassess.gui.run import QApplication, Start, ShellWindow, dress, preferences
app = QApplication([])
dress(app, "light", 1.0)
window = ShellWindow(preferences())
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


def test_a_file_is_opened_after_the_first_paint(
    qtbot: QtBot, settings: Preferences, plain_pages: None, file_session: Session
) -> None:
    window = ShellWindow(settings, "Mikael Laine")
    qtbot.addWidget(window)
    start = Start(window, file_session.path, example=False)
    assert window.frame.opening.text() == "Opening Kaisla.ccassess…"
    with qtbot.waitSignal(window.documents.opened):
        window.show()
    session = start.session()
    assert session is not None
    assert session.who == "Mikael Laine"
    assert window.place.page == "overview"


def test_without_a_file_the_start_page_comes(qtbot: QtBot, settings: Preferences) -> None:
    window = ShellWindow(settings)
    qtbot.addWidget(window)
    Start(window, None, example=False)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    qtbot.waitUntil(lambda: window.frame.current is window.frame.start)
