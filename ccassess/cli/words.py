"""The words of the command line: its commands with their options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ccassess
from ccassess.cli import assess, criteria, documents, scores
from ccassess.cli.parsing import Parser, UsageError
from ccassess.domain.assessment import Party, Reason

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from ccassess.cli.common import Call
    from ccassess.i18n import Translator

COMMANDS = ("new", "rate", "score", "explain", "check", "report", "export", "criteria")


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
    _add_version(made, t)
    _add_file(made, t, required=False)
    _add_who(made, t)
    args, rest = made.parse_known_args(list(words))
    _refuse_rest(rest, made, t)
    return args


def _refuse_rest(rest: Sequence[str], made: Parser, t: Translator) -> None:
    if rest:
        raise UsageError(t("These words mean nothing here: {what}.", what=" ".join(rest)), made.format_usage().rstrip())


def _commands_parser(t: Translator) -> Parser:
    made = Parser(t, t("Assess a contact centre, have it verified, print the report."), prog="ccassess")
    made.epilog = t("Without a command, ccassess opens its window; with a file, on that file.")
    _add_version(made, t)
    commands = made.add_subparsers(
        title=t("commands"), metavar=t("COMMAND"), required=True, parser_class=Parser, dest="named"
    )
    _add_new(commands, t)
    _add_rate(commands, t)
    _add_scores(commands, t)
    _add_documents(commands, t)
    _add_criteria(commands, t)
    return made


def _add_new(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    new = _command(commands, t, "new", assess.new, t("make a new, empty assessment"))
    new.arguments.add_argument("file", type=_path, metavar=t("FILE"), help=t("the assessment to make"))
    new.options.add_argument(
        "--pack", metavar=t("ID"), help=t("the criteria: an id that “criteria list” prints, or a folder")
    )
    new.options.add_argument("--centre", default="", metavar=t("NAME"), help=t("the name of the contact centre"))
    _add_who(new, t)


def _add_rate(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    rate = _command(commands, t, "rate", assess.rate, t("rate a criterion"))
    rate.arguments.add_argument("file", type=_path, metavar=t("FILE"), help=t("the assessment"))
    rate.arguments.add_argument("ref", metavar=t("REF"), help=t("a criterion, such as 1.1"))
    rate.arguments.add_argument(
        "ratings", nargs="*", default=[], metavar=t("ATTRIBUTE=VALUE"), help=t("“planned=75”; “planned=” clears")
    )
    _add_sheet(rate, t)
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
    _add_who(rate, t)


def _add_scores(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    score = _command(commands, t, "score", scores.score, t("print the scores"))
    _add_file(score, t)
    _add_sheet(score, t)
    _add_json(score, t)
    explain = _command(commands, t, "explain", scores.explain, t("tell how a number was made"))
    _add_file(explain, t)
    which = explain.options.add_mutually_exclusive_group()
    which.add_argument("--criterion", metavar=t("REF"), help=t("a criterion, such as 1.1; else the total"))
    which.add_argument("--area", metavar=t("REF"), help=t("an area, such as R1"))
    _add_sheet(explain, t)
    check = _command(commands, t, "check", scores.check, t("list what to look at before handing over"))
    _add_file(check, t)
    _add_json(check, t)


def _add_documents(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    report = _command(commands, t, "report", documents.report, t("write the PDF report"))
    _add_file(report, t)
    _add_output(report, t, t("OUT.pdf"))
    report.options.add_argument("--language", metavar=t("CODE"), help=t("the report's language, such as fi"))
    report.options.add_argument("--sections", metavar=t("NAMES"), help=t("only these sections, with commas between"))
    report.options.add_argument("--progress", action="store_true", help=t("print each page's number as it is made"))
    export = _command(commands, t, "export", documents.export, t("write all of it as JSON or CSV"))
    _add_file(export, t)
    _add_output(export, t, t("OUT.json|OUT.csv"))


def _add_criteria(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    about = t("criteria packs")
    criteria_commands = commands.add_parser("criteria", help=about, t=t, about=about)
    below = criteria_commands.add_subparsers(
        title=t("commands"), metavar=t("COMMAND"), required=True, parser_class=Parser, dest="named"
    )
    check = _command(below, t, "check", criteria.check, t("list every problem of a pack"))
    check.arguments.add_argument("folder", type=_path, metavar=t("FOLDER"), help=t("the folder of the pack"))
    _add_json(check, t)
    _command(below, t, "list", criteria.list_packs, t("list the packs at hand"))


def _command(
    commands: argparse._SubParsersAction[Parser], t: Translator, name: str, function: Callable[[Call], int], about: str
) -> Parser:
    made = commands.add_parser(name, help=about, t=t, about=about)
    made.set_defaults(command=function, parser=made)
    return made


def _add_file(command: Parser, t: Translator, *, required: bool = True) -> None:
    which = command.arguments.add_mutually_exclusive_group(required=required)
    which.add_argument("file", type=_path, nargs="?", metavar=t("FILE"), help=t("the assessment"))
    which.add_argument("--example", action="store_true", help=t("the worked example"))


def _add_sheet(command: Parser, t: Translator) -> None:
    command.options.add_argument(
        "--sheet",
        choices=[party.value for party in Party],
        default=Party.SELF.value,
        help=t("whose sheet; self unless said otherwise"),
    )


def _add_output(command: Parser, t: Translator, name: str) -> None:
    command.options.add_argument(
        "-o", "--output", type=_path, required=True, metavar=name, help=t("the file to write; an older one is replaced")
    )


def _add_json(command: Parser, t: Translator) -> None:
    command.options.add_argument("--json", action="store_true", help=t("as data for other programs"))


def _add_version(command: Parser, t: Translator) -> None:
    version = f"ccassess {ccassess.__version__}"
    command.options.add_argument("--version", action="version", version=version, help=t("print the program's version"))


def _add_who(command: Parser, t: Translator) -> None:
    command.options.add_argument(
        "--as", dest="who", default="", metavar=t("NAME"), help=t("who is making the change, for the file's history")
    )


def _path(text: str) -> Path:
    """Return a path. Raises ValueError for an empty one, which would mean the present folder."""
    if not text:
        raise ValueError
    return Path(text)
