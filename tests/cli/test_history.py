"""`history` and `versions`: what was, who did it, and back to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import open_session
from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


def rating(file: Path) -> str:
    session = open_session(file)
    return str(session.assessment.answer(Party.SELF, session.pack.criteria[0].id).ratings.get("planned", ""))


def test_the_history_tells_who_changed_what(cli: Cli, file: Path) -> None:
    assert cli("history", file).status == 1
    cli("rate", file, "1.1", "planned=75", "--as", "Aino")
    cli("rate", file, "1.1", "planned=50", "--as", "Pekka")
    cli("rate", file, "1.2", "planned=25", "--sheet", "verification")
    said = cli("history", file, "--criterion", "1.1")
    lines = said.out.split("\n")
    assert said.status == 0
    assert "Pekka: Self-assessment, 1.1 " in lines[0]
    assert lines[0].endswith("Planned")
    assert lines[1] == "    75 → 50"
    assert lines[3] == "    – → 75"
    assert len(cli("history", file, "--party", "verification", "--json").data) == 1
    found = cli("history", file, "--json").data
    assert [one["new"] for one in found] == ["25", "50", "75"]
    assert {"time", "who", "party", "path", "old", "new", "id"} == found[0].keys()


def test_a_version_is_listed_restored_and_exported(cli: Cli, file: Path, tmp_path: Path) -> None:
    assert cli("versions", file).status == 1
    before = file.read_bytes()
    cli("rate", file, "1.1", "planned=75", "--as", "Aino")
    [version] = cli("versions", file, "--json").data
    assert version["why"] == "opened"
    assert "as it was opened, 1 field is otherwise than now" in cli("versions", file).out
    out = tmp_path / "out.ccassess"
    assert cli("versions", file, "export", "1", out).status == 0
    assert out.read_bytes() == before
    assert "already" in cli("versions", file, "export", "1", out).err
    assert rating(file) == "75"
    assert cli("versions", file, "restore", "1", "--as", "Pekka").status == 0
    assert rating(file) == ""
    assert cli("versions", file, "restore", "1").status == 1
    [restored] = [one for one in cli("history", file, "--json").data if one["path"] == "restored"]
    assert restored["who"] == "Pekka"
    assert "the same as now" in cli("versions", file).out
    assert cli("versions", file, "restore", "2").status == 0
    assert rating(file) == "75"


@pytest.mark.parametrize("words", [("restore",), ("restore", "99"), ("restore", "x"), ("export", "1"), ("delete", "1")])
def test_misuse_is_told(cli: Cli, file: Path, words: tuple[str, ...]) -> None:
    cli("rate", file, "1.1", "planned=75")
    said = cli("versions", file, *words)
    assert said.status == 2
    assert said.err
    assert rating(file) == "75"


def test_it_is_said_which_versions_there_are(cli: Cli, file: Path) -> None:
    assert cli("versions", file, "restore").err == "This computer has kept no version of this assessment.\n"
    cli("rate", file, "1.1", "planned=75")
    for words, sentence in {
        ("restore",): "Say which version, by its number.",
        ("restore", "x"): "There is no version “x” of this assessment.",
        ("export",): "Say which version, by its number.",
    }.items():
        assert cli("versions", file, *words).err == f"{sentence}\nIts versions are 1.\n"
    assert cli("versions", file, "export", "1").err == "Name the file to export to.\n"
    assert cli("versions", file, "restore", "1", "more").err == "These words mean nothing here: more.\n"


def test_where_no_version_can_be_kept_the_rating_is_saved_and_that_is_told(cli: Cli, file: Path) -> None:
    Path(os.environ["CCASSESS_DATA"], "versions").write_text("in the way")
    said = cli("rate", file, "1.1", "planned=75")
    assert said.status == 0
    assert "no version of it could be kept" in said.err
    assert rating(file) == "75"
