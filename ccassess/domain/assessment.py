"""An assessment: the centre's profile and the sheets of the two parties, as frozen values.

A sheet holds one answer per criterion. Nothing here computes a score; nothing here is ever changed in place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ccassess.domain.party import Party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ccassess.domain.evidence import Evidence
    from ccassess.domain.figures import Series
    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.receipt import Receipt


__all__ = [
    "EMPTY",
    "PROFILE_REQUIRED",
    "Answer",
    "Assessment",
    "Finding",
    "FindingKind",
    "HistoryEntry",
    "Mark",
    "Marks",
    "Party",
    "Person",
    "Profile",
    "Reason",
    "Role",
    "Sheet",
    "Trace",
    "moment",
    "new_assessment",
]


class Reason(StrEnum):
    """Why a verified rating differs from the centre's own (the method, section 7)."""

    NO_EVIDENCE = "no-evidence"
    EVIDENCE_OUTDATED = "evidence-outdated"
    NOT_DEPLOYED = "not-deployed"
    CRITERION_MISREAD = "criterion-misread"
    SELF_TOO_LOW = "self-too-low"
    OTHER = "other"


class FindingKind(StrEnum):
    """What a finding says: a strength, an area for improvement, or an issue to look at on site."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about one criterion, in a person's own words."""

    id: str
    kind: FindingKind
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one sheet says about one criterion.

    `ratings` by attribute id, as chosen (an evidence ceiling never changes them); `grade` the evidence grade 0..3;
    `not_applicable` the reason why the criterion does not apply, "" while none is written, None where it applies.
    `reason` and `reason_text` explain a verified rating that differs from the self-assessment.
    """

    ratings: Mapping[str, Fraction] = field(default_factory=dict)
    grade: int | None = None
    findings: tuple[Finding, ...] = ()
    note: str = ""
    flagged: bool = False
    not_applicable: str | None = None
    reason: Reason | None = None
    reason_text: str = ""

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """Return the findings of one kind, in the order they were written."""
        return tuple(finding for finding in self.findings if finding.kind is kind)

    @property
    def applies(self) -> bool:
        """Whether the criterion is to be scored."""
        return self.not_applicable is None

    def has_all_ratings(self, criterion: Node) -> bool:
        """Whether every attribute of the criterion is rated."""
        return all(leaf.id in self.ratings for leaf in criterion.leaves())


EMPTY = Answer()
"""The answer of a criterion nobody has touched."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One party's answers by criterion id; untouched criteria are absent."""

    party: Party
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def answer(self, criterion: str) -> Answer:
        """Return the answer to a criterion; an untouched one has an empty answer."""
        return self.answers.get(criterion, EMPTY)

    def with_answer(self, criterion: str, answer: Answer) -> Sheet:
        """Return the sheet with one answer changed; an answer that says nothing is left out."""
        answers = {**self.answers, criterion: answer}
        if answer == EMPTY:
            del answers[criterion]
        return replace(self, answers=answers)

    @property
    def begun(self) -> bool:
        """Whether anybody has written anything on the sheet."""
        return bool(self.answers)


class Role(StrEnum):
    """What a person does in an assessment (the method, section 7)."""

    OWNER = "owner"
    FACILITATOR = "facilitator"
    SELF_ASSESSOR = "self-assessor"
    LEAD_VERIFIER = "lead-verifier"
    VERIFIER = "verifier"
    OBSERVER = "observer"
    ORGANISER = "organiser"

    @property
    def party(self) -> Party:
        """Whose folder of the file names people of this role."""
        external = {Role.LEAD_VERIFIER, Role.VERIFIER, Role.OBSERVER, Role.ORGANISER}
        return Party.VERIFICATION if self in external else Party.SELF


@dataclass(frozen=True, slots=True)
class Person:
    """A person who takes part, with the role they have."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Profile:
    """What is assessed and by whom: the centre, the exact unit, the period (ISO dates), the contact.

    These four are required before an assessment is handed over; all is text as written, "" where unknown.
    """

    centre: str = ""
    unit: str = ""
    period_start: str = ""
    period_end: str = ""
    contact: str = ""
    sites: str = ""
    headcount: str = ""
    channels: str = ""
    client: str = ""
    outsourcer: str = ""


PROFILE_REQUIRED = ("centre", "unit", "period_start", "period_end", "contact")
"""The profile fields without which an assessment is not complete (the method, section 7)."""


class Mark(StrEnum):
    """How far an item of a checklist holds."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the centre said to a checklist: a mark by item and side ("" where it has only one side), and a note."""

    marks: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change to one field: when (ISO time, UTC), who, where (a path) and its canonical texts before and after."""

    id: str
    time: str
    who: str
    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Trace:
    """An entry that a party's history gets with the next writing, whatever becomes of the content (see `traces`)."""

    party: Party
    entry: HistoryEntry


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that an assessment file holds, besides what is computed from it.

    `id` is the document's for ever; `created` an ISO time (UTC). `people` are the centre's, `team` the external
    team's; `histories` one per party, since each party's folder records its own changes. `series` are the centre's
    figures, `checklists` (by id) what it said to them, `meanings` its own meaning of the pack's terms (by id).
    `moves` are the receipts of its moves to other packs, the oldest first; `evidence` the files and links that the
    centre attached.
    """

    id: str
    created: str
    pack: Pack
    profile: Profile
    self_sheet: Sheet
    verification_sheet: Sheet
    people: tuple[Person, ...] = ()
    team: tuple[Person, ...] = ()
    revision: int = 1
    generation: int = 1
    histories: Mapping[Party, tuple[HistoryEntry, ...]] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    checklists: Mapping[str, Marks] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    moves: tuple[Receipt, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    traces: tuple[Trace, ...] = ()
    """What is not in the histories yet; never in a file."""

    def sheet(self, party: Party) -> Sheet:
        """Return a party's consensus sheet."""
        return self.self_sheet if party is Party.SELF else self.verification_sheet

    def with_sheet(self, sheet: Sheet) -> Assessment:
        """Return the assessment with one party's sheet replaced."""
        if sheet.party is Party.SELF:
            return replace(self, self_sheet=sheet)
        return replace(self, verification_sheet=sheet)

    def answer(self, party: Party, criterion: str) -> Answer:
        """Return a party's answer to a criterion."""
        return self.sheet(party).answer(criterion)

    @property
    def changed(self) -> str:
        """When the content last changed, an ISO time (UTC): the date of every document made from it."""
        times = [entry.time for entries in self.histories.values() for entry in entries]
        return max(times, default=self.created, key=moment)


def moment(time: str) -> tuple[str, str]:
    """Return what orders the times of files: ISO texts in UTC, with or without a fraction of a second."""
    return time[:19], time[19:].removesuffix("Z").removesuffix("+00:00").lstrip(".").ljust(9, "0")


def new_assessment(document_id: str, created: str, pack: Pack, profile: Profile | None = None) -> Assessment:
    """Return an empty assessment by a pack."""
    return Assessment(
        id=document_id,
        created=created,
        pack=pack,
        profile=profile or Profile(),
        self_sheet=Sheet(Party.SELF),
        verification_sheet=Sheet(Party.VERIFICATION),
    )
