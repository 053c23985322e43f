"""The commands about moving an assessment to other criteria: `criteria move` and `criteria receipt`."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from ccassess.app.moving import preview, write_moved
from ccassess.cli.common import DONE, NO, WRONG, Call, EndError, opened, refuse_folder
from ccassess.domain.moving import receipt_of
from ccassess.domain.receipt import receipt_data
from ccassess.wording.files import not_saved_sentence
from ccassess.wording.left_behind import left_sentence
from ccassess.wording.moving import (
    counts_words,
    in_order,
    left_count,
    left_words,
    line_name,
    outcome_name,
    outcome_sentence,
    receipt_counts,
    receipt_day,
    receipt_heading,
    reread_words,
    review_words,
    totals_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ccassess.app.session import Session
    from ccassess.domain.migration import Outcome
    from ccassess.domain.moving import Move
    from ccassess.domain.receipt import LeftBehind, MoveLine, Receipt


def move(call: Call) -> int:
    """Write an assessment by other criteria to a new file, or only tell what that would do."""
    t, out = call.t, call.args.out
    if out is None and not call.args.preview:
        raise EndError(WRONG, t("Say with --out which file to write, or ask for --preview."))
    session = opened(call)
    if out is not None:
        _refuse_place(call, out)
    planned = preview(session, call.args.to, t.language)
    found = planned.move
    if not call.args.preview:
        done = write_moved(session, planned, out, overwrite=False)
        if done.unconfirmed is not None:
            call.warn(not_saved_sentence(t, done.unconfirmed))
    if call.args.json:
        call.say(json.dumps(_move_data(found), indent=2, ensure_ascii=False))
        return DONE
    for total in found.totals:
        call.say(f"{totals_words(t, total)}.")
    call.say(f"{counts_words(t, found.counts)}.")
    _say_lines(call, in_order(found.lines), found.left)
    call.say(review_words(t, found, call.language(session)))
    for words in (reread_words(t, found.counts), left_words(t, left_count(found.lines, found.left))):
        if words:
            call.say(words)
    if call.args.preview:
        call.say(t("This is a preview: nothing was written."))
    else:
        call.say(t("Written: {file}. The old file is as it was.", file=out))
    return DONE


def receipt(call: Call) -> int:
    """Tell how an assessment was moved, each time that it was; the answer is no where it never was."""
    t, session = call.t, opened(call)
    receipts = session.assessment.moves
    if call.args.json:
        call.say(json.dumps([receipt_data(one) for one in receipts], indent=2, ensure_ascii=False))
        return DONE if receipts else NO
    for one in receipts:
        _say_receipt(call, session, one)
    if not receipts:
        call.say(t("This assessment was never moved to other criteria."))
    return DONE if receipts else NO


def _say_receipt(call: Call, session: Session, one: Receipt) -> None:
    t = call.t
    call.say(f"{receipt_heading(t, one, session.pack, call.language(session))} ({receipt_day(t, one)})")
    for total in one.totals:
        call.say(f"{totals_words(t, total)}.")
    call.say(f"{receipt_counts(t, one)}.")
    _say_lines(call, in_order(one.lines), one.left)
    call.say()


def _say_lines(call: Call, lines: Sequence[MoveLine], others: Sequence[LeftBehind]) -> None:
    """List the criteria by what happens to them, and below each what is not carried."""
    t = call.t
    for outcome, group in groupby(lines, key=_outcome):
        said = [(line, outcome_sentence(t, line)) for line in group]
        # What is said of all of them alike is said once.
        alike = said[0][1] if len({sentence for _, sentence in said}) == 1 else ""
        call.say()
        call.say(f"{outcome_name(t, outcome)}: {alike}" if alike else outcome_name(t, outcome))
        for line, sentence in said:
            call.say(f"  {line_name(line)}" if alike else f"  {line_name(line)}: {sentence}")
            _say_left(call, line.left)
    if others:
        call.say()
        call.say(t("Not carried from figures, checklists and meanings"))
        _say_left(call, others)
    call.say()


def _outcome(line: MoveLine) -> Outcome:
    return line.outcome


def _say_left(call: Call, left: Sequence[LeftBehind]) -> None:
    for one in left:
        words = left_sentence(call.t, one).replace("\n", "\n      ")
        call.say(f"    {words}")


def _move_data(found: Move) -> dict[str, object]:
    """Return a move as data: the receipt that it would leave, without a time, and what is to be assessed anew."""
    data = receipt_data(receipt_of(found, "", "", ""))
    told = {name: value for name, value in data.items() if name not in {"id", "time", "who"}}
    counts = {outcome.value: count for outcome, count in found.counts.items()}
    return {**told, "counts": counts, "review": list(found.review)}


def _refuse_place(call: Call, out: Path) -> None:
    refuse_folder(call, out)
    if out.exists():
        raise EndError(WRONG, call.t("There is a file “{name}” already; it was left as it is.", name=out))
