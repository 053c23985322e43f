"""Why a number is what it is: the steps that made it, in order, from the working the score itself carries.

Screens, pages, files and the command line all tell these steps, in words made by `wording` (the method, section 5,
rule 8). Following the steps by hand gives the number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.combining import sums_points, weight_of
from ccassess.domain.pack import Combine, Level

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.scoring import Score


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The evidence grade lets ratings count up to a limit; `lowered` are those it lowered: (attribute, rating)."""

    grade: int
    limit: Fraction
    lowered: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """Parts were combined: (id, value, weight) each, into a result."""

    how: Combine
    parts: tuple[tuple[str, Fraction, Fraction], ...]
    result: Fraction


@dataclass(frozen=True, slots=True)
class Capped:
    """A cap allows at most the lowest of some values plus a constant; `binding` where it lowered the result."""

    of: tuple[str, ...]
    lowest: Fraction
    plus: Fraction
    limit: Fraction
    binding: bool


@dataclass(frozen=True, slots=True)
class Rounded:
    """The result was rounded to the nearest multiple of a step."""

    step: Fraction
    result: Fraction


@dataclass(frozen=True, slots=True)
class Rescaled:
    """The result was brought from one range to another (0..`before` to 0..`after`)."""

    before: Fraction
    after: Fraction
    result: Fraction


@dataclass(frozen=True, slots=True)
class Spread:
    """Points of siblings that do not apply were spread: `base` x `together` / `kept` = `possible`.

    `absent` are the siblings' ids, `kept` the points of those that apply, `together` those and the absent ones'.
    """

    base: Fraction
    possible: Fraction
    absent: tuple[str, ...]
    kept: Fraction
    together: Fraction


@dataclass(frozen=True, slots=True)
class Dropped:
    """Criteria that do not apply took their points with them: of `base` only `possible` can be reached."""

    base: Fraction
    possible: Fraction


@dataclass(frozen=True, slots=True)
class Worth:
    """A value out of its range, as points out of the possible."""

    value: Fraction
    out_of: Fraction
    possible: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class Unscored:
    """There is no number yet: what is missing (attribute or criterion ids), and whether the evidence grade is."""

    missing: tuple[str, ...]
    grade_missing: bool
    scored: int
    criteria: int
    so_far: Fraction
    maximum: Fraction
    possible: Fraction


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """The criterion does not apply; its points went to its siblings, or out of the possible points."""

    base: Fraction


Step = Ceiling | Combined | Capped | Rounded | Rescaled | Spread | Dropped | Worth | Unscored | DoesNotApply


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps that made a node's number; `parts` explain attributes that are more than their rating."""

    score: Score
    steps: tuple[Step, ...]
    parts: tuple[Explanation, ...] = ()


def explain(score: Score) -> Explanation:
    """Explain the number of any node that is not itself a rating."""
    parts: tuple[Explanation, ...] = ()
    if score.node.level in {Level.CRITERION, Level.ATTRIBUTE}:
        parts = tuple(explain(child) for child in score.children if child.children or _turns_to_points(score, child))
    return Explanation(score, tuple(_steps(score)), parts)


def _turns_to_points(score: Score, child: Score) -> bool:
    """Whether a rating counts as points in a sum, and those are not the rating itself."""
    return score.node.combine is Combine.SUM and child.points != child.value


def _steps(score: Score) -> list[Step]:
    if not score.applies:
        return [DoesNotApply(score.base)]
    if score.value is None:
        return [*_ceiling(score), _unscored(score)]
    steps = [*_ceiling(score), *_working(score), *_possible(score)]
    if score.points is not None and _is_worth_points(score):
        # A sum's value already lacks what cannot be reached; its range is worth all the points of the node.
        possible = score.base if sums_points(score.node) else score.possible
        steps.append(Worth(score.value, score.node.out_of, possible, score.points))
    return steps


def _is_worth_points(score: Score) -> bool:
    """Whether a node's value turns into points in a step of its own."""
    if sums_points(score.node):
        return score.base != score.node.out_of
    return score.node.level is Level.CRITERION or score.node.points is not None


def _possible(score: Score) -> list[Step]:
    if score.share is not None:
        share = score.share
        return [Spread(score.base, score.possible, share.absent, share.kept, share.together)]
    return [Dropped(score.base, score.possible)] if score.possible != score.base else []


def _ceiling(score: Score) -> list[Step]:
    if score.node.level is not Level.CRITERION or score.grade is None:
        return []
    rated = [(leaf.node.id, leaf.rated) for leaf in _leaves(score) if leaf.rated is not None]
    lowered = tuple((name, rating.rating) for name, rating in rated if rating.effective != rating.rating)
    limit = score.node.ceiling_at(score.grade)
    return [Ceiling(score.grade, limit, lowered)] if lowered and limit is not None else []


def _leaves(score: Score) -> list[Score]:
    if not score.children:
        return [score]
    return [leaf for child in score.children for leaf in _leaves(child)]


def _working(score: Score) -> list[Step]:
    working = score.working
    if working is None:
        return []
    sums = score.node.combine is Combine.SUM
    parts = tuple(
        (child.node.id, value, weight_of(child.node))
        for child in score.children
        if child.applies and (value := child.points if sums else child.value) is not None
    )
    steps: list[Step] = [Combined(score.node.combine, parts, working.combined)]
    steps.extend(Capped(cap.cap.of, cap.lowest, cap.cap.plus, cap.limit, cap.binding) for cap in working.caps)
    if score.node.round_to is not None:
        steps.append(Rounded(score.node.round_to, working.rounded))
    if working.value != working.rounded:
        after = score.node.out_of
        steps.append(Rescaled(working.rounded * after / working.value, after, working.value))
    return steps


def _unscored(score: Score) -> Unscored:
    missing = tuple(_unscored_criteria(score))
    if score.node.level in {Level.CRITERION, Level.ATTRIBUTE}:
        missing = tuple(leaf.node.id for leaf in _leaves(score) if leaf.rated is None)
    return Unscored(
        missing, score.grade_missing, score.scored, score.criteria, score.so_far, score.maximum, score.possible
    )


def _unscored_criteria(score: Score) -> list[str]:
    if score.node.level is Level.CRITERION:
        return [score.node.id] if score.applies and score.value is None else []
    return [name for child in score.children for name in _unscored_criteria(child)]
