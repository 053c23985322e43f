from __future__ import annotations

import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ccassess.app.files import open_session, save_as, save_now
from ccassess.app.journaling import Journaling
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.failures import NotJournalled, NotJournalledError, NotSaved, NotSavedError
from ccassess.gui.dialogs.came_back import MINE, THEIRS, CameBack
from ccassess.gui.dialogs.questions import Answer
from ccassess.gui.shell import documents
from ccassess.gui.shell.opening import Opened, Openings
from ccassess.gui.widgets.segments import Segment
from ccassess.storage.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Assessment
    from ccassess.gui.shell.window import ShellWindow


def rate(session: Session, value: int) -> None:
    session.rate(Party.SELF, session.pack.criteria[2], "planned", Fraction(value))


def rating(session: Session | None) -> Fraction | None:
    assert session is not None
    return session.assessment.answer(Party.SELF, session.pack.criteria[2].id).ratings.get("planned")


def killed(path: Path, edit: Callable[[Session], object]) -> None:
    """Edit a file as a program does that is killed after the edit was kept and before the file was written."""
    journal = Journal()
    session = open_session(path, "Aino Salmi")
    journaling = Journaling(session, journal)
    edit(session)
    assert journaling.commit().durable
    for seat in journaling._seats.values():
        seat.give_back()
    journal.close()


def three_edits(session: Session) -> None:
    rate(session, 75)
    session.add_finding(Party.SELF, session.pack.criteria[2], FindingKind.STRENGTH, "Everyone knows why.")
    session.set_profile("unit", "Back office")


def open_file(qtbot: QtBot, window: ShellWindow, path: Path) -> Session:
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert window.session is not None
    return window.session


@pytest.fixture
def path(file_session: Session) -> Path:
    assert file_session.path is not None
    return file_session.path


def answer_list(choose: Callable[[CameBack], None]) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CameBack)
        choose(dialog)

    QTimer.singleShot(50, answer)


def test_what_came_back_is_told_with_file_fields_and_time_and_undo_takes_it_away(
    qtbot: QtBot, window: ShellWindow, path: Path
) -> None:
    killed(path, three_edits)
    session = open_file(qtbot, window, path)
    assert rating(session) == 75
    notice = window.frame.notice
    assert not notice.isHidden()
    words = notice.words.text()
    assert words.startswith("From this computer's journal came back to Kaisla.ccassess: ")
    assert session.pack.title("goals", "en") in words
    assert "1 change to the profile" in words
    assert words.endswith("Undo takes them away.")
    seen: list[str] = []

    def read(dialog: CameBack) -> None:
        seen.append(dialog.list.toPlainText())
        dialog.done_button.click()

    answer_list(read)
    notice.action_button.click()
    assert "Planned" in seen[0]
    assert "Everyone knows why." in seen[0]
    assert "Back office (before: Customer service); Aino Salmi" in seen[0]
    assert "what came back" in window.frame.top_line.undo.toolTip()
    window.do("undo")
    assert rating(session) is None
    assert session.assessment.profile.unit == "Customer service"


def test_what_came_back_is_written_and_comes_back_no_second_time(qtbot: QtBot, window: ShellWindow, path: Path) -> None:
    killed(path, three_edits)
    open_file(qtbot, window, path)
    assert window.documents.close()
    assert rating(open_session(path)) == 75
    session = open_file(qtbot, window, path)
    assert window.frame.notice.isHidden()
    assert session.undoable is None


@pytest.mark.parametrize(("choice", "there"), [(MINE, 75), (THEIRS, 25)])
def test_a_field_of_which_the_file_says_something_else_is_asked_about(
    qtbot: QtBot, window: ShellWindow, path: Path, choice: str, there: int
) -> None:
    killed(path, lambda session: rate(session, 75))
    other = open_session(path)
    rate(other, 25)
    save_now(other)
    session = open_file(qtbot, window, path)
    assert rating(session) == 25
    assert "waits for you" in window.frame.notice.words.text()

    def choose(dialog: CameBack) -> None:
        ((_, segments),) = dialog.choices
        assert not dialog.done_button.isEnabled()
        for segment in segments.findChildren(Segment):
            if segment.key == choice:
                segment.click()
        dialog.done_button.click()

    answer_list(choose)
    window.frame.notice.action_button.click()
    assert rating(session) == there
    assert window.frame.notice.isHidden()
    assert window.documents.close()
    open_file(qtbot, window, path)
    assert rating(window.session) == there
    assert window.frame.notice.isHidden()


