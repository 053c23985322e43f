"""The ladder of formats: a file that an older version wrote climbs to today's, in memory; a newer one is left alone.

A rung is a pure function from the members of one format to those of the next, under the number of the format it
leaves. It is given all members but `manifest.json` and changes what the next format has otherwise, nothing else: who
opens the file afterwards reads it as if it had been written today, with every check, and the file itself stays as it
is until the next edit. docs/file-format.md, "A new format", says how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.storage.broken import refusing
from ccassess.storage.canonical_json import LARGEST_INTEGER, Json, Place, as_integer, dump, load
from ccassess.storage.container import MEDIA_TYPE, member_of
from ccassess.storage.manifest import FORMAT, VERSION, check_hashes, listing
from ccassess.storage.members import MANIFEST

Members = dict[str, bytes]
Rung = Callable[[Members], Members]

RUNGS: Mapping[int, Rung] = {}
"""The rungs, each by the format it leaves; no format before 1 was ever released."""

_HEAD = 128


def format_stated(manifest: bytes) -> int:
    """Return the format that a manifest states: the newest one, or one from which rungs lead there.

    Raises UnreadableFileError: "newer-format" with the `program` that wrote it, where it says so as programs do.
    """
    place = Place(MANIFEST)
    value = load(manifest, MANIFEST)
    if not isinstance(value, dict):
        raise place.wrong()
    oldest = min((*RUNGS, FORMAT))
    stated = as_integer(value.get("format"), place.at("format"), oldest)
    if stated > FORMAT:
        program = value.get("program")
        known = program if isinstance(program, str) and VERSION.fullmatch(program) else ""
        raise UnreadableFileError(Unreadable.NEWER_FORMAT, member=MANIFEST, program=known)
    return stated


def format_of(data: bytes) -> int | None:
    """Return the format of an assessment file, however new; None for anything else.

    Only its manifest is looked at, so that this costs the same for a file of any size.
    """
    if MEDIA_TYPE not in data[:_HEAD]:
        return None
    try:
        with refusing():
            value = load(member_of(data, MANIFEST), MANIFEST)
            return as_integer(value["format"], Place(MANIFEST), -LARGEST_INTEGER) if isinstance(value, dict) else None
    except UnreadableFileError:
        return None


def is_newer(data: bytes | None) -> bool:
    """Whether a newer version wrote this file, which is then never written over."""
    found = None if data is None else format_of(data)
    return found is not None and found > FORMAT


def climbed(members: Mapping[str, bytes], stated: int) -> Members:
    """Return the members as the newest format has them, given those of the format that their manifest states.

    Nothing is changed where that is the newest. Raises UnreadableFileError where a member is not what the manifest of
    then says, or a rung stumbles over it.
    """
    found = dict(members)
    if stated < FORMAT:
        manifest = found.pop(MANIFEST)
        check_hashes(manifest, listing(found))
        with refusing():
            for leaving in range(stated, FORMAT):
                found = RUNGS[leaving](found)
            found[MANIFEST] = _restated(manifest, found)
    return found


def _restated(manifest: bytes, members: Members) -> bytes:
    """Return a manifest that says the same of other members: it is derived, and compared with them later on."""
    value = load(manifest, MANIFEST)
    if not isinstance(value, dict):
        raise Place(MANIFEST).wrong()
    listed: dict[str, Json] = {name: {**one} for name, one in listing(members).items()}
    return dump({**value, "format": FORMAT, "members": listed})
