"""Replaying the traces of restored versions; part of `replay`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Assessment, Trace
from ccassess.domain.claims import FieldConflict, Why
from ccassess.domain.traces import pending, trace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.claims import Claim


def replay_traces(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    """Return the assessment with the traces that it lacks; one whose text is damaged is a conflict.

    An entry of a history says only what has happened: nothing is to be done about it.
    """
    conflicts: list[FieldConflict] = []
    for claim in claims:
        name = claim.path.partition("/")[2]
        if not name or not claim.mine:
            continue
        try:
            trace = Trace(claim.party, trace_of(name, claim.mine))
        except ValueError:
            conflicts.append(claim.conflict("", Why.DAMAGED))
            continue
        if pending(assessment, replace(assessment, traces=(trace,))):
            assessment = replace(assessment, traces=(*assessment.traces, trace))
    return assessment, tuple(conflicts)
