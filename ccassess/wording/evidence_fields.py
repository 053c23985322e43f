"""Fields of an item of evidence and their canonical texts, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind
from ccassess.domain.evidence_texts import content_of
from ccassess.wording.evidence import size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator

_DATES = ("date", "valid_until")


def evidence_field(t: Translator, pack: Pack, language: str, steps: Sequence[str]) -> str:
    """Return which field of an item it is, of the steps below the item."""
    field, *more = steps
    if field == "uses" and more:
        node = pack.nodes.get(more[0])
        title = more[0] if node is None else f"{node.ref} {pack.title(node.id, language)}".strip()
        return t("serves {criterion}", criterion=title)
    return {
        "kind": t("kind of evidence"),
        "name": t("name"),
        "content": t("content"),
        "link": t("link"),
        "note": t("note"),
        "date": t("date"),
        "valid_until": t("valid until"),
    }.get(field, field)


def evidence_said(t: Translator, field: str, text: str) -> str:
    """Return what a field of an item says. Raises ValueError, KeyError for what is not one of its texts."""
    if field == "kind":
        return kind_name(t, EvidenceKind(text))
    if field == "content":
        sha256, size = content_of(text)
        return t("{size}, SHA-256 {sha256}", size=size_words(t, size), sha256=sha256)
    if field in _DATES:
        return t.date(dt.date.fromisoformat(text), "medium")
    return {"1": t("yes")}[text] if field == "uses" else text


def kind_name(t: Translator, kind: EvidenceKind) -> str:
    """Return what an item is, in a word."""
    return {EvidenceKind.FILE: t("File"), EvidenceKind.LINK: t("Link")}[kind]


def content_words(t: Translator, item: Evidence) -> str:
    """Return what an item is and how large, or where it leads: "File, 1.4 MB", "Link, https://...", in one line."""
    more = size_words(t, item.size) if item.kind is EvidenceKind.FILE else " ".join(item.link.split())
    return ", ".join(filter(None, (kind_name(t, item.kind), more)))
