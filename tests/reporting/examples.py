"""The worked example and what tests turn it into."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ccassess.app.files import example_path
from ccassess.domain.assessment import Answer, Finding, FindingKind, Party, Reason, Sheet, new_assessment
from ccassess.storage.document import decode

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment

NASTY = "<b>not bold</b> & “quotes” \"straight\" 'single' \U0001f44d <i> " + "q" * 3000 + " zzyzx"


@cache
def example(language: str = "en") -> Assessment:
    return decode(example_path(language).read_bytes())


def empty() -> Assessment:
    return new_assessment("an-id", "2027-01-01T08:00:00+00:00", example().pack)


def self_only() -> Assessment:
    return example().with_sheet(Sheet(Party.VERIFICATION))


def unrated(assessment: Assessment, party: Party, *criteria: str) -> Assessment:
    sheet = assessment.sheet(party)
    for criterion in criteria:
        sheet = sheet.with_answer(criterion, Answer())
    return assessment.with_sheet(sheet)


def answered(assessment: Assessment, party: Party, criterion: str, **changes: object) -> Assessment:
    answer = replace(assessment.answer(party, criterion), **changes)
    return assessment.with_sheet(assessment.sheet(party).with_answer(criterion, answer))


def hostile() -> Assessment:
    """The example with text nobody should type: in the profile, findings, notes and reasons."""
    found = replace(example(), profile=replace(example().profile, centre=NASTY, unit=NASTY, period_start=NASTY))
    findings = tuple(Finding(f"f-{kind}", kind, NASTY) for kind in FindingKind)
    for party in Party:
        found = answered(found, party, "planning", findings=findings, note=NASTY)
    found = answered(found, Party.VERIFICATION, "planning", reason=Reason.OTHER, reason_text=NASTY)
    return answered(found, Party.SELF, "relationship", not_applicable=NASTY, ratings={})
