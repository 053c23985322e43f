"""Two people on one file where something else is in the way: a slow folder, typing, a notice put away, another name."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QWidget

from ccassess.app import files
from ccassess.app.files import open_session, save_now
from ccassess.app.presence import Presence, holder_beside
from ccassess.domain.assessment import Party
from ccassess.gui.dialogs.bring_together import BringTogether
from ccassess.gui.shell import leaving
from ccassess.gui.shell.asides import CHECKLIST
from ccassess.gui.shell.focus_kept import focus_kept
from ccassess.gui.widgets.findings import LineEdit
from ccassess.storage.atomic import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.shell.window import ShellWindow

WITHIN = 8_000


@pytest.fixture
def path(file_session: Session) -> Path:
    assert file_session.path is not None
    return file_session.path


@pytest.fixture
def mine(qtbot: QtBot, window: ShellWindow, path: Path) -> Session:
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert window.session is not None
    return window.session


def maija_saves(path: Path, text: str, place: int = 2) -> None:
    session = open_session(path, "Maija Virtanen")
    session.set_note(Party.SELF, session.pack.criteria[place], text)
    save_now(session)


def note(session: Session, text: str) -> None:
    session.set_note(Party.SELF, session.pack.criteria[2], text)


def note_of(path: Path) -> str:
    session = open_session(path)
    return session.assessment.answer(Party.SELF, session.pack.criteria[2].id).note


def state(window: ShellWindow) -> str:
    return window.frame.top_line.state.whole


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A share that answers only once this is set."""
    answers = threading.Event()

    def slowly(*arguments: object) -> None:
        answers.wait(20)
        replace_file(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(leaving, "PATIENCE", 0.05)
    monkeypatch.setattr(files, "replace_file", slowly)
    yield answers
    answers.set()


def meanwhile(act: Callable[[QMessageBox], None]) -> list[str]:
    """Do something once the box is there that says what is waited for; its words come into the list."""
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(f"{box.text()} {box.informativeText()}")
        act(box)

    QTimer.singleShot(400, look)
    return said


def press(words: str) -> Callable[[QMessageBox], None]:
    def act(box: QMessageBox) -> None:
        next(one for one in box.buttons() if one.text() == words).click()

    return act


def test_closing_waits_for_a_slow_folder_in_words_and_ends_by_itself(
    window: ShellWindow, mine: Session, path: Path, go_on: threading.Event
) -> None:
    note(mine, "Written slowly")
    said = meanwhile(lambda _box: go_on.set())
    assert window.documents.close()
    assert said[0].startswith("The folder answers slowly: Kaisla.ccassess is still being written.")
    assert "Your changes are kept on this computer." in said[0]
    assert note_of(path) == "Written slowly"


def test_who_would_rather_stay_goes_on_working(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path, go_on: threading.Event
) -> None:
    note(mine, "Written slowly")
    meanwhile(press("Go on working"))
    assert not window.documents.close()
    assert window.session is mine
    go_on.set()
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=WITHIN)
    assert note_of(path) == "Written slowly"


def test_who_does_not_wait_loses_nothing(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path, go_on: threading.Event
) -> None:
    note(mine, "Written slowly")
    meanwhile(press("Close without waiting"))
    assert window.documents.close()
    assert window.session is None
    assert window.frame.notice.isHidden()
    go_on.set()
    qtbot.waitUntil(lambda: note_of(path) == "Written slowly", timeout=WITHIN)


def test_what_was_told_of_the_file_is_taken_back_once_it_is_written_again(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    held, notice = path.read_bytes(), window.frame.notice
    path.write_bytes(b"Dear all, here are the minutes.")
    note(mine, "Mine of it")
    window.do("save")
    qtbot.waitUntil(lambda: "cannot be read" in notice.words.text(), timeout=WITHIN)
    path.write_bytes(held)
    window.do("save")
    words = "Kaisla.ccassess is written again and holds everything."
    qtbot.waitUntil(lambda: notice.words.text() == words, timeout=WITHIN)
    notice.put_away()
    assert notice.isHidden()


def test_one_comes_back_to_the_decision_after_the_notice_was_put_away(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    maija_saves(path, "Theirs of it")
    note(mine, "Mine of it")
    window.do("save")
    qtbot.waitUntil(lambda: "decide about 1 field" in state(window), timeout=WITHIN)
    window.frame.notice.put_away()
    link = window.frame.top_line.copy
    assert (link.text(), link.isHidden()) == ("Decide", False)
    asked: list[bool] = []

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        asked.append(isinstance(dialog, BringTogether))
        if isinstance(dialog, BringTogether):
            dialog.values[0].choice.segments[1].click()
            dialog.done_button.click()

    QTimer.singleShot(100, later)
    link.click()
    assert asked == [True]
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=WITHIN)
    assert note_of(path) == "Mine of it"


def test_typing_in_a_checklist_goes_on_while_anothers_work_comes_in(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    window.do("checklists")
    aid = window.aids.window_of(CHECKLIST)
    assert aid is not None
    field = next(one for one in aid.findChildren(QPlainTextEdit) if one.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "Before ")
    maija_saves(path, "Theirs of it")
    window.do("save")
    qtbot.waitUntil(lambda: window.frame.notice.words.text().startswith("Saved meanwhile by Maija"), timeout=WITHIN)
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=WITHIN)
    assert window.aids.window_of(CHECKLIST) is aid
    QTest.keyClicks(field, "and after")
    aid.commit()
    assert [one.note for one in mine.assessment.checklists.values()] == ["Before and after"]


def test_who_gives_a_name_is_seen_under_it(path: Path, tmp_path: Path) -> None:
    session = open_session(path)
    presence = Presence(session, tmp_path / "mine")
    presence.begin()
    found = holder_beside(path)
    assert found is not None
    assert found.who == ""
    session.who = "Aino Salmi"
    presence.refresh()
    found = holder_beside(path)
    assert found is not None
    assert found.who == "Aino Salmi"
    presence.end()


def test_a_space_typed_last_stays_before_the_word_to_come(qtbot: QtBot) -> None:
    def page(text: str) -> tuple[QWidget, LineEdit]:
        made = QWidget()
        qtbot.addWidget(made)
        line = LineEdit(text, "Strengths, line 1", made)
        made.show()
        made.activateWindow()
        return made, line

    before, typed = page("One two ")
    typed.setFocus()
    qtbot.waitUntil(typed.hasFocus)
    typed.moveCursor(QTextCursor.MoveOperation.End)
    give_back = focus_kept(before)
    after, line = page("One two")
    give_back(after)
    QTest.keyClicks(line, "three")
    assert line.toPlainText() == "One two three"
