"""What a new version of a pack changes, and how large a step of its version number that asks for.

Patch: wording that cannot change a score. Minor: additions. Major: whatever can change the meaning of an answer
that somebody has already given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from ccassess.domain.bumps import Bump, PackChange
from ccassess.domain.companion_changes import companion_changes
from ccassess.domain.criteria_changes import criteria_changes
from ccassess.domain.text_changes import text_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.domain.pack import Pack

__all__ = ["Bump", "PackChange", "compare", "is_newer", "needed", "next_version", "order", "stated"]

Order: TypeAlias = "tuple[tuple[int, int, int], bool, tuple[tuple[bool, int, str], ...]]"
"""The numbers of a version; whether it is a release; the words that lead up to one, numbers before others."""

_PARTS = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:-(.+))?")


def compare(old: Pack, new: Pack) -> tuple[PackChange, ...]:
    """Return all that differs between two versions of a pack but the version itself, the weightiest first."""
    found = (*criteria_changes(old, new), *companion_changes(old, new))
    return tuple(sorted((*found, *text_changes(old, new, found)), key=_weight))


def needed(changes: Iterable[PackChange]) -> Bump:
    """Return the smallest step that covers all changes."""
    return max((change.bump for change in changes), default=Bump.NONE)


def stated(old: str, new: str) -> Bump | None:
    """Return the step from one version to another; None where the new one is lower.

    From a version that leads up to a release ("2.0.0-beta") any step is as large as it has to be.
    """
    if order(new) < order(old):
        return None
    before, after = order(old)[0], order(new)[0]
    steps = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)
    if old != new and not order(old)[1]:
        return Bump.MAJOR
    return next((step for step, was, now in zip(steps, before, after, strict=True) if was != now), Bump.NONE)


def next_version(version: str, bump: Bump) -> str:
    """Return the lowest release that is at least this step above another."""
    (major, minor, patch), is_release, _ = order(version)
    if bump is Bump.NONE:
        return version
    if not is_release:
        return f"{major}.{minor}.{patch}"
    return {
        Bump.PATCH: f"{major}.{minor}.{patch + 1}",
        Bump.MINOR: f"{major}.{minor + 1}.0",
        Bump.MAJOR: f"{major + 1}.0.0",
    }[bump]


def is_newer(version: str, other: str) -> bool:
    """Whether a version stands above another; what leads up to a version ("1.0.0-beta") stands below it."""
    return order(version) > order(other)


def order(version: str) -> Order:
    """Return what versions are sorted by, the lowest first; what is no version comes before all of them."""
    found = _PARTS.fullmatch(version)
    if found is None:
        return (-1, -1, -1), False, ((True, 0, version),)
    before = found[4] or ""
    words = tuple((not word.isdecimal(), int(word) if word.isdecimal() else 0, word) for word in before.split("."))
    return (int(found[1]), int(found[2]), int(found[3])), not before, words


def _weight(change: PackChange) -> int:
    return -change.bump
