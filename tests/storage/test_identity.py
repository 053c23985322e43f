"""Which document a file holds, from its end alone, whatever its bytes are."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from ccassess.storage import container
from ccassess.storage.document import encode
from ccassess.storage.identity import MAX_DIRECTORY, MAX_MANIFEST, identity
from tests.strategies import CONTENTS_BY_HASH, full_assessment

if TYPE_CHECKING:
    from pathlib import Path

ASSESSMENT = full_assessment()
DATA = encode(ASSESSMENT, "0.1.0", "<html></html>", CONTENTS_BY_HASH)


def test_the_manifest_tells_which_document_it_is(tmp_path: Path) -> None:
    found = identity_of(tmp_path, DATA)
    assert found == (ASSESSMENT.id, ASSESSMENT.generation, len(DATA))


def identity_of(tmp_path: Path, data: bytes) -> tuple[str, int, int] | None:
    path = tmp_path / "file.ccassess"
    path.write_bytes(data)
    found = identity(path)
    return None if found is None else (found.document, found.generation, found.size)


def test_only_the_end_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.ccassess"
    path.write_bytes(DATA)
    asked = []
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, length: asked.append(length) or real(handle, length))
    assert identity(path) is not None
    assert sum(asked) < min(len(DATA), MAX_DIRECTORY + MAX_MANIFEST + 100)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), DATA[:-1], DATA[1:], DATA + b"x"])
def test_what_is_no_assessment_has_none(tmp_path: Path, data: bytes) -> None:
    assert identity_of(tmp_path, data) is None


@pytest.mark.parametrize(
    "manifest",
    [
        b"{}",
        b"[]",
        b'{"kind": "assessment", "document": "../x", "generation": 1}',
        b'{"kind": "assessment", "document": "d", "generation": true}',
        b'{"kind": "assessment", "document": "d", "generation": 0}',
        b'{"kind": "verification", "document": "d", "generation": 1}',
        b"[" * 100_000,
        b" " * (MAX_MANIFEST + 1),
    ],
)
def test_a_manifest_that_says_nothing_sound_has_none(tmp_path: Path, manifest: bytes) -> None:
    assert identity_of(tmp_path, container.pack({"manifest.json": manifest})) is None


def mutated(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same each time
    data = bytearray(DATA)
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(len(data) - 3000, len(data))
        data[place] = rng.randrange(256)
    if rng.randrange(3) == 0:
        del data[rng.randrange(len(data)) :]
    # It may still say what it is; nothing is to come out of it but that.
    identity_of(tmp_path, bytes(data))


def test_no_bytes_raise_anything(tmp_path: Path) -> None:
    for seed in range(500):
        mutated(tmp_path, seed)


@pytest.mark.soak
def test_no_bytes_raise_anything_ten_thousand_times(tmp_path: Path) -> None:
    for seed in range(1_000, 11_000):
        mutated(tmp_path, seed)


@pytest.mark.skipif(os.name == "nt", reason="no links or pipes as these")
def test_links_and_pipes_are_neither_followed_nor_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "file.ccassess"
    path.write_bytes(DATA)
    (tmp_path / "link.ccassess").symlink_to(path)
    with pytest.raises(OSError, match=r"link"):
        identity(tmp_path / "link.ccassess")
    os.mkfifo(tmp_path / "pipe.ccassess")
    assert identity(tmp_path / "pipe.ccassess") is None
