"""A copy to be opened is for this person alone, read-only, and under a name that nobody else has chosen."""

from __future__ import annotations

import os
import re
import stat
import time
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.failures import NotSavedError
from ccassess.storage.opened_copies import copies_folder, sweep_copies, write_copy

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = time.time() - 200_000


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))
    return copies_folder()


def test_a_copy_is_private_read_only_and_named_by_chance(folder: Path) -> None:
    path, other = write_copy(b"%PDF-1.7", ".pdf"), write_copy(b"%PDF-1.7", ".pdf")
    assert path.parent == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert re.fullmatch(r"[0-9a-f]{16}\.pdf", path.name)
    assert path.name != other.name
    assert path.read_bytes() == b"%PDF-1.7"


def test_a_folder_that_others_could_look_into_is_closed_first(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o755)
    folder.chmod(0o755)
    write_copy(b"x", ".txt")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    folder.parent.mkdir(parents=True)
    folder.symlink_to(tmp_path / "public")
    with pytest.raises(NotSavedError):
        write_copy(b"x", ".txt")
    assert not list((tmp_path / "public").iterdir())


def test_a_copy_that_cannot_be_written_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSavedError):
        write_copy(b"x", ".txt")
    assert not list(folder.iterdir())


def test_old_copies_are_swept_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    old, young = write_copy(b"old", ".pdf"), write_copy(b"young", ".pdf")
    (folder / "mine.txt").write_text("mine")
    (tmp_path / "target.txt").write_text("target")
    link = folder / ("0" * 16 + ".txt")
    link.symlink_to(tmp_path / "target.txt")
    for path in (old, folder / "mine.txt", link):
        os.utime(path, (LONG_AGO, LONG_AGO), follow_symlinks=False)
    sweep_copies()
    assert {path.name for path in folder.iterdir()} == {young.name, "mine.txt", link.name}
    sweep_copies(folder=folder / "not there")
