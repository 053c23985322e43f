"""How numbers are shown (the method, section 5, rule 9), as canonical text with a point; languages come later.

Points have one decimal, ratings and per cent none, scores one; rounded half away from zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.exact import cut, decimal_text, fixed

if TYPE_CHECKING:
    from ccassess.domain.pack import Pack


def points(value: Fraction, pack: Pack | None = None) -> str:
    """Return points with one decimal.

    For a total give the pack: where rounding would show the threshold of a band not reached, the total is cut to two
    decimals instead ("499.99", never "500.0").
    """
    shown = fixed(value, 1)
    if pack is not None and any(value < band.start <= Fraction(shown) for band in pack.bands):
        return cut(value, 2)
    return shown


def score(value: Fraction) -> str:
    """Return a criterion's score (0..100) with one decimal."""
    return fixed(value, 1)


def per_cent(part: Fraction, whole: Fraction) -> str:
    """Return a share as whole per cent; 0 of 0 is 0."""
    return fixed(part * 100 / whole, 0) if whole else "0"


def rating(value: Fraction) -> str:
    """Return a rating: whole where it is whole, else with the decimals the pack gives it."""
    return decimal_text(value)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two numbers and their exact difference (`second` less `first`), all with the same number of decimals."""

    first: str
    second: str
    difference: str


def difference(first: Fraction, second: Fraction, pack: Pack | None = None) -> Difference:
    """Show two numbers with their difference: one decimal, or two on all three where one would disagree.

    For totals give the pack: where one decimal would show the threshold of a band not reached, all three show two.
    """
    shown = _difference(first, second, 1)
    agrees = Fraction(shown.second) - Fraction(shown.first) == Fraction(shown.difference)
    true_to_bands = pack is None or all(
        points(value, pack) == text for value, text in ((first, shown.first), (second, shown.second))
    )
    if agrees and true_to_bands:
        return shown
    shown = _difference(first, second, 2)
    if pack is None:
        return shown
    return replace(shown, first=_below_bands(first, shown.first, pack), second=_below_bands(second, shown.second, pack))


def _below_bands(value: Fraction, shown: str, pack: Pack) -> str:
    return cut(value, 2) if any(value < band.start <= Fraction(shown) for band in pack.bands) else shown


def _difference(first: Fraction, second: Fraction, places: int) -> Difference:
    return Difference(fixed(first, places), fixed(second, places), fixed(second - first, places))
