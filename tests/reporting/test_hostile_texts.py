"""A report, a page and the tables made of texts that mean harm: they show the very characters, and open nothing."""

from __future__ import annotations

import ast
import csv
import html.parser
import io
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen import canvas

from ccassess.reporting import evidence_sheets, figure_sheets, sheets
from ccassess.reporting.aid_sheets import AidSource, checklist_sheet, glossary_sheet
from ccassess.reporting.formulas import no_formula
from ccassess.reporting.index_page import index_page
from ccassess.reporting.outline.options import ReportOptions, parse_sections
from ccassess.reporting.report import write_report
from tests.hostile import hostile_assessment
from tests.reporting.test_report import pages, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTING = Path(__file__).resolve().parents[2] / "ccassess" / "reporting"
TEXTS = (
    '<img src="/etc/passwd"/>',
    '<a href="file:///etc/passwd">x</a>',
    "&#x41;&amp;&lt;b&gt;",
    "]]> <![CDATA[ <?xml ?> <!DOCTYPE x>",
    '<para><font name="x" size="99">x</font></para> <onDraw name="x"/> <super>',
    "</para></p><br/><b>unclosed",
)
SECTIONS = "cover,board,areas,criteria,results,score-sheet,glossary"

_opened: list[str] | None = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in {"open", "socket.connect", "urllib.Request", "socket.getaddrinfo"}:
        _opened.append(f"{event} {arguments[0]!r}")


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """What is opened meanwhile, files and connections."""
    global _opened  # noqa: PLW0603 - Python keeps such a hook for ever: it is to do nothing afterwards
    if not hasattr(sys, "_ccassess_notes_what_is_opened"):
        sys.addaudithook(_note)
        sys._ccassess_notes_what_is_opened = True  # type: ignore[attr-defined]
    _opened = []
    yield _opened
    _opened = None


@pytest.mark.parametrize("text", TEXTS)
def test_the_report_prints_the_very_characters_and_opens_nothing(text: str, opened: list[str]) -> None:
    data = write_report(hostile_assessment(text, pack_too=False), ReportOptions(parse_sections(SECTIONS)))
    seen = [one for one in opened if "passwd" in one or "evil" in one or not one.startswith("open")]
    assert seen == []
    assert squeezed("".join(pages(data))).count(squeezed(text)) > 20
    # Nothing in it leads anywhere, and no picture was put in.
    for sign in (b"/URI", b"/Launch", b"/JavaScript", b"/EmbeddedFile", b"/Subtype /Image"):
        assert sign not in data


def test_criteria_that_mean_harm_print_the_very_characters_too(opened: list[str]) -> None:
    text = TEXTS[0]
    assessment = hostile_assessment(text)
    data = write_report(assessment, ReportOptions(parse_sections(SECTIONS)))
    assert [one for one in opened if "passwd" in one] == []
    assert squeezed("".join(pages(data))).count(squeezed(text)) > 100


def test_the_sheets_of_checklists_and_terms_print_the_very_characters(opened: list[str]) -> None:
    assessment = hostile_assessment(TEXTS[0])
    source = AidSource(assessment.pack)
    made = [glossary_sheet(source, "en", dict.fromkeys((one.id for one in assessment.pack.terms), TEXTS[0]))]
    made += [checklist_sheet(source, one, "en") for one in assessment.pack.checklists[:1]]
    assert [one for one in opened if "passwd" in one] == []
    for data in made:
        assert squeezed(TEXTS[0]) in squeezed("".join(pages(data)))


def test_what_is_watched_for_would_be_seen(opened: list[str], tmp_path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph

    with pytest.raises(Exception, match="passwd"):
        Paragraph(TEXTS[0], getSampleStyleSheet()["Normal"]).drawOn(canvas.Canvas(str(tmp_path / "x.pdf")), 0, 0)
    assert any("passwd" in one for one in opened)


def test_paragraphs_are_made_in_one_place_of_escaped_text() -> None:
    makers = {}
    for path in REPORTING.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {getattr(node, "id", getattr(node, "attr", "")) for node in ast.walk(tree)}
        if names & {"Paragraph", "XPreformatted", "Preformatted", "Image"}:
            makers[path.relative_to(REPORTING).as_posix()] = names
    assert set(makers) == {"pdf/text.py"}
    assert "escaped" in makers["pdf/text.py"]


# The page inside every file


class Seen(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.loaded += [f"{tag} {name}={value}" for name, value in attrs if name in {"src", "href", "action", "data"}]
        self.loaded += [f"{tag} {name}" for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_inside_a_file_shows_the_very_characters_and_loads_nothing(text: str) -> None:
    seen = Seen()
    seen.feed(index_page(hostile_assessment(text), "en"))
    assert "".join(seen.words).count(text) > 20
    assert not seen.tags & {"img", "script", "iframe", "object", "font", "para", "link", "form"}
    assert [one for one in seen.loaded if not one.startswith("a href=#")] == []


# Tables


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=", "＝1"])
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    assessment = hostile_assessment(sign)
    tables = [
        sheets.export_csv(assessment, "en"),
        figure_sheets.export_figures_csv(assessment, "en"),
        evidence_sheets.export_evidence_csv(assessment, "en"),
    ]
    for data in tables:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        cells = [cell for row in rows for cell in row]
        assert any(sign.strip() in cell for cell in cells)
        assert [cell for cell in cells if cell.lstrip()[:1] in set("=+@＝＋＠") and cell.strip()] == []
        assert [cell for cell in cells if cell[:1] in {"\t", "\r"}] == []
        assert [cell for cell in cells if cell.startswith("-") and not is_number(cell)] == []


def is_number(cell: str) -> bool:
    """Whether it is a number of ours, a fraction as well, rather than something that is computed."""
    try:
        Fraction(cell)
    except ValueError:
        return False
    return True


def test_a_harmless_text_stays_as_it_is() -> None:
    for text in ("", "Kaisla", "5 = 5", "a-b", "<b>", "'x"):
        assert no_formula(text) == text
