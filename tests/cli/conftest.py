"""The program as a person types it, in this process: `cli("rate", file, "1.1", "planned=50")`."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from ccassess.cli.main import run
from ccassess.i18n import Translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cli = Callable[..., "Said"]

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Said:
    """What the program answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        return json.loads(self.out)


class Windows:
    """Stands in for the window: notes how it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path | None, bool, str]] = []

    def __call__(self, path: Path | None, *, example: bool, who: str) -> int:
        self.asked.append((path, example, who))
        return 0


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    # Elsewhere: the tests look what a command leaves in its folder.
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], windows: Windows) -> Cli:
    """Run the program; a sentence of words is split as a shell does, a path is one word."""

    def call(*words: str | Path) -> Said:
        split = [part for word in words for part in (shlex.split(word) if isinstance(word, str) else [str(word)])]
        capsys.readouterr()
        status = run(split, windows)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Said(status, out, err)

    return call


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what a new assessment's file holds; made once, for reading the criteria takes a while."""
    path = tmp_path_factory.mktemp("new") / "new.ccassess"
    assert run(["new", str(path)], Windows()) == 0
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, empty_file: bytes) -> Path:
    """Return a new, empty assessment."""
    path = tmp_path / "Kanta äö.ccassess"
    path.write_bytes(empty_file)
    return path


@pytest.fixture
def finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fi_FI.UTF-8")


class Marking(Translator):
    """Puts «marks» around every sentence it is asked for."""

    @staticmethod
    def _fill(sentence: str, values: dict[str, object]) -> str:
        return f"«{sentence.format_map(values) if values else sentence}»"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program speak a language in which a sentence that nobody can translate stands out."""
    monkeypatch.setattr("ccassess.cli.main.translator", Marking)
