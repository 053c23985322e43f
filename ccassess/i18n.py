"""The language of screens, pages and command line: sentences from gettext catalogues, numbers and dates by Babel."""

from __future__ import annotations

import gettext
import locale
import os
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ccassess.data import resources_folder

if TYPE_CHECKING:
    import datetime as dt

LANGUAGES = ("en", "fi")
"""The languages whose catalogues are complete, in the order they are offered."""

# British English writes dates as the rest of Europe does.
_LOCALES = {"en": "en_GB", "fi": "fi_FI"}
_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"


class Translator:
    """Says sentences, numbers and dates in one language (made by `translator`)."""

    def __init__(self, language: str) -> None:
        self.language = language
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
        shown = self._symbols["group"].join([whole, *groups])
        return minus + shown + (self._symbols["decimal"] + fraction if dot else "")

    def date(self, day: dt.date, style: str = "long") -> str:
        """Return a date as this language writes it; style is "short", "medium" or "long"."""
        from babel.dates import format_date  # noqa: PLC0415 - costs 30 ms, and many runs show no date

        return format_date(day, format=style, locale=self._locale)

    def time(self, moment: dt.time) -> str:
        """Return a time of day in hours and minutes."""
        from babel.dates import format_time  # noqa: PLC0415 - as above

        return format_time(moment, format="short", locale=self._locale)

    @property
    def _locale(self) -> str:
        return _LOCALES.get(self.language, self.language)

    @cached_property
    def _symbols(self) -> dict[str, str]:
        from babel import Locale  # noqa: PLC0415 - as above

        symbols = Locale.parse(self._locale).number_symbols["latn"]
        group = _NO_BREAK_SPACE if symbols["group"].isspace() else symbols["group"]
        return {"decimal": symbols["decimal"], "group": group}


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
