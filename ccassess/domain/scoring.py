"""Scoring, exactly: ratings and evidence grades in, points of every node out (the method, section 5).

One evaluation serves every node of the tree. Beside the value it carries two bounds, so that an incomplete sheet
says what it has so far and what it could still reach, and the working from which `explain` tells how each number
was made. All arithmetic is in fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Answer, Party, Sheet
from ccassess.domain.combining import Range, Working, sums_points, work
from ccassess.domain.pack import Band, Combine, CriteriaAtLeast, Level, Node, NotApplicable, Pack, PointsOf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as given and as it counts: `effective` is the rating, or the evidence ceiling where that is lower."""

    rating: Fraction
    effective: Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """Points of siblings that do not apply, shared out: `kept` points of those that apply now carry `together`."""

    absent: tuple[str, ...]
    kept: Fraction
    together: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """What a node scored.

    `value` (0..node.out_of) and `points` (0..possible) are None where a criterion below is unscored or the node does
    not apply. `so_far` counts the scored criteria alone; `maximum` takes missing ratings as the highest and a
    missing grade as no ceiling. `low` and `high` are the same bounds on the value's scale. `criteria` counts the
    applicable criteria below, `scored` those of them that are scored. `base` is the possible points before those
    of siblings that do not apply were spread over this node by `share`. `grade_missing` says that a criterion counts
    as unscored for want of an evidence grade.
    """

    node: Node
    value: Fraction | None
    low: Fraction
    high: Fraction
    points: Fraction | None = None
    so_far: Fraction = ZERO
    maximum: Fraction = ZERO
    possible: Fraction = ZERO
    base: Fraction = ZERO
    scored: int = 0
    criteria: int = 0
    not_applicable: int = 0
    applies: bool = True
    rated: Rated | None = None
    grade: int | None = None
    grade_missing: bool = False
    share: Share | None = None
    working: Working | None = None
    children: tuple[Score, ...] = ()


@dataclass(frozen=True)
class Scorecard:
    """The scores of one sheet, node by node; computed, never stored as truth."""

    pack: Pack
    sheet: Sheet
    root: Score

    @cached_property
    def by_id(self) -> Mapping[str, Score]:
        """Scores of the total, groups, areas and criteria by node id."""
        found: dict[str, Score] = {}
        waiting = [self.root]
        while waiting:
            score = waiting.pop()
            found[score.node.id] = score
            if score.node.level is not Level.CRITERION:
                waiting.extend(score.children)
        return found

    @property
    def band(self) -> Band | None:
        """The band of the exact total (rule 6); None while there is no total."""
        return None if self.root.points is None else band_of(self.pack, self.root.points)

    def next_band(self) -> Band | None:
        """Return the band after the one reached; None at the top or without a total."""
        points = self.root.points
        return None if points is None else next((band for band in self.pack.bands if band.start > points), None)

    def rank_key(self) -> tuple[Fraction, ...]:
        """Return what decides a ranking, most important first, larger is better (rule 7).

        Raises ValueError while there is no total.
        """
        if self.root.points is None:
            raise ValueError("an incomplete scorecard has no place in a ranking")
        return (self.root.points, *(self._tie_value(tie) for tie in self.pack.ties))

    def _tie_value(self, tie: PointsOf | CriteriaAtLeast) -> Fraction:
        if isinstance(tie, PointsOf):
            return self.by_id[tie.node].points or ZERO
        values = (self.by_id[criterion.id].value for criterion in self.pack.criteria)
        return Fraction(sum(1 for value in values if value is not None and value >= tie.score))


def places(keys: Sequence[tuple[Fraction, ...]]) -> list[int]:
    """Return the place (1 is best) of each ranking key, in the order given; equal keys share a place."""
    return [1 + sum(1 for other in keys if other > key) for key in keys]


def band_of(pack: Pack, points: Fraction) -> Band | None:
    """Return the band an exact total lies in; None below the first."""
    return next((band for band in reversed(pack.bands) if points >= band.start), None)


def score_sheet(pack: Pack, sheet: Sheet, earlier: Scorecard | None = None) -> Scorecard:
    """Score a sheet (rules 1 to 5).

    `earlier` is a scorecard of the same pack and party; criteria whose answers it already scored are not computed
    again, so that one rating costs one criterion.
    """
    known: dict[str, Score] = {}
    if earlier is not None and earlier.pack is pack and earlier.sheet.party is sheet.party:
        known = {
            criterion.id: earlier.by_id[criterion.id]
            for criterion in pack.criteria
            if earlier.sheet.answer(criterion.id) is sheet.answer(criterion.id)
        }
    return Scorecard(pack, sheet, _group(pack.root, sheet, known))


def score_criterion(criterion: Node, answer: Answer, party: Party) -> Score:
    """Score one criterion alone, without points spread from criteria that do not apply."""
    base = _worth_of(criterion)
    if not answer.applies:
        return Score(criterion, None, ZERO, ZERO, base=base, not_applicable=1, applies=False, grade=answer.grade)
    graded = party is Party.SELF or not criterion.ceiling or answer.grade is not None
    limit = criterion.ceiling_at(answer.grade) if party is Party.VERIFICATION and answer.grade is not None else None
    score = _attribute(criterion, answer, limit)
    value = score.value if graded else None
    low = value if value is not None else ZERO
    return replace(
        _worth(replace(score, value=value, low=low), base),
        scored=int(value is not None),
        criteria=1,
        grade=answer.grade,
        grade_missing=not graded,
    )


