"""The histories of an assessment read by people: the newest change first, of one criterion or of everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Assessment, HistoryEntry, Party, Trace, moment
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry, and the party whose history it stands in."""

    party: Party
    entry: HistoryEntry


def history_of(
    assessment: Assessment, *, criterion: str = "", party: Party | None = None, who: str | None = None
) -> tuple[Recorded, ...]:
    """Return what was changed, the newest first: all of it, or what a criterion's id, a party, a name leave over.

    A criterion's are the changes on both its sheets, and of which evidence serves it. What is not in the file yet is
    not there either, but for versions restored, which are never left out: they may have changed any criterion.
    """
    found = (
        one
        for one in _all(assessment)
        if (not criterion or _is_about(one.entry.path, criterion))
        and (party is None or one.party is party)
        and (who is None or one.entry.who == who)
    )
    return tuple(sorted(found, key=_moment, reverse=True))


def people_of_history(assessment: Assessment) -> tuple[str, ...]:
    """Return the names of all who changed something, sorted; "" where somebody did without a name."""
    return tuple(sorted({one.entry.who for one in _all(assessment)}))


def _all(assessment: Assessment) -> Iterator[Recorded]:
    for party, history in assessment.histories.items():
        yield from (Recorded(party, one) for one in history)
    traces: tuple[Trace, ...] = assessment.traces
    yield from (Recorded(one.party, one.entry) for one in traces)


def _is_about(path: str, criterion: str) -> bool:
    parts = path.split("/")
    if parts[0] in set(Party):
        return len(parts) > 1 and parts[1] == criterion
    if parts[0] == "evidence":
        return len(parts) == 4 and parts[2] == "uses" and parts[3] == criterion
    return path == RESTORED


def _moment(recorded: Recorded) -> tuple[tuple[str, str], str]:
    return moment(recorded.entry.time), recorded.entry.id
