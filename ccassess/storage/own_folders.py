"""The folders that the program keeps for a person on this computer, beside one another: never in one that travels."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import platformdirs

from ccassess.storage.atomic import synchronise_folder
from ccassess.storage.pack_library import DATA_FOLDER

_durable: set[Path] = set()
"""Folders whose names this process has made durable."""


def own_folder(name: str) -> Path:
    """Return one of them by its name, in the local application data; it need not be there yet."""
    named = os.environ.get(DATA_FOLDER)
    base = Path(named) if named else platformdirs.user_data_path("ccassess", appauthor=False, roaming=False)
    return base / name


def make_folder(folder: Path) -> None:
    """Make a folder that nobody else may look into, and its name durable. Raises OSError where it cannot be made."""
    made = {one for one in (folder, *folder.parents) if not one.exists()}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Once also where it was there: a program that made it may have been killed before it came this far.
    for one in made | ({folder, folder.parent} - _durable):
        with contextlib.suppress(OSError):
            synchronise_folder(one.parent)
        _durable.add(one)
