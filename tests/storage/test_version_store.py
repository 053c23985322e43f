"""Kept versions are the very files, however few bytes are stored; damage costs one of them at most."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.domain.evidence import Evidence, EvidenceKind, file_id
from ccassess.domain.evidence_edits import add_evidence
from ccassess.domain.failures import NotSaved, NotSavedError, UnreadableFileError
from ccassess.domain.kept import Kept, Version
from ccassess.storage import container
from ccassess.storage.content_store import ContentStore
from ccassess.storage.document import encode, open_document
from ccassess.storage.version_store import VersionLimits, VersionStore

ROOT = Path(__file__).resolve().parents[2]


def version(document: str = "a" * 32, generation: int = 1, clock: str = "2026-11-22T18:00:00Z") -> Version:
    return Version(document, 0, clock, clock, generation, "Aino", Kept.SAVED, "Kanta.ccassess", 0, "", "s", (), "")


def a_file(*evidence: bytes, text: str = "x") -> bytes:
    """Return members such as a file has: the store asks no more of them."""
    members = {"mimetype": b"application/vnd.ccassess+zip", "centre/profile.json": text.encode()}
    return container.pack(members | {f"evidence/{hashlib.sha256(one).hexdigest()}": one for one in evidence})


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path / "versions", ContentStore(tmp_path / "contents"))


def stored(store: VersionStore) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


def test_a_version_is_the_very_file_and_its_evidence_is_stored_once(store: VersionStore) -> None:
    large = b"%PDF" + bytes(500_000)
    first = store.keep(version(), a_file(large, b"small"))
    second = store.keep(version(generation=2), a_file(large, text="y"))
    assert [one.number for one in store.versions("a" * 32)] == [2, 1]
    assert store.data(first) == a_file(large, b"small")
    assert store.data(second) == a_file(large, text="y")
    assert sum(path.stat().st_size for path in stored(store)) < 5_000
    assert store.contents_needed() == {*first.contents, *second.contents}
    assert first.size == len(a_file(large, b"small"))


def test_a_real_file_with_evidence_comes_back_byte_for_byte(store: VersionStore) -> None:
    assessment = create(find_pack(DEFAULT_PACK))
    data = b"%PDF-1.7 what we saw"
    sha256 = hashlib.sha256(data).hexdigest()
    item = Evidence(file_id(sha256), EvidenceKind.FILE, "Näyttö.pdf", sha256, len(data))
    whole = encode(add_evidence(assessment, item), "1.0.0", "<p>", {sha256: data})
    kept = store.keep(version(assessment.id), whole)
    assert store.data(kept) == whole
    assert open_document(store.data(kept)).contents == {sha256: data}


def test_names_in_the_store_tell_nothing_personal(store: VersionStore) -> None:
    store.keep(version("Maija Virtanen"), a_file())
    [path] = stored(store)
    assert "Maija" not in str(path.relative_to(store.folder))
    assert "Kanta" not in str(path.relative_to(store.folder))
    assert os.name == "nt" or path.parent.stat().st_mode & 0o077 == 0


def test_ten_are_kept_of_a_document_the_oldest_go(store: VersionStore) -> None:
    for number in range(13):
        store.keep(version(generation=number + 1), a_file(text=str(number)))
    store.keep(version("b" * 32), a_file())
    assert [one.generation for one in store.versions("a" * 32)] == list(range(13, 3, -1))
    assert [one.number for one in store.versions("a" * 32)] == list(range(13, 3, -1))
    assert len(store.versions("b" * 32)) == 1


def test_all_together_stay_within_the_limit_but_the_newest_of_each_document_stays(tmp_path: Path) -> None:
    store = VersionStore(tmp_path / "v", ContentStore(tmp_path / "c"), VersionLimits(10, 5_000))
    for number in range(4):
        store.keep(version(clock=f"2026-11-22T18:00:0{number}Z"), a_file(text="a" * 1_000 + str(number)))
    store.keep(version("b" * 32, clock="2026-11-22T18:00:05Z"), a_file(text="b" * 3_000))
    assert len(store.versions("a" * 32)) == 1
    store.keep(version("c" * 32, clock="2026-11-22T18:00:06Z"), a_file(text="c" * 30_000))
    assert [len(store.versions(name * 32)) for name in "abc"] == [1, 1, 1]


def test_evidence_counts_against_the_limit_once(tmp_path: Path) -> None:
    store = VersionStore(tmp_path / "v", ContentStore(tmp_path / "c"), VersionLimits(10, 100_000))
    shared = bytes(80_000)
    for number in range(5):
        store.keep(version(clock=f"2026-11-22T18:00:0{number}Z"), a_file(shared, text=str(number)))
    assert len(store.versions("a" * 32)) == 5
    store.keep(version(clock="2026-11-22T18:00:09Z"), a_file(bytes(90_000), text="other"))
    assert len(store.versions("a" * 32)) == 1


def test_whatever_is_damaged_is_left_out_and_nothing_crashes(store: VersionStore) -> None:
    for number in range(3):
        store.keep(version(), a_file(text=str(number)))
    path = stored(store)[1]
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]):
            path.write_bytes(damaged)
            numbers = [one.number for one in store.versions("a" * 32)]
            assert numbers == [3, 1], place
            assert [one.number for one in store.listed("a" * 32)] in ([3, 2, 1], [3, 1])
            for one in store.versions("a" * 32):
                assert store.data(one) == a_file(text=str(one.number - 1))
            store.contents_needed()


def test_a_version_whose_evidence_is_gone_is_left_out(store: VersionStore) -> None:
    kept = store.keep(version(), a_file(b"gone"))
    store.keep(version(), a_file(b"there"))
    (store.contents.folder / kept.contents[0]).unlink()
    assert [one.number for one in store.versions("a" * 32)] == [2]
    with pytest.raises(UnreadableFileError):
        store.data(kept)


def test_foreign_things_in_the_folder_are_not_versions(store: VersionStore) -> None:
    store.keep(version(), a_file())
    folder = stored(store)[0].parent
    (folder / "000000009.version").mkdir()
    (folder / "notes.txt").write_text("x")
    (store.folder / "x").write_text("x")
    assert [one.number for one in store.versions("a" * 32)] == [1]
    assert store.keep(version(), a_file(text="y")).number == 10


def test_a_store_that_cannot_be_written_is_told(store: VersionStore) -> None:
    store.folder.write_text("a file")
    with pytest.raises(NotSavedError) as told:
        store.keep(version(), a_file())
    assert isinstance(told.value.code, NotSaved)
    assert store.versions("a" * 32) == ()


_KEEPING = """
    import sys
    from pathlib import Path
    sys.path.insert(0, {root!r})
    from tests.storage.test_version_store import a_file, version
    from ccassess.storage.content_store import ContentStore
    from ccassess.storage.version_store import VersionStore
    folder = Path({folder!r})
    store = VersionStore(folder / "versions", ContentStore(folder / "contents"))
    print("ready", flush=True)
    for number in range({count}):
        kept = store.keep(version(generation=number + 1), a_file(bytes(300_000), text="z" * 200_000 + str(number)))
        print(kept.number, flush=True)
"""


def keeping(folder: Path, count: int) -> subprocess.Popen[str]:
    script = textwrap.dedent(_KEEPING.format(root=str(ROOT), folder=str(folder), count=count))
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_killed_at_any_moment_only_whole_versions_are_listed(tmp_path: Path, store: VersionStore) -> None:
    for number in range(10):
        with keeping(tmp_path, 1_000) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(0.013 * number)
            process.send_signal(signal.SIGKILL)
            told = [int(line) for line in process.stdout.read().split("\n")[:-1]]
        found = store.versions("a" * 32)
        assert not told or told[-1] <= found[0].number
        for one in found:
            assert hashlib.sha256(store.data(one)).hexdigest() == one.sha256
        assert store.keep(version(), a_file()).number > max(told, default=0)


def test_two_processes_keep_at_once_and_no_number_is_given_twice(tmp_path: Path, store: VersionStore) -> None:
    with keeping(tmp_path, 5) as one, keeping(tmp_path, 5) as other:
        told = [process.communicate()[0].split("\n")[1:-1] for process in (one, other)]
    assert sorted(int(number) for numbers in told for number in numbers) == list(range(1, 11))
    assert len(store.versions("a" * 32)) == 10
