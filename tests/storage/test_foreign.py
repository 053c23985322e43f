"""Bytes that others made come in through one door, and nothing but one kind of exception comes out of it."""

from __future__ import annotations

import ast
import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.failures import ForeignBytesError, Unreadable, UnreadableFileError
from ccassess.domain.pack_refusals import PackRefusedError
from ccassess.storage import container, foreign, strict_yaml, yaml_bytes
from ccassess.storage.broken import BROKEN, refusing
from ccassess.storage.foreign import (
    assessment_bytes,
    begins_as_assessment,
    open_document,
    pack_files,
)
from ccassess.storage.pack_files import NotAPackError, PackInvalidError
from tests.packs.tiny import tiny
from tests.packs.zips import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2] / "ccassess"

# Who reads

READERS = {"read_bytes", "read_text", "fromfile", "readlink"}
OPENERS = {"open", "fdopen"}
LIBRARIES = {"bz2", "gzip", "lzma", "marshal", "pickle", "plistlib", "shelve", "sqlite3", "tarfile", "tomllib", "xml"}
LIBRARIES |= {"zipfile", "zlib", "yaml", "csv", "configparser"}
JSON = {"load", "loads", "JSONDecoder", "raw_decode"}
BEHIND_THE_DOOR = {
    "read_file",
    "unpack",
    "read_pack_archive",
    "read_pack_folder",
    "strict_yaml",
    "canonical_json",
}
"""What app, gui and cli take from `storage.foreign` alone, under the names it has there."""

ALLOWED = {
    "cli/main.py": {"open"},  # the null device, once nobody listens any more
    "gui/crash.py": {"open"},  # our own log, written
    "gui/icons.py": {"read_text"},  # pictures that come with the program
    "reporting/charts/backend.py": {"read_text", "json"},  # the version of a library, from its own source; our answer
    "reporting/tables.py": {"csv"},  # written
}
"""Who outside of storage opens or parses files, and why that is nobody's foreign bytes."""

STORING = {
    "atomic.py": {"open", "read_bytes"},  # `read_file` itself; what was just written, and what a save replaces
    "authoring.py": {"read_bytes"},  # the starter, which comes with the program
    "broken.py": {"zipfile", "zlib"},  # the names of their exceptions
    "canonical_json.py": {"json"},
    "container.py": {"zlib"},  # its check sums
    "content_store.py": {"open", "fdopen"},  # our own store, every content compared with its hash
    "file_types.py": {"zipfile"},  # whether an office document is one, by the names in it
    "identity.py": {"open", "zlib"},  # which document a file beside ours is of: limited there
    "journal.py": {"sqlite3"},
    "journal_answers.py": {"sqlite3"},
    "journal_examination.py": {"open", "sqlite3"},  # our journal, which is examined before it is trusted
    "journal_file.py": {"open", "sqlite3"},  # and a folder, to make it durable
    "journal_statements.py": {"sqlite3"},
    "lock.py": {"open"},  # limited there
    "living.py": {"open"},  # locks, of which nothing is read
    "pack_archive.py": {"zipfile"},
    "pack_files.py": {"open"},  # limited there
    "pack_library.py": {"read_bytes"},  # installed packs, which passed the door once
    "opened_copies.py": {"open"},  # written
    "own_folders.py": {"open"},  # a folder, to make it durable
    "pack_memory.py": {"pickle", "read_bytes"},  # what this program itself remembers of packs, see there
    "pack_store.py": {"open", "read_bytes"},  # what was just written
    "strict_yaml.py": {"yaml"},
    "translating.py": {"read_bytes"},  # whether an author's file is still what was read
    "turns.py": {"open"},  # locks, of which nothing is read
    "version_store.py": {"open"},  # our own versions, each compared with its hash
}
"""Who in storage does, and what for."""


