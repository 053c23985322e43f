"""ZIP files of packs: those that people make are read, and no other does any harm."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.pack_refusals import PackRefusal, PackRefusedError
from ccassess.storage import pack_archive
from ccassess.storage.container import MEDIA_TYPE, MIMETYPE, pack
from ccassess.storage.pack_archive import MAX_PACK_BYTES, MAX_PARTS, read_pack_archive
from ccassess.storage.pack_files import MAX_FILES, check_pack, read_pack
from ccassess.storage.yaml_bytes import MAX_BYTES
from tests.packs.tiny import tiny
from tests.packs.zips import DEVICE, LINK, crafted, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Read = Callable[[bytes], Mapping[str, bytes]]

TINY = tiny()
GOOD = zipped(TINY)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a ZIP file, and proves that nothing else was written anywhere near it."""

    def reading(data: bytes) -> Mapping[str, bytes]:
        folder = tmp_path / "down" / "below"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pack.zip").write_bytes(data)
        try:
            return read_pack_archive(folder / "pack.zip")
        finally:
            assert [path for path in tmp_path.rglob("*") if path.is_file()] == [folder / "pack.zip"]

    return reading


def refused(read: Read, data: bytes) -> tuple[PackRefusal, dict[str, str]]:
    with pytest.raises(PackRefusedError) as caught:
        read(data)
    return caught.value.code, caught.value.data


@pytest.mark.parametrize("top", ["", "my-pack/", "my pack-1.0.0/"])
@pytest.mark.parametrize("folders", [False, True])
def test_a_pack_is_read_from_the_top_or_from_its_folder(read: Read, top: str, folders: bool) -> None:  # noqa: FBT001
    files = read(zipped(TINY, top, folders=folders))
    assert files == TINY
    assert read_pack(files).id == "org.example.tiny"


def test_whatever_lies_beside_a_pack_is_left_out(read: Read) -> None:
    beside = {
        "README.md": b"Read me",
        "schema/area.schema.json": b"{}",
        "areas/notes.txt": b"?",
        "areas/old/1.yaml": b"?",
        "i18n/README": b"?",
        ".git/config": b"?",
        "other.yaml": b"?",
    }
    assert read(zipped({**beside, **TINY}, "my-pack/")) == TINY
    mac = {"__MACOSX/my-pack/._pack.yaml": b"?", "__MACOSX/my-pack/areas/._2-people.yaml": b"?", ".DS_Store": b"?"}
    inside = {f"my-pack/{name}": data for name, data in TINY.items()}
    assert read(zipped({**mac, **inside})) == TINY


def test_what_is_not_read_is_not_unpacked(read: Read) -> None:
    # Sixty million noughts beside a pack cost nobody anything.
    assert read(zipped({"video.mp4": bytes(60_000_000), **TINY})) == TINY


@pytest.mark.parametrize(
    "name",
    [
        "../pack.yaml",
        "areas/../../../evil.yaml",
        "areas/..",
        "my-pack/.. /evil.yaml",
        "/etc/passwd",
        "//server/share/evil.yaml",
        "C:/evil.yaml",
        "C:evil.yaml",
        "c:\\evil.yaml",
        "areas\\evil.yaml",
        "..\\evil.yaml",
        "\\\\server\\share\\evil",
        "areas//evil.yaml",
        "./evil.yaml",
        "areas/evil.yaml\0.txt",
        "areas/e\nvil.yaml",
        "areas/con.yaml",
        "areas/con .yaml",
        "areas/COM¹.yaml",
        "areas/conout$.yaml",
        "NUL",
        "a" * 300,
        "~x/" * 100,
    ],
)
def test_a_name_that_could_lead_astray_refuses_the_whole_file(read: Read, name: str) -> None:
    code, data = refused(read, crafted([*TINY.items(), (name, b"x")]))
    assert code is PackRefusal.UNSAFE_NAME
    assert data["file"] == "pack.zip"
    assert data["name"].isprintable()
    assert len(data["name"]) < 250


@pytest.mark.parametrize("mode", [LINK, DEVICE])
@pytest.mark.parametrize("name", ["areas/link.yaml", "README.md"])
def test_links_and_devices_refuse_the_whole_file(read: Read, name: str, mode: int) -> None:
    code, data = refused(read, crafted([*TINY.items(), (name, b"/etc/passwd")], mode))
    assert (code, data["name"]) == (PackRefusal.LINK, name)


