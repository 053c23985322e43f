"""The file made of every block: what a reader, a printer and a screen reader get."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from ccassess.i18n import translator
from ccassess.reporting.pdf.document import Furniture, Places, build_pdf, new_page, same_page
from ccassess.reporting.pdf.styles import Type
from ccassess.reporting.pdf.text import heading, paragraph
from tests.reporting.kit_pages import DESCRIPTION, FURNITURE, kit_pdf


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("kit") / "kit.pdf"
    file.write_bytes(kit_pdf())
    return file


def texts(file: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def run(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on this machine")
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def simple(story_texts: list[str], **settings: object) -> bytes:
    def story(_: Places) -> list[object]:
        return [*same_page("Section"), *(paragraph(text, language="fi") for text in story_texts)]

    furniture = Furniture(**{"unit": "Unit", "state": "Draft", **settings})  # type: ignore[arg-type]
    return build_pdf(story, DESCRIPTION, furniture, translator("en"), cover=False)  # type: ignore[arg-type]


def test_every_font_is_ours_and_embedded(kit: Path) -> None:
    lines = run("pdffonts", str(kit)).splitlines()[2:]
    assert sorted(line.split("+")[1].split()[0] for line in lines) == [
        "CcassessText-Italic",
        "CcassessText-Regular",
        "CcassessText-Semibold",
    ]
    assert all(re.search(r"yes yes yes", line) for line in lines)


def test_the_file_is_sound(kit: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(kit))


def test_charts_are_vectors(kit: Path) -> None:
    assert len(run("pdfimages", "-list", str(kit)).splitlines()) == 2


def test_two_processes_write_the_same_bytes(kit: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    script = Path(__file__).with_name("kit_pages.py")
    subprocess.run([sys.executable, str(script), str(other)], check=True)
    assert other.read_bytes() == kit.read_bytes()
    assert kit_pdf() == kit.read_bytes()


def test_the_date_is_the_documents_own(kit: Path) -> None:
    document = pypdfium2.PdfDocument(kit)
    about = document.get_metadata_dict()
    document.close()
    assert about["CreationDate"] == about["ModDate"] == "D:20261116093000+02'00'"
    assert about["Title"] == DESCRIPTION.title
    assert about["Author"] == "Ilona Wärnström"
    assert b"/Lang (en)" in kit.read_bytes()


def test_every_page_but_the_cover_says_which_it_is(kit: Path) -> None:
    pages = texts(kit)
    assert all(f"{number} of {len(pages)}" in page for number, page in enumerate(pages[1:], 2))
    assert all(FURNITURE.fingerprint in page for page in pages[1:])


def test_an_unsealed_document_says_draft_on_every_page() -> None:
    assert "DRAFT" in texts(simple(["text"], draft=True))[0]
    assert "DRAFT" not in texts(simple(["text"]))[0]


def test_what_people_typed_prints_as_typed(kit: Path) -> None:
    whole = re.sub(r"\s", "", "".join(texts(kit)))
    assert "<b>notbold</b>&“quotes”„ylös”[thumbsupsign][cjkunifiedideograph-5ba2]<luonnoksena>" in whole
    assert whole.count("a" * 200) >= 7


def test_no_letter_of_a_very_long_word_is_lost() -> None:
    pages = texts(simple(["x" * 3000 + "y"]))
    assert "".join(pages).count("x") == 3000


def test_a_page_between_two_sections_is_never_empty(kit: Path) -> None:
    assert all(len(page) > 150 for page in texts(kit))


def test_the_structure_reads_in_order(kit: Path) -> None:
    spoken = run("pdfinfo", "-struct-text", str(kit))
    places = [
        spoken.rindex(part)
        for part in (
            "Assessment report 2026",
            "The result on one page",
            "Five strengths",
            "All criteria",
            "An idea board",
            "Resolution and recovery",
            "History of states",
        )
    ]
    assert places == sorted(places)
    assert "Pohjola-esimerkki Oy, asiakaspalvelu" in spoken  # lines do not run into each other
    assert "2 of 17" not in spoken  # header and footer are no part of the text


def test_tables_have_heads_and_figures_an_alternative(kit: Path) -> None:
    tree = run("pdfinfo", "-struct", str(kit))
    assert tree.count("TH (block)") + tree.count("TH\n") > 10 or "TH" in tree
    assert "Figure" in tree
    assert b"Radar of ten areas" in kit.read_bytes()


def test_the_outline_lists_the_headings(kit: Path) -> None:
    document = pypdfium2.PdfDocument(kit)
    entries = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    assert ("The result on one page", 1) in entries
    assert ("1.6 Improvement and practice sharing", 3) in entries


def test_a_place_is_found_on_its_page() -> None:
    seen: list[int | None] = []

    def story(places: Places) -> list[object]:
        seen.append(places.page_of("ledger"))
        return [
            *same_page("First"),
            paragraph("text"),
            *new_page("Second"),
            heading("Ledger", Type.TITLE, place="ledger"),
        ]

    build_pdf(story, DESCRIPTION, FURNITURE, translator("en"), cover=False)  # type: ignore[arg-type]
    assert seen == [None, 2]


def test_building_can_be_cancelled_at_a_page() -> None:
    class StopError(Exception):
        pass

    def progress(page: int, pages: int) -> None:
        if page == 2 and pages == 0:
            raise StopError

    def story(_: Places) -> list[object]:
        return [*same_page("A"), paragraph("a"), *new_page("B"), paragraph("b")]

    with pytest.raises(StopError):
        build_pdf(story, DESCRIPTION, FURNITURE, translator("en"), progress, cover=False)  # type: ignore[arg-type]


def test_the_date_needs_no_whole_hours() -> None:
    zone = dt.timezone(-dt.timedelta(hours=3, minutes=30))
    description = type(DESCRIPTION)("T", "A", "S", "fi", dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=zone))
    made = build_pdf(lambda _: [*same_page("A"), paragraph("a")], description, FURNITURE, translator("en"), cover=False)
    assert b"D:20260102030405-03'30'" in made


def test_soft_hyphens_print_only_where_a_line_breaks() -> None:
    text = texts(simple(["yhteyden\u00adotto\u00adpyyntö ja muuta"]))[0]
    assert "yhteydenottopyyntö ja muuta" in text
