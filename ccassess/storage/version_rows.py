"""A kept version as bytes: one line with its own hash that says what it is, then the file without its evidence."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from ccassess.domain.evidence import is_sha256
from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.kept import Kept, Version
from ccassess.domain.plain_text import plain
from ccassess.storage import container
from ccassess.storage.broken import refusing
from ccassess.storage.canonical_json import (
    LARGEST_INTEGER,
    Place,
    as_choice,
    as_integer,
    as_list,
    as_object,
    as_text,
    dump,
    load,
)
from ccassess.storage.conformity import is_time
from ccassess.storage.evidence import FOLDER, is_content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_LINE = 64_000
"""Bytes of the first line at most; 120 contents and two names take a sixth of it."""

_FORMAT = 1
_NAME_CHARACTERS = 400
_KEY = re.compile(r"(?P<number>[0-9]{9})\.version")
_KEYS = {
    "body",
    "changed",
    "contents",
    "document",
    "file",
    "format",
    "generation",
    "sha256",
    "sitting",
    "size",
    "time",
    "who",
    "why",
}


def key_of(number: int) -> str:
    """Return the name that a version is stored under."""
    return f"{number:09}.version"


def number_of(key: str) -> int:
    """Return the number of a version by the name it is stored under; 0 for the name of anything else."""
    found = _KEY.fullmatch(key)
    return int(found["number"]) if found else 0


def parted(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return a file without its evidence, and the contents of that by SHA-256. Raises UnreadableFileError."""
    members = container.unpack(data)
    contents = {name.rpartition("/")[2]: content for name, content in members.items() if is_content(name)}
    return container.pack({name: content for name, content in members.items() if not is_content(name)}), contents


def whole(body: bytes, contents: Mapping[str, bytes]) -> bytes:
    """Return the file that `parted` has taken apart. Raises UnreadableFileError."""
    return container.pack(container.unpack(body) | {FOLDER + name: data for name, data in contents.items()})


def version_bytes(version: Version, body: bytes) -> bytes:
    """Return what is stored of a version."""
    line = dump(
        {
            "body": hashlib.sha256(body).hexdigest(),
            "changed": version.changed,
            "contents": list(version.contents),
            "document": version.document,
            "file": plain(version.file)[:_NAME_CHARACTERS],
            "format": _FORMAT,
            "generation": version.generation,
            "sha256": version.sha256,
            "sitting": version.sitting,
            "size": version.size,
            "time": version.time,
            "who": plain(version.who)[:_NAME_CHARACTERS],
            "why": version.why.value,
        }
    )
    return hashlib.sha256(line).hexdigest().encode() + b" " + line + body


def read_version(data: bytes, key: str, body: Callable[[], bytes] | None = None) -> Version | None:
    """Return the version whose first line this begins with; None where it is damaged, or not one of ours.

    With `body`, which returns all that follows the line, that is checked too.
    """
    said, newline, _ = data.partition(b"\n")
    own, _, line = said.partition(b" ")
    if len(said) > LONGEST_LINE or hashlib.sha256(line + newline).hexdigest().encode() != own:
        return None
    try:
        with refusing():
            version, digest = _version(line + newline, key)
    except UnreadableFileError:
        return None
    if body is not None and hashlib.sha256(body()).hexdigest() != digest:
        return None
    return version


def _version(line: bytes, key: str) -> tuple[Version, str]:
    place = Place(key)
    said = as_object(load(line, key), place, _KEYS)
    as_integer(said["format"], place, _FORMAT, _FORMAT)
    contents = tuple(as_text(one, place) for one in as_list(said["contents"], place))
    digests = [as_text(said[name], place) for name in ("sha256", "body")]
    times = [as_text(said[name], place) for name in ("time", "changed")]
    if not all(map(is_sha256, (*contents, *digests))) or not all(map(is_time, times)):
        raise place.wrong()
    version = Version(
        document=as_text(said["document"], place),
        number=number_of(key),
        time=times[0],
        changed=times[1],
        generation=as_integer(said["generation"], place, 1, LARGEST_INTEGER),
        who=as_text(said["who"], place),
        why=as_choice(said["why"], place, Kept),
        file=as_text(said["file"], place),
        size=as_integer(said["size"], place),
        sha256=digests[0],
        sitting=as_text(said["sitting"], place),
        contents=contents,
        key=key,
    )
    return version, digests[1]
