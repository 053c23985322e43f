"""A content that was put is there whole, or not at all, whatever happens; and only what nobody needs is swept."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.storage import atomic, content_store
from ccassess.storage.content_store import ContentStore

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
LONG_AGO = time.time() - 200_000


@pytest.fixture
def store(tmp_path: Path) -> ContentStore:
    return ContentStore(tmp_path / "contents")


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def age(store: ContentStore, name: str) -> None:
    os.utime(store.folder / name, (LONG_AGO, LONG_AGO), follow_symlinks=False)


def names(store: ContentStore) -> set[str]:
    return {path.name for path in store.folder.iterdir()}


def test_what_was_put_is_there_under_its_hash_in_a_private_folder(store: ContentStore) -> None:
    assert store.get(sha(b"a")) is None
    assert not store.has(sha(b"a"))
    assert store.put(b"a") == sha(b"a")
    assert store.put(b"") == sha(b"")
    assert (store.get(sha(b"a")), store.get(sha(b"")), store.has(sha(b"a"))) == (b"a", b"", True)
    assert names(store) == {sha(b"a"), sha(b"")}
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_the_store_lies_beside_the_journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path))
    assert ContentStore().folder == tmp_path / "contents"


@pytest.mark.parametrize("name", ["", "..", "../secret", "a" * 63, "A" * 64, "g" * 64, "/etc/passwd"])
def test_only_hashes_are_names(store: ContentStore, name: str) -> None:
    store.put(b"a")
    assert store.get(name) is None
    assert not store.has(name)


@pytest.mark.parametrize("damage", [b"", b"b", b"a" * 99, b"a\x00"])
def test_a_damaged_content_is_not_handed_out_and_putting_it_again_repairs_it(
    store: ContentStore, damage: bytes
) -> None:
    name = store.put(b"a whole one")
    (store.folder / name).write_bytes(damage)
    assert store.get(name) is None
    store.put(b"a whole one")
    assert store.get(name) == b"a whole one"
    assert names(store) == {name}


def test_what_is_no_file_is_put_aside(store: ContentStore, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"secret")
    store.put(b"other")
    link, folder, pipe = sha(b"link"), sha(b"folder"), sha(b"pipe")
    (store.folder / link).symlink_to(tmp_path / "elsewhere")
    (store.folder / sha(b"secret")).symlink_to(tmp_path / "elsewhere")
    (store.folder / folder).mkdir()
    os.mkfifo(store.folder / pipe)
    assert [store.get(one) for one in (link, folder, pipe, sha(b"secret"))] == [None] * 4
    for data in (b"link", b"folder", b"pipe"):
        assert store.get(store.put(data)) == data
    assert (tmp_path / "elsewhere").read_bytes() == b"secret"


def test_a_content_is_synchronised_before_it_has_its_name_and_its_folder_after(
    store: ContentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for name in ("fsync", "link", "replace"):
        monkeypatch.setattr(atomic.os, name, _telling(told, name, getattr(os, name)))
    store.put(b"a")
    assert told[-3:] == ["fsync", "link", "fsync"]
    told.clear()
    store.put(b"a")
    assert told == ["fsync"]


def _telling(told: list[str], name: str, real):  # noqa: ANN001, ANN202 - a call of the system
    def call(*arguments: object, **named: object) -> object:
        told.append(name)
        return real(*arguments, **named)

    return call


def test_where_the_disk_confirms_nothing_it_was_not_put(store: ContentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    for module in (atomic, content_store):
        monkeypatch.setattr(module, "synchronise_folder", failing)
    for _ in range(2):
        with pytest.raises(NotSavedError):
            store.put(b"a")


def test_a_full_disk_leaves_nothing_half_written(store: ContentStore) -> None:
    store.put(b"small")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(NotSavedError) as caught:
            store.put(bytes(20_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert caught.value.code is NotSaved.DISK_FULL
    assert names(store) == {sha(b"small")}
    assert store.get(store.put(bytes(20_000))) == bytes(20_000)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "contents").write_text("a file")
    with pytest.raises(NotSavedError):
        ContentStore(tmp_path / "contents").put(b"a")


AS_NOBODY = """
import os, sys
from pathlib import Path
from ccassess.domain.failures import NotSavedError
from ccassess.storage.content_store import ContentStore
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
try:
    ContentStore(Path(sys.argv[1])).put(b"a")
