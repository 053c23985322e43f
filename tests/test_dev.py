"""`dev.py` says what it does, does no more than it needs to, and ends as a command should."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent


class Computer:
    """Stands for the computer dev.py works on: remembers the commands, and fails those it was told to fail."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.failing: tuple[str, ...] = ()

    def status(self, *command: object, cwd: Path = ROOT, quiet: bool = False) -> int:
        """Remember a command instead of running it."""
        assert cwd.is_absolute() or quiet
        said = " ".join(str(word) for word in command)
        self.commands.append(said)
        return int(any(word in said for word in self.failing))

    def did(self, *words: str) -> bool:
        """Tell whether one command held all these words."""
        return any(all(word in command for word in words) for command in self.commands)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Return a Linux computer that has every library and tool, an empty checkout, and no screen."""
    fake = Computer()
    for name in ("setup.cfg", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    venv = tmp_path / ".venv"
    venv.mkdir()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", venv)
    monkeypatch.setattr(dev, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(dev, "status", fake.status)
    monkeypatch.setattr(dev, "can_load", lambda _library: True)
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return fake


@pytest.mark.parametrize("words", [["biuld"], [], ["check", "quickly"], ["run", "fast"]])
def test_a_wrong_command_ends_with_2_and_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words) == 2
    said = capsys.readouterr().err
    assert all(word in said for word in words)
    assert "Traceback" not in said


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    commands = ("run", "test", "soak", "check", "build", "shots", "bench")
    assert all(re.search(rf"^  {name} ", said, re.MULTILINE) for name in commands)


def test_without_a_screen_run_writes_the_report_and_says_where(
    computer: Computer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["run"]) == 0
    report = str(tmp_path / "build" / "example-report.pdf")
    assert computer.did("-m ccassess report --example -o", report)
    said = capsys.readouterr().out
    assert "no screen" in said
    assert said.endswith(f"{report}\n")


def test_with_a_screen_run_opens_the_example(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert dev.main(["run"]) == 0
    assert computer.commands[-1].endswith("-m ccassess --example")


def test_run_installs_nothing_that_only_tests_need(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if name in dev.TOOLS else f"/usr/bin/{name}")
    assert dev.main(["run"]) == 0
    assert not computer.did("apt-get")
    assert not computer.did("[test")
    assert dev.main(["test"]) == 0
    assert computer.did("apt-get install", "xvfb", "poppler-utils", "qpdf")
    assert computer.did("pip", "--editable", "[test,dev]")


def test_what_was_set_up_is_not_set_up_again(computer: Computer) -> None:
    dev.main(["test"])
    computer.commands.clear()
    dev.main(["test", "-k", "data"])
    dev.main(["run"])
    assert not computer.did("pip")
    assert not computer.did("venv", "--clear")
    assert computer.did("-m pytest -k data")


def test_a_changed_setup_cfg_sets_up_again(computer: Computer, tmp_path: Path) -> None:
    dev.main(["test"])
    computer.commands.clear()
    with (tmp_path / "setup.cfg").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    dev.main(["test"])
    assert computer.did("pip", "install")


def test_the_fresh_debian_gets_its_venv_by_apt(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert dev.main(["run"]) == 0
    assert computer.did("apt-get install", f"python3.{sys.version_info.minor}-venv")


def test_who_may_not_install_gets_the_line_to_type(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev, "can_load", lambda library: library not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    computer.failing = ("sudo -n true",)
    assert dev.main(["test"]) == 1
    line = "sudo apt-get install --yes --no-install-recommends libegl1 libxcb-cursor0\n"
    assert line in capsys.readouterr().err
    assert not computer.did("apt-get")
    # The report needs no window.
    assert dev.main(["run"]) == 0
    assert line in capsys.readouterr().out


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libpython3.11.so.1.0", "libpython3.11"),
    ],
)
def test_a_library_is_in_the_package_debian_names_after_it(library: str, package: str) -> None:
    assert dev.debian_package(library) == package


def test_check_goes_through_everything_and_names_what_failed(
    computer: Computer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "criteria" / "some-pack" / "pack.yaml"
    pack.parent.mkdir(parents=True)
    pack.touch()
    computer.failing = ("mypy", "criteria check")
    assert dev.main(["check"]) == 1
    said = capsys.readouterr().err
    assert "Types failed" in said
    assert "Criteria some-pack failed" in said
    assert "Lint failed" not in said
    assert computer.did("-m tests.wheel")


def test_the_whole_suite_runs_on_every_core_and_a_part_as_asked(computer: Computer) -> None:
    assert dev.main(["test"]) == 0
    assert computer.did("-m pytest -n auto")
    assert dev.main(["test", "tests/cli"]) == 0
    assert computer.did("-m pytest tests/cli")


def test_soak_runs_the_tests_that_take_minutes_alone(computer: Computer) -> None:
    assert dev.main(["soak", "-x"]) == 0
    assert computer.did("-m pytest -m soak -x")


def test_a_failing_test_run_fails_the_command(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.failing = ("-m pytest",)
    assert dev.main(["test"]) == 1
    assert "The test run failed" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a Ctrl-C cannot be sent to one program alone on Windows")
def test_ctrl_c_ends_without_a_traceback(request: pytest.FixtureRequest) -> None:
    # A shell's background jobs are deaf to Ctrl-C, and so would be what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    waiting = "print('ready', flush=True); input()"
    program = (
        f"import sys, dev; dev.prepare = print; dev.PYTHON = sys.executable; waiting = {waiting!r};"
        "dev.test = lambda: dev.step('Waiting', sys.executable, '-c', waiting); sys.exit(dev.main(['test']))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=30)
    assert child.returncode == 130
    assert said.endswith("\nStopped.\n")


def test_ci_calls_check_then_test_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "dev.py" in line] == ["python3 dev.py check", "python3 dev.py test"]
