"""The sentences of the page: what is hidden and why, how two ratings and two scores stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.comparison import difference
from ccassess.wording.numbers import attribute_name, signed
from ccassess.wording.terms import party_short

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.app.session import Session
    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.scoring import Score
    from ccassess.i18n import Translator


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scores in words: the centre's own, the verified one, and how far the second lies from the first."""

    own: str
    verified: str
    difference: str


def missing_parts(t: Translator, pack: Pack, criterion: Node, answer: Answer, language: str) -> list[str]:
    """Return what one's own sheet still lacks, as words inside a sentence: attributes, then the evidence grade."""
    missing = [
        attribute_name(pack, criterion, leaf.id, language)
        for leaf in criterion.leaves()
        if leaf.id not in answer.ratings
    ]
    return [*missing, t("evidence grade")] if criterion.ceiling and answer.grade is None else missing


def hidden_sentence(t: Translator, ref: str, missing: list[str]) -> str:
    """Return why the centre's ratings are not to be seen, and what would show them."""
    # A plain list, since whatever is named is to be done, in no order.
    return t(
        "Hidden until your own sheet for {ref} is complete. Still missing: {missing}.",
        ref=ref,
        missing=", ".join(missing),
    )


def rating_note(t: Translator, own: Fraction | None, verified: Fraction | None) -> str:
    """Return how a verified rating, as it counts, stands to the centre's: "self 60, yours 10 lower"."""
    if own is None or verified is None:
        return ""
    number = t.number(shown.rating(own))
    apart = t.number(shown.rating(abs(verified - own)))
    if verified == own:
        return t("self {number}, same", number=number)
    if verified < own:
        return t("self {number}, yours {difference} lower", number=number, difference=apart)
    return t("self {number}, yours {difference} higher", number=number, difference=apart)


def possible_points(t: Translator, possible: Fraction) -> str:
    """Return the points a criterion can give: whole where they are whole."""
    return t.number(str(possible.numerator) if possible.denominator == 1 else shown.points(possible))


def comparison(t: Translator, own: Score, verified: Score) -> Comparison:
    """Return both scores in words, with the difference where there are both; "" for what there is not."""
    if own.value is None or own.points is None or verified.value is None or verified.points is None:
        return Comparison(_alone(t, Party.SELF, own), _alone(t, Party.VERIFICATION, verified), "")
    value, points = shown.difference(own.value, verified.value), shown.difference(own.points, verified.points)
    return Comparison(
        _score(t, Party.SELF, own, value.first, points.first),
        _score(t, Party.VERIFICATION, verified, value.second, points.second),
        t(
            "{value} against self, {points} points",
            value=signed(t, value.difference),
            points=signed(t, points.difference),
        )
        if own.value != verified.value or own.points != verified.points
        else t("the same as self"),
    )


def _alone(t: Translator, party: Party, score: Score) -> str:
    if score.value is None or score.points is None:
        return ""
    return _score(t, party, score, shown.score(score.value), shown.points(score.points))


def _score(t: Translator, party: Party, score: Score, value: str, points: str) -> str:
    return t(
        "{party}: {value} · {points} of {possible} points",
        party=party_short(t, party),
        value=t.number(value),
        points=t.number(points),
        possible=possible_points(t, score.possible),
    )


def rated_so_far(t: Translator, criterion: Node, answer: Answer) -> str:
    """Return how many attributes are rated: "2 of 4 rated"."""
    leaves = criterion.leaves()
    return t(
        "{rated} of {attributes} rated",
        rated=sum(leaf.id in answer.ratings for leaf in leaves),
        attributes=len(leaves),
    )


def grade_caption(t: Translator, criterion: Node, grade: int | None) -> str:
    """Return what an evidence grade lets count: "Grade 1: up to 50"."""
    if grade is None:
        return t("Missing: needed for a score")
    limit = criterion.ceiling_at(grade)
    if limit is None or limit >= criterion.out_of:
        return t("Grade {grade}: no limit", grade=grade)
    return t("Grade {grade}: up to {limit}", grade=grade, limit=t.number(shown.rating(limit)))


def grade_choices(t: Translator, criterion: Node) -> list[tuple[int, str]]:
    """Return the grades a criterion can have with a word or two each, to stand side by side."""
    known = (t("Nothing seen"), t("Statement only"), t("Document, data"), t("Two kinds"))
    return [
        (grade, f"{grade}  {known[grade]}" if grade in range(len(known)) else str(grade))
        for grade, _limit in criterion.ceiling
    ]


def criterion_name(pack: Pack, criterion: Node, language: str) -> str:
    """Return number and title: "2.3  Coaching and feedback"."""
    return "  ".join(part for part in (criterion.ref, pack.title(criterion.id, language)) if part)


def is_done(session: Session, criterion: Node) -> bool:
    """Whether one's own sheet has an answer that counts: a score, or that the criterion does not apply."""
    score = session.scorecard(Party.VERIFICATION).by_id[criterion.id]
    return score.value is not None or not score.applies


def needs_work(session: Session, criterion: Node) -> bool:
    """Whether there is something left to do: no score yet, or a difference whose reason is missing."""
    if not is_done(session, criterion):
        return True
    differs = difference(session.assessment, criterion)
    return differs is not None and not differs.explained


def next_to_do(session: Session, current: Node) -> Node | None:
    """Return the next criterion with something left to do, going round after the last; None where all is done."""
    criteria = session.pack.criteria
    here = criteria.index(current)
    following = (*criteria[here + 1 :], *criteria[:here])
    return next((one for one in following if needs_work(session, one)), None)