@pytest.mark.parametrize("twin", ["pack.yaml", "PACK.YAML", "areas/2-People.yaml", "Areas/2-people.yaml"])
def test_two_files_of_one_name_refuse_the_whole_file(read: Read, twin: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        data = crafted([*TINY.items(), (twin, b"x")])
    assert refused(read, data) == (PackRefusal.DOUBLED_NAME, {"file": "pack.zip", "name": twin})


def test_two_ways_to_write_an_umlaut_are_one_name(read: Read) -> None:
    data = crafted([*TINY.items(), ("ä.txt", b""), ("a\N{COMBINING DIAERESIS}.txt", b"")])
    assert refused(read, data)[0] is PackRefusal.DOUBLED_NAME


@pytest.mark.parametrize("flag", [0x0001, 0x0041])
def test_a_locked_file_is_told(read: Read, flag: int) -> None:
    assert refused(read, crafted(TINY.items(), flags=flag)) == (PackRefusal.ENCRYPTED, {"file": "pack.zip"})


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_compression_is_told_where_it_matters(read: Read, method: int) -> None:
    *others, last = TINY.items()
    assert refused(read, crafted([*others, last], method=method))[0] is PackRefusal.UNKNOWN_COMPRESSION
    assert read(crafted([*TINY.items(), ("README", b"x")], method=method)) == TINY


# Bombs


def lines(size: int) -> bytes:
    """Return text that packs about as YAML does."""
    return "".join(f"- {number * 7919}\n" for number in range(size // 9)).encode()[:size].ljust(size)


def test_a_file_that_swells_is_refused_before_it_is_large(read: Read) -> None:
    for size in (20_000, MAX_BYTES, 200_000_000):
        data = zipped({**TINY, "areas/bomb.yaml": bytes(size)})
        assert refused(read, data) == (
            PackRefusal.SWELLS,
            {"file": "pack.zip", "name": "areas/bomb.yaml", "limit": str(pack_archive.MAX_RATIO)},
        )
    few = b"# \n" * 3000
    assert read(zipped({**TINY, "areas/few.yaml": few}))["areas/few.yaml"] == few


def test_a_file_that_is_too_large_is_cut_just_above_the_limit(read: Read) -> None:
    files = read(zipped({**TINY, "areas/bomb.yaml": lines(9_000_000)}))
    assert len(files["areas/bomb.yaml"]) == MAX_BYTES + 1
    codes = {problem.code for problem in check_pack(files)[1] if problem.file == "areas/bomb.yaml"}
    assert codes == {"too-large"}


def test_many_files_that_swell_are_not_all_unpacked(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    original = zipfile.ZipFile.open

    def noting(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> object:
        opened.append(part.filename)
        return original(archive, part)

    data = zipped({**{f"areas/{number}.yaml": lines(MAX_BYTES) for number in range(9)}, **TINY})
    monkeypatch.setattr(zipfile.ZipFile, "open", noting)
    assert refused(read, data) == (PackRefusal.TOO_LARGE, {"file": "pack.zip", "limit": "4"})
    assert len(opened) == MAX_PACK_BYTES // MAX_BYTES + 1


def test_a_stated_size_is_not_believed(read: Read) -> None:
    bomb = bytearray(zipped({**TINY, "areas/bomb.yaml": lines(5_000_000)}))
    size = (5_000_000).to_bytes(4, "little")
    assert bomb.count(size) == 2
    small = bytes(bomb.replace(size, (10).to_bytes(4, "little")))
    try:
        files = read(small)
    except PackRefusedError as error:
        assert error.code is PackRefusal.DAMAGED  # noqa: PT017 - either end is a good one
    else:
        assert len(files["areas/bomb.yaml"]) <= MAX_BYTES + 1


def test_more_files_than_a_pack_has_are_refused(read: Read) -> None:
    many = {f"areas/{number}.yaml": b"" for number in range(MAX_FILES)}
    assert refused(read, zipped({**TINY, **many})) == (
        PackRefusal.TOO_MANY_PARTS,
        {"file": "pack.zip", "limit": str(MAX_FILES)},
    )


def test_more_parts_than_anybody_needs_are_refused_before_they_are_looked_at(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped({**TINY, **{f"junk/{number}": b"" for number in range(MAX_PARTS)}})

    def looked_at(*_: object) -> None:
        pytest.fail("somebody made an object of each of them")

    monkeypatch.setattr(zipfile, "ZipFile", looked_at)
    assert refused(read, data) == (PackRefusal.TOO_MANY_PARTS, {"file": "pack.zip", "limit": str(MAX_PARTS)})


def test_a_file_that_is_too_large_is_not_read(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_archive, "MAX_ARCHIVE_BYTES", 1_000)
    assert refused(read, GOOD)[0] is PackRefusal.TOO_LARGE


# What is no pack


def test_what_is_no_pack_is_told(read: Read) -> None:
    assert refused(read, zipped({"letter.txt": b"Dear all"})) == (PackRefusal.NO_PACK, {"file": "pack.zip"})
    assert refused(read, crafted([])) == (PackRefusal.NO_PACK, {"file": "pack.zip"})
    assert refused(read, zipped(TINY, "one/two/")) == (PackRefusal.NO_PACK, {"file": "pack.zip"})
    for data in (b"", b"Dear all", b"%PDF-1.7", bytes(100)):
        assert refused(read, data) == (PackRefusal.NOT_A_ZIP, {"file": "pack.zip"})


def test_an_assessment_is_no_pack(read: Read) -> None:
    data = pack({MIMETYPE: MEDIA_TYPE, **{f"pack/{name}": data for name, data in TINY.items()}})
    assert refused(read, data) == (PackRefusal.AN_ASSESSMENT, {"file": "pack.zip"})


def test_several_packs_are_told_by_name(read: Read) -> None:
    both = {f"{top}/{name}": data for top in ("first", "second") for name, data in TINY.items()}
    assert refused(read, zipped(both)) == (PackRefusal.SEVERAL_PACKS, {"file": "pack.zip", "names": "first, second"})


def test_a_file_is_not_left_out_because_its_name_was_altered_in_the_list(read: Read) -> None:
    assert "glossary.yaml" in TINY
    at = GOOD.rindex(b"glossary.yaml")
    altered = GOOD[:at] + b"glossory" + GOOD[at + 8 :]
    assert refused(read, altered) == (PackRefusal.DAMAGED, {"file": "pack.zip"})


def test_a_list_shorter_than_it_says_is_damaged(read: Read) -> None:
    end = GOOD.rindex(b"PK\x05\x06")
    fewer = bytearray(GOOD)
    fewer[end + 10] -= 1
    assert refused(read, bytes(fewer))[0] is PackRefusal.DAMAGED


def test_a_damaged_file_is_told(read: Read) -> None:
    assert refused(read, GOOD[:-30])[0] is PackRefusal.DAMAGED
    assert refused(read, GOOD[: len(GOOD) // 2])[0] is PackRefusal.DAMAGED
    wrong_sum = crafted([("pack.yaml", b"format: 1")], method=zipfile.ZIP_STORED).replace(b"format: 1", b"format: 2")
    assert refused(read, wrong_sum)[0] is PackRefusal.DAMAGED


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackRefusedError) as caught:
        read_pack_archive(tmp_path / "nowhere.zip")
    assert caught.value.code is PackRefusal.NO_SUCH_PLACE
    with pytest.raises(UnreadableFileError):
        read_pack_archive(tmp_path)


SMALL = crafted([("p/pack.yaml", b"format: 1\n" * 9), ("p/areas/a.yaml", b"id: a\n"), ("README", b"x" * 30)])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(SMALL)),
)
def test_no_bytes_do_more_than_be_refused(read: Read, changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(SMALL)
    for place, value in changes:
        data[place] = value
    for altered in (bytes(data), bytes(data[:end])):
        try:
            files = read(altered)
        except PackRefusedError:
            continue
        assert all(not name.startswith(("/", ".")) and "\\" not in name for name in files)


def test_the_crafted_files_are_what_they_claim_to_be() -> None:
    with zipfile.ZipFile(io.BytesIO(crafted([("a", b"1"), ("../b", b"2")], LINK))) as archive:
        assert archive.namelist() == ["a", "../b"]
        assert archive.infolist()[1].external_attr == LINK
