"""Periods as figures are collected: years, halves, quarters, months and ISO weeks, in one canonical text each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ccassess.domain.plain_text import plain


class Length(StrEnum):
    """How long a period is; only periods of one length compare."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year with a number inside it: "2026" (0), "2026-H1", "2026-Q3", "2026-11", "2026-W07"."""

    start: dt.date
    length: Length
    year: int
    number: int

    @property
    def text(self) -> str:
        """The canonical text, as files hold it."""
        return {
            Length.YEAR: f"{self.year}",
            Length.HALF: f"{self.year}-H{self.number}",
            Length.QUARTER: f"{self.year}-Q{self.number}",
            Length.MONTH: f"{self.year}-{self.number:02}",
            Length.WEEK: f"{self.year}-W{self.number:02}",
        }[self.length]


_CANONICAL = re.compile(r"([12][0-9]{3})(?:-(H[12]|Q[1-4]|W[0-5][0-9]|[01][0-9]))?")


@lru_cache(maxsize=2048)
def parse_period(text: str) -> Period:
    """Return the period of a canonical text. Raises ValueError for anything else, a week 53 of a short year too."""
    found = _CANONICAL.fullmatch(text)
    if found is None:
        message = f"no period: {text!r}"
        raise ValueError(message)
    year, part = int(found[1]), found[2] or ""
    if not part:
        return Period(dt.date(year, 1, 1), Length.YEAR, year, 0)
    if part[0] == "H":
        return Period(dt.date(year, 6 * int(part[1]) - 5, 1), Length.HALF, year, int(part[1]))
    if part[0] == "Q":
        return Period(dt.date(year, 3 * int(part[1]) - 2, 1), Length.QUARTER, year, int(part[1]))
    if part[0] == "W":
        return Period(dt.date.fromisocalendar(year, int(part[1:]), 1), Length.WEEK, year, int(part[1:]))
    return Period(dt.date(year, int(part), 1), Length.MONTH, year, int(part))


_LETTERS = {
    **dict.fromkeys(("q",), Length.QUARTER),
    **dict.fromkeys(("h",), Length.HALF),
    **dict.fromkeys(("w", "wk", "week", "v", "vk", "vko", "viikko"), Length.WEEK),
}
_MONTHS = (
    ("january", "tammikuu"),
    ("february", "helmikuu"),
    ("march", "maaliskuu"),
    ("april", "huhtikuu"),
    ("may", "toukokuu"),
    ("june", "kesäkuu"),
    ("july", "heinäkuu"),
    ("august", "elokuu"),
    ("september", "syyskuu"),
    ("october", "lokakuu"),
    ("november", "marraskuu"),
    ("december", "joulukuu"),
)
_SHORTEST_NAME = 3
_BETWEEN = r"[\s/.,-]"
_TYPED = re.compile(
    rf"(?P<year>[12][0-9]{{3}})(?P<gap>{_BETWEEN}*)(?P<letters>[a-zäö]*)\.?\s*(?P<number>[0-9]{{1,2}})?"
    rf"|(?P<letters2>[a-zäö]*)\.?\s*(?P<number2>[0-9]{{1,2}})?(?P<gap2>{_BETWEEN}*)(?P<year2>[12][0-9]{{3}})"
)


def read_period(text: str) -> Period:
    """Return the period that somebody typed: "Q1 2025", "1/2025", "Jan 2025", "v7/2025", "H1 2025", or canonical.

    Raises ValueError where it is none, or no such week or month is in that year.
    """
    found = _TYPED.fullmatch(plain(text).strip().lower())
    if found is None:
        message = f"no period: {text!r}"
        raise ValueError(message)
    suffix = "" if found["year"] else "2"
    year, letters, number = int(found["year" + suffix]), found["letters" + suffix], found["number" + suffix]
    if not letters and number is None and not found["gap" + suffix]:
        return parse_period(str(year))
    return parse_period(f"{year}-{_part(letters, number, parted=bool(found['gap' + suffix]))}")


def _part(letters: str, number: str | None, *, parted: bool) -> str:
    """Return the canonical text of a period inside its year; "" where it is none."""
    if number is None:
        return next((f"{month:02}" for month, names in enumerate(_MONTHS, 1) if _is_month(letters, names)), "")
    if not letters:
        # Six digits together are no month: nobody could say which four of them are the year.
        return f"{int(number):02}" if parted else ""
    length = _LETTERS.get(letters)
    if length is Length.WEEK:
        return f"W{int(number):02}"
    return "" if length is None else f"{letters.upper()}{int(number)}"


def _is_month(typed: str, names: tuple[str, ...]) -> bool:
    """Whether a month's name was typed, cut short or (in Finnish) in the case that dates have it in."""
    return len(typed) >= _SHORTEST_NAME and any(name.startswith(typed.removesuffix("ta")) for name in names)


@lru_cache(maxsize=2048)
def following(period: Period) -> Period:
    """Return the next period of the same length."""
    if period.length is Length.YEAR:
        return parse_period(f"{period.year + 1}")
    if period.length is Length.WEEK:
        start = period.start + dt.timedelta(weeks=1)
        year, week, _ = start.isocalendar()
        return parse_period(f"{year}-W{week:02}")
    last = {Length.HALF: 2, Length.QUARTER: 4, Length.MONTH: 12}[period.length]
    year, number = (period.year, period.number + 1) if period.number < last else (period.year + 1, 1)
    return parse_period(Period(period.start, period.length, year, number).text)


_PARTS = {Length.YEAR: 1, Length.HALF: 2, Length.QUARTER: 4, Length.MONTH: 12}


def reach(first: Period, last: Period) -> int:
    """Return how many periods it is from one to a later one of the same length, both of them counted."""
    if last.length is Length.WEEK:
        return (last.start - first.start).days // 7 + 1
    return (last.year - first.year) * _PARTS[last.length] + last.number - first.number + 1
