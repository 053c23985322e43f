"""What holds for the whole test run: no screen, no touch of the person's own files, no clock in the property tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parent.parent

# Set while pytest reads this file, before any test module can import Qt, platformdirs or matplotlib.
_HOME = Path(tempfile.mkdtemp(prefix="ccassess-home-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": ".local/state",
}
for _name, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ[_name] = str(_HOME / _folder)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Listing the computer's fonts takes matplotlib seconds: once, not once a run.
os.environ.setdefault("MPLCONFIGDIR", str(ROOT / "build" / "matplotlib"))
# English, whatever the computer speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# A slow computer is no failure; and a failure is the same one everywhere.
settings.register_profile("ccassess", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ccassess")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the long runs have done: each test that records a `figure` gets a line."""
    lines = []
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            lines += [
                f"{outcome:6} {value}, {report.duration:,.0f} s"
                for name, value in report.user_properties
                if name == "figure" and report.when == "call"
            ]
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
