"""What a disk may hold after the power went off: two models of how little a file system may have kept.

**Strict**: of every write that no fsync covers, each sector is kept or not, in any order; a name is there for certain
only once its folder was synchronised, and names that were not are kept in any choice. **Ordered**, as file systems with
a log do it: names are kept up to some moment, in their order, and an fsync of a file or folder takes those before it
along; the bytes of files are as uncertain as in the strict model.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.crash.operations import FOLDER, Named, Resize, SyncFile, SyncFolder, Unnamed, Write, folder_of

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.crash.operations import Change, Naming, Operation, Recording

SECTOR = 512


class Model(StrEnum):
    STRICT = "strict"
    ORDERED = "ordered"


@dataclass(frozen=True, slots=True)
class Disk:
    """The files of a folder, by their paths, and the folders in it."""

    files: Mapping[str, bytes]
    folders: frozenset[str]

    def make(self, root: Path) -> None:
        """Put all of it into an empty folder."""
        for folder in sorted(self.folders - {""}):
            (root / folder).mkdir()
        for path, data in self.files.items():
            (root / path).write_bytes(data)


def disk_after(recording: Recording, moment: int, model: Model, chance: random.Random) -> Disk:
    """Return one of the disks that there may be when the power goes off right before operation number `moment`."""
    done = recording.operations[:moment]
    namings = _names_kept(done, model, chance)
    names: dict[str, int] = dict.fromkeys(recording.folders | {""}, FOLDER)
    for one in namings:
        if isinstance(one, Unnamed):
            names.pop(one.path, None)
            continue
        if one.before:
            names.pop(one.before, None)
        names[one.path] = one.file
    folders = frozenset(path for path, file in names.items() if file == FOLDER and _is_reached(path, names))
    reached = {path: file for path, file in names.items() if file != FOLDER and folder_of(path) in folders}
    # A file of two names is one file.
    contents = {file: _bytes_kept(done, file, chance) for file in sorted(set(reached.values()))}
    return Disk({path: contents[file] for path, file in reached.items()}, folders)


def _is_reached(path: str, names: Mapping[str, int]) -> bool:
    while path:
        path = folder_of(path)
        if path not in names:
            return False
    return True


def _likelihood(chance: random.Random) -> float:
    """How likely something uncertain is kept: now and then all of it, or nothing."""
    return chance.choice((0.0, 0.0, 0.1, 0.5, 0.9, 1.0))


# Names


def _names_kept(done: Sequence[Operation], model: Model, chance: random.Random) -> list[Naming]:
    namings = [(place, one) for place, one in enumerate(done) if isinstance(one, Named | Unnamed)]
    if model is Model.ORDERED:
        certain = _names_certain(done)
        kept = chance.choice((certain, len(namings), chance.randint(certain, len(namings))))
        return [one for _, one in namings[:kept]]
    synchronised: dict[str, int] = {one.path: place for place, one in enumerate(done) if isinstance(one, SyncFolder)}
    likely = _likelihood(chance)
    return [
        one for place, one in namings if place < synchronised.get(folder_of(one.path), -1) or chance.random() < likely
    ]


def _names_certain(done: Sequence[Operation]) -> int:
    """Return how many namings are durable where each takes all earlier ones along."""
    last_of_file: dict[int, int] = {}
    last_in_folder: dict[str, int] = {}
    count = certain = 0
    for one in done:
        if isinstance(one, Named | Unnamed):
            count += 1
            last_in_folder[folder_of(one.path)] = count
            if one.file != FOLDER:
                last_of_file[one.file] = count
        elif isinstance(one, SyncFile):
            certain = max(certain, last_of_file.get(one.file, 0))
        elif isinstance(one, SyncFolder):
            certain = max(certain, last_in_folder.get(one.path, 0))
    return certain


# Bytes


def _bytes_kept(done: Sequence[Operation], file: int, chance: random.Random) -> bytes:
    certain: list[Change] = []
    pending: list[Change] = []
    for one in done:
        if isinstance(one, Write | Resize) and one.file == file:
            pending.append(one)
        elif isinstance(one, SyncFile) and one.file == file:
            certain += pending
            pending = []
    data = bytearray()
    for one in certain:
        _apply(data, one)
    if pending:
        _apply_some(data, pending, chance)
    return bytes(data)


def _apply(data: bytearray, change: Change) -> None:
    if isinstance(change, Resize):
        del data[change.size :]
        data.extend(bytes(change.size - len(data)))
        return
    data.extend(bytes(max(0, change.place - len(data))))
    data[change.place : change.place + len(change.data)] = change.data


def _apply_some(data: bytearray, pending: Sequence[Change], chance: random.Random) -> None:
    """Apply some of the uncertain changes: some whole, some by sectors, in the end with one of the possible lengths."""
    likely = _likelihood(chance)
    tear = chance.random() < 0.5
    sizes = {len(data)}
    for change in pending:
        size = change.size if isinstance(change, Resize) else max(*sizes, change.place + len(change.data))
        sizes.add(size)
        if isinstance(change, Resize) or not tear:
            if chance.random() < likely:
                _apply(data, change)
            continue
        for part in _sectors(change):
            if chance.random() < likely:
                _apply(data, part)
    size = chance.choice(sorted(sizes | {len(data)}))
    if size > len(data):
        # A file that has grown before its bytes were there: zeros, or what somebody else had on the disk.
        missing = size - len(data)
        data.extend(bytes(missing) if chance.random() < 0.7 else chance.randbytes(missing))
    elif chance.random() < 0.5:
        del data[size:]


def _sectors(change: Write) -> list[Write]:
    """Return a write as the disk does it, sector by sector."""
    ends = range((change.place // SECTOR + 1) * SECTOR, change.place + len(change.data), SECTOR)
    places = [change.place, *ends]
    until = [*ends, change.place + len(change.data)]
    return [
        Write(change.file, place, change.data[place - change.place : end - change.place])
        for place, end in zip(places, until, strict=True)
    ]
