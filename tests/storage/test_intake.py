"""What is taken in as evidence is a plain file of a known type, read once; whatever else is said why it is not."""

from __future__ import annotations

import hashlib
import os
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.evidence import FILE_BYTES_AT_MOST, TOTAL_BYTES_AT_MOST
from ccassess.domain.intake import IntakeError, NotTaken, Room
from ccassess.storage import file_types, intake
from ccassess.storage.file_types import type_by_content
from ccassess.storage.intake import take_in
from tests.evidence_files import GOOD, PDF, PNG, PROGRAM, office, open_document, zipped

if TYPE_CHECKING:
    from pathlib import Path


def refusal(path: Path, room: Room | None = None) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        take_in(path, room)
    return caught.value


def refused(folder: Path, name: str, data: bytes) -> IntakeError:
    (folder / name).write_bytes(data)
    return refusal(folder / name)


@pytest.mark.parametrize("name", GOOD)
def test_each_type_is_taken_whole(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD[name])
    taken = take_in(tmp_path / name)
    assert (taken.name, taken.data, taken.sha256) == (name, GOOD[name], hashlib.sha256(GOOD[name]).hexdigest())


@pytest.mark.parametrize("name", ["run.exe", "page.html", "drawing.svg", "a.zip", "old.doc", "noname", "x.pdf.exe"])
def test_other_types_are_not_and_those_that_are_are_told(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path, name, PDF)
    assert error.code is NotTaken.TYPE
    assert ".pdf" in error.data["types"]
    assert ".exe" not in error.data["types"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", PROGRAM),
        ("a.pdf", b"PK\x03\x04 %PDF-1.7"),
        ("a.pdf", b"<html><script>"),
        ("a.png", PDF),
        ("a.jpg", PNG),
        ("a.txt", PROGRAM),
        ("a.csv", b"a\x00b"),
        ("a.txt", PDF),
        ("a.docx", b"\xd0\xcf\x11\xe0 protected, or older"),
        ("a.docx", office("xl")),
        ("a.docx", zipped({"word/document.xml": b"<w/>"})),
        ("a.docx", office("word")[:-30]),
        ("a.xlsx", open_document("spreadsheet")),
        ("a.odt", open_document("spreadsheet")),
        ("a.odt", open_document("text-template")),
        ("a.odt", office("word")),
        ("~$plan.docx", b"\x05Aino" + bytes(160)),
    ],
)
def test_what_is_not_what_its_name_says_is_not_taken(tmp_path: Path, name: str, data: bytes) -> None:
    error = refused(tmp_path, name, data)
    assert error.code is NotTaken.NOT_ITS_TYPE
    assert error.data["type"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docm", office("word")),
        ("a.XLSM", office("xl")),
        ("a.pptm", office("ppt")),
        ("a.docx", office("word", word__vbaProject_bin=b"x")),
        ("a.docx", zipped({"[Content_Types].xml": b"", "word/x.xml": b"", "word/VBAPROJECT.BIN": b"x"})),
        ("a.xlsx", zipped({"[Content_Types].xml": b"", "xl/x.xml": b"", "xl\\vbaProject.bin": b"x"})),
        ("a.xlsx", zipped({"[Content_Types].xml": b"", "xl/macrosheets/sheet1.xml": b""})),
        ("a.odt", open_document("text", "Basic/Standard/Module1.xml")),
        ("a.ods", open_document("spreadsheet", "Scripts/python/x.py")),
    ],
)
def test_documents_with_macros_are_not_taken(tmp_path: Path, name: str, data: bytes) -> None:
    assert refused(tmp_path, name, data).code is NotTaken.MACROS


