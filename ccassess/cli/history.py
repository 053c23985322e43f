"""The commands about what was: `history`, and `versions` with `restore` and `export`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ccassess.app.files import save_now
from ccassess.app.versions import export_version, restore, versions_of, what_changed
from ccassess.cli.arguments import add_file, add_json, add_who, command, path_word
from ccassess.cli.common import DONE, NO, WRONG, Call, EndError, criterion, opened, refuse_folder, writing
from ccassess.domain.assessment import Party
from ccassess.domain.history_reading import history_of
from ccassess.wording.history import history_line, kept_words
from ccassess.wording.moments import moment_words

if TYPE_CHECKING:
    import argparse

    from ccassess.app.session import Session
    from ccassess.app.versions import Version
    from ccassess.cli.parsing import Parser
    from ccassess.domain.history_reading import Recorded
    from ccassess.i18n import Translator


def add_history(commands: argparse._SubParsersAction[Parser], t: Translator) -> None:
    """Add both commands."""
    told = command(commands, t, "history", history, t("list who changed what, and when"))
    add_file(told, t)
    told.options.add_argument("--criterion", metavar=t("REF"), help=t("only what changed this criterion"))
    told.options.add_argument("--party", choices=[one.value for one in Party], help=t("only one party's changes"))
    add_json(told, t)
    kept = command(commands, t, "versions", versions, t("list, restore or export what this computer has kept"))
    kept.arguments.add_argument("file", type=path_word, metavar=t("FILE"), help=t("the assessment"))
    kept.arguments.add_argument(
        "action", nargs="?", choices=["restore", "export"], help=t("what to do with a version; else they are listed")
    )
    kept.arguments.add_argument("number", nargs="?", metavar="N", help=t("the version's number"))
    kept.arguments.add_argument("out", nargs="?", type=path_word, metavar=t("OUT"), help=t("the file to export to"))
    add_who(kept, t)
    add_json(kept, t)


def history(call: Call) -> int:
    """List the changes, the newest first; the answer is no where there is none."""
    t, session, args = call.t, opened(call), call.args
    node = None if args.criterion is None else criterion(call, session, args.criterion)
    party = None if args.party is None else Party(args.party)
    found = history_of(session.assessment, criterion="" if node is None else node.id, party=party)
    if args.json:
        call.say(json.dumps([_entry_data(one) for one in found], indent=2, ensure_ascii=False))
        return DONE if found else NO
    for one in found:
        line = history_line(t, session.assessment, call.language(session), one)
        where = ", ".join(filter(None, (line.party, line.place, line.field)))
        who = f", {line.who}" if line.who else ""
        call.say(f"{line.when}{who}: {where}")
        call.say(f"    {_one_line(line.old)} → {_one_line(line.new)}")
    if not found:
        call.say(t("Nothing was changed here yet."))
    return DONE if found else NO


def versions(call: Call) -> int:
    """List the kept versions, the newest first, or do something with one of them."""
    session, args = opened(call), call.args
    found = versions_of(session.assessment.id)
    if args.action is None:
        return _list(call, session, found)
    one = _chosen(call, found)
    if args.action == "export":
        return _export(call, one)
    if args.out is not None:
        raise EndError(WRONG, call.t("These words mean nothing here: {what}.", what=args.out))
    return _restore(call, session, one)


def _list(call: Call, session: Session, found: tuple[Version, ...]) -> int:
    t = call.t
    if call.args.json:
        call.say(json.dumps([_version_data(one) for one in found], indent=2, ensure_ascii=False))
        return DONE if found else NO
    for one in found:
        changes = len(what_changed(one, session.assessment))
        differs = (
            t.n("{count} field is otherwise than now", "{count} fields are otherwise than now", changes)
            if changes
            else t("the same as now")
        )
        said = (moment_words(t, one.changed), one.who, kept_words(t, one), differs)
        call.say(f"{one.number:>4}  {', '.join(filter(None, said))}")
    if not found:
        call.say(t("This computer has kept no version of this assessment."))
    return DONE if found else NO


def _restore(call: Call, session: Session, one: Version) -> int:
    t = call.t
    if restore(session, one) is None:
        call.say(t("The assessment says all that this version says already."))
        return NO
    with writing(call, session):
        save_now(session)
    when = moment_words(t, one.changed)
    call.say(t("Restored as it was at {when}. The state before is kept as a version too.", when=when))
    return DONE


def _export(call: Call, one: Version) -> int:
    out = call.args.out
    if out is None:
        raise EndError(WRONG, call.t("Name the file to export to."))
    refuse_folder(call, out)
    if out.exists():
        raise EndError(WRONG, call.t("There is a file “{name}” already; it was left as it is.", name=out))
    with writing(call):
        export_version(one, out)
    call.say(str(out))
    return DONE


def _chosen(call: Call, found: tuple[Version, ...]) -> Version:
    t, number = call.t, call.args.number or ""
    one = next((one for one in found if str(one.number) == number), None)
    if one is None:
        if not found:
            raise EndError(WRONG, t("This computer has kept no version of this assessment."))
        numbers = ", ".join(str(one.number) for one in found)
        missing = t("There is no version “{number}” of this assessment.", number=number)
        raise EndError(
            WRONG,
            missing if number else t("Say which version, by its number."),
            t("Its versions are {numbers}.", numbers=numbers),
        )
    return one


def _entry_data(one: Recorded) -> dict[str, str]:
    entry = one.entry
    data = {"id": entry.id, "time": entry.time, "who": entry.who, "party": one.party.value}
    return {**data, "path": entry.path, "old": entry.old, "new": entry.new}


def _version_data(one: Version) -> dict[str, object]:
    return {
        "number": one.number,
        "time": one.time,
        "changed": one.changed,
        "generation": one.generation,
        "who": one.who,
        "why": one.why.value,
        "file": one.file,
        "size": one.size,
        "sha256": one.sha256,
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
