"""What the next step would add: the points gained by raising one attribute to its next anchor, others unchanged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.pack import Combine
from ccassess.domain.scoring import score_criterion, values_below

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.assessment import Answer, Party
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score


@dataclass(frozen=True, slots=True)
class Raise:
    """Raising an attribute from its rating `now` to the anchor `then` would add these points."""

    attribute: str
    now: Fraction
    then: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class Held:
    """Raising any of these attributes alone would add nothing, for the same cause.

    `by` are the attributes that hold them back; `grade` is the evidence grade whose ceiling does. Where both are
    empty the pack's rounding swallows the step.
    """

    attributes: tuple[str, ...]
    by: tuple[str, ...]
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class Gains:
    """What each attribute's next step would do; attributes at their highest anchor are left out."""

    criterion: Node
    raises: tuple[Raise, ...] = ()
    held: tuple[Held, ...] = ()


def gains(score: Score, answer: Answer, party: Party) -> Gains:
    """Return what the next anchor of each attribute would add, the largest gain first.

    `score` is the criterion's on this party's scorecard; without a value there is nothing to add to.
    """
    criterion = score.node
    if score.value is None:
        return Gains(criterion)
    raises: list[Raise] = []
    held: dict[tuple[tuple[str, ...], int | None], list[str]] = {}
    for leaf in criterion.leaves():
        now = answer.ratings[leaf.id]
        then = next((anchor for anchor in leaf.anchors or leaf.values if anchor > now), None)
        if then is None:
            continue
        raised = score_criterion(criterion, replace(answer, ratings={**answer.ratings, leaf.id: then}), party)
        # The criterion of an applicable answer keeps a value when a rating rises.
        gain = ((raised.value or 0) - score.value) * score.possible / criterion.out_of
        if gain:
            raises.append(Raise(leaf.id, now, then, gain))
        else:
            held.setdefault(_cause(raised, leaf.id, now), []).append(leaf.id)
    raises.sort(key=lambda one: -one.points)
    return Gains(criterion, tuple(raises), tuple(Held(tuple(names), *cause) for cause, names in held.items()))


def _cause(raised: Score, attribute: str, before: Fraction) -> tuple[tuple[str, ...], int | None]:
    """Return what swallowed a raise: other attributes, or the ceiling of an evidence grade."""
    path = _path(raised, attribute)
    rated = path[-1].rated
    if rated is not None and rated.effective <= before and rated.effective != rated.rating:
        return (), raised.grade
    for score in path[:-1]:
        by = tuple(name for name in _limiting(score) if name != attribute)
        if by:
            return by, None
    return (), None


def _path(score: Score, attribute: str) -> list[Score]:
    """Return the scores from a criterion down to one of its attributes; empty where it is not below."""
    if not score.children:
        return [score] if score.node.id == attribute else []
    for child in score.children:
        below = _path(child, attribute)
        if below:
            return [score, *below]
    return []


def _limiting(score: Score) -> tuple[str, ...]:
    """Return the children that set a node's value alone: the lowest under the last binding cap, or of a minimum."""
    values = values_below(score.children)
    binding = [cap for cap in score.working.caps if cap.binding] if score.working else []
    if binding:
        return tuple(name for name in binding[-1].cap.of if values.get(name) == binding[-1].lowest)
    if score.node.combine is Combine.MIN:
        lowest = min(values[child.node.id] for child in score.children)
        return tuple(child.node.id for child in score.children if values[child.node.id] == lowest)
    return ()
