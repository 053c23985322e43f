"""The manifest: what the file is, and every other member with its length and hash; derived from them, never truth."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.storage.canonical_json import Json, Place, as_integer, as_object, as_text, dump, load
from ccassess.storage.evidence import is_content
from ccassess.storage.members import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Assessment

FORMAT = 1
"""The format this program writes, and the newest it reads."""

KIND = "assessment"

Listing = dict[str, dict[str, int | str]]
"""Length and SHA-256 of members by name."""

VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")
"""What the version of a program looks like."""
_KEYS = {"document", "format", "generation", "kind", "members", "pack", "program", "revision"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is taken from a manifest because nothing else says it: the generation and the version that wrote it."""

    generation: int
    program: str


def listing(members: Mapping[str, bytes]) -> Listing:
    """Return length and SHA-256 of every member by name."""
    return {name: {"length": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()}


def listing_of_contents(members: Mapping[str, bytes]) -> Listing:
    """Return the same of members that are named by their hash, which is taken as it is named."""
    return {name: {"length": len(data), "sha256": name.rpartition("/")[2]} for name, data in members.items()}


def check_names(members: Listing) -> None:
    """Raise UnreadableFileError for a member that is named by a hash, and has another."""
    for name, listed in members.items():
        if is_content(name) and not name.endswith(f"/{listed['sha256']}"):
            raise UnreadableFileError(Unreadable.HASH_DIFFERS, member=name)


def manifest_of(assessment: Assessment, program: str, members: Listing) -> bytes:
    """Return the manifest of an assessment and its other members. Raises ValueError for an odd program version."""
    if not VERSION.fullmatch(program):
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
    """Return what a manifest of the newest format alone says.

    Raises UnreadableFileError: another kind of file, not a manifest.
    """
    place = Place(MANIFEST)
    said = as_object(load(manifest, MANIFEST), place, _KEYS)
    if as_text(said["kind"], place.at("kind")) != KIND:
        raise place.wrong(Unreadable.OTHER_KIND)
    program = as_text(said["program"], place.at("program"))
    if not VERSION.fullmatch(program):
        raise place.at("program").wrong()
    return Claim(as_integer(said["generation"], place.at("generation"), 1), program)


def check_hashes(manifest: bytes, members: Listing) -> None:
    """Raise UnreadableFileError naming the first member whose length or hash is not the manifest's."""
    value = load(manifest, MANIFEST)
    listed = value.get("members") if isinstance(value, dict) else None
    for name, expected in members.items():
        if not isinstance(listed, dict) or listed.get(name) != expected:
            raise UnreadableFileError(Unreadable.HASH_DIFFERS, member=name)
