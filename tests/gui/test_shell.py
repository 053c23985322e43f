from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from ccassess.app.files import open_session
from ccassess.domain.assessment import Party
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.preferences import GEOMETRY, RECENT, SCALE, Preferences
from ccassess.gui.shell import documents
from ccassess.gui.shell.commands import menu_titles
from ccassess.gui.shell.frame import Frame
from ccassess.gui.shell.helping import key_chapters
from ccassess.gui.shell.menus import Menus
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.shell.window import ShellWindow


def rate(session: Session | None, value: int) -> None:
    assert session is not None
    session.rate(Party.SELF, session.pack.criteria[2], "planned", Fraction(value))


def planned(path: Path) -> Fraction | None:
    assessment = open_session(path).assessment
    return assessment.answer(Party.SELF, assessment.pack.criteria[2].id).ratings.get("planned")


def test_without_a_file_there_is_the_start_page_and_nothing_to_save(window: ShellWindow) -> None:
    assert window.frame.current is window.frame.start
    assert not window.frame.rail.isVisible()
    assert not window.menus.actions["save"].isEnabled()
    assert window.menus.actions["new"].isEnabled()


def test_an_open_file_shows_its_name_state_and_first_page(opened: ShellWindow) -> None:
    top = opened.frame.top_line
    assert top.name.whole == "Kaisla Energia"
    assert top.chip.text() == "Draft"
    assert top.state.whole == "Saved"
    assert opened.place.page == "overview"
    assert opened.windowTitle() == "Kaisla – ccassess"


def test_pages_are_made_at_their_first_visit_only(opened: ShellWindow) -> None:
    assert set(opened.frame.pages) == {"overview"}
    opened.do("page:assess")
    first = opened.frame.current
    opened.do("page:overview")
    opened.do("page:assess")
    assert opened.frame.current is first
    assert opened.frame.rail.buttons["assess"].isChecked()
    assert opened.menus.actions["page:assess"].isChecked()


def test_what_does_not_exist_yet_says_why(opened: ShellWindow) -> None:
    for name in ("team", "improve"):
        button = opened.frame.rail.buttons[name]
        assert not button.isEnabled()
        assert "later version" in button.accessibleDescription()
        assert "later version" in opened.menus.actions[f"page:{name}"].text()


def test_undo_and_redo_carry_the_name_of_the_step(opened: ShellWindow) -> None:
    top = opened.frame.top_line
    assert not top.undo.isEnabled()
    rate(opened.session, 75)
    assert top.undo.accessibleName() == "Undo: Planned 75 on 1.3"
    assert opened.menus.actions["undo"].text() == "&Undo: Planned 75 on 1.3"
    top.undo.click()
    assert not top.undo.isEnabled()
    assert top.redo.accessibleName() == "Redo: Planned 75 on 1.3"
    opened.do("redo")
    assert top.undo.isEnabled()


def test_undo_goes_to_the_criterion_it_changes(opened: ShellWindow) -> None:
    rate(opened.session, 75)
    opened.do("page:assess")
    opened.do("undo")
    assert opened.place.criterion == "goals"


def test_the_saved_state_is_told_in_words(qtbot: QtBot, opened: ShellWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    rate(opened.session, 75)
    assert opened.frame.top_line.state.whole == "Saving…"
    opened.do("save")
    qtbot.waitUntil(lambda: opened.frame.top_line.state.whole.startswith("Saved "))
    assert not opened.frame.top_line.copy.isVisible()


def test_a_file_that_cannot_be_written_says_so_and_offers_a_copy(
    qtbot: QtBot, opened: ShellWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise NotSavedError(NotSaved.DISK_FULL)

    rate(opened.session, 75)
    with monkeypatch.context() as trouble:
        trouble.setattr("ccassess.app.files.replace_file", full)
        opened.do("save")
        qtbot.waitUntil(lambda: opened.frame.top_line.state.whole == "Not saved: disk full")
        assert opened.frame.top_line.copy.isVisible()
    copy = tmp_path / "copy.ccassess"
    monkeypatch.setattr(documents, "ask_save", lambda *_: copy)
    opened.frame.top_line.copy.click()
    qtbot.waitUntil(lambda: opened.frame.top_line.state.whole.startswith("Saved "))
    assert planned(copy) == 75


def test_a_refusal_stands_under_the_top_line_until_it_is_put_away(opened: ShellWindow) -> None:
    assert opened.ui is not None
    assert not opened.frame.notice.isVisible()
    opened.ui.refused.emit("That <b>cannot</b> be.")
    assert opened.frame.notice.isVisible()
    assert opened.frame.notice.words.accessibleName() == "That <b>cannot</b> be."
    assert opened.frame.notice.words.textFormat() is Qt.TextFormat.PlainText
    opened.frame.notice.close_button.click()
    assert not opened.frame.notice.isVisible()


def test_another_language_keeps_session_and_place(opened: ShellWindow) -> None:
    session = opened.session
    opened.do("page:verify")
    opened.do("language:fi")
    assert opened.session is session
    assert opened.place.page == "verify"
    assert opened.ui is not None
    assert opened.ui.t.language == "fi"
    assert opened.menus.actions["language:fi"].isChecked()
    rate(session, 50)
    assert opened.frame.top_line.undo.isEnabled()


def titled_menus(window: ShellWindow) -> list[QMenu]:
    """Qt keeps one more, without a title, for what does not fit in the bar."""
    return [menu for menu in window.findChildren(QMenu) if menu.title()]


def test_a_window_made_anew_leaves_nothing_behind(qtbot: QtBot, opened: ShellWindow) -> None:
    for language in ("fi", "en", "fi"):
        opened.do(f"language:{language}")
    qtbot.waitUntil(lambda: len(opened.findChildren(Frame)) == 1)
    qtbot.waitUntil(lambda: len(titled_menus(opened)) == len(menu_titles(opened.t)))
    assert len(opened.findChildren(Menus)) == 1


def test_text_size_goes_in_steps_and_is_remembered(opened: ShellWindow, settings: Preferences) -> None:
    opened.do("larger")
    opened.do("larger")
    assert theme().scale == pytest.approx(1.5)
    assert settings.get(SCALE) == pytest.approx(1.5)
    assert opened.menus.actions["text:150"].isChecked()
    opened.do("smaller")
    assert theme().scale == pytest.approx(1.25)


def test_a_narrow_window_has_a_menu_instead_of_the_rail(opened: ShellWindow) -> None:
    top = opened.frame.top_line
    opened.resize(1280, 800)
    assert opened.frame.rail.isVisible()
    assert "Search" in top.search.text()
    opened.resize(1000, 640)
    assert not top.search.text()
    assert top.search.accessibleName() == "Search"
    opened.do("text:200")
    assert not opened.frame.rail.isVisible()
    assert top.pages.isVisible()
    assert opened.width() == 1000


def test_going_to_what_is_to_do_skips_what_is_scored(opened: ShellWindow) -> None:
    opened.do("to-do")
    assert opened.place.criterion == "planning"
    opened.do("flagged")
    assert opened.frame.notice.isVisible()


def test_leaving_the_window_saves(qtbot: QtBot, opened: ShellWindow) -> None:
    session = opened.session
    assert session is not None
    assert session.path is not None
    rate(session, 75)
    opened.close()
    assert planned(session.path) == 75


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot, window: ShellWindow, file_session: Session) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file_session.path))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.documents.opened):
        window.dropEvent(drop)
    assert window.session is not None
    assert window.session.path == file_session.path


