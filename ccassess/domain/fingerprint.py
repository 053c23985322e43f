"""Fingerprints of a pack: one of everything that decides a score, one of its words; short ones to read aloud."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import PointsOf

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.measures import Bounds, Measure
    from ccassess.domain.migration import Declared
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
            "root": node_data(pack.root),
            "bands": [[band.id, decimal_text(band.start)] for band in pack.bands],
            "ties": [tie_data(tie) for tie in pack.ties],
            "not_applicable_at_most": pack.settings.not_applicable_at_most,
        }
    )


def texts_fingerprint(pack: Pack) -> str:
    """Return 64 hex digits that change with any text a person sees, in any language, with refs and the edition.

    They change as well with what stands beside the scoring: how measures are defined and what can be suggested from
    them, where a criterion shows, who is asked, what terms and checklists belong to, what becomes of answers by an
    earlier version. None of it can change a score: a suggested rating counts only once a person has confirmed it. A
    pack that has nothing of it keeps the digits it had before there was any.
    """
    content: dict[str, object] = {
        "edition": pack.edition,
        "languages": pack.languages,
        "refs": {node.id: node.ref for node in pack.nodes.values()},
        "texts": {language: dict(texts) for language, texts in pack.texts.items()},
    }
    beside = {key: value for key, value in _beside(pack).items() if value}
    return _digest({**content, "beside": beside} if beside else content)


def short(fingerprint: str) -> str:
    """Return the first twenty digits of a fingerprint in groups of four ("9f3a 07c4 ...")."""
    return " ".join(fingerprint[start : start + _GROUP] for start in range(0, _GROUPS * _GROUP, _GROUP))


def _digest(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def node_data(node: Node) -> dict[str, object]:
    """Return what of a node and all below it can change a score, as plain data in one order."""
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
        "children": sorted((node_data(child) for child in node.children), key=_id),
    }


def _beside(pack: Pack) -> dict[str, object]:
    """Return what a pack says that is neither a text nor part of the scoring."""
    return {
        "measures": {measure.id: _measure(measure) for measure in pack.measures},
        "shows_in": {node.id: sorted(node.shows_in) for node in pack.criteria if node.shows_in},
        "suggest": {
            criterion.id: {leaf.id: leaf.suggest for leaf in criterion.leaves() if leaf.suggest}
            for criterion in pack.criteria
            if any(leaf.suggest for leaf in criterion.leaves())
        },
        "roles": {node.id: sorted(node.roles) for node in pack.criteria if node.roles},
        "terms": {term.id: sorted(term.criteria) for term in pack.terms},
        "checklists": {
            one.id: {
                "criteria": sorted(one.criteria),
                "minutes": one.minutes,
                "items": {item.id: item.minutes for item in one.items},
            }
            for one in pack.checklists
        },
        "migrations": {
            f"{one.pack} {one.version}".strip(): {name: _declared(said) for name, said in one.criteria.items()}
            for one in pack.migrations
        },
    }


def _declared(said: Declared) -> list[object]:
    ratings = {decimal_text(was): decimal_text(now) for was, now in said.ratings.items()}
    return [said.outcome, sorted(said.to), ratings]


def _measure(measure: Measure) -> dict[str, object]:
    return {
        "perspective": measure.perspective,
        "better": measure.better,
        "bounds": _bounds(measure.bounds),
        "flat_within": decimal_text(measure.flat_within),
        "minimum_periods": measure.minimum_periods,
        "parameters": sorted(measure.parameters),
        "source": measure.source,
        "speaks_for": sorted(measure.speaks_for),
        "variants": {
            variant.id: {
                "better": variant.better,
                "bounds": None if variant.bounds is None else _bounds(variant.bounds),
                "flat_within": _number(variant.flat_within),
                # Only where it is said, so that packs that do not say it keep their digits.
                **({} if variant.parameters is None else {"parameters": sorted(variant.parameters)}),
            }
            for variant in measure.variants
        },
    }


def _bounds(bounds: Bounds) -> list[str | None]:
    return [_number(bounds.least), _number(bounds.most)]


def _id(node: dict[str, object]) -> str:
    return str(node["id"])


def _number(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)


def tie_data(tie: TieBreak) -> list[str]:
    """Return what decides between equal totals, as plain data."""
    if isinstance(tie, PointsOf):
        return ["points_of", tie.node]
    return ["criteria_at_least", decimal_text(tie.score)]
