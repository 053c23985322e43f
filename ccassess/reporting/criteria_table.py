"""The criteria as a table: a row for each, with what both parties rated, wrote and scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import EMPTY, Answer, Assessment, FindingKind, Party
from ccassess.domain.exact import decimal_text, fraction_text
from ccassess.domain.scoring import Scorecard, effective, score_sheet
from ccassess.i18n import Translator, translator
from ccassess.reporting.evidence_sheets import evidence_names
from ccassess.reporting.tables import Cell, Number, Table, text_language
from ccassess.wording.numbers import attribute_name
from ccassess.wording.terms import findings_name, party_name, reason_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from ccassess.domain.pack import Node


def criteria_table(assessment: Assessment, language: str) -> Table:
    """Return a row per criterion with both parties' ratings, grade, score, points and words.

    Heads and texts are in the language; `exact` points are a fraction in lowest terms. What is not scored is empty.
    """
    maker = _Maker(assessment, language)
    rows = tuple(tuple(maker.row(criterion)) for criterion in assessment.pack.criteria)
    return Table(maker.t("Criteria"), tuple(maker.head()), rows, kept=3)


def scorecards(assessment: Assessment) -> dict[Party, Scorecard]:
    """Return both parties' scores."""
    return {party: score_sheet(assessment.pack, assessment.sheet(party)) for party in Party}


class _Maker:
    """Makes the table of one assessment: its columns, and the row of each criterion."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self.assessment = assessment
        self.pack = assessment.pack
        self.t: Translator = translator(language)
        self.language = text_language(self.pack, language)
        self.cards = scorecards(assessment)
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
        return [*heads, t("Difference"), t("Exact difference"), t("Reason"), t("Why it differs"), t("Evidence")]

    def _counted(self, party: Party) -> Sequence[tuple[str, str]]:
        """Return the attributes of a party whose evidence ceiling may lower a rating."""
        ceilings = party is Party.VERIFICATION and any(node.ceiling for node in self.pack.criteria)
        return self.attributes if ceilings else ()

    def row(self, criterion: Node) -> list[Cell]:
        area = self.pack.parents[criterion.id]
        base = self.cards[Party.SELF].by_id[criterion.id].base
        cells: list[Cell] = [
            criterion.ref,
            criterion.id,
            self.pack.title(criterion.id, self.language),
            f"{area.ref} {self.pack.title(area.id, self.language)}".strip(),
            Number(shown.points(base)),
        ]
        both = self._both(criterion)
        for party in Party:
            points = self.cards[party].by_id[criterion.id].points
            text = "" if points is None else shown.points(points)
            if both is not None:
                text = both.first if party is Party.SELF else both.second
            cells += self._party(party, criterion, text)
        return [*cells, *self._difference(criterion, both), evidence_names(self.assessment, criterion.id)]

    def _both(self, criterion: Node) -> shown.Difference | None:
        """Return both parties' points with their difference, shown so that the three agree (rule 9)."""
        own, verified = (self.cards[party].by_id[criterion.id].points for party in Party)
        untouched = self.assessment.answer(Party.VERIFICATION, criterion.id) == EMPTY
        return None if own is None or verified is None or untouched else shown.difference(own, verified)

    def _party(self, party: Party, criterion: Node, points: str) -> list[Cell]:
        answer = self.assessment.answer(party, criterion.id)
        score = self.cards[party].by_id[criterion.id]
        counted = effective(criterion, answer, party)
        return [
            *(_rating(answer.ratings.get(name)) for name, _ in self.attributes),
            *(_rating(counted.get(name)) for name, _ in self._counted(party)),
            "" if answer.grade is None else Number(str(answer.grade)),
            "" if score.value is None else Number(shown.score(score.value)),
            Number(points) if points else "",
            "" if score.points is None else Number(fraction_text(score.points)),
            Number(shown.points(score.possible)),
            *("\n".join(finding.text for finding in answer.of_kind(kind)) for kind in FindingKind),
            answer.note,
            self.t("yes") if answer.flagged else "",
            _absence(answer),
        ]

    def _difference(self, criterion: Node, both: shown.Difference | None) -> list[Cell]:
        own, verified = (self.cards[party].by_id[criterion.id].points for party in Party)
        answer = self.assessment.answer(Party.VERIFICATION, criterion.id)
        return [
            "" if both is None else Number(both.difference),
            "" if both is None or own is None or verified is None else Number(fraction_text(verified - own)),
            "" if answer.reason is None else reason_name(self.t, answer.reason),
            answer.reason_text,
        ]


def _absence(answer: Answer) -> str:
    """Return why a criterion does not apply; a dash where no reason is written."""
    return "" if answer.not_applicable is None else answer.not_applicable or "–"


def _rating(value: Fraction | None) -> Cell:
    return "" if value is None else Number(decimal_text(value))
