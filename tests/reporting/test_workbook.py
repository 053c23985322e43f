"""The workbook: every text a string cell of the very characters, every number as it is shown, and nothing that acts."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.app.reports import write_export
from ccassess.domain.assessment import Mark, Marks, Party
from ccassess.domain.plain_text import plain
from ccassess.i18n import LANGUAGES, translator
from ccassess.reporting.criteria_table import criteria_table
from ccassess.reporting.figure_sheets import figures_table
from ccassess.reporting.tables import Number
from ccassess.reporting.workbook import LONGEST, export_xlsx
from tests.hostile import hostile_assessment
from tests.reporting.examples import answered, empty, example, hostile
from tests.strategies import full_assessment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ccassess.domain.assessment import Assessment

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
OWN, VERIFIED = "Self-assessment: ", "Verification, not sealed: "
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class Book:
    """A workbook as any reader sees it, by the standard library alone."""

    def __init__(self, data: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.dates = {one.date_time for one in archive.infolist()}
        texts = self.tree("xl/sharedStrings.xml").findall(f"{MAIN}si")
        self.texts = ["".join(ESCAPE.sub(_meant, t.text or "") for t in one.iter(f"{MAIN}t")) for one in texts]
        styles = self.tree("xl/styles.xml")
        formats = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
        formats |= {"0": "General", "1": "0", "2": "0.00"}
        fonts = styles.findall(f"{MAIN}fonts/{MAIN}font")
        looks = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")
        self.formats = [formats[one.get("numFmtId", "0")] for one in looks]
        self.bold = [fonts[int(one.get("fontId", "0"))].find(f"{MAIN}b") is not None for one in looks]
        self.quoted = [one.get("quotePrefix") == "1" for one in looks]
        targets = {one.get("Id"): one.get("Target") for one in self.tree("xl/_rels/workbook.xml.rels")}
        sheets = self.tree("xl/workbook.xml").iter(f"{MAIN}sheet")
        self.sheets = {one.get("name"): self.tree(f"xl/{targets[one.get(RELATION)]}") for one in sheets}

    def tree(self, part: str) -> ET.Element:
        return ET.fromstring(self.parts[part])  # noqa: S314 - what this program just made

    def cells(self, sheet: str) -> dict[tuple[int, int], ET.Element]:
        found = {}
        for cell in self.sheets[sheet].iter(f"{MAIN}c"):
            letters, line = re.fullmatch("([A-Z]+)([0-9]+)", cell.get("r", "")).groups()  # type: ignore[union-attr]
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - ord("A") + 1
            found[int(line) - 1, place - 1] = cell
        return found

    def value(self, cell: ET.Element) -> str | float:
        """Return a text of a string cell, a number of any other."""
        said = cell.findtext(f"{MAIN}v") or ""
        return self.texts[int(said)] if cell.get("t") == "s" else float(said)

    def rows(self, sheet: str) -> list[dict[str, str | float]]:
        cells = {place: self.value(cell) for place, cell in self.cells(sheet).items()}
        heads = {place: str(value) for (line, place), value in cells.items() if line == 0}
        lines = range(1, max(line for line, _ in cells) + 1)
        return [{head: cells.get((line, place), "") for place, head in heads.items()} for line in lines]


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def book(assessment: Assessment, language: str = "en") -> Book:
    return Book(export_xlsx(assessment, language))


def noted(text: str) -> Assessment:
    return answered(example(), Party.SELF, "purpose", note=text)


def with_aids(text: str = "Answered in one go.") -> Assessment:
    pack = example().pack
    one = next(one for one in pack.checklists if one.sides)
    marks = Marks({(one.items[0].id, one.sides[0]): Mark.PARTLY}, text)
    meanings = {pack.terms[1].id: text}
    return replace(example(), checklists={one.id: marks}, meanings=meanings, evidence=full_assessment().evidence[1:])


def test_there_is_a_sheet_of_everything_there_is_to_say() -> None:
    assert list(book(with_aids()).sheets) == ["Criteria", "Figures", "Evidence", "Checklists", "Glossary"]
    assert list(book(empty()).sheets) == ["Criteria"]


def test_the_numbers_are_numbers_with_the_decimals_that_are_shown() -> None:
    made = book(example())
    planning = made.rows("Criteria")[1]
    assert (planning["Number"], planning["Criterion"]) == ("1.2", "Annual planning and priorities")
    assert [planning[OWN + name] for name in ("Planned", "Carried out", "Checked", "Improved")] == [75, 70, 60, 55]
    assert (planning[OWN + "Scope"], planning[VERIFIED + "Score"]) == ("", 53.8)
    assert (planning[OWN + "Points"], planning[VERIFIED + "Points"], planning["Difference"]) == (13, 10.75, -2.25)
    assert (planning[VERIFIED + "Exact points"], planning["Exact difference"]) == ("43/4", "-9/4")
    heads = list(planning)
    shown = {
        head: made.formats[int(made.cells("Criteria")[2, heads.index(head)].get("s", "0"))]
        for head in (OWN + "Planned", OWN + "Points", VERIFIED + "Score", "Difference", "Possible")
    }
    assert list(shown.values()) == ["0", "0.00", "0.0", "0.00", "0.0"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made_by", [example, hostile, empty, with_aids])
def test_it_says_what_the_other_tables_say(made_by: Callable[[], Assessment], language: str) -> None:
    assessment = made_by()
    made = book(assessment, language)
    for table in (criteria_table(assessment, language), figures_table(assessment, language)):
        if not table.rows and table.name not in made.sheets:
            continue
        cells = made.cells(table.name)
        assert tuple(made.value(cells[0, place]) for place in range(len(table.head))) == table.head
        for line, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                if cell == "":
                    assert (line, place) not in cells
                    continue
                found = made.value(cells[line, place])
                if isinstance(cell, Number) and "/" not in cell.text:
                    assert isinstance(found, float)
                    assert Fraction(repr(found)) == Fraction(cell.text)
                else:
                    assert found == (cell.text if isinstance(cell, Number) else plain(cell))


def test_a_number_a_spreadsheet_would_round_is_written_as_text() -> None:
    series = example().series[0]
    figure = replace(series.figures[0], value=Fraction("123456789.123456789"), target=Fraction("0.000000001"))
    row = book(replace(example(), series=(replace(series, figures=(figure,)),))).rows("Figures")[0]
    assert (row["Value"], row["Target"]) == ("123456789.123456789", 1e-9)


def test_heads_and_words_are_in_the_language() -> None:
    t = translator("fi")
    rows = book(example("fi"), "fi").rows(t("Criteria"))
    assert rows[0]["Kriteeri"] == "Tarkoitus ja rooli"
    assert len(rows) == 38


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_have_names_that_a_spreadsheet_takes(language: str) -> None:
    names = [str(name) for name in book(with_aids(), language).sheets]
    assert len({name.casefold() for name in names}) == 5
    assert all(re.fullmatch(r"[^\[\]:*?/\\']{1,31}", name) for name in names)


def test_the_head_is_bold_and_stays_in_sight() -> None:
    made = book(with_aids())
    for name, sheet in made.sheets.items():
        pane = sheet.find(f".//{MAIN}pane")
        assert pane is not None
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        for (line, _), cell in made.cells(str(name)).items():
            assert made.bold[int(cell.get("s", "0"))] == (line == 0)
        widths = [float(one.get("width", "0")) for one in sheet.iter(f"{MAIN}col")]
        assert all(8 <= width < 50 for width in widths)


def test_checklists_and_own_meanings_are_there_as_written() -> None:
    made = book(with_aids())
    marked = [row for row in made.rows("Checklists") if row["Mark"]]
    assert [row["Mark"] for row in marked] == ["Partly"]
    assert made.rows("Checklists")[-1]["Note"] == "Answered in one go."
    assert [row["In this centre it means"] for row in made.rows("Glossary")] == ["Answered in one go."]


# Texts that mean harm

SIGNS = ("=cmd|' /C calc'!A0", "+1", "@x", "-1", "\t=1", "  =1", "＝1", "{=1}", '=HYPERLINK("http://x")')
MARKUP = ("<img src=x>", "<r><t>a</t></r>", "<r>", "<r>_x0041_</r>", "<r><f>1+1</f></r>", "]]>&amp;&#x41;", "_x0041_")
LINKS = ("https://evil.example/", "file:///etc/passwd", "mailto:a@evil.example", "internal:Sheet1!A1", r"\\host\share")
NUMBERS = ("1", "1e5", "0x10", "TRUE", "2026-02-01", "1/2", " 1 ", "#N/A")


@pytest.mark.parametrize("text", [*SIGNS, *MARKUP, *LINKS, *NUMBERS])
def test_every_text_is_a_string_cell_of_the_very_characters(text: str) -> None:
    made = book(hostile_assessment(text))
    assert sum(value == text for name in made.sheets for row in made.rows(str(name)) for value in row.values()) > 20
    for name, sheet in made.sheets.items():
        tags = {one.tag.removeprefix(MAIN) for one in sheet.iter()}
        assert not tags & {"f", "hyperlinks", "hyperlink", "is", "drawing", "legacyDrawing", "oleObjects"}
        cells = made.cells(str(name)).values()
        assert {cell.get("t") for cell in cells} <= {"s", None}
        # Edited and left, such a cell is still a text.
        for cell in cells:
            if cell.get("t") == "s" and str(made.value(cell)) == text:
                assert made.quoted[int(cell.get("s", "0"))] == (text in SIGNS and not text.startswith("{"))
    assert not [part for part in made.parts if re.search("external|drawing|vba|media|embed|connection", part)]
    relations = [one for part in made.parts if part.endswith(".rels") for one in made.tree(part)]
    assert {one.get("TargetMode") for one in relations} == {None}


def test_what_xml_cannot_hold_is_gone() -> None:
    text = "a\x00b\x0bc\x1fd\ufffee\ud800f\r\ng"
    assert book(noted(text)).rows("Criteria")[0][OWN + "Note"] == "abcde\ufffdf\ng"


@pytest.mark.parametrize("character", ["x", "\U0001f44d", "ä", "<"])
def test_a_text_no_cell_holds_is_cut_and_says_so(character: str) -> None:
    found = str(book(noted(character * 40_000)).rows("Criteria")[0][OWN + "Note"])
    kept, told = found.split("\n")
    assert len(found.encode("utf-16-le")) // 2 in {LONGEST, LONGEST - 1}
    assert set(kept) == {character}
    assert told.startswith("[Cut here: ")
    assert "40,000" in told


def test_a_text_that_just_fits_is_whole() -> None:
    assert book(noted("x" * LONGEST)).rows("Criteria")[0][OWN + "Note"] == "x" * LONGEST


# Bytes


def test_the_same_assessment_gives_the_same_bytes() -> None:
    for assessment in (with_aids(), hostile(), hostile_assessment("<r>x</r>")):
        assert export_xlsx(assessment, "en") == export_xlsx(assessment, "en")
    made = book(example())
    assert made.dates == {(1980, 1, 1, 0, 0, 0)}
    core = made.parts["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:]+Z", core)) == {example().changed[:19] + "Z"}


def test_the_ending_of_the_name_asks_for_a_workbook(tmp_path: Path) -> None:
    write_export(example(), tmp_path / "A.XLSX", "fi")
    assert (tmp_path / "A.XLSX").read_bytes() == export_xlsx(example(), "fi")
