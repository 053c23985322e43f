"""Exact numbers: decimals as canonical text in files, fractions in arithmetic, never binary floats."""

from __future__ import annotations

import re
from fractions import Fraction

_FRACTION = re.compile(r"-?(0|[1-9][0-9]{0,17})/[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?")


def parse_decimal(text: str) -> Fraction:
    """Read a decimal such as "75" or "0.25" exactly.

    Raises ValueError for anything else: no exponents, signs of plus, leading zeros, spaces or more than nine
    digits on either side of the point.
    """
    if not _DECIMAL.fullmatch(text):
        message = f"not a decimal number: {text!r}"
        raise ValueError(message)
    return Fraction(text)


def parse_exact(text: str) -> Fraction:
    """Read a decimal or a fraction such as "12.5" or "100/3" exactly; a fraction need not be in lowest terms.

    Raises ValueError for anything else.
    """
    return Fraction(text) if _FRACTION.fullmatch(text) else parse_decimal(text)


def decimal_text(value: Fraction) -> str:
    """Return the canonical text of a number with a finite decimal expansion ("75", "0.25", "-2.5").

    Raises ValueError where the expansion does not end.
    """
    if value.denominator == 1:
        return str(value.numerator)
    places = 0
    scaled = value
    while scaled.denominator != 1:
        scaled *= 10
        places += 1
        if places > 60:
            message = f"{value} has no finite decimal text"
            raise ValueError(message)
    return fixed(value, places)


def fixed(value: Fraction, places: int) -> str:
    """Return a number with a fixed number of decimals, rounded half away from zero (the method, section 5, rule 9)."""
    unit = 10**places
    scaled = abs(value) * unit
    digits = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return _with_point(digits, places, negative=value < 0 and digits > 0)


def cut(value: Fraction, places: int) -> str:
    """Return a number cut, not rounded, to a fixed number of decimals."""
    scaled = abs(value) * 10**places
    digits = scaled.numerator // scaled.denominator
    return _with_point(digits, places, negative=value < 0 and digits > 0)


def _with_point(digits: int, places: int, *, negative: bool) -> str:
    text = str(digits).rjust(places + 1, "0")
    shown = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{shown}" if negative else shown


def fraction_text(value: Fraction) -> str:
    """Return a fraction in lowest terms as text ("225/2", "500")."""
    return str(value)


def round_to(value: Fraction, step: Fraction) -> Fraction:
    """Round to the nearest multiple of a positive step, half away from zero."""
    quotient = abs(value) / step
    whole = (quotient.numerator * 2 + quotient.denominator) // (quotient.denominator * 2)
    return whole * step if value >= 0 else -whole * step
