"""What the consistency check says of an item of evidence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccassess.domain.problems import Check
    from ccassess.i18n import Translator


def evidence_sentence(t: Translator, check: Check) -> str:
    """Return what a check of an item says, without its name. Raises KeyError for a code that no such check has."""
    data = check.data
    return {
        "evidence-missing": t("The file itself is missing: only its name is left. Attach it again."),
        "evidence-date-wrong": t("The date is not a date: {text}.", text=data.get("text", "")),
        "evidence-valid-until-wrong": t("The last day of validity is not a date: {text}.", text=data.get("text", "")),
        "evidence-dates-reversed": t(
            "Valid until {until}, which is before its date, {date}.",
            until=_day(t, data.get("until", "")),
            date=_day(t, data.get("date", "")),
        ),
        "evidence-past": t(
            "Valid until {until}, which is before the end of the period, {end}.",
            until=_day(t, data.get("until", "")),
            end=_day(t, data.get("end", "")),
        ),
        "evidence-unused": t("No criterion uses this evidence."),
    }[check.code]


def _day(t: Translator, iso: str) -> str:
    """Return an ISO date as the language writes it; other text as it is."""
    try:
        return t.date(dt.date.fromisoformat(iso), "medium")
    except ValueError:
        return iso
