"""Nothing is lost: what the file holds and what the window says, over saving, closing, reopening and failing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ccassess.app.files import SUFFIX, example_path, save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.dialogs.key_map import KeyMap
from ccassess.gui.dialogs.name_dialog import NameDialog
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.verify import VerifyPage
from ccassess.gui.preferences import RECENT, WHO, Preferences, splitter
from ccassess.gui.shell import documents
from ccassess.gui.shell.search import Search
from ccassess.storage.document import decode
from tests.journeys.conftest import empty_assessment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow
    from tests.journeys.conftest import Person

SAVED_WITHIN = 8_000
"""Milliseconds: two of rest after an edit, and what a slow computer needs to write."""


class Watch(QObject):
    """Notes every widget that comes up as a window, but for menus, tips and lists that drop down."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.windowType() == (Qt.WindowType.Window)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


def held_rating(path: Path) -> Fraction | None:
    assessment = decode(path.read_bytes())
    return assessment.answer(Party.SELF, assessment.pack.criteria[0].id).ratings.get("planned")


def rate(window: ShellWindow, value: int) -> None:
    session, ui = window.session, window.ui
    assert session is not None
    assert ui is not None
    ui.edit(session.rate, Party.SELF, session.pack.criteria[0], "planned", Fraction(value))


