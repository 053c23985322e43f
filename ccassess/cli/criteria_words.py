"""The commands below `criteria`: each is one entry of `criteria_commands`, with what it works on and its options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ccassess.cli import authoring, criteria, criteria_library, moving
from ccassess.cli.arguments import add_file, add_json, add_who, command, name_word, path_word
from ccassess.cli.parsing import Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from ccassess.cli.common import Call
    from ccassess.i18n import Translator

    Words = Callable[[Parser, Translator], None]


class CriteriaCommand(NamedTuple):
    """A command: what it is called, what does it, what help says of it, and what adds its arguments and options."""

    name: str
    function: Callable[[Call], int]
    about: str
    words: tuple[Words, ...] = ()


def criteria_commands(t: Translator) -> tuple[CriteriaCommand, ...]:
    """Return the commands in the order of the help: first an author's, then those of the library."""
    return (
        CriteriaCommand("check", criteria.check, t("list every problem of a pack"), (_pack, add_json)),
        CriteriaCommand("test", criteria.test, t("run the tests that come with a pack"), (_pack, add_json)),
        CriteriaCommand("diff", criteria.diff, t("compare two versions of a pack"), (_old, _new, add_json)),
        CriteriaCommand("new", authoring.new_pack, t("begin a pack of your own"), (_target,)),
        CriteriaCommand(
            "translate",
            authoring.translate_pack,
            t("add texts to be translated, list translations to be read again"),
            (_folder, _language, _accept, _remove_gone),
        ),
        CriteriaCommand("schema", authoring.schema, t("write the schemas for an editor"), (_schemas,)),
        CriteriaCommand("list", criteria_library.list_packs, t("list the packs at hand"), (add_json,)),
        CriteriaCommand("show", criteria_library.show, t("tell what a pack is"), (_pack, add_json)),
        CriteriaCommand("install", criteria_library.install, t("add a pack to those at hand"), (_place, add_json)),
        CriteriaCommand("remove", criteria_library.remove, t("remove an installed pack"), (_installed,)),
        CriteriaCommand(
            "move", moving.move, t("move an assessment to other criteria"), (add_file, _to, add_who, add_json)
        ),
        CriteriaCommand(
            "receipt", moving.receipt, t("tell how an assessment was moved to other criteria"), (add_file, add_json)
        ),
    )


def add_criteria(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    """Add `criteria` with the commands below it."""
    about = t("criteria packs")
    parser = commands.add_parser("criteria", help=about, t=t, about=about)
    below = parser.add_subparsers(
        title=t("commands"), metavar=t("COMMAND"), required=True, parser_class=Parser, dest="named"
    )
    for one in criteria_commands(t):
        made = command(below, t, one.name, one.function, one.about)
        for words in one.words:
            words(made, t)


def _folder(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("folder", type=path_word, metavar=t("FOLDER"), help=t("the folder of the pack"))


def _pack(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("pack", type=name_word, metavar=t("PACK"), help=_which(t))


def _old(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("old", type=name_word, metavar=t("OLD"), help=_which(t))


def _new(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("new", type=name_word, metavar=t("NEW"), help=t("the later version, named likewise"))


def _place(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument(
        "place", type=path_word, metavar=t("FOLDER|ZIP"), help=t("the folder of the pack, or a ZIP file of it")
    )


def _installed(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument("id", type=name_word, metavar=t("ID"), help=t("the id that “criteria list” prints"))
    parser.arguments.add_argument("version", type=name_word, metavar=t("VERSION"), help=t("its version, such as 1.0.0"))


def _target(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument(
        "folder", type=path_word, metavar=t("FOLDER"), help=t("the folder to make, or an empty one")
    )


def _schemas(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument(
        "folder",
        type=path_word,
        nargs="?",
        default=Path("schema"),
        metavar=t("FOLDER"),
        help=t("the folder to write them to; “schema” unless said otherwise"),
    )


def _language(parser: Parser, t: Translator) -> None:
    parser.arguments.add_argument(
        "language", type=name_word, metavar=t("CODE"), help=t("a language of the pack, such as fi")
    )


def _accept(parser: Parser, t: Translator) -> None:
    which = parser.options.add_mutually_exclusive_group()
    which.add_argument(
        "--accept",
        nargs="+",
        action="extend",
        default=[],
        type=name_word,
        metavar=t("KEY"),
        help=t("these translations were read again, and still hold"),
    )
    which.add_argument("--accept-all", action="store_true", help=t("all of them were"))


def _remove_gone(parser: Parser, t: Translator) -> None:
    parser.options.add_argument(
        "--remove-gone", action="store_true", help=t("remove the translations of texts that the pack has no more")
    )


def _to(parser: Parser, t: Translator) -> None:
    parser.options.add_argument("--to", type=name_word, required=True, metavar=t("PACK"), help=_which(t))
    parser.options.add_argument(
        "--out", type=path_word, metavar=t("NEW"), help=t("the file to write; an older one is never replaced")
    )
    parser.options.add_argument("--preview", action="store_true", help=t("only tell what would happen"))


def _which(t: Translator) -> str:
    return t("an id that “criteria list” prints (with @VERSION for one version), a folder, a ZIP file, an assessment")
