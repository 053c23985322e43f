"""The library: what is shipped, what is installed, how a pack is found, kept and removed."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError
from ccassess.storage import pack_library, pack_store
from ccassess.storage.atomic import STRAY_AFTER
from ccassess.storage.pack_files import NotAPackError, read_pack, read_pack_folder
from ccassess.storage.pack_library import (
    DATA_FOLDER,
    Origin,
    find_pack,
    installed_packs,
    library_folder,
    listed_pack,
    packs_at_hand,
    shipped_packs,
    title_in,
)
from ccassess.storage.pack_store import keep, remove
from tests.packs.tiny import tiny
from tests.packs.zips import zipped

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack

DEFAULT = "org.ccassess.contact-center"
TINY = "org.example.tiny"
STRAY = ".~ccassess-0123456789abcdef.tmp"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the installed packs: there is none yet."""
    monkeypatch.setenv(DATA_FOLDER, str(tmp_path / "data"))
    return tmp_path / "data" / "packs"


def version(number: str, old: str = "", new: str = "") -> Pack:
    """Return the tiny pack in a version, with some text of its pack.yaml replaced."""
    files = tiny("pack.yaml", "version: 1.0.0", f"version: {number}")
    files["pack.yaml"] = files["pack.yaml"].replace(old.encode(), new.encode())
    return read_pack(files)


