"""The language of screens, pages and command line: sentences by gettext, and how numbers and dates look."""

from __future__ import annotations

import gettext
import locale
import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ccassess.data import resources_folder

if TYPE_CHECKING:
    import datetime as dt

LANGUAGES = ("en", "fi")
"""The languages whose catalogues are complete, in the order they are offered."""

_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a language writes numbers, dates by style, and times; `months` are the names a style uses."""

    group: str
    decimal: str
    dates: dict[str, str]
    months: dict[str, str]
    time: str


# Unicode's own data (CLDR), written out because reading all of it takes longer than the window's first paint.
_MANNERS = {
    # British English writes dates as the rest of Europe does.
    "en": _Manner(
        group=",",
        decimal=".",
        dates={
            "short": "{day:02}/{month:02}/{year}",
            "medium": "{day} {name} {year}",
            "long": "{day} {name} {year}",
            "month": "{name} {year}",
        },
        months={
            "medium": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
            "month": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
            "long": "January February March April May June July August September October November December",
        },
        time="{hour:02}:{minute:02}",
    ),
    "fi": _Manner(
        group="\u00a0",
        decimal=",",
        dates={
            "short": "{day}.{month}.{year}",
            "medium": "{day}.{month}.{year}",
            "long": "{day}. {name} {year}",
            "month": "{month}/{year}",
        },
        months={
            "long": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta "
            "elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
        },
        time="{hour}.{minute:02}",
    ),
}


class Translator:
    """Says sentences, numbers and dates in one language (made by `translator`)."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._manner = _MANNERS.get(language, _MANNERS["en"])
        self._catalogue = gettext.translation("ccassess", resources_folder() / "i18n", [language], fallback=True)

    def __call__(self, sentence: str, /, **values: object) -> str:
        """Return the sentence in this language with its {named} values filled in."""
        return self._fill(self._catalogue.gettext(sentence), values)

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of a sentence that fits a count; {count} is filled in."""
        return self._fill(self._catalogue.ngettext(one, many, count), {"count": count, **values})

    def p(self, context: str, sentence: str, /, **values: object) -> str:
        """Return a sentence whose meaning only its context tells ("verb", "noun")."""
        return self._fill(self._catalogue.pgettext(context, sentence), values)

    @staticmethod
    def _fill(sentence: str, values: dict[str, object]) -> str:
        return sentence.format_map(values) if values else sentence

    def number(self, text: str) -> str:
        """Return a canonical number ("-1234.50") as this language writes it ("−1 234,50")."""
        minus = _MINUS if text.startswith("-") else ""
        whole, dot, fraction = text.lstrip("-").partition(".")
        groups: list[str] = []
        while len(whole) > 3:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        shown = self._manner.group.join([whole, *groups])
        return minus + shown + (self._manner.decimal + fraction if dot else "")

    def date(self, day: dt.date, style: str = "long") -> str:
        """Return a date as this language writes it; style is "short", "medium", "long" or "month" (no day)."""
        names = self._manner.months.get(style, "").split()
        name = names[day.month - 1] if names else ""
        return self._manner.dates[style].format(day=day.day, month=day.month, name=name, year=day.year)

    def time(self, moment: dt.time) -> str:
        """Return a time of day in hours and minutes."""
        return self._manner.time.format(hour=moment.hour, minute=moment.minute)


@lru_cache(maxsize=8)
def translator(language: str) -> Translator:
    """Return the one translator of a language; a language without a catalogue speaks English."""
    return Translator(language if language in LANGUAGES else "en")


def system_language() -> str:
    """Return the language this computer is set to, where we speak it, else English."""
    variables = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next((value for name in variables if (value := os.environ.get(name))), "")
    # Windows sets no variable and names its languages in words ("Finnish_Finland").
    name = named.split(":")[0] or locale.getlocale()[0] or "en"
    language = name.replace("-", "_").split("_")[0].lower()
    language = {"finnish": "fi", "english": "en"}.get(language, language)
    return language if language in LANGUAGES else "en"
