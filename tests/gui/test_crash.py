from __future__ import annotations

import threading
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from ccassess.app.files import open_session
from ccassess.domain.assessment import Party
from ccassess.gui import crash
from ccassess.gui.crash import CrashHook, log_file, rescue
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session


def happened(hook: CrashHook, message: str) -> None:
    error = ValueError(message)
    hook._caught(ValueError, error, error.__traceback__)


def boxes() -> list[QMessageBox]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]


@pytest.fixture
def hook(file_session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashHook:
    monkeypatch.setattr(crash.platformdirs, "user_log_dir", lambda *_, **__: str(tmp_path / "logs"))
    monkeypatch.setattr(crash.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    made = CrashHook()
    made.session = lambda: file_session
    made.t = lambda: translator("en")
    return made


def test_an_error_is_written_down_saves_the_work_and_is_told_once(
    qtbot: QtBot, hook: CrashHook, file_session: Session
) -> None:
    criterion = file_session.pack.criteria[3]
    file_session.rate(Party.SELF, criterion, "planned", Fraction(25))
    happened(hook, "first of all")
    happened(hook, "and again")
    log = log_file().read_text(encoding="utf-8")
    assert "first of all" in log
    assert "and again" in log
    assert not file_session.unsaved
    told = boxes()
    assert len(told) == 1
    assert "Your work is saved" in told[0].informativeText()
    with qtbot.waitSignal(told[0].destroyed):
        told[0].close()


def test_an_error_in_another_thread_is_told_in_the_windows_own(qtbot: QtBot, hook: CrashHook) -> None:
    thread = threading.Thread(target=happened, args=(hook, "elsewhere"))
    thread.start()
    thread.join()
    assert not boxes()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    with qtbot.waitSignal(boxes()[0].destroyed):
        boxes()[0].close()


def test_an_edited_assessment_without_a_file_is_rescued_into_one(hook: CrashHook, session: Session) -> None:
    session.path = None
    session.rate(Party.SELF, session.pack.criteria[3], "planned", Fraction(25))
    where = Path(rescue(session))
    assert open_session(where).assessment.answer(Party.SELF, session.pack.criteria[3].id).ratings["planned"] == 25
    assert session.path is None
