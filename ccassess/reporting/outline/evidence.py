"""The evidence in plain data: what is listed with each criterion, and the annex that lists all of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind, serving
from ccassess.domain.file_names import shown_name
from ccassess.reporting.outline.result_parts import EvidenceIndexPart, EvidenceRow, ItemPart
from ccassess.reporting.outline.source import DASH
from ccassess.wording.evidence_fields import content_words
from ccassess.wording.numbers import name

if TYPE_CHECKING:
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Node
    from ccassess.reporting.outline.source import Source

HASH_DIGITS = 16
"""How many of a hash's 64 digits the index prints: enough to tell files apart, and to look one up."""


def items_of(source: Source, node: Node) -> tuple[ItemPart, ...]:
    """Return the items that serve a criterion, each with its date, a link's address, and that a file is missing."""
    return tuple(_item(source, one) for one in serving(source.assessment.evidence, node.id))


def evidence_index(source: Source) -> EvidenceIndexPart | None:
    """Return the annex, in the centre's order; None where there is no evidence."""
    t, items = source.t, source.assessment.evidence
    if not items:
        return None
    return EvidenceIndexPart(
        title=t("Annex: evidence index"),
        introduction=t(
            "Every file and link by which the centre shows what it says. Of a file the first {digits} digits of its "
            "SHA-256 hash are printed: whoever has the file can see whether it is the same.",
            digits=HASH_DIGITS,
        ),
        heads=(t("Evidence"), t("Date"), t("Valid until"), t("SHA-256 begins"), t("Used by")),
        rows=tuple(_row(source, one) for one in items),
    )


def _item(source: Source, item: Evidence) -> ItemPart:
    details = [_day(source, item.date)] if item.date else []
    if item.kind is EvidenceKind.LINK and item.link != item.name:
        details.append(item.link)
    return ItemPart(_name(item), "; ".join([*details, *_missing(source, item)]))


def _row(source: Source, item: Evidence) -> EvidenceRow:
    pack = source.pack
    used = [name(source.t, pack, pack.nodes[one], source.pack_language) for one in item.uses]
    return EvidenceRow(
        name=_name(item),
        details="; ".join([content_words(source.t, item), *_missing(source, item)]),
        note=item.note,
        date=_day(source, item.date) if item.date else DASH,
        valid_until=_day(source, item.valid_until) if item.valid_until else DASH,
        hash=item.sha256[:HASH_DIGITS] or DASH,
        used=", ".join(used) or source.t("no criterion"),
    )


def _missing(source: Source, item: Evidence) -> list[str]:
    lacks = source.held is not None and item.kind is EvidenceKind.FILE and item.sha256 not in source.held
    return [source.t("not in the file")] if lacks else []


def _name(item: Evidence) -> str:
    return shown_name(item.name) or item.id


def _day(source: Source, text: str) -> str:
    """Return an ISO date as the language writes it; other text as it is."""
    try:
        return source.t.date(dt.date.fromisoformat(text), "medium")
    except ValueError:
        return text
