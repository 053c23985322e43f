"""Reports and exports: the printed report, and the assessment as CSV or JSON for other programs.

The library of pages is loaded when the first report is made. A window runs `python -m ccassess report ... --progress`
in a second process, which prints `progress_line` for every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.outline.options import ALL_SECTIONS, BOTH_SHEETS, ReportOptions, Section, parse_sections
from ccassess.reporting.sheets import export_csv, export_json
from ccassess.storage.atomic import anything, nothing, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ccassess.domain.assessment import Assessment

    Progress = Callable[[int, int], None]

__all__ = [
    "ALL_SECTIONS",
    "BOTH_SHEETS",
    "EXPORT_SUFFIXES",
    "ReportOptions",
    "Section",
    "UnknownFormatError",
    "parse_sections",
    "progress_line",
    "read_progress",
    "report_bytes",
    "write_export",
    "write_report_file",
]

EXPORT_SUFFIXES = (".json", ".csv")
"""What an export's file name may end in; it decides the format."""


class UnknownFormatError(Exception):
    """An export's file name does not say which format is wanted; `suffix` is what it ends in."""

    def __init__(self, suffix: str) -> None:
        super().__init__(suffix)
        self.suffix = suffix


def report_bytes(
    assessment: Assessment, options: ReportOptions | None = None, progress: Progress | None = None
) -> bytes:
    """Return the report as a PDF; the same assessment and options give the same bytes.

    `progress(page, pages)` is called after every page of every pass, `pages` 0 on the first, where it is not yet
    known; raising in it cancels.
    """
    # Costs a third of a second, and a window that only scores never needs it.
    from ccassess.reporting.report import write_report  # noqa: PLC0415

    return write_report(assessment, options, progress)


def write_report_file(
    assessment: Assessment,
    path: Path,
    options: ReportOptions | None = None,
    progress: Progress | None = None,
    *,
    overwrite: bool = True,
) -> None:
    """Write the report to a file, whole or not at all. Raises NotSavedError."""
    replace_file(path, report_bytes(assessment, options, progress), anything if overwrite else nothing)


def write_export(assessment: Assessment, path: Path, language: str = "en", *, overwrite: bool = True) -> None:
    """Write the assessment as JSON or CSV, as the file's name ends.

    Raises UnknownFormatError for another ending, before anything is written, and NotSavedError.
    """
    suffix = path.suffix.lower()
    if suffix not in EXPORT_SUFFIXES:
        raise UnknownFormatError(path.suffix)
    data = export_csv(assessment, language) if suffix == ".csv" else export_json(assessment, language)
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
