"""Packs remembered between runs: the same pack comes back, and never anything else."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
from typing import TYPE_CHECKING

import pytest

from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.storage import pack_memory
from ccassess.storage.pack_files import PackInvalidError, read_pack
from ccassess.storage.pack_memory import remembered
from tests.packs.tiny import tiny

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ccassess.domain.pack import Pack

FILES = tiny()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "ccassess" / "packs"


class Reader:
    """Counts how often a pack is really read."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, files: Mapping[str, bytes]) -> Pack:
        self.count += 1
        return read_pack(files)


@pytest.mark.parametrize("files", [FILES, find_pack(DEFAULT_PACK)], ids=["tiny", "default"])
def test_a_pack_is_read_once_and_comes_back_equal(files: Mapping[str, bytes]) -> None:
    reader = Reader()
    first, again = remembered(files, reader), remembered(files, reader)
    assert reader.count == 1
    assert first == again == read_pack(files)
    assert again.files == dict(files)


def test_any_other_byte_is_another_pack() -> None:
    reader = Reader()
    remembered(FILES, reader)
    other = {**FILES, "pack.yaml": FILES["pack.yaml"] + b"\n# a word more\n"}
    assert remembered(other, reader).files == other
    assert reader.count == 2


def test_a_changed_program_reads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    remembered(FILES, reader)
    monkeypatch.setattr("ccassess.__version__", "99.0.0")
    remembered(FILES, reader)
    assert reader.count == 2


def test_a_pack_with_errors_is_told_so_every_time(folder: Path) -> None:
    files = {**FILES, "pack.yaml": b"format: 1\n"}
    for _ in range(2):
        with pytest.raises(PackInvalidError):
            remembered(files, read_pack)
    assert not list(folder.glob("*"))


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "foreign", "harmful"])
def test_a_damaged_memory_is_no_memory(folder: Path, damage: str) -> None:
    pack = remembered(FILES, read_pack)
    (path,) = folder.iterdir()
    data = bytearray(path.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 2]
    elif damage == "flipped":
        data[len(data) // 2] ^= 1
    elif damage == "empty":
        data.clear()
    elif damage == "foreign":
        data = sealed({"not": "a pack"})
    else:
        data = sealed(Harm())
    path.write_bytes(data)
    assert remembered(FILES, read_pack) == pack


class Harm:
    """What a file made to do harm would bring along."""

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return subprocess.check_call, ("false",)


def sealed(value: object) -> bytearray:
    data = pickle.dumps(value)
    return bytearray(hashlib.sha256(data).digest() + data)


def test_where_nothing_can_be_kept_packs_are_read_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    reader = Reader()
    assert remembered(FILES, reader) == remembered(FILES, reader)
    assert reader.count == 2


def test_only_the_packs_used_last_are_kept(folder: Path) -> None:
    for number in range(pack_memory.KEPT + 3):
        remembered({**FILES, "pack.yaml": FILES["pack.yaml"] + f"# {number}\n".encode()}, read_pack)
    assert len(list(folder.iterdir())) == pack_memory.KEPT
