from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from babel.dates import format_date, format_time

from ccassess.i18n import LANGUAGES, translator

LOCALES = {"en": "en_GB", "fi": "fi_FI"}


def test_each_language_is_held_against_unicodes_own_data() -> None:
    assert tuple(LOCALES) == LANGUAGES


@pytest.mark.parametrize(("language", "locale"), LOCALES.items())
def test_numbers_are_written_as_unicode_says(language: str, locale: str) -> None:
    symbols = Locale.parse(locale).number_symbols["latn"]
    decimal, group = symbols["decimal"], "\u00a0" if symbols["group"].isspace() else symbols["group"]
    t = translator(language)
    assert t.number("-1234567.05") == f"\u22121{group}234{group}567{decimal}05"
    assert t.number("999") == "999"


@pytest.mark.parametrize("style", ["short", "medium", "long"])
@pytest.mark.parametrize(("language", "locale"), LOCALES.items())
def test_every_day_is_written_as_unicode_says(language: str, locale: str, style: str) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(number) for number in range(366)]
    t = translator(language)
    assert [t.date(day, style) for day in days] == [format_date(day, style, locale) for day in days]


@pytest.mark.parametrize(("language", "locale"), LOCALES.items())
def test_every_time_of_day_is_written_as_unicode_says(language: str, locale: str) -> None:
    times = [dt.time(hour, minute) for hour in range(24) for minute in (0, 7, 30, 59)]
    t = translator(language)
    assert [t.time(moment) for moment in times] == [format_time(moment, "short", locale=locale) for moment in times]
