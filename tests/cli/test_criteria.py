"""`criteria check` and `criteria list`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ccassess.data import criteria_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

SHIPPED = criteria_folder() / "cca-contact-center"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of the default pack with two errors in two files."""
    copy = tmp_path / "broken"
    shutil.copytree(SHIPPED, copy)
    for name, old, new in (
        ("pack.yaml", "combine: mean", "combine: average"),
        ("areas/2-people.yaml", "id: coaching", "id: onboarding"),
    ):
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text
        (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_the_default_pack_is_sound(cli: Cli) -> None:
    said = cli("criteria check", SHIPPED)
    assert (said.status, said.err) == (0, "")
    assert said.out == "org.ccassess.contact-center 1.0.0: 38 criteria, no errors.\n"
    said = cli("criteria check --json", SHIPPED)
    assert (said.status, said.data) == (0, {"valid": True, "problems": []})


def test_every_problem_is_listed_with_its_place(cli: Cli, broken: Path) -> None:
    said = cli("criteria check", broken)
    assert (said.status, said.err) == (1, "")
    lines = said.out.splitlines()
    assert any(line.startswith("pack.yaml:12:") and "“average” is none of the choices" in line for line in lines)
    assert any(line.startswith("areas/2-people.yaml:") and "taken already" in line for line in lines)
    assert lines[-1].endswith("errors.")


def test_every_problem_comes_as_data(cli: Cli, broken: Path) -> None:
    said = cli("criteria check --json", broken)
    assert (said.status, said.err) == (1, "")
    assert said.data["valid"] is False
    problems = said.data["problems"]
    assert {"pack.yaml", "areas/2-people.yaml"} <= {one["file"] for one in problems}
    keys = {"severity", "code", "file", "line", "column", "path", "sentence", "hint"}
    assert all(set(one) == keys and one["sentence"] and one["line"] >= 0 for one in problems)


def test_a_warning_makes_no_pack_invalid(cli: Cli, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "pack")
    finnish = tmp_path / "pack" / "i18n" / "fi.yaml"
    finnish.rename(finnish.with_name("sv.yaml"))
    pack = tmp_path / "pack" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("[en, fi]", "[en]"), encoding="utf-8")
    said = cli("criteria check pack --json")
    valid, severities = said.data["valid"], {one["severity"] for one in said.data["problems"]}
    assert (said.status == 0) == valid == ("error" not in severities)


def test_a_folder_that_is_no_pack_is_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    said = cli("criteria check", tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "no pack.yaml" in said.err


def test_the_list_begins_every_line_with_an_id(cli: Cli) -> None:
    said = cli("criteria list")
    assert (said.status, said.err) == (0, "")
    ids = [line.split()[0] for line in said.out.splitlines()]
    assert "org.ccassess.contact-center" in ids
    assert ids == sorted(ids)
