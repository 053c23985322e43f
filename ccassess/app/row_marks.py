"""Which rows of the journal each moment of a session covers, and how a file's own history tells which it holds.

The ids of the entries that a save adds to a history begin with what names the last row it covers. So a file says which
rows it holds also where the journal could be told nothing, and no clock is believed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.changes import ordered
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ccassess.domain.assessment import Assessment, HistoryEntry
    from ccassess.storage.journal_rows import Row

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """The row up to which a moment, by its number, is in the journal; with the row's own time it is no other row."""

    number: int
    row: int
    time: str


class RowMarks:
    """The marks of one session in one journal."""

    def __init__(self) -> None:
        self._marks: list[Mark] = []

    def add(self, number: int, row: int, time: str) -> None:
        """Note that a moment is in the journal up to a row that bears this time."""
        self._marks.append(Mark(number, row, time))

    def add_as_last(self, number: int) -> None:
        """Note that a moment covers all rows there are."""
        last = self.reached()
        if last is not None:
            self.add(number, last.row, last.time)

    def begin_anew(self) -> None:
        """Forget all of them: it is another journal by now, with numbers of its own."""
        self._marks.clear()

    def reached(self, number: int | None = None) -> Mark | None:
        """Return the last row that a moment covers, of all without one; None where it has none in this journal."""
        marks = (one for one in self._marks if number is None or one.number <= number)
        return max(marks, key=_row, default=None)

    def has(self, mark: Mark) -> bool:
        """Whether a row is still one of this journal."""
        return mark in self._marks

    def let_go(self, mark: Mark) -> None:
        """Forget the rows up to one: the journal has them no more."""
        self._marks = [one for one in self._marks if one.row > mark.row]


def telling(session: str, mark: Mark, before: Assessment, written: Assessment) -> Assessment:
    """Return what is to be written with the entries that it adds to the histories telling up to which row it holds.

    What names a restored version keeps its id: the journal knows it by that.
    """
    head = _head(session, mark.row, mark.time)
    histories = {
        party: _told(history, {one.id for one in before.histories.get(party, ())}, head)
        for party, history in written.histories.items()
    }
    return replace(written, histories=histories)


def told_by(entries: Iterable[str], session: str, rows: Sequence[Row]) -> int:
    """Return the last of a session's rows that a history, by the ids of its entries, says it holds; 0 for none."""
    heads = {one[:_DIGITS] for one in entries}
    held = (row.sequence for row in rows if _head(session, row.sequence, row.time) in heads)
    return max(held, default=0)


def _told(history: tuple[HistoryEntry, ...], known: Collection[str], head: str) -> tuple[HistoryEntry, ...]:
    return ordered(
        tuple(
            one if one.id in known or one.path == RESTORED else replace(one, id=head + one.id[_DIGITS:])
            for one in history
        )
    )


def _head(session: str, row: int, time: str) -> str:
    return hashlib.blake2b(f"{session} {row} {time}".encode(), digest_size=_DIGITS // 2).hexdigest()


def _row(mark: Mark) -> int:
    return mark.row
