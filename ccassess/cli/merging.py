"""The command that brings another copy of an assessment into a file: `merge`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ccassess.app.files import save_now
from ccassess.app.together import begin_together, finish_together
from ccassess.cli.common import DONE, NO, WRONG, Call, EndError, opened, writing
from ccassess.domain.claims import Why
from ccassess.domain.disputes import Choice, Found
from ccassess.wording.changed_fields import field_words, reason_words, text_words
from ccassess.wording.together import brought_sentence, dispute_words, found_sentence

if TYPE_CHECKING:
    from ccassess.app.session import Session
    from ccassess.app.together import Outcome
    from ccassess.domain.assessment import Assessment

REFUSED = {Found.OTHER_PACK: NO, Found.OTHER_DOCUMENT: WRONG}


def merge(call: Call) -> int:
    """Bring another copy into a file: all of it that is no conflict, and the conflicts as they were decided.

    The answer is no where one is undecided; nothing is written then.
    """
    t, args = call.t, call.args
    session = opened(call)
    outcome = begin_together(session, args.other).run()
    if outcome.error is not None:
        raise outcome.error
    if outcome.found in REFUSED:
        raise EndError(REFUSED[outcome.found], _refusal(call, outcome))
    choice = Choice.THEIRS if args.theirs else Choice.MINE if args.mine else None
    choices = {} if choice is None else {one.key: choice for one in outcome.disputes}
    before = session.assessment
    is_open = finish_together(session, outcome, choices) is not None
    if not is_open:
        with writing(call, session):
            save_now(session)
    if args.json:
        call.say(json.dumps(_data(call, session, outcome, choice, is_open=is_open), indent=2, ensure_ascii=False))
    else:
        _say(call, outcome, outcome.merged or before, choice)
        if is_open:
            call.say()
            call.say(t("Nothing was written. Decide with --theirs or --mine."))
        elif outcome.theirs or outcome.disputes:
            call.say(t("Written: {file}. The other file is as it was.", file=args.file))
    return NO if is_open else DONE


def _refusal(call: Call, outcome: Outcome) -> str:
    t = call.t
    if outcome.found is Found.OTHER_DOCUMENT:
        return t("“{name}” is not a copy of this assessment but another one.", name=outcome.path)
    return t("“{name}” is by other criteria, and both were changed since.", name=outcome.path)


def _say(call: Call, outcome: Outcome, merged: Assessment, choice: Choice | None) -> None:
    """Say what was brought in, field by field, and each conflict with what both say."""
    t, language = call.t, _language(call, merged)
    if outcome.theirs:
        call.say(brought_sentence(t, merged, language, [one.change for one in outcome.theirs], outcome.who))
    elif not outcome.disputes:
        call.say(found_sentence(t, Found.NOTHING_NEW, str(outcome.path)))
    told = {one.path for each in outcome.disputes for one in each.conflicts}
    for each in outcome.theirs:
        if each.change.path not in told:
            path = each.change.path
            old, new = (text_words(t, path, text) for text in (each.change.old, each.change.new))
            call.say(f"  {field_words(t, merged, language, path)}: {old} → {new}")
    if outcome.disputes:
        count = sum(len(one.conflicts) for one in outcome.disputes)
        call.say(t.n("{count} field was changed in both:", "{count} fields were changed in both:", count))
    for conflict in (one for each in outcome.disputes for one in each.conflicts):
        field, theirs, mine = dispute_words(t, merged, language, conflict)
        call.say(f"  {field}" if conflict.code is Why.CHANGED else f"  {field} ({reason_words(t, conflict.code)})")
        call.say(_line(t("in the other file: {text}", text=theirs), t("taken") if choice is Choice.THEIRS else ""))
        call.say(_line(t("in this file: {text}", text=mine), t("kept") if choice is Choice.MINE else ""))


def _line(text: str, mark: str) -> str:
    indented = text.replace("\n", "\n      ")
    return f"    {indented} ({mark})" if mark else f"    {indented}"


def _language(call: Call, merged: Assessment) -> str:
    pack = merged.pack
    return call.t.language if call.t.language in pack.languages else pack.source_language


def _data(call: Call, session: Session, outcome: Outcome, choice: Choice | None, *, is_open: bool) -> dict[str, object]:
    """Return what was found as data for other programs."""
    t, merged = call.t, outcome.merged or session.assessment
    language = _language(call, merged)
    return {
        "found": outcome.found.value,
        "written": not is_open,
        "brought": [
            {
                "path": one.change.path,
                "field": field_words(t, merged, language, one.change.path),
                "old": one.change.old,
                "new": one.change.new,
                "time": one.time,
                "who": one.who,
            }
            for one in outcome.theirs
        ],
        "conflicts": [
            {
                "key": each.key,
                "path": one.path,
                "field": field_words(t, merged, language, one.path),
                "base": one.base,
                "mine": one.mine,
                "theirs": one.theirs,
                "why": one.code.value,
                "chosen": "" if choice is None else choice.value,
            }
            for each in outcome.disputes
            for one in each.conflicts
        ],
    }
