"""The criteria packs at hand: those the program ships with, and any folder a person points at."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.data import criteria_folder
from ccassess.storage import strict_yaml
from ccassess.storage.pack_files import NotAPackError, read_pack_folder
from ccassess.storage.packs.codes import Code

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ShippedPack:
    """A pack that comes with the program, as its pack.yaml names it."""

    id: str
    version: str
    title: str
    folder: Path


def shipped_packs() -> list[ShippedPack]:
    """Return the packs that come with the program, by id; a folder that holds none is passed over."""
    packs = (_shipped(folder) for folder in criteria_folder().iterdir() if folder.is_dir())
    return sorted((pack for pack in packs if pack is not None), key=_id)


def find_pack(id_or_folder: str) -> Mapping[str, bytes]:
    """Return the files of the shipped pack with this id, else of the pack in this folder.

    Raises NotAPackError where it is neither, or the folder's files cannot be read.
    """
    shipped = {pack.id: pack.folder for pack in shipped_packs()}
    if id_or_folder in shipped:
        return read_pack_folder(shipped[id_or_folder])
    # An empty path would be the current folder.
    if id_or_folder and Path(id_or_folder).is_dir():
        return read_pack_folder(Path(id_or_folder))
    hint = next(iter(difflib.get_close_matches(id_or_folder, shipped, 1)), "")
    raise NotAPackError(Code.UNKNOWN_PACK, id_or_folder, hint=hint)


def _shipped(folder: Path) -> ShippedPack | None:
    try:
        document = strict_yaml.read((folder / "pack.yaml").read_bytes())
    except OSError:
        return None
    if not isinstance(document, strict_yaml.Document) or not isinstance(document.root, strict_yaml.Mapping):
        return None
    texts = {
        entry.key.text: entry.value.text
        for entry in document.root.entries
        if isinstance(entry.value, strict_yaml.Scalar)
    }
    return ShippedPack(texts.get("id", ""), texts.get("version", ""), texts.get("title", ""), folder)


def _id(pack: ShippedPack) -> str:
    return pack.id
