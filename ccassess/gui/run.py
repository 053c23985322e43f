"""The window's entry: rests the garbage collector before the window's modules are even imported."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(path: Path | None, example: bool, who: str) -> int:  # noqa: FBT001 - the command line's one call
    """Open the window on a file, on the worked example, or on the start page; returns the exit status.

    `who` is the person at the keyboard, "" for the one remembered.
    """
    # Until the first paint much is made and nothing is thrown away; looking for garbage would take a tenth of the time.
    gc.disable()
    # Before Qt, for PySide reads the source of every module that is imported after it.
    import ccassess.app.files  # noqa: F401
    from ccassess.gui.start import start

    return start(path, who, example=example)