def effective(criterion: Node, answer: Answer, party: Party) -> dict[str, Fraction]:
    """Return the ratings as they count on a party's sheet: at most the evidence ceiling in verification (rule 4)."""
    limit = criterion.ceiling_at(answer.grade) if party is Party.VERIFICATION and answer.grade is not None else None
    return {
        leaf.id: answer.ratings[leaf.id] if limit is None else min(answer.ratings[leaf.id], limit)
        for leaf in criterion.leaves()
        if leaf.id in answer.ratings
    }


def _attribute(node: Node, answer: Answer, limit: Fraction | None) -> Score:
    """Score a criterion or what is below it; `scored` and points are the criterion's own matter."""
    if node.is_leaf:
        rating = answer.ratings.get(node.id)
        rated = None if rating is None else Rated(rating, rating if limit is None else min(rating, limit))
        value = None if rated is None else rated.effective
        high = value if value is not None else node.out_of if limit is None else min(node.out_of, limit)
        low = ZERO if value is None else value
        return _worth(Score(node, value, low, high, base=_worth_of(node), rated=rated), _worth_of(node))
    children = tuple(_attribute(child, answer, limit) for child in node.children)
    return _worth(_combine(node, children), _worth_of(node))


def _group(node: Node, sheet: Sheet, known: Mapping[str, Score]) -> Score:
    """Score a node above the attributes: a criterion by its answer, a group by its children."""
    if node.level is Level.CRITERION:
        found = known.get(node.id) or score_criterion(node, sheet.answer(node.id), sheet.party)
        return _worth(replace(found, share=None), found.base) if found.share else found
    children = _spread(node, tuple(_group(child, sheet, known) for child in node.children))
    scored = sum(child.scored for child in children)
    criteria = sum(child.criteria for child in children)
    absent = sum(child.not_applicable for child in children)
    if not criteria:
        nothing = Score(node, None, ZERO, ZERO, base=_worth_of(node), not_applicable=absent)
        return replace(nothing, applies=False, children=children)
    score = replace(_combine(node, children), scored=scored, criteria=criteria, not_applicable=absent)
    if node.combine is not Combine.SUM:
        return _worth(score, _worth_of(node))
    stated = sum((child.base for child in children), ZERO)
    present = sum((child.possible for child in children), ZERO)
    return _worth(score, _worth_of(node) * present / stated)


def _spread(node: Node, children: tuple[Score, ...]) -> tuple[Score, ...]:
    """Spread the points of children that do not apply over those that do, where the pack says so (rule 5)."""
    absent = [child for child in children if not child.applies and _spreads(child.node)]
    kept = sum((child.base for child in children if child.applies), ZERO)
    if node.combine is not Combine.SUM or not absent or not kept:
        return children
    together = kept + sum((child.base for child in absent), ZERO)
    share = Share(tuple(child.node.id for child in absent), kept, together)
    return tuple(_worth(replace(c, share=share), c.base * together / kept) if c.applies else c for c in children)


def _spreads(node: Node) -> bool:
    return node.level is Level.CRITERION and node.not_applicable is not NotApplicable.DROP


def _worth_of(node: Node) -> Fraction:
    """Return the points a node is worth; its value counts as it is where the pack gives it none."""
    return node.out_of if node.points is None else node.points


def _worth(score: Score, possible: Fraction) -> Score:
    """Return the score with its points made of its value and the points possible (rule 2)."""
    factor = possible / score.node.out_of
    if sums_points(score.node):
        # The sum is of points that can be reached only: what cannot be reached is not in its value either.
        factor = _worth_of(score.node) / score.node.out_of
    so_far = score.low * factor
    # Where nothing is open the three are one and the same number, and exact arithmetic is slow.
    points = None if score.value is None else so_far if score.value is score.low else score.value * factor
    maximum = so_far if score.high is score.low else score.high * factor
    return replace(score, points=points, so_far=so_far, maximum=maximum, possible=possible)


def _combine(node: Node, children: tuple[Score, ...]) -> Score:
    """Make a node's value of its children's: actual, lowest and highest in the same way."""
    complete = all(child.value is not None for child in children if child.applies)
    working = _work(node, children, "value") if complete else None
    if working is not None:  # with nothing left open both bounds are the value itself
        value = working.value
        return Score(node, value, value, value, base=_worth_of(node), working=working, children=children)
    low, high = _work(node, children, "low").value, _work(node, children, "high").value
    return Score(node, None, low, high, base=_worth_of(node), children=children)


def _work(node: Node, children: Sequence[Score], which: str) -> Working:
    """Combine the children's actual, lowest or highest values ("value", "low", "high")."""
    applying = [child for child in children if child.applies]
    parts = [_part(node, child, which) for child in applying]
    values = values_below(children, which) if node.caps else {}
    natural = most = children[0].node.out_of
    if node.combine is Combine.SUM:
        natural = sum((child.base for child in children), ZERO)
        most = sum((child.possible for child in applying), ZERO)
    return work(node, [child.node for child in applying], parts, values, Range(natural, most))


def _part(node: Node, child: Score, which: str) -> Fraction:
    """Return what a child adds: its points where points are summed, else its value."""
    if node.combine is Combine.SUM:
        which = {"value": "points", "low": "so_far", "high": "maximum"}[which]
    part: Fraction | None = getattr(child, which)
    return ZERO if part is None else part


def values_below(children: Sequence[Score], which: str = "value") -> dict[str, Fraction]:
    """Return the values of children and all below that apply, by id, for caps to look up; of equal ids the nearest."""
    found: dict[str, Fraction] = {}
    level = list(children)
    while level:
        for score in level:
            value: Fraction | None = getattr(score, which)
            if score.applies and value is not None:
                found.setdefault(score.node.id, value)
        level = [child for score in level for child in score.children]
    return found
