"""A program of its own: the window on a file, and somebody who rates, types into a finding and drops files.

It goes on until it is killed, writes the file only after a minute, and says on its output what the window has shown as
kept on this computer.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccassess.domain.assessment import FindingKind, Party
from ccassess.gui import autosave
from ccassess.gui.look import dress
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.preferences import Preferences
from ccassess.gui.shell.window import ShellWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.autosave import SaveState

KEYS = 40
"""Milliseconds between two keys."""
SENTENCE = "Team leads coach every week. "
READ = 1_500
"""Milliseconds of rest after a sentence."""


class Teller:
    """Says what is kept, as soon as the window shows it."""

    def __init__(self, window: ShellWindow) -> None:
        self._window = window

    def tell(self, state: SaveState) -> None:
        session = self._window.session
        if session is None or not state.kept:
            return
        answer = session.assessment.answer(Party.SELF, session.pack.criteria[0].id)
        said = [one.text for one in answer.of_kind(FindingKind.STRENGTH)]
        files = len(session.assessment.evidence)
        sys.stdout.write(f"kept {answer.ratings.get('planned')} {files} {''.join(said)}\n")
        sys.stdout.flush()


def drop(page: QWidget, file: Path) -> None:
    """Drop a file on a page, as from a folder's window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    whole, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), whole, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), whole, mime, left, none))


def wait(milliseconds: int) -> None:
    """Let the window go on for a while; unlike QTest's waiting, it lets the workers go on too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(path: Path, rating: str, files: list[Path]) -> None:
    """Work until killed."""
    autosave.PAUSE = autosave.LONGEST = 60_000
    app = QApplication([])
    dress(app, "light", 1.0)
    window = ShellWindow(Preferences(), "Aino Salmi", path)
    teller = Teller(window)
    window.documents.saved.connect(teller.tell)
    window.show()
    window.activateWindow()
    wait(100)
    window.do("page:assess")
    page = window.frame.current
    if not isinstance(page, AssessPage):
        raise TypeError(page)
    sys.stdout.write(f"notice {window.frame.notice.words.text()}\n")
    row = page.paper.ladders.rows[0]
    QTest.keyClicks(row.cells[0], rating[0])
    QTest.keyClicks(row.stepper.edit, rating[1:])
    QTest.keyClick(row.stepper.edit, Qt.Key.Key_Return)
    wait(READ)
    page.paper.strengths.list.adder.setFocus()
    while True:
        for place, character in enumerate(SENTENCE):
            if place == len(SENTENCE) // 2 and files:
                # In the middle of a word, without a pause.
                drop(page, files.pop(0))
            field = QApplication.focusWidget()
            if field is None:
                raise LookupError("nothing has the focus")
            QTest.keyClicks(field, character)
            wait(KEYS)
        wait(READ)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], [Path(one) for one in sys.argv[3:]])
