"""No network, ever: whole journeys by window and command line, under a watch that kills whoever asks for a socket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import SUFFIX
from tests.journeys.offline import ENDED_BY_AUDIT
from tests.packs.tiny import tiny
from tests.packs.zips import zipped

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]

JOURNEYS = (
    "tests/journeys/test_main_journey.py",
    "tests/journeys/test_evidence.py",
    "tests/gui/test_profile.py",
    "tests/gui/test_install_criteria.py",
)
"""Together they edit on every page, save, attach, report and install in the real window."""

WITH_PIP = "test_a_wheel_brings_every_data_file_along"

KILLED = {-signal.SIGSYS, ENDED_BY_AUDIT} if sys.platform != "win32" else {ENDED_BY_AUDIT}


def watched(*words: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.journeys.offline", *map(str, words)]
    environment = {**os.environ, "CCASSESS_DATA": str(folder / "data"), "PYTEST_ADDOPTS": ""}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_watch_kills_whoever_asks_for_the_network(tmp_path: Path) -> None:
    for family in ("AF_INET", "AF_INET6"):
        done = watched("ask", family, folder=tmp_path)
        assert done.returncode in KILLED, done.stderr
        assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="local sockets of POSIX")
def test_the_watch_lets_local_sockets_be(tmp_path: Path) -> None:
    assert watched("ask", "AF_UNIX", folder=tmp_path).stdout == "asked\n"


@pytest.mark.skipif(sys.platform != "linux", reason="what a process starts is only watched on Linux")
def test_the_watch_stays_with_what_a_program_starts(tmp_path: Path) -> None:
    asking = f"import subprocess, sys; print(subprocess.call([sys.executable, '-c', {ASKING!r}]))"
    done = watched("timeit", "-n1", "-r1", asking, folder=tmp_path)
    assert done.stdout.splitlines()[0] == str(int(-signal.SIGSYS)), done.stderr


ASKING = "import socket; socket.socket()"


def test_whole_journeys_in_the_window_open_no_socket(tmp_path: Path) -> None:
    here = [name for name in JOURNEYS if (ROOT / name).exists()]
    done = watched("pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", *here, folder=tmp_path)
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout}\n{done.stderr}"


def test_every_command_does_its_work_without_a_socket(tmp_path: Path) -> None:
    def ccassess(*words: object) -> None:
        done = watched("ccassess", *words, folder=tmp_path)
        assert done.returncode in {0, 1}, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr

    do_every_command(ccassess, tmp_path)


def do_every_command(ccassess: Callable[..., None], folder: Path) -> None:
    file = folder / f"Kaisla äö{SUFFIX}"
    pack = folder / "tiny.zip"
    pack.write_bytes(zipped(tiny()))
    ccassess("new", file)
    ccassess("rate", file, "1.1", "planned=50")
    for command in ("score", "check"):
        ccassess(command, file)
    ccassess("explain", file, "--criterion", "1.1")
    for name in ("out.json", "out.csv", "out.figures.csv", "out.xlsx"):
        ccassess("export", file, "-o", folder / name)
        assert (folder / name).stat().st_size
    ccassess("report", file, "-o", folder / "report.pdf")
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    ccassess("checklist", "ten-moments", "--pdf", folder / "list.pdf")
    ccassess("glossary", "--pdf", folder / "words.pdf")
    assert (folder / "list.pdf").stat().st_size
    assert (folder / "words.pdf").stat().st_size
    ccassess("criteria", "list")
    ccassess("criteria", "check", pack)
    ccassess("criteria", "install", pack)


@pytest.mark.soak
def test_the_whole_suite_opens_no_socket(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    record_property("figure", "the whole suite under the watch for sockets")
    # pip asks for a socket as it starts, even where it is to install a file.
    apart = ("--ignore=tests/journeys/test_no_network.py", "--deselect=tests/test_data.py::" + WITH_PIP)
    words = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider", *apart]
    done = watched("pytest", *words, "tests", folder=tmp_path)
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout[-5000:]}\n{done.stderr[-2000:]}"
