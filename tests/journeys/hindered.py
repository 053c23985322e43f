"""A program of its own: the window on a file, and somebody who does what is written on its input, a line each.

`rate N` rates the first criterion; `until WORDS` waits until the top line says so; `shot FILE` takes a picture. Each
line is answered with one: what the top line says, a tab, and what the notice says.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ccassess.domain.assessment import Party
from ccassess.gui import autosave
from ccassess.gui.look import dress
from ccassess.gui.preferences import Preferences
from ccassess.gui.shell.window import ShellWindow

PATIENCE, GLANCE = 400, 50
"""How many looks, and the milliseconds between them."""


class Somebody:
    """Sits at the window."""

    def __init__(self, window: ShellWindow) -> None:
        self.window = window

    @property
    def seen(self) -> str:
        """What the top line says and what the notice says, if anything."""
        frame = self.window.frame
        notice = "" if frame.notice.isHidden() else frame.notice.words.text()
        return f"{frame.top_line.state.whole}\t{notice}"

    def do(self, deed: str, what: str) -> str:
        """Do what a line says, and return what is seen then: of what was waited for the very moment."""
        session, ui = self.window.session, self.window.ui
        if deed == "rate" and session is not None and ui is not None:
            ui.edit(session.rate, Party.SELF, session.pack.criteria[0], "planned", Fraction(what))
        elif deed == "until":
            for _ in range(PATIENCE):
                seen = self.seen
                if what in seen.partition("\t")[0]:
                    return seen
                wait(GLANCE)
        elif deed == "shot":
            self.window.grab().save(what)
        wait(20)
        return self.seen


def wait(milliseconds: int) -> None:
    """Let the window go on for a while; unlike QTest's waiting, it lets the workers go on too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(path: Path) -> None:
    """Do line after line until the input ends."""
    autosave.PAUSE, autosave.RETRY = 100, 300
    app = QApplication([])
    dress(app, "light", 1.0)
    window = ShellWindow(Preferences(), "Aino Salmi", path)
    window.resize(1280, 800)
    window.show()
    somebody = Somebody(window)
    for line in sys.stdin:
        deed, _, what = line.strip().partition(" ")
        sys.stdout.write(f"{somebody.do(deed, what)}\n")
        sys.stdout.flush()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
