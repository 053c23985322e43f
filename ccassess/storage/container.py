"""The ZIP around an assessment's members: stored, sorted, without times, so that one content is exactly one file.

Written and read by hand, since a library's output may change with its version. Anything a general ZIP may hold
beyond that (compression, comments, extra fields, encryption) is refused without being opened.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from typing import TYPE_CHECKING

from ccassess.domain.failures import Unreadable, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MIMETYPE = "mimetype"
MEDIA_TYPE = b"application/vnd.ccassess+zip"

MAX_FILE_BYTES = 256 * 1024 * 1024
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_MEMBERS = 200
MAX_NAME_CHARACTERS = 200

# Signature; version needed; flags; method; time; date; CRC-32; size stored; size; length of name; length of extra.
LOCAL = struct.Struct("<4s5H3L2H")
# Signature; made by; needed; flags; method; time; date; CRC-32; sizes; lengths of name, extra and comment; disk;
# internal and external attributes; offset of the local header.
CENTRAL = struct.Struct("<4s6H3L5H2L")
# Signature; disk; disk of the directory; entries here; entries; size and offset of the directory; length of comment.
END = struct.Struct("<4s4H2LH")

LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
END_SIGNATURE = b"PK\x05\x06"
_VERSION = 20
_NAMES_IN_UTF8 = 0x0800
_STORED = 0
_FIRST_DAY = 33
"""1 January 1980, the first day a ZIP can name; a file made twice must not differ by the hour."""

_UNFIT_FOR_A_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|\ud800-\udfff]')


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return the one ZIP that holds these members: `mimetype` first, the others by name.

    Raises UnreadableFileError for what `unpack` would refuse: names, sizes, numbers beyond the limits.
    """
    _check_names(list(members))
    packed = b"".join(_parts(members))
    if len(packed) > MAX_FILE_BYTES:
        raise UnreadableFileError(Unreadable.TOO_LARGE)
    return packed


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the members of a ZIP, their check sums verified.

    Lenient about how the ZIP is laid out, so that a file of a newer format can be recognised: `check_layout` tells
    whether it is the one `pack` makes. Raises UnreadableFileError for anything that is not a ZIP of stored members
    within the limits.
    """
    if not data:
        raise UnreadableFileError(Unreadable.EMPTY)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFileError(Unreadable.TOO_LARGE)
    if not data.startswith((LOCAL_SIGNATURE, END_SIGNATURE)):
        raise UnreadableFileError(Unreadable.NOT_OURS)
    end = len(data) - END.size
    if end < 0 or not data.startswith(END_SIGNATURE, end):
        raise UnreadableFileError(Unreadable.CUT_OFF)
    try:
        return _members(data, end)
    except (struct.error, UnicodeDecodeError) as error:
        raise UnreadableFileError(Unreadable.DAMAGED) from error


def check_layout(data: bytes, members: Mapping[str, bytes]) -> None:
    """Raise UnreadableFileError unless `data` is, byte for byte, what `pack` makes of its members."""
    at = 0
    # Compared in place, part by part: a copy of all the evidence would say no more.
    for part in _parts(members):
        if not data.startswith(part, at):
            raise UnreadableFileError(Unreadable.REPACKED)
        at += len(part)
    if at != len(data):
        raise UnreadableFileError(Unreadable.REPACKED)


def _parts(members: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield what the ZIP of these members is made of, one after the other; contents are not copied."""
    directory: list[bytes] = []
    offset = 0
    for name in _in_order(members):
        data = members[name]
        _check_size(name, len(data))
        raw = name.encode()
        crc = zlib.crc32(data)
        common = (_VERSION, _NAMES_IN_UTF8, _STORED, 0, _FIRST_DAY, crc, len(data), len(data), len(raw), 0)
        yield from (LOCAL.pack(LOCAL_SIGNATURE, *common), raw, data)
        directory += (CENTRAL.pack(CENTRAL_SIGNATURE, _VERSION, *common, 0, 0, 0, 0, offset), raw)
        offset += LOCAL.size + len(raw) + len(data)
    yield from directory
    size = sum(map(len, directory))
    yield END.pack(END_SIGNATURE, 0, 0, len(members), len(members), size, offset, 0)


