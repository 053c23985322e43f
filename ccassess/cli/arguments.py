"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ccassess
from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from ccassess.cli.common import Call
    from ccassess.cli.parsing import Parser
    from ccassess.i18n import Translator


def command(
    commands: argparse._SubParsersAction[Parser], t: Translator, name: str, function: Callable[[Call], int], about: str
) -> Parser:
    """Add a command that a function does; return its parser, for its arguments and options."""
    made = commands.add_parser(name, help=about, t=t, about=about)
    made.set_defaults(command=function, parser=made)
    return made


def add_file(parser: Parser, t: Translator, *, required: bool = True) -> None:
    """Let a command work on an assessment or the worked example."""
    which = parser.arguments.add_mutually_exclusive_group(required=required)
    which.add_argument("file", type=path_word, nargs="?", metavar=t("FILE"), help=t("the assessment"))
    which.add_argument("--example", action="store_true", help=t("the worked example"))


def add_sheet(parser: Parser, t: Translator) -> None:
    """Let a person say whose sheet is meant."""
    parser.options.add_argument(
        "--sheet",
        choices=[party.value for party in Party],
        default=Party.SELF.value,
        help=t("whose sheet; self unless said otherwise"),
    )


def add_output(parser: Parser, t: Translator, name: str) -> None:
    """Ask for the file to write."""
    parser.options.add_argument(
        "-o",
        "--output",
        type=path_word,
        required=True,
        metavar=name,
        help=t("the file to write; an older one is replaced"),
    )


def add_json(parser: Parser, t: Translator) -> None:
    """Offer the answer as data."""
    parser.options.add_argument("--json", action="store_true", help=t("as data for other programs"))


def add_version(parser: Parser, t: Translator) -> None:
    """Offer the program's version."""
    version = f"ccassess {ccassess.__version__}"
    parser.options.add_argument("--version", action="version", version=version, help=t("print the program's version"))


def add_who(parser: Parser, t: Translator) -> None:
    """Let a person say who they are."""
    parser.options.add_argument(
        "--as", dest="who", default="", metavar=t("NAME"), help=t("who is making the change, for the file's history")
    )


def path_word(text: str) -> Path:
    """Return a path. Raises ValueError for an empty one, which would mean the present folder."""
    if not text:
        raise ValueError
    return Path(text)


def name_word(text: str) -> str:
    """Return a name as it was typed. Raises ValueError for an empty one."""
    if not text:
        raise ValueError
    return text
