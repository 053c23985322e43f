"""Traces of restored versions: entries of the history that stay, whatever later becomes of the content.

An ordinary change leaves an entry only where it still shows when the file is written. That somebody restored a version
is recorded even where they took it back at once; until the file holds it, the assessment carries it as a trace.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Assessment, HistoryEntry, Trace
from ccassess.domain.field_texts import is_id, words

if TYPE_CHECKING:
    from ccassess.domain.party import Party

RESTORED = "restored"
"""The path of such an entry: `new` is the version restored; `old` the one that was taken back by undoing."""

_MOMENT = r"[0-9T:.+-]{19,32}Z?"
_VERSION = rf"[1-9][0-9]{{0,15}} {_MOMENT}"
_TEXT = re.compile(
    rf"(?P<time>{_MOMENT}) (?P<sign>restored|undone) (?P<version>{_VERSION})(?: by (?P<who>.+))?", re.DOTALL
)


def version_text(assessment: Assessment) -> str:
    """Return which version of a document it is: its generation, and when its content last changed (ISO time, UTC)."""
    return f"{assessment.generation} {assessment.changed}"


def trace_text(entry: HistoryEntry) -> str:
    """Return all of an entry but its id in one text, as the journal carries it."""
    sign, version = ("restored", entry.new) if entry.new else ("undone", entry.old)
    by = f" by {entry.who}" if entry.who else ""
    return f"{entry.time} {sign} {version}{by}"


def trace_of(entry_id: str, text: str) -> HistoryEntry:
    """Return the entry of such a text. Raises ValueError for other texts."""
    found = _TEXT.fullmatch(text)
    if found is None or not is_id(entry_id):
        raise ValueError(f"no trace of a restored version: {text!r}")
    old, new = ("", found["version"]) if found["sign"] == "restored" else (found["version"], "")
    return HistoryEntry(entry_id, found["time"], words(found["who"] or ""), RESTORED, old, new)


def pending(saved: Assessment, current: Assessment, party: Party | None = None) -> tuple[Trace, ...]:
    """Return the traces that the histories of `saved` do not hold yet; of one party where one is named."""
    wanted = tuple(one for one in current.traces if party is None or one.party is party)
    if not wanted:
        return ()
    known = {(owner, one.id) for owner, history in saved.histories.items() for one in history}
    known |= {(one.party, one.entry.id) for one in saved.traces}
    return tuple(one for one in wanted if (one.party, one.entry.id) not in known)
