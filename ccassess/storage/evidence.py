"""The evidence in a file: the index `centre/evidence.json`, and the contents as members named by their SHA-256."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.evidence import (
    FILE_BYTES_AT_MOST,
    LINK_AT_MOST,
    NAME_AT_MOST,
    Evidence,
    EvidenceKind,
    contents_needed,
    file_id,
    in_pack_order,
    is_sha256,
)
from ccassess.domain.evidence_edits import check_limits
from ccassess.domain.failures import Unreadable
from ccassess.domain.problems import RefusedError
from ccassess.storage.canonical_json import (
    Json,
    Place,
    as_choice,
    as_integer,
    as_list,
    as_object,
    as_text,
    load,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ccassess.domain.evidence import ContentSource
    from ccassess.domain.pack import Pack

EVIDENCE = "centre/evidence.json"
ITEMS = Place(EVIDENCE, "items")
FOLDER = "evidence/"

_TEXTS = {"name": NAME_AT_MOST, "link": LINK_AT_MOST, "note": None, "date": None, "valid_until": None}
_KEYS = {
    EvidenceKind.FILE: {"id", "kind", "sha256", "size"},
    EvidenceKind.LINK: {"id", "kind"},
}
_USUAL = {"name", "note", "date", "valid_until", "uses"}
_OPTIONAL = {EvidenceKind.FILE: _USUAL, EvidenceKind.LINK: _USUAL | {"link"}}


def items_json(items: Iterable[Evidence]) -> list[Json]:
    """Return what is said of the items, in their order; a field that says nothing is left out."""
    return [_item(one, ITEMS.at(number)) for number, one in enumerate(items)]


def _item(item: Evidence, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {"id": item.id, "kind": item.kind.value}
    if item.kind is EvidenceKind.FILE:
        said |= {"sha256": item.sha256, "size": item.size}
    for name, longest in _TEXTS.items():
        at = place.at(name)
        text: str = getattr(item, name)
        if words := written(text, at) if longest is None else written(text, at, longest):
            said[name] = words
    if item.uses:
        said["uses"] = list(item.uses)
    return said


def read_items(members: Mapping[str, bytes]) -> tuple[Evidence, ...]:
    """Return the items that the members hold. Raises UnreadableFileError for a value that cannot be.

    Whether they fit each other, the pack and their contents is asked by `check_items` and `check_contents`.
    """
    said = as_object(load(members[EVIDENCE], EVIDENCE), Place(EVIDENCE), {"items"})
    return tuple(_read(one, ITEMS.at(number)) for number, one in enumerate(as_list(said["items"], ITEMS)))


def _read(value: object, place: Place) -> Evidence:
    # What it is decides which fields it has.
    if not isinstance(value, dict) or "kind" not in value:
        raise place.wrong()
    kind = as_choice(value["kind"], place.at("kind"), EvidenceKind)
    said = as_object(value, place, _KEYS[kind], _OPTIONAL[kind])
    texts = {
        name: as_text(said[name], place.at(name)) if longest is None else as_text(said[name], place.at(name), longest)
        for name, longest in _TEXTS.items()
        if name in said
    }
    uses = as_list(said.get("uses", []), place.at("uses"))
    return Evidence(
        id=as_text(said["id"], place.at("id")),
        kind=kind,
        name=texts.pop("name", ""),
        sha256=as_text(said.get("sha256", ""), place.at("sha256")),
        size=as_integer(said.get("size", 0), place.at("size"), 0, FILE_BYTES_AT_MOST),
        uses=tuple(as_text(one, place.at(f"uses/{number}")) for number, one in enumerate(uses)),
        **texts,
    )


def check_items(pack: Pack, items: tuple[Evidence, ...]) -> None:
    """Raise UnreadableFileError, with the place, for the first item that cannot be; ids as such apart.

    Every file is the item of its content, every use a criterion, in the pack's order, and there are not too many.
    """
    known = {one.id for one in pack.criteria}
    for number, item in enumerate(items):
        place = ITEMS.at(number)
        if item.kind is EvidenceKind.FILE:
            _check_file(item, place)
        elif item.sha256 or item.size:
            raise place.at("sha256").wrong()
        for use in item.uses:
            if use not in known:
                raise place.at("uses").wrong(Unreadable.UNKNOWN_ID)
        if item.uses != in_pack_order(pack, item.uses):
            raise place.at("uses").wrong()
    try:
        check_limits(pack, items)
    except RefusedError as error:
        raise ITEMS.wrong(Unreadable.TOO_MUCH_EVIDENCE) from error


def _check_file(item: Evidence, place: Place) -> None:
    if not is_sha256(item.sha256):
        raise place.at("sha256").wrong()
    if item.id != file_id(item.sha256):
        raise place.at("id").wrong()
    if item.link:
        raise place.at("link").wrong()
    if not 0 <= item.size <= FILE_BYTES_AT_MOST:
        raise place.at("size").wrong()


def content_members(items: Iterable[Evidence], contents: ContentSource) -> dict[str, bytes]:
    """Return the contents at hand as members; what is missing stays missing."""
    found = {sha256: contents.get(sha256) for sha256 in contents_needed(items)}
    return {f"{FOLDER}{sha256}": content for sha256, content in found.items() if content is not None}


def contents_of(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the contents among members, by their SHA-256."""
    return {name.removeprefix(FOLDER): content for name, content in members.items() if is_content(name)}


def is_content(name: str) -> bool:
    """Whether a member is named as contents are."""
    return name.startswith(FOLDER) and is_sha256(name.removeprefix(FOLDER))


def check_contents(items: Iterable[Evidence], lengths: Mapping[str, int]) -> None:
    """Raise UnreadableFileError for a content that no item names, or that is not as long as its item says.

    `lengths` are those of the contents there are, by SHA-256.
    """
    needed = contents_needed(items)
    for sha256, length in lengths.items():
        if sha256 not in needed:
            raise Place(f"{FOLDER}{sha256}").wrong(Unreadable.MEMBER_UNEXPECTED)
        if needed[sha256] != length:
            raise Place(f"{FOLDER}{sha256}").wrong()
