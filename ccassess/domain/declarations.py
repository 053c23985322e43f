"""Finding what a pack declares about answers by an earlier version, or by another pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.migration import Declared
    from ccassess.domain.pack import Pack


def declared(pack: Pack, old_id: str, old_version: str) -> Mapping[str, Declared]:
    """Return what a pack declares about an earlier version, by the earlier ids; nothing where it says nothing."""
    for one in pack.migrations:
        if one.version == old_version and (one.pack or pack.id) == old_id:
            return one.criteria
    return {}
