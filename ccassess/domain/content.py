"""The content of an assessment as plain data, and its fingerprint: what a printed page can be compared by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.fingerprint import scoring_fingerprint, texts_fingerprint

if TYPE_CHECKING:
    from ccassess.domain.assessment import Answer, Assessment, Finding, Sheet
    from ccassess.domain.pack import Pack

Data = dict[str, object]


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
    """Return what the parties entered: profile and both sheets, ratings as canonical decimal text."""
    return {
        "profile": asdict(assessment.profile),
        "sheets": {
            sheet.party.value: _sheet(sheet) for sheet in (assessment.self_sheet, assessment.verification_sheet)
        },
    }


def content_fingerprint(assessment: Assessment) -> str:
    """Return 64 hex digits that change with anything a report is made from.

    That is the document's id, the pack, the profile and both sheets; not who wrote it when.
    """
    content = {"id": assessment.id, "pack": pack_data(assessment.pack), **content_data(assessment)}
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
