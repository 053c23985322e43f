"""The criteria packs at hand: those the program ships with, those a person installed, any folder or ZIP file."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from ccassess.data import criteria_folder
from ccassess.domain.versions import order
from ccassess.storage import strict_yaml
from ccassess.storage.pack_archive import read_pack_archive
from ccassess.storage.pack_files import TOP, NotAPackError, read_pack_folder
from ccassess.storage.packs.codes import Code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ccassess.domain.versions import Order

DATA_FOLDER = "CCASSESS_DATA"
"""The environment variable that names another folder for what belongs to the person."""
_LIKE = 0.85
"""How much alike two whole ids are where one is the other with a slip."""


class Origin(StrEnum):
    """Where a pack comes from."""

    SHIPPED = "shipped"
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True)
class ListedPack:
    """A pack at hand, as its pack.yaml names it."""

    id: str
    version: str
    title: str
    folder: Path
    origin: Origin = Origin.SHIPPED

    @property
    def name(self) -> str:
        """What finds exactly this one: id@version."""
        return f"{self.id}@{self.version}"


def library_folder() -> Path:
    """Return the folder of the installed packs, each in ID/VERSION; it need not be there yet."""
    named = os.environ.get(DATA_FOLDER)
    base = Path(named) if named else platformdirs.user_data_path("ccassess", appauthor=False)
    return base / "packs"


def shipped_packs() -> list[ListedPack]:
    """Return the packs that come with the program; a folder that holds none is passed over."""
    packs = (_listed(folder, Origin.SHIPPED) for folder in _folders(criteria_folder()))
    return _in_order([pack for pack in packs if pack is not None])


def installed_packs() -> list[ListedPack]:
    """Return the packs that a person has installed; what does not lie where its pack.yaml belongs is passed over."""
    found: list[ListedPack] = []
    for home in _folders(library_folder()):
        packs = (_listed(folder, Origin.INSTALLED) for folder in _folders(home))
        found += [pack for pack in packs if pack is not None and (pack.id, pack.version) == _place(pack.folder)]
    return _in_order(found)


def packs_at_hand() -> list[ListedPack]:
    """Return all packs by id, the highest version of each first; of one version the shipped one comes first."""
    return _in_order([*shipped_packs(), *installed_packs()])


def listed_pack(name: str) -> ListedPack | None:
    """Return the pack at hand with this id (its highest version) or this id@version; None where there is none."""
    return next((pack for pack in packs_at_hand() if name in {pack.id, pack.name}), None)


def find_pack(name: str) -> Mapping[str, bytes]:
    """Return the files of the pack at hand with this id or id@version, else of the pack in this folder or ZIP file.

    Raises NotAPackError where it is none of them or the folder's files cannot be read, PackRefusedError and
    UnreadableFileError where a ZIP file is not to be trusted or cannot be read.
    """
    listed = listed_pack(name)
    if listed is not None:
        return read_pack_folder(listed.folder)
    # An empty path would be the current folder.
    if name and Path(name).is_dir():
        return read_pack_folder(Path(name))
    if name and Path(name).exists():
        return read_pack_archive(Path(name))
    raise NotAPackError(Code.UNKNOWN_PACK, name, hint=nearest_name(name, packs_at_hand()))


def nearest_name(name: str, packs: Collection[ListedPack]) -> str:
    """Return the id, or id@version, that was probably meant by a name that finds nothing; "" where none is like it."""
    names = [known for pack in packs for known in (pack.id, pack.name)]
    close = difflib.get_close_matches(name, names, 1, _LIKE)
    # Many type the end of an id alone, as they would a file's name; what ids begin with makes them all alike.
    ends = {known.rpartition(".")[2]: known for known in reversed([pack.id for pack in packs])}
    end = name.partition("@")[0].rpartition(".")[2]
    near = difflib.get_close_matches(end, ends, 1) or [one for one in ends if end and end in one]
    return next(iter(close), ends[near[0]] if near else "")


def title_in(pack: ListedPack, language: str) -> str:
    """Return the title of a pack at hand in a language, else in its own."""
    folder = pack.folder / "i18n"
    for path in (folder / f"{language}.yaml", *sorted(folder.glob(f"{language}.*.yaml"))):
        title = _inner(_entries(path).get("texts")).get("pack.title")
        text = _inner(title).get("text", title)
        if isinstance(text, strict_yaml.Scalar):
            return text.text
    return pack.title


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the folders in a folder, in no order; none where it is not there or cannot be read."""
    try:
        inside = list(folder.iterdir())
    except OSError:
        return
    yield from (path for path in inside if path.is_dir())


def _place(folder: Path) -> tuple[str, str]:
    return folder.parent.name, folder.name


def _listed(folder: Path, origin: Origin) -> ListedPack | None:
    entries = _entries(folder / TOP)
    texts = {key: value.text for key, value in entries.items() if isinstance(value, strict_yaml.Scalar)}
    if not texts:
        return None
    return ListedPack(texts.get("id", ""), texts.get("version", ""), texts.get("title", ""), folder, origin)


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


def _in_order(packs: list[ListedPack]) -> list[ListedPack]:
    """Return packs by id, then the highest version first, then the shipped one first."""
    by_origin = sorted(packs, key=_origin, reverse=True)
    return sorted(sorted(by_origin, key=_version, reverse=True), key=_id)


def _id(pack: ListedPack) -> str:
    return pack.id


def _version(pack: ListedPack) -> Order:
    return order(pack.version)


def _origin(pack: ListedPack) -> str:
    return pack.origin
