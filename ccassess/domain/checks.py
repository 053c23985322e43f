"""The consistency check: what a person should look at before an assessment is handed over (the method, section 7).

A check never changes or refuses anything; it names a place, a severity and a code that `wording` says in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import PROFILE_REQUIRED, Answer, Assessment, FindingKind, Party
from ccassess.domain.comparison import difference
from ccassess.domain.evidence import serving
from ccassess.domain.evidence_checks import check_evidence, is_date
from ccassess.domain.exact import decimal_text
from ccassess.domain.figure_checks import all_of, check_apart, check_figures, check_result_figures
from ccassess.domain.pack import NotApplicable
from ccassess.domain.problems import Check, Severity
from ccassess.domain.scoring import score_criterion

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from fractions import Fraction

    from ccassess.domain.figure_checks import FigureChecks
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score, Scorecard

__all__ = ["Check", "check", "check_criterion"]

FINDINGS_AT_MOST = 5
ISSUES_AT_MOST = 3
HIGH_RATING = 50
"""Above this an effective rating wants evidence."""


def check(
    assessment: Assessment,
    scorecard: Callable[[Party], Scorecard] | None = None,
    figures: FigureChecks | None = None,
    held: Container[str] | None = None,
) -> tuple[Check, ...]:
    """Return all checks: errors first, then warnings, then notes, each in the pack's order.

    The verification sheet is checked once it has been begun. `scorecard` returns a party's scores, and `figures` are
    the checks of this assessment's series, where they are known already, so that nothing is computed twice. `held` has
    the SHA-256 of the contents at hand; without it none is called missing.
    """
    found = list(_profile(assessment))
    for party in Party:
        if party is Party.SELF or assessment.verification_sheet.begun:
            scores = _scores(assessment, party, scorecard)
            for criterion in assessment.pack.criteria:
                found.extend(check_criterion(assessment, party, criterion, scores[criterion.id]))
            found.extend(_absent(assessment, party))
            found.extend(check_apart(assessment, party, {name: one.value for name, one in scores.items()}))
    found.extend(all_of(figures or check_figures(assessment)))
    found.extend(check_evidence(assessment, held))
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def _scores(
    assessment: Assessment, party: Party, scorecard: Callable[[Party], Scorecard] | None
) -> Mapping[str, Score]:
    """Return what the criteria scored on a party's sheet, by id."""
    if scorecard is not None:
        return scorecard(party).by_id
    return {one.id: score_criterion(one, assessment.answer(party, one.id), party) for one in assessment.pack.criteria}


def check_criterion(
    assessment: Assessment, party: Party, criterion: Node, score: Score | None = None
) -> Iterator[Check]:
    """Yield the checks of one criterion on one party's sheet; `score` is what it scored, where that is known."""
    answer = assessment.answer(party, criterion.id)

    def one(severity: Severity, code: str, **data: str) -> Check:
        return Check(severity, code, party, criterion.id, data=data)

    if answer.applies:
        yield from _scored(party, criterion, answer, score or score_criterion(criterion, answer, party))
        if party is Party.SELF and _lacks_evidence(assessment, criterion, answer):
            yield one(Severity.WARNING, "high-without-evidence")
        yield from check_result_figures(assessment, party, criterion, answer)
    else:
        if criterion.not_applicable is NotApplicable.FORBIDDEN:
            yield one(Severity.ERROR, "not-applicable-forbidden")
        if not (answer.not_applicable or "").strip():
            yield one(Severity.ERROR, "not-applicable-without-reason")
    if party is Party.VERIFICATION:
        differs = difference(assessment, criterion)
        if differs is not None and not differs.explained:
            yield one(Severity.ERROR, "difference-without-reason")
    if answer.flagged:
        yield one(Severity.NOTE, "flagged")


