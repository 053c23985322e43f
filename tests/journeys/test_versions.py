"""An older state is restored in the window, taken back and saved: the file says all of it, and so does its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from ccassess.app.files import save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.domain.history_reading import history_of
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.past.history_window import HistoryWindow
from ccassess.gui.past.version_sheet import VersionSheet
from ccassess.gui.past.versions_window import VersionsWindow
from ccassess.gui.preferences import WHO, Preferences
from ccassess.storage.document import decode
from tests.journeys.conftest import empty_assessment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Assessment
    from ccassess.gui.shell.window import ShellWindow
    from tests.journeys.conftest import Person

WITHIN = 10_000


def held(path: Path) -> Assessment:
    return decode(path.read_bytes())


def held_note(path: Path) -> str:
    assessment = held(path)
    return assessment.answer(Party.SELF, assessment.pack.criteria[0].id).note


def open_file(qtbot: QtBot, window: ShellWindow, path: Path) -> AssessPage:
    with qtbot.waitSignal(window.documents.opened, timeout=WITHIN):
        window.documents.open_path(path)
    window.do("page:assess")
    page = window.frame.current
    assert isinstance(page, AssessPage)
    return page


def write(qtbot: QtBot, window: ShellWindow, path: Path, text: str) -> None:
    """Type a note over the one that is there, and save."""
    page = window.frame.current
    assert isinstance(page, AssessPage)
    field = page.paper.note.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    window.do("save")
    qtbot.waitUntil(lambda: held_note(path) == text, timeout=WITHIN)


def restore_oldest(qtbot: QtBot, window: ShellWindow, person: Person) -> None:
    """Choose the last version of the list by the keyboard and restore it."""

    def agree(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        assert "Undo takes it back" in box.informativeText()
        next(one for one in box.findChildren(QPushButton) if one.text() == "Restore").click()

    window.do("versions")
    beside = window.aids.window_of("versions")
    assert isinstance(beside, VersionsWindow)
    sheet = beside.findChild(VersionSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: len(beside.list.ids) > 1, timeout=WITHIN)
    beside.list.setFocus()
    QTest.keyClick(beside.list, Qt.Key.Key_End)
    assert beside.list.chosen == beside.list.ids[-1]
    person.will_answer(QMessageBox, agree)
    QTest.keyClick(sheet.restore, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is restored" in window.frame.notice.words.text(), timeout=WITHIN)


def test_restoring_a_version_and_taking_it_back_leaves_its_trace_in_the_file(
    qtbot: QtBot, begin: Callable[[], ShellWindow], person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "Kaisla.ccassess"
    save_as(Session(empty_assessment(), None, "Aino Salmi"), path, overwrite=False)
    Preferences().set(WHO, "Aino Salmi")
    window = begin()
    open_file(qtbot, window, path)
    write(qtbot, window, path, "first")
    write(qtbot, window, path, "second")
    restore_oldest(qtbot, window, person)
    assert window.session is not None
    qtbot.waitUntil(lambda: held_note(path) == "", timeout=WITHIN)
    window.do("undo")
    window.do("save")
    qtbot.waitUntil(lambda: held_note(path) == "second", timeout=WITHIN)
    assert window.documents.close()

    found = [one.entry for one in history_of(held(path)) if one.entry.path == "restored"]
    assert [bool(one.new) for one in found] == [False, True]
    assert found[0].old == found[1].new
    assert {one.who for one in found} == {"Aino Salmi"}

    open_file(qtbot, window, path)
    assert window.session is not None
    window.do(f"history:{window.session.pack.criteria[0].id}")
    beside = window.aids.window_of("history")
    assert isinstance(beside, HistoryWindow)
    model = beside.table.model
    said = [model.words(row).what for row in range(model.rowCount())]
    assert "Version restored · Versions" in said
    assert "Restoring undone · Versions" in said
    QApplication.processEvents()
