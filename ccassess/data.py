"""Where the criteria sets and the resources lie: in a checkout, an editable install, a wheel, a frozen program."""

import sys
from pathlib import Path


def criteria_folder() -> Path:
    """Return the folder whose subfolders are the criteria sets we ship."""
    return _folder("criteria")


def resources_folder() -> Path:
    """Return the folder of icons, fonts, catalogues of sentences and examples."""
    return _folder("resources")


def _folder(name: str) -> Path:
    package = Path(__file__).resolve().parent
    unpacked = getattr(sys, "_MEIPASS", None)
    installed = Path(unpacked, "ccassess", "_data", name) if unpacked else package / "_data" / name
    # A checkout, and with it an editable install, keeps both folders at its top.
    return installed if installed.is_dir() else package.parent / name
