"""Tries many disks that a power cut may leave of one recording: numbered, so that each can be had again."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.crash.disks import Model, disk_after
from tests.crash.opening import LostError, open_again, promised_by
from tests.crash.operations import SyncFile, SyncFolder
from tests.crash.worker import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.crash.operations import Operation, Recording

JOURNAL, VERSIONS = f"{DATA}/journal", f"{DATA}/versions"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory, where there is one: the disks are made thousands of times


def try_disk(recording: Recording, model: Model, number: int) -> str | None:
    """Make disk `number` and open it; return what is lost, None where nothing is."""
    chance = random.Random(f"{model} {number}")  # noqa: S311 - the same each time
    moment = chance.randint(0, len(recording.operations))
    disk = disk_after(recording, moment, model, chance)
    root = Path(tempfile.mkdtemp(prefix="ccassess-disk-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        disk.make(root)
        try:
            open_again(root, promised_by(recording.operations[:moment]))
        except LostError as error:
            return f"{model} {number}, after operation {moment}: {error}"
        except Exception as error:  # noqa: BLE001 - whatever the program stumbles over is a finding
            return f"{model} {number}, after operation {moment}: the program failed: {error!r}"
        return None
    finally:
        shutil.rmtree(root)


def losses(recording: Recording, model: Model, numbers: range) -> Iterator[str]:
    for number in numbers:
        found = try_disk(recording, model, number)
        if found is not None:
            yield found


# The fsyncs


def site(recording: Recording, one: Operation) -> str | None:
    """Return which fsync of the program an operation is, None for any other operation."""
    if isinstance(one, SyncFolder):
        return f"folder {_place(one.path) or '.'}"
    if not isinstance(one, SyncFile):
        return None
    name = recording.first_names[one.file]
    folder = name.rpartition("/")[0]
    # The journal's files keep their names; elsewhere each is written under a name of chance.
    return f"file {name}" if folder == JOURNAL else f"files in {_place(folder)}"


def _place(folder: str) -> str:
    """Return a folder as all recordings have it: those of versions are named for the document."""
    return f"{VERSIONS}/DOCUMENT" if folder.startswith(f"{VERSIONS}/") else folder


def sites(recording: Recording) -> Counter[str]:
    """Return all fsyncs of a recording, and how often each is done."""
    return Counter(found for one in recording.operations if (found := site(recording, one)) is not None)


def without(recording: Recording, *left_out: str) -> Recording:
    """Return the recording as it were if the program did not do some fsyncs."""
    kept = tuple(one for one in recording.operations if site(recording, one) not in left_out)
    return replace(recording, operations=kept)
