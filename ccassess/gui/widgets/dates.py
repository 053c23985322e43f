"""Dates as people write them, read into ISO dates, and back."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from ccassess.i18n import LANGUAGES, translator

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})")
_NAMED = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?,?\s+(\d{4})")
_SHORTEST_NAME = 3


def read_date(text: str) -> dt.date | None:
    """Return the date a text means: 2025-09-01, 1.9.2025, 1/9/2025, "1 September 2025" or "1. syyskuuta 2025".

    Days stand before months, as in every language we speak. None where the text means no date.
    """
    text = " ".join(text.split()).casefold()
    if found := _ISO.fullmatch(text):
        return _date(*map(int, found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return _date(year, month, day)
    if found := _NAMED.fullmatch(text):
        day_text, name, year_text = found.groups()
        named = _month(name)
        return None if named is None else _date(int(year_text), named, int(day_text))
    return None


def written(language: str, iso: str) -> str:
    """Return an ISO date as a language writes it, the month in words where it has a word; other text as it is."""
    try:
        return translator(language).date(dt.date.fromisoformat(iso), "medium")
    except ValueError:
        return iso


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int | None:
    """Return the month a name or its beginning means; three letters are enough."""
    if len(name) < _SHORTEST_NAME:
        return None
    exact = {number for full, number in _month_names() if full == name}
    found = exact or {number for full, number in _month_names() if full.startswith(name)}
    return found.pop() if len(found) == 1 else None


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    """Return the months' names in all our languages, long and short, with their numbers."""
    names: set[tuple[str, int]] = set()
    for language in LANGUAGES:
        for number in range(1, 13):
            for style in ("medium", "long"):
                words = translator(language).date(dt.date(2000, number, 1), style).casefold().split()
                names.update((word.strip(".,"), number) for word in words if word.strip(".,").isalpha())
    return tuple(names)
