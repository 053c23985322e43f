"""The kept versions of a document with what each changed; and the histories with what is not in the file yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.app.clock import new_id, now
from ccassess.app.versions import value_of, versions_of
from ccassess.domain.changes import diff, record
from ccassess.domain.failures import UnreadableFileError

if TYPE_CHECKING:
    from ccassess.app.session import Session
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.changes import FieldChange
    from ccassess.domain.kept import Version
    from ccassess.storage.version_store import VersionStore


@dataclass(frozen=True, slots=True)
class Listed:
    """A version: what it holds, and what is otherwise in it than in the version before it and than in the present.

    `value` is None where it cannot be opened; `from_before` is None for the oldest, `from_now` where nothing was given
    to compare with.
    """

    version: Version
    value: Assessment | None
    from_before: tuple[FieldChange, ...] | None
    from_now: tuple[FieldChange, ...] | None


def listed_versions(document: str, present: Assessment | None, store: VersionStore | None = None) -> tuple[Listed, ...]:
    """Return the versions of a document, the newest first, each compared; reads all of them: not for the window."""
    now_without = None if present is None else replace(present, traces=())
    found: list[Listed] = []
    before: Assessment | None = None
    for version in reversed(versions_of(document, store)):
        try:
            value = value_of(version, store)
        except UnreadableFileError:
            found.append(Listed(version, None, None, None))
            continue
        from_before = None if before is None else diff(before, value)
        from_now = None if now_without is None else diff(now_without, value)
        found.append(Listed(version, value, from_before, from_now))
        before = value
    return tuple(reversed(found))


def recorded_now(session: Session) -> Assessment:
    """Return the present value with histories that say already what the next save would add to them."""
    return record(session.origin, session.assessment, session.who, now(), new_id)
