"""Of all programs on the computer, one at a time replaces a file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.storage import turns
from ccassess.storage.atomic import anything, replace_file
from ccassess.storage.turns import turn

HOLD = """
    import sys
    from pathlib import Path
    from ccassess.storage.turns import turn
    with turn(Path(sys.argv[1])):
        print("mine", flush=True)
        sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _locks_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("locks")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("TEMP", str(folder))


def holder_of(path: Path) -> subprocess.Popen[str]:
    """Return another program that has its turn at a file."""
    words = [sys.executable, "-c", textwrap.dedent(HOLD), str(path)]
    program = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "mine\n"
    return program


def test_another_programs_turn_is_waited_for_and_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(turns, "LONGEST", 0.05)
    with holder_of(path) as other:
        with pytest.raises(NotSavedError) as caught:
            replace_file(path, b"new", anything)
        assert caught.value.code is NotSaved.IN_USE
        assert path.read_bytes() == b"old"
        assert [one.name for one in tmp_path.iterdir()] == ["file"]
        other.communicate()
    replace_file(path, b"new", anything)
    assert path.read_bytes() == b"new"


def test_a_killed_program_keeps_nobody_waiting(tmp_path: Path) -> None:
    with holder_of(tmp_path / "file") as other:
        other.kill()
        other.wait()
    with turn(tmp_path / "file"):
        assert len(list(Path(tempfile.gettempdir()).iterdir())) == 1


def test_names_that_may_be_one_file_share_a_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST", 0.0)
    with turn(tmp_path / "Ty\u00f6.ccassess"), pytest.raises(NotSavedError), turn(tmp_path / "tyo\u0308.CCASSESS"):
        pass


def test_without_a_place_for_locks_one_can_still_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    replace_file(tmp_path / "file", b"new", anything)
    assert (tmp_path / "file").read_bytes() == b"new"
