"""A copy brought in by hand, wherever it lies; and the questions where both changed the same."""

from __future__ import annotations

import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ccassess.app.files import open_example, open_session, save_as, save_now
from ccassess.domain.assessment import Party
from ccassess.domain.disputes import Choice
from ccassess.gui.dialogs.bring_together import BringTogether
from ccassess.gui.dialogs.questions import Answer
from ccassess.gui.shell import bringing, documents
from ccassess.gui.shell.finding import everything, find

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
def copy(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file as it went by mail, lying elsewhere; it is what the person chooses."""
    sent = tmp_path / "mail" / "From Maija.ccassess"
    sent.parent.mkdir()
    shutil.copy(path, sent)
    monkeypatch.setattr(bringing, "ask_open", lambda *_: sent)
    return sent


@pytest.fixture
def mine(qtbot: QtBot, window: ShellWindow, path: Path) -> Session:
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert window.session is not None
    return window.session


def rate(session: Session, percent: int) -> None:
    session.rate(Party.SELF, session.pack.criteria[2], "planned", Fraction(percent))


def note_of(session: Session) -> str:
    return session.assessment.answer(Party.SELF, session.pack.criteria[2].id).note


def maija_saves(path: Path, edit: Callable[[Session], object]) -> None:
    session = open_session(path, "Maija Virtanen")
    edit(session)
    save_now(session)


def told(qtbot: QtBot, window: ShellWindow, words: str) -> str:
    def is_told() -> bool:
        # Another's work makes the window anew.
        return words in window.frame.notice.words.text() and not window.frame.notice.isHidden()

    qtbot.waitUntil(is_told, timeout=WITHIN)
    return window.frame.notice.words.text()


def test_the_menu_brings_in_a_copy_from_elsewhere(
    qtbot: QtBot, window: ShellWindow, mine: Session, path: Path, copy: Path
) -> None:
    maija_saves(copy, lambda theirs: theirs.set_profile("unit", "Back office"))
    mine.set_profile("centre", "Kaisla North")
    sent = copy.read_bytes()
    window.menus.actions["bring-in"].trigger()
    assert told(qtbot, window, "came from").startswith("1 change by Maija Virtanen came from From Maija.ccassess.")
    window.do("save")
    qtbot.waitUntil(lambda: open_session(path).assessment.profile.unit == "Back office", timeout=WITHIN)
    assert open_session(path).assessment.profile.centre == "Kaisla North"
    assert copy.read_bytes() == sent


def test_whoever_asked_decides_at_once_and_the_note_does_not_name_its_own_criterion(
    qtbot: QtBot, window: ShellWindow, mine: Session, copy: Path
) -> None:
    maija_saves(copy, lambda theirs: rate(theirs, 25))
    mine.who = "Anna Manager"
    rate(mine, 75)
    asked: list[BringTogether] = []

    def decide() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, BringTogether):
            QTimer.singleShot(50, decide)
            return
        asked.append(dialog)
        (value,) = dialog.values
        assert value.key is None
        assert dialog.focusWidget() is value.texts[0]
        value.choose(Choice.BOTH)
        dialog.done_button.click()

    QTimer.singleShot(50, decide)
    window.do("bring-in")
    qtbot.waitUntil(lambda: bool(asked) and note_of(mine) != "", timeout=WITHIN)
    assert note_of(mine) == "Planned, as Anna Manager has it: 75"


def test_who_decides_later_is_reminded(qtbot: QtBot, window: ShellWindow, mine: Session, copy: Path) -> None:
    maija_saves(copy, lambda theirs: rate(theirs, 25))
    rate(mine, 75)
    asked: list[BringTogether] = []

    def put_off() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, BringTogether):
            QTimer.singleShot(50, put_off)
            return
        asked.append(dialog)
        dialog.later_button.click()

    QTimer.singleShot(50, put_off)
    window.do("bring-in")
    qtbot.waitUntil(lambda: bool(asked), timeout=WITHIN)
    assert "Nothing is brought in until you decide." in told(qtbot, window, "says something else")
    assert window.frame.notice.action_button.text() == "Decide"
    assert note_of(mine) == ""


def test_a_copy_with_nothing_new_is_told(qtbot: QtBot, window: ShellWindow, mine: Session, copy: Path) -> None:
    before = mine.assessment
    window.do("bring-in")
    assert told(qtbot, window, copy.name) == "There is nothing in From Maija.ccassess that is not here already."
    assert mine.assessment is before


def test_what_is_no_copy_is_told_and_left_alone(
    qtbot: QtBot, window: ShellWindow, mine: Session, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mine.assessment
    copy.write_bytes(b"Dear all, here are the minutes.")
    window.do("bring-in")
    assert told(qtbot, window, "cannot be read").endswith("Nothing was brought in.")
    assert copy.read_bytes() == b"Dear all, here are the minutes."
    monkeypatch.setattr(bringing, "ask_open", lambda *_: mine.path)
    window.do("bring-in")
    told(qtbot, window, "That is the file of this assessment itself.")
    window.do("example")
    qtbot.waitUntil(lambda: window.session is not mine, timeout=WITHIN)
    assert window.session is not None
    window.do("bring-in")
    told(qtbot, window, "is another assessment, not a copy of this one.")
    assert mine.assessment is before


def test_what_is_not_in_a_file_yet_takes_a_copy_in_too(
    qtbot: QtBot, window: ShellWindow, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.do("example")
    qtbot.waitUntil(lambda: window.session is not None, timeout=WITHIN)
    save_as(open_example("en"), copy, overwrite=True)
    maija_saves(copy, lambda theirs: theirs.set_profile("unit", "Back office"))
    window.do("bring-in")
    told(qtbot, window, "came from")
    assert window.session is not None
    assert window.session.assessment.profile.unit == "Back office"
    assert "Saving" not in window.frame.top_line.state.whole
    assert window.documents.edited_untitled
    asked: list[str] = []

    def stay(*_: object) -> Answer:
        asked.append("closing")
        return Answer.CANCEL

    monkeypatch.setattr(documents, "ask_about_untitled", stay)
    assert not window.documents.close()
    assert asked == ["closing"]
    monkeypatch.setattr(documents, "ask_about_untitled", lambda *_: Answer.DISCARD)


def test_it_is_found_by_the_search(window: ShellWindow, mine: Session) -> None:
    (hit,) = find(everything(window.t, mine.pack, "en"), "bring in")
    assert hit.command == "bring-in"
