"""The ZIP around the members: one content is one file, and other programs can open it."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.storage import container

MEMBERS = {"b/ä.json": b"{}", "mimetype": container.MEDIA_TYPE, "a.txt": b"", "B": bytes(range(256))}


def code_of(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableFileError) as caught:
        container.check_layout(data, container.unpack(data))
    return caught.value.code


def test_members_come_back_and_their_order_does_not_matter() -> None:
    data = container.pack(MEMBERS)
    assert container.unpack(data) == MEMBERS
    assert container.pack(dict(reversed(MEMBERS.items()))) == data
    container.check_layout(data, container.unpack(data))


def test_any_other_program_reads_it_and_knows_its_type_from_the_first_bytes() -> None:
    data = container.pack(MEMBERS)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["mimetype", "B", "a.txt", "b/ä.json"]
        assert {name: opened.read(name) for name in opened.namelist()} == MEMBERS
        assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_STORED}
    assert data[30:66] == b"mimetype" + container.MEDIA_TYPE


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_packed_again_by_another_program_is_refused(method: int) -> None:
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", method) as opened:
        for name, data in MEMBERS.items():
            opened.writestr(name, data * 50)
    assert code_of(again.getvalue()) is Unreadable.REPACKED


def test_what_is_no_zip_is_not_ours() -> None:
    assert code_of(b"") is Unreadable.EMPTY
    assert code_of(b"%PDF-1.7") is Unreadable.NOT_OURS
    assert code_of(container.pack(MEMBERS)[:-1]) is Unreadable.CUT_OFF
    assert code_of(container.pack(MEMBERS) + b"\0") is Unreadable.CUT_OFF


def test_bytes_between_the_members_are_refused() -> None:
    data = container.pack(MEMBERS)
    first = data.index(b"PK\x01\x02")
    end = len(data) - 22
    moved = int.from_bytes(data[end + 16 : end + 20], "little") + 3
    shifted = data[:first] + b"???" + data[first : end + 16] + moved.to_bytes(4, "little") + data[end + 20 :]
    assert code_of(shifted) is Unreadable.REPACKED


@pytest.mark.parametrize("second", ["A.txt", "a\u0308", "ss"])
def test_names_that_a_file_system_could_take_for_one_are_doubled(second: str) -> None:
    first = {"A.txt": "a.txt", "a\u0308": "ä", "ss": "ß"}[second]
    with pytest.raises(UnreadableFileError) as caught:
        container.pack({first: b"1", second: b"2"})
    assert caught.value.code is Unreadable.MEMBER_DOUBLED


def test_a_name_twice_in_the_directory_is_doubled() -> None:
    data = container.pack({"one": b"1", "two": b"2"}).replace(b"two", b"one")
    assert code_of(data) is Unreadable.MEMBER_DOUBLED


@pytest.mark.parametrize("name", ["../a", "/a", "a//b", "a/", "", "a\\b", "C:a", "a\nb", "a/./b", "x" * 201, "e\u0301"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        container.pack({name: b""})
    assert caught.value.code is Unreadable.MEMBER_NAME


def test_limits_hold_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    many = {f"m{number}": b"" for number in range(5)}
    data = container.pack(many)
    monkeypatch.setattr(container, "MAX_MEMBERS", 4)
    assert code_of(data) is Unreadable.TOO_MANY_MEMBERS
    with pytest.raises(UnreadableFileError):
        container.pack(many)
    monkeypatch.undo()
    large = container.pack({"large": bytes(100)})
    monkeypatch.setattr(container, "MAX_MEMBER_BYTES", 99)
    assert code_of(large) is Unreadable.TOO_LARGE
    monkeypatch.undo()
    monkeypatch.setattr(container, "MAX_FILE_BYTES", 99)
    assert code_of(large) is Unreadable.TOO_LARGE


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_bytes_are_read_or_refused(data: bytes, signature: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        container.unpack(signature + data + b"PK\x05\x06" + data[:18].ljust(18, b"\0"))
