"""The commands that write documents: `report` and `export`.

What makes the documents is imported inside the functions: the other commands need not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.cli.common import DONE, WRONG, Call, EndError, opened, refuse_folder, writing
from ccassess.i18n import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.reports import ReportOptions


def report(call: Call) -> int:
    """Write the PDF report, in the caller's language unless another is asked for."""
    from ccassess.app.reports import write_report_file

    options = _options(call)
    check_output(call, (".pdf",), call.t("Name the file OUT.pdf: the report is a PDF."))
    session = opened(call)
    with writing(call):
        write_report_file(
            session.assessment,
            call.args.output,
            options,
            _print_page if call.args.progress else None,
            held=session.contents.at_hand(session.assessment.evidence),
        )
    call.say(str(call.args.output))
    return DONE


def export(call: Call) -> int:
    """Write all of the assessment as JSON, XLSX or CSV, by the name of the file."""
    from ccassess.app.reports import EXPORT_SUFFIXES, write_export

    how = call.t(
        "Name the file OUT.json, OUT.xlsx, OUT.csv, OUT.figures.csv or OUT.evidence.csv: its ending says what to write."
    )
    check_output(call, EXPORT_SUFFIXES, how)
    session = opened(call)
    with writing(call):
        held = session.contents.at_hand(session.assessment.evidence)
        write_export(session.assessment, call.args.output, call.t.language, held=held)
    call.say(str(call.args.output))
    return DONE


def check_output(call: Call, suffixes: tuple[str, ...], how: str) -> None:
    """End the command where the document would take the place of the assessment, or has no fit name or place.

    Only the ending keeps any other assessment from being replaced by a slip of the keyboard.
    """
    output: Path = call.args.output
    source: Path | None = call.args.file
    refuse_folder(call, output)
    if source is not None and source.exists() and output.exists() and output.samefile(source):
        raise EndError(WRONG, call.t("That would overwrite the assessment itself; it was left as it is."))
    if output.suffix.lower() not in suffixes:
        raise EndError(WRONG, how)


def asked_language(call: Call) -> str:
    """Return the language of a document: the one asked for, else the caller's; ends the command for an unknown one."""
    args, t = call.args, call.t
    if args.language is not None and args.language not in LANGUAGES:
        raise EndError(
            WRONG,
            t("Reports cannot be written in “{language}” yet.", language=args.language),
            t("The languages are {names}.", names=", ".join(LANGUAGES)),
        )
    language: str = args.language or t.language
    return language


def _options(call: Call) -> ReportOptions:
    from ccassess.app.reports import ALL_SECTIONS, ReportOptions, Section

    args, t = call.args, call.t
    language = asked_language(call)
    if args.sections is None:
        return ReportOptions(ALL_SECTIONS, language)
    known = {section.value: section for section in Section}
    wanted = [name.strip() for name in args.sections.split(",")]
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise EndError(
            WRONG,
            t("The report has no section “{name}”.", name=", ".join(unknown)),
            t("Its sections are {names}.", names=", ".join(known)),
        )
    return ReportOptions(frozenset(known[name] for name in wanted), language)


def _print_page(page: int, pages: int) -> None:
    """Print a line that another process can follow."""
    from ccassess.app.reports import progress_line

    print(progress_line(page, pages), flush=True)
