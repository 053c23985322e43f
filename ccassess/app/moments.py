"""An open document as it was at a moment, and whether everything in it would survive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.failures import NotJournalledError
    from ccassess.storage.journal_rows import Strand


@dataclass(frozen=True, slots=True)
class Durability:
    """Whether every edit so far would survive the end of the program, and what the journal failed at last.

    There may be an error although everything is durable: the journal could not be read, or the file holds it all.
    """

    durable: bool
    error: NotJournalledError | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The document as it was: `number` orders moments, `edits` counts the edits before it."""

    number: int
    edits: int
    value: Assessment
    origin: Assessment
    strand: Strand
    who: str
    time: str
