from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from ccassess.app.files import begin_save, open_example, save_as
from ccassess.app.read_only import ReadOnly, WhyReadOnly
from ccassess.domain.assessment import Party
from ccassess.domain.problems import RefusedError
from ccassess.gui.anchor_cell import AnchorCell
from ccassess.gui.shell.pages import page_entries
from ccassess.gui.shell.window import ShellWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.domain.assessment import Assessment
    from ccassess.gui.preferences import Preferences

LOCKED = ReadOnly(
    WhyReadOnly.LOCKED, {"who": "Maija Virtanen", "host": "LAPTOP-3", "since": "2026-11-22T12:02:00Z", "here": ""}
)


@pytest.fixture
def reading(qtbot: QtBot, settings: Preferences, tmp_path: Path) -> ShellWindow:
    """The window with the real pages and the worked example, which somebody else has open."""
    session = open_example("en", "Aino Salmi")
    save_as(session, tmp_path / "Kaisla.ccassess", overwrite=False)
    session.read_only = LOCKED
    made = ShellWindow(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    made.documents.adopt(session)
    return made


def assessment(window: ShellWindow) -> Assessment:
    assert window.session is not None
    return window.session.assessment


def test_every_edit_of_the_session_is_refused_in_one_place(file_session: Session) -> None:
    file_session.read_only = LOCKED
    first = file_session.pack.criteria[0]
    before = file_session.assessment
    edits = (
        partial(file_session.set_note, Party.SELF, first, "x"),
        partial(file_session.set_profile, "unit", "x"),
        partial(file_session.figures.add_series, file_session.pack.measures[0].id),
        partial(file_session.aids.set_meaning, file_session.pack.terms[0].id, "x"),
    )
    for edit in edits:
        with pytest.raises(RefusedError) as refused:
            edit()
        assert refused.value.code == "read-only"
    assert file_session.assessment is before
    assert begin_save(file_session) is None


def test_one_sees_at_once_that_it_is_only_read_and_why(reading: ShellWindow) -> None:
    strip = reading.frame.strip
    assert strip.isVisible()
    assert strip.words.text().startswith("Maija Virtanen has had this file open on LAPTOP-3 since ")
    assert strip.words.text().endswith(" You are reading it.")
    assert reading.frame.top_line.state.whole == "Read only"
    assert not reading.menus.actions["save"].isEnabled()
    reading.documents.attendance.freed.emit()
    assert strip.words.text().startswith("Maija Virtanen has closed this file.")
    assert strip.edit.text() == "Edit now"


@pytest.mark.parametrize("name", ["overview", "profile", "assess", "measures", "evidence", "verify", "report"])
def test_nothing_on_a_page_edits_what_is_only_read(
    qtbot: QtBot, reading: ShellWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    if name not in {entry.name for entry in page_entries(reading.t) if entry.exists}:
        pytest.skip("no such page yet")
    before = assessment(reading)
    refused: list[str] = []
    assert reading.ui is not None
    reading.ui.refused.connect(refused.append)
    reading.do(f"page:{name}")
    ids = [one.id for one in reading.session.pack.criteria[:2]] if reading.session else []
    for criterion in ids if name in {"assess", "verify"} else [""]:
        if criterion:
            reading.ui.go(name, criterion)
        qtbot.wait(50)
        page = reading.frame.current
        assert page is not None
        for widget in widgets_of(page):
            attack(widget)
            assert reading.frame.current is page
    assert assessment(reading) is before
    assert refused == [], "what edits takes nothing in the first place"


def widgets_of(page: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QAbstractButton, AnchorCell, QAbstractItemView, QComboBox)
    found: list[QWidget] = []
    for kind in kinds:
        found += [one for one in page.findChildren(kind) if one.isVisible() and one not in found]
    return found


def attack(widget: QWidget) -> None:
    """Do to a widget what somebody does who wants to edit, but for the buttons that go elsewhere."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.setFocus()
        QTest.keyClicks(widget, "7x")
        press(widget, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    elif isinstance(widget, AnchorCell):
        widget.setFocus()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        press(widget, Qt.Key.Key_5, Qt.Key.Key_Plus, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Right)
    elif isinstance(widget, QAbstractItemView):
        attack_cells(widget)
    elif isinstance(widget, QComboBox) and widget.isEnabled():
        widget.setFocus()
        press(widget, Qt.Key.Key_Up)
    elif isinstance(widget, QAbstractButton) and widget.isEnabled() and is_an_edit(widget):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def attack_cells(view: QAbstractItemView) -> None:
    view.setFocus()
    model, root = view.model(), QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for column in range(columns if model.rowCount(root) else 0):
        index = model.index(0, column)
        view.setCurrentIndex(index)
        press(view, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Escape)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def is_an_edit(button: QAbstractButton) -> bool:
    """Whether a button may edit, by its words; the others go elsewhere, fold or write a report."""
    words = f"{button.text()} {button.accessibleName()}".casefold()
    edits = ("add", "remove", "flag", "not applicable", "use this", "applies", "agree", "figures", "period", "delete")
    return any(one in words for one in edits)


def test_folding_filtering_and_going_on_still_work(qtbot: QtBot, reading: ShellWindow) -> None:
    reading.do("page:assess")
    page = reading.frame.current
    assert page is not None
    first = page.criterion  # type: ignore[attr-defined]
    page.go_next()  # type: ignore[attr-defined]
    assert page.criterion is not first  # type: ignore[attr-defined]
    reading.do("language:fi")
    assert not reading.frame.strip.isHidden()
    assert reading.documents.close()


def test_edit_now_opens_the_file_as_it_is_by_now(qtbot: QtBot, reading: ShellWindow) -> None:
    with qtbot.waitSignal(reading.documents.opened):
        reading.frame.strip.edit.click()
    assert reading.session is not None
    assert reading.session.read_only is None
    assert not reading.frame.strip.isVisible()
    reading.session.set_profile("unit", "Everything")
    assert reading.documents.close()


def test_a_copy_of_what_is_only_read_can_be_edited(
    qtbot: QtBot, reading: ShellWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "mine.ccassess"
    monkeypatch.setattr("ccassess.gui.shell.documents.ask_save", lambda *_: copy)
    with qtbot.waitSignal(reading.documents.opened):
        reading.frame.strip.copy.click()
    assert reading.session is not None
    assert reading.session.path == copy
    assert reading.session.read_only is None