def test_a_recent_file_that_is_gone_is_taken_off_the_list(
    window: ShellWindow, settings: Preferences, tmp_path: Path
) -> None:
    there, gone = tmp_path / "there.ccassess", tmp_path / "gone.ccassess"
    there.write_bytes(b"")
    gone.write_bytes(b"")
    settings.set(RECENT, (gone, there))
    window.show_first()
    assert [choice.accessibleName() for choice in window.frame.start.choices] == ["gone", "there"]
    gone.unlink()
    window.frame.start.choices[0].click()
    assert "gone.ccassess is not there any more" in window.frame.notice.words.text()
    assert settings.get(RECENT) == (there,)
    assert [choice.accessibleName() for choice in window.frame.start.choices] == ["there"]


def test_the_method_can_be_read_and_left_again(window: ShellWindow, opened: ShellWindow) -> None:
    opened.do("page:assess")
    opened.do("learn")
    learn = opened.frame.show_learn()
    learn.back.click()
    assert opened.place.page == "assess"
    assert opened.frame.current is opened.frame.pages["assess"]


def test_closing_a_file_leads_back_to_the_start_page(opened: ShellWindow) -> None:
    opened.do("close")
    assert opened.session is None
    assert opened.frame.current is opened.frame.start


def test_a_screen_reader_gets_a_name_for_every_control(opened: ShellWindow) -> None:
    opened.do("learn")
    opened.do("start")
    opened.frame.notice.say("Something was refused.")
    nameless = []
    for widget in opened.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        reached = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible()
        if reached and interface is not None and not interface.text(QAccessible.Text.Name):
            nameless.append(widget)
    assert not nameless


def test_the_start_page_is_used_by_keyboard(qtbot: QtBot, window: ShellWindow) -> None:
    window.activateWindow()
    window.show_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "New assessment"
    asked: list[str] = []
    window.frame.start.asked.connect(asked.append)
    window._deeds["new"] = lambda: None
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert asked == ["new"]


def test_a_field_being_typed_in_hands_over_before_the_window_closes(qtbot: QtBot, opened: ShellWindow) -> None:
    field = QLineEdit(opened.frame)
    field.show()
    opened.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "typed")
    with qtbot.waitSignal(field.editingFinished):
        opened.do("save")


def test_what_a_page_offers_stands_in_the_menu_and_in_the_key_map(opened: ShellWindow) -> None:
    opened.do("page:verify")
    page = opened.frame.current
    assert page is not None
    action = QAction("Next to do", page)
    action.setShortcut("Ctrl+Return")
    page.addAction(action)
    opened.do("page:overview")
    assert action not in opened.menus.assessment_menu.actions()
    opened.do("page:verify")
    assert action in opened.menus.assessment_menu.actions()
    assert key_chapters(opened.t, "Verify", opened.page_actions)["On the page Verify"] == [
        ("Next to do", ("Ctrl+Return",))
    ]


def test_the_key_map_lists_the_keys_of_a_rating(opened: ShellWindow) -> None:
    keys = [key for _words, own in key_chapters(opened.t, "", ())["Rating"] for key in own]
    assert {"Right", "+", "-", "0–9", "Delete", "Space", "Return", "Ctrl+Right"} <= set(keys)


def test_the_window_opens_on_the_screen_whatever_its_size_was(window: ShellWindow, settings: Preferences) -> None:
    room = window.screen().availableGeometry()
    assert window.size().boundedTo(room.size()) == window.size()
    window.resize(3000, 3000)
    window.move(2500, 1500)
    settings.set(GEOMETRY, bytes(window.saveGeometry().data()))
    again = type(window)(settings)
    assert room.contains(again.geometry())
    again.deleteLater()
