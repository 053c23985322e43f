from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ccassess.app.reports import progress_line, read_progress, report_bytes, write_report_file
from ccassess.domain.assessment import Answer, Party, new_assessment
from ccassess.reporting.outline.build import outline
from ccassess.reporting.outline.options import ReportOptions, Section, parse_sections
from ccassess.reporting.report import write_report
from tests import builders
from tests.reporting.examples import NASTY, answered, empty, example, hostile, self_only, unrated

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def squeezed(text: str) -> str:
    """Return text without the spaces, line ends and hyphens that the layout put in."""
    return re.sub(r"[\s\ufffe\u00ad-]", "", text)


@pytest.fixture(scope="module")
def report() -> bytes:
    return write_report(example())


def test_the_file_is_sound_with_its_fonts_inside_and_no_pictures(report: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(report)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path))
    fonts = run("pdffonts", str(path)).splitlines()[2:]
    assert sorted(line.split("+")[1].split()[0] for line in fonts) == [
        "CcassessText-Italic",
        "CcassessText-Regular",
        "CcassessText-Semibold",
    ]
    assert all(re.search(r"yes yes yes", line) for line in fonts)
    assert len(run("pdfimages", "-list", str(path)).splitlines()) == 2


def test_every_section_stands_in_its_order(report: bytes) -> None:
    whole = "\n".join(pages(report))
    titles = ["Assessment report 2026", "The result on one page", "How to read this report", "All criteria"]
    titles += [
        "1.6 Improvement and practice sharing 4.5 of 20",
        "R5.1 Stakeholder results 3.2 of 20",
        "Annex: score sheet",
        "What this report was",
    ]
    places = [squeezed(whole).index(squeezed(title)) for title in titles]
    assert places == sorted(places)


def test_the_board_is_one_page_with_total_and_both_lists(report: bytes) -> None:
    board = pages(report)[1]
    assert "485.3" in board
    assert "Five strengths" in board
    assert "Five priorities" in board
    assert "Verification, not" in board
    assert board.count("%") >= 5


def test_pages_are_numbered_marked_draft_and_carry_the_fingerprint(report: bytes) -> None:
    found = pages(report)
    print_of = re.search(r"Fingerprint\s+((?:[0-9a-f]{4} ?){5})", found[1])
    assert print_of is not None
    for number, page in enumerate(found[1:], 2):
        assert f"{number} of {len(found)}" in page
        assert "DRAFT" in page
        assert print_of.group(1).strip() in page
        assert "Draft, 14 November 2026" in page
    assert "DRAFT" in found[0]


def test_the_document_names_itself_its_language_and_its_day(report: bytes) -> None:
    document = pypdfium2.PdfDocument(report)
    about = document.get_metadata_dict()
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert about["Title"] == "Saarnivirta Energia Oy, customer service: Assessment report 2026"
    assert about["Subject"] == "Contact centre assessment"
    assert about["CreationDate"].startswith("D:20261114")
    assert b"/Lang (en)" in report
    assert (0, "1 Leadership & direction") in marks
    assert (1, "1.6 Improvement and practice sharing") in marks


def test_the_same_assessment_gives_the_same_bytes_in_another_process(report: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.reporting.examples import example\n"
        "from ccassess.reporting.report import write_report\n"
        "pathlib.Path(sys.argv[2]).write_bytes(write_report(example()))"
    )
    subprocess.run([sys.executable, "-c", script, str(Path(__file__).parents[2]), str(path)], check=True)
    assert path.read_bytes() == report


def test_every_criterion_and_every_finding_is_printed(report: bytes) -> None:
    whole = squeezed("".join(pages(report)))
    for criterion in example().pack.criteria:
        for party in Party:
            answer = example().answer(party, criterion.id)
            texts = [finding.text for finding in answer.findings] + [answer.note, answer.reason_text]
            assert [text for text in texts if squeezed(text) not in whole] == []


def test_finnish_reads_finnish_with_its_own_numbers() -> None:
    data = write_report(example("fi"), ReportOptions(parse_sections("cover,board,areas,criteria"), "fi"))
    whole = "".join(pages(data))
    assert b"/Lang (fi)" in data
    assert "485,3" in whole
    assert "Systemaattinen" in whole
    assert "marraskuuta" in whole


