"""An assessment as a workbook (XLSX): the tables of the CSV and what else the centre wrote, a sheet for each.

Every text is a string cell and nothing else: no formula, no link, no guess whether it is a number. A text that would
become a formula once somebody edits its cell is marked as text for good (Excel's own leading apostrophe).
"""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.plain_text import plain
from ccassess.i18n import translator
from ccassess.reporting.aid_tables import checklists_table, meanings_table
from ccassess.reporting.criteria_table import criteria_table
from ccassess.reporting.evidence_sheets import evidence_table
from ccassess.reporting.figure_sheets import figures_table
from ccassess.reporting.formulas import no_formula
from ccassess.reporting.tables import Number

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ccassess.domain.assessment import Assessment
    from ccassess.i18n import Translator
    from ccassess.reporting.tables import Cell, Table

LONGEST = 32_767
"""What a cell of a workbook holds, in units of UTF-16."""
_DIGITS = 15
"""How many digits of a number spreadsheets keep."""
_NARROWEST, _WIDEST = 8, 48
"""Widths of columns, in digits of the font."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def export_xlsx(assessment: Assessment, language: str) -> bytes:
    """Return a workbook with a sheet of the criteria, and one of everything else there is anything to say of.

    Those are figures, evidence, checklists and the centre's own meanings of terms. Heads and texts are in the
    language. What a cell cannot hold is cut, and the cell says so. The same assessment gives the same bytes.
    """
    # Takes 40 ms, and most who start the program never write a workbook.
    from xlsxwriter.workbook import Workbook

    first = criteria_table(assessment, language)
    others = [make(assessment, language) for make in (figures_table, evidence_table, checklists_table, meanings_table)]
    file = io.BytesIO()
    writer = _Writer(translator(language), Workbook(file, _OPTIONS))
    writer.book.set_properties({"created": _day(assessment.changed)})
    for table in (first, *(one for one in others if one.rows)):
        writer.write(table)
    writer.book.close()
    return file.getvalue()


def _day(time: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(time)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment


@dataclass(slots=True)
class _Writer:
    """Writes tables into one workbook; every look of a cell is made once."""

    t: Translator
    book: Workbook
    looks: dict[str, Format] = field(default_factory=dict)

    def write(self, table: Table) -> None:
        sheet = self.book.add_worksheet(table.name)
        for place, said in enumerate(table.head):
            self._text(sheet, 0, place, said, is_head=True)
            width = max([len(word) for word in said.split()] + [_longest_line(row[place]) for row in table.rows])
            sheet.set_column(place, place, min(max(width + 2, _NARROWEST), _WIDEST))
        for line, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                self._cell(sheet, line, place, cell)
        sheet.freeze_panes(1, table.kept)
        # Else every number of a criterion gets a mark: 1.1 is its name, and no number.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _cell(self, sheet: Worksheet, line: int, place: int, cell: Cell) -> None:
        if isinstance(cell, str):
            self._text(sheet, line, place, cell)
        elif _is_kept(cell.text):
            places = len(cell.text.partition(".")[2])
            look = self._look(f"number {places}", num_format=f"0.{'0' * places}" if places else "0")
            sheet.write_number(line, place, float(cell.text), look)
        else:
            sheet.write_string(line, place, cell.text, self._look("exact", align="right"))

    def _text(self, sheet: Worksheet, line: int, place: int, text: str, *, is_head: bool = False) -> None:
        fitting = self._fitting(plain(text))
        is_sign = no_formula(fitting) != fitting
        look = self._look(f"text {is_head} {is_sign}", text_wrap=True, bold=is_head, quote_prefix=is_sign)
        if _is_taken_for_markup(fitting):
            sheet.write_rich_string(line, place, *_pieces(fitting), look)
        elif fitting:
            sheet.write_string(line, place, fitting, look)

    def _fitting(self, text: str) -> str:
        """Return what a cell holds of a text; where that is not all, its end says so."""
        if _units(text) <= LONGEST:
            return text
        told = "\n" + self.t(
            "[Cut here: a cell of a workbook cannot hold all {count} characters. The export as JSON has them.]",
            count=self.t.number(str(len(text))),
        )
        room = LONGEST - _units(told)
        return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + told

    def _look(self, name: str, **properties: bool | str) -> Format:
        if name not in self.looks:
            self.looks[name] = self.book.add_format({"valign": "top", **properties})
        return self.looks[name]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _longest_line(cell: Cell) -> int:
    text = cell.text if isinstance(cell, Number) else cell
    return max((len(line) for line in text.split("\n")), default=0)


def _is_kept(number: str) -> bool:
    """Whether a spreadsheet keeps every digit of a number; it never does of a fraction."""
    digits = re.sub(r"[^0-9]", "", number).lstrip("0")
    return "/" not in number and len(digits) <= _DIGITS and Fraction(repr(float(number))) == Fraction(number)


def _is_taken_for_markup(text: str) -> bool:
    """Whether XlsxWriter would write a text into the file as it is, as markup of its own making."""
    return text.startswith("<r>") and text.endswith("</r>")


def _pieces(text: str) -> list[str]:
    """Return at least three parts of a text, none of them an escape of the file format such as _x0041_.

    Text in parts goes through the library's own markup, which escapes such a sequence twice where it is in one part.
    """
    return [text[0], text[1], *re.split("(?<=_)(?=x)", text[2:])]
