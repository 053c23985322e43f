"""A file dropped on a criterion in the real window is in the file on the disk, byte for byte, and opens again."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from ccassess.app.files import SUFFIX, save_as
from ccassess.app.session import Session
from ccassess.gui.evidence.taking_in import taking_in
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.evidence import EvidencePage
from ccassess.gui.preferences import WHO, Preferences
from ccassess.gui.ui import Place
from tests.gui.evidence_desk import drop_on, mime_of
from tests.journeys.conftest import empty_assessment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow

CALENDAR = b"team;held\nHome 1;96\n"


def open_in(qtbot: QtBot, window: ShellWindow, path: Path) -> None:
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)


def at_coaching(window: ShellWindow) -> AssessPage:
    assert window.session is not None
    window.go_to(Place("assess", window.session.pack.refs["2.3"].id))
    page = window.frame.current
    assert isinstance(page, AssessPage)
    return page


def test_a_file_dropped_on_a_criterion_is_in_the_saved_file(
    qtbot: QtBot, settings: Preferences, begin: Callable[[], ShellWindow], tmp_path: Path
) -> None:
    settings.set(WHO, "Aino Salmi")
    settings.keep()
    path, calendar = tmp_path / f"Kaisla{SUFFIX}", tmp_path / "Coaching calendar.csv"
    calendar.write_bytes(CALENDAR)
    save_as(Session(empty_assessment(), None, "Aino Salmi"), path, overwrite=False)
    window = begin()
    open_in(qtbot, window, path)
    page = at_coaching(window)
    ui = window.ui
    assert ui is not None
    assert drop_on(page.paper.note.field, mime_of(QUrl.fromLocalFile(str(calendar)).toString()))
    qtbot.waitUntil(lambda: not taking_in(ui).is_busy)
    assert window.frame.top_line.undo.accessibleName() == "Undo: adding Coaching calendar.csv"
    window.do("save")
    qtbot.waitUntil(lambda: window.frame.top_line.state.whole.startswith("Saved "))
    assert window.close()
    calendar.unlink()

    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert [archive.read(name) for name in archive.namelist() if name.startswith("evidence/")] == [CALENDAR]

    again = begin()
    open_in(qtbot, again, path)
    again_page = at_coaching(again)
    assert [one.name for one in again_page.evidence_block.list.items.rows] == ["Coaching calendar.csv"]
    again_page.evidence_block.list.choose(again_page.evidence_block.list.items.rows[0].id)
    again_page.evidence_block.refresh()
    again_page.evidence_block.details.click()
    evidence = again.frame.current
    assert isinstance(evidence, EvidencePage)
    assert evidence.card.title.accessibleName() == "Coaching calendar.csv"
    assert evidence.card.open.isEnabled()


def test_an_assessment_dropped_on_a_criterion_opens(
    qtbot: QtBot, settings: Preferences, begin: Callable[[], ShellWindow], tmp_path: Path
) -> None:
    settings.set(WHO, "Aino Salmi")
    settings.keep()
    first, second = tmp_path / f"First{SUFFIX}", tmp_path / f"Second{SUFFIX}"
    for path in (first, second):
        save_as(Session(empty_assessment(), None, "Aino Salmi"), path, overwrite=False)
    window = begin()
    open_in(qtbot, window, first)
    page = at_coaching(window)
    with qtbot.waitSignal(window.documents.opened):
        assert drop_on(page.paper.note.field, mime_of(QUrl.fromLocalFile(str(second)).toString()))
    assert window.session is not None
    assert window.session.path == second
    assert window.session.assessment.evidence == ()
