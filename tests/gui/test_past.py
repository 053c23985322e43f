"""What was before on screen: the history of changes, and the kept versions with all one can do with them."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccassess.app.files import open_session, save_as
from ccassess.app.version_list import listed_versions
from ccassess.app.versions import begin_keep
from ccassess.domain.assessment import HistoryEntry, Party
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.history_reading import history_of
from ccassess.domain.kept import Kept
from ccassess.gui.dialogs.questions import Answer
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.past.history_window import HistoryWindow
from ccassess.gui.past.version_sheet import NOW, VersionSheet
from ccassess.gui.past.versions_window import VersionsWindow
from ccassess.gui.shell import past
from ccassess.gui.shell.window import ShellWindow
from ccassess.gui.theme import theme
from tests.gui.conftest import _discard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.preferences import Preferences

WITHIN = 8_000
LONG = "Every lead talks with every agent once a month.\n" * 40


@pytest.fixture
def kept(opened: ShellWindow) -> ShellWindow:
    """The window with an assessment of which two versions are kept: a note "first" by Aino, "second" by Maija."""
    session = session_of(opened)
    for who, text in (("Aino Salmi", "first"), ("Maija Virtanen", "second")):
        session.who = who
        session.set_note(Party.SELF, session.pack.criteria[0], text)
        session.close_step()
        assert opened.documents.autosave is not None
        assert opened.documents.autosave.save_and_wait() is None
        begin_keep(session, Kept.SAVED).run()
    session.who = "Aino Salmi"
    return opened


def session_of(window: ShellWindow) -> Session:
    assert window.session is not None
    return window.session


def note(window: ShellWindow) -> str:
    session = session_of(window)
    return session.assessment.answer(Party.SELF, session.pack.criteria[0].id).note


def history_window(window: ShellWindow, criterion: str = "") -> HistoryWindow:
    window.do(f"history:{criterion}" if criterion else "history")
    found = window.aids.window_of("history")
    assert isinstance(found, HistoryWindow)
    return found


def cells(beside: HistoryWindow | VersionSheet) -> list[list[str]]:
    model = beside.table.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def versions_window(qtbot: QtBot, window: ShellWindow) -> tuple[VersionsWindow, VersionSheet]:
    window.do("versions")
    found = window.aids.window_of("versions")
    assert isinstance(found, VersionsWindow)
    sheet = found.findChild(VersionSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: not sheet.title.text().startswith("Reading"), timeout=WITHIN)
    return found, sheet


def answer(monkeypatch: pytest.MonkeyPatch, given: Answer) -> list[str]:
    asked: list[str] = []

    def ask(_parent: object, _t: object, when: str) -> Answer:
        asked.append(when)
        return given

    monkeypatch.setattr(past, "ask_about_restoring", ask)
    return asked


# The history


def test_the_history_tells_who_changed_what_from_what_to_what_the_newest_first(kept: ShellWindow) -> None:
    beside = history_window(kept)
    rows = cells(beside)
    assert [row[1:] for row in rows[:2]] == [
        ["Maija Virtanen", "Note · 1.1 Purpose and role · Self-assessment", "first", "second"],
        ["Aino Salmi", "Note · 1.1 Purpose and role · Self-assessment", "–", "first"],
    ]
    assert beside.count.text() == f"{len(rows)} changes, the newest first"


def test_what_is_not_in_the_file_yet_is_in_the_history_already(qtbot: QtBot, kept: ShellWindow) -> None:
    session, beside = session_of(kept), history_window(kept)
    assert kept.documents.autosave is not None
    kept.documents.autosave.hold(1)
    session.rate(Party.SELF, session.pack.criteria[1], "planned", Fraction(25))
    qtbot.waitUntil(lambda: cells(beside)[0][2].startswith("Planned · 1.2"), timeout=WITHIN)
    assert session.unsaved


def test_whoever_reads_a_change_goes_on_reading_it_while_others_come(qtbot: QtBot, kept: ShellWindow) -> None:
    session, beside = session_of(kept), history_window(kept)
    beside.table.view.selectRow(1)
    said = beside.table.about.text()
    session.rate(Party.SELF, session.pack.criteria[1], "planned", Fraction(25))
    qtbot.waitUntil(lambda: cells(beside)[0][2].startswith("Planned · 1.2"), timeout=WITHIN)
    assert beside.table.chosen == 2
    assert beside.table.about.text() == said


def test_the_history_of_one_criterion_does_not_name_it_in_every_row(kept: ShellWindow) -> None:
    session = session_of(kept)
    session.set_note(Party.SELF, session.pack.criteria[1], "elsewhere")
    session.set_note(Party.VERIFICATION, session.pack.criteria[0], "verified")
    beside = history_window(kept, session.pack.criteria[0].id)
    assert [row[2] for row in cells(beside)] == [
        "Note · Verification, not sealed",
        "Note · Self-assessment",
        "Note · Self-assessment",
    ]
    beside.side.set_key("self")
    beside.side.activated.emit(0)
    assert len(cells(beside)) == 2
    beside.person.set_key("Maija Virtanen")
    beside.person.activated.emit(0)
    assert [row[4] for row in cells(beside)] == ["second"]
    beside.side.set_key("verification")
    beside.side.activated.emit(0)
    assert cells(beside) == []
    assert beside.count.text() == "Nobody chosen here has changed anything."
    empty = history_window(kept, session.pack.criteria[5].id)
    assert empty is beside
    beside.person.set_key("*")
    beside.person.activated.emit(0)
    assert beside.count.text() == "Nothing was changed here yet."


def test_a_long_text_is_there_in_full_when_its_row_is_chosen_by_the_keyboard(qtbot: QtBot, kept: ShellWindow) -> None:
    session = session_of(kept)
    session.set_note(Party.SELF, session.pack.criteria[1], LONG)
    session.set_note(Party.SELF, session.pack.criteria[2], "<b>bold</b>")
    beside = history_window(kept)
    table = beside.table
    rows = [row[4] for row in cells(beside)]
    place = next(place for place, text in enumerate(rows) if text.startswith("Every lead"))
    assert len(rows[place]) < len(LONG.strip())
    table.view.setFocus()
    table.view.selectRow(0)
    for _ in range(place):
        QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert table.new.toPlainText().strip() == LONG.strip()
    assert table.new.isReadOnly()
    assert table.about.text().startswith("Note · 1.2")
    table.view.selectRow(rows.index("<b>bold</b>"))
    assert table.new.toPlainText() == "<b>bold</b>"


def test_ten_thousand_changes_are_put_into_words_only_where_they_are_seen(opened: ShellWindow) -> None:
    session = session_of(opened)
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    path = f"self/{session.pack.criteria[0].id}/note"
    entries = tuple(
        HistoryEntry(f"e{n:05}", (begin + dt.timedelta(hours=n)).isoformat(), "Aino", path, "a", "b")
        for n in range(10_000)
    )
    many = replace(session.assessment, histories={Party.SELF: entries})
    session.origin = session._assessment = many
    beside = history_window(opened)
    assert beside.table.model.rowCount() == 10_000
    assert len(beside.table.model._said) < 200
    beside.table.view.selectRow(9_999)
    assert "1 Jan 2020" in beside.table.about.text()


def test_the_pages_lead_to_the_history_of_their_criterion(
    qtbot: QtBot, settings: Preferences, session: Session
) -> None:
    window = ShellWindow(settings)
    qtbot.addWidget(window, before_close_func=_discard)
    window.show()
    window.documents.adopt(session)
    third = session.pack.criteria[2]
    assert window.ui is not None
    for page_name in ("assess", "verify"):
        window.ui.go(page_name, third.id)
        action = next(one for one in window.page_actions if "History" in one.text())
        assert action.shortcut().toString() == "Ctrl+H"
        action.trigger()
        beside = window.aids.window_of("history")
        assert isinstance(beside, HistoryWindow)
        assert beside.shown == third.id
        beside.close()
    window.ui.go("assess", third.id)
    page = window.frame.current
    assert isinstance(page, AssessPage)
    page.paper.note.history.click()
    assert window.aids.window_of("history") is not None


def test_the_window_fits_a_small_screen_with_large_text(kept: ShellWindow) -> None:
    theme().set_look("light", 2.0)
    beside = history_window(kept)
    beside.resize(640, 480)
    QApplication.processEvents()
    assert (beside.width(), beside.height()) == (640, 480)
    assert beside.table.view.isColumnHidden(1)
    assert "Maija Virtanen" in beside.table.about.text()


# Versions


def test_versions_are_listed_with_when_who_why_and_how_much_they_changed(qtbot: QtBot, kept: ShellWindow) -> None:
    session = session_of(kept)
    session.set_note(Party.SELF, session.pack.criteria[0], "third")
    session.set_profile("unit", "Everything")
    beside, sheet = versions_window(qtbot, kept)
    captions = [caption for _key, _title, caption in beside.entries()]
    assert captions[0] == "saved, Maija Virtanen, 1 change since the one before, 2 fields are different now"
    assert captions[1] == "saved, Aino Salmi, 1 change since the one before, 2 fields are different now"
    assert captions[-1].startswith("saved, Aino Salmi, the oldest kept here, ")
    assert cells(sheet) == [["Note · 1.1 Purpose and role · Self-assessment", "first", "second"]]
    assert sheet.table.old.toPlainText() == "first"
    sheet.against.set_key(NOW)
    sheet.against.chosen.emit(NOW)
    assert ["Note · 1.1 Purpose and role · Self-assessment", "third", "second"] in cells(sheet)
    heading = sheet.table.model.headerData(1, Qt.Orientation.Horizontal)
    assert heading == "Now"
    QTest.keyClick(beside.list, Qt.Key.Key_Down)
    assert "first" in sheet.table.new.toPlainText() or len(cells(sheet)) == 2


def test_tab_goes_through_a_version_as_the_eye_does(qtbot: QtBot, kept: ShellWindow) -> None:
    beside, sheet = versions_window(qtbot, kept)
    beside.activateWindow()
    qtbot.waitActive(beside)
    sheet.view.setFocus()
    passed = []
    for _ in range(7):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    table = sheet.table
    assert passed == [
        sheet.view,
        sheet.restore,
        sheet.export,
        sheet.against.segments[0],
        table.view,
        table.old,
        table.new,
    ]


def test_a_document_of_which_nothing_is_kept_says_so(qtbot: QtBot, window: ShellWindow, session: Session) -> None:
    window.documents.adopt(session)
    beside, sheet = versions_window(qtbot, window)
    assert sheet.title.text() == "No version is kept yet"
    assert not sheet.restore.isVisible()
    assert beside.list.ids == []


def test_a_file_is_kept_soon_after_it_was_opened(qtbot: QtBot, opened: ShellWindow) -> None:
    session = session_of(opened)
    store = session.keeper.store
    shutil.rmtree(store.folder)
    qtbot.waitUntil(lambda: bool(store.listed(session.assessment.id)), timeout=WITHIN)
    assert store.listed(session.assessment.id)[0].why is Kept.OPENED


def test_a_version_is_viewed_in_the_window_and_one_goes_back_with_all_that_can_be_undone(
    qtbot: QtBot, kept: ShellWindow
) -> None:
    present = session_of(kept)
    path = present.path
    beside, sheet = versions_window(qtbot, kept)
    beside.list.setCurrentRow(1)
    with qtbot.waitSignal(kept.documents.opened, timeout=WITHIN):
        sheet.view.click()
    assert note(kept) == "first"
    assert session_of(kept).read_only is not None
    strip = kept.frame.strip
    qtbot.waitUntil(strip.isVisible, timeout=WITHIN)
    assert strip.words.text().startswith("This is an earlier version, of ")
    assert strip.restore.isVisible()
    assert not kept.menus.actions["save"].isEnabled()
    strip.back.click()
    assert session_of(kept) is present
    assert session_of(kept).path == path
    assert note(kept) == "second"
    kept.do("undo")
    assert note(kept) == "first"


def test_what_could_not_be_saved_before_a_version_was_viewed_is_there_again(
    qtbot: QtBot, kept: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, sheet = versions_window(qtbot, kept)
    session = session_of(kept)
    session.set_note(Party.SELF, session.pack.criteria[0], "only in the journal")

    def fail(*_args: object, **_kwargs: object) -> None:
        raise NotSavedError(NotSaved.DISK_FULL, file="Kaisla.ccassess")

    beside.list.setCurrentRow(1)
    with monkeypatch.context() as patched:
        patched.setattr("ccassess.app.files.replace_file", fail)
        with qtbot.waitSignal(kept.documents.opened, timeout=WITHIN):
            sheet.view.click()
    assert note(kept) == "first"
    with qtbot.waitSignal(kept.documents.opened, timeout=WITHIN):
        kept.frame.strip.back.click()
    assert note(kept) == "only in the journal"


@pytest.mark.parametrize("viewed", [False, True])
def test_restoring_asks_and_is_a_change_that_can_be_undone(
    qtbot: QtBot, kept: ShellWindow, monkeypatch: pytest.MonkeyPatch, *, viewed: bool
) -> None:
    asked = answer(monkeypatch, Answer.CANCEL)
    beside, sheet = versions_window(qtbot, kept)
    beside.list.setCurrentRow(1)
    button = sheet.restore
    if viewed:
        with qtbot.waitSignal(kept.documents.opened, timeout=WITHIN):
            sheet.view.click()
        button = kept.frame.strip.restore
    button.click()
    assert len(asked) == 1
    before = note(kept)
    assert before == ("first" if viewed else "second")
    answer(monkeypatch, Answer.RESTORE)
    button.click()
    qtbot.waitUntil(lambda: note(kept) == "first" and session_of(kept).undoable is not None, timeout=WITHIN)
    qtbot.waitUntil(lambda: "is restored" in kept.frame.notice.words.text(), timeout=WITHIN)
    session = session_of(kept)
    assert session.read_only is None
    assert kept.menus.actions["undo"].text().startswith("&Undo: restoring the version of ")
    why = [one.version.why for one in listed_versions(session.assessment.id, None)]
    assert why.count(Kept.BEFORE_RESTORE) <= 1
    QApplication.processEvents()
    assert "Version restored · Versions" in [row[2] for row in cells(history_window(kept))][:2]
    kept.do("undo")
    assert note(kept) == "second"
    assert kept.frame.notice.isHidden()
    assert "Restoring undone · Versions" in [row[2] for row in cells(history_window(kept))][:3]


def test_restoring_what_is_there_already_changes_nothing(
    qtbot: QtBot, kept: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, Answer.RESTORE)
    before = session_of(kept).assessment
    _beside, sheet = versions_window(qtbot, kept)
    sheet.restore.click()
    qtbot.waitUntil(lambda: "Nothing was changed" in kept.frame.notice.words.text(), timeout=WITHIN)
    assert session_of(kept).assessment is before


def test_a_version_is_saved_as_a_copy_but_never_over_the_open_file(
    qtbot: QtBot, kept: ShellWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = session_of(kept).path
    assert own is not None
    beside, sheet = versions_window(qtbot, kept)
    beside.list.setCurrentRow(1)
    before = own.read_bytes()
    monkeypatch.setattr(past, "ask_save", lambda *_: own)
    sheet.export.click()
    assert kept.frame.notice.words.text().startswith("That is the file of this assessment itself.")
    assert own.read_bytes() == before
    copy = tmp_path / "older.ccassess"
    monkeypatch.setattr(past, "ask_save", lambda *_: copy)
    sheet.export.click()
    qtbot.waitUntil(copy.exists, timeout=WITHIN)
    qtbot.waitUntil(lambda: kept.frame.notice.words.text().endswith("older.ccassess."), timeout=WITHIN)
    found = open_session(copy).assessment
    assert found.answer(Party.SELF, found.pack.criteria[0].id).note == "first"


def test_a_damaged_version_is_told_and_nothing_else_suffers(qtbot: QtBot, kept: ShellWindow) -> None:
    session = session_of(kept)
    store = session.keeper.store
    beside, sheet = versions_window(qtbot, kept)
    beside.list.setCurrentRow(1)
    key = beside.list.chosen
    for path in store.folder.rglob(key):
        path.write_bytes(path.read_bytes()[:-40])
    sheet.view.click()
    qtbot.waitUntil(kept.frame.notice.isVisible, timeout=WITHIN)
    assert kept.frame.notice.words.text().startswith("That version ")
    assert note(kept) == "second"


def test_that_no_version_could_be_kept_is_told_once(qtbot: QtBot, opened: ShellWindow) -> None:
    session = session_of(opened)
    session.keeper.tell(NotSavedError(NotSaved.DISK_FULL, file="versions"))
    session.set_profile("unit", "Everything")
    autosave = opened.documents.autosave
    assert autosave is not None
    autosave.save_and_wait()
    assert opened.frame.notice.words.text().startswith("The file is saved, but no version of it could be kept")
    opened.frame.notice.put_away()
    session.set_profile("unit", "Nothing")
    autosave.save_and_wait()
    assert not opened.frame.notice.isVisible()


def test_the_windows_go_with_the_assessment(qtbot: QtBot, kept: ShellWindow, tmp_path: Path) -> None:
    history_window(kept)
    versions_window(qtbot, kept)
    kept.do("language:fi")
    assert isinstance(kept.aids.window_of("history"), HistoryWindow)
    other = open_session(session_of(kept).path or tmp_path)
    save_as(other, tmp_path / "other.ccassess", overwrite=False)
    kept.documents.adopt(other)
    assert kept.aids.window_of("history") is None
    assert kept.aids.window_of("versions") is None
    assert history_of(session_of(kept).assessment)
