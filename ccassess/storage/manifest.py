"""The manifest: what the file is, and every other member with its length and hash; derived from them, never truth."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.storage.canonical_json import Json, Place, as_integer, as_object, as_text, dump, load
from ccassess.storage.members import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Assessment

FORMAT = 1
"""The format this program writes, and the newest it reads."""

KIND = "assessment"

Listing = dict[str, dict[str, int | str]]
"""Length and SHA-256 of members by name."""

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")
_KEYS = {"document", "format", "generation", "kind", "members", "pack", "program", "revision"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is taken from a manifest because nothing else says it: the generation and the version that wrote it."""

    generation: int
    program: str


def listing(members: Mapping[str, bytes]) -> Listing:
    """Return length and SHA-256 of every member by name."""
    return {name: {"length": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()}


def manifest_of(assessment: Assessment, program: str, members: Listing) -> bytes:
    """Return the manifest of an assessment and its other members. Raises ValueError for an odd program version."""
    if not _VERSION.fullmatch(program):
        message = f"not a version: {program!r}"
        raise ValueError(message)
    listed: dict[str, Json] = {name: {**one} for name, one in members.items()}
    pack = assessment.pack
    return dump(
        {
            "document": assessment.id,
            "format": FORMAT,
            "generation": assessment.generation,
            "kind": KIND,
            "members": listed,
            "pack": {
                "id": pack.id,
                "scoring": scoring_fingerprint(pack),
                "texts": texts_fingerprint(pack),
                "version": pack.version,
            },
            "program": program,
            "revision": assessment.revision,
        }
    )


def read_claim(manifest: bytes) -> Claim:
    """Return what a manifest alone says.

    Raises UnreadableFileError: a newer format, another kind of file, not a manifest.
    """
    place = Place(MANIFEST)
    value = load(manifest, MANIFEST)
    if isinstance(value, dict) and as_integer(value.get("format"), place.at("format"), 1) > FORMAT:
        raise place.wrong(Unreadable.NEWER_FORMAT)
    said = as_object(value, place, _KEYS)
    if as_text(said["kind"], place.at("kind")) != KIND:
        raise place.wrong(Unreadable.OTHER_KIND)
    program = as_text(said["program"], place.at("program"))
    if not _VERSION.fullmatch(program):
        raise place.at("program").wrong()
    return Claim(as_integer(said["generation"], place.at("generation"), 1), program)


def check_hashes(manifest: bytes, members: Listing) -> None:
    """Raise UnreadableFileError naming the first member whose length or hash is not the manifest's."""
    value = load(manifest, MANIFEST)
    listed = value.get("members") if isinstance(value, dict) else None
    for name, expected in members.items():
        if not isinstance(listed, dict) or listed.get(name) != expected:
            raise UnreadableFileError(Unreadable.HASH_DIFFERS, member=name)
