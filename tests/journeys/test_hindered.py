"""A disk that fills up, a folder that may not be written, a folder renamed under the open file: with real files."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import SUFFIX, open_session, save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from tests.journeys.conftest import empty_assessment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from typing import Self

ROOT = Path(__file__).resolve().parents[2]
PR_CAPBSET_DROP = 24
CAPABILITIES = 64
NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hinders the program by Linux's own means")


def without_privileges() -> None:
    """Let the program that is about to start have none of root's privileges; its files stay its own."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in range(CAPABILITIES):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


class Window:
    """The program in a process of its own."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-m", "tests.journeys.hindered", str(path)]
        self.program = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            # Settings of its own, not those of whoever runs the tests.
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(path.parent.parent / "settings")},
            preexec_fn=without_privileges,  # noqa: PLW1509 - nothing else runs in this process
        )

    def do(self, line: str) -> tuple[str, str]:
        """Do something and return what the top line and the notice say then."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(f"{line}\n")
        self.program.stdin.flush()
        answer = self.program.stdout.readline()
        assert answer, "the program ended by itself"
        top, _, notice = answer.rstrip("\n").partition("\t")
        return top, notice

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.program.poll() is None:
            self.program.kill()
            self.end()

    def end(self) -> int:
        """Let it close its window."""
        if self.program.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.program.stdin.close()
        code = self.program.wait(60)
        if self.program.stdout is not None:
            self.program.stdout.close()
        return code


def made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"Kaisla{SUFFIX}"
    save_as(Session(empty_assessment(), None, "Aino Salmi"), path, overwrite=False)
    return path


def rating(path: Path) -> Fraction | None:
    assessment = open_session(path).assessment
    return assessment.answer(Party.SELF, assessment.pack.criteria[0].id).ratings.get("planned")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of two megabytes; None where mounting is not allowed."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)]
    with contextlib.suppress(FileNotFoundError):
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            yield place
            subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S607 - where it is differs
            return
    yield None


def picture(window: Window, name: str) -> None:
    shots = os.environ.get("CCASSESS_SHOTS")
    if shots:
        window.do(f"shot {shots}/{name}.png")


def goes_on_and_comes_back(window: Window, path: Path, held: bytes) -> None:
    """Edits go on while the file cannot be written, which stays as it was byte for byte."""
    window.do("rate 75")
    top, _ = window.do("until Not saved")
    assert top.startswith("Not saved: ")
    if path.exists():
        assert path.read_bytes() == held


def test_a_disk_that_fills_up_and_has_room_again(small_disk: Path | None, tmp_path: Path) -> None:
    path = made(small_disk or tmp_path / "folder")
    held = path.read_bytes()
    with Window(path) as window:
        window.do("until Saved")
        filler = path.with_name("film.bin")
        if small_disk is None:
            resource.prlimit(window.program.pid, resource.RLIMIT_FSIZE, (len(held) // 2, resource.RLIM_INFINITY))
        else:
            with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
        window.do("rate 50")
        top, notice = window.do("until Not saved: disk full")
        assert top == "Not saved: disk full"
        assert notice.startswith("There is no room left on the disk.")
        assert "Go on working" in notice
        picture(window, "disk-full")
        assert path.read_bytes() == held
        assert [one.name for one in path.parent.iterdir() if one.suffix == ".tmp"] == []
        goes_on_and_comes_back(window, path, held)
        if small_disk is None:
            resource.prlimit(window.program.pid, resource.RLIMIT_FSIZE, NO_LIMIT)
        else:
            filler.unlink()
        top, notice = window.do("until Saved ")
        assert notice == "Kaisla.ccassess is written again and holds everything."
        assert rating(path) == 75
        assert window.end() == 0


def test_a_folder_made_read_only_and_writable_again(tmp_path: Path) -> None:
    path = made(tmp_path / "folder")
    held = path.read_bytes()
    with Window(path) as window:
        window.do("until Saved")
        path.parent.chmod(0o555)
        try:
            window.do("rate 50")
            top, notice = window.do("until Not saved: no permission")
            assert top == "Not saved: no permission to write"
            assert notice.startswith("You may not write there.")
            picture(window, "read-only-folder")
            goes_on_and_comes_back(window, path, held)
        finally:
            path.parent.chmod(0o755)
        window.do("until Saved ")
        assert rating(path) == 75
        assert window.end() == 0


def test_a_folder_renamed_under_the_open_file_and_renamed_back(tmp_path: Path) -> None:
    path = made(tmp_path / "folder")
    held = path.read_bytes()
    with Window(path) as window:
        window.do("until Saved")
        elsewhere = path.parent.rename(tmp_path / "archive")
        window.do("rate 50")
        top, notice = window.do("until Not saved: folder not found")
        assert top == "Not saved: folder not found"
        assert str(path.parent) in notice
        picture(window, "folder-gone")
        goes_on_and_comes_back(window, path, held)
        assert (elsewhere / path.name).read_bytes() == held
        elsewhere.rename(path.parent)
        window.do("until Saved ")
        assert rating(path) == 75
        assert window.end() == 0