def test_nothing_in_an_office_file_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpacked(*_arguments: object) -> None:
        pytest.fail("a part was opened")

    swelling = zipped({"[Content_Types].xml": b"", "word/document.xml": bytes(50_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", unpacked)
    (tmp_path / "bomb.docx").write_bytes(swelling)
    assert len(take_in(tmp_path / "bomb.docx").data) < 100_000


def test_an_office_file_of_countless_parts_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_types, "MAX_PARTS", 3)
    parts = {f"word/{number}.xml": b"" for number in range(3)}
    assert refused(tmp_path, "a.docx", zipped({"[Content_Types].xml": b"", **parts})).code is NotTaken.NOT_ITS_TYPE


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "round.pdf").symlink_to(tmp_path / "round.pdf")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    codes = {path: refusal(tmp_path / path).code for path in ("folder.pdf", "pipe.pdf", "gone.pdf", "device.txt", "..")}
    assert codes == {
        "folder.pdf": NotTaken.IS_A_FOLDER,
        "pipe.pdf": NotTaken.NOT_A_FILE,
        "gone.pdf": NotTaken.NO_SUCH_FILE,
        "device.txt": NotTaken.NOT_A_FILE,
        "..": NotTaken.IS_A_FOLDER,
    }
    assert refusal(tmp_path / "round.pdf").code in {NotTaken.CANNOT_READ, NotTaken.NO_SUCH_FILE}
    assert refusal(tmp_path / "not there.pdf").code is NotTaken.NO_SUCH_FILE
    assert refusal(tmp_path / "a\x00b.pdf").code in {NotTaken.CANNOT_READ, NotTaken.NO_SUCH_FILE}
    assert refusal(tmp_path / ("x" * 300 + ".pdf")).code in {NotTaken.CANNOT_READ, NotTaken.NO_SUCH_FILE}
    assert refused(tmp_path, "empty.pdf", b"").code is NotTaken.EMPTY


def test_a_link_of_the_system_is_read_under_the_name_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "run.exe").write_bytes(PROGRAM)
    (tmp_path / "log.pdf").symlink_to(tmp_path / "run.exe")
    assert refusal(tmp_path / "log.pdf").code is NotTaken.NOT_ITS_TYPE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.pdf").write_bytes(PDF)
    (tmp_path / "log.pdf").chmod(0)
    assert refusal(tmp_path / "log.pdf").code is NotTaken.NO_PERMISSION


def test_too_large_says_how_large(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.write(PDF)
        file.truncate(FILE_BYTES_AT_MOST + 1)
    error = refusal(tmp_path / "large.pdf")
    assert error.code is NotTaken.TOO_LARGE
    assert error.data["size"] == str(FILE_BYTES_AT_MOST + 1)
    with (tmp_path / "large.pdf").open("r+b") as file:
        file.truncate(FILE_BYTES_AT_MOST)
    assert len(take_in(tmp_path / "large.pdf").data) == FILE_BYTES_AT_MOST


def test_a_file_that_grows_meanwhile_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "log.pdf").write_bytes(PDF)
    monkeypatch.setattr(intake, "_size", lambda *_: len(PDF))
    monkeypatch.setattr(intake, "FILE_BYTES_AT_MOST", 10)
    assert refusal(tmp_path / "log.pdf").code is NotTaken.TOO_LARGE


def test_there_is_room_for_so_many_and_so_much(tmp_path: Path) -> None:
    (tmp_path / "log.pdf").write_bytes(PDF)
    assert refusal(tmp_path / "log.pdf", Room(files=120)).code is NotTaken.TOO_MANY
    error = refusal(tmp_path / "log.pdf", Room(files=1, size=TOTAL_BYTES_AT_MOST))
    assert (error.code, error.data["size"]) == (NotTaken.TOTAL, str(TOTAL_BYTES_AT_MOST + len(PDF)))
    here = Room(files=119, size=TOTAL_BYTES_AT_MOST - len(PDF))
    full = here.after(take_in(tmp_path / "log.pdf", here).sha256, len(PDF))
    # What is there already takes no room.
    assert take_in(tmp_path / "log.pdf", full).data == PDF


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("CON.pdf", "CON.pdf"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("a\u200b\u2066b\u2069.pdf", "ab.pdf"),
        ("line\nbreak\t.pdf", "line break .pdf"),
        ("a" * 240 + ".pdf", "a" * 240 + ".pdf"),
        ("👩\u200d💻.pdf", "👩\u200d💻.pdf"),
        (unicodedata.normalize("NFD", "Päivä.pdf"), unicodedata.normalize("NFC", "Päivä.pdf")),
        ("<b>bold</b>.pdf".replace("/", "∕"), "<b>bold<∕b>.pdf"),
        (os.fsdecode(b"a\xffb.pdf"), "a\ufffdb.pdf"),
    ],
)
def test_names_are_cleaned_for_show(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / name).write_bytes(PDF)
    assert take_in(tmp_path / name).name == shown


def test_a_direction_mark_does_not_hide_the_type(tmp_path: Path) -> None:
    assert refused(tmp_path, "a\u202egnp.exe", PNG).code is NotTaken.TYPE
    assert refused(tmp_path, "a.exe\u202e", PNG).code is NotTaken.TYPE


def test_the_type_of_a_content_follows_from_its_bytes_whatever_it_is_called() -> None:
    assert [type_by_content("Call log", data) for data in (PDF, PNG)] == [
        file_types.promised_type("a.pdf"),
        file_types.promised_type("a.png"),
    ]
    assert type_by_content("x.exe", b"text") == file_types.promised_type("a.txt")
    assert type_by_content("x.csv", b"text") == file_types.promised_type("a.csv")
    assert type_by_content("a.pdf", PROGRAM) is None
    assert type_by_content("a.docx", office("word", word__vbaProject_bin=b"x")) is None
    for name, data in GOOD.items():
        assert type_by_content("renamed", data) is not None, name