except NotSavedError as error:
    print(error.code.value)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_one_may_not_write_in_is_told() -> None:
    with tempfile.TemporaryDirectory() as open_to_all:
        folder = Path(open_to_all)
        folder.chmod(0o555)
        words = [sys.executable, "-c", AS_NOBODY, str(folder / "contents")]
        said = subprocess.run(words, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert said.stdout.strip() == "no-permission", said.stderr


KILLED = """
import sys
from pathlib import Path
from ccassess.storage.content_store import ContentStore
store = ContentStore(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(int(sys.argv[2]), 10**9):
    print(store.put(number.to_bytes(8, "big") * 40_000), flush=True)
"""


def test_a_program_killed_while_putting_loses_nothing_that_was_put(store: ContentStore) -> None:
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    for turn in range(10):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(store.folder), str(turn * 1_000_000)],
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.15))
        child.kill()
        put = [line.strip() for line in child.stdout.read().splitlines() if len(line.strip()) == 64]
        child.wait()
        child.stdout.close()
        for name in put:
            found = store.get(name)
            assert found is not None
            assert sha(found) == name
        # Whatever has a name is whole.
        assert all(store.get(name) is not None for name in names(store) if len(name) == 64)
        for path in store.folder.iterdir():
            path.unlink()


def test_several_at_once_put_and_read_the_same(store: ContentStore) -> None:
    datas = [bytes([number]) * 50_000 for number in range(4)]

    def work(number: int) -> bool:
        data = datas[number % 4]
        return store.get(store.put(data)) == data

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(64)))
    assert names(store) == set(map(sha, datas))


def test_only_what_is_neither_needed_nor_young_is_swept(store: ContentStore) -> None:
    needed, old, young = store.put(b"needed"), store.put(b"old"), store.put(b"young")
    for name in (needed, old):
        age(store, name)
    assert store.has_older()
    assert store.sweep({needed}) == 1
    assert names(store) == {needed, young}
    age(store, needed)
    assert store.get(needed) == b"needed"


def test_putting_again_makes_a_content_young(store: ContentStore) -> None:
    name = store.put(b"old")
    age(store, name)
    store.put(b"old")
    assert store.sweep(()) == 0
    assert store.get(name) == b"old"


def test_strays_are_swept_and_what_is_not_ours_stays(store: ContentStore) -> None:
    store.put(b"a")
    stray = f".~ccassess-{'0' * 16}.tmp"
    for name in (stray, f"{sha(b'x')}.aside-{'0' * 16}", "somebody's notes.txt"):
        (store.folder / name).write_bytes(b"x")
        age(store, name)
    (store.folder / sha(b"link")).symlink_to("somebody's notes.txt")
    assert store.sweep(()) == 0
    assert names(store) == {sha(b"a"), sha(b"link"), "somebody's notes.txt"}
    assert ContentStore(store.folder / "not there").sweep(()) == 0


SWEEPING = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from ccassess.storage.content_store import ContentStore
    store = ContentStore(Path(sys.argv[1]))
    print("ready", flush=True)
    end = time.time() + 1.0
    while time.time() < end:
        store.sweep((), older_than=0.3)
    """
)


def test_a_sweeper_in_another_process_never_takes_what_was_just_put(store: ContentStore) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SWEEPING, str(store.folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    assert child.stdout is not None
    store.put(b"a")
    child.stdout.readline()
    while child.poll() is None:
        assert store.get(store.put(b"a" * 100_000)) is not None
        age(store, sha(b"a" * 100_000))
    child.stdout.close()