def _scored(party: Party, criterion: Node, answer: Answer, score: Score) -> Iterator[Check]:
    def one(severity: Severity, code: str, **data: str) -> Check:
        return Check(severity, code, party, criterion.id, data=data)

    missing = [leaf.id for leaf in criterion.leaves() if leaf.id not in answer.ratings]
    if missing:
        yield one(Severity.ERROR, "unscored", attributes=",".join(missing))
    # Where nothing is rated yet, one error says enough.
    if party is Party.VERIFICATION and criterion.ceiling and answer.grade is None and answer.ratings:
        yield one(Severity.ERROR, "grade-missing")
    yield from _above_ceiling(party, criterion, answer)
    if score.value is not None:
        for code in _findings(answer, score.value, criterion.out_of):
            yield one(Severity.WARNING, code)


def _lacks_evidence(assessment: Assessment, criterion: Node, answer: Answer) -> bool:
    """Whether the centre rated a criterion high, and neither graded nor attached any evidence."""
    high = any(rating > HIGH_RATING for rating in answer.ratings.values())
    return high and bool(criterion.ceiling) and answer.grade is None and not serving(assessment.evidence, criterion.id)


def _above_ceiling(party: Party, criterion: Node, answer: Answer) -> Iterator[Check]:
    """On a self sheet the ceiling only warns; in verification it is applied, and noted."""
    if answer.grade is None:
        return
    limit = criterion.ceiling_at(answer.grade)
    above = [name for name, rating in answer.ratings.items() if limit is not None and rating > limit]
    if above and limit is not None:
        severity = Severity.WARNING if party is Party.SELF else Severity.NOTE
        data = {"attributes": ",".join(above), "limit": decimal_text(limit), "grade": str(answer.grade)}
        yield Check(severity, "above-ceiling", party, criterion.id, data=data)


def _findings(answer: Answer, value: Fraction, out_of: Fraction) -> Iterator[str]:
    strengths = len(answer.of_kind(FindingKind.STRENGTH))
    improvements = len(answer.of_kind(FindingKind.IMPROVEMENT))
    if value > 0 and not strengths:
        yield "no-strength"
    if value < out_of and not improvements:
        yield "no-improvement"
    if value == 0 and strengths:
        yield "strength-at-zero"
    if value == out_of and improvements:
        yield "improvement-at-full"
    if strengths > FINDINGS_AT_MOST or improvements > FINDINGS_AT_MOST:
        yield "too-many-findings"
    if len(answer.of_kind(FindingKind.ISSUE)) > ISSUES_AT_MOST:
        yield "too-many-issues"


def _absent(assessment: Assessment, party: Party) -> Iterator[Check]:
    """Yield where more criteria do not apply than may: edits refuse it, but a file may come from elsewhere (rule 5)."""
    sheet = assessment.sheet(party)
    absent = [one for one in assessment.pack.criteria if not sheet.answer(one.id).applies]
    most = assessment.pack.settings.not_applicable_at_most
    for criterion in absent[most:]:
        yield Check(Severity.ERROR, "not-applicable-too-many", party, criterion.id, data={"most": str(most)})
    for area in assessment.pack.areas:
        if all(one in absent for one in area.children):
            data = {"area": area.ref}
            yield Check(Severity.ERROR, "not-applicable-last", party, area.children[-1].id, data=data)


def _profile(assessment: Assessment) -> Iterator[Check]:
    for name in PROFILE_REQUIRED:
        if not getattr(assessment.profile, name).strip():
            yield Check(Severity.ERROR, "profile-empty", profile_field=name)
    dates = {name: getattr(assessment.profile, name).strip() for name in ("period_start", "period_end")}
    wrong = [name for name, text in dates.items() if text and not is_date(text)]
    for name in wrong:
        yield Check(Severity.ERROR, "not-a-date", profile_field=name)
    if not wrong and all(dates.values()) and dates["period_start"] > dates["period_end"]:
        yield Check(Severity.ERROR, "period-reversed", profile_field="period_end")
