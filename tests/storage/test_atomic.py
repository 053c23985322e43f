"""A file is replaced whole or not at all, whatever the system answers at whatever moment."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.storage import atomic
from ccassess.storage.atomic import anything, nothing, read_file, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
from typing import Never

OLD, NEW = b"old content", b"new content, longer"
CALLS = ("open", "write", "fsync", "close", "replace")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Kanta 2027 äö 🌙.ccassess"
    path.write_bytes(OLD)
    return path


def unchanged_since(data: bytes) -> Callable[[bytes | None], bool]:
    return lambda current: current == data


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failure_of(path: Path, is_ours: Callable[[bytes | None], bool] = anything) -> NotSavedError:
    with pytest.raises(NotSavedError) as caught:
        replace_file(path, NEW, is_ours)
    return caught.value


class Failing:
    """Stands in for calls of the system; the n-th of them fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int, error: int) -> None:
        self.left, self.error, self.made = nth, error, 0
        for name in CALLS:
            monkeypatch.setattr(atomic.os, name, self._standing_in(getattr(os, name)))

    def _standing_in(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.made += 1
            self.left -= 1
            if self.left == 0:
                if real.__name__ == "close":
                    real(*arguments)
                raise OSError(self.error, os.strerror(self.error))
            return real(*arguments, **named)

        return call


def test_the_file_is_replaced_and_nothing_else_is_there(target: Path) -> None:
    replace_file(target, NEW, unchanged_since(OLD))
    assert target.read_bytes() == NEW
    assert names_in(target.parent) == [target.name]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "new", NEW, nothing)
    assert (tmp_path / "new").read_bytes() == NEW


def calls_of_one_save(tmp_path: Path) -> int:
    (tmp_path / "probe").write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patched:
        counting = Failing(patched, -1, errno.EIO)
        replace_file(tmp_path / "probe", NEW, anything)
    (tmp_path / "probe").unlink()
    return counting.made


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_when_any_one_call_fails_the_old_file_is_untouched(target: Path, error: int) -> None:
    calls = calls_of_one_save(target.parent)
    assert calls >= 8
    told = 0
    for nth in range(1, calls + 1):
        target.write_bytes(OLD)
        with pytest.MonkeyPatch.context() as patched:
            Failing(patched, nth, error)
            try:
                replace_file(target, NEW, unchanged_since(OLD))
                code = None
            except NotSavedError as caught:
                code, told = caught.code, told + 1
        # Once the new file is in place, all that can fail is the disk's word that it will stay.
        in_place = code in {None, NotSaved.NOT_CONFIRMED}
        assert target.read_bytes() == (NEW if in_place else OLD), f"call {nth}"
        assert names_in(target.parent) == [target.name], f"call {nth}"
        assert code in {
            None,
            NotSaved.NOT_CONFIRMED,
            {errno.EIO: NotSaved.OTHER, errno.ENOSPC: NotSaved.DISK_FULL, errno.EACCES: NotSaved.NO_PERMISSION}[error],
        }
    assert told >= 5


