"""The commands that put a checklist or the glossary on paper: `checklist` and `glossary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.library import DEFAULT_PACK, named_pack
from ccassess.cli.arguments import add_file, command, name_word, path_word
from ccassess.cli.common import DONE, WRONG, Call, EndError, opened, writing
from ccassess.cli.documents import asked_language, check_output

if TYPE_CHECKING:
    import argparse

    from ccassess.cli.parsing import Parser
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def add_aids(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    """Add both commands."""
    one = command(commands, t, "checklist", checklist, t("write a checklist as PDF, to tick off"))
    one.arguments.add_argument("id", type=name_word, metavar=t("ID"), help=t("the checklist, such as ten-moments"))
    terms = command(commands, t, "glossary", glossary, t("write the glossary as PDF"))
    for made in (one, terms):
        add_file(made, t, required=False)
        made.options.add_argument(
            "--pdf",
            dest="output",
            type=path_word,
            required=True,
            metavar=t("OUT.pdf"),
            help=t("the file to write; an older one is replaced"),
        )
        made.options.add_argument("--language", metavar=t("CODE"), help=t("the document's language, such as fi"))
        made.options.add_argument(
            "--criteria", metavar=t("PACK"), help=t("without a file: the pack, by its id or folder")
        )


def checklist(call: Call) -> int:
    """Write a checklist: blank from a pack, with the centre's marks from an assessment."""
    from ccassess.app.reports import write_checklist_file

    language = _checked(call)
    source, pack = _source(call)
    known = [one.id for one in pack.checklists]
    if call.args.id not in known:
        raise EndError(
            WRONG,
            call.t("These criteria have no checklist “{name}”.", name=call.args.id),
            *([call.t("Their checklists are {names}.", names=", ".join(known))] if known else []),
        )
    with writing(call):
        write_checklist_file(source, call.args.id, call.args.output, language)
    call.say(str(call.args.output))
    return DONE


def glossary(call: Call) -> int:
    """Write all terms, with the centre's own meanings from an assessment."""
    from ccassess.app.reports import write_glossary_file

    language = _checked(call)
    source, pack = _source(call)
    if not pack.terms:
        raise EndError(WRONG, call.t("These criteria have no glossary."))
    with writing(call):
        write_glossary_file(source, call.args.output, language)
    call.say(str(call.args.output))
    return DONE


def _checked(call: Call) -> str:
    """Return the language; ends the command where the document has no fit name, or two sources."""
    if call.args.criteria is not None and (call.args.file is not None or call.args.example):
        raise EndError(WRONG, call.t("An assessment brings its own criteria: leave --criteria out."))
    check_output(call, (".pdf",), call.t("Name the file OUT.pdf: it is a PDF."))
    return asked_language(call)


def _source(call: Call) -> tuple[Assessment | Pack, Pack]:
    if call.args.file is not None or call.args.example:
        session = opened(call)
        return session.assessment, session.pack
    pack = named_pack(call.args.criteria or DEFAULT_PACK)
    return pack, pack
