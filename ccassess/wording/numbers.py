"""Exact numbers, lists and names inside sentences, so that whoever calculates along reaches the same result."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, fixed, fraction_text
from ccassess.domain.pack import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.pack import Node, Pack
    from ccassess.i18n import Translator

_PLACES_AT_MOST = 6
"""A number with more decimals than this is easier to follow as a fraction."""


def exact(t: Translator, value: Fraction) -> str:
    """Return a number that loses nothing: all its decimals, else about how much it is, with the fraction."""
    short = _short_decimal(value)
    if short is not None:
        return t.number(short)
    return t("about {number} ({fraction})", number=t.number(_about(value)), fraction=fraction_text(value))


def operand(t: Translator, value: Fraction) -> str:
    """Return a number to stand in a formula: all its decimals, else the fraction."""
    short = _short_decimal(value)
    return fraction_text(value) if short is None else t.number(short)


def signed(t: Translator, text: str) -> str:
    """Return a canonical number with its sign, also where it is not negative ("+2.2")."""
    return t.number(text) if text.startswith("-") else f"+{t.number(text)}"


def listed(t: Translator, items: Sequence[str]) -> str:
    """Return "a, b and c"; items that hold commas themselves are parted by semicolons."""
    if len(items) == 1:
        return items[0]
    parted = "; " if any("," in item for item in items) else ", "
    return t("{all_but_last} and {last}", all_but_last=parted.join(items[:-1]), last=items[-1])


def per_cent(t: Translator, number: str) -> str:
    """Return a number already in this language as per cent, never broken from its sign."""
    return t("{number}\u00a0%", number=number)


def name(t: Translator, pack: Pack, node: Node, language: str) -> str:
    """Return how a sentence calls a node: by the number people see, else by its title."""
    if node.level is Level.TOTAL:
        return t("Total")
    return node.ref or pack.short(node.id, language) or node.id


def attribute_name(pack: Pack, criterion: Node, attribute: str, language: str) -> str:
    """Return the name of an attribute; its id where the pack gives none."""
    return pack.attribute_title(criterion, attribute, language) or attribute


def _short_decimal(value: Fraction) -> str | None:
    try:
        text = decimal_text(value)
    except ValueError:
        return None
    return text if len(text.partition(".")[2]) <= _PLACES_AT_MOST else None


def _about(value: Fraction) -> str:
    """Round to three decimals, or so many more that rounding it on gives what is shown."""
    shown = fixed(value, 1)
    return next(text for places in range(3, 60) if fixed(Fraction(text := fixed(value, places)), 1) == shown)
