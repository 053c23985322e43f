"""`report` and `export`: documents where they were asked for, and nothing where they could not be made."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from ccassess.app.reports import read_progress

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def text_of(path: Path) -> str:
    with PdfDocument(path) as document:
        pages = [document[number] for number in range(len(document))]
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


def test_the_report_is_written_where_it_was_asked_for(cli: Cli, tmp_path: Path) -> None:
    said = cli("report --example -o 'Raportti äö.pdf' --sections cover,board")
    assert (said.status, said.out, said.err) == (0, "Raportti äö.pdf\n", "")
    path = tmp_path / "Raportti äö.pdf"
    first = path.read_bytes()
    assert first.startswith(b"%PDF-")
    assert b"".join(first.split()).endswith(b"%%EOF")
    # An older report is replaced, and the same report has the same bytes.
    path.write_bytes(b"older")
    assert cli("report -o 'Raportti äö.pdf' --sections board,cover --example").status == 0
    assert path.read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_report_speaks_the_language_asked_for(cli: Cli, tmp_path: Path, file: Path) -> None:
    cli("rate", file, "1.1 planned=50 carried_out=50 checked=50 improved=50")
    for language, title in (("fi", "Johtajuus ja suunta"), ("en", "Leadership & direction")):
        assert cli("report", file, "-o out.pdf --sections board --language", language).status == 0
        assert title in " ".join(text_of(tmp_path / "out.pdf").split())


def test_the_report_speaks_the_computers_language(cli: Cli, tmp_path: Path, file: Path, finnish: None) -> None:
    assert cli("report", file, "-o out.PDF --sections board").status == 0
    assert "Johtajuus ja suunta" in " ".join(text_of(tmp_path / "out.PDF").split())


def test_another_process_can_follow_the_pages(cli: Cli) -> None:
    lines = cli("report --example -o out.pdf --sections cover,board --progress").out.splitlines()
    assert lines.pop() == "out.pdf"
    followed = [read_progress(line) for line in lines]
    assert followed
    assert None not in followed
    page, pages = followed[-1] or (0, 0)
    assert page == pages > 0


@pytest.mark.parametrize("names", ["nonsense", "cover,nonsense", "''", "cover,,board", "Cover", "cover board"])
def test_sections_are_those_of_the_report(cli: Cli, tmp_path: Path, names: str) -> None:
    names = names if names == "''" else f"'{names}'"
    said = cli("report --example -o out.pdf --sections", names)
    assert (said.status, said.out) == (2, "")
    assert "The report has no section" in said.err
    assert "cover, board" in said.err
    assert list(tmp_path.iterdir()) == []


def test_data_are_written_as_the_name_says(cli: Cli, tmp_path: Path, file: Path) -> None:
    cli("rate", file, "1.1 planned=50 carried_out=50 checked=50 improved=50 --as Aino")
    before = file.read_bytes()
    said = cli("export", file, "-o out.JSON")
    assert (said.status, said.out, said.err) == (0, "out.JSON\n", "")
    assert "purpose" in json.dumps(json.loads((tmp_path / "out.JSON").read_text(encoding="utf-8")))
    said = cli("export", file, "-o out.csv")
    assert (said.status, said.out, said.err) == (0, "out.csv\n", "")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 39
    said = cli("export", file, "-o out.xlsx")
    assert (said.status, said.out, said.err) == (0, "out.xlsx\n", "")
    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(tmp_path / "out.xlsx").namelist()
    assert file.read_bytes() == before


def test_the_example_can_be_exported(cli: Cli, tmp_path: Path, finnish: None) -> None:
    assert cli("export --example -o out.csv").status == 0
    assert "Tarkoitus ja rooli" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_no_other_assessment_is_replaced_by_a_slip(cli: Cli, file: Path) -> None:
    other = file.with_name("other.ccassess")
    other.write_bytes(b"weeks of work")
    for command in ("report", "export"):
        said = cli(command, file, "-o", other)
        assert said.status == 2
        assert said.err.startswith("Name the file OUT.")
    assert other.read_bytes() == b"weeks of work"


def test_a_checklist_is_written_blank_from_the_criteria_and_marked_from_an_assessment(cli: Cli, tmp_path: Path) -> None:
    assert cli("checklist barrier-session --pdf session.pdf --language fi").status == 0
    assert "Estetyöpaja" in text_of(tmp_path / "session.pdf")
    assert cli("new centre.ccassess --centre Kaisla").status == 0
    assert cli("checklist ten-moments centre.ccassess --pdf moments.pdf").out == "moments.pdf\n"
    assert "0 of 20 marked" in text_of(tmp_path / "moments.pdf")
    assert cli("glossary centre.ccassess --pdf terms.pdf").status == 0
    assert "Failure demand" in text_of(tmp_path / "terms.pdf")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("checklist zebra --pdf out.pdf", "no checklist “zebra”"),
        ("checklist ten-moments --pdf out.txt", "OUT.pdf"),
        ("glossary --example --criteria org.ccassess.contact-center --pdf out.pdf", "leave --criteria out"),
        ("glossary --pdf out.pdf --language sv", "“sv”"),
    ],
)
def test_nothing_is_written_where_it_is_unclear_what(cli: Cli, tmp_path: Path, words: str, says: str) -> None:
    said = cli(words)
    assert said.status == 2
    assert says in said.err
    assert not list(tmp_path.iterdir())