def open_file(qtbot: QtBot, window: ShellWindow, path: Path) -> None:
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with an empty assessment."""
    made = tmp_path / f"Kaisla{SUFFIX}"
    save_as(Session(empty_assessment(), None, "Aino Salmi"), made, overwrite=False)
    return made


@pytest.fixture
def opened(qtbot: QtBot, window: ShellWindow, settings: Preferences, path: Path) -> ShellWindow:
    settings.set(WHO, "Aino Salmi")
    open_file(qtbot, window, path)
    return window


def test_the_last_edit_is_in_the_file_soon_after_without_anybody_saving(
    qtbot: QtBot, opened: ShellWindow, path: Path
) -> None:
    rate(opened, 75)
    assert held_rating(path) is None
    qtbot.waitUntil(lambda: held_rating(path) == 75, timeout=SAVED_WITHIN)
    qtbot.waitUntil(lambda: opened.frame.top_line.state.whole.startswith("Saved "))


def test_what_was_closed_is_there_again_when_the_program_starts_anew(
    qtbot: QtBot, opened: ShellWindow, path: Path, begin: Callable[[], ShellWindow]
) -> None:
    rate(opened, 75)
    assert opened.close()
    assert held_rating(path) == 75
    again = begin()
    assert [choice.accessibleName() for choice in again.frame.start.choices] == ["Kaisla"]
    with qtbot.waitSignal(again.documents.opened):
        again.frame.start.choices[0].click()
    again.do("page:assess")
    page = again.frame.current
    assert isinstance(page, AssessPage)
    assert page.paper.ladders.rows[0].rating == 75


def test_what_is_being_typed_is_kept_when_the_window_closes(
    qtbot: QtBot, person: Person, opened: ShellWindow, path: Path
) -> None:
    opened.do("page:assess")
    page = opened.frame.current
    assert isinstance(page, AssessPage)
    page.paper.note.field.setFocus()
    person.type("Ask the team leads")
    assert opened.close()
    assessment = decode(path.read_bytes())
    assert assessment.answer(Party.SELF, assessment.pack.criteria[0].id).note == "Ask the team leads"


def test_a_save_that_fails_is_told_and_a_copy_keeps_everything(
    qtbot: QtBot, opened: ShellWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSavedError(NotSaved.NO_PERMISSION)

    top = opened.frame.top_line
    with monkeypatch.context() as trouble:
        trouble.setattr("ccassess.app.files.replace_file", refuse)
        rate(opened, 75)
        qtbot.waitUntil(top.copy.isVisible, timeout=SAVED_WITHIN)
        assert top.state.whole.startswith("Not saved: ")
        assert held_rating(path) is None
    copy = tmp_path / f"copy{SUFFIX}"
    monkeypatch.setattr(documents, "ask_save", lambda *_: copy)
    top.copy.click()
    qtbot.waitUntil(lambda: top.state.whole.startswith("Saved "), timeout=SAVED_WITHIN)
    assert not top.copy.isVisible()
    assert held_rating(copy) == 75
    rate(opened, 50)
    assert opened.close()
    assert held_rating(copy) == 50


def test_looking_at_every_page_of_the_example_changes_nothing(
    qtbot: QtBot, window: ShellWindow, person: Person
) -> None:
    for language in ("en", "fi"):
        window.do(f"language:{language}")
        with qtbot.waitSignal(window.documents.opened):
            window.do("example")
        session = window.session
        assert session is not None
        before = session.assessment
        for name in ("assess", "verify", "profile"):
            for criterion in session.pack.criteria[:6]:
                window.ui.go(name, criterion.id) if window.ui else None
                for _ in range(24):
                    person.press(Qt.Key.Key_Tab)
        window.do("page:overview")
        assert session.assessment is before
        assert session.undoable is None


def test_the_example_is_an_untitled_copy_and_its_file_is_never_written(
    qtbot: QtBot, window: ShellWindow, settings: Preferences, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.set(WHO, "Aino Salmi")
    example = example_path("en")
    before = example.read_bytes()
    with qtbot.waitSignal(window.documents.opened):
        window.do("example")
    assert window.session is not None
    assert window.session.path is None
    assert window.frame.top_line.state.whole == "A copy, not in a file yet"
    rate(window, 5)
    kept = tmp_path / f"mine{SUFFIX}"
    monkeypatch.setattr(documents, "ask_save", lambda *_: kept)
    window.do("save")
    qtbot.waitUntil(lambda: settings.get(RECENT) == (kept,), timeout=SAVED_WITHIN)
    assert held_rating(kept) == 5
    assert example.read_bytes() == before
    assert settings.get(RECENT) == (kept,)


def test_another_language_keeps_place_session_and_history(opened: ShellWindow) -> None:
    session = opened.session
    assert session is not None
    third = session.pack.criteria[2]
    rate(opened, 75)
    assert opened.ui is not None
    opened.ui.go("assess", third.id)
    opened.do("language:fi")
    page = opened.frame.current
    assert opened.session is session
    assert isinstance(page, AssessPage)
    assert page.criterion is third
    assert page.accessibleName() != "Assess"
    opened.do("undo")
    assert session.assessment.answer(Party.SELF, session.pack.criteria[0].id).ratings == {}


def test_another_language_and_the_method_keep_where_the_buttons_of_a_page_led(opened: ShellWindow) -> None:
    opened.do("page:assess")
    assess = opened.frame.current
    assert isinstance(assess, AssessPage)
    began = assess.criterion
    assess.go_next()
    following = assess.criterion
    assert following is not began
    for name in ("language:fi", "language:en"):
        opened.do(name)
        assess = opened.frame.current
        assert isinstance(assess, AssessPage)
        assert assess.criterion is following
    opened.do("page:verify")
    verify = opened.frame.current
    assert isinstance(verify, VerifyPage)
    verify.bar.following.click()
    gone_to = verify.criterion
    opened.do("language:fi")
    verify = opened.frame.current
    assert isinstance(verify, VerifyPage)
    assert verify.criterion is gone_to


def test_widths_of_columns_are_remembered(
    qtbot: QtBot, opened: ShellWindow, path: Path, begin: Callable[[], ShellWindow], settings: Preferences
) -> None:
    opened.do("page:assess")
    page = opened.frame.current
    assert isinstance(page, AssessPage)
    page.restore_layout((300, 280))
    assert opened.close()
    assert settings.get(splitter("assess")) == (300, 280)
    again = begin()
    open_file(qtbot, again, path)
    again.do("page:assess")
    page = again.frame.current
    assert isinstance(page, AssessPage)
    assert page.save_layout() == (300, 280)


def test_no_dialog_outlives_its_closing(
    qtbot: QtBot, opened: ShellWindow, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.documents.person, "_given", "")
    for command, kind in (("new", NewDialog), ("who", NameDialog)):
        person.will_answer(kind, QDialog.reject)
        opened.do(command)
    for command in ("keys", "search", "about"):
        opened.do(command)
        dialog = next(one for one in opened.findChildren(QDialog) if one.isVisible())
        assert dialog.accessibleName() or dialog.windowTitle()
        dialog.close()
    assert person.answered == ["NewDialog", "NameDialog"]
    qtbot.waitUntil(lambda: not opened.findChildren(QDialog))
    assert not [kind for kind in (KeyMap, Search) if opened.findChildren(kind)]


def test_no_part_of_a_page_ever_shows_as_a_window_of_its_own(
    qtbot: QtBot, opened: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = Watch(opened)
    for width in (1280, 1000, 700):
        opened.resize(width, 700)
        for name in ("overview", "profile", "assess", "verify", "report"):
            opened.do(f"page:{name}")
            QApplication.processEvents()
    with qtbot.waitSignal(opened.documents.opened):
        opened.do("example")
    for name in ("profile", "assess", "verify", "report", "overview"):
        opened.do(f"page:{name}")
        QApplication.processEvents()
    assert stray.seen == []
    assert shiboken6.isValid(opened)
