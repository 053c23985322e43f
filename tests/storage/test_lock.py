"""Who has a file open is said beside it; nothing that lies there is trusted, and nothing that fails stops anybody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ccassess.app.presence import Presence
from ccassess.app.session import Session
from ccassess.storage import lock as lock_module
from ccassess.storage.atomic import anything, replace_file
from ccassess.storage.lock import LONGEST_TEXT, MAX_BYTES, STALE_AFTER, Lock, holder, lock_path, take
from tests.strategies import full_assessment

OTHER = "0" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "Kanta äö 🌙.ccassess"
    path.write_bytes(b"an assessment")
    return path


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The sessions that another computer knows."""
    return tmp_path / "other-computer"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def foreign(path: Path, age: float = 0, **said: object) -> Path:
    """Lay a lock there that another program wrote."""
    found = lock_path(path)
    found.write_text(json.dumps({"session": OTHER, "who": "Maija", "host": "LAPTOP-3", **said}))
    os.utime(found, (time.time() - age,) * 2)
    return found


def test_a_lock_tells_who_and_goes_with_its_session(path: Path, here: Path, elsewhere: Path) -> None:
    one = take(path, "Maija Virtanen", here)
    assert one.held
    assert one.holder is None
    assert names(path) == [f".~{path.name}-lock", path.name]
    said = json.loads(lock_path(path).read_text())
    assert said.keys() == {"host", "seen", "session", "since", "user", "who"}
    found = holder(path, folder=elsewhere)
    assert found is not None
    assert (found.who, found.here) == ("Maija Virtanen", False)
    assert found.since.endswith("Z")
    assert holder(path, one.session, elsewhere) is None
    one.release()
    assert names(path) == [path.name]
    assert list(here.iterdir()) == []


def test_another_window_on_this_computer_is_known_as_such(path: Path, here: Path) -> None:
    first, second = take(path, "Maija", here), take(path, "Matti", here)
    assert second.holder is not None
    assert (second.holder.who, second.holder.here) == ("Maija", True)
    assert first.refresh() is None
    second.release()
    assert first.held
    first.release()
    assert second.refresh() is None
    assert names(path) == [path.name]


def test_whoever_waits_takes_the_lock_when_the_other_has_gone(path: Path, here: Path, elsewhere: Path) -> None:
    first, second = take(path, "Maija", elsewhere), take(path, "Matti", here)
    assert second.holder is not None
    assert not second.held
    first.release()
    assert second.refresh() is None
    assert second.held


def test_a_session_of_this_computer_that_crashed_is_not_alive(path: Path, here: Path, elsewhere: Path) -> None:
    killed = """
        import os, sys
        from pathlib import Path
        from ccassess.storage.lock import take
        lock = take(Path(sys.argv[1]), "Maija", Path(sys.argv[2]))
        os._exit(9)
    """
    words = [sys.executable, "-c", textwrap.dedent(killed), str(path), str(here)]
    assert subprocess.run(words, check=False, cwd=Path(__file__).resolve().parents[2]).returncode == 9
    assert lock_path(path).exists()
    assert holder(path, folder=here) is None
    # Another computer cannot know that, until it is stale.
    assert holder(path, folder=elsewhere) is not None
    one = take(path, "Aino", here)
    assert one.held
    one.release()
    assert names(path) == [path.name]


def test_a_lock_that_nobody_refreshes_is_stale_by_the_folders_clock(path: Path, here: Path) -> None:
    # What the other program's own clock said does not count.
    foreign(path, STALE_AFTER - 60, seen="2001-01-01T00:00:00Z")
    assert holder(path, folder=here) is not None
    foreign(path, STALE_AFTER + 60, seen="2099-01-01T00:00:00Z")
    assert holder(path, folder=here) is None
    assert take(path, "Aino", here).held


