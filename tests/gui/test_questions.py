from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget

from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.dialogs.paths import ask_open, ask_save
from ccassess.gui.dialogs.questions import Answer, ask_about_unsaved, ask_about_untitled
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def press(words: str) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == words).click()


def press_copy() -> None:
    press("Save a copy…")


def press_discard() -> None:
    press("Discard")


def press_close_anyway() -> None:
    press("Close anyway")


def press_again() -> None:
    press("Try again")


def escape() -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.reject()


@pytest.mark.parametrize(
    ("press_it", "answer"), [(press_copy, Answer.COPY), (press_discard, Answer.DISCARD), (escape, Answer.CANCEL)]
)
def test_an_edited_copy_may_be_saved_discarded_or_kept_open(
    qtbot: QtBot, parent: QWidget, press_it: object, answer: Answer
) -> None:
    QTimer.singleShot(0, press_it)  # type: ignore[call-overload]
    assert ask_about_untitled(parent, translator("en")) is answer
    qtbot.waitUntil(lambda: not parent.findChildren(QMessageBox))


@pytest.mark.parametrize(
    ("press_it", "answer"),
    [
        (press_copy, Answer.COPY),
        (press_again, Answer.RETRY),
        (press_close_anyway, Answer.DISCARD),
        (escape, Answer.CANCEL),
    ],
)
def test_what_cannot_be_saved_may_be_copied_tried_again_or_left(
    qtbot: QtBot, parent: QWidget, press_it: object, answer: Answer
) -> None:
    error = NotSavedError(NotSaved.DISK_FULL)
    QTimer.singleShot(0, press_it)  # type: ignore[call-overload]
    assert ask_about_unsaved(parent, translator("en"), "<i>Lumo</i>", error) is answer
    qtbot.waitUntil(lambda: not parent.findChildren(QMessageBox))


def type_name(name: str) -> QFileDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(name)
    return dialog


def type_lumo() -> None:
    type_name("Lumo").accept()


def give_up() -> None:
    type_name("Lumo").reject()


def test_a_name_without_an_ending_gets_ours(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    QTimer.singleShot(0, type_lumo)
    chosen = ask_save(parent, translator("en"), tmp_path / "Assessment.ccassess")
    assert chosen == tmp_path / "Lumo.ccassess"
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))


def test_declining_chooses_no_file(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    QTimer.singleShot(0, give_up)
    assert ask_open(parent, translator("en"), tmp_path) is None
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))
