"""Putting packs into the library and taking them out: whole or not at all, even where the program ends in between."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from typing import TYPE_CHECKING

from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError
from ccassess.domain.versions import compare
from ccassess.storage.atomic import STRAY_AFTER, TEMPORARY_PREFIX, TEMPORARY_SUFFIX
from ccassess.storage.pack_files import NotAPackError, check_pack, read_pack_folder
from ccassess.storage.pack_library import (
    Origin,
    installed_packs,
    library_folder,
    listed_pack,
    nearest_name,
    shipped_packs,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ccassess.domain.pack import Pack

_TEMPORARY = re.compile(rf"{re.escape(TEMPORARY_PREFIX)}[0-9a-f]{{16}}{re.escape(TEMPORARY_SUFFIX)}")
_PAUSES = (0.1, 0.3, 0.6, 1.0)
"""Seconds between attempts while another Windows program looks at what has just been written."""


def keep(pack: Pack) -> bool:
    """Put a pack into the library, with exactly the files it was read from; False where it is at hand already.

    Raises PackRefusedError where another pack is at hand under the same id and version, or it cannot be written.
    """
    there = listed_pack(f"{pack.id}@{pack.version}")
    if there is not None:
        _check_same(pack, there.folder, there.origin)
        return False
    target = library_folder() / pack.id / pack.version
    try:
        _write(pack.files, target)
    except OSError as error:
        if target.exists():
            # Somebody was quicker.
            _check_same(pack, target, Origin.INSTALLED)
            return False
        raise _not_written(error) from error
    _sweep(target)
    return True


def remove(pack_id: str, version: str) -> None:
    """Take an installed pack out of the library. Raises PackRefusedError where it is none or cannot be removed."""
    name = f"{pack_id}@{version}"
    found = next((pack for pack in installed_packs() if pack.name == name), None)
    if found is None:
        data = {"id": pack_id, "version": version}
        if any(pack.name == name for pack in shipped_packs()):
            raise PackRefusedError(PackRefusal.SHIPPED, **data)
        versions = ", ".join(pack.version for pack in installed_packs() if pack.id == pack_id)
        meant = "" if versions else nearest_name(pack_id, installed_packs()).partition("@")[0]
        hint = {"hint": meant} if meant else {}
        raise PackRefusedError(PackRefusal.NOT_INSTALLED, **data, versions=versions, **hint)
    try:
        # Out of the library in one step; what then remains is swept if it cannot be deleted now.
        gone = _temporary()
        found.folder.rename(gone)
    except OSError as error:
        raise _not_written(error) from error
    shutil.rmtree(gone, ignore_errors=True)
    with contextlib.suppress(OSError):
        # Only where no other version lies there.
        found.folder.parent.rmdir()


def _check_same(pack: Pack, folder: Path, origin: Origin) -> None:
    """Raise PackRefusedError unless the pack in a folder says the same, whatever its bytes."""
    try:
        there, _ = check_pack(read_pack_folder(folder))
    except NotAPackError:
        there = None
    if there is None or there.version != pack.version or compare(there, pack):
        code = PackRefusal.SHIPPED_OTHERWISE if origin is Origin.SHIPPED else PackRefusal.OTHER_CONTENT
        raise PackRefusedError(code, id=pack.id, version=pack.version)


def _write(files: Mapping[str, bytes], target: Path) -> None:
    """Write files into a new folder, which appears under its name when all of them are there. Raises OSError."""
    temporary = _temporary()
    try:
        temporary.mkdir(parents=True)
        for name, data in files.items():
            path = temporary / name
            path.parent.mkdir(exist_ok=True)
            _write_new(path, data)
        _verify(temporary, files)
        target.parent.mkdir(exist_ok=True)
        _become(temporary, target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _verify(folder: Path, files: Mapping[str, bytes]) -> None:
    if any((folder / name).read_bytes() != data for name, data in files.items()):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _become(temporary: Path, target: Path) -> None:
    """Give the finished folder its name, never in the place of another. Raises OSError."""
    for pause in (*(_PAUSES if os.name == "nt" else ()), None):
        try:
            temporary.rename(target)
        except OSError:
            if pause is None or target.exists():
                raise
            time.sleep(pause)
        else:
            return


def _temporary() -> Path:
    return library_folder() / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"


def _sweep(target: Path) -> None:
    """Remove what programs that ended in between have left, by the folder's own clock: `target` is new."""
    with contextlib.suppress(OSError), os.scandir(library_folder()) as entries:
        present = target.stat().st_mtime
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                left = entry.stat(follow_symlinks=False).st_mtime
                if left < present - STRAY_AFTER:
                    shutil.rmtree(entry.path, ignore_errors=True)


def _not_written(error: OSError) -> PackRefusedError:
    return PackRefusedError(PackRefusal.NOT_WRITTEN, detail=error.strerror or str(error))
