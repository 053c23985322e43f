"""The parts of the outline that came with figures: results, the centre's own meanings, moves to other criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ccassess.domain.assessment import Party


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed and as it is; `is_carried` where another period states it."""

    text: str
    number: Fraction | None = None
    high: Fraction | None = None
    is_carried: bool = False


@dataclass(frozen=True, slots=True)
class FigurePart:
    """A series' figures of one period.

    `redefined` says that from here on values were computed otherwise; `apart` that the period before is missing or of
    another length, so that no line leads here.
    """

    period: str
    value: Amount
    target: Amount
    comparator: Amount
    count: str
    redefined: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """A series: name, definition (the pack's words), what is stated with it, its last periods, and notes on them.

    `verdicts` are (mark, words), `notes` whose the comparators are and what the centre wrote; `alternative` says the
    drawn line.
    """

    name: str
    definition: str
    stated: tuple[str, ...]
    notes: tuple[str, ...]
    figures: tuple[FigurePart, ...]
    row_heads: tuple[str, str, str, str]
    verdicts: tuple[tuple[str, str], ...]
    remark: str
    break_note: str
    alternative: str


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    """What figures suggest for one attribute, and the ratings given."""

    text: str
    given: Mapping[Party, str]


@dataclass(frozen=True, slots=True)
class CriterionResults:
    """The figures that belong to one result criterion, by perspective ("" where there is only one)."""

    ref: str
    title: str
    points: str
    of_points: str
    continued: str
    suggested_head: str
    given_heads: Mapping[Party, str]
    suggested: tuple[SuggestedLine, ...]
    series: tuple[tuple[str, tuple[SeriesPart, ...]], ...]
    elsewhere: str


@dataclass(frozen=True, slots=True)
class ResultsPart:
    """The section of results; `key` names value, target, comparator and what is printed in another hand."""

    title: str
    introduction: tuple[str, ...]
    key: tuple[str, str, str, str]
    criteria: tuple[CriterionResults, ...]


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An item of evidence listed with a criterion: its name, and what is said of it ("" for nothing)."""

    name: str
    details: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An item in the annex; a dash where there is no date or no content."""

    name: str
    details: str
    note: str
    date: str
    valid_until: str
    hash: str
    used: str


@dataclass(frozen=True, slots=True)
class EvidenceIndexPart:
    """The annex that lists all evidence."""

    title: str
    introduction: str
    heads: tuple[str, str, str, str, str]
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class MeaningsPart:
    """The annex of terms to which the centre gave its own meaning: rows of term, the usual and its own meaning."""

    title: str
    introduction: str
    heads: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """What became of one criterion or of several alike; `left` is what was not carried, a sentence each."""

    criteria: str
    outcome: str
    sentence: str
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """One move: from which criteria to which, when and by whom, the totals before and after."""

    title: str
    day: str
    totals: tuple[str, ...]
    rows: tuple[MoveRow, ...]


@dataclass(frozen=True, slots=True)
class MovesPart:
    """The annex on moves to other criteria."""

    title: str
    introduction: str
    receipts: tuple[ReceiptPart, ...]
