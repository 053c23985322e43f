"""Where the verification differs from the self-assessment, and by how much (the method, section 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Assessment, Party
from ccassess.domain.scoring import effective

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.pack import Node


@dataclass(frozen=True, slots=True)
class RatingDifference:
    """An attribute whose ratings differ: the centre's own and the verified one as it counts."""

    attribute: str
    own: Fraction
    verified: Fraction


@dataclass(frozen=True, slots=True)
class CriterionDifference:
    """How the verification of one criterion differs: its ratings, or whether it applies at all."""

    criterion: str
    ratings: tuple[RatingDifference, ...]
    applicability: bool
    explained: bool


def difference(assessment: Assessment, criterion: Node) -> CriterionDifference | None:
    """Return how a criterion's verification differs from the self-assessment; None where it does not.

    Only what both parties have rated can differ: a rating either has left open does not. A difference is explained
    once it has both a reason and its text.
    """
    own = assessment.answer(Party.SELF, criterion.id)
    verified = assessment.answer(Party.VERIFICATION, criterion.id)
    explained = verified.reason is not None and bool(verified.reason_text.strip())
    if own.applies and verified.applies:
        first = effective(criterion, own, Party.SELF)
        second = effective(criterion, verified, Party.VERIFICATION)
        ratings = tuple(
            RatingDifference(name, first[name], second[name])
            for name in first
            if name in second and first[name] != second[name]
        )
        return CriterionDifference(criterion.id, ratings, False, explained) if ratings else None
    decided = bool(verified.ratings) or not verified.applies
    claimed = bool(own.ratings) or not own.applies
    if own.applies == verified.applies or not decided or not claimed:
        return None
    return CriterionDifference(criterion.id, (), True, explained)


def differences(assessment: Assessment) -> tuple[CriterionDifference, ...]:
    """Return all differences in the pack's order: the ledger."""
    found = (difference(assessment, criterion) for criterion in assessment.pack.criteria)
    return tuple(one for one in found if one is not None)


def is_revealed(assessment: Assessment, criterion: Node) -> bool:
    """Whether a verifier may see the centre's rating of a criterion: once their own is complete.

    A verifier who says that the criterion does not apply has to say why before they see it.

    Hiding is an aid against anchoring, not secrecy; a pack may turn it off.
    """
    if not assessment.pack.settings.hide_self_scores:
        return True
    answer = assessment.answer(Party.VERIFICATION, criterion.id)
    graded = not criterion.ceiling or answer.grade is not None
    if answer.not_applicable is not None:
        return bool(answer.not_applicable.strip())
    return graded and answer.has_all_ratings(criterion)
