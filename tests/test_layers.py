"""The layers hold: each contract of setup.cfg bites, and what is slow to import stays away until it is needed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
IMPORT_ALL = """
import importlib, pkgutil, sys
for name in {packages}:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
WRONG_LINES = {
    "gui or cli over": ("storage", "import ccassess.app"),
    "storage returns": ("storage", "import ccassess.wording"),
    "data imports nothing": ("data.py", "import ccassess.i18n"),
    "domain is pure": ("domain", "import random"),
    "only gui knows Qt": ("app", "import PySide6.QtCore"),
    "only reporting": ("gui", "import reportlab"),
    "only storage reads": ("cli", "import yaml"),
    "no two modules": ("wording", "import ccassess.app"),
}


def test_neither_the_use_cases_nor_the_command_line_load_qt_or_what_draws() -> None:
    program = IMPORT_ALL.format(packages=("ccassess.app", "ccassess.cli"))
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "ccassess" in loaded
    assert not loaded & {"PySide6", "shiboken6", "matplotlib", "numpy", "reportlab", "xlsxwriter"}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the layers' contracts say of a tree in which each of them is broken once."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "ccassess", tree / "ccassess", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "setup.cfg", tree)
    for place, line in WRONG_LINES.values():
        file = tree / "ccassess" / (place if place.endswith(".py") else f"{place}/wrong.py")
        with file.open("a", encoding="utf-8") as code:
            code.write(f"\n{line}\n")
    command = [sys.executable, "-c", LAYERS]
    done = subprocess.run(command, cwd=tree, check=False, capture_output=True, encoding="utf-8")
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("contract", WRONG_LINES)
def test_every_contract_notices_a_wrong_import(verdicts: str, contract: str) -> None:
    assert re.search(rf"{contract}[^.]*? BROKEN", verdicts), verdicts


def test_no_contract_is_left_untried() -> None:
    names = re.findall(r"^name = (.*)$", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.MULTILINE)
    contracts = [name for name in names if name != "ccassess"]
    assert len(contracts) == len(WRONG_LINES)
    assert all(any(name.startswith(begun) for begun in WRONG_LINES) for name in contracts)


def test_settings_are_kept_by_one_module_of_the_window() -> None:
    modules = [path for path in ROOT.glob("ccassess/**/*.py") if "QSettings" in path.read_text(encoding="utf-8")]
    assert len(modules) <= 1
    assert all("gui" in path.relative_to(ROOT).parts for path in modules)


def test_pyplot_is_never_used() -> None:
    # It keeps every figure it makes and asks for a screen.
    used = re.compile(r"^\s*(import|from)\s[^#\n]*\bpyplot\b", re.MULTILINE)
    assert [path for path in ROOT.glob("ccassess/**/*.py") if used.search(path.read_text(encoding="utf-8"))] == []