def test_a_lock_from_a_time_to_come_is_stale_once_it_stands_still(
    path: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign(path, -7_200)
    now = [1000.0]
    monkeypatch.setattr(lock_module.time, "monotonic", lambda: now[0])
    one = take(path, "Aino", here)
    for _ in range(5):
        assert one.refresh() is not None
        now[0] += 60
    foreign(path, -7_260)
    assert one.refresh() is not None
    now[0] += STALE_AFTER + 1
    assert one.refresh() is None
    assert one.held


def test_a_refresh_says_that_the_session_is_still_there(path: Path, here: Path, elsewhere: Path) -> None:
    one = take(path, "Aino", here)
    os.utime(lock_path(path), (1, 1))
    assert holder(path, folder=elsewhere) is None
    one.refresh()
    assert holder(path, folder=elsewhere) is not None
    assert json.loads(lock_path(path).read_text())["session"] == one.session


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"session": 5}',
        b'{"session": "../../../etc/passwd"}',
        b'{"session": "' + b"0" * 33 + b'"}',
        b"\xff\xfe\x00",
        b"[" * 2000,
        b'{"session": "' + OTHER.encode() + b'", "who": "' + b"x" * MAX_BYTES + b'"}',
        b'{"n": ' + b"9" * 4000 + b"}",
    ],
)
def test_what_is_no_lock_is_nobodys_and_replaced(path: Path, here: Path, data: bytes) -> None:
    lock_path(path).write_bytes(data)
    assert holder(path, folder=here) is None
    one = take(path, "Aino", here)
    assert one.held
    one.release()
    assert names(path) == [path.name]


def test_what_a_lock_says_is_plain_text_of_one_short_line(path: Path, here: Path) -> None:
    foreign(path, who="Maija\n\x07<b>\u202eevil\u2066", host="x" * 500, user=7, since="yesterday", more={"a": [1]})
    found = holder(path, folder=here)
    assert found is not None
    assert (found.who, found.host, found.user, found.since) == ("Maija <b>evil", "x" * LONGEST_TEXT, "", "")


@pytest.mark.skipif(os.name == "nt", reason="no links or pipes as these")
def test_links_and_pipes_are_neither_followed_nor_waited_for(path: Path, here: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text(json.dumps({"session": OTHER, "who": "Maija"}))
    lock_path(path).symlink_to(precious)
    assert holder(path, folder=here) is None
    one = take(path, "Aino", here)
    one.release()
    assert json.loads(precious.read_text())["who"] == "Maija"
    os.mkfifo(lock_path(path))
    assert holder(path, folder=here) is None


def test_only_our_own_lock_is_taken_away(path: Path, here: Path) -> None:
    one = take(path, "Aino", here)
    foreign(path)
    one.release()
    assert lock_path(path).exists()
    one.refresh()
    assert json.loads(lock_path(path).read_text())["session"] == OTHER


@pytest.mark.parametrize("call", ["open", "write", "replace", "stat", "fstat", "close"])
def test_whatever_the_system_refuses_nothing_happens(
    path: Path, here: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    foreign(path, STALE_AFTER + 60)

    def refuse(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(lock_module.os, call, refuse)
        one = take(path, "Aino", here)
        one.refresh()
        one.release()
        assert holder(path, folder=here) is None
    assert [name for name in names(path) if name.endswith(".tmp")] == []


def test_a_folder_that_is_gone_or_a_name_too_long_stops_nothing(tmp_path: Path, here: Path) -> None:
    for path in (tmp_path / "gone" / "a.ccassess", tmp_path / ("x" * 250 + ".ccassess"), Path("\0")):
        one = Lock(path, "Aino", here)
        assert one.refresh() is None
        assert not one.held
        one.release()
        assert holder(path, folder=here) is None
    assert not (tmp_path / "gone").exists()


def test_the_sessions_presence_follows_its_file(tmp_path: Path, here: Path, elsewhere: Path) -> None:
    session = Session(full_assessment(), None, "Aino")
    presence = Presence(session, here)
    assert presence.begin() is None
    first, second = tmp_path / "one.ccassess", tmp_path / "two.ccassess"
    for path in (first, second):
        replace_file(path, b"something", anything)
        session.path = path
        presence.refresh()
        found = holder(path, folder=elsewhere)
        assert found is not None
        assert found.who == "Aino"
    assert not lock_path(first).exists()
    presence.end()
    presence.refresh()
    assert sorted(one.name for one in tmp_path.glob("*.ccassess*")) == ["one.ccassess", "two.ccassess"]
    assert not lock_path(second).exists()
