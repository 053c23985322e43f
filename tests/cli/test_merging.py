"""`merge` brings another copy into a file, tells what it brought, and writes nothing while a conflict is undecided."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import open_session
from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.fixture
def copy(file: Path, tmp_path: Path) -> Path:
    return shutil.copy(file, tmp_path / "Kanta äö-LAPTOP.ccassess")


def ratings(file: Path, criterion: str = "purpose") -> dict[str, int]:
    answer = open_session(file).assessment.answer(Party.SELF, criterion)
    return {name: int(value) for name, value in answer.ratings.items()}


def test_what_the_copy_has_is_brought_in_and_told(cli: Cli, file: Path, copy: Path) -> None:
    assert cli("rate", file, "1.1 planned=75 --as Aino").status == 0
    assert cli("rate", copy, "1.1 checked=50 --as Matti").status == 0
    before = copy.read_bytes()
    said = cli("merge", file, copy)
    assert (said.status, said.err) == (0, "")
    assert "Brought in from Matti: 1 change to 1.1" in said.out
    assert "nothing → 50" in said.out
    assert ratings(file) == {"planned": 75, "checked": 50}
    assert copy.read_bytes() == before
    history = open_session(file).assessment.histories[Party.SELF]
    assert [(one.who, one.new) for one in history] == [("Aino", "75"), ("Matti", "50")]
    written = file.read_bytes()
    again = cli("merge", file, copy)
    assert again.status == 0
    assert "There is nothing in" in again.out
    assert "Written" not in again.out
    assert file.read_bytes() == written


def conflicting(cli: Cli, file: Path, copy: Path) -> None:
    cli("rate", file, "1.1 planned=75 --as Aino")
    cli("rate", copy, "1.1 planned=50 --as Matti")
    cli("rate", copy, "1.2 planned=25 --as Matti")


def test_an_undecided_conflict_is_told_with_both_values_and_nothing_is_written(
    cli: Cli, file: Path, copy: Path
) -> None:
    conflicting(cli, file, copy)
    data = file.read_bytes()
    said = cli("merge", file, copy)
    assert said.status == 1
    assert "1 field was changed in both" in said.out
    assert "in the other file: 50" in said.out
    assert "in this file: 75" in said.out
    assert "Nothing was written" in said.out
    assert file.read_bytes() == data


@pytest.mark.parametrize(("option", "expected"), [("--theirs", 50), ("--mine", 75)])
def test_conflicts_are_decided_for_one_side(cli: Cli, file: Path, copy: Path, option: str, expected: int) -> None:
    conflicting(cli, file, copy)
    said = cli("merge", file, copy, option)
    assert said.status == 0
    assert ratings(file) == {"planned": expected}
    assert ratings(file, "planning") == {"planned": 25}
    # And once decided it stays so.
    assert cli("merge", file, copy).status == 0
    assert ratings(file) == {"planned": expected}


def test_as_data_it_says_the_same(cli: Cli, file: Path, copy: Path) -> None:
    conflicting(cli, file, copy)
    said = cli("merge", file, copy, "--json")
    assert said.status == 1
    assert said.data["found"] == "conflicts"
    assert said.data["written"] is False
    assert [(one["mine"], one["theirs"], one["chosen"]) for one in said.data["conflicts"]] == [("75", "50", "")]
    assert {one["who"] for one in said.data["brought"]} == {"Matti"}
    assert cli("merge", file, copy, "--json --mine").data["written"] is True


def test_what_cannot_be_merged_changes_nothing(cli: Cli, file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    assert cli("new other.ccassess").status == 0
    said = cli("merge", file, "other.ccassess")
    assert said.status == 2
    assert "not a copy of this assessment" in said.err
    (tmp_path / "broken.ccassess").write_bytes(b"something")
    assert cli("merge", file, "broken.ccassess").status == 2
    assert cli("merge", file, "gone.ccassess").status == 2
    assert cli("merge", file, file, "--theirs --mine").status == 2
    assert cli("merge", file, file).status == 0
    assert file.read_bytes() == data
