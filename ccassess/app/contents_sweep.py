"""Which contents the store of this computer still needs, and the removal of the others once a session has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.storage.content_store import YOUNG
from ccassess.storage.opened_copies import sweep_copies
from ccassess.storage.version_store import VersionStore

if TYPE_CHECKING:
    from ccassess.storage.content_store import ContentStore
    from ccassess.storage.journal import Journal


def sweep_contents(
    store: ContentStore, journal: Journal, versions: VersionStore | None = None, older_than: float = YOUNG
) -> int:
    """Remove the contents that nobody needs any more; return how many went. Not for the window's thread.

    Copies made to be opened go too, once they are old.
    Needed are those that a row of the journal names, before the change or after it, and those of the kept versions.
    Sessions that are open have theirs in memory, and put one again before they journal it. Raises NotJournalledError
    where the journal cannot say; nothing is then removed, nor where the versions cannot be read.
    """
    sweep_copies()
    if not store.has_older(older_than):
        return 0
    kept = VersionStore(contents=store) if versions is None else versions
    try:
        needed = kept.contents_needed()
    except OSError:
        return 0
    return store.sweep(needed | _journalled(journal), older_than)


def _journalled(journal: Journal) -> set[str]:
    changes = [row.change for waiting in journal.documents() for row in journal.rows(waiting.document)]
    contents = [one for one in changes if one.path.startswith("evidence/") and one.path.endswith("/content")]
    return {text.partition(" ")[0] for one in contents for text in (one.old, one.new) if text}
