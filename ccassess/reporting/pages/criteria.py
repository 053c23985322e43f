"""The criteria of an area, one below the other, broken only where a reader can follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import FindingKind, Party
from ccassess.reporting.pdf.blocks.breaking import NEVER, Item, Stack, pages_tails_and_breaks
from ccassess.reporting.pdf.blocks.criterion import (
    Arithmetic,
    Difference,
    criterion_head,
    difference_row,
    ratings_and_findings,
)
from ccassess.reporting.pdf.blocks.drawing import Rule
from ccassess.reporting.pdf.blocks.layout import Gap, beside, marked
from ccassess.reporting.pdf.blocks.ratings import Rating, RatingBars, RatingWords, evidence, reference
from ccassess.reporting.pdf.blocks.stacks import PARTED_ABOVE
from ccassess.reporting.pdf.styles import TEXT_HEIGHT, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.parts import AreaPart, CriterionPart, FindingsPart, RatingPart

_MARKS = {FindingKind.STRENGTH: "+", FindingKind.IMPROVEMENT: "→", FindingKind.ISSUE: "?"}
_APART = 24.5
_AREAS_APART = 35.0
_FIRST_LINES = 40.0
"""The part of a very long first finding that must fit below the label, in points."""
_SPACINGS = (1.0, 0.8, 0.6, 0.4)
"""Shares of the room between blocks, tried in turn: the widest with the fewest pages, tails and breaks is used."""


def areas_pages(parts: Sequence[AreaPart], language: str, pack_language: str) -> list[Flowable]:
    """Return areas that follow each other: their titles and points, each followed by its criteria."""
    rows: list[Gap | Stack] = []
    for part in parts:
        head = [
            Item(heading(part.title, Type.TITLE, pack_language), glued=True),
            Item(paragraph(part.summary, Type.INTRODUCTION, language), above=3.5, glued=True),
        ]
        for number, criterion in enumerate(part.criteria):
            if rows:
                rows.append(Gap(_APART if number else _AREAS_APART))
            rows.append(criterion_stack(criterion, language, pack_language, [] if number else head))
    spaced = [[row.spaced(share) for row in rows] for share in _SPACINGS]
    ends_whole = [[*most, last.whole()] for *most, last in spaced if isinstance(last, Stack)]
    return list(min(*spaced, *ends_whole, key=pages_tails_and_breaks))


def criterion_stack(part: CriterionPart, language: str, pack_language: str, above: Sequence[Item] = ()) -> Stack:
    """Return a criterion as one stack of blocks, below those that must stand on its page."""
    head = criterion_head(
        part.ref,
        part.title,
        part.points,
        part.of_points,
        part.question,
        language,
        text_language=pack_language,
        place=part.id,
    )
    items = [*above, *(Item(flowable, glued=True) for flowable in head)]
    if above:
        items[len(above)] = replace(items[len(above)], above=14)
    if part.ratings or part.evidence or part.figures or part.findings or part.no_findings:
        items.append(_body(part, language))
    items += _remarks(part, language)
    items += _attached(part, language)
    items += _own(part, language)
    items += _closing(part, language)
    items[-2] = replace(items[-2], glued=True)  # the arithmetic never stands alone

    def continued() -> Flowable:
        return paragraph(part.continued, Type.STRONG, pack_language)

    return Stack(items, continued)


def _body(part: CriterionPart, language: str) -> Item:
    """Return ratings and evidence beside the findings; it breaks below the ratings, between findings."""
    left: list[Flowable] = []
    if part.ratings:
        left += [_bars(part), Gap(3.5)]
    if part.evidence is not None:
        said = part.evidence
        left += evidence(said.label, said.grade, said.words, said.note, language)
    if part.figures is not None:
        left += [Gap(3.5), reference(*part.figures, language)]
    right = _stacked(part.findings, language)
    if part.no_findings:
        right = [paragraph(part.no_findings, Type.NOTE_QUIET, language)]
    table = ratings_and_findings(left, right)
    tall = beside([(5, left)]).wrap(0, 0)[1]
    label, first = (sum(one.wrap(columns(6), NEVER)[1] for one in part) for part in (right[:1], right[1:2]))
    return Item(table, above=10, least=max(tall, label + (first if first <= PARTED_ABOVE else _FIRST_LINES)))


def _bars(part: CriterionPart) -> RatingBars:
    ratings = [
        Rating(
            one.name,
            _share(one, Party.SELF),
            _share(one, Party.VERIFICATION),
            one.texts.get(Party.SELF, ""),
            one.texts.get(Party.VERIFICATION, ""),
        )
        for one in part.ratings
    ]
    ceiling = None if part.evidence is None or part.evidence.ceiling is None else float(part.evidence.ceiling)
    said = RatingWords(
        part.ratings_label,
        part.heads.get(Party.SELF, ""),
        part.heads.get(Party.VERIFICATION, ""),
        "" if part.evidence is None else part.evidence.ceiling_text,
        part.scale,
    )
    spoken = "; ".join(
        f"{one.name}: {', '.join(f'{part.heads[party]} {text}' for party, text in one.texts.items())}"
        for one in part.ratings
    )
    return RatingBars(ratings, ceiling, said, spoken)


def _share(rating: RatingPart, party: Party) -> float | None:
    share = rating.shares.get(party)
    return None if share is None else float(share)


def _stacked(parts: Sequence[FindingsPart], language: str, kind: Type = Type.FINDING) -> list[Flowable]:
    stack: list[Flowable] = []
    for number, part in enumerate(parts):
        if number:
            stack.append(Gap(3.5))
        label = paragraph(part.title, Type.LABEL, language, after=1)
        label.keepWithNext = 1
        after = 2.0 if kind is Type.FINDING else 1.0
        stack += [label, *(marked(text, _MARKS[part.kind], kind, language, after=after) for text in part.texts)]
    return stack


def _remarks(part: CriterionPart, language: str) -> list[Item]:
    """Return why it does not apply, and notes, across the page."""
    return [
        Item(
            beside([(3, [paragraph(title, Type.LABEL, language)]), (9, [paragraph(text, Type.FINDING, language)])]),
            above=8,
            least=40,
        )
        for title, text in part.remarks
    ]


def _attached(part: CriterionPart, language: str) -> list[Item]:
    """Return the items of evidence, across the page."""
    if not part.items:
        return []
    said = [
        paragraph([strong(one.name), *([f": {one.details}"] if one.details else [])], Type.NOTE, language, after=1)
        for one in part.items
    ]
    row = beside([(3, [paragraph(part.items_label, Type.LABEL, language)]), (9, list(said))])
    return [Item(row, above=8, least=40)]


def _own(part: CriterionPart, language: str) -> list[Item]:
    """Return the centre's own findings, smaller, below those of the verification."""
    if not part.own_findings:
        return []
    halves = (
        [one for one in part.own_findings if one.kind is FindingKind.STRENGTH],
        [one for one in part.own_findings if one.kind is not FindingKind.STRENGTH],
    )
    row = beside([(6, _stacked(half, language, Type.NOTE)) for half in halves])
    tall = row.wrap(0, 0)[1] > PARTED_ABOVE
    return [Item(Rule(below=3.5), above=7, glued=True), Item(row, least=40 if tall else NEVER)]


def _closing(part: CriterionPart, language: str) -> list[Item]:
    """Return difference and arithmetic, together up to half a page."""
    strip = Arithmetic(part.arithmetic_label, part.arithmetic, language)
    if part.difference is None:
        return [Item(strip, above=10)]
    said = part.difference
    rule, row = difference_row(
        Difference(
            said.label,
            said.figure,
            said.unit,
            said.operands,
            said.reason_title,
            said.reason,
            reason_language=language,
        ),
        language,
    )
    tall = row.wrap(0, 0)[1] > TEXT_HEIGHT / 2
    return [
        Item(rule, above=7, glued=True),
        Item(row, least=60 if tall else NEVER),
        Item(strip, above=10),
    ]
