"""`evidence` from the command line: what is refused changes nothing, what is done is in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccassess.app.contents import Contents
from ccassess.app.files import bytes_of, open_session
from ccassess.storage.content_store import ContentStore
from tests.evidence_files import PDF, PNG, PROGRAM, office

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "Call log.pdf").write_bytes(PDF)
    return tmp_path / "Call log.pdf"


def listed(cli: Cli, file: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli("evidence", file, "list --json").data
    return found


def test_a_file_is_attached_used_and_listed(cli: Cli, file: Path, log: Path) -> None:
    said = cli("evidence", file, "add", log, "--criterion 1.1 --date 2027-05-01 --as Aino")
    assert said.status == 0
    assert "Call log.pdf: 36 bytes; 1.1" in said.out
    (item,) = listed(cli, file)
    assert (item["name"], item["uses"], item["date"], item["missing"]) == ("Call log.pdf", ["1.1"], "2027-05-01", False)
    assert cli("evidence", file, "use 'Call log.pdf' 2.3 1.2").status == 0
    assert cli("evidence", file, f"unuse {str(item['id'])[:8]} 1.1").status == 0
    assert listed(cli, file)[0]["uses"] == ["1.2", "2.3"]
    assert "1 item." in cli("evidence", file, "list --criterion 2.3").out
    assert "0 items." in cli("evidence", file, "list --criterion 1.1").out
    session = open_session(file)
    assert session.contents.get(str(item["sha256"])) == PDF
    assert "Aino" in {one.who for history in session.assessment.histories.values() for one in history}
    assert cli("evidence", file, "remove 'Call log.pdf'").out == "Removed: Call log.pdf.\n"
    assert listed(cli, file) == []


def test_links_are_attached_and_never_looked_at(cli: Cli, file: Path) -> None:
    said = cli("evidence", file, "add --link https://intra.example/x --link '\\\\server\\share\\log' --criterion 1.1")
    assert said.status == 0
    assert "https://intra.example/x: https://intra.example/x; 1.1" in said.out
    assert cli("evidence", file, "add --link javascript:alert(1)").status == 1
    assert len(listed(cli, file)) == 2


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("run.exe", PROGRAM, (1, "Files of the type “.exe” are not taken. Taken are .pdf")),
        ("noname", PDF, (1, "A file without a type in its name is not taken.")),
        ("a.pdf", PROGRAM, (1, "By its name this is a file of the type PDF")),
        ("a.docm", office("word"), (1, "This document carries macros")),
        ("a.pdf", b"", (1, "This file is empty.")),
        ("a.pdf", PDF + bytes(26 * 1024 * 1024), (1, "This file is 26.1 MB; 25 MB is the most that is taken.")),
        ("a.pdf", None, (2, "There is no such file.")),
    ],
)
def test_what_is_not_taken_changes_nothing(
    cli: Cli, log: Path, name: str, data: bytes | None, ending: tuple[int, str], *, file: Path
) -> None:
    status, sentence = ending
    before = file.read_bytes()
    path = file.parent / name
    if data is not None:
        path.write_bytes(data)
    said = cli("evidence", file, "add", log, path)
    assert (said.status, said.out) == (status, "")
    assert sentence in said.err
    assert said.err.startswith(str(path))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "add",
        "add --link https://a.example --date yesterday",
        "add --link https://a.example --criterion 9.9",
        "add --link https://a.example --link https://b.example --name x",
        "remove nothing",
        "use nothing 1.1",
        "export nowhere",
        "frobnicate",
    ],
)
def test_wrong_words_change_nothing(cli: Cli, file: Path, words: str) -> None:
    before = file.read_bytes()
    said = cli("evidence", file, words)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert file.read_bytes() == before


def test_an_item_that_may_be_one_of_two_is_asked_for_by_its_id(cli: Cli, file: Path) -> None:
    for link in ("a", "b"):
        assert cli("evidence", file, f"add --link https://{link}.example --name log").status == 0
    said = cli("evidence", file, "remove log")
    assert said.status == 2
    assert "may mean several items" in said.err
    for one in listed(cli, file):
        assert str(one["id"])[:8] in said.err
        assert cli("evidence", file, f"remove {one['id']}").status == 0


def test_files_are_written_out_and_nothing_is_replaced(cli: Cli, file: Path, log: Path, tmp_path: Path) -> None:
    (tmp_path / "screen.png").write_bytes(PNG)
    cli("evidence", file, "add", log, tmp_path / "screen.png", "--link https://a.example")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Call log.pdf").write_text("mine")
    said = cli("evidence", file, "export out")
    assert said.status == 0
    assert said.out.splitlines() == [str(Path("out") / one) for one in ("Call log (2).pdf", "screen.png")]
    assert (tmp_path / "out" / "Call log.pdf").read_text() == "mine"
    assert (tmp_path / "out" / "Call log (2).pdf").read_bytes() == PDF
    only = cli("evidence", file, "export out screen.png --json")
    assert [one["file"] for one in only.data] == [str(Path("out") / "screen (2).png")]
    assert cli("evidence", file, "export out https://a.example").status == 2


def test_hostile_names_stay_names(cli: Cli, file: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "a\u202egnp\x1b[31m.pdf"
    hostile.write_bytes(PDF)
    said = cli("evidence", file, "add", hostile)
    assert "agnp[31m.pdf" in said.out
    assert "\u202e" not in said.out
    assert "\x1b" not in said.out


def test_every_sentence_can_be_translated(cli: Cli, marked: None, file: Path, log: Path) -> None:
    assert "«" in cli("evidence", file, "add", log).out
    said = cli("evidence", file, "add", file.parent / "gone.pdf").err
    assert "«There is no such file." in said


def test_what_is_missing_is_in_the_checks_of_an_export(cli: Cli, file: Path, log: Path, tmp_path: Path) -> None:
    assert cli("evidence", file, "add", log, "--criterion 1.1").status == 0
    assert cli("export", file, "-o whole.json").status == 0
    session = open_session(file)
    (item,) = session.assessment.evidence
    file.write_bytes(bytes_of(session.assessment, Contents(store=ContentStore(tmp_path / "elsewhere"))))
    assert cli("export", file, "-o lacking.json").status == 0
    told = [
        [(one["code"], one["evidence"]) for one in json.loads((tmp_path / name).read_text("utf-8"))["checks"]]
        for name in ("whole.json", "lacking.json")
    ]
    assert ("evidence-missing", item.id) not in told[0]
    assert ("evidence-missing", item.id) in told[1]
