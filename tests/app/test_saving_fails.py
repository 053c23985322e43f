"""Where a file cannot be saved the old one stays to the byte, the journal keeps the work, and saving goes on later."""

from __future__ import annotations

import errno
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from ccassess.app.files import create, open_session, save_as
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.i18n import translator
from ccassess.storage import atomic
from ccassess.storage.journal import Journal
from ccassess.wording.files import not_saved_sentence
from tests.app.test_journaling import Window, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("Kanta äö", "Käsi 🌙", "CON", "a" * 246, "%20 #1 & 'x'", " leading", "trailing.")


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))
    found = Journal()
    yield found
    found.close()


@pytest.fixture
def window(tmp_path: Path, journal: Journal) -> Window:
    (tmp_path / "here").mkdir()
    path = tmp_path / "here" / "Kanta äö 🌙.ccassess"
    save_as(Session(create(find_pack(DEFAULT_PACK))), path, overwrite=False)
    return Window(path, journal)


def fails(window: Window, journal: Journal) -> NotSaved:
    """Edit and try to save, in vain; return the code. What was kept stays in the journal."""
    window.write("kept")
    assert window.keep()
    with pytest.raises(NotSavedError) as caught:
        window.save()
    assert window.keep()
    assert window.journaling.durability.durable
    assert waiting(journal) == 1
    assert not_saved_sentence(translator("en"), caught.value)
    return caught.value.code


def resumes(window: Window, journal: Journal, path: Path) -> None:
    window.write("and saved", criterion=1)
    window.save()
    assert waiting(journal) == 0
    found = open_session(path).assessment
    assert found == window.session.assessment


def test_the_folder_is_gone_and_comes_back(window: Window, journal: Journal, tmp_path: Path) -> None:
    path, old = tmp_path / "here" / "Kanta äö 🌙.ccassess", (tmp_path / "here" / "Kanta äö 🌙.ccassess").read_bytes()
    (tmp_path / "here").rename(tmp_path / "there")
    assert fails(window, journal) is NotSaved.FOLDER_GONE
    assert (tmp_path / "there" / path.name).read_bytes() == old
    assert not (tmp_path / "here").exists()
    (tmp_path / "there").rename(tmp_path / "here")
    resumes(window, journal, path)


def test_a_folder_has_taken_the_files_place(window: Window, journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "here" / "Kanta äö 🌙.ccassess"
    path.rename(tmp_path / "aside")
    path.mkdir()
    assert fails(window, journal) is NotSaved.IS_A_FOLDER
    path.rmdir()
    (tmp_path / "aside").rename(path)
    resumes(window, journal, path)


REFUSALS = [(call, error) for call in ("open", "write", "fsync", "replace") for error in (errno.EIO, errno.ENOSPC)]


@pytest.mark.parametrize("refusal", [*REFUSALS, ("open", errno.EROFS)])
def test_the_system_refuses_for_a_while(
    window: Window, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: tuple[str, int]
) -> None:
    path = tmp_path / "here" / "Kanta äö 🌙.ccassess"
    old = path.read_bytes()
    call, error = refusal

    def refuse(*_arguments: object, **_named: object) -> object:
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as patched:
        patched.setattr(atomic.os, call, refuse)
        window.write("kept")
        kept = window.keep()
        with pytest.raises(NotSavedError) as caught:
            window.save()
    assert caught.value.code in {NotSaved.DISK_FULL, NotSaved.NO_PERMISSION, NotSaved.OTHER}
    assert kept
    assert path.read_bytes() == old
    assert waiting(journal) == 1
    resumes(window, journal, path)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_the_disk_is_full_for_a_while(window: Window, journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "here" / "Kanta äö 🌙.ccassess"
    old = path.read_bytes()
    import resource

    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        # Enough for the journal, not for the file.
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) // 2, limits[1]))
        assert fails(window, journal) is NotSaved.DISK_FULL
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == old
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    resumes(window, journal, path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows has for its own")
def test_files_of_any_name_are_made_saved_and_come_back(tmp_path: Path, journal: Journal, name: str) -> None:
    path = tmp_path / f"{name}.ccassess"
    save_as(Session(create(find_pack(DEFAULT_PACK))), path, overwrite=False)
    window = Window(path, journal)
    window.write("one")
    window.save()
    window.write("two")
    assert window.keep()
    window.die()
    assert Window(path, journal).note() == "two"


def test_a_path_that_is_too_long_is_said_to_be(tmp_path: Path, journal: Journal) -> None:
    session = Session(create(find_pack(DEFAULT_PACK)))
    for path in (tmp_path / ("a" * 300), tmp_path.joinpath(*["b" * 200] * 30) / "c"):
        with pytest.raises(NotSavedError) as caught:
            save_as(session, path, overwrite=False)
        assert caught.value.code is NotSaved.PATH_TOO_LONG
        assert session.path is None
