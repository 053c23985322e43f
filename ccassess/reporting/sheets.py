"""An assessment as a table and as data for other programs: CSV and JSON.

Both carry the same scores as screen and report, from the same functions.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from ccassess.domain import shown
from ccassess.domain.assessment import Assessment, Party
from ccassess.domain.checks import check
from ccassess.domain.comparison import differences
from ccassess.domain.content import content_data, content_fingerprint, pack_data
from ccassess.domain.exact import decimal_text, fraction_text
from ccassess.domain.explain import explain
from ccassess.i18n import translator
from ccassess.reporting.criteria_table import criteria_table, scorecards
from ccassess.reporting.data import scorecard_data
from ccassess.reporting.figure_sheets import figures_data, suggestions_data
from ccassess.reporting.tables import csv_bytes, text_language
from ccassess.wording.arithmetic import arithmetic_line
from ccassess.wording.explain import sentences
from ccassess.wording.terms import party_name, state_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from ccassess.domain.scoring import Score, Scorecard

Data = dict[str, object]


def export_csv(assessment: Assessment, language: str) -> bytes:
    """Return a row per criterion with both parties' ratings, grade, score, points and words.

    Heads and texts are in the language; numbers are canonical, with a decimal point and no groups, and `exact` is a
    fraction in lowest terms. What is not scored is empty.
    """
    return csv_bytes(criteria_table(assessment, language))


def export_json(assessment: Assessment, language: str = "en", held: Container[str] | None = None) -> bytes:
    """Return everything: profile, sheets as entered and as scored, figures, explanations, differences and checks.

    Keys and codes are for programs; `language` is that of the explanations. `held` has the SHA-256 of the contents at
    hand; without it no check calls one missing.
    """
    t, pack = translator(language), assessment.pack
    texts = text_language(pack, language)
    cards = scorecards(assessment)
    entered = content_data(assessment)
    document: Data = {
        "format": 1,
        "id": assessment.id,
        "revision": assessment.revision,
        "created": assessment.created,
        "changed": assessment.changed,
        "fingerprint": content_fingerprint(assessment),
        "state": "draft",
        "names": {"state": state_name(t), **{party.value: party_name(t, party) for party in cards}},
        "pack": pack_data(pack),
        **entered,
        "measures": figures_data(assessment, cast("list[Data]", entered["measures"]), t, texts),
        "suggestions": suggestions_data(assessment),
        "scores": {party.value: scorecard_data(card) for party, card in cards.items()},
        "explanations": {
            party.value: {
                node: {
                    "sentences": list(sentences(t, pack, explain(score), texts)),
                    "arithmetic": arithmetic_line(t, pack, explain(score), texts),
                }
                for node, score in _in_order(card)
            }
            for party, card in cards.items()
        },
        "differences": _differences(assessment, cards),
        "checks": _checks(assessment, held),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _in_order(card: Scorecard) -> Iterable[tuple[str, Score]]:
    return ((node, card.by_id[node]) for node in card.pack.nodes)


def _differences(assessment: Assessment, cards: Mapping[Party, Scorecard]) -> list[Data]:
    found: list[Data] = []
    for one in differences(assessment):
        own, verified = (cards[party].by_id[one.criterion].points for party in Party)
        both = None if own is None or verified is None else shown.difference(own, verified)
        answer = assessment.answer(Party.VERIFICATION, one.criterion)
        found.append(
            {
                "criterion": one.criterion,
                "ratings": [
                    {
                        "attribute": rating.attribute,
                        "self": decimal_text(rating.own),
                        "verification": decimal_text(rating.verified),
                    }
                    for rating in one.ratings
                ],
                "applicability": one.applicability,
                # All three with as many decimals as make them agree (rule 9).
                "self": None if both is None else float(both.first),
                "verification": None if both is None else float(both.second),
                "points": None if both is None else float(both.difference),
                "exact": None if own is None or verified is None else fraction_text(verified - own),
                "reason": None if answer.reason is None else answer.reason.value,
                "reason_text": answer.reason_text,
                "explained": one.explained,
            }
        )
    return found


def _checks(assessment: Assessment, held: Container[str] | None) -> list[Data]:
    return [
        {
            "severity": one.severity.value,
            "code": one.code,
            "sheet": None if one.profile_field or one.series or one.evidence else one.party.value,
            "criterion": one.criterion or None,
            "profile_field": one.profile_field or None,
            "series": one.series or None,
            "evidence": one.evidence or None,
            "data": dict(one.data),
        }
        for one in check(assessment, held=held)
    ]
