"""What the consistency check points at."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.assessment import Answer, Assessment, Finding, FindingKind, Party, Profile, Reason, Sheet
from ccassess.domain.checks import Check, check
from ccassess.domain.edits import add_finding, set_flag, set_profile, set_reason
from ccassess.domain.problems import Severity
from tests.builders import assessment, default_like_pack
from tests.strategies import full_assessment

if TYPE_CHECKING:
    from collections.abc import Iterable

PACK = default_like_pack()
COACHING = PACK.refs["2.3"]
PROFILE = Profile("Kaisla", "Customer service", "2026-01-01", "2026-12-31", "Maija")


def codes(found: Assessment, party: Party = Party.SELF, criterion: str = "coaching") -> set[str]:
    return {one.code for one in check(found) if one.criterion == criterion and one.party is party}


def with_findings(found: Assessment, kind: FindingKind, count: int) -> Assessment:
    for number in range(count):
        found = add_finding(found, Party.SELF, COACHING, Finding(f"{kind}{number}", kind, "words"))
    return found


def test_an_empty_assessment_lacks_its_profile_and_every_rating() -> None:
    found = check(assessment(""))
    assert [one.profile_field for one in found[:5]] == ["centre", "unit", "period_start", "period_end", "contact"]
    assert sum(one.code == "unscored" for one in found) == 38
    assert all(one.party is Party.SELF for one in found)


def test_a_complete_self_assessment_has_no_errors() -> None:
    found = replace(assessment("", rest="50"), profile=PROFILE)
    assert not [one for one in check(found) if one.severity is Severity.ERROR]


def test_errors_come_first_then_warnings_then_notes() -> None:
    found = set_flag(assessment("2.3: 75 | 1.1: 50"), Party.SELF, COACHING, flagged=True)
    severities = [list(Severity).index(one.severity) for one in check(found)]
    assert severities == sorted(severities)
    assert set(severities) == {0, 1, 2}


def test_a_period_cannot_end_before_it_begins() -> None:
    found = set_profile(replace(assessment("", rest="50"), profile=PROFILE), "period_end", "2025-12-31")
    assert Check(Severity.ERROR, "period-reversed", profile_field="period_end") in check(found)


def test_what_is_unscored_names_the_attributes() -> None:
    one = next(one for one in check(assessment("2.3: 50 - 50 -")) if one.criterion == "coaching")
    assert (one.code, one.data) == ("unscored", {"attributes": "carried_out,improved"})


@pytest.mark.parametrize(
    ("own", "verified", "code"),
    [
        ("75", "-", "high-without-evidence"),
        ("75 g1", "-", "above-ceiling"),
        ("50", "50", "grade-missing"),
        ("50", "75 g1", "above-ceiling"),
        ("75", "50 g2", "difference-without-reason"),
        ("50", "n/a not here", "difference-without-reason"),
        ("50", "n/a", "not-applicable-without-reason"),
    ],
)
def test_each_party_is_checked_by_its_own_rules(own: str, verified: str, code: str) -> None:
    party = Party.SELF if verified == "-" else Party.VERIFICATION
    assert code in codes(assessment(f"2.3: {own}", f"2.3: {verified}"), party)


@pytest.mark.parametrize("own", ["50", "50 g0", "75 g2", "75 g3"])
def test_a_modest_rating_or_one_with_evidence_wants_no_grade(own: str) -> None:
    expected = {"above-ceiling"} if own == "50 g0" else set()
    assert codes(assessment(f"2.3: {own}")) & {"high-without-evidence", "grade-missing", "above-ceiling"} == expected


def test_the_ceiling_warns_on_a_self_sheet_and_is_a_note_in_verification() -> None:
    found = check(assessment("2.3: 75 g1", "2.3: 75 g1"))
    severities = {one.party: one.severity for one in found if one.code == "above-ceiling"}
    assert severities == {Party.SELF: Severity.WARNING, Party.VERIFICATION: Severity.NOTE}


def test_a_difference_with_its_reason_is_no_error() -> None:
    found = set_reason(assessment("2.3: 75", "2.3: 50 g2"), COACHING, Reason.NO_EVIDENCE, "nothing shown")
    assert "difference-without-reason" not in codes(found, Party.VERIFICATION)


def test_not_applicable_where_the_pack_forbids_it() -> None:
    assert "not-applicable-forbidden" in codes(assessment("1.1: n/a because"), criterion="purpose")
    assert codes(assessment("2.3: n/a because")) == set()


def test_the_verification_sheet_is_checked_once_begun() -> None:
    assert not [one for one in check(assessment("2.3: 50")) if one.party is Party.VERIFICATION]
    begun = [one for one in check(assessment("2.3: 50", "2.3: 50 g2")) if one.party is Party.VERIFICATION]
    assert sum(one.code == "unscored" for one in begun) == 37


@pytest.mark.parametrize(
    ("rating", "strengths", "improvements", "expected"),
    [
        ("50", 0, 0, {"no-strength", "no-improvement"}),
        ("50", 1, 1, set()),
        ("0", 0, 1, set()),
        ("0", 1, 1, {"strength-at-zero"}),
        ("100 g3", 1, 0, set()),
        ("100 g3", 1, 1, {"improvement-at-full"}),
        ("50", 6, 1, {"too-many-findings"}),
        ("50", 5, 5, set()),
    ],
)
def test_findings_fit_the_score(rating: str, strengths: int, improvements: int, expected: set[str]) -> None:
    found = with_findings(assessment(f"2.3: {rating}"), FindingKind.STRENGTH, strengths)
    assert codes(with_findings(found, FindingKind.IMPROVEMENT, improvements)) == expected


def test_at_most_three_issues() -> None:
    found = with_findings(assessment("2.3: 50"), FindingKind.ISSUE, 4)
    assert "too-many-issues" in codes(found)
    assert "too-many-issues" not in codes(with_findings(assessment("2.3: 50"), FindingKind.ISSUE, 3))


def told(found: Iterable[Check]) -> set[tuple[str, str, str]]:
    return {(one.severity.value, one.code, one.evidence) for one in found if one.evidence}


def test_evidence_that_is_missing_past_or_unused_is_told() -> None:
    full = full_assessment()
    plan, intranet = full.evidence
    assert told(check(full)) == {("note", "evidence-unused", "e2")}
    assert told(check(full, held={plan.sha256})) == told(check(full))
    past = replace(full, evidence=(replace(plan, valid_until="2026-11-30"), replace(intranet, uses=("purpose",))))
    assert told(check(past, held=())) == {
        ("error", "evidence-missing", plan.id),
        ("note", "evidence-past", plan.id),
    }
    odd = replace(full, evidence=(replace(plan, date="last May", valid_until="2026-13-01"),))
    assert {one[1] for one in told(check(odd))} == {"evidence-date-wrong", "evidence-valid-until-wrong"}
    reversed_ = replace(full, evidence=(replace(plan, date="2028-01-01"),))
    assert {one[1] for one in told(check(reversed_))} == {"evidence-dates-reversed"}


def test_an_attached_item_is_evidence_for_a_high_rating() -> None:
    high = Answer(ratings={"planned": Fraction(75), "carried_out": Fraction(75)})
    full = full_assessment()
    sheet = Sheet(Party.SELF, {"purpose": high, "planning": high})
    found = check(full.with_sheet(sheet))
    assert [one.criterion for one in found if one.code == "high-without-evidence"] == ["planning"]