def written(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


# What is at hand


def test_the_default_pack_ships_and_is_found_by_its_id() -> None:
    shipped = {pack.id: pack for pack in shipped_packs()}
    assert shipped[DEFAULT].version == read_pack(find_pack(DEFAULT)).version
    assert shipped[DEFAULT].folder.joinpath("pack.yaml").is_file()
    assert shipped[DEFAULT].origin is Origin.SHIPPED
    assert installed_packs() == []
    assert packs_at_hand() == shipped_packs()


def test_a_folder_and_a_zip_file_are_found_by_their_paths(tmp_path: Path) -> None:
    folder = written(tiny(), tmp_path / "tiny")
    (tmp_path / "tiny.zip").write_bytes(zipped(tiny(), "tiny/"))
    assert read_pack(find_pack(str(folder))).id == TINY
    assert read_pack(find_pack(str(tmp_path / "tiny.zip"))).id == TINY


@pytest.mark.parametrize(
    "name", ["", "org.ccassess.contact-centre", "no/such/folder", f"{DEFAULT}@0.0.1", "@", "@1.0.0"]
)
def test_what_is_none_of_them_is_said_to_be_unknown(name: str) -> None:
    with pytest.raises(NotAPackError) as caught:
        find_pack(name)
    assert (caught.value.problem.code, caught.value.problem.file) == ("unknown-pack", name)


def test_a_slip_in_an_id_is_told_what_was_meant() -> None:
    with pytest.raises(NotAPackError) as caught:
        find_pack("org.ccassess.contact-centre")
    assert caught.value.problem.data == {"hint": DEFAULT}
    with pytest.raises(NotAPackError) as caught:
        find_pack(f"{DEFAULT}@1.0.00")
    assert caught.value.problem.data == {"hint": f"{DEFAULT}@{listed_version(DEFAULT)}"}


def listed_version(name: str) -> str:
    found = listed_pack(name)
    assert found is not None
    return found.version


def test_a_pack_is_named_in_the_language_asked_for_where_it_has_it() -> None:
    pack = listed_pack(DEFAULT)
    assert pack is not None
    assert title_in(pack, "fi") == "Asiakaspalvelukeskuksen arviointi"
    assert title_in(pack, "en") == title_in(pack, "sv") == "Contact centre assessment"


def test_a_title_is_found_in_any_part_of_a_translation(tmp_path: Path) -> None:
    keep(version("1.0.0"))
    listed = listed_pack(TINY)
    assert listed is not None
    assert title_in(listed, "fi") == "Tiny!"
    (listed.folder / "i18n" / "fi.yaml").rename(listed.folder / "i18n" / "fi.top.yaml")
    assert title_in(listed, "fi") == "Tiny!"


def test_the_library_lies_with_the_persons_data(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    assert library_folder() == library
    monkeypatch.delenv(DATA_FOLDER)
    assert library_folder().parts[-2:] == ("ccassess", "packs") or os.name == "nt"
    assert str(library_folder()).startswith(str(Path.home()))


# Keeping


def test_a_kept_pack_is_found_with_exactly_its_files(library: Path) -> None:
    assert keep(version("1.0.0"))
    assert find_pack(TINY) == dict(version("1.0.0").files)
    assert [(pack.id, pack.version, pack.title, pack.origin) for pack in installed_packs()] == [
        (TINY, "1.0.0", "Tiny", Origin.INSTALLED)
    ]
    assert (library / TINY / "1.0.0" / "areas" / "2-people.yaml").is_file()
    assert everything(library)[:2] == [TINY, f"{TINY}/1.0.0"]


def test_the_highest_version_is_found_by_the_id_and_each_by_its_own() -> None:
    for number in ("1.9.0", "1.10.0", "1.10.0-beta"):
        assert keep(version(number))
    assert [pack.version for pack in installed_packs()] == ["1.10.0", "1.10.0-beta", "1.9.0"]
    assert listed_version(TINY) == "1.10.0"
    assert listed_version(f"{TINY}@1.9.0") == "1.9.0"
    assert read_pack(find_pack(f"{TINY}@1.10.0-beta")).version == "1.10.0-beta"


def test_the_same_content_again_is_fine_whatever_its_bytes(library: Path) -> None:
    assert keep(version("1.0.0"))
    before = everything(library)
    assert not keep(version("1.0.0"))
    assert not keep(version("1.0.0", "title: Tiny\n", "title: Tiny  # the smallest there is\n"))
    assert everything(library) == before


def test_the_same_version_with_other_content_is_refused(library: Path) -> None:
    keep(version("1.0.0"))
    before = read_pack_folder(library / TINY / "1.0.0")
    with pytest.raises(PackRefusedError) as caught:
        keep(version("1.0.0", "plus: 25", "plus: 20"))
    assert caught.value.code is PackRefusal.OTHER_CONTENT
    assert caught.value.data == {"id": TINY, "version": "1.0.0"}
    assert read_pack_folder(library / TINY / "1.0.0") == before


def test_a_version_that_ships_is_not_kept_a_second_time(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = read_pack(find_pack(DEFAULT))
    assert not keep(shipped)
    assert not library.exists()
    files = dict(shipped.files)
    files["pack.yaml"] = files["pack.yaml"].replace(b"reply_words: ", b"reply_words: 1")
    assert files != dict(shipped.files)
    with pytest.raises(PackRefusedError) as caught:
        keep(read_pack(files))
    assert caught.value.code is PackRefusal.SHIPPED_OTHERWISE


def test_an_installed_pack_that_was_damaged_does_not_pass_for_the_same(library: Path) -> None:
    keep(version("1.0.0"))
    (library / TINY / "1.0.0" / "areas" / "2-people.yaml").write_text("id: [")
    with pytest.raises(PackRefusedError) as caught:
        keep(version("1.0.0"))
    assert caught.value.code is PackRefusal.OTHER_CONTENT


def test_somebody_who_was_quicker_is_compared_with(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = pack_store._become

    def late(temporary: Path, target: Path) -> None:
        written(tiny(), target)
        original(temporary, target)

    monkeypatch.setattr(pack_store, "_become", late)
    assert not keep(version("1.0.0"))
    remove(TINY, "1.0.0")
    with pytest.raises(PackRefusedError) as caught:
        keep(version("1.0.0", "plus: 25", "plus: 20"))
    assert caught.value.code is PackRefusal.OTHER_CONTENT
    assert not [name for name in everything(library) if "~" in name]


# Whole or not at all


class PowerCutError(BaseException):
    """Stands in for the program's sudden end."""


@pytest.mark.parametrize("at", range(1, 9))
def test_a_crash_in_between_leaves_no_half_pack(library: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    original, done = pack_store._write_new, []

    def failing(path: Path, data: bytes) -> None:
        done.append(path)
        if len(done) == at:
            path.write_bytes(data[:5])
            raise PowerCutError
        original(path, data)

    monkeypatch.setattr(pack_store, "_write_new", failing)
    # A program that is killed does not tidy up either.
    monkeypatch.setattr(pack_store.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(PowerCutError):
        keep(version("1.0.0"))
    assert installed_packs() == []
    assert listed_pack(TINY) is None
    monkeypatch.undo()
    monkeypatch.setenv(DATA_FOLDER, str(library.parent))
    assert keep(version("1.0.0"))
    assert find_pack(TINY) == dict(version("1.0.0").files)


def test_what_cannot_be_written_is_told_and_leaves_nothing(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pack_store, "_write_new", full)
    with pytest.raises(PackRefusedError) as caught:
        keep(version("1.0.0"))
    assert (caught.value.code, caught.value.data) == (PackRefusal.NOT_WRITTEN, {"detail": "No space left on device"})
    assert everything(library) == []


def test_what_reads_back_differently_is_not_kept(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(path: Path, data: bytes) -> None:
        path.write_bytes(data[:-1])

    monkeypatch.setattr(pack_store, "_write_new", forgetful)
    with pytest.raises(PackRefusedError):
        keep(version("1.0.0"))
    assert everything(library) == []


def test_a_file_in_the_way_of_the_library_is_told(library: Path) -> None:
    library.parent.mkdir()
    library.write_text("not a folder")
    assert packs_at_hand() == shipped_packs()
    with pytest.raises(PackRefusedError) as caught:
        keep(version("1.0.0"))
    assert caught.value.code is PackRefusal.NOT_WRITTEN


def test_what_programs_that_were_killed_left_is_swept_and_nothing_else(library: Path) -> None:
    long_ago = time.time() - 2 * STRAY_AFTER
    old = written(tiny(), library / STRAY)
    recent = written(tiny(), library / STRAY.replace("0", "9"))
    others = written(tiny(), library / ".~somebody-else.tmp")
    for folder in (old, others):
        os.utime(folder, (long_ago, long_ago))
    assert installed_packs() == []
    keep(version("1.0.0"))
    assert not old.exists()
    assert recent.exists()
    assert others.exists()


def test_what_does_not_lie_in_its_place_is_passed_over(library: Path) -> None:
    written(tiny(), library / TINY / "2.0.0")
    written(tiny(), library / "org.example.other" / "1.0.0")
    written({"pack.yaml": b"\xff"}, library / "org.example.broken" / "1.0.0")
    written({"notes.txt": b""}, library / "org.example.empty" / "1.0.0")
    (library / "file").write_text("?")
    assert installed_packs() == []


# Removing


def test_a_removed_pack_is_gone_and_the_others_stay(library: Path) -> None:
    keep(version("1.0.0"))
    keep(version("1.1.0"))
    remove(TINY, "1.1.0")
    assert [pack.version for pack in installed_packs()] == ["1.0.0"]
    remove(TINY, "1.0.0")
    assert everything(library) == []


def test_what_comes_with_the_program_cannot_be_removed() -> None:
    with pytest.raises(PackRefusedError) as caught:
        remove(DEFAULT, listed_version(DEFAULT))
    assert caught.value.code is PackRefusal.SHIPPED
    assert find_pack(DEFAULT)


@pytest.mark.parametrize(
    ("pack_id", "number", "versions"), [(TINY, "2.0.0", "1.0.0"), ("org.example.other", "1.0.0", ""), ("..", "..", "")]
)
def test_what_is_not_installed_cannot_be_removed(library: Path, pack_id: str, number: str, versions: str) -> None:
    keep(version("1.0.0"))
    before = everything(library.parent)
    with pytest.raises(PackRefusedError) as caught:
        remove(pack_id, number)
    assert caught.value.code is PackRefusal.NOT_INSTALLED
    assert caught.value.data == {"id": pack_id, "version": number, "versions": versions}
    assert everything(library.parent) == before


def test_a_pack_that_cannot_be_deleted_at_once_is_out_of_the_library_all_the_same(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(version("1.0.0"))
    monkeypatch.setattr(pack_store.shutil, "rmtree", lambda *_, **__: None)
    remove(TINY, "1.0.0")
    assert installed_packs() == []
    assert pack_library.listed_pack(TINY) is None
