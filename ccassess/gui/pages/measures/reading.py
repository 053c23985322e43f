"""Numbers and periods as people type them, read exactly; what cannot be read raises ValueError."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.figure_edits import CASES_AT_MOST

if TYPE_CHECKING:
    from fractions import Fraction

_SPACES = dict.fromkeys(map(ord, " \t\u00a0\u2009\u202f"))
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_PLAIN = re.compile(r"(-?)0*([0-9]+)(?:[.,]([0-9]+))?")


def read_number(text: str, unit: str, language: str) -> Fraction | None:
    """Return the number a text means, None for an empty one; its unit may stand behind it.

    Comma and point both part the decimals; in English a comma before three digits parts thousands, as it is written.
    """
    bare = text.strip().removesuffix(unit).translate(_SPACES).translate(_MINUS).removeprefix("+")
    if not text.strip():
        return None
    if language == "en" and _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    found = _PLAIN.fullmatch(bare)
    if found is None:
        message = f"no number: {text!r}"
        raise ValueError(message)
    minus, whole, decimals = found[1], found[2], (found[3] or "").rstrip("0")
    return parse_decimal(f"{minus}{whole}.{decimals}" if decimals else f"{minus}{whole}")


def read_cases(text: str, language: str) -> int | None:
    """Return the number of cases a text means, a whole one that is not negative; None for an empty text."""
    number = read_number(text, "", language)
    if number is None:
        return None
    if number.denominator != 1 or not 0 <= number <= CASES_AT_MOST:
        message = f"no number of cases: {text!r}"
        raise ValueError(message)
    return int(number)


def canonical(value: Fraction | int | None) -> str:
    """Return a number as files hold it, "" for none."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else decimal_text(value)
