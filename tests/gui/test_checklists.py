"""The window of checklists: marks by keys or mouse, sides beside each other, undo, search, and a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.assessment import Mark
from ccassess.gui.aids.checklist_sheet import ChecklistSheet
from ccassess.gui.shell.finding import everything, find
from ccassess.gui.theme import theme
from ccassess.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.gui.aids.aid_window import AidWindow
    from ccassess.gui.aids.mark_choice import MarkChoice
    from ccassess.gui.shell.window import ShellWindow

Key = Qt.Key


def window_of(shell: ShellWindow) -> AidWindow:
    found = shell.aids.window_of("checklist")
    assert found is not None
    return found


def sheet_of(shell: ShellWindow) -> ChecklistSheet:
    sheet = window_of(shell).sheet
    assert isinstance(sheet, ChecklistSheet)
    return sheet


def marks(shell: ShellWindow, checklist: str) -> dict[tuple[str, str], Mark]:
    assert shell.session is not None
    said = shell.session.assessment.checklists.get(checklist)
    return {} if said is None else dict(said.marks)


def segment(choice: MarkChoice, mark: Mark) -> QPushButton:
    return next(one for one in choice.segments if one.key == mark)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def caption(shell: ShellWindow, checklist: str) -> str:
    return next(said for name, _title, said in window_of(shell).entries() if name == checklist)


@pytest.fixture
def moments(qtbot: QtBot, opened: ShellWindow) -> ShellWindow:
    """The main window with the ten moments open beside it."""
    opened.do("checklist:ten-moments")
    qtbot.waitExposed(window_of(opened))
    window_of(opened).activateWindow()
    QApplication.processEvents()
    return opened


def test_the_menu_lists_every_checklist_with_how_much_is_marked(opened: ShellWindow) -> None:
    opened.do("checklists")
    assert opened.session is not None
    assert window_of(opened).list.ids == [one.id for one in opened.session.pack.checklists]
    assert caption(opened, "ten-moments") == "0 of 20 marked"
    assert not window_of(opened).isModal()


def test_both_sides_are_marked_by_keys_alone(qtbot: QtBot, moments: ShellWindow) -> None:
    rows = sheet_of(moments).rows
    rows[0].choices["leader"].take_focus()
    qtbot.keyClick(focus(), Key.Key_Space)
    qtbot.keyClick(focus(), Key.Key_Right)
    assert marks(moments, "ten-moments") == {("honest-interview", "leader"): Mark.PARTLY}
    qtbot.keyClick(focus(), Key.Key_Down)
    qtbot.keyClick(focus(), Key.Key_3)
    assert marks(moments, "ten-moments")["warm-welcome", "leader"] is Mark.NO
    qtbot.keyClick(focus(), Key.Key_Tab)
    assert rows[1].choices["adviser"].isAncestorOf(focus())
    qtbot.keyClick(focus(), Key.Key_1)
    assert marks(moments, "ten-moments")["warm-welcome", "adviser"] is Mark.YES
    qtbot.keyClick(focus(), Key.Key_Delete)
    assert ("warm-welcome", "adviser") not in marks(moments, "ten-moments")
    assert caption(moments, "ten-moments") == "2 of 20 marked"


def test_one_item_is_one_stop_of_tab_for_each_side(qtbot: QtBot, moments: ShellWindow) -> None:
    rows = sheet_of(moments).rows
    rows[0].choices["leader"].take_focus()
    stops = []
    for _time in range(4):
        stops.append(focus().parent())
        qtbot.keyClick(focus(), Key.Key_Tab)
    assert stops == [rows[row].choices[side] for row in (0, 1) for side in ("leader", "adviser")]


def test_a_second_click_takes_a_mark_away_and_a_double_click_does_not(qtbot: QtBot, moments: ShellWindow) -> None:
    choice = sheet_of(moments).rows[0].choices["leader"]
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(segment(choice, Mark.YES), left)
    qtbot.mouseDClick(segment(choice, Mark.YES), left)
    assert marks(moments, "ten-moments") == {("honest-interview", "leader"): Mark.YES}
    qtbot.mouseClick(segment(choice, Mark.YES), left)
    assert marks(moments, "ten-moments") == {}
    assert choice.mark is None


def test_sides_that_differ_stand_out_in_words(moments: ShellWindow) -> None:
    sheet = sheet_of(moments)
    segment(sheet.rows[0].choices["leader"], Mark.YES).click()
    assert not sheet.rows[0].is_different
    segment(sheet.rows[0].choices["adviser"], Mark.NO).click()
    segment(sheet.rows[1].choices["leader"], Mark.YES).click()
    segment(sheet.rows[1].choices["adviser"], Mark.YES).click()
    assert [row.is_different for row in sheet.rows[:2]] == [True, False]
    assert sheet.state.text() == "4 of 20 marked · 1 answer differs"


def test_undo_and_redo_work_from_the_window_itself(qtbot: QtBot, moments: ShellWindow) -> None:
    choice = sheet_of(moments).rows[0].choices["leader"]
    choice.take_focus()
    qtbot.keyClick(focus(), Key.Key_2)
    assert moments.menus.actions["undo"].text() == "&Undo: mark in Ten moments of working life"
    qtbot.keyClick(focus(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marks(moments, "ten-moments") == {}
    assert choice.mark is None
    qtbot.keyClick(focus(), Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert choice.mark is Mark.PARTLY


def test_the_note_is_kept_as_one_step_when_the_window_closes(
    qtbot: QtBot, moments: ShellWindow, dies: Callable[[QWidget], None]
) -> None:
    note = sheet_of(moments).note.edit
    note.setFocus()
    qtbot.keyClicks(note, "Talk in <b>March</b>")
    dies(window_of(moments))
    assert moments.session is not None
    assert moments.session.assessment.checklists["ten-moments"].note == "Talk in <b>March</b>"
    moments.session.undo()
    assert moments.session.assessment.checklists == {}


def test_escape_closes_the_window(qtbot: QtBot, moments: ShellWindow) -> None:
    window = window_of(moments)
    with qtbot.waitSignal(window.destroyed, timeout=2000):
        qtbot.keyClick(window.list, Key.Key_Escape)
    assert moments.aids.window_of("checklist") is None


def test_an_agenda_shows_its_clock(opened: ShellWindow) -> None:
    opened.do("checklist:barrier-session")
    rows = {row.item: row for row in sheet_of(opened).rows}
    assert rows["opening"].clock == ("0:00", "5 min")
    assert rows["merging"].clock == ("1:00", "15 min")
    assert rows["publish"].clock == ("", "")
    assert sheet_of(opened).state.text().endswith("120 min")


def test_search_finds_a_checklist_and_opens_it(opened: ShellWindow) -> None:
    assert opened.session is not None
    hit = find(everything(translator("en"), opened.session.pack, "en"), "barrier sess")[0]
    assert hit.caption == "Checklist"
    opened.do(hit.command)
    assert window_of(opened).shown == "barrier-session"
    assert sheet_of(opened)._title.text() == "Barrier session: what stops you in your job?"


def test_a_page_opens_it_and_it_goes_with_the_main_window(qtbot: QtBot, opened: ShellWindow) -> None:
    assert opened.ui is not None
    opened.ui.aid_wanted.emit("checklist", "leader-mirror")
    window = window_of(opened)
    assert window.shown == "leader-mirror"
    with qtbot.waitSignal(window.destroyed, timeout=2000):
        opened.close()


def test_another_language_opens_it_anew(moments: ShellWindow) -> None:
    moments.do("language:fi")
    assert window_of(moments).shown == "ten-moments"
    assert sheet_of(moments)._title.text() == "Työelämän kymmenen hetkeä"


def test_another_assessment_closes_it(moments: ShellWindow) -> None:
    moments.documents.adopt(Session(create(find_pack(DEFAULT_PACK)), who="Aino"))
    assert moments.aids.window_of("checklist") is None


def test_a_link_leads_to_the_criterion_it_helps_with(moments: ShellWindow) -> None:
    sheet_of(moments).criteria.links()[0].click()
    assert (moments.place.page, moments.place.criterion) == ("assess", "wellbeing")


def test_the_keyboard_is_followed_down_a_long_list(qtbot: QtBot, moments: ShellWindow) -> None:
    sheet, pane = sheet_of(moments), window_of(moments).pane
    assert pane.verticalScrollBar().maximum() > 0
    sheet.rows[0].choices["leader"].take_focus()
    for _row in sheet.rows[1:]:
        qtbot.keyClick(focus(), Key.Key_Down)
    assert sheet.rows[-1].choices["leader"].isAncestorOf(focus())
    top = focus().mapTo(pane.viewport(), focus().rect().topLeft())
    assert 0 <= top.y() < pane.viewport().height()


@pytest.mark.parametrize(("text_px", "scale"), [(940, 1.0), (620, 1.0), (480, 2.0)])
def test_nothing_asks_to_scroll_sideways(opened: ShellWindow, text_px: int, scale: float) -> None:
    theme().set_look("light", scale)
    for name in ("ten-moments", "barrier-session"):
        opened.do(f"checklist:{name}")
        window = window_of(opened)
        window.resize(round(text_px * scale), round(600 * scale))
        QApplication.processEvents()
        assert window.width() == round(text_px * scale)
        assert window.sheet.width() == window.pane.viewport().width()
        assert window.sheet.minimumSizeHint().width() <= window.pane.viewport().width()


def test_it_is_saved_as_a_pdf_blank_or_filled_in(qtbot: QtBot, moments: ShellWindow, tmp_path: Path) -> None:
    sheet = sheet_of(moments)
    assert not sheet.printing.filled.isEnabled()
    segment(sheet.rows[0].choices["leader"], Mark.YES).click()
    assert sheet.printing.filled.isEnabled()
    for is_filled in (False, True):
        path = tmp_path / f"{is_filled}.pdf"
        sheet.printing.write(path, is_filled=is_filled)
        qtbot.waitUntil(lambda path=path: sheet.printing.status.sentence.text() == f"{path.name} is written.")
        assert path.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "True.pdf").read_bytes() != (tmp_path / "False.pdf").read_bytes()


def test_a_pdf_that_cannot_be_written_is_told(qtbot: QtBot, moments: ShellWindow, tmp_path: Path) -> None:
    sheet = sheet_of(moments)
    sheet.printing.write(tmp_path / "nowhere" / "list.pdf", is_filled=False)
    qtbot.waitUntil(lambda: sheet.printing.status.sentence.text().startswith("Error: "))
