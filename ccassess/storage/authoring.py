"""Writing what authors of criteria begin with: the schemas of a pack's files, and a whole pack to start from."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from ccassess.data import resources_folder
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.storage.atomic import anything, nothing, replace_file
from ccassess.storage.packs.json_schema import schema_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEMAS = "schema"
"""The folder of the schemas, beside pack.yaml in a pack that was begun with us."""

_STARTER = "starter-pack"


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into a folder, made where it is missing, over older ones; return the files.

    Raises NotSavedError, or OSError where the folder cannot be made; files written before the one that failed stay.
    """
    _make_folder(folder)
    files = {folder / name: data for name, data in schema_files().items()}
    for path, data in files.items():
        _write(path, data, new=False)
    return tuple(files)


def starter_files() -> Mapping[str, bytes]:
    """Return the files of the pack to start from, by path within it, the schemas among them."""
    home = resources_folder() / _STARTER
    sources = {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*.yaml"))}
    return {**sources, **{f"{SCHEMAS}/{name}": data for name, data in schema_files().items()}}


def is_free(folder: Path) -> bool:
    """Return whether a new pack can be written to a folder: it is not there yet, or there is nothing in it.

    Raises OSError where it cannot be looked into.
    """
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except FileNotFoundError:
        return True


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write the pack to start from into a free folder, made where it is missing; return the files.

    Nothing that is there already is touched. Raises NotSavedError, or OSError where a folder cannot be made;
    what was written goes away again then.
    """
    made: list[Path] = []
    try:
        made += _make_folder(folder)
        for name, data in starter_files().items():
            path = folder / name
            made += _make_folder(path.parent)
            _write(path, data, new=True)
            made.append(path)
    except BaseException:
        _remove(made)
        raise
    return tuple(path for path in made if path.is_file())


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder where it is missing, though not those it lies in; return it where it was made."""
    if folder.is_dir():
        return []
    folder.mkdir()
    return [folder]


def _write(path: Path, data: bytes, *, new: bool) -> None:
    try:
        replace_file(path, data, nothing if new else anything)
    except NotSavedError as error:
        # The file is in place; that a power cut might still undo it is no reason to stop at half a pack.
        if error.code is not NotSaved.NOT_CONFIRMED:
            raise


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
