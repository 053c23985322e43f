"""Edits: each takes an assessment and returns the changed one, or refuses by a rule of the method.

Every text is made plain as it comes in (see `plain_text`), so that what is open is what its file will hold.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import (
    Answer,
    Assessment,
    Finding,
    FindingKind,
    Party,
    Person,
    Profile,
    Reason,
)
from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import Node, NotApplicable
from ccassess.domain.plain_text import plain
from ccassess.domain.problems import RefusedError

if TYPE_CHECKING:
    from fractions import Fraction


def rate(assessment: Assessment, party: Party, criterion: Node, attribute: str, rating: Fraction | None) -> Assessment:
    """Rate one attribute, or clear its rating with None.

    Raises ValueError for an attribute or value the pack does not have, RefusedError ("not-applicable") where the
    criterion is marked as not applicable.
    """
    leaf = next((leaf for leaf in criterion.leaves() if leaf.id == attribute), None)
    if leaf is None:
        message = f"no attribute {attribute!r} in {criterion.id}"
        raise ValueError(message)
    if rating is not None and rating not in leaf.values:
        message = f"not a value of the scale: {decimal_text(rating)}"
        raise ValueError(message)
    answer = assessment.answer(party, criterion.id)
    if not answer.applies:
        raise RefusedError("not-applicable", ref=criterion.ref)
    ratings = {name: value for name, value in answer.ratings.items() if name != attribute}
    if rating is not None:
        ratings[attribute] = rating
    return _with(assessment, party, criterion, replace(answer, ratings=ratings))


def set_grade(assessment: Assessment, party: Party, criterion: Node, grade: int | None) -> Assessment:
    """Set the evidence grade (0..3), or clear it. Raises ValueError for a grade the pack does not have."""
    if grade is not None and grade not in dict(criterion.ceiling):
        message = f"no evidence grade {grade}"
        raise ValueError(message)
    return _with(assessment, party, criterion, replace(assessment.answer(party, criterion.id), grade=grade))


def set_not_applicable(assessment: Assessment, party: Party, criterion: Node, reason: str | None) -> Assessment:
    """Mark a criterion as not applicable with a reason ("" while none is written); None marks it applicable again.

    Ratings are kept; they do not count while the criterion does not apply. Raises RefusedError (the method, section
    5, rule 5): "not-applicable-forbidden" where the pack allows it not, "not-applicable-too-many" beyond the number
    an assessment may have, "not-applicable-last" for the last criterion of its area that applies.
    """
    answer = assessment.answer(party, criterion.id)
    if reason is not None and answer.applies:
        _check_may_not_apply(assessment, party, criterion)
    words = None if reason is None else plain(reason)
    return _with(assessment, party, criterion, replace(answer, not_applicable=words))


def set_flag(assessment: Assessment, party: Party, criterion: Node, *, flagged: bool) -> Assessment:
    """Mark a criterion to come back to, or take the mark away."""
    return _with(assessment, party, criterion, replace(assessment.answer(party, criterion.id), flagged=flagged))


def set_note(assessment: Assessment, party: Party, criterion: Node, note: str) -> Assessment:
    """Write the note of a criterion."""
    return _with(assessment, party, criterion, replace(assessment.answer(party, criterion.id), note=plain(note)))


def set_reason(assessment: Assessment, criterion: Node, reason: Reason | None, text: str | None = None) -> Assessment:
    """Give the reason why the verified rating differs; the text is kept where None is given."""
    answer = assessment.answer(Party.VERIFICATION, criterion.id)
    words = answer.reason_text if text is None else plain(text)
    return _with(assessment, Party.VERIFICATION, criterion, replace(answer, reason=reason, reason_text=words))


def add_finding(assessment: Assessment, party: Party, criterion: Node, finding: Finding) -> Assessment:
    """Add a finding after the others."""
    answer = assessment.answer(party, criterion.id)
    added = replace(finding, text=plain(finding.text))
    return _with(assessment, party, criterion, replace(answer, findings=(*answer.findings, added)))


def change_finding(assessment: Assessment, party: Party, criterion: Node, finding_id: str, text: str) -> Assessment:
    """Change the words of a finding."""
    answer = assessment.answer(party, criterion.id)
    words = plain(text)
    findings = tuple(replace(one, text=words) if one.id == finding_id else one for one in answer.findings)
    return _with(assessment, party, criterion, replace(answer, findings=findings))


def remove_finding(assessment: Assessment, party: Party, criterion: Node, finding_id: str) -> Assessment:
    """Remove a finding."""
    answer = assessment.answer(party, criterion.id)
    findings = tuple(one for one in answer.findings if one.id != finding_id)
    return _with(assessment, party, criterion, replace(answer, findings=findings))


def new_finding(finding_id: str, kind: FindingKind, text: str) -> Finding:
    """Return a finding with its permanent id."""
    return Finding(finding_id, kind, plain(text))


def set_profile(assessment: Assessment, name: str, value: str) -> Assessment:
    """Set one field of the profile. Raises ValueError for a field it does not have."""
    if name not in {one.name for one in fields(Profile)}:
        message = f"no profile field {name!r}"
        raise ValueError(message)
    words = plain(value)
    if getattr(assessment.profile, name) == words:
        return assessment
    changed: Profile = replace(assessment.profile, **{name: words})
    return replace(assessment, profile=changed)


def set_people(assessment: Assessment, party: Party, people: tuple[Person, ...]) -> Assessment:
    """Set who takes part, on one party's side."""
    named = tuple(replace(one, name=plain(one.name)) for one in people)
    if party is Party.SELF:
        return assessment if named == assessment.people else replace(assessment, people=named)
    return assessment if named == assessment.team else replace(assessment, team=named)


def _check_may_not_apply(assessment: Assessment, party: Party, criterion: Node) -> None:
    if criterion.not_applicable is NotApplicable.FORBIDDEN:
        raise RefusedError("not-applicable-forbidden", ref=criterion.ref)
    sheet = assessment.sheet(party)
    most = assessment.pack.settings.not_applicable_at_most
    marked = [one for one in assessment.pack.criteria if not sheet.answer(one.id).applies]
    if len(marked) >= most:
        raise RefusedError(
            "not-applicable-too-many", ref=criterion.ref, most=str(most), refs=", ".join(one.ref for one in marked)
        )
    area = assessment.pack.parents[criterion.id]
    others = [one for one in area.children if one.id != criterion.id and sheet.answer(one.id).applies]
    if not others:
        raise RefusedError("not-applicable-last", ref=criterion.ref, area=area.ref)


def _with(assessment: Assessment, party: Party, criterion: Node, answer: Answer) -> Assessment:
    """Return the assessment with an answer changed; the same object where nothing changes."""
    if answer == assessment.answer(party, criterion.id):
        return assessment
    return assessment.with_sheet(assessment.sheet(party).with_answer(criterion.id, answer))
