"""The window killed with -9 while somebody types and drops files: reopened, all that it had shown as kept is there."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.app.files import SUFFIX, save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.evidence import serving
from tests.journeys.conftest import empty_assessment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = (0.35, 1.2)
"""Seconds after the last acknowledgement at which the program is killed: in the middle of a sentence each."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the window said at its beginning, and what it had shown as kept at last: rating, number of files, text."""

    notice: str
    rating: Fraction
    files: int
    text: str


def work_until_killed(path: Path, rating: str, files: Sequence[Path], acknowledged: int, moment: float) -> Seen:
    """Let somebody work until so much was acknowledged, and kill the program a moment later."""
    command = [sys.executable, "-m", "tests.journeys.typist", str(path), rating, *map(str, files)]
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
    _, said, number, text = kept[-1].rstrip("\n").split(" ", 3)
    return Seen(notice, Fraction(said), int(number), text.strip())


def strengths(session: Session | None) -> list[str]:
    assert session is not None
    answer = session.assessment.answer(Party.SELF, session.pack.criteria[0].id)
    return [one.text.strip() for one in answer.of_kind(FindingKind.STRENGTH)]


def rating(session: Session | None) -> Fraction | None:
    assert session is not None
    return session.assessment.answer(Party.SELF, session.pack.criteria[0].id).ratings.get("planned")


def attached(session: Session | None) -> list[str]:
    """The names of the files of the first criterion whose bytes are at hand."""
    assert session is not None
    used = serving(session.assessment.evidence, session.pack.criteria[0].id)
    return [one.name for one in used if not session.contents.is_missing(one)]


def test_twice_killed_everything_acknowledged_is_there_once_and_is_told(
    qtbot: QtBot, begin: Callable[[], ShellWindow], tmp_path: Path
) -> None:
    path = tmp_path / f"Kaisla{SUFFIX}"
    files = [tmp_path / name for name in ("Rota äö.csv", "Minutes.txt")]
    for number, file in enumerate(files):
        file.write_text(f"Team;Weeks\nBilling;{number}\n", encoding="utf-8")
    save_as(Session(empty_assessment(), None, "Aino Salmi"), path, overwrite=False)
    untouched = path.read_bytes()
    first = work_until_killed(path, "75", files[:1], 3, MOMENTS[0])
    assert (first.notice, first.rating, first.files) == ("", 75, 1)
    assert first.text
    assert path.read_bytes() == untouched

    # Opened by the same program, which is killed too before the file is written.
    second = work_until_killed(path, "50", files[1:], 4, MOMENTS[1])
    assert second.notice.startswith(f"From this computer's journal came back to {path.name}: ")
    assert "changes to 1.1 " in second.notice
    assert (second.rating, second.files) == (50, 2)
    assert path.read_bytes() == untouched
    for file in files:
        file.unlink()

    window = begin()
    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    words = window.frame.notice.words.text()
    assert words.startswith(f"From this computer's journal came back to {path.name}: ")
    assert rating(window.session) == 50
    assert attached(window.session) == ["Rota äö.csv", "Minutes.txt"]
    one, other = strengths(window.session)
    assert one.startswith(first.text)
    assert (one + other).startswith(second.text)
    assert window.documents.close()

    with qtbot.waitSignal(window.documents.opened):
        window.documents.open_path(path)
    assert window.frame.notice.isHidden()
    assert strengths(window.session) == [one, other]
    assert attached(window.session) == ["Rota äö.csv", "Minutes.txt"]
    assert window.session is not None
    assert window.session.undoable is None
