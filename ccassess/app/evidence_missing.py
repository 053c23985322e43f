"""Looking whether what the evidence names is still there: only when a person asks, never in the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.app.evidence_opening import place_of
from ccassess.domain.evidence import EvidenceKind
from ccassess.domain.links import LinkKind, link_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ccassess.app.contents import Contents
    from ccassess.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, as items: files whose bytes are `missing`, links whose place on this computer is there or `gone`.

    `not_looked` are links to the web and to other computers, which are asked for nothing, and paths that start from
    nowhere.
    """

    missing: tuple[Evidence, ...]
    there: tuple[Evidence, ...]
    gone: tuple[Evidence, ...]
    not_looked: tuple[Evidence, ...]


def look(items: Iterable[Evidence], contents: Contents, beside: Path | None = None) -> Looked:
    """Look whether contents are at hand and linked files and folders are in their places.

    `beside` is the folder that paths without a place of their own start from, the assessment's. Raises nothing.
    """
    listed = tuple(items)
    found = {one.id: _found(one, beside) for one in listed if one.kind is EvidenceKind.LINK}
    return Looked(
        missing=tuple(one for one in listed if contents.is_missing(one)),
        there=tuple(one for one in listed if found.get(one.id) is True),
        gone=tuple(one for one in listed if found.get(one.id) is False),
        not_looked=tuple(one for one in listed if one.id in found and found[one.id] is None),
    )


def _found(item: Evidence, beside: Path | None) -> bool | None:
    """Whether a linked place is there; None where nobody looks."""
    link = link_of(item.link)
    place = place_of(link.path, beside) if link.kind is LinkKind.LOCAL else None
    if place is None:
        return None
    try:
        return place.exists()
    except (OSError, ValueError):
        return False
