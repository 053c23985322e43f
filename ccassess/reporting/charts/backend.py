"""Loading matplotlib without a search for the system's fonts and without a trace in the user's home."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.reporting.pdf.fonts import Cut, font_file

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_FOLDER_SETTING = "MPLCONFIGDIR"
_KNOWN_VERSIONS = ("390", "3.11.0")


@cache
def load_matplotlib() -> None:
    """Import matplotlib's text machinery.

    Its first import would read every font of the system (close to a second) and leave a cache in the home folder; our
    charts name their font files, so an empty list in a folder that is gone again afterwards serves them.
    """
    if "matplotlib.font_manager" in sys.modules or os.environ.get(_FOLDER_SETTING):
        return
    with tempfile.TemporaryDirectory(prefix="ccassess-", ignore_cleanup_errors=True) as folder:
        for version in {*_KNOWN_VERSIONS, *_installed_version()}:
            Path(folder, f"fontlist-v{version}.json").write_text(json.dumps(_font_list(version)), encoding="utf-8")
        os.environ[_FOLDER_SETTING] = folder
        try:
            importlib.import_module("matplotlib.font_manager")
        finally:
            del os.environ[_FOLDER_SETTING]


def _font_list(version: str) -> dict[str, object]:
    """Return the cache of a font manager that knows no font but matplotlib's own fallback."""
    fallback = {
        "fname": "fonts/ttf/DejaVuSans.ttf",
        "name": "DejaVu Sans",
        "style": "normal",
        "variant": "normal",
        "weight": 400,
        "stretch": "normal",
        "size": "scalable",
        "__class__": "FontEntry",
    }
    return {
        "_version": version,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": [fallback],
        "__class__": "FontManager",
    }


def _installed_version() -> list[str]:
    """Return the version of the cache's layout, where the installed sources tell it."""
    found = importlib.util.find_spec("matplotlib")
    if found is None or found.origin is None:
        return []
    source = Path(found.origin).with_name("font_manager.py")
    if not source.is_file():  # a frozen program carries none: the known versions must do
        return []
    return re.findall(r"^    __version__ = ['\"]([\w.]+)['\"]", source.read_text(encoding="utf-8"), re.MULTILINE)


def font(cut: Cut, size: float) -> FontProperties:
    """Return a cut for matplotlib by its file, size in points."""
    load_matplotlib()
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(font_file(cut)), size=size)