def test_a_write_that_takes_only_a_part_is_continued(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(atomic.os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    replace_file(target, NEW, anything)
    assert target.read_bytes() == NEW


def test_what_reads_back_differently_never_takes_the_place(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(atomic.os, "write", lambda handle, data: real(handle, bytes(data).replace(b"new", b"nwe")))
    assert failure_of(target).code is NotSaved.NOT_VERIFIED
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == [target.name]


def test_the_folder_is_synchronised_after_the_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    real_replace, real_fsync = os.replace, os.fsync
    monkeypatch.setattr(atomic.os, "replace", lambda *names: (done.append("replace"), real_replace(*names)))
    monkeypatch.setattr(atomic.os, "fsync", lambda handle: (done.append("fsync"), real_fsync(handle)))
    replace_file(target, NEW, anything)
    assert done == ["fsync", "replace", "fsync"]


def test_a_file_changed_elsewhere_is_left_alone(target: Path) -> None:
    target.write_bytes(b"somebody else's")
    assert failure_of(target, unchanged_since(OLD)).code is NotSaved.CHANGED_ELSEWHERE
    assert target.read_bytes() == b"somebody else's"
    assert failure_of(target, nothing).code is NotSaved.CHANGED_ELSEWHERE
    assert names_in(target.parent) == [target.name]


def test_a_file_that_went_away_is_not_made_again_behind_the_persons_back(target: Path) -> None:
    target.unlink()
    assert failure_of(target, unchanged_since(OLD)).code is NotSaved.CHANGED_ELSEWHERE
    assert names_in(target.parent) == []


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    assert failure_of(tmp_path / "gone" / "file").code is NotSaved.FOLDER_GONE
    (tmp_path / "file").write_bytes(b"")
    assert failure_of(tmp_path / "file" / "inside").code is NotSaved.FOLDER_GONE
    (tmp_path / "folder").mkdir()
    assert failure_of(tmp_path / "folder").code is NotSaved.IS_A_FOLDER
    assert failure_of(tmp_path / ("x" * 300)).code is NotSaved.PATH_TOO_LONG
    assert failure_of(tmp_path / "a\0b").code is NotSaved.OTHER
    assert names_in(tmp_path) == ["file", "folder"]


def test_the_longest_name_a_folder_takes_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 246 + ".ccassess")
    replace_file(path, NEW, nothing)
    replace_file(path, OLD, unchanged_since(NEW))
    assert path.read_bytes() == OLD


def sharing_violation(number: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = number
    return error


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_in_use_on_windows_is_tried_again(target: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    failures = [sharing_violation(number)] * 3
    pauses = []
    real = os.replace

    def replace(*names: Path) -> None:
        if failures:
            raise failures.pop()
        real(*names)

    monkeypatch.setattr(atomic.os, "replace", replace)
    monkeypatch.setattr(atomic.time, "sleep", pauses.append)
    replace_file(target, NEW, anything)
    assert target.read_bytes() == NEW
    assert len(pauses) == 3


def test_a_file_in_use_for_long_is_told_after_two_and_a_half_seconds(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses = []

    def replace(*_names: Path) -> Never:
        raise sharing_violation(32)

    monkeypatch.setattr(atomic.os, "replace", replace)
    monkeypatch.setattr(atomic.time, "sleep", pauses.append)
    assert failure_of(target).code is NotSaved.IN_USE
    assert sum(pauses) == pytest.approx(2.5)
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == [target.name]


def test_a_change_while_waiting_is_seen(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic.os, "replace", lambda *_names: (_ for _ in ()).throw(sharing_violation(32)))
    monkeypatch.setattr(atomic.time, "sleep", lambda _seconds: target.write_bytes(b"theirs"))
    assert failure_of(target, unchanged_since(OLD)).code is NotSaved.CHANGED_ELSEWHERE
    assert target.read_bytes() == b"theirs"


def appear_at_last_moment(
    monkeypatch: pytest.MonkeyPatch, call: str, appears: Callable[[], object], error: OSError | None = None
) -> None:
    """Let something happen right before a call of the system, which then does as it would, or fails."""
    real = getattr(os, call)

    def meanwhile(*arguments: object, **named: object) -> object:
        appears()
        if error is not None:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(atomic.os, call, meanwhile)


posix_names = pytest.mark.skipif(os.name == "nt", reason="names of POSIX")


@posix_names
def test_a_new_file_never_takes_the_place_of_one_that_just_appeared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new"
    appear_at_last_moment(monkeypatch, "link", partial(path.write_bytes, b"theirs"))
    assert failure_of(path, nothing).code is NotSaved.CHANGED_ELSEWHERE
    assert path.read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["new"]


@posix_names
def test_a_file_that_just_appeared_is_replaced_where_that_was_agreed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new"
    appear_at_last_moment(monkeypatch, "link", partial(path.write_bytes, b"theirs"))
    replace_file(path, NEW, anything)
    assert path.read_bytes() == NEW
    assert names_in(tmp_path) == ["new"]


def without_links(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object]) -> None:
    appear_at_last_moment(monkeypatch, "link", meanwhile, PermissionError(errno.EPERM, "no links here"))


@posix_names
def test_a_new_file_where_a_file_has_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_links(monkeypatch, list)
    replace_file(tmp_path / "new", NEW, nothing)
    assert (tmp_path / "new").read_bytes() == NEW
    assert names_in(tmp_path) == ["new"]
    path = tmp_path / "other"
    without_links(monkeypatch, partial(path.write_bytes, b"theirs"))
    assert failure_of(path, nothing).code is NotSaved.CHANGED_ELSEWHERE
    assert path.read_bytes() == b"theirs"


@posix_names
def test_a_name_taken_for_a_file_that_does_not_come_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch, list)
    appear_at_last_moment(monkeypatch, "replace", list, OSError(errno.EIO, "broken"))
    assert failure_of(tmp_path / "new", nothing).code is NotSaved.OTHER
    assert names_in(tmp_path) == []


def test_what_a_killed_program_left_is_swept_away_and_nothing_else(target: Path) -> None:
    folder = target.parent
    stray, fresh = folder / f".~ccassess-{'0a' * 8}.tmp", folder / f".~ccassess-{'1b' * 8}.tmp"
    others = [
        folder / f".~ccassess-{'2c' * 8}.tmp.bak",
        folder / ".~ccassess-notes.tmp",
        folder / f"a.~ccassess-{'3d' * 8}.tmp",
        folder / f".~other-{'3d' * 8}.tmp",
    ]
    for path in (stray, fresh, *others):
        path.write_bytes(b"")
        if path is not fresh:
            os.utime(path, (0, 0))
    inner = folder / f".~ccassess-{'4e' * 8}.tmp"
    inner.mkdir()
    os.utime(inner, (0, 0))
    replace_file(target, NEW, anything)
    assert names_in(folder) == sorted(path.name for path in (target, fresh, inner, *others))


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_the_sweep_follows_no_links(target: Path) -> None:
    link = target.parent / f".~ccassess-{'5f' * 8}.tmp"
    link.symlink_to(target.name)
    os.utime(link, (0, 0), follow_symlinks=False)
    replace_file(target, NEW, anything)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")
def test_permissions_stay_and_a_link_stays_a_link(target: Path) -> None:
    target.chmod(0o664)
    link = target.parent / "link"
    link.symlink_to(target.name)
    replace_file(link, NEW, unchanged_since(OLD))
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert target.stat().st_mode & 0o777 == 0o664


SAVE = """
    import os, sys
    from pathlib import Path
    {before}
    from ccassess.domain.failures import NotSavedError
    from ccassess.storage.atomic import anything, replace_file
    try:
        replace_file(Path(sys.argv[1]), bytes(100_000), anything)
    except NotSavedError as error:
        print(error.code)
"""


def save_in_a_child(path: Path, before: str) -> str:
    script = textwrap.dedent(SAVE).format(before=before)
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_disk_that_fills_up(target: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    assert save_in_a_child(target, limit) == "disk-full"
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == [target.name]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_written(target: Path) -> None:
    # The superuser may write anywhere: the child becomes nobody once it stands in the folder and has its modules.
    give_up = (
        "import ccassess.storage.atomic; os.chdir(os.path.dirname(sys.argv[1])); sys.argv[1] = os.path.basename("
        "sys.argv[1]); os.getuid() or os.setresuid(65534, 65534, 65534)"
    )
    target.chmod(0o666)
    target.parent.chmod(0o555)
    above = target.parent.parent
    modes = {folder: folder.stat().st_mode for folder in (above, above.parent) if os.getuid() == 0}
    try:
        for folder, mode in modes.items():
            folder.chmod(mode | 0o111)
        assert save_in_a_child(target, give_up) == "no-permission"
    finally:
        target.parent.chmod(0o755)
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == [target.name]


def test_reading_within_a_limit(target: Path) -> None:
    assert read_file(target) == OLD
    assert read_file(target, len(OLD)) == OLD
    for path, limit, code in (
        (target, len(OLD) - 1, Unreadable.TOO_LARGE),
        (target.parent / "none", 10, Unreadable.NO_SUCH_FILE),
        (target / "none", 10, Unreadable.NO_SUCH_FILE),
        (target.parent, 10, Unreadable.IS_A_FOLDER),
        (target.parent / "a\0", 10, Unreadable.CANNOT_READ),
    ):
        with pytest.raises(UnreadableFileError) as caught:
            read_file(path, limit)
        assert caught.value.code is code


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of POSIX")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for path in (tmp_path / "pipe", tmp_path / "link", Path("/dev/zero")):
        with pytest.raises(UnreadableFileError) as caught:
            read_file(path)
        assert caught.value.code is Unreadable.NOT_A_FILE