def test_who_decides_later_is_asked_again_at_the_next_opening(qtbot: QtBot, window: ShellWindow, path: Path) -> None:
    killed(path, lambda session: rate(session, 75))
    other = open_session(path)
    rate(other, 25)
    save_now(other)
    open_file(qtbot, window, path)
    answer_list(lambda dialog: dialog.later_button.click())
    window.frame.notice.action_button.click()
    assert "waits for you" in window.frame.notice.words.text()
    window.do("language:fi")
    assert not window.frame.notice.isHidden()
    window.do("language:en")
    assert window.documents.close()
    open_file(qtbot, window, path)
    assert "waits for you" in window.frame.notice.words.text()


def test_an_edit_is_kept_long_before_the_file_is_written_and_the_window_says_so(
    qtbot: QtBot, window: ShellWindow, path: Path
) -> None:
    session = open_file(qtbot, window, path)
    state = window.frame.top_line.state
    rate(session, 75)
    assert state.whole == "Saving…"
    qtbot.waitUntil(lambda: state.whole == "Kept on this computer, not yet in the file", timeout=1_800)
    assert rating(open_session(path)) is None
    qtbot.waitUntil(lambda: state.whole.startswith("Saved "), timeout=8_000)
    assert rating(open_session(path)) == 75


def test_what_cannot_be_written_closes_without_a_question_and_with_a_promise_that_is_held(
    qtbot: QtBot, window: ShellWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise NotSavedError(NotSaved.NO_PERMISSION)

    session = open_file(qtbot, window, path)
    with monkeypatch.context() as trouble:
        trouble.setattr("ccassess.app.files.replace_file", never)
        rate(session, 75)
        assert window.documents.close()
    assert "come back when you open Kaisla.ccassess here" in window.frame.notice.words.text()
    assert rating(open_file(qtbot, window, path)) == 75
    assert "came back to Kaisla.ccassess" in window.frame.notice.words.text()


def test_a_copy_without_a_file_comes_back_when_killed_and_not_when_discarded(
    qtbot: QtBot, window: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.documents.opened):
        window.do("example")
    session, keeping = window.session, window.documents.keeping
    assert session is not None
    assert keeping is not None
    rate(session, 5)
    assert keeping.keep_and_wait()
    for seat in keeping.journaling._seats.values():
        seat.give_back()
    monkeypatch.setattr(keeping.journaling, "close", lambda **_: None)
    monkeypatch.setattr(documents, "ask_about_untitled", lambda *_: Answer.DISCARD)
    with qtbot.waitSignal(window.documents.opened):
        window.do("example")
    assert rating(window.session) == 5
    assert "came back to this assessment" in window.frame.notice.words.text()
    with qtbot.waitSignal(window.documents.opened):
        window.do("example")
    assert rating(window.session) != 5
    assert window.frame.notice.isHidden()


def test_saving_under_another_name_leaves_nothing_behind(
    qtbot: QtBot, window: ShellWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_file(qtbot, window, path)
    rate(session, 75)
    monkeypatch.setattr(documents, "ask_save", lambda *_: tmp_path / "copy.ccassess")
    assert window.documents.save_as()
    assert window.documents.close()
    assert rating(open_file(qtbot, window, path)) is None
    assert window.frame.notice.isHidden()


def test_a_journal_that_takes_nothing_is_told_once_and_the_file_is_still_written(
    qtbot: QtBot, window: ShellWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_file(qtbot, window, path)

    def full(*_: object) -> int:
        raise NotJournalledError(NotJournalled.DISK_FULL)

    monkeypatch.setattr(Journal, "append", full)
    rate(session, 75)
    with qtbot.waitSignal(window.documents.told):
        window.documents.keeping.keep() if window.documents.keeping else None
    assert "no room left" in window.frame.notice.words.text()
    assert window.frame.top_line.state.whole == "Saving…"
    window.frame.notice.hide()
    assert window.documents.close()
    assert window.frame.notice.isHidden()
    assert rating(open_session(path)) == 75


def test_a_journal_put_aside_is_told_at_opening(qtbot: QtBot, window: ShellWindow, path: Path) -> None:
    journal = Journal()
    journal.folder.mkdir(parents=True)
    journal.path.write_bytes(b"Dear all" * 1000)
    open_file(qtbot, window, path)
    assert "It was put aside: " in window.frame.notice.words.text()


def test_opening_makes_no_journal_before_the_first_document(empty_assessment: Assessment, tmp_path: Path) -> None:
    openings = Openings()
    assert not Journal().folder.exists()
    made = Session(empty_assessment)
    save_as(made, tmp_path / "a.ccassess", overwrite=False)
    opened = openings.opened(lambda: open_session(tmp_path / "a.ccassess"))
    assert isinstance(opened, Opened)
    assert Journal().path.exists()
    assert "sqlite3" in sys.modules
    opened.journaling.close()
    openings.end()
