"""What a session has at hand of its evidence: the contents of its file, those attached, and this computer's store."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind, contents_needed
from ccassess.domain.failures import NotJournalled, NotJournalledError, NotSaved, NotSavedError
from ccassess.storage.content_store import ContentStore
from ccassess.storage.file_types import promised_type, suffix_of, type_by_content

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ccassess.domain.evidence import Evidence
    from ccassess.storage.file_types import FileType

RECENT = 3_600
"""Seconds for which a content that was put is known to be in the store: far less than until it may be swept."""

_CODES = {
    NotSaved.DISK_FULL: NotJournalled.DISK_FULL,
    NotSaved.NO_PERMISSION: NotJournalled.NO_PERMISSION,
    NotSaved.IN_USE: NotJournalled.IN_USE,
    NotSaved.NOT_VERIFIED: NotJournalled.DISK_FAILS,
}


class Contents:
    """The bytes by their SHA-256, of a session or a copy of one. What was at hand once stays until the session ends.

    So a save never lacks what a person has seen, whatever became of the store meanwhile. It may be used by several
    threads: contents are only ever added.
    """

    def __init__(self, of_file: Mapping[str, bytes] | None = None, store: ContentStore | None = None) -> None:
        self._held = dict(of_file or {})
        self._in_file = frozenset(self._held)
        self._kept: dict[str, float] = {}
        self._owed: set[str] = set()
        self._types: dict[tuple[str, str], FileType | None] = {}
        self.store = ContentStore() if store is None else store

    def get(self, sha256: str, /) -> bytes | None:
        """Return the bytes with this SHA-256; None where they are nowhere at hand."""
        held = self._held.get(sha256)
        if held is None:
            held = self.store.get(sha256)
            if held is not None:
                self._held[sha256] = held
        return held

    def is_missing(self, item: Evidence) -> bool:
        """Whether an item is a file whose bytes are nowhere at hand."""
        return item.kind is EvidenceKind.FILE and self.get(item.sha256) is None

    def type_of(self, item: Evidence) -> FileType | None:
        """Return the type of a file by its bytes, whatever it is called by now; by its name while they are missing.

        The bytes are looked at once.
        """
        key = item.sha256, suffix_of(item.name)
        if key not in self._types:
            data = self.get(item.sha256)
            if data is None:
                return promised_type(item.name)
            self._types[key] = type_by_content(item.name, data)
        return self._types[key]

    def at_hand(self, items: Iterable[Evidence]) -> frozenset[str]:
        """Return which contents of these items are at hand, by their SHA-256."""
        return frozenset(sha256 for sha256 in contents_needed(items) if self.get(sha256) is not None)

    def copied(self) -> Contents:
        """Return the same contents for another document: a moved assessment, an earlier version."""
        return Contents(self._held, self.store)

    def hold(self, contents: Mapping[str, bytes]) -> None:
        """Have more contents at hand: of another file that is merged, of an earlier version that is restored."""
        self._held.update(contents)

    def put(self, data: bytes) -> str:
        """Have a content at hand and in the store, durable on return; return its SHA-256.

        25 MB take a second on a slow disk: not for the window's thread. Raises NotSavedError; it is then not at hand.
        """
        sha256 = self.store.put(data)
        self._kept[sha256] = time.time()
        self._held[sha256] = data
        return sha256

    def secure(self, before: Iterable[Evidence], after: Iterable[Evidence]) -> NotJournalledError | None:
        """Put into the store what items now name and did not before, ahead of the journal's rows that name it.

        Usually it is there already. Returns why one could not be put; it is tried again at the next call.
        """
        if before is not after:
            self._owed |= contents_needed(after).keys() - contents_needed(before).keys()
        for sha256 in sorted(self._owed):
            data = None if self._is_kept(sha256) else self.get(sha256)
            try:
                if data is not None:
                    self.put(data)
            except NotSavedError as error:
                return _not_journalled(error)
            self._owed.discard(sha256)
        return None

    def _is_kept(self, sha256: str) -> bool:
        return 0 <= time.time() - self._kept.get(sha256, 0) < RECENT and self.store.has(sha256)

    # What the file holds of them

    def mark_saved(self, in_file: Collection[str]) -> None:
        """Take note of the contents that the file now holds."""
        self._in_file = frozenset(in_file)

    def beyond_file(self, items: Iterable[Evidence]) -> frozenset[str]:
        """Return the contents of these items that are in memory and that the file lacks."""
        return frozenset(contents_needed(items).keys() & self._held.keys() - self._in_file)


def _not_journalled(error: NotSavedError) -> NotJournalledError:
    data = {name: text for name, text in error.data.items() if name in {"file", "detail"}}
    return NotJournalledError(_CODES.get(error.code, NotJournalled.OTHER), **data)
