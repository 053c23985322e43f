"""Moments as this computer's clock tells them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccassess.i18n import Translator


def moment_words(t: Translator, time: str) -> str:
    """Return an ISO time in words, "14:02 on 22 Nov 2026"; what is none is returned as it is."""
    try:
        moment = dt.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError):
        return time
    return t("{time} on {date}", time=t.time(moment.timetz()), date=t.date(moment.date(), "medium"))


def since_words(t: Translator, time: str) -> str:
    """Return the time of today in words, "14:02", and of another day with the day."""
    try:
        moment = dt.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError):
        return time
    # The reader's own day: a file does not depend on it.
    is_today = moment.date() == dt.datetime.now(moment.tzinfo).date()
    return t.time(moment.timetz()) if is_today else moment_words(t, time)
