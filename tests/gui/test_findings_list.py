"""The list of findings: lines are added, changed and removed where they stand, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ccassess.gui.widgets.findings import STRENGTH, FindingsList
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


class Page(QWidget):
    """A list between other fields that keeps findings as a session would."""

    def __init__(self) -> None:
        super().__init__()
        self.findings = FindingsList("Strengths", "Add a strength", STRENGTH, translator("en"))
        self.other = QLineEdit()
        rows = QVBoxLayout(self)
        rows.addWidget(self.findings)
        rows.addWidget(self.other)
        self.items = {"a": "Every adviser has a calendar.", "b": "Themes come from listening."}
        self.log: list[tuple[str, ...]] = []
        self.findings.added.connect(self.add)
        self.findings.changed.connect(self.change)
        self.findings.removed.connect(self.remove)
        self.show_items()

    def show_items(self) -> None:
        self.findings.set_items(list(self.items.items()))

    def add(self, text: str) -> None:
        self.log.append(("added", text))
        self.items[f"new{len(self.log)}"] = text
        self.show_items()

    def change(self, key: str, text: str) -> None:
        self.log.append(("changed", key, text))
        self.items[key] = text
        self.show_items()

    def remove(self, key: str) -> None:
        self.log.append(("removed", key))
        del self.items[key]
        self.show_items()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def texts(page: Page) -> list[str]:
    return [line.text for line in page.findings.lines]


def test_enter_adds_a_line_and_one_can_go_on_typing(page: Page, qtbot: QtBot) -> None:
    adder = page.findings.adder
    adder.setFocus()
    for text in ("Third", "Fourth"):
        qtbot.keyClicks(adder, text)
        qtbot.keyClick(adder, Key.Key_Return)
    assert texts(page)[2:] == ["Third", "Fourth"]
    assert adder.hasFocus()
    assert adder.toPlainText() == ""


def test_what_was_typed_is_kept_when_one_goes_elsewhere_without_enter(page: Page, qtbot: QtBot) -> None:
    page.findings.adder.setFocus()
    qtbot.keyClicks(page.findings.adder, "Half a thought")
    page.other.setFocus()
    assert page.log == [("added", "Half a thought")]


def test_a_new_line_waits_while_one_looks_into_another_window(page: Page, qtbot: QtBot) -> None:
    adder = page.findings.adder
    adder.setFocus()
    qtbot.keyClicks(adder, "Half a thought")
    QApplication.sendEvent(adder, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert page.log == []
    assert adder.toPlainText() == "Half a thought"


def test_a_line_is_changed_in_place(page: Page, qtbot: QtBot) -> None:
    edit = page.findings.lines[0].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "Today ")
    assert page.log == []
    qtbot.keyClick(edit, Key.Key_Tab)
    assert page.log == [("changed", "a", "Today Every adviser has a calendar.")]


def test_delete_in_an_empty_line_removes_it_and_moves_on(page: Page, qtbot: QtBot) -> None:
    edit = page.findings.lines[0].edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Delete)
    assert page.log == []
    qtbot.keyClick(edit, Key.Key_Delete)
    assert page.log == [("removed", "a")]
    assert texts(page) == ["Themes come from listening."]
    assert page.findings.lines[0].edit.hasFocus()


def test_a_line_left_empty_is_removed(page: Page, qtbot: QtBot) -> None:
    edit = page.findings.lines[1].edit
    edit.setFocus()
    edit.clear()
    page.other.setFocus()
    assert page.log == [("removed", "b")]


def test_an_empty_line_at_the_end_adds_nothing(page: Page, qtbot: QtBot) -> None:
    page.findings.adder.setFocus()
    qtbot.keyClicks(page.findings.adder, "   ")
    qtbot.keyClick(page.findings.adder, Key.Key_Return)
    assert page.log == []


def test_what_one_is_typing_survives_news_about_another_line(page: Page, qtbot: QtBot) -> None:
    edit = page.findings.lines[0].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "Now: ")
    page.items["b"] = "Changed by undo."
    page.show_items()
    assert texts(page) == ["Now: Every adviser has a calendar.", "Changed by undo."]
    assert edit.hasFocus()


def test_pasted_lines_become_one(page: Page) -> None:
    data = QMimeData()
    data.setText("one\ntwo\n  three")
    page.findings.adder.insertFromMimeData(data)
    assert page.findings.adder.toPlainText() == "one two three"


def test_a_sealed_list_can_be_read_only(page: Page, qtbot: QtBot) -> None:
    page.findings.set_read_only(True)
    assert not page.findings.adder.isVisible()
    edit = page.findings.lines[0].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Key.Key_Return)
    assert page.log == []
    assert texts(page)[0] == "Every adviser has a calendar."


def test_lines_grow_with_their_text_and_shrink_with_the_window(page: Page, qtbot: QtBot) -> None:
    edit = page.findings.lines[0].edit
    before = edit.height()
    edit.setPlainText("A finding that goes on over several lines, because somebody had much to say about it. " * 2)
    assert edit.height() >= 3 * before


def test_a_screen_reader_hears_list_and_line(page: Page) -> None:
    edit = QAccessible.queryAccessibleInterface(page.findings.lines[1].edit)
    assert edit.role() == QAccessible.Role.EditableText
    assert edit.text(QAccessible.Text.Name) == "Strengths, line 2"
    adder = QAccessible.queryAccessibleInterface(page.findings.adder)
    assert adder.text(QAccessible.Text.Name) == "Add a strength"


def test_a_field_with_nothing_of_its_own_to_take_back_leaves_undo_and_redo(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []

    def undo() -> None:
        done.append("undo")

    def redo() -> None:
        done.append("redo")

    QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(undo)
    QShortcut(QKeySequence("Ctrl+Shift+Z"), page).activated.connect(redo)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for field in (page.findings.adder, page.findings.lines[0].edit):
        done.clear()
        field.setFocus()
        before = field.toPlainText()
        qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert done == ["undo", "redo"]
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.toPlainText() == before
        assert done == ["undo", "redo"]


def test_the_wheel_scrolls_the_page_and_never_a_line_out_of_its_finding(page: Page) -> None:
    page.resize(160, 300)
    page.show()
    edit = page.findings.lines[0].edit
    edit.setPlainText("Every adviser has a calendar, and every newcomer can say why the centre exists.")
    QApplication.processEvents()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(edit.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    edit.wheelEvent(turn)
    assert not turn.isAccepted()
    assert edit.verticalScrollBar().value() == 0
