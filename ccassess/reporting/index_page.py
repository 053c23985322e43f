"""The page inside every file that shows the whole entry to somebody without this program (`index.html`).

Static, self-contained, without scripts or anything from elsewhere; every text of a person or a pack escaped. It is
derived from the content by the version of the program that wrote the file.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import Answer, Assessment, FindingKind, Party, Person, Profile
from ccassess.domain.scoring import Score, Scorecard, effective, score_sheet
from ccassess.i18n import Translator, translator
from ccassess.reporting.html import DASH, safe
from ccassess.reporting.index_evidence import evidence_lines
from ccassess.reporting.index_figures import aids_lines, figures_lines
from ccassess.reporting.index_style import STYLE
from ccassess.wording.terms import (
    band_name,
    findings_name,
    party_name,
    profile_field_name,
    progress,
    reason_name,
    role_name,
    state_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from ccassess.domain.pack import Node


def index_page(assessment: Assessment, language: str) -> str:
    """Return the page in a language: profile, people, results, every criterion, evidence, figures, aids."""
    return "\n".join(_Page(assessment, language).lines()) + "\n"


class _Page:
    """The page of one assessment; each method returns one part of it as lines."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self.assessment = assessment
        self.pack = assessment.pack
        self.language = language
        self.t: Translator = translator(language)
        self.cards = {party: score_sheet(self.pack, assessment.sheet(party)) for party in Party}

    def lines(self) -> Iterable[str]:
        centre = self.assessment.profile.centre or self.t("Unnamed centre")
        title = self.pack.text("pack.title", self.language)
        yield f'<!DOCTYPE html>\n<html lang="{safe(self.language)}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield f"<title>{safe(centre)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
        over = f"{title} {self.pack.edition} · {state_name(self.t)}"
        yield f'<p class="over">{safe(over)}</p><h1>{safe(centre)}</h1>'
        note = self.t("A readable copy of what this file holds. The file itself opens in ccassess.")
        yield f'<p class="quiet">{safe(note)}</p>'
        yield from self._results()
        yield from self._about()
        for area in self.pack.areas:
            yield from self._area(area)
        yield from evidence_lines(self.t, self.assessment, self.language)
        yield from figures_lines(self.t, self.assessment, self.language)
        yield from aids_lines(self.t, self.assessment, self.language)
        notice = self.pack.text("pack.notice", self.language)
        identity = f"{self.pack.id} {self.pack.version} · {self.assessment.id} · {self.assessment.changed}"
        yield f'<footer><p>{safe(notice)}</p><p class="quiet">{safe(identity)}</p></footer>'
        yield "</main>\n</body>\n</html>"

    def _results(self) -> Iterable[str]:
        yield f"<h2>{safe(self.t('Results'))}</h2>\n<table>\n<tr><th></th>"
        yield from (f"<th>{safe(party_name(self.t, party))}</th>" for party in Party)
        yield f"<th>{safe(self.t('Possible'))}</th></tr>"
        for area in self.pack.areas:
            name = " ".join((area.ref, self.pack.title(area.id, self.language)))
            cells = "".join(f"<td>{self._points(self.cards[party].by_id[area.id])}</td>" for party in Party)
            possible = self._number(self.cards[Party.SELF].by_id[area.id].possible)
            yield f"<tr><th>{safe(name)}</th>{cells}<td>{possible}</td></tr>"
        totals = "".join(f"<td>{self._total(self.cards[party])}</td>" for party in Party)
        whole = self._number(self.cards[Party.SELF].root.possible)
        yield f'<tr class="total"><th>{safe(self.t("Total"))}</th>{totals}<td>{whole}</td></tr>\n</table>'

    def _total(self, card: Scorecard) -> str:
        if card.root.points is None:
            return safe(progress(self.t, card.root))
        points = self.t.number(shown.points(card.root.points, self.pack))
        return f"<strong>{safe(points)}</strong> {safe(band_name(self.t, self.pack, card.band, self.language))}"

    def _points(self, score: Score) -> str:
        if not score.applies:
            return safe(self.t("not applicable"))
        return DASH if score.points is None else self._number(score.points)

    def _number(self, value: Fraction) -> str:
        return safe(self.t.number(shown.points(value)))

    def _about(self) -> Iterable[str]:
        yield f"<h2>{safe(self.t('Profile'))}</h2>\n<table>"
        for name in (one.name for one in fields(Profile)):
            value: str = getattr(self.assessment.profile, name)
            if value:
                yield f'<tr><th>{safe(profile_field_name(self.t, name))}</th><td class="text">{safe(value)}</td></tr>'
        people: tuple[Person, ...] = (*self.assessment.people, *self.assessment.team)
        yield from (f"<tr><th>{safe(role_name(self.t, one.role))}</th><td>{safe(one.name)}</td></tr>" for one in people)
        yield "</table>"

    def _area(self, area: Node) -> Iterable[str]:
        yield f"<h2>{safe(area.ref)} {safe(self.pack.title(area.id, self.language))}</h2>"
        for criterion in area.children:
            yield from self._criterion(criterion)

    def _criterion(self, criterion: Node) -> Iterable[str]:
        yield f"<section>\n<h3>{safe(criterion.ref)} {safe(self.pack.title(criterion.id, self.language))}</h3>"
        question = self.pack.text(f"{criterion.id}.question", self.language)
        yield f'<p class="question">{safe(question)}</p>\n<table>\n<tr><th></th>'
        yield "".join(f"<th>{safe(party_name(self.t, party))}</th>" for party in Party) + "</tr>"
        for leaf in criterion.leaves():
            name = self.pack.attribute_title(criterion, leaf.id, self.language) or leaf.id
            yield self._row(name, *(self._rating(party, criterion, leaf) for party in Party))
        grades = (self.assessment.answer(party, criterion.id).grade for party in Party)
        grade_cells = (DASH if grade is None else str(grade) for grade in grades)
        yield self._row(self.t("Evidence grade"), *grade_cells)
        scores = [self.cards[party].by_id[criterion.id] for party in Party]
        yield self._row(self.t("Score"), *(self._score(score) for score in scores))
        yield self._row(self.t("Points"), *(self._points(score) for score in scores))
        yield "</table>"
        for party in Party:
            yield from self._words(party, self.assessment.answer(party, criterion.id))
        yield "</section>"

    @staticmethod
    def _row(name: str, *cells: str) -> str:
        """Return a row of a table; the cells are HTML already."""
        return f"<tr><th>{safe(name)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    def _rating(self, party: Party, criterion: Node, leaf: Node) -> str:
        """Show a rating, and what it counts as where the evidence grade lowers it."""
        answer = self.assessment.answer(party, criterion.id)
        rating = answer.ratings.get(leaf.id)
        if rating is None:
            return DASH
        counted = effective(criterion, answer, party)[leaf.id]
        given = self.t.number(shown.rating(rating))
        if counted == rating:
            return safe(given)
        return safe(self.t("{rating}, counts as {counted}", rating=given, counted=self.t.number(shown.rating(counted))))

    def _score(self, score: Score) -> str:
        return DASH if score.value is None else safe(self.t.number(shown.score(score.value)))

    def _words(self, party: Party, answer: Answer) -> Iterable[str]:
        """Show what a party wrote about a criterion; nothing where it wrote nothing."""
        written = [
            *((findings_name(self.t, kind), [one.text for one in answer.of_kind(kind)]) for kind in FindingKind),
            (self.t("Note"), [answer.note] if answer.note else []),
            (self.t("Not applicable, because"), [answer.not_applicable or DASH] if not answer.applies else []),
            (self.t("Why it differs"), [reason_name(self.t, answer.reason)] if answer.reason else []),
            (self.t("Explanation"), [answer.reason_text] if answer.reason_text else []),
        ]
        if any(texts for _, texts in written):
            yield f"<h4>{safe(party_name(self.t, party))}</h4>\n<dl>"
            for name, texts in written:
                if texts:
                    yield f"<dt>{safe(name)}</dt>" + "".join(f"<dd>{safe(text)}</dd>" for text in texts)
            yield "</dl>"
