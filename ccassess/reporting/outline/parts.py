"""The parts of the outline: what each section says, as frozen values with every number already as it is shown.

Shares are exact, 0 to 1, and None for what is not scored. Texts are as written; nothing here knows of pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ccassess.domain.assessment import FindingKind, Party
    from ccassess.reporting.outline.options import Section
    from ccassess.reporting.outline.result_parts import (
        EvidenceIndexPart,
        ItemPart,
        MeaningsPart,
        MovesPart,
        ResultsPart,
    )
    from ccassess.reporting.outline.sheet_parts import SheetPart

    Shares = Mapping[Party, Fraction | None]


@dataclass(frozen=True, slots=True)
class Identity:
    """What every page and the file itself say about the document."""

    title: str
    subject: str
    unit: str
    state: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class CoverPart:
    """The cover: `facts` are (label, text); `scores` each area's reference with the shares of its criteria."""

    kicker: str
    title: str
    description: str
    confidential: str
    draft: str
    keys: Mapping[Party, str]
    top_line: str
    facts: tuple[tuple[str, str], ...]
    notice: str
    fingerprint_label: str
    fingerprint: str
    scores: tuple[tuple[str, tuple[Shares, ...]], ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; `strong` for what it is about."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SpokePart:
    """An area on the radar."""

    ref: str
    name: str
    shares: Shares


@dataclass(frozen=True, slots=True)
class BandPart:
    """A band on the scale: where it starts as a share of the whole, and that threshold as printed."""

    title: str
    start: Fraction
    threshold: str
    reached: bool


@dataclass(frozen=True, slots=True)
class EntryPart:
    """A strength or a priority: a criterion, its figure, and the first finding about it, "" without one."""

    criterion: str
    ref: str
    title: str
    note: str
    figure: str


@dataclass(frozen=True, slots=True)
class EntryList:
    """Strengths or priorities; `empty` is said where there are none."""

    title: str
    unit: str
    entries: tuple[EntryPart, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class BoardPart:
    """The result on one page: the total of `lead`; `totals` are (party, name, total), `difference` label and figure."""

    section: str
    title: str
    lead: Party
    total: str
    caption: str
    band: str
    note: str
    totals: tuple[tuple[Party, str, str], ...]
    difference: tuple[str, str] | None
    spokes: tuple[SpokePart, ...]
    bands: tuple[BandPart, ...]
    scale_end: str
    marks: Shares
    sentence: tuple[Piece, ...]
    strengths: EntryList
    priorities: EntryList
    page_word: str


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """How to read the report: labelled paragraphs."""

    title: str
    introduction: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A row of the table of areas: an area, or the sum of a group or of all."""

    ref: str
    title: str
    figures: tuple[str, ...]
    shares: Shares
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion in the list of all; `figure` is the result in per cent."""

    ref: str
    title: str
    figure: str
    shares: Shares


@dataclass(frozen=True, slots=True)
class AreasPart:
    """The table of areas and the list of all criteria; `verified` is the column of the result."""

    title: str
    introduction: str
    head: str
    heads: tuple[str, ...]
    verified: int
    rows: tuple[AreaLine, ...]
    key: tuple[tuple[Party, str], ...]
    remark: str
    criteria_title: str
    criteria_note: str
    groups: tuple[tuple[str, tuple[CriterionLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class RatingPart:
    """An attribute with each party's rating as it counts: its share of the range, and as printed."""

    name: str
    shares: Shares
    texts: Mapping[Party, str]


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """The evidence grade of the result; `ceiling` is the share of the range that counts, None where all does."""

    label: str
    grade: int | None
    words: str
    note: str
    ceiling: Fraction | None
    ceiling_text: str


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """Findings of one kind by one party, under their heading."""

    kind: FindingKind
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferencePart:
    """Where the verification differs: the figure, both operands, the reason and its text."""

    label: str
    figure: str
    unit: str
    operands: str
    reason_title: str
    reason: str


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """One criterion.

    `findings` are the result's, `own_findings` the centre's where it is not the result itself; `remarks` are titled
    texts: why it does not apply, and notes; `figures` label and text of where its figures stand, None without any;
    `items` what the centre attached, under `items_label`.
    """

    id: str
    ref: str
    title: str
    continued: str
    points: str
    of_points: str
    question: str
    ratings_label: str
    heads: Mapping[Party, str]
    scale: tuple[str, str, str]
    ratings: tuple[RatingPart, ...]
    evidence: EvidencePart | None
    figures: tuple[str, str] | None
    findings: tuple[FindingsPart, ...]
    no_findings: str
    own_findings: tuple[FindingsPart, ...]
    remarks: tuple[tuple[str, str], ...]
    items_label: str
    items: tuple[ItemPart, ...]
    difference: DifferencePart | None
    arithmetic_label: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class AreaPart:
    """An area with its criteria; `own_page` unless it follows on in a group of small areas."""

    section: str
    own_page: bool
    title: str
    summary: str
    criteria: tuple[CriterionPart, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a report says; sections not chosen, and those with nothing in them, are None or empty.

    `nothing` is said where that leaves no section at all.
    """

    language: str
    pack_language: str
    identity: Identity
    sections: frozenset[Section]
    nothing: str
    cover: CoverPart | None = None
    board: BoardPart | None = None
    reading: ReadingPart | None = None
    areas: AreasPart | None = None
    criteria: tuple[AreaPart, ...] = ()
    results: ResultsPart | None = None
    evidence: EvidenceIndexPart | None = None
    score_sheet: SheetPart | None = None
    meanings: MeaningsPart | None = None
    moves: MovesPart | None = None
