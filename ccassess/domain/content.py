"""The content of an assessment as plain data, and its fingerprint: what a printed page can be compared by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint
from ccassess.domain.receipt import receipt_data

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.assessment import Answer, Assessment, Finding, Marks, Sheet
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.figures import Figure, Series
    from ccassess.domain.pack import Pack

Data = dict[str, object]

_LATER = ("measures", "checklists", "terms", "moves", "evidence")
"""Content that came after the first pages were printed: where there is none, their fingerprints still hold."""


def pack_data(pack: Pack) -> Data:
    """Return which pack it is: id, version, edition, and the fingerprints of its scoring and its texts."""
    return {
        "id": pack.id,
        "version": pack.version,
        "edition": pack.edition,
        "scoring": scoring_fingerprint(pack),
        "texts": texts_fingerprint(pack),
    }


def content_data(assessment: Assessment) -> Data:
    """Return what the parties entered: profile, figures, marks, meanings, both sheets, moves, and evidence.

    Numbers are canonical text.
    """
    return {
        "profile": asdict(assessment.profile),
        "sheets": {
            sheet.party.value: _sheet(sheet) for sheet in (assessment.self_sheet, assessment.verification_sheet)
        },
        "measures": [_series(one) for one in assessment.series],
        "checklists": {name: _marks(marks) for name, marks in assessment.checklists.items()},
        "terms": dict(assessment.meanings),
        "moves": [receipt_data(one) for one in assessment.moves],
        "evidence": [_item(one) for one in assessment.evidence],
    }


def content_fingerprint(assessment: Assessment) -> str:
    """Return 64 hex digits that change with anything a report is made from.

    That is the document's id, the pack, and all that the parties entered; not who wrote it when.
    """
    entered = {name: said for name, said in content_data(assessment).items() if said or name not in _LATER}
    content = {"id": assessment.id, "pack": pack_data(assessment.pack), **entered}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _sheet(sheet: Sheet) -> Data:
    return {criterion: _answer(answer) for criterion, answer in sheet.answers.items()}


def _answer(answer: Answer) -> Data:
    return {
        "ratings": {name: decimal_text(rating) for name, rating in answer.ratings.items()},
        "grade": answer.grade,
        "findings": [_finding(finding) for finding in answer.findings],
        "note": answer.note,
        "flagged": answer.flagged,
        "not_applicable": answer.not_applicable,
        "reason": None if answer.reason is None else answer.reason.value,
        "reason_text": answer.reason_text,
    }


def _finding(finding: Finding) -> Data:
    return {"id": finding.id, "kind": finding.kind.value, "text": finding.text}


def _item(item: Evidence) -> Data:
    return {**asdict(item), "kind": item.kind.value, "uses": list(item.uses)}


def _series(series: Series) -> Data:
    return {
        "id": series.id,
        "measure": series.measure,
        "segment": series.segment,
        "variant": series.variant,
        "parameters": dict(series.parameters),
        "importance": series.importance,
        "comparator_source": series.comparator_source,
        "note": series.note,
        "figures": [_figure(one) for one in series.figures],
    }


def _figure(figure: Figure) -> Data:
    return {
        "period": figure.period,
        "value": _number(figure.value),
        "target": _number(figure.target),
        "target_high": _number(figure.target_high),
        "comparator": _number(figure.comparator),
        "n": figure.n,
        "redefined": figure.redefined,
    }


def _number(number: Fraction | None) -> str | None:
    return None if number is None else decimal_text(number)


def _marks(marks: Marks) -> Data:
    sides: dict[str, dict[str, str]] = {}
    for (item, side), mark in marks.marks.items():
        sides.setdefault(item, {})[side] = mark.value
    return {"marks": sides, "note": marks.note}
