"""The commands that tell what an assessment says: `score`, `explain` and `check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ccassess.cli.common import DONE, NO, Call, area, criterion, opened, points_words
from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.explain import explain as explain_score
from ccassess.domain.problems import Severity
from ccassess.reporting.data import scorecard_data
from ccassess.wording.checks import check_place, check_sentence, severity_name
from ccassess.wording.explain import sentences
from ccassess.wording.terms import band_name, party_name, points_so_far, progress

if TYPE_CHECKING:
    from ccassess.app.session import Session
    from ccassess.domain.scoring import Scorecard


def score(call: Call) -> int:
    """Print the total, the areas and the criteria of a sheet."""
    session = opened(call)
    scorecard = session.scorecard(Party(call.args.sheet))
    if call.args.json:
        call.say(json.dumps(scorecard_data(scorecard), indent=2, ensure_ascii=False))
        return DONE
    for line in _heading(call, session, scorecard):
        call.say(line)
    language = call.language(session)
    titles = {node.id: session.pack.title(node.id, language) for node in session.pack.nodes.values()}
    width = max(map(len, titles.values()))
    for area_node in session.pack.areas:
        call.say()
        for node in (area_node, *area_node.children):
            found = scorecard.by_id[node.id]
            call.say(f"{node.ref:<5} {titles[node.id]:<{width}} {points_words(call, found):>16}")
    return DONE


def _heading(call: Call, session: Session, scorecard: Scorecard) -> list[str]:
    t, root = call.t, scorecard.root
    lines = [f"{party_name(t, scorecard.sheet.party)}: {progress(t, root)}"]
    if root.points is None:
        return [*lines, points_so_far(t, root)]
    total = t.number(shown.points(root.points, session.pack))
    band = band_name(t, session.pack, scorecard.band, call.language(session)) if scorecard.band else ""
    words = t("{points} of {possible} points", points=total, possible=t.number(shown.points(root.possible)))
    return [*lines, f"{words}, {band}" if band else words]


def explain(call: Call) -> int:
    """Tell how the total, an area's or a criterion's number was made."""
    session = opened(call)
    scorecard = session.scorecard(Party(call.args.sheet))
    language = call.language(session)
    node = session.pack.root
    if call.args.criterion is not None:
        node = criterion(call, session, call.args.criterion)
    elif call.args.area is not None:
        node = area(call, session, call.args.area)
    heading = f"{node.ref} {session.pack.title(node.id, language)}".strip() or call.t("Total")
    call.say(f"{heading} ({party_name(call.t, scorecard.sheet.party)})")
    for sentence in sentences(call.t, session.pack, explain_score(scorecard.by_id[node.id]), language):
        call.say(f"  {sentence}")
    return DONE


def check(call: Call) -> int:
    """List what to look at; the answer is no where there are errors."""
    session = opened(call)
    t, language = call.t, call.language(session)
    checks = session.checks()
    if call.args.json:
        data = [
            {
                "severity": one.severity.value,
                "code": one.code,
                "sheet": one.party.value,
                "criterion": one.criterion,
                "profile_field": one.profile_field,
                "evidence": one.evidence,
                "data": dict(one.data),
                "sentence": check_sentence(t, session.pack, one, language),
            }
            for one in checks
        ]
        call.say(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        for one in checks:
            place = check_place(t, session.pack, one, language)
            sentence = check_sentence(t, session.pack, one, language)
            call.say(f"{severity_name(t, one.severity)}: {place}: {sentence}")
        errors = sum(one.severity is Severity.ERROR for one in checks)
        call.say(t.n("{count} error.", "{count} errors.", errors))
    return NO if any(one.severity is Severity.ERROR for one in checks) else DONE
