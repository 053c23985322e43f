"""Which criterion is the first of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    from ccassess.app.session import Session


def first_to_do(session: Session) -> str:
    """Return the id of the first criterion that applies and is not scored; "" where there is none."""
    scores = session.scorecard(Party.SELF).by_id
    found = (one.id for one in session.pack.criteria if not scores[one.id].scored and scores[one.id].applies)
    return next(found, "")


def first_flagged(session: Session) -> str:
    """Return the id of the first criterion marked to come back to; "" where there is none."""
    answers = session.assessment
    return next((one.id for one in session.pack.criteria if answers.answer(Party.SELF, one.id).flagged), "")
