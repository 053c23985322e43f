"""The words of the commands below `evidence`, which all work on one assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.cli import evidence
from ccassess.cli.arguments import add_json, add_who, command, name_word, path_word
from ccassess.cli.parsing import Parser

if TYPE_CHECKING:
    import argparse

    from ccassess.i18n import Translator


def add_evidence(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    """Add `evidence FILE` with the commands below it."""
    about = t("files and links that show what the centre says")
    parser = commands.add_parser("evidence", help=about, t=t, about=about)
    parser.arguments.add_argument("file", type=path_word, metavar=t("FILE"), help=t("the assessment"))
    below = parser.add_subparsers(
        title=t("commands"), metavar=t("COMMAND"), required=True, parser_class=Parser, dest="named"
    )
    _list(command(below, t, "list", evidence.list_items, t("list the evidence")), t)
    _add(command(below, t, "add", evidence.add, t("add files and links")), t)
    remove = command(below, t, "remove", evidence.remove, t("remove an item from the assessment")), t
    _item(*remove)
    add_who(*remove)
    add_json(*remove)
    uses = (
        command(below, t, "use", evidence.use, t("let an item serve criteria")),
        command(below, t, "unuse", evidence.unuse, t("let an item serve criteria no more")),
    )
    for made in uses:
        _item(made, t)
        made.arguments.add_argument("refs", nargs="+", metavar=t("REF"), help=t("a criterion, such as 1.1"))
        add_who(made, t)
        add_json(made, t)
    _export(command(below, t, "export", evidence.export, t("write the files into a folder")), t)


def _item(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("item", type=name_word, metavar=t("ITEM"), help=t("an item: its id or its name"))


def _list(parser: Parser, t: Translator) -> None:
    parser.options.add_argument("--criterion", metavar=t("REF"), help=t("only what serves this criterion"))
    add_json(parser, t)


def _add(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("paths", nargs="*", type=path_word, metavar=t("PATH"), help=t("a file to attach"))
    parser.options.add_argument(
        "--link",
        action="append",
        default=[],
        metavar=t("LINK"),
        help=t("a web address, or the path of a file or folder; may be given again"),
    )
    parser.options.add_argument(
        "--criterion",
        action="append",
        default=[],
        metavar=t("REF"),
        help=t("a criterion that it serves; may be given again"),
    )
    parser.options.add_argument("--name", type=name_word, metavar=t("NAME"), help=t("what it is called"))
    parser.options.add_argument("--note", metavar=t("TEXT"), help=t("a note on it"))
    parser.options.add_argument("--date", metavar=t("DAY"), help=t("the day it is of, such as 2027-01-31"))
    parser.options.add_argument("--valid-until", metavar=t("DAY"), help=t("its last day"))
    add_who(parser, t)
    add_json(parser, t)


def _export(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument(
        "folder", type=path_word, metavar=t("FOLDER"), help=t("where to; nothing there is replaced")
    )
    parser.arguments.add_argument(
        "items", nargs="*", type=name_word, metavar=t("ITEM"), help=t("only these items: by id or name")
    )
    add_json(parser, t)
