"""Moving to newer criteria in the window: seen before, saved elsewhere, the receipt at hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import open_session
from ccassess.app.library import DEFAULT_PACK, named_pack
from ccassess.app.moving import preview, write_moved
from ccassess.gui.dialogs import move_dialog
from ccassess.gui.dialogs.move_dialog import MoveDialog
from ccassess.gui.dialogs.receipt_dialog import ReceiptDialog
from ccassess.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.shell.window import ShellWindow

FIRST = Path(__file__).parents[1] / "files" / "pack-1.0.0.ccassess"
T = translator("en")


@pytest.fixture
def first(tmp_path: Path) -> Session:
    shutil.copy(FIRST, tmp_path / "first.ccassess")
    return open_session(tmp_path / "first.ccassess", "Aino Salmi")


@pytest.fixture
def moved(first: Session, tmp_path: Path) -> Session:
    return write_moved(first, preview(first, DEFAULT_PACK, "en"), tmp_path / "m.ccassess", overwrite=False).session


@pytest.fixture
def shown(qtbot: QtBot, window: ShellWindow, first: Session) -> MoveDialog:
    """The dialog with the move to the present pack in it."""
    dialog = MoveDialog(T, first, "en", window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.planned is not None)
    return dialog


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[Path]:
    """Let the system's dialog answer with a path; returns what it was suggested."""
    suggested: list[Path] = []

    def answer(_parent: QWidget, _t: object, suggestion: Path) -> Path | None:
        suggested.append(suggestion)
        return path

    monkeypatch.setattr(move_dialog, "ask_save", answer)
    return suggested


def test_the_newest_version_is_shown_at_once(shown: MoveDialog) -> None:
    assert "version 1.1.0" in shown.packs.currentText()
    texts = shown.view.sheet.texts
    assert "org.ccassess.contact-center: from version 1.0.0 to 1.1.0" in texts
    assert "Self-assessment: 563.2 of 1,000.0, as before" in texts
    assert "Nothing has to be assessed anew." in texts
    assert shown.accept_button.isEnabled()


def test_both_wordings_of_a_reworded_criterion_stand_side_by_side(shown: MoveDialog) -> None:
    names = [shown.view.list.item(row).data(0x0101) for row in range(shown.view.list.count())]
    place = names.index("2.3 Coaching and feedback")
    shown.view.choose(shown.view.list.ids[place])
    old, new = (pack.anchor(pack.nodes["coaching"], "planned", "0", "en") for pack in packs(shown))
    assert f"Planned, 0 | Before | {old} | Now | {new}" in shown.view.sheet.texts


def packs(dialog: MoveDialog) -> tuple:  # type: ignore[type-arg]
    planned = dialog.planned
    assert planned is not None
    return planned.move.before.pack, planned.move.moved.pack


def test_a_narrow_dialog_puts_the_list_on_top(shown: MoveDialog) -> None:
    shown.resize(980, 640)
    beside = shown.view.pane.x()
    shown.resize(420, 640)
    assert beside > 0
    assert shown.view.pane.x() == 0
    assert shown.view.pane.y() > shown.view.list.y()


def test_saving_writes_a_new_file_and_leaves_the_old_one(
    shown: MoveDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    suggested = choose(monkeypatch, tmp_path / "second.ccassess")
    shown.accept_button.click()
    assert suggested == [tmp_path / "first, criteria 1.1.0.ccassess"]
    assert shown.moved is not None
    assert shown.moved.session.path == tmp_path / "second.ccassess"
    assert (tmp_path / "first.ccassess").read_bytes() == FIRST.read_bytes()
    assert open_session(tmp_path / "second.ccassess").assessment.moves


def test_the_present_file_is_refused_and_the_dialog_stays(
    shown: MoveDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "first.ccassess")
    shown.accept_button.click()
    assert shown.moved is None
    assert shown.problem.isVisible()
    assert "file of its own" in shown.problem.text()
    assert (tmp_path / "first.ccassess").read_bytes() == FIRST.read_bytes()


def test_who_declines_to_choose_a_file_stays_in_the_preview(shown: MoveDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, None)
    shown.accept_button.click()
    assert shown.isVisible()
    assert shown.moved is None


def test_where_nothing_is_newer_it_says_so_and_offers_other_criteria(
    qtbot: QtBot, window: ShellWindow, session: Session
) -> None:
    dialog = MoveDialog(T, session, "en", window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled()
    assert "nothing newer" in dialog.view.sheet.texts[0]
    assert named_pack(DEFAULT_PACK).version in dialog.view.sheet.texts[0]
    assert dialog.other.isEnabled()
    assert [action.text() for action in dialog.menu.actions()] == ["From a ZIP file…", "From a folder…"]


def test_criteria_that_cannot_be_used_are_told_in_words(shown: MoveDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shown.show_move_to(str(tmp_path / "empty"))
    assert not shown.accept_button.isEnabled()
    qtbot.waitUntil(shown.problem.isVisible)
    assert "pack.yaml" in shown.problem.text()
    assert not shown.accept_button.isEnabled()


def test_only_the_criteria_chosen_last_are_shown(shown: MoveDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shown.show_move_to(str(tmp_path / "empty"))
    shown.show_move_to(f"{DEFAULT_PACK}")
    qtbot.waitUntil(lambda: shown.planned is not None)
    qtbot.wait(50)
    assert not shown.problem.isVisible()
    assert shown.view.list.count() > 30


def test_the_receipt_tells_the_move_again(
    qtbot: QtBot, window: ShellWindow, moved: Session, dies: Callable[[QWidget], None]
) -> None:
    dialog = ReceiptDialog(T, moved.assessment.moves, "en", window)
    dialog.show()
    texts = dialog.view.sheet.texts
    assert "org.ccassess.contact-center: from version 1.0.0 to 1.1.0" in texts
    assert any("Aino Salmi" in text for text in texts)
    assert dialog.view.list.count() == 39
    dies(dialog)


def test_the_window_goes_on_in_the_new_file_and_offers_the_receipt(
    qtbot: QtBot, window: ShellWindow, first: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.documents.adopt(first)
    receipt = window.menus.actions["receipt"]
    assert not receipt.isVisible()

    def answer(dialog: MoveDialog) -> int:
        qtbot.waitUntil(lambda: dialog.planned is not None)
        dialog.accept_button.click()
        return int(dialog.result())

    choose(monkeypatch, tmp_path / "second.ccassess")
    monkeypatch.setattr(MoveDialog, "exec", answer)
    window.do("move")
    assert window.session is not None
    assert window.session.path == tmp_path / "second.ccassess"
    assert window.session.pack.version == named_pack(DEFAULT_PACK).version
    assert window.menus.actions["receipt"].isVisible()
    assert "receipt" in window.frame.notice.words.text()
    assert window.frame.notice.property("ground") == "accent_soft", "what was done bears no warning"


def test_a_cancelled_move_changes_nothing(window: ShellWindow, first: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    window.documents.adopt(first)
    monkeypatch.setattr(MoveDialog, "exec", _reject)
    window.do("move")
    assert window.session is first
    assert first.path is not None
    assert first.path.read_bytes() == FIRST.read_bytes()


def _reject(dialog: MoveDialog) -> int:
    dialog.reject()
    return 0


def test_without_a_receipt_the_window_says_so(opened: ShellWindow) -> None:
    opened.do("receipt")
    assert "never moved" in opened.frame.notice.words.text()
