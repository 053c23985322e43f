"""The worked example: complete, realistic in its numbers, the same in every language, and built from its sources."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.assessment import FindingKind, Party, Profile, Role
from ccassess.domain.checks import check
from ccassess.domain.comparison import difference, differences
from ccassess.domain.evidence import EvidenceKind, missing
from ccassess.domain.plain_text import is_plain
from ccassess.domain.problems import Severity
from ccassess.domain.scoring import score_sheet
from ccassess.storage.document import decode, open_document
from ccassess.storage.intake import take_in
from resources.examples.build import LANGUAGES, example, example_path

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from ccassess.domain.assessment import Answer, Assessment

every_language = pytest.mark.parametrize("language", LANGUAGES)
both_parties = pytest.mark.parametrize("party", Party)


@cache
def opened(language: str) -> Assessment:
    return decode(example_path(language).read_bytes())


def total(party: Party) -> Fraction:
    assessment = opened("en")
    points = score_sheet(assessment.pack, assessment.sheet(party)).root.points
    assert points is not None
    return points


def texts(answer: Answer) -> list[str]:
    return [one.text for one in answer.findings] + [text for text in (answer.note, answer.reason_text) if text]


@every_language
def test_the_file_is_what_its_sources_say(language: str) -> None:
    assert example(language) == example_path(language).read_bytes(), "run resources/examples/build.py"


@every_language
@both_parties
def test_every_criterion_has_all_ratings_a_grade_and_findings(language: str, party: Party) -> None:
    assessment = opened(language)
    for criterion in assessment.pack.criteria:
        answer = assessment.answer(party, criterion.id)
        assert answer.applies, criterion.ref
        assert answer.has_all_ratings(criterion), criterion.ref
        assert answer.grade in {1, 2, 3}, criterion.ref
        assert 1 <= len(answer.of_kind(FindingKind.STRENGTH)) <= 3, criterion.ref
        assert 1 <= len(answer.of_kind(FindingKind.IMPROVEMENT)) <= 3, criterion.ref
        assert len(answer.of_kind(FindingKind.ISSUE)) <= 3, criterion.ref


def test_totals_are_those_of_a_good_centre_that_thought_a_little_better_of_itself() -> None:
    assert 560 <= total(Party.SELF) <= 590
    assert 470 <= total(Party.VERIFICATION) <= 490


def test_editions_differ_in_words_alone() -> None:
    def bare(assessment: Assessment) -> list[object]:
        answers = [assessment.answer(party, one.id) for party in Party for one in assessment.pack.criteria]
        silent = [
            replace(
                one,
                findings=tuple(replace(finding, text="") for finding in one.findings),
                note=str(bool(one.note)),
                reason_text=str(bool(one.reason_text)),
            )
            for one in answers
        ]
        evidence = [(one.kind, one.date, one.valid_until, one.uses) for one in assessment.evidence]
        return [silent, evidence, assessment.people, assessment.team, assessment.created, assessment.changed]

    assert bare(opened("en")) == bare(opened("fi"))
    assert opened("en").id != opened("fi").id


@every_language
def test_the_consistency_check_finds_no_error_and_little_else(language: str) -> None:
    found = Counter(one.severity for one in check(opened(language)))
    assert found[Severity.ERROR] == 0
    assert found[Severity.WARNING] <= 7
    assert found[Severity.NOTE] <= 20


@every_language
def test_every_difference_has_its_reason_and_nothing_else_has(language: str) -> None:
    assessment = opened(language)
    assert 20 <= len(differences(assessment)) <= 26
    for criterion in assessment.pack.criteria:
        differs = difference(assessment, criterion)
        answer = assessment.answer(Party.VERIFICATION, criterion.id)
        assert (differs is not None) == (answer.reason is not None) == bool(answer.reason_text), criterion.ref
        assert differs is None or differs.explained, criterion.ref


def test_some_criteria_are_better_than_the_centre_thought() -> None:
    assessment = opened("en")
    own, verified = (score_sheet(assessment.pack, assessment.sheet(party)) for party in Party)
    raised = {
        one.id
        for one in assessment.pack.criteria
        if (own.by_id[one.id].points or 0) < (verified.by_id[one.id].points or 0)
    }
    low = {
        one.id
        for one in assessment.pack.criteria
        if assessment.answer(Party.VERIFICATION, one.id).reason == "self-too-low"
    }
    assert raised == low
    assert 4 <= len(raised) <= 6


def test_evidence_ceilings_bite_in_a_few_places() -> None:
    noted = [one for one in check(opened("en")) if one.code == "above-ceiling" and one.party is Party.VERIFICATION]
    assert 2 <= len(noted) <= 6


@every_language
def test_no_sentence_is_said_twice_and_each_is_plain(language: str) -> None:
    assessment = opened(language)
    said = [
        text for party in Party for one in assessment.pack.criteria for text in texts(assessment.answer(party, one.id))
    ]
    assert [text for text, times in Counter(said).items() if times > 1] == []
    assert [text for text in said if not is_plain(text) or not text.endswith(".") or len(text) > 220] == []


@every_language
def test_profile_people_and_dates_are_filled_in(language: str) -> None:
    assessment = opened(language)
    assert [one.name for one in fields(Profile) if not getattr(assessment.profile, one.name)] == []
    assert [one.role for one in assessment.people] == [
        Role.OWNER,
        Role.FACILITATOR,
        Role.SELF_ASSESSOR,
        Role.SELF_ASSESSOR,
    ]
    assert [one.role for one in assessment.team] == [Role.LEAD_VERIFIER, Role.VERIFIER]
    assert dt.datetime.fromisoformat(assessment.changed).date() == dt.date(2026, 11, 14)


@every_language
def test_evidence_is_small_all_there_and_of_the_types_that_are_taken(language: str, tmp_path: Path) -> None:
    document = open_document(example_path(language).read_bytes())
    items, contents = document.assessment.evidence, document.contents
    files = [one for one in items if one.kind is EvidenceKind.FILE]
    assert 6 <= len(files) <= 8
    assert len(items) - len(files) == 2
    assert not missing(items, contents)
    assert sum(one.size for one in files) < 60_000
    for item in files:
        path = tmp_path / item.name.replace("/", "_")
        path.write_bytes(contents[item.sha256])
        assert take_in(path).sha256 == item.sha256
    for item in items:
        assert item.uses, item.name
        assert is_plain(item.name), item.name
        assert is_plain(item.note), item.name
