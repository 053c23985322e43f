"""Numbers as people see them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain import shown
from tests.builders import default_like_pack

PACK = default_like_pack()
totals = st.builds(Fraction, st.integers(0, 10**7), st.integers(1, 10**4)).filter(lambda value: value <= 1000)


@pytest.mark.parametrize(
    ("points", "text"),
    [
        ("499.96", "499.96"),
        ("499.95", "499.95"),
        ("499.999", "499.99"),
        ("499.94", "499.9"),
        ("500", "500.0"),
        ("199.96", "199.96"),
        ("123.96", "124.0"),
        ("0.04", "0.0"),
    ],
)
def test_a_total_never_shows_a_band_it_has_not_reached(points: str, text: str) -> None:
    assert shown.points(Fraction(points), PACK) == text


def test_points_that_are_no_total_round_as_ever() -> None:
    assert shown.points(Fraction("199.96")) == "200.0"


@given(totals)
def test_the_shown_total_lies_in_the_band_of_the_exact_one(points: Fraction) -> None:
    text = Fraction(shown.points(points, PACK))
    assert [band.start <= text for band in PACK.bands] == [band.start <= points for band in PACK.bands]


def test_scores_ratings_and_per_cent() -> None:
    assert shown.score(Fraction("43.75")) == "43.8"
    assert shown.rating(Fraction(75)) == "75"
    assert shown.rating(Fraction("0.25")) == "0.25"
    assert shown.per_cent(Fraction(1), Fraction(8)) == "13"
    assert shown.per_cent(Fraction(0), Fraction(0)) == "0"


@pytest.mark.parametrize(
    ("first", "second", "texts"),
    [
        ("10", "12.5", ("10.0", "12.5", "2.5")),
        ("8.75", "12.5", ("8.75", "12.50", "3.75")),
        ("12.5", "8.75", ("12.50", "8.75", "-3.75")),
        # 538.5 - 600.4 would be -61.9, but the exact difference rounds to -62.0.
        ("600.44", "538.46", ("600.44", "538.46", "-61.98")),
        ("5", "5", ("5.0", "5.0", "0.0")),
    ],
)
def test_a_difference_agrees_with_what_stands_beside_it(first: str, second: str, texts: tuple[str, ...]) -> None:
    found = shown.difference(Fraction(first), Fraction(second))
    assert (found.first, found.second, found.difference) == texts


def test_a_difference_of_totals_keeps_to_the_bands() -> None:
    found = shown.difference(Fraction("480.06"), Fraction("499.96"), PACK)
    assert (found.first, found.second, found.difference) == ("480.06", "499.96", "19.90")
    assert shown.difference(Fraction(0), Fraction("499.999"), PACK).second == "499.99"
    assert shown.difference(Fraction("480.1"), Fraction(500), PACK).second == "500.0"
