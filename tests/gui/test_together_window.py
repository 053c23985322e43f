from __future__ import annotations

import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ccassess.app.files import open_session, save_now
from ccassess.app.presence import Presence
from ccassess.domain.assessment import Party
from ccassess.domain.disputes import Choice
from ccassess.gui.dialogs.bring_together import BringTogether, TheirChanges
from ccassess.gui.dialogs.questions import Answer
from ccassess.gui.shell import reading
from ccassess.gui.widgets.marked_text import differing

if TYPE_CHECKING:
    from collections.abc import Callable
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


def maija_saves(path: Path, edit: Callable[[Session], object]) -> None:
    session = open_session(path, "Maija Virtanen")
    edit(session)
    save_now(session)


def note(session: Session, text: str) -> None:
    session.set_note(Party.SELF, session.pack.criteria[2], text)


def note_of(session: Session) -> str:
    return session.assessment.answer(Party.SELF, session.pack.criteria[2].id).note


def state(window: ShellWindow) -> str:
    return window.frame.top_line.state.whole


def is_only_read(window: ShellWindow) -> bool:
    return window.session is not None and window.session.read_only is not None


def answer(choose: Callable[[BringTogether], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BringTogether)
        choose(dialog)

    QTimer.singleShot(50, act)


def test_what_another_saved_is_brought_in_and_told(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    maija_saves(path, lambda theirs: theirs.set_profile("unit", "Back office"))
    note(mine, "Ask the team leads")
    window.do("save")
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=WITHIN)
    both = open_session(path)
    assert note_of(both) == "Ask the team leads"
    assert both.assessment.profile.unit == "Back office"
    assert mine.assessment.profile.unit == "Back office"
    words = window.frame.notice.words.text()
    assert words == "Saved meanwhile by Maija Virtanen: 1 change. Yours and theirs are both in the file."
    window.frame.notice.action_button.click()
    (listed,) = window.findChildren(TheirChanges)
    assert "Back office (before: Customer service); Maija Virtanen" in listed.list.toPlainText()
    listed.close_button.click()


@pytest.mark.parametrize(
    ("choice", "there"),
    [
        (Choice.THEIRS, "Theirs of it"),
        (Choice.MINE, "Mine of it"),
        (Choice.BOTH, "Theirs of it\n"),
    ],
)
def test_where_both_changed_the_same_nothing_is_written_until_it_is_decided(
    qtbot: QtBot, window: ShellWindow, mine: Session, choice: Choice, there: str
) -> None:
    path = mine.path
    assert path is not None
    maija_saves(path, lambda theirs: note(theirs, "Theirs of it"))
    held = path.read_bytes()
    note(mine, "Mine of it")
    window.do("save")
    words = "Kept on this computer, not yet in the file: decide about 1 field"
    qtbot.waitUntil(lambda: state(window) == words, timeout=WITHIN)
    assert path.read_bytes() == held
    assert note_of(mine) == "Mine of it"
    answer(lambda dialog: dialog.later_button.click())
    window.frame.notice.action_button.click()
    assert state(window) == words
    mine.set_profile("unit", "Front office")

    def decide(dialog: BringTogether) -> None:
        assert not dialog.done_button.isEnabled()
        (value,) = dialog.values
        assert [text.toPlainText() for text in value.texts] == ["Theirs of it", "Mine of it"]
        assert value.texts[0].marked == ((0, 6),)
        value.choose(choice)
        dialog.done_button.click()

    answer(decide)
    window.frame.notice.action_button.click()
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=WITHIN)
    both = open_session(path)
    assert note_of(both).startswith(there)
    assert choice is not Choice.BOTH or "Mine of it" in note_of(both)
    assert both.assessment.profile.unit == "Front office"


def test_closing_in_doubt_asks_nothing_and_loses_nothing(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    maija_saves(path, lambda theirs: note(theirs, "Theirs of it"))
    note(mine, "Mine of it")
    assert window.documents.close()
    assert "come back when you open Kaisla.ccassess here" in window.frame.notice.words.text()
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert "waits for you" in window.frame.notice.words.text()


def test_what_another_saved_at_the_moment_of_closing_is_brought_in(
    window: ShellWindow, mine: Session, path: Path
) -> None:
    maija_saves(path, lambda theirs: theirs.set_profile("unit", "Back office"))
    note(mine, "Ask the team leads")
    assert window.documents.close()
    assert window.frame.notice.isHidden()
    both = open_session(path)
    assert (note_of(both), both.assessment.profile.unit) == ("Ask the team leads", "Back office")


def test_what_cannot_be_read_in_the_place_of_the_file_is_told_and_left_alone(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    path.write_bytes(b"Dear all, here are the minutes.")
    note(mine, "Mine of it")
    window.do("save")
    qtbot.waitUntil(lambda: "cannot be read" in window.frame.notice.words.text(), timeout=WITHIN)
    assert window.frame.notice.action_button.text() == "Save a copy"
    assert path.read_bytes() == b"Dear all, here are the minutes."


def test_a_copy_beside_the_file_is_offered_and_brought_in(
    qtbot: QtBot, window: ShellWindow, file_session: Session, path: Path
) -> None:
    copy = path.with_name("Kaisla-LAPTOP-3.ccassess")
    shutil.copy(path, copy)
    maija_saves(copy, lambda theirs: note(theirs, "From the other computer"))
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    notice = window.frame.notice
    qtbot.waitUntil(lambda: notice.words.text().startswith("Kaisla-LAPTOP-3.ccassess is another copy"), timeout=WITHIN)
    notice.action_button.click()
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=WITHIN)
    assert note_of(open_session(path)) == "From the other computer"


def test_a_file_that_another_has_open_is_asked_about_and_read_beside_them(
    qtbot: QtBot, window: ShellWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [Answer.CANCEL, Answer.READ, Answer.EDIT]

    def ask(_window: object, _t: object, _name: str, held: str) -> Answer:
        asked.append(held)
        return answers[len(asked) - 1]

    monkeypatch.setattr(reading, "ask_about_holder", ask)
    theirs = open_session(path, "Maija Virtanen")
    presence = Presence(theirs)
    presence.begin()
    window.documents.open_path(path)
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=WITHIN)
    assert asked[0].startswith("Maija Virtanen has had this file open")
    assert not window.documents.session
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert is_only_read(window)
    presence.end()
    window.documents.attendance._look()
    qtbot.waitUntil(lambda: window.frame.strip.edit.text() == "Edit now", timeout=WITHIN)
    with qtbot.waitSignal(window.documents.opened):
        window.frame.strip.edit.click()
    assert not is_only_read(window)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("one two three", "one 2 three", ["two"]),
        ("a b c d", "a x y d", ["b c"]),
        ("😀 old", "😀 new", ["old"]),
        ("all else", "nothing in common", []),
        ("", "x", []),
    ],
)
def test_the_words_that_differ_are_found(text: str, other: str, marked: list[str]) -> None:
    units = text.encode("utf-16-le")
    assert [units[2 * a : 2 * b].decode("utf-16-le") for a, b in differing(text, other)] == marked


def test_rating_the_same_by_two_people_is_no_conflict(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path
) -> None:
    def rate(session: Session) -> None:
        session.rate(Party.SELF, session.pack.criteria[2], "planned", Fraction(75))

    maija_saves(path, rate)
    rate(mine)
    window.do("save")
    qtbot.waitUntil(lambda: state(window).startswith("Saved"), timeout=WITHIN)
