"""The order in which one goes through the criteria: the pack's own, and from the last to the first for what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.gui.pages.assess.rows import is_to_do

if TYPE_CHECKING:
    from ccassess.app.session import Session
    from ccassess.domain.pack import Node


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The criteria before and after one, and the next other one that is still to do; None where there is none."""

    previous: Node | None
    next: Node | None
    to_do: Node | None


def neighbours(session: Session, criterion: Node) -> Neighbours:
    """Return the criteria around one."""
    order = session.pack.criteria
    here = order.index(criterion)
    return Neighbours(
        order[here - 1] if here else None,
        order[here + 1] if here + 1 < len(order) else None,
        _first_to_do(session, (*order[here + 1 :], *order[:here])),
    )


def where_to_begin(session: Session) -> Node:
    """Return the first criterion to do, or the first of all where everything is scored."""
    order = session.pack.criteria
    return _first_to_do(session, order) or order[0]


def _first_to_do(session: Session, order: tuple[Node, ...]) -> Node | None:
    scores = session.scorecard(Party.SELF).by_id
    return next((criterion for criterion in order if is_to_do(scores[criterion.id])), None)
