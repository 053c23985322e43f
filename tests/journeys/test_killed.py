"""The window killed with -9 while somebody types: reopened, all that it had shown as kept is there, and is told."""

from __future__ import annotations

import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import SUFFIX, save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party
from tests.journeys.conftest import empty_assessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = (0.35, 1.2)
"""Seconds after the last acknowledgement at which the program is killed: in the middle of a sentence each."""


def work_until_killed(path: Path, rating: str, acknowledged: int, moment: float) -> tuple[str, Fraction, str]:
    """Let somebody work until so much was acknowledged, and kill the program a moment later.

    Returns what the window said at its beginning, and the last rating and text that it had shown as kept.
    """
    command = [sys.executable, "-m", "tests.journeys.typist", str(path), rating]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as program:
        assert program.stdout is not None
        notice = program.stdout.readline().removeprefix("notice ").strip()
        kept: list[str] = []
        while len(kept) < acknowledged or not kept[-1].strip().endswith("week."):
            line = program.stdout.readline()
            assert line, "the program ended by itself"
            if line.startswith("kept "):
                kept.append(line)
        time.sleep(moment)
        program.kill()
        kept += [line for line in program.stdout.read().splitlines() if line.startswith("kept ")]
    _, said, text = kept[-1].rstrip("\n").split(" ", 2)
    return notice, Fraction(said), text.strip()


def strengths(session: Session | None) -> list[str]:
    assert session is not None
    answer = session.assessment.answer(Party.SELF, session.pack.criteria[0].id)
    return [one.text.strip() for one in answer.of_kind(FindingKind.STRENGTH)]


def rating(session: Session | None) -> Fraction | None:
    assert session is not None
    return session.assessment.answer(Party.SELF, session.pack.criteria[0].id).ratings.get("planned")


def test_twice_killed_everything_acknowledged_is_there_once_and_is_told(
    qtbot: QtBot, begin: Callable[[], ShellWindow], tmp_path: Path
) -> None:
    path = tmp_path / f"Kaisla{SUFFIX}"
    save_as(Session(empty_assessment(), None, "Aino Salmi"), path, overwrite=False)
    untouched = path.read_bytes()
    notice, first_rating, first_text = work_until_killed(path, "75", 3, MOMENTS[0])
    assert notice == ""
    assert first_rating == 75
    assert first_text
    assert path.read_bytes() == untouched

    # Opened by the same program, which is killed too before the file is written.
    notice, second_rating, second_text = work_until_killed(path, "50", 4, MOMENTS[1])
    assert notice.startswith(f"From this computer's journal came back to {path.name}: ")
    assert "changes to 1.1 " in notice
    assert second_rating == 50
    assert path.read_bytes() == untouched

    window = begin()
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    words = window.frame.notice.words.text()
    assert words.startswith(f"From this computer's journal came back to {path.name}: ")
    assert rating(window.session) == 50
    first, second = strengths(window.session)
    assert first.startswith(first_text)
    assert (first + second).startswith(second_text)
    assert window.documents.close()

    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert window.frame.notice.isHidden()
    assert strengths(window.session) == [first, second]
    assert window.session is not None
    assert window.session.undoable is None
