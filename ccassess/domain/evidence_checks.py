"""What to look at in the evidence: contents that are missing, dates that have passed, items that serve nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind
from ccassess.domain.problems import Check, Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.evidence import Evidence


def check_evidence(assessment: Assessment, held: Container[str] | None = None) -> Iterator[Check]:
    """Yield the checks of the evidence, item by item.

    `held` has the SHA-256 of the contents that are at hand; None where nobody can say. A file that is named but not
    there is an error: whoever gets the assessment would look for it in vain.
    """
    period_end = assessment.profile.period_end.strip()
    for item in assessment.evidence:
        if held is not None and item.kind is EvidenceKind.FILE and item.sha256 not in held:
            yield _one(item, Severity.ERROR, "evidence-missing")
        yield from _dates(item, period_end)
        if not item.uses:
            yield _one(item, Severity.NOTE, "evidence-unused")


def _dates(item: Evidence, period_end: str) -> Iterator[Check]:
    for code, text in (("evidence-date-wrong", item.date), ("evidence-valid-until-wrong", item.valid_until)):
        if text and not is_date(text):
            yield _one(item, Severity.WARNING, code, text=text)
    if not is_date(item.valid_until):
        return
    if is_date(item.date) and item.valid_until < item.date:
        yield _one(item, Severity.WARNING, "evidence-dates-reversed", date=item.date, until=item.valid_until)
    elif is_date(period_end) and item.valid_until < period_end:
        yield _one(item, Severity.NOTE, "evidence-past", until=item.valid_until, end=period_end)


def is_date(text: str) -> bool:
    """Whether a text is a day as files hold it: YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _one(item: Evidence, severity: Severity, code: str, **data: str) -> Check:
    return Check(severity, code, evidence=item.id, data={"name": item.name, **data})
