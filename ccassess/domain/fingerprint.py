"""Fingerprints of a pack: one of everything that decides a score, one of its words; short ones to read aloud."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import PointsOf

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.pack import Node, Pack, TieBreak

_GROUPS = 5
_GROUP = 4


def scoring_fingerprint(pack: Pack) -> str:
    """Return 64 hex digits that change with the pack's id and all that can change a score, its band or its place.

    Words, refs, the version and the order in which things are written leave it as it is. Two assessments compare
    only where these fingerprints match.
    """
    return _digest(
        {
            "id": pack.id,
            "root": _node(pack.root),
            "bands": [[band.id, decimal_text(band.start)] for band in pack.bands],
            "ties": [_tie(tie) for tie in pack.ties],
            "not_applicable_at_most": pack.settings.not_applicable_at_most,
        }
    )


def texts_fingerprint(pack: Pack) -> str:
    """Return 64 hex digits that change with any text a person sees, in any language, with refs and the edition."""
    return _digest(
        {
            "edition": pack.edition,
            "languages": pack.languages,
            "refs": {node.id: node.ref for node in pack.nodes.values()},
            "texts": {language: dict(texts) for language, texts in pack.texts.items()},
        }
    )


def short(fingerprint: str) -> str:
    """Return the first twenty digits of a fingerprint in groups of four ("9f3a 07c4 ...")."""
    return " ".join(fingerprint[start : start + _GROUP] for start in range(0, _GROUPS * _GROUP, _GROUP))


def _digest(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _node(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "level": node.level,
        "out_of": decimal_text(node.out_of),
        "kind": node.kind,
        "combine": node.combine,
        "points": _number(node.points),
        "weight": _number(node.weight),
        "caps": sorted([sorted(cap.of), decimal_text(cap.plus)] for cap in node.caps),
        "round_to": _number(node.round_to),
        "not_applicable": node.not_applicable,
        "values": [decimal_text(value) for value in node.values],
        "anchors": [decimal_text(value) for value in node.anchors],
        "ceiling": [[grade, decimal_text(value)] for grade, value in node.ceiling],
        "children": sorted((_node(child) for child in node.children), key=_id),
    }


def _id(node: dict[str, object]) -> str:
    return str(node["id"])


def _number(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)


def _tie(tie: TieBreak) -> list[str]:
    if isinstance(tie, PointsOf):
        return ["points_of", tie.node]
    return ["criteria_at_least", decimal_text(tie.score)]