@pytest.mark.parametrize("language", ["en", "fi"])
def test_what_people_typed_prints_as_typed_whatever_it_is(language: str, tmp_path: Path) -> None:
    data = write_report(hostile(), ReportOptions(language=language))
    whole = squeezed("".join(pages(data)))
    begins = squeezed(NASTY.replace("\U0001f44d", "[thumbs up sign]")).partition("qqq")[0]
    # Per sheet three findings and a note; a reason, and why something does not apply; centre and unit, whole in the
    # annex. Pages part the long words.
    texts = 2 * 4 + 2 + 2
    assert whole.count(begins) >= texts
    assert whole.count("zzyzx") == texts
    assert whole.count("q") >= texts * 3000
    path = tmp_path / "hostile.pdf"
    path.write_bytes(data)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path))


@pytest.mark.parametrize(
    "made",
    [
        empty(),
        self_only(),
        unrated(example(), Party.VERIFICATION, "purpose", "voice"),
        answered(example(), Party.SELF, "relationship", ratings={}, not_applicable="nothing is sold"),
        builders.assessment("1.1: 50 - 50 50 | 3.1: n/a no need"),
    ],
    ids=["empty", "self only", "partial", "not applicable", "no texts"],
)
def test_unfinished_assessments_print_too(made: Assessment) -> None:
    found = pages(write_report(made))
    assert len(found) > 10
    assert all(len(page) > 100 for page in found)
    assert "None" not in "".join(found)


def test_why_something_does_not_apply_is_printed() -> None:
    made = example()
    for party in Party:
        sheet = made.sheet(party).with_answer("relationship", Answer(not_applicable=f"Nothing is sold & <{party}>"))
        made = made.with_sheet(sheet)
    whole = "".join(pages(write_report(made, ReportOptions(frozenset({Section.CRITERIA})))))
    assert "Nothing is sold & <self>" in whole
    assert "Nothing is sold & <verification>" in whole


@pytest.mark.parametrize("section", list(Section))
def test_every_section_can_stand_alone(section: Section) -> None:
    assert pages(write_report(example(), ReportOptions(frozenset({section}))))


def test_a_pack_of_one_area_without_bands_prints() -> None:
    small = builders.pack(builders.total(builders.area("a", "A", builders.enabler("c", "A.1", 30))))
    assert "A.1" in "".join(pages(write_report(new_assessment("an-id", "2027-01-01T08:00:00Z", small))))


def test_the_board_stays_one_page_with_the_longest_words() -> None:
    board = write_report(hostile(), ReportOptions(frozenset({Section.BOARD})))
    assert len(pages(board)) == 1


def test_no_heading_stands_at_the_foot_of_a_page(report: bytes) -> None:
    refs = {f"{one.ref} " for one in example().pack.criteria}
    for page in pages(report)[4:]:
        body = [line for line in page.splitlines() if line.strip()][2:-1]
        assert not any(line.startswith(tuple(refs)) and line.endswith("points") for line in body[-2:])


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_head_of_a_table_stands_once_on_each_of_its_pages(language: str) -> None:
    options = ReportOptions(frozenset({Section.SCORE_SHEET}), language)
    made = outline(example(language), options).score_sheet
    assert made is not None
    found = pages(write_report(example(language), options))
    assert [page.count(made.heads[0]) for page in found] == [1] * len(found)


def test_each_page_is_reported_and_the_last_pass_knows_how_many() -> None:
    seen: list[tuple[int, int]] = []

    def progress(page: int, count: int) -> None:
        seen.append((page, count))

    options = ReportOptions(parse_sections("cover,board"))
    report_bytes(example(), options, progress)
    assert seen[0] == (1, 0)
    assert seen[-1] == (2, 2)
    assert [read_progress(progress_line(*one)) for one in seen] == seen
    assert read_progress("wrote report.pdf") is None


def test_a_report_lands_in_its_file(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_text("older")
    options = ReportOptions(frozenset({Section.COVER}))
    write_report_file(example(), path, options)
    assert path.read_bytes() == write_report(example(), options)
    assert list(tmp_path.iterdir()) == [path]
