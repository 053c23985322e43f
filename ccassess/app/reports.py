"""Reports and exports: the printed report, checklists and glossary on paper, the assessment as CSV, XLSX or JSON.

The library of pages is loaded when the first report is made. A window runs `python -m ccassess report ... --progress`
in a second process, which prints `progress_line` for every page.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.aid_reading import marks_of
from ccassess.domain.pack import Pack
from ccassess.reporting.evidence_sheets import export_evidence_csv
from ccassess.reporting.figure_sheets import export_figures_csv
from ccassess.reporting.outline.options import ALL_SECTIONS, BOTH_SHEETS, ReportOptions, Section, parse_sections
from ccassess.reporting.sheets import export_csv, export_json
from ccassess.reporting.workbook import export_xlsx
from ccassess.storage.atomic import anything, nothing, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from pathlib import Path

    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Assessment
    from ccassess.reporting.aid_sheets import AidSource

    Progress = Callable[[int, int], None]

__all__ = [
    "ALL_SECTIONS",
    "BOTH_SHEETS",
    "EVIDENCE_SUFFIX",
    "EXPORT_SUFFIXES",
    "FIGURES_SUFFIX",
    "ReportOptions",
    "Section",
    "UnknownFormatError",
    "parse_sections",
    "progress_line",
    "read_progress",
    "report_bytes",
    "write_checklist_file",
    "write_export",
    "write_glossary_file",
    "write_report_file",
]

_EXPORTS = {".json": export_json, ".xlsx": export_xlsx, ".csv": export_csv}
EXPORT_SUFFIXES = tuple(_EXPORTS)
"""What an export's file name may end in; it decides the format."""
FIGURES_SUFFIX = ".figures.csv"
"""The longer ending of a table of the centre's figures; any other table is one of the criteria."""
EVIDENCE_SUFFIX = ".evidence.csv"
"""That of a table of the evidence."""

_TABLES = {FIGURES_SUFFIX: export_figures_csv, EVIDENCE_SUFFIX: export_evidence_csv}


class UnknownFormatError(Exception):
    """An export's file name does not say which format is wanted; `suffix` is what it ends in."""

    def __init__(self, suffix: str) -> None:
        super().__init__(suffix)
        self.suffix = suffix


def report_bytes(
    assessment: Assessment,
    options: ReportOptions | None = None,
    progress: Progress | None = None,
    held: Container[str] | None = None,
) -> bytes:
    """Return the report as a PDF; the same assessment and options give the same bytes.

    `progress(page, pages)` is called after every page of every pass, `pages` 0 on the first, where it is not yet
    known; raising in it cancels. `held` has the SHA-256 of the contents at hand; without it none is called missing.
    """
    # Costs a third of a second, and a window that only scores never needs it.
    from ccassess.reporting.report import write_report  # noqa: PLC0415

    return write_report(assessment, options, progress, held)


def write_report_file(  # noqa: PLR0913 - each names one part of what is written
    assessment: Assessment,
    path: Path,
    options: ReportOptions | None = None,
    progress: Progress | None = None,
    *,
    overwrite: bool = True,
    held: Container[str] | None = None,
) -> None:
    """Write the report to a file, whole or not at all; `held` as for `report_bytes`. Raises NotSavedError."""
    replace_file(path, report_bytes(assessment, options, progress, held), anything if overwrite else nothing)


def write_checklist_file(
    source: Assessment | Pack, checklist_id: str, path: Path, language: str, *, is_filled: bool = True
) -> None:
    """Write a checklist as a PDF; blank unless `is_filled` and made from an assessment.

    Raises ValueError for an id the pack does not have, and NotSavedError.
    """
    from ccassess.reporting.aid_sheets import checklist_sheet  # noqa: PLC0415 - as above

    aid_source, assessment = _aid_source(source)
    checklist = _checklist(aid_source.pack, checklist_id)
    marks = marks_of(assessment, checklist) if assessment is not None and is_filled else None
    replace_file(path, checklist_sheet(aid_source, checklist, language, marks), anything)


def write_glossary_file(source: Assessment | Pack, path: Path, language: str, *, is_filled: bool = True) -> None:
    """Write all terms as a PDF, with the centre's own meanings where `is_filled`. Raises NotSavedError."""
    from ccassess.reporting.aid_sheets import glossary_sheet  # noqa: PLC0415 - as above

    aid_source, assessment = _aid_source(source)
    meanings = assessment.meanings if assessment is not None and is_filled else None
    replace_file(path, glossary_sheet(aid_source, language, meanings), anything)


def _aid_source(source: Assessment | Pack) -> tuple[AidSource, Assessment | None]:
    from ccassess.reporting.aid_sheets import AidSource  # noqa: PLC0415 - as above

    if isinstance(source, Pack):
        return AidSource(source), None
    changed = dt.datetime.fromisoformat(source.changed)
    moment = changed if changed.tzinfo else changed.replace(tzinfo=dt.UTC)
    return AidSource(source.pack, source.profile.centre.strip(), moment), source


def _checklist(pack: Pack, checklist_id: str) -> Checklist:
    found = next((one for one in pack.checklists if one.id == checklist_id), None)
    if found is None:
        raise ValueError(checklist_id)
    return found


def write_export(
    assessment: Assessment,
    path: Path,
    language: str = "en",
    *,
    overwrite: bool = True,
    held: Container[str] | None = None,
) -> None:
    """Write the assessment as JSON, XLSX or CSV, as the file's name ends.

    `FIGURES_SUFFIX` asks for a table of its figures, `EVIDENCE_SUFFIX` for one of its evidence; `held` as for
    `report_bytes`. Raises UnknownFormatError for another ending, before anything is written, and NotSavedError.
    """
    suffix = path.suffix.lower()
    if suffix not in EXPORT_SUFFIXES:
        raise UnknownFormatError(path.suffix)
    tables = (made for ending, made in _TABLES.items() if path.name.lower().endswith(ending))
    made = next(tables, _EXPORTS[suffix])
    data = export_json(assessment, language, held) if made is export_json else made(assessment, language)
    replace_file(path, data, anything if overwrite else nothing)


def progress_line(page: int, pages: int) -> str:
    """Return the line another process reads: "page 7 of 41", or "page 7 of 0" while the number is not known."""
    return f"page {page} of {pages}"


def read_progress(line: str) -> tuple[int, int] | None:
    """Return page and pages from a line of `progress_line`; None for any other line."""
    words = line.split()
    if len(words) != 4 or words[0] != "page" or words[2] != "of" or not (words[1].isdecimal() and words[3].isdecimal()):
        return None
    return int(words[1]), int(words[3])
