"""The words of the command line: its commands with their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.cli import assess, documents, merging, scores
from ccassess.cli.aids import add_aids
from ccassess.cli.arguments import (
    add_file,
    add_json,
    add_output,
    add_sheet,
    add_version,
    add_who,
    command,
    path_word,
)
from ccassess.cli.criteria_words import add_criteria
from ccassess.cli.evidence_words import add_evidence
from ccassess.cli.history import add_history
from ccassess.cli.parsing import Parser, UsageError
from ccassess.domain.assessment import Reason

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ccassess.i18n import Translator

COMMANDS = (
    "new",
    "rate",
    "merge",
    "score",
    "explain",
    "check",
    "report",
    "export",
    "evidence",
    "history",
    "versions",
    "checklist",
    "glossary",
    "criteria",
)


def command_words(words: Sequence[str], t: Translator) -> argparse.Namespace:
    """Return what the words of a command say. Raises UsageError; SystemExit where help or the version was printed."""
    made = _commands_parser(t)
    args, rest = made.parse_known_args(list(words))
    if hasattr(args, "ratings"):
        # Those that stand after an option argparse leaves over.
        args.ratings = [*args.ratings, *(word for word in rest if not word.startswith("-"))]
        rest = [word for word in rest if word.startswith("-") and word != "--"]
    _refuse_rest(rest, args.parser, t)
    return args


def window_words(words: Sequence[str], t: Translator) -> argparse.Namespace:
    """Return what the words say that open the window. Raises as `command_words` does."""
    made = Parser(t, t("Open the window: on a file, on the worked example, or on the start page."), prog="ccassess")
    add_version(made, t)
    add_file(made, t, required=False)
    add_who(made, t)
    args, rest = made.parse_known_args(list(words))
    _refuse_rest(rest, made, t)
    return args


def _refuse_rest(rest: Sequence[str], made: Parser, t: Translator) -> None:
    if rest:
        raise UsageError(t("These words mean nothing here: {what}.", what=" ".join(rest)), made.format_usage().rstrip())


def _commands_parser(t: Translator) -> Parser:
    made = Parser(t, t("Assess a contact centre, have it verified, print the report."), prog="ccassess")
    made.epilog = t("Without a command, ccassess opens its window; with a file, on that file.")
    add_version(made, t)
    commands = made.add_subparsers(
        title=t("commands"), metavar=t("COMMAND"), required=True, parser_class=Parser, dest="named"
    )
    _add_new(commands, t)
    _add_rate(commands, t)
    _add_merge(commands, t)
    _add_scores(commands, t)
    _add_documents(commands, t)
    add_evidence(commands, t)
    add_history(commands, t)
    add_aids(commands, t)
    add_criteria(commands, t)
    return made


def _add_new(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    new = command(commands, t, "new", assess.new, t("make a new, empty assessment"))
    new.arguments.add_argument("file", type=path_word, metavar=t("FILE"), help=t("the assessment to make"))
    new.options.add_argument(
        "--pack",
        metavar=t("ID"),
        help=t(
            "the criteria: an id that “criteria list” prints (with @VERSION for one version), a folder, a ZIP file, "
            "an assessment"
        ),
    )
    new.options.add_argument("--centre", default="", metavar=t("NAME"), help=t("the name of the contact centre"))
    add_who(new, t)


def _add_rate(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    rate = command(commands, t, "rate", assess.rate, t("rate a criterion"))
    rate.arguments.add_argument("file", type=path_word, metavar=t("FILE"), help=t("the assessment"))
    rate.arguments.add_argument("ref", metavar=t("REF"), help=t("a criterion, such as 1.1"))
    rate.arguments.add_argument(
        "ratings", nargs="*", default=[], metavar=t("ATTRIBUTE=VALUE"), help=t("“planned=75”; “planned=” clears")
    )
    add_sheet(rate, t)
    rate.options.add_argument("--grade", metavar="0-3", help=t("the evidence grade; an empty one (“--grade=”) clears"))
    applies = rate.options.add_mutually_exclusive_group()
    applies.add_argument("--not-applicable", metavar=t("WHY"), help=t("the criterion does not apply, and why"))
    applies.add_argument("--applicable", action="store_true", help=t("the criterion applies again"))
    reasons = [one.value for one in Reason]
    rate.options.add_argument(
        "--reason",
        choices=[*reasons, ""],
        metavar=t("CODE"),
        help=t("why the verified rating differs: {codes}; an empty one clears", codes=", ".join(reasons)),
    )
    rate.options.add_argument("--why", metavar=t("TEXT"), help=t("the reason in words; empty clears"))
    add_who(rate, t)


def _add_merge(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    merge = command(commands, t, "merge", merging.merge, t("bring another copy of an assessment into it"))
    merge.arguments.add_argument("file", type=path_word, metavar=t("FILE"), help=t("the assessment"))
    merge.arguments.add_argument("other", type=path_word, metavar=t("OTHER"), help=t("the copy; it stays as it is"))
    which = merge.options.add_mutually_exclusive_group()
    which.add_argument("--theirs", action="store_true", help=t("where both changed a field, take the copy's"))
    which.add_argument("--mine", action="store_true", help=t("where both changed a field, keep this file's"))
    add_json(merge, t)
    add_who(merge, t)


def _add_scores(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    score = command(commands, t, "score", scores.score, t("print the scores"))
    add_file(score, t)
    add_sheet(score, t)
    add_json(score, t)
    explain = command(commands, t, "explain", scores.explain, t("tell how a number was made"))
    add_file(explain, t)
    which = explain.options.add_mutually_exclusive_group()
    which.add_argument("--criterion", metavar=t("REF"), help=t("a criterion, such as 1.1; else the total"))
    which.add_argument("--area", metavar=t("REF"), help=t("an area, such as R1"))
    add_sheet(explain, t)
    check = command(commands, t, "check", scores.check, t("list what to look at before handing over"))
    add_file(check, t)
    add_json(check, t)


def _add_documents(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    report = command(commands, t, "report", documents.report, t("write the PDF report"))
    add_file(report, t)
    add_output(report, t, t("OUT.pdf"))
    report.options.add_argument("--language", metavar=t("CODE"), help=t("the report's language, such as fi"))
    report.options.add_argument("--sections", metavar=t("NAMES"), help=t("only these sections, with commas between"))
    report.options.add_argument("--progress", action="store_true", help=t("print each page's number as it is made"))
    export = command(commands, t, "export", documents.export, t("write all of it as JSON, XLSX or CSV"))
    add_file(export, t)
    add_output(export, t, t("OUT.json|OUT.xlsx|OUT.csv|OUT.figures.csv|OUT.evidence.csv"))
