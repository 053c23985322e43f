"""Periods as they are shown: "Q1 2025", "Jan 2025", "week 7, 2025", and how many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.periods import Length, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.domain.periods import Period
    from ccassess.i18n import Translator


def period_name(t: Translator, period: Period) -> str:
    """Return a period as this language writes it; `domain.periods.read_period` reads it back."""
    if period.length is Length.YEAR:
        return str(period.year)
    if period.length is Length.MONTH:
        return t.date(period.start, "month")
    return {
        Length.HALF: t("H{number} {year}", number=period.number, year=period.year),
        Length.QUARTER: t("Q{number} {year}", number=period.number, year=period.year),
        Length.WEEK: t("week {number}, {year}", number=period.number, year=period.year),
    }[period.length]


def period_names(t: Translator, texts: Iterable[str]) -> list[str]:
    """Return the names of periods given by their canonical texts."""
    return [period_name(t, parse_period(text)) for text in texts]


def over_periods(t: Translator, length: Length, count: int) -> str:
    """Return how many periods something stretched over: "over 5 quarters"."""
    return {
        Length.YEAR: t.n("over {count} year", "over {count} years", count),
        Length.HALF: t.n("over {count} half-year", "over {count} half-years", count),
        Length.QUARTER: t.n("over {count} quarter", "over {count} quarters", count),
        Length.MONTH: t.n("over {count} month", "over {count} months", count),
        Length.WEEK: t.n("over {count} week", "over {count} weeks", count),
    }[length]
