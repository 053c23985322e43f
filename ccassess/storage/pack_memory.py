"""Packs read once and found faultless, remembered between runs: reading doubts everything, and takes its time.

What is remembered belongs to the exact bytes of a pack and to the exact reader: with any other byte, or after any
change to the program, the pack is read again. A memory that is missing, damaged or not allowed is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import ccassess
from ccassess.domain import aids, measures, migration, pack, pack_tests
from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ccassess.domain.pack import Pack

KEPT = 8
"""Packs remembered at most; the one used longest ago goes first."""

_SUFFIX = ".pack"
_DIGEST = hashlib.sha256().digest_size
_MODULES = (aids, measures, migration, pack, pack_tests)
# All that a pack is made of; nothing else is ever called into being from a file of the memory.
_CLASSES = {
    (module.__name__, name): one
    for module in _MODULES
    for name, one in vars(module).items()
    if isinstance(one, type) and one.__module__ == module.__name__
} | {("fractions", "Fraction"): Fraction, (Party.__module__, Party.__name__): Party}


def remembered(files: Mapping[str, bytes], read: Callable[[Mapping[str, bytes]], Pack]) -> Pack:
    """Return the pack in these files as `read` once read them, else as it reads them now.

    Raises what `read` raises: a pack with errors is not remembered.
    """
    path = _folder() / f"{_key(files)}{_SUFFIX}"
    found = _recalled(path)
    if found is None:
        found = read(files)
        _keep(path, found)
    return replace(found, files=dict(files))


def _folder() -> Path:
    return Path(platformdirs.user_cache_dir("ccassess", appauthor=False)) / "packs"


def _key(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(_reader().encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()


def _reader() -> str:
    """Return a text that changes with the program: its version and, run from source, the state of its modules."""
    home = Path(ccassess.__file__).parent
    folders = (home / "domain", home / "storage", home / "storage" / "packs")
    states = [
        f"{entry.name} {entry.stat().st_mtime_ns} {entry.stat().st_size}"
        for folder in folders
        if folder.is_dir()
        for entry in sorted(os.scandir(folder), key=_name)
        if entry.name.endswith(".py")
    ]
    return "\n".join((ccassess.__version__, *states))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


class _Recaller(pickle.Unpickler):
    """Makes packs and what they consist of, and refuses every other name."""

    def find_class(self, module_name: str, global_name: str) -> type:
        """Return one of the classes a pack consists of."""
        try:
            return _CLASSES[module_name, global_name]
        except KeyError as error:
            message = f"not part of a pack: {module_name}.{global_name}"
            raise pickle.UnpicklingError(message) from error


def _recalled(path: Path) -> Pack | None:
    """Return what is remembered; None where there is nothing, or nothing to be relied on."""
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    # Whatever else may be wrong with it, the pack itself is at hand and is read.
    with contextlib.suppress(Exception):
        found = _Recaller(io.BytesIO(data[_DIGEST:])).load()
        return found if isinstance(found, pack.Pack) else None
    return None


def _keep(path: Path, found: Pack) -> None:
    data = pickle.dumps(replace(found, files={}), protocol=pickle.HIGHEST_PROTOCOL)
    draft = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(hashlib.sha256(data).digest() + data)
        draft.replace(path)
        _forget_oldest(path.parent)


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=_last_used, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)


def _last_used(path: Path) -> float:
    return path.stat().st_mtime
