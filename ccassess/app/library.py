"""Criteria packs as a person chooses them: what the program ships, and any folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.storage.pack_files import NotAPackError, PackInvalidError, check_pack, read_pack_folder
from ccassess.storage.pack_library import ShippedPack, find_pack, shipped_packs, title_in

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.pack import Pack
    from ccassess.domain.problems import Problem

DEFAULT_PACK = "org.ccassess.contact-center"
"""The pack a new assessment is made by where nobody chooses another."""

__all__ = [
    "DEFAULT_PACK",
    "NotAPackError",
    "PackInvalidError",
    "ShippedPack",
    "check_folder",
    "find_pack",
    "shipped_packs",
    "title_in",
]


def check_folder(folder: Path) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack in a folder (None where it has errors) and all its problems.

    Raises NotAPackError where the folder holds no pack.
    """
    return check_pack(read_pack_folder(folder))
