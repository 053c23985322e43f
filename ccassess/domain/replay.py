"""Replaying changes on an assessment: each where its field still says what it said, a conflict where it does not.

The other half of `changes.diff`: what has been done already is passed over, so replaying twice is replaying once;
what cannot be done is left as it is and told, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.all_texts import texts_of
from ccassess.domain.assessment import Assessment, Party
from ccassess.domain.changes import FieldChange
from ccassess.domain.claims import FieldConflict, Why, fold
from ccassess.domain.field_texts import pack_text
from ccassess.domain.replay_answers import replay_answer
from ccassess.domain.replay_centre import (
    replay_checklist,
    replay_meanings,
    replay_people,
    replay_profile,
    replay_team,
)
from ccassess.domain.replay_evidence import replay_evidence
from ccassess.domain.replay_series import replay_series
from ccassess.domain.replay_traces import replay_traces
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ccassess.domain.claims import Claim

__all__ = ["FieldConflict", "Replayed", "Why", "replay", "taking_mine"]


@dataclass(frozen=True, slots=True)
class Replayed:
    """An assessment with changes made, and those that were not."""

    assessment: Assessment
    conflicts: tuple[FieldConflict, ...]


def replay(assessment: Assessment, changes: Iterable[FieldChange]) -> Replayed:
    """Make changes, the oldest first, on an assessment; never raises, whatever they hold.

    Several changes of one field count together: what matters is that the field says one of the texts it went through.
    Histories, generation and receipts of moves stay. Changes from a change of the pack on, where the assessment is
    not by that pack, were made by other criteria and are all conflicts; so a move is never replayed.
    """
    ours, foreign = _by_pack(assessment, tuple(changes))
    conflicts: list[FieldConflict] = []
    groups: dict[str, list[Claim]] = {}
    for claim in fold(ours):
        groups.setdefault(_group(claim), []).append(claim)
    for group, claims in groups.items():
        assessment, told = _replay_group(assessment, group, claims)
        conflicts += told
    if foreign:
        present = texts_of(assessment)
        conflicts += (one.conflict(present.get(one.path, ""), Why.PACK) for one in fold(foreign))
    return Replayed(assessment, tuple(conflicts))


def taking_mine(conflict: FieldConflict) -> FieldChange:
    """Return the change that settles a conflict for what was to be; replay those of one object together."""
    return FieldChange(conflict.party, conflict.path, conflict.theirs, conflict.mine)


def _by_pack(
    assessment: Assessment, changes: tuple[FieldChange, ...]
) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
    """Return the changes made by the assessment's pack, or before it came to it, and those made by others."""
    moves = [number for number, one in enumerate(changes) if _is_move(one)]
    if not moves:
        return changes, ()
    present = pack_text(assessment.pack)
    arrived = max((number for number in moves if changes[number].new == present), default=-1)
    left = min((number for number in moves if number > arrived), default=len(changes))
    return tuple(one for one in changes[:left] if not _is_move(one)), changes[left:]


def _is_move(change: FieldChange) -> bool:
    return change.path == "pack" and change.party is Party.SELF


def _group(claim: Claim) -> str:
    """Return the part of the assessment that a claim is about, "" where it is about none of that party."""
    folder, _, rest = claim.path.partition("/")
    one, _, field = rest.partition("/")
    if folder == RESTORED:
        return folder
    owner = Party.VERIFICATION if folder in _VERIFICATION else Party.SELF
    if claim.party is not owner:
        return ""
    if claim.path in {"measures", "evidence"} or (folder in _BY_FIELD and rest):
        return folder
    return f"{folder}/{one}" if folder in _BY_ID and field else ""


def _replay_group(
    assessment: Assessment, group: str, claims: Sequence[Claim]
) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    """Return the assessment with claims on one part of it made good, and the conflicts."""
    folder, _, name = group.partition("/")
    if folder == "checklists":
        return replay_checklist(assessment, name, claims)
    if folder in tuple(Party):
        return _replay_criterion(assessment, Party(folder), name, claims)
    return _REPLAYS.get(folder, _replay_nothing)(assessment, claims)


def _replay_criterion(
    assessment: Assessment, party: Party, name: str, claims: Sequence[Claim]
) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    criterion = next((one for one in assessment.pack.criteria if one.id == name), None)
    if criterion is None:
        return _replay_nothing(assessment, claims)
    before = assessment.answer(party, name)
    answer, conflicts = replay_answer(party, criterion, before, claims)
    if answer == before:
        return assessment, conflicts
    return assessment.with_sheet(assessment.sheet(party).with_answer(name, answer)), conflicts


def _replay_measures(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    series, conflicts = replay_series(assessment.pack, assessment.series, claims)
    return (assessment if series == assessment.series else replace(assessment, series=series)), conflicts


def _replay_evidence(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    items, conflicts = replay_evidence(assessment.pack, assessment.evidence, claims)
    return (assessment if items == assessment.evidence else replace(assessment, evidence=items)), conflicts


def _replay_nothing(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    return assessment, tuple(one.conflict("", Why.UNKNOWN) for one in claims)


_VERIFICATION = ("team", "verification")
_BY_FIELD = ("profile", "people", "team", "measures", "terms", "evidence")
_BY_ID = ("checklists", "self", "verification")
_REPLAYS: dict[str, Callable[[Assessment, Sequence[Claim]], tuple[Assessment, tuple[FieldConflict, ...]]]] = {
    "profile": replay_profile,
    "people": replay_people,
    "team": replay_team,
    "measures": _replay_measures,
    "terms": replay_meanings,
    RESTORED: replay_traces,
    "evidence": _replay_evidence,
}
