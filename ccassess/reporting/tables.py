"""Tables of values, made once for every format that has tables, and their form as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.reporting.formulas import no_formula

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class Number:
    """A number of ours as canonical text, with as many decimals as are shown; or a fraction in lowest terms."""

    text: str


Cell = str | Number
"""A text, whoever wrote it, or a number; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with a head each, and the rows under them.

    `name` is said in the language of the heads; the first `kept` columns tell which row one is in.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kept: int = 1


def csv_bytes(table: Table) -> bytes:
    """Return a table for spreadsheets: UTF-8 with a byte order mark, commas, and no text they take for a formula.

    Without the mark they guess another encoding.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(no_formula(head) for head in table.head)
    writer.writerows(map(_csv_cell, row) for row in table.rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def _csv_cell(cell: Cell) -> str:
    return cell.text if isinstance(cell, Number) else no_formula(cell)


def text_language(pack: Pack, language: str) -> str:
    """Return the language in which a pack's texts are said: the one asked for, else the pack's own."""
    return language if language in pack.languages else pack.source_language
