"""Typing it wrong: always a sentence on standard error, exit status 2, nothing changed and never a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ccassess.cli.parsing import usage_sentence
from ccassess.i18n import translator
from ccassess.storage import container

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli, Windows

WRONG_RATINGS = (
    *("75.5", "abc", "1e2", "٥٠", "-5", "105", "101", "+50", "050", "50.0.0", "50,0", "0x32", "½", "５０", "1_0"),
    *("' 50'", "'50 '", "NaN", "inf", "Infinity", "1/2", "'50%'", "=", "=50", "51", "9999999999999", "true", "None"),
)
WRONG_WORDS = (
    *(f"rate FILE 1.1 planned={value}" for value in WRONG_RATINGS),
    "rate",
    "rate FILE",
    "rate FILE 1.1",
    "rate FILE 1.1 --sheet verification",
    "rate FILE ''  planned=50",
    "rate FILE 1 planned=50",
    "rate FILE R1 planned=50",
    "rate FILE 9.9 planned=50",
    "rate FILE 1.10 planned=50",
    "rate FILE total planned=50",
    "rate FILE r1.1 scope=50",
    "rate FILE 'Purpose and role' planned=50",
    "rate FILE 1.1 unknown=50",
    "rate FILE 1.1 Planned=50",
    "rate FILE 1.1 scope=50",
    "rate FILE R1.1 planned=50",
    "rate FILE 1.1 ' planned=50'",
    "rate FILE 1.1 planned",
    "rate FILE 1.1 planned:50",
    "rate FILE 1.1 =50",
    "rate FILE 1.1 ''",
    "rate FILE 1.1 50",
    "rate FILE 1.1 planned=50 planned=75",
    "rate FILE 1.1 planned=50 planned=",
    "rate FILE 1.1 planned=50 nonsense",
    "rate FILE 1.1 planned=50 checked=abc",
    "rate FILE 1.1 planned=50 --grade 4",
    "rate FILE 1.1 planned=50 --grade -1",
    "rate FILE 1.1 planned=50 --grade 1.5",
    "rate FILE 1.1 planned=50 --grade ' 1'",
    "rate FILE 1.1 planned=50 --grade ٣",
    "rate FILE 1.1 planned=50 --grade high",
    "rate FILE 1.1 planned=50 --grade",
    "rate FILE 1.1 planned=50 --sheet other",
    "rate FILE 1.1 planned=50 --sheet",
    "rate FILE 1.1 planned=50 --sheet ''",
    "rate FILE 1.1 planned=50 --sheet Self",
    "rate FILE 1.1 planned=50 --as",
    "rate FILE 1.1 planned=50 --example",
    "rate FILE 1.1 planned=50 --unknown",
    "rate FILE 1.1 planned=50 --she verification",
    "rate FILE 1.1 planned=50 -x",
    "rate FILE 1.1 planned=50 --applicable=yes",
    "rate FILE 2.1 --applicable --not-applicable why",
    "rate FILE 2.1 --not-applicable ''",
    "rate FILE 2.1 --not-applicable '  '",
    "rate FILE 2.1 --not-applicable '\x07'",
    "rate FILE 2.1 --not-applicable",
    "rate FILE 2.1 planned=50 --not-applicable why",
    "rate FILE 1.1 --reason no-evidence --why text",
    "rate FILE 1.1 --sheet self --why text",
    "rate FILE 1.1 --sheet verification --reason nonsense --why text",
    "rate FILE 1.1 --sheet verification --reason NO-EVIDENCE",
    "rate FILE 1.1 --sheet verification --reason",
    "rate FILE 1.1 --sheet verification --why",
    "rate nowhere.ccassess 1.1 planned=50",
    "rate '' 1.1 planned=50",
    "rate . 1.1 planned=50",
    "new",
    "new ''",
    "new FILE",
    "new . ",
    "new a.ccassess b.ccassess",
    "new a.ccassess --pack",
    "new a.ccassess --centre",
    "new a.ccassess --unknown",
    "new a.ccassess --json",
    "score",
    "score ''",
    "score nowhere.ccassess",
    "score .",
    "score FILE FILE",
    "score FILE --example",
    "score --example FILE",
    "score FILE --sheet both",
    "score FILE --json=yes",
    "score FILE --xml",
    "explain",
    "explain FILE --criterion 1.1 --area 1",
    "explain FILE --criterion",
    "explain FILE --area nine",
    "explain FILE 1.1",
    "check",
    "check FILE --sheet self",
    "check nowhere.ccassess",
    "report",
    "report FILE",
    "report -o out.pdf",
    "report FILE -o",
    "report FILE -o ''",
    "report FILE -o out",
    "report FILE -o out.txt",
    "report FILE -o nowhere/out.pdf",
    "report FILE -o folder.pdf",
    "report FILE -o FILE",
    "report FILE -o out.pdf --language xx",
    "report FILE -o out.pdf --language ''",
    "report FILE -o out.pdf --language",
    "report nowhere.ccassess -o out.pdf",
    "export",
    "export FILE",
    "export FILE -o ''",
    "export FILE -o FILE",
    "export FILE -o out",
    "export FILE -o out.pdf",
    "export FILE -o out.ods",
    "export FILE -o nowhere/out.csv",
    "export FILE -o folder.pdf",
    "export nowhere.ccassess -o out.csv",
    "criteria",
    "criteria nonsense",
    "criteria check",
    "criteria check ''",
    "criteria check nowhere",
    "criteria check . .",
    "criteria check .",
    "criteria check . --json",
    "criteria list extra",
    "criteria list --json=1",
    "criteria test",
    "criteria test ''",
    "criteria test nowhere",
    "criteria test .",
    "criteria diff FILE",
    "criteria diff FILE nowhere",
    "criteria diff '' FILE",
    "criteria show",
    "criteria show .",
    "criteria show org.ccassess.contact-center@0.0.1",
    "criteria install",
    "criteria install ''",
    "criteria install .",
    "criteria install FILE",
    "criteria install nowhere.zip",
    "criteria remove",
    "criteria remove org.example.tiny",
    "criteria remove org.example.tiny 1.0.0",
    "criteria remove .. ..",
    "history",
    "history ''",
    "history nowhere.ccassess",
    "history FILE FILE",
    "history FILE --criterion",
    "history FILE --criterion 9.9",
    "history FILE --party",
    "history FILE --party other",
    "history FILE --json=1",
    "versions",
    "versions ''",
    "versions nowhere.ccassess",
    "versions FILE delete",
    "versions FILE delete 1",
    "versions FILE restore",
    "versions FILE restore ''",
    "versions FILE restore 99",
    "versions FILE restore x",
    "versions FILE restore 1 2 3",
    "versions FILE export",
    "versions FILE export 1",
    "versions FILE --as",
    "evidence FILE lst",
    "evidense FILE list",
    "--as Aino nowhere.ccassess",
    "nonsense",
    "--nonsense",
    "-x",
    "Score FILE",
    "FILE extra",
    "FILE --example",
    "--example FILE",
    "--as",
    "--json score FILE",
    ".",
    "''",
)


@pytest.fixture
def wrong_file(file: Path) -> Path:
    """Return an assessment named FILE, with a folder beside it."""
    (file.parent / "folder.pdf").mkdir()
    return file.rename(file.with_name("FILE"))


@pytest.mark.parametrize("words", WRONG_WORDS)
def test_wrong_words_end_with_a_sentence_and_change_nothing(
    cli: Cli, windows: Windows, wrong_file: Path, words: str
) -> None:
    before = wrong_file.read_bytes()
    said = cli(words)
    assert (said.status, said.out) == (2, "")
    assert said.err.strip()
    assert wrong_file.read_bytes() == before
    assert sorted(path.name for path in wrong_file.parent.iterdir()) == ["FILE", "folder.pdf"]
    assert windows.asked == []


@pytest.mark.parametrize("words", WRONG_WORDS)
def test_what_is_said_of_wrong_words_can_be_translated(cli: Cli, marked: None, wrong_file: Path, words: str) -> None:
    first = cli(words).err.splitlines()[0]
    assert "«" in first
    assert "»" in first
    # What argparse says of its own accord never comes through.
    assert "not understood" not in first


@pytest.mark.parametrize("words", ["rate FILE 1.1 planned=33", "score", "nonsense", "criteria check ."])
def test_in_a_finnish_environment_it_is_said_in_finnish(cli: Cli, finnish: None, wrong_file: Path, words: str) -> None:
    fi = translator("fi")
    expected = {
        "rate FILE 1.1 planned=33": fi("“{text}” is not a value that {name} can have.", text="33", name="planned"),
        "score": fi("One of these is needed: {any}.").format(any=f"{fi('FILE')}, --example"),
        "nonsense": fi("There is neither a command nor a file “{name}”.", name="nonsense"),
        "criteria check .": fi("{place} holds no criteria pack: it has no pack.yaml.", place="."),
    }
    said = cli(words)
    assert said.status == 2
    assert said.err.splitlines()[0] == expected[words]


def test_the_sentences_name_what_is_wrong(cli: Cli, wrong_file: Path) -> None:
    for words, sentence in {
        "rate FILE 1.1 planned=75.5": "“75.5” is not a value that planned can have.\n"
        "Its values are 0, 5, 10, …, 100.\n",
        "rate FILE 1.1 scope=5": "“scope=5” is no rating of 1.1.\n"
        "Write ATTRIBUTE=VALUE; the attributes of 1.1 are planned, carried_out, checked, improved.\n",
        "rate FILE 1.1 --grade 4": "“4” is not an evidence grade.\nThe evidence grades are 0, 1, 2, 3.\n",
        "score nowhere.ccassess": "nowhere.ccassess: There is no such file. "
        "It may have been moved, renamed or deleted.\n",
        "new FILE": "There is a file “FILE” already; it was left as it is.\n",
        "new no/x": "There is no folder “no”.\n",
        "report FILE -o FILE": "That would overwrite the assessment itself; it was left as it is.\n",
        "report FILE -o out": "Name the file OUT.pdf: the report is a PDF.\n",
        "export FILE -o FILE": "That would overwrite the assessment itself; it was left as it is.\n",
    }.items():
        assert cli(words).err == sentence
    for words, begun in {
        "rate FILE 1.1 planned=5 --sheet x": "“x” is not possible for “--sheet”. Choose one of self, verification.\n",
        "rate FILE 1.1 --sheet verification --reason x": "“x” is not possible for “--reason”. "
        "Choose one of no-evidence, evidence-outdated, not-deployed, criterion-misread, self-too-low, other.\n",
        "rate FILE 1.1 planned=5 --grade": "“--grade” wants a value after it.\n",
        "rate FILE 1.1 planned=5 --un --real": "These words mean nothing here: --un --real.\n",
        "score FILE --json=1": "“--json” takes no value.\n",
        "score ''": "The value of “FILE” is empty.\n",
        "score": "One of these is needed: FILE, --example.\n",
        "explain FILE --area 1 --criterion 1.1": "“--criterion” does not go with “--area”.\n",
        "rate": "Something is missing: FILE, REF.\n",
    }.items():
        said = cli(words)
        assert said.err.startswith(begun), said.err
        assert said.err.splitlines()[1].startswith(f"usage: ccassess {words.split()[0]} ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("evidense", "There is neither a command nor a file “evidense”. Did you mean “evidence”?"),
        ("Score FILE", "There is neither a command nor a file “Score”. Did you mean “score”?"),
        ("evidense FILE list", "There is neither a command nor a file “evidense”. Did you mean “evidence”?"),
        ("zzz FILE", "There is neither a command nor a file “zzz”."),
        ("--as Aino reprot", "There is neither a command nor a file “reprot”. Did you mean “report”?"),
    ],
)
def test_the_nearest_command_is_suggested(cli: Cli, wrong_file: Path, words: str, sentence: str) -> None:
    assert cli(words).err == f"{sentence}\n“ccassess --help” lists the commands.\n"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("evidence FILE lst", "list"),
        ("criteria dif FILE FILE", "diff"),
        ("versions FILE restor 1", "restore"),
        ("score FILE --sheet verifcation", "verification"),
    ],
)
def test_the_nearest_word_is_suggested_below_a_command(cli: Cli, wrong_file: Path, words: str, meant: str) -> None:
    assert cli(words).err.splitlines()[0].endswith(f" Did you mean “{meant}”?")


def test_a_message_nobody_foresaw_is_still_a_sentence() -> None:
    assert usage_sentence(translator("en"), "odd {x}") == "This command is not understood: odd {x}."


def with_newer_format(data: bytes) -> bytes:
    members = container.unpack(data)
    manifest = json.loads(members["manifest.json"])
    manifest["format"] = 2
    return container.pack({**members, "manifest.json": json.dumps(manifest).encode()})


@pytest.mark.parametrize("command", ["score", "score --json", "explain", "check", "rate", "report -o out.pdf"])
def test_files_that_are_not_ours_are_refused(cli: Cli, file: Path, command: str) -> None:
    whole = file.read_bytes()
    altered = bytearray(whole)
    altered[whole.index(b"edition: ")] ^= 1
    foreign = {
        "empty": b"",
        "cut": whole[:-1],
        "half": whole[: len(whole) // 2],
        "head": whole[:10],
        "longer": whole + b"\n",
        "altered": bytes(altered),
        "pdf": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n",
        "text": "Hei äö".encode(),
        "zeros": bytes(5000),
        "zip": b"PK\x05\x06" + bytes(18),
        "newer": with_newer_format(whole),
    }
    rest = "1.1 planned=50" if command == "rate" else ""
    for name, data in foreign.items():
        path = file.with_name(name)
        path.write_bytes(data)
        said = cli(command, path, rest)
        assert (said.status, said.out) == (2, ""), name
        assert said.err.startswith(f"{path}: "), name
        assert path.read_bytes() == data
    assert "written by ccassess" in said.err
    assert "index.html" in said.err
    assert not file.with_name("out.pdf").exists()


def test_the_document_never_takes_the_place_of_the_assessment(cli: Cli, file: Path) -> None:
    before = file.read_bytes()
    for suffix in (".pdf", ".json", ".csv", ".xlsx"):
        same = file.with_name(f"same{suffix}")
        same.hardlink_to(file)
        link = file.with_name(f"link{suffix}")
        link.symlink_to(file)
        command = "report" if suffix == ".pdf" else "export"
        for source, output in ((file, same), (file, link), (same, same), (link, file.parent / ".." / same)):
            said = cli(command, source, "-o", output)
            assert (said.status, said.out) == (2, "")
            assert "overwrite the assessment itself" in said.err
    assert file.read_bytes() == before
