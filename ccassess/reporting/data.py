"""Scores as plain data for other programs: the JSON of `score` and `export` (the method, section 5, rule 9).

Points, scores and possible points are numbers rounded as they are shown; `exact` is a fraction in lowest terms as
text. What is not scored is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.exact import fraction_text

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.scoring import Score, Scorecard

Data = dict[str, object]


def scorecard_data(scorecard: Scorecard) -> Data:
    """Return the total, the areas and the criteria of a scorecard, in the pack's order.

    `sealed` is false for as long as there are no seals: a practice assessment's second score is never a verdict.
    """
    root = scorecard.root
    total = _points(root) | {
        "points": None if root.points is None else float(shown.points(root.points, scorecard.pack)),
        "scored": root.scored,
        "criteria": root.criteria,
        "not_applicable": root.not_applicable,
        "band": None if scorecard.band is None else scorecard.band.id,
        "so_far": float(shown.points(root.so_far, scorecard.pack)),
        "maximum": float(shown.points(root.maximum, scorecard.pack)),
    }
    return {
        "sheet": scorecard.sheet.party.value,
        "sealed": False,
        "total": total,
        "areas": [_node(scorecard.by_id[area.id]) for area in scorecard.pack.areas],
        "criteria": [_criterion(scorecard.by_id[criterion.id]) for criterion in scorecard.pack.criteria],
    }


def _points(score: Score) -> Data:
    return {
        "points": _number(score.points),
        "exact": None if score.points is None else fraction_text(score.points),
        "possible": _number(score.possible),
    }


def _node(score: Score) -> Data:
    return {"ref": score.node.ref, "id": score.node.id, **_points(score)}


def _criterion(score: Score) -> Data:
    value = None if score.value is None else float(shown.score(score.value))
    return _node(score) | {"score": value, "not_applicable": not score.applies}


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(shown.points(value))