def used(tree: ast.AST) -> Iterator[str]:
    """Yield what a module reads and parses with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "json" and node.attr in JSON:
            yield "json"
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            literal = [one.value for one in node.args if isinstance(one, ast.Constant)]
            is_mode = any(isinstance(one, str) and set(one) <= set("rwaxbt+") for one in literal)
            is_os = isinstance(called, ast.Attribute) and getattr(called.value, "id", "") in {"os", "io"}
            if name in READERS or (name in OPENERS and (isinstance(called, ast.Name) or is_mode or is_os)):
                yield name
        elif isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names if one.name != "json")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module != "xml.sax.saxutils":
            yield node.module.partition(".")[0]
            if node.module.startswith("ccassess.storage") and node.module != "ccassess.storage.foreign":
                yield from (f"behind:{one.name}" for one in node.names if one.name in BEHIND_THE_DOOR)


def reading(path: Path) -> set[str]:
    found = set(used(ast.parse(path.read_text("utf-8"))))
    wanted = READERS | OPENERS | LIBRARIES | {"json"}
    return {one for one in found if one in wanted or one.startswith("behind:")}


def modules(*parts: str) -> list[Path]:
    return sorted(path for part in parts for path in (ROOT / part).rglob("*.py"))


def test_nobody_else_opens_or_parses_what_others_made() -> None:
    found = {path.relative_to(ROOT).as_posix(): reading(path) for path in modules("app", "cli", "gui", "reporting")}
    found |= {path.relative_to(ROOT).as_posix(): reading(path) for path in modules("wording", "domain")}
    assert {name: what for name, what in found.items() if what - ALLOWED.get(name, set())} == {}


def test_in_storage_it_is_known_who_does() -> None:
    home = ROOT / "storage"
    found = {path.relative_to(home).as_posix(): reading(path) for path in home.rglob("*.py")}
    found = {name: {one for one in what if not one.startswith("behind:")} for name, what in found.items()}
    assert {name: what for name, what in found.items() if what - STORING.get(name, set())} == {}


def test_the_door_names_where_each_rule_is_kept() -> None:
    assert foreign.__doc__ is not None
    for limit, said in (
        (container.MAX_MEMBERS == 200, "at most 200"),
        (container.MAX_MEMBER_BYTES == 64 * 2**20, "64 MiB each"),
        (container.MAX_FILE_BYTES == 256 * 2**20, "256 MiB together"),
        (yaml_bytes.MAX_BYTES == 1_000_000, "1 MB"),
        (strict_yaml.MAX_DEPTH == 20, "20 levels"),
        (strict_yaml.MAX_ENTRIES == 20_000, "20,000 entries"),
        (strict_yaml.MAX_TEXT == 20_000, "20,000 characters"),
    ):
        assert limit
        assert said in " ".join(foreign.__doc__.split())


# What comes out

RAISED = [
    zipfile.BadZipFile(),
    zlib.error(),
    struct.error(),
    EOFError(),
    NotImplementedError(),
    RuntimeError(),
    RecursionError(),
    ValueError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    MemoryError(),
    OverflowError(),
    KeyError("x"),
]


@pytest.mark.parametrize("error", RAISED, ids=repr)
def test_whatever_a_reader_raises_over_bytes_is_one_exception(error: Exception) -> None:
    assert isinstance(error, BROKEN)
    with pytest.raises(UnreadableFileError) as caught, refusing():
        raise error
    assert caught.value.code is Unreadable.DAMAGED
    assert caught.value.__cause__ is error


def test_a_mistake_of_ours_is_not_taken_for_a_broken_file() -> None:
    with pytest.raises(AttributeError), refusing():
        raise AttributeError


def test_every_refusal_is_of_one_kind() -> None:
    for kind in (UnreadableFileError, PackRefusedError, NotAPackError, PackInvalidError):
        assert issubclass(kind, ForeignBytesError)


@given(st.binary(max_size=300))
def test_no_bytes_get_further_than_the_door(data: bytes) -> None:
    with pytest.raises(ForeignBytesError):
        open_document(data)


def test_a_pack_is_the_same_from_a_folder_and_from_a_zip_file(tmp_path: Path) -> None:
    for name, data in tiny().items():
        (tmp_path / "pack" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pack" / name).write_bytes(data)
    (tmp_path / "pack.zip").write_bytes(zipped(tiny()))
    assert dict(pack_files(tmp_path / "pack")) == dict(pack_files(tmp_path / "pack.zip")) == tiny()
    for place in (tmp_path, tmp_path / "pack" / "pack.yaml", tmp_path / "nowhere"):
        with pytest.raises(ForeignBytesError):
            pack_files(place)


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    places = [tmp_path / "nowhere", tmp_path, tmp_path / "a\0b"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places.append(tmp_path / "pipe")
    for place in places:
        assert not begins_as_assessment(place)
        with pytest.raises(UnreadableFileError):
            assessment_bytes(place)


def test_only_the_beginning_is_read_to_know_an_assessment(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(container.pack({"mimetype": container.MEDIA_TYPE, "x": bytes(1_000_000)}))
    assert begins_as_assessment(path)
    assert len(foreign.read_head(path)) < 1000
    path.write_bytes(b"PK")
    assert not begins_as_assessment(path)
