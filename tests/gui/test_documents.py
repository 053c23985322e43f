from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.app import files
from ccassess.app.files import open_session
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotJournalled, NotJournalledError, NotSaved, NotSavedError
from ccassess.gui.dialogs.name_dialog import NameDialog
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.dialogs.questions import Answer
from ccassess.gui.preferences import INITIALS, RECENT, WHO, Preferences
from ccassess.gui.shell import documents, leaving
from ccassess.gui.shell import window as window_module
from ccassess.storage.atomic import replace_file
from ccassess.storage.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.shell.window import ShellWindow


def rate(window: ShellWindow) -> None:
    session, ui = window.session, window.ui
    assert session is not None
    assert ui is not None
    ui.edit(session.rate, Party.SELF, session.pack.criteria[2], "planned", Fraction(75))


def answering(*answers: Answer) -> object:
    left = list(answers)

    def answer(*_: object, **__: object) -> Answer:
        return left.pop(0)

    return answer


def test_new_makes_the_file_at_once_and_opens_it(
    qtbot: QtBot, window: ShellWindow, settings: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: NewDialog) -> int:
        dialog.centre.setText("Lumo")
        dialog.file.setText(str(tmp_path / "Lumo.ccassess"))
        return 1

    monkeypatch.setattr(NewDialog, "exec", fill_in)
    with qtbot.waitSignal(window.documents.opened):
        window.do("new")
    path = tmp_path / "Lumo.ccassess"
    assert open_session(path).assessment.profile.centre == "Lumo"
    assert window.session is not None
    assert window.session.path == path
    assert settings.get(RECENT) == (path,)
    assert window.frame.top_line.name.whole == "Lumo"


def test_what_is_not_ours_is_told_in_a_sentence_and_changes_nothing(
    qtbot: QtBot, opened: ShellWindow, tmp_path: Path
) -> None:
    (tmp_path / "letter.ccassess").write_text("Dear all")
    before = opened.session
    with qtbot.waitSignal(opened.documents.told):
        opened.documents.open_path(tmp_path / "letter.ccassess")
    assert opened.session is before
    assert opened.frame.notice.words.text().startswith("letter.ccassess was not opened. ")
    assert opened.place.page == "overview"


def test_opening_another_file_saves_the_one_left(
    qtbot: QtBot, opened: ShellWindow, session: Session, tmp_path: Path
) -> None:
    rate(opened)
    left = opened.session
    assert left is not None
    assert left.path is not None
    other = tmp_path / "other.ccassess"
    other.write_bytes(left.path.read_bytes())
    with qtbot.waitSignal(opened.documents.opened):
        opened.documents.open_path(other)
    assert open_session(left.path).assessment.answer(Party.SELF, "goals").ratings["planned"] == 75


@pytest.fixture
def untitled(window: ShellWindow, session: Session) -> ShellWindow:
    window.documents.adopt(session)
    return window


def test_an_untouched_copy_closes_without_a_question(untitled: ShellWindow) -> None:
    assert untitled.frame.top_line.state.whole == "A copy, not in a file yet"
    assert untitled.close()


def test_an_edited_copy_is_never_lost_without_asking(untitled: ShellWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    rate(untitled)
    assert untitled.frame.top_line.state.whole == "Not in a file yet"
    monkeypatch.setattr(documents, "ask_about_untitled", answering(Answer.CANCEL, Answer.DISCARD))
    assert not untitled.close()
    assert untitled.isVisible()
    assert untitled.close()


def test_an_edited_copy_can_be_saved_on_closing(
    untitled: ShellWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rate(untitled)
    path = tmp_path / "kept.ccassess"
    monkeypatch.setattr(documents, "ask_about_untitled", answering(Answer.COPY))
    monkeypatch.setattr(documents, "ask_save", lambda *_: path)
    assert untitled.close()
    assert open_session(path).assessment.answer(Party.SELF, "goals").ratings["planned"] == 75


def test_closing_asks_only_where_neither_file_nor_journal_takes_the_changes(
    opened: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [NotSavedError(NotSaved.IN_USE)] * 2
    path = opened.session.path if opened.session else None
    real = replace_file

    def sometimes(*arguments: object) -> None:
        if failures:
            raise failures.pop()
        real(*arguments)  # type: ignore[arg-type]

    def full(*_: object) -> int:
        raise NotJournalledError(NotJournalled.DISK_FULL)

    monkeypatch.setattr(files, "replace_file", sometimes)
    monkeypatch.setattr(Journal, "append", full)
    monkeypatch.setattr(leaving, "ask_about_unsaved", answering(Answer.CANCEL, Answer.RETRY))
    rate(opened)
    assert not opened.close()
    assert opened.close()
    assert path is not None
    assert open_session(path).assessment.answer(Party.SELF, "goals").ratings["planned"] == 75


def test_the_window_closes_without_a_question_and_says_what_is_kept(
    opened: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise NotSavedError(NotSaved.FOLDER_GONE)

    told: list[str] = []

    def tell(_window: object, _t: object, name: str, why: str) -> None:
        told.append(f"{name}: {why}")

    monkeypatch.setattr("ccassess.app.files.replace_file", never)
    monkeypatch.setattr(window_module, "tell_kept", tell)
    rate(opened)
    assert opened.close()
    assert len(told) == 1
    assert "come back when you open Kaisla.ccassess here" in told[0]


def test_the_name_is_asked_once_and_who_declines_keeps_the_edit(
    qtbot: QtBot, opened: ShellWindow, settings: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[NameDialog] = []

    def decline(dialog: NameDialog) -> int:
        asked.append(dialog)
        return 0

    def give(dialog: NameDialog) -> int:
        asked.append(dialog)
        dialog.name.setText("Mikael Laine")
        return 1

    settings.set(WHO, "")
    assert opened.session is not None
    opened.session.who = ""
    monkeypatch.setattr(NameDialog, "exec", decline)
    rate(opened)
    rate(opened)
    opened.do("language:fi")
    rate(opened)
    assert len(asked) == 1
    opened.do("save")
    path = opened.session.path
    assert path is not None
    qtbot.waitUntil(lambda: bool(open_session(path).assessment.histories.get(Party.SELF)))
    (entry,) = open_session(path).assessment.histories[Party.SELF]
    assert (entry.path, entry.who) == ("self/goals/ratings/planned", "")
    monkeypatch.setattr(NameDialog, "exec", give)
    opened.do("who")
    qtbot.waitUntil(lambda: not opened.findChildren(NameDialog))
    assert opened.session.who == settings.get(WHO) == "Mikael Laine"
    assert settings.get(INITIALS) == "ML"


def test_another_document_asks_for_the_name_again(
    opened: ShellWindow, file_session: Session, settings: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[NameDialog] = []

    def decline(dialog: NameDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(NameDialog, "exec", decline)
    settings.set(WHO, "")
    file_session.who = ""
    rate(opened)
    opened.documents.adopt(file_session)
    rate(opened)
    assert len(asked) == 2
