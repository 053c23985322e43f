"""An assessment as a table and as data for other programs: CSV and JSON.

Both carry the same scores as screen and report, from the same functions. The CSV is for spreadsheets: UTF-8 with a
byte order mark (without it they guess another encoding), fields parted by commas, and no text that a spreadsheet
could take for a formula.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, cast

from ccassess.domain import shown
from ccassess.domain.assessment import EMPTY, Answer, Assessment, FindingKind, Party
from ccassess.domain.checks import check
from ccassess.domain.comparison import differences
from ccassess.domain.content import content_data, content_fingerprint, pack_data
from ccassess.domain.exact import decimal_text, fraction_text
from ccassess.domain.explain import explain
from ccassess.domain.scoring import Score, Scorecard, effective, score_sheet
from ccassess.i18n import Translator, translator
from ccassess.reporting.data import scorecard_data
from ccassess.reporting.figure_sheets import figures_data, suggestions_data
from ccassess.reporting.formulas import no_formula
from ccassess.wording.arithmetic import arithmetic_line
from ccassess.wording.explain import sentences
from ccassess.wording.numbers import attribute_name
from ccassess.wording.terms import findings_name, party_name, reason_name, state_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from ccassess.domain.pack import Node, Pack

Data = dict[str, object]


def export_csv(assessment: Assessment, language: str) -> bytes:
    """Return a row per criterion with both parties' ratings, grade, score, points and words.

    Heads and texts are in the language; numbers are canonical, with a decimal point and no groups, and `exact` is a
    fraction in lowest terms. What is not scored is empty.
    """
    table = _Table(assessment, language)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(no_formula(cell) for cell in table.head())
    for criterion in assessment.pack.criteria:
        writer.writerow(table.row(criterion))
    return file.getvalue().encode("utf-8-sig", "replace")


def export_json(assessment: Assessment, language: str = "en") -> bytes:
    """Return everything: profile, sheets as entered and as scored, figures, explanations, differences and checks.

    Keys and codes are for programs; `language` is that of the explanations.
    """
    t, pack = translator(language), assessment.pack
    text_language = _text_language(pack, language)
    cards = _cards(assessment)
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
        "measures": figures_data(assessment, cast("list[Data]", entered["measures"]), t, text_language),
        "suggestions": suggestions_data(assessment),
        "scores": {party.value: scorecard_data(card) for party, card in cards.items()},
        "explanations": {
            party.value: {
                node: {
                    "sentences": list(sentences(t, pack, explain(score), text_language)),
                    "arithmetic": arithmetic_line(t, pack, explain(score), text_language),
                }
                for node, score in _in_order(card)
            }
            for party, card in cards.items()
        },
        "differences": _differences(assessment, cards),
        "checks": _checks(assessment),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _cards(assessment: Assessment) -> dict[Party, Scorecard]:
    return {party: score_sheet(assessment.pack, assessment.sheet(party)) for party in Party}


def _text_language(pack: Pack, language: str) -> str:
    return language if language in pack.languages else pack.source_language


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


def _checks(assessment: Assessment) -> list[Data]:
    return [
        {
            "severity": one.severity.value,
            "code": one.code,
            "sheet": None if one.profile_field or one.series else one.party.value,
            "criterion": one.criterion or None,
            "profile_field": one.profile_field or None,
            "series": one.series or None,
            "data": dict(one.data),
        }
        for one in check(assessment)
    ]


class _Table:
    """The table of one assessment: its columns, and the row of each criterion."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self.assessment = assessment
        self.pack = assessment.pack
        self.t: Translator = translator(language)
        self.language = _text_language(self.pack, language)
        self.cards = _cards(assessment)
        self.attributes = self._attributes()

    def _attributes(self) -> list[tuple[str, str]]:
        """Return every attribute of every scale once, as (id, name), in the pack's order."""
        found: dict[str, str] = {}
        for criterion in self.pack.criteria:
            for leaf in criterion.leaves():
                found.setdefault(leaf.id, attribute_name(self.pack, criterion, leaf.id, self.language))
        return list(found.items())

    def head(self) -> list[str]:
        t = self.t
        heads = [t("Number"), t("Id"), t("Criterion"), t("Area"), t("Possible")]
        for party in Party:
            own = [
                *(name for _, name in self.attributes),
                *(t("{attribute}, as it counts", attribute=name) for _, name in self._counted(party)),
                t("Evidence grade"),
                t("Score"),
                t("Points"),
                t("Exact points"),
                t("Possible"),
                *(findings_name(t, kind) for kind in FindingKind),
                t("Note"),
                t("Flagged"),
                t("Not applicable, because"),
            ]
            heads += [t("{party}: {column}", party=party_name(t, party), column=column) for column in own]
        return [*heads, t("Difference"), t("Exact difference"), t("Reason"), t("Why it differs")]

    def _counted(self, party: Party) -> Sequence[tuple[str, str]]:
        """Return the attributes of a party whose evidence ceiling may lower a rating."""
        ceilings = party is Party.VERIFICATION and any(node.ceiling for node in self.pack.criteria)
        return self.attributes if ceilings else ()

    def row(self, criterion: Node) -> list[str]:
        area = self.pack.parents[criterion.id]
        base = self.cards[Party.SELF].by_id[criterion.id].base
        cells = [
            no_formula(criterion.ref),
            no_formula(criterion.id),
            no_formula(self.pack.title(criterion.id, self.language)),
            no_formula(f"{area.ref} {self.pack.title(area.id, self.language)}".strip()),
            shown.points(base),
        ]
        both = self._both(criterion)
        for party in Party:
            points = self.cards[party].by_id[criterion.id].points
            text = "" if points is None else shown.points(points)
            if both is not None:
                text = both.first if party is Party.SELF else both.second
            cells += self._party(party, criterion, text)
        return [*cells, *self._difference(criterion, both)]

    def _both(self, criterion: Node) -> shown.Difference | None:
        """Return both parties' points with their difference, shown so that the three agree (rule 9)."""
        own, verified = (self.cards[party].by_id[criterion.id].points for party in Party)
        untouched = self.assessment.answer(Party.VERIFICATION, criterion.id) == EMPTY
        return None if own is None or verified is None or untouched else shown.difference(own, verified)

    def _party(self, party: Party, criterion: Node, points: str) -> list[str]:
        answer = self.assessment.answer(party, criterion.id)
        score = self.cards[party].by_id[criterion.id]
        counted = effective(criterion, answer, party)
        return [
            *(_number(answer.ratings.get(name)) for name, _ in self.attributes),
            *(_number(counted.get(name)) for name, _ in self._counted(party)),
            "" if answer.grade is None else str(answer.grade),
            "" if score.value is None else shown.score(score.value),
            points,
            "" if score.points is None else fraction_text(score.points),
            shown.points(score.possible),
            *(no_formula("\n".join(finding.text for finding in answer.of_kind(kind))) for kind in FindingKind),
            no_formula(answer.note),
            self.t("yes") if answer.flagged else "",
            self._absence(answer),
        ]

    def _absence(self, answer: Answer) -> str:
        """Return why a criterion does not apply; a dash where no reason is written."""
        return "" if answer.not_applicable is None else no_formula(answer.not_applicable) or "–"

    def _difference(self, criterion: Node, both: shown.Difference | None) -> list[str]:
        own, verified = (self.cards[party].by_id[criterion.id].points for party in Party)
        answer = self.assessment.answer(Party.VERIFICATION, criterion.id)
        return [
            "" if both is None else both.difference,
            "" if both is None or own is None or verified is None else fraction_text(verified - own),
            "" if answer.reason is None else no_formula(reason_name(self.t, answer.reason)),
            no_formula(answer.reason_text),
        ]


def _number(value: Fraction | None) -> str:
    return "" if value is None else decimal_text(value)
