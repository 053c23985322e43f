"""The `.ccassess` file: an assessment as bytes and back (docs/file-format.md); one content has exactly one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved, NotSavedError, Unreadable, UnreadableFileError
from ccassess.storage import conformity, container
from ccassess.storage.broken import refusing
from ccassess.storage.evidence import check_contents, content_members, contents_of, is_content
from ccassess.storage.ladder import climbed, format_stated
from ccassess.storage.manifest import (
    check_hashes,
    check_names,
    listing,
    listing_of_contents,
    manifest_of,
    read_claim,
)
from ccassess.storage.members import (
    INDEX_PAGE,
    MANIFEST,
    OPTIONAL,
    PACK_FOLDER,
    REQUIRED,
    RESERVED_FOLDERS,
    members_of,
)
from ccassess.storage.pack_files import read_pack as read_pack_files
from ccassess.storage.reading import read_assessment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.evidence import ContentSource
    from ccassess.domain.pack import Pack

    ReadPack = Callable[[Mapping[str, bytes]], Pack]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: the assessment, and the contents of its evidence by SHA-256, as far as they are there."""

    assessment: Assessment
    contents: Mapping[str, bytes]


def encode(assessment: Assessment, program_version: str, page: str, contents: ContentSource) -> bytes:
    """Return the file that holds an assessment.

    `page` is the whole entry readable without a program (`reporting.index_page`); the content is the same with any.
    `contents` has the bytes of the evidence; where it has not, the item stays and its content is missing. They are
    taken for what their hashes say: `verified` computes them.
    Texts are made plain on the way (see `plain_text`). Raises NotSavedError ("not-storable", with the code of the
    reason as `reason`) for what could not be read again.
    """
    try:
        conformity.check(assessment)
        members = members_of(assessment)
        members[INDEX_PAGE] = page.encode()
        files = content_members(assessment.evidence, contents)
        listed = listing(members) | listing_of_contents(files)
        members[MANIFEST] = manifest_of(assessment, program_version, listed)
        members |= files
        return container.pack(members)
    except UnreadableFileError as error:
        raise NotSavedError(NotSaved.NOT_STORABLE, reason=error.code.value, **error.data) from error


def verified(data: bytes, read_pack: ReadPack = read_pack_files) -> bytes:
    """Return what `encode` made, once it has been read again as a person would open it.

    Takes some tens of milliseconds, more with much evidence, hence apart from `encode`. Raises NotSavedError
    ("not-storable", with the code of the reason as `reason`) where it could not be opened: that is never to take the
    place of a file that can.
    """
    try:
        open_document(data, read_pack)
    except UnreadableFileError as error:
        raise NotSavedError(NotSaved.NOT_STORABLE, reason=error.code.value, **error.data) from error
    return data


def decode(data: bytes, read_pack: ReadPack = read_pack_files) -> Assessment:
    """Return the assessment that a file holds; see `open_document`."""
    return open_document(data, read_pack).assessment


def open_document(data: bytes, read_pack: ReadPack = read_pack_files) -> Document:
    """Return what a file holds.

    The file is made again of what was read, and any byte that differs refuses it; only of `index.html`, which is
    derived by the version that wrote it, the hash is compared instead. Raises UnreadableFileError and nothing else,
    whatever the bytes.
    """
    with refusing():
        return _decode(data, read_pack)


def _decode(data: bytes, read_pack: ReadPack) -> Document:
    members = container.unpack(data)
    if MANIFEST not in members or container.MIMETYPE not in members:
        raise UnreadableFileError(Unreadable.NOT_OURS)
    if members[container.MIMETYPE] != container.MEDIA_TYPE:
        raise UnreadableFileError(Unreadable.NOT_OURS)
    stated = format_stated(members[MANIFEST])
    container.check_layout(data, members)
    members = climbed(members, stated)
    manifest = members[MANIFEST]
    claim = read_claim(manifest)
    _check_expected(members)
    others = listing({name: content for name, content in members.items() if name != MANIFEST})
    check_hashes(manifest, others)
    contents = contents_of(members)
    check_names(others)
    assessment = read_assessment(members, claim.generation, _pack(members, read_pack))
    conformity.check(assessment)
    check_contents(assessment.evidence, {name: len(content) for name, content in contents.items()})
    written = members_of(assessment)
    apart = {MANIFEST, INDEX_PAGE} | {name for name in members if is_content(name)}
    for name in (*written, *(members.keys() - written.keys() - apart)):
        if members.get(name) != written.get(name):
            raise UnreadableFileError(Unreadable.NOT_CANONICAL, member=name)
    if manifest_of(assessment, claim.program, others) != manifest:
        raise UnreadableFileError(Unreadable.MANIFEST_DIFFERS)
    return Document(assessment, contents)


def _check_expected(members: Mapping[str, bytes]) -> None:
    """Refuse a file that lacks a member or has one nobody expects."""
    missing = REQUIRED - members.keys()
    if missing:
        raise UnreadableFileError(Unreadable.MEMBER_MISSING, member=min(missing))
    for name in members.keys() - REQUIRED - OPTIONAL:
        if is_content(name):
            continue
        if name.startswith(RESERVED_FOLDERS):
            raise UnreadableFileError(Unreadable.NEWER_CONTENT, member=name)
        if not name.startswith(PACK_FOLDER):
            raise UnreadableFileError(Unreadable.MEMBER_UNEXPECTED, member=name)


def _pack(members: Mapping[str, bytes], read_pack: ReadPack) -> Pack:
    """Return the pack that travels in the file, with exactly the bytes it travels with."""
    files = {
        name.removeprefix(PACK_FOLDER): content for name, content in members.items() if name.startswith(PACK_FOLDER)
    }
    try:
        pack = read_pack(files)
    except Exception as error:
        # Whatever a reader of foreign YAML stumbles over, the file is not opened.
        raise UnreadableFileError(Unreadable.PACK_UNREADABLE) from error
    return pack if dict(pack.files) == files else replace(pack, files=files)
