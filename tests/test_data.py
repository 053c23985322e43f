"""The criteria and the resources are found however the program came to the computer."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from ccassess import data
from tests.wheel import asked, installed_wheel, missing_data

ROOT = Path(__file__).resolve().parent.parent
BOTH = "data.criteria_folder(), data.resources_folder(), sep='|'"


def test_a_checkout_has_them_at_its_top() -> None:
    assert data.criteria_folder() == ROOT / "criteria"
    assert data.resources_folder() == ROOT / "resources"


def test_an_editable_install_finds_those_of_the_checkout_from_anywhere(tmp_path: Path) -> None:
    # `-P` and another folder: it is the installation that finds the package, not the folder one stands in.
    program = f"from ccassess import data; print({BOTH})"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode and "No module named 'ccassess'" in done.stderr:
        pytest.skip("this environment has no editable install: `python3 dev.py test` makes one")
    assert done.stdout.strip() == f"{ROOT / 'criteria'}|{ROOT / 'resources'}"


def test_a_wheel_brings_every_data_file_along(tmp_path: Path) -> None:
    python = installed_wheel(tmp_path)
    for folder in asked(python, BOTH, cwd=tmp_path).split("|"):
        assert Path(folder).is_relative_to(tmp_path / "venv")
    assert missing_data(python, cwd=tmp_path) == []


def test_a_frozen_program_has_them_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("criteria", "resources"):
        (tmp_path / "ccassess" / "_data" / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert data.criteria_folder() == tmp_path / "ccassess" / "_data" / "criteria"
    assert data.resources_folder() == tmp_path / "ccassess" / "_data" / "resources"


def test_setup_cfg_names_every_package() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    named = set(config["options"]["packages"].split())
    folders = {path.parent.relative_to(ROOT) for path in ROOT.glob("ccassess/**/*.py")}
    assert named - {"ccassess._data.criteria", "ccassess._data.resources"} == {".".join(each.parts) for each in folders}
