"""Items of evidence as canonical texts of fields, as histories hold them, and back.

Whatever reads a text is strict: what no writing function here would write raises ValueError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccassess.domain.evidence import (
    FILE_BYTES_AT_MOST,
    LINK_AT_MOST,
    NAME_AT_MOST,
    Evidence,
    EvidenceKind,
    file_id,
    in_pack_order,
)
from ccassess.domain.field_texts import under, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.pack import Pack

USED = "1"
"""What the path of a use says."""

USES = "uses/"

_CONTENT = re.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,9})")


def evidence_texts(item: Evidence) -> dict[str, str]:
    """Return the texts of an item; what it is comes first."""
    texts = {"kind": item.kind.value, "name": item.name}
    if item.kind is EvidenceKind.FILE:
        texts["content"] = content_text(item.sha256, item.size)
    texts |= {"link": item.link, "note": item.note, "date": item.date, "valid_until": item.valid_until}
    return {**texts, **{f"{USES}{criterion}": USED for criterion in item.uses}}


def evidence_of(pack: Pack, item_id: str, texts: Mapping[str, str]) -> Evidence:
    """Return the item of its texts. Raises ValueError for other texts, and for a file without content or with a link.

    Criteria that the pack does not have are left out.
    """
    kind = kind_of(texts.get("kind", ""))
    sha256, size = "", 0
    if kind is EvidenceKind.FILE:
        sha256, size = content_of(texts.get("content", ""))
    elif texts.get("content"):
        raise ValueError("a link has no content")
    if sha256 and (file_id(sha256) != item_id or texts.get("link")):
        raise ValueError("not the item of this file")
    return Evidence(
        item_id,
        kind,
        name_of(texts.get("name", "")),
        sha256,
        size,
        link_of(texts.get("link", "")),
        words(texts.get("note", "")),
        words(texts.get("date", "")),
        words(texts.get("valid_until", "")),
        in_pack_order(pack, under(texts, USES)),
    )


def kind_of(text: str) -> EvidenceKind:
    """Return what an item is. Raises ValueError for other texts."""
    return EvidenceKind(text)


def name_of(text: str) -> str:
    """Return a name. Raises ValueError for what no item could be called."""
    return _short(text, NAME_AT_MOST)


def link_of(text: str) -> str:
    """Return a link. Raises ValueError for what no item could hold."""
    return _short(text, LINK_AT_MOST)


def content_text(sha256: str, size: int) -> str:
    """Return which content it is: its SHA-256 and its size in bytes."""
    return f"{sha256} {size}"


def content_of(text: str) -> tuple[str, int]:
    """Return SHA-256 and size of such a text. Raises ValueError for other texts, and for what is too large."""
    found = _CONTENT.fullmatch(text)
    if found is None or int(found[2]) > FILE_BYTES_AT_MOST:
        raise ValueError(f"no content: {text!r}")
    return found[1], int(found[2])


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError("too long")
    return words(text)