def member_of(data: bytes, name: str) -> bytes:
    """Return one member without looking at the others, however the ZIP is laid out.

    Raises UnreadableFileError where there is none of that name; struct.error, UnicodeDecodeError for what is no ZIP.
    """
    count, _, at = END.unpack_from(data, len(data) - END.size)[4:7]
    for _ in range(min(count, MAX_MEMBERS)):
        entry = CENTRAL.unpack_from(data, at)
        name_at = at + CENTRAL.size
        if data[name_at : name_at + entry[10]] == name.encode():
            return _member(data, entry, name_at)[1]
        at = name_at + sum(entry[10:13])
    raise UnreadableFileError(Unreadable.MEMBER_MISSING, member=name)


def _in_order(members: Mapping[str, bytes]) -> list[str]:
    return sorted(members, key=_mimetype_first)


def _mimetype_first(name: str) -> tuple[bool, str]:
    return name != MIMETYPE, name


def _members(data: bytes, end: int) -> dict[str, bytes]:
    count, _, at = END.unpack_from(data, end)[4:7]
    if count > MAX_MEMBERS:
        raise UnreadableFileError(Unreadable.TOO_MANY_MEMBERS)
    found: list[tuple[str, bytes]] = []
    for _ in range(count):
        entry = CENTRAL.unpack_from(data, at)
        name, content = _member(data, entry, at + CENTRAL.size)
        found.append((name, content))
        at += CENTRAL.size + sum(entry[10:13])
    _check_names([name for name, _ in found])
    return dict(found)


def _member(data: bytes, entry: tuple[bytes | int, ...], name_at: int) -> tuple[str, bytes]:
    signature, _, _, _, method, _, _, crc, stored, size, name_length, *_, offset = entry
    if signature != CENTRAL_SIGNATURE or not isinstance(name_length, int) or not isinstance(offset, int):
        raise UnreadableFileError(Unreadable.DAMAGED)
    name = data[name_at : name_at + name_length].decode()
    if method != _STORED or stored != size or not isinstance(size, int):
        raise UnreadableFileError(Unreadable.REPACKED, member=name)
    _check_size(name, size)
    local = LOCAL.unpack_from(data, offset)
    start = offset + LOCAL.size + local[9] + local[10]
    content = data[start : start + size]
    if local[0] != LOCAL_SIGNATURE or len(content) != size or zlib.crc32(content) != crc:
        raise UnreadableFileError(Unreadable.DAMAGED, member=name)
    return name, content


def _check_size(name: str, size: int) -> None:
    if size > MAX_MEMBER_BYTES:
        raise UnreadableFileError(Unreadable.TOO_LARGE, member=name)


def _check_names(names: list[str]) -> None:
    if len(names) > MAX_MEMBERS:
        raise UnreadableFileError(Unreadable.TOO_MANY_MEMBERS)
    seen: set[str] = set()
    for name in names:
        # As a file system that ignores case and composition would see it.
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if folded in seen:
            raise UnreadableFileError(Unreadable.MEMBER_DOUBLED, member=name)
        seen.add(folded)
        if not _is_fit(name):
            raise UnreadableFileError(Unreadable.MEMBER_NAME, member=name)


def _is_fit(name: str) -> bool:
    """Whether a name is a relative path without tricks, for those who unpack the file with another program."""
    return (
        len(name) <= MAX_NAME_CHARACTERS
        and not _UNFIT_FOR_A_NAME.search(name)
        and unicodedata.is_normalized("NFC", name)
        and all(part.strip(" .") for part in name.split("/"))
    )
