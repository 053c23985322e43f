"""The traces that restoring a version, taking it back and doing it again leave in the histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.clock import new_id, now
from ccassess.domain.assessment import HistoryEntry, Party, Trace
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.app.history import Step

RESTORE = "restore"
BRING_BACK = "bring-back"


def traces_of(step: Step, who: str, *, undone: bool = False) -> tuple[Trace, ...]:
    """Return the traces of a step that restores a version: one for each party whose part it changes.

    The data of such a step names the version (`traces.version_text`) by the party.
    """
    if step.code not in {RESTORE, BRING_BACK}:
        return ()
    time = now()
    versions = [(party, step.data[party]) for party in Party if party in step.data]
    return tuple(
        Trace(party, HistoryEntry(new_id(), time, who, RESTORED, *((text, "") if undone else ("", text))))
        for party, text in versions
    )


def standing(traces: Iterable[Trace]) -> dict[str, str]:
    """Return the version restored last by the party, of traces in their order; what was taken back is left out."""
    last = {one.party.value: one.entry.new for one in traces}
    return {party: version for party, version in last.items() if version}
