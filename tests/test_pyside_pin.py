"""PySide6 6.12 on Python 3.10 and 3.11 loses a reference to None per void call and aborts after a few thousand."""

from __future__ import annotations

import configparser
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
CALLS = 3000
PROBE = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
thing.setObjectName("warm")
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("a name")
print(before - sys.getrefcount(None))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calling_qt_costs_no_reference_to_none() -> None:
    # In an interpreter of its own, for one that has lost too many falls over.
    done = subprocess.run([sys.executable, "-c", PROBE], check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < CALLS // 100


def _pyside_requirements() -> list[Requirement]:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = config["options"]["install_requires"].splitlines()
    return [Requirement(line) for line in lines if line.startswith("PySide6")]


def test_the_installed_pyside_is_one_that_setup_cfg_allows_on_this_python() -> None:
    (asked,) = [each for each in _pyside_requirements() if each.marker is None or each.marker.evaluate()]
    assert asked.specifier.contains(version(asked.name))


@pytest.mark.parametrize(("python", "allowed"), [("3.11", False), ("3.12", True), ("3.14", True)])
def test_the_pyside_that_loses_none_is_refused_where_it_does(python: str, allowed: bool) -> None:  # noqa: FBT001
    applying = [
        each for each in _pyside_requirements() if each.marker and each.marker.evaluate({"python_version": python})
    ]
    assert [each.specifier.contains("6.12.0") for each in applying] == [allowed]
