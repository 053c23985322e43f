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


def title_in(pack: ShippedPack, language: str) -> str:
    """Return the title of a shipped pack in a language, else in its own."""
    translations = _entries(pack.folder / "i18n" / f"{language}.yaml").get("texts")
    title = _inner(translations).get("pack.title")
    text = _inner(title).get("text", title)
    return text.text if isinstance(text, strict_yaml.Scalar) else pack.title


def _shipped(folder: Path) -> ShippedPack | None:
    entries = _entries(folder / "pack.yaml")
    texts = {key: value.text for key, value in entries.items() if isinstance(value, strict_yaml.Scalar)}
    if not texts:
        return None
    return ShippedPack(texts.get("id", ""), texts.get("version", ""), texts.get("title", ""), folder)


def _entries(path: Path) -> dict[str, strict_yaml.Value]:
    """Return what a YAML file says at its top; nothing where it cannot be read."""
    try:
        document = strict_yaml.read(path.read_bytes())
    except OSError:
        return {}
    return _inner(document.root) if isinstance(document, strict_yaml.Document) else {}


def _inner(value: strict_yaml.Value | None) -> dict[str, strict_yaml.Value]:
    if not isinstance(value, strict_yaml.Mapping):
        return {}
    return {entry.key.text: entry.value for entry in value.entries}


def _id(pack: ShippedPack) -> str:
    return pack.id
