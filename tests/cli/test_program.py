"""The program as a whole: help, the window, output nobody reads, interruption, and real processes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import ccassess
from ccassess.cli import scores
from ccassess.cli.criteria_words import criteria_commands
from ccassess.cli.main import run
from ccassess.cli.words import COMMANDS
from ccassess.i18n import translator
from ccassess.storage.turns import turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Cli, Windows

ROOT = Path(ccassess.__file__).parent.parent
PROGRAM = (sys.executable, "-m", "ccassess")
BELOW_CRITERIA = tuple(one.name for one in criteria_commands(translator("en")))
HELPS = (
    "--help",
    *(f"{name} --help" for name in COMMANDS),
    *(f"criteria {name} -h" for name in BELOW_CRITERIA),
    "--example -h",
)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **more}


def process(*words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words], check=False, capture_output=True, encoding="utf-8", env=environment(**more), timeout=120
    )


def test_the_version_is_told(cli: Cli) -> None:
    said = cli("--version")
    assert (said.status, said.out, said.err) == (0, f"ccassess {ccassess.__version__}\n", "")


@pytest.mark.parametrize("words", HELPS)
def test_help_speaks_the_persons_language_throughout(cli: Cli, marked: None, words: str) -> None:
    said = cli(words)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("«usage:» ccassess")
    for heading in re.findall(r"^\S.*:$", said.out, re.MULTILINE):
        assert heading.startswith("«"), heading
    for english in ("positional arguments", "optional arguments", "show this help", "show program's version"):
        assert english not in said.out


def test_help_names_every_command_and_option(cli: Cli) -> None:
    overview = cli("--help").out
    assert all(re.search(rf"^ +{name}( |$)", overview, re.MULTILINE) for name in COMMANDS)
    below = cli("criteria --help").out
    assert all(re.search(rf"^ +{name}( |$)", below, re.MULTILINE) for name in BELOW_CRITERIA)
    rate = cli("rate --help").out
    for option in ("--sheet", "--grade", "--not-applicable", "--applicable", "--reason", "--why", "--as", "--help"):
        assert option in rate
    assert "no-evidence" in rate


def test_without_a_command_the_window_opens(cli: Cli, windows: Windows, file: Path) -> None:
    assert cli("").status == 0
    assert cli(file).status == 0
    assert cli("--example").status == 0
    assert cli(file, "--as Aino").status == 0
    assert windows.asked == [(None, False, ""), (file, False, ""), (None, True, ""), (file, False, "Aino")]


def test_an_interrupted_command_says_nothing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(scores, "opened", interrupted)
    said = cli("score --example")
    assert (said.status, said.out, said.err) == (130, "", "")


def test_a_defect_is_not_hidden(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def defective(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(scores, "opened", defective)
    with pytest.raises(ZeroDivisionError):
        cli("score --example")


def test_what_the_system_refuses_is_a_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied", "some/place")

    monkeypatch.setattr(scores, "opened", refused)
    said = cli("score --example")
    assert (said.status, said.err) == (2, "The system refuses: some/place: Permission denied.\n")


# As real processes


def test_a_whole_round_as_processes(tmp_path: Path) -> None:
    file = tmp_path / "a.ccassess"
    assert process("new", file, "--centre", "Äö", "--as", "Aino").returncode == 0
    done = process("rate", file, "1.1", "planned=50", "carried_out=50", "checked=50", "improved=50")
    assert (done.returncode, done.stderr) == (0, "")
    done = process("score", file, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"scored": 1,' in done.stdout
    done = process("rate", file, "1.1", "--not-applicable", "why")
    assert (done.returncode, done.stdout) == (1, "")
    assert "must be assessed" in done.stderr
    done = process("rate", file, "1.1", "planned=33")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“33”" in done.stderr


def test_the_language_is_the_computers(tmp_path: Path) -> None:
    done = process("score", "--example", LC_ALL="", LANG="fi_FI.UTF-8")
    assert done.returncode == 0
    assert "Johtajuus ja suunta" in done.stdout
    # Whatever the terminal's encoding is said to be.
    done = process("score", "--example", LC_ALL="C", LANGUAGE="fi", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Henkilöstön johtaminen" in done.stdout


def test_scores_need_neither_qt_nor_what_draws() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ccassess", "score", "--json", "--example"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
    )
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "ccassess" in loaded
    assert not loaded & {"PySide6", "shiboken6", "matplotlib", "numpy", "reportlab", "PIL"}


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
@pytest.mark.parametrize("words", [("score", "--example"), ("score", "--example", "--json"), ("--help",)])
def test_a_reader_that_has_seen_enough_is_no_error(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, *words], check=False, stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=120
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "score", "--example"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        )
    assert done.returncode == 2
    assert done.stderr.startswith("The system refuses: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let programs started from here hear Ctrl-C, which a shell's background jobs are made deaf to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_a_command_at_once(file: Path) -> None:
    before = file.read_bytes()
    words = [*PROGRAM, "rate", file, "1.1", "--grade", "2"]
    # It waits to save while another program, this one, has its turn at the file.
    with (
        turn(file.resolve()),
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as running,
    ):
        while not any(file.parent.glob(".~ccassess-*")):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that anybody may enter, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp(prefix="ccassess-open-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


# Reads what it needs of the program while it still may, then goes on as nobody.
AS_NOBODY = """
import os, sys
from ccassess.cli.criteria_words import criteria_commands
from ccassess.cli.main import run
run(["score", "--example"], None)
sys.stdout.flush()
os.setgroups([]); os.setgid(65534); os.setuid(65534)
print("--", flush=True)
sys.exit(run(sys.argv[1:], None))
"""


def everybody_may_enter(folder: Path) -> bool:
    return all(one.stat().st_mode & 0o001 for one in (folder, *folder.parents))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.skipif(not everybody_may_enter(ROOT), reason="somebody else could not run the program from here")
def test_what_a_person_may_not_read_or_write_is_told(cli: Cli, open_folder: Path) -> None:
    secret, locked = open_folder / "secret.ccassess", open_folder / "locked.ccassess"
    assert cli("new", secret).status == cli("new", locked).status == 0
    secret.chmod(0o600)
    locked.chmod(0o444)
    before = locked.read_bytes()
    for words, says in (
        (("score", secret), "may not read"),
        (("rate", locked, "1.1", "planned=50"), "may not write"),
        (("new", open_folder / "new.ccassess"), "may not write"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, *words],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=environment(),
            cwd=open_folder,
        )
        assert (done.returncode, done.stdout.partition("--\n")[2]) == (2, ""), done.stderr
        assert says in done.stderr
        assert "Traceback" not in done.stderr
    assert locked.read_bytes() == before
    assert sorted(path.name for path in open_folder.iterdir()) == ["locked.ccassess", "secret.ccassess"]


def test_without_a_screen_the_window_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    opened: list[object] = []

    def open_window(path: Path | None, *, example: bool, who: str) -> int:
        opened.append((path, example, who))
        return 0

    assert run([], open_window) == 2
    assert not opened
    assert "no screen" in capsys.readouterr().err
