"""Decimals are read and written exactly; rounding is half away from zero."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.exact import cut, decimal_text, fixed, fraction_text, parse_decimal, parse_exact, round_to

decimals = st.builds(
    lambda digits, places: Fraction(digits, 10**places), st.integers(-(10**9), 10**9), st.integers(0, 9)
)


@pytest.mark.parametrize(("text", "number"), [("75", 75), ("0.25", Fraction(1, 4)), ("-2.5", Fraction(-5, 2))])
def test_decimals_are_read_exactly(text: str, number: Fraction) -> None:
    assert parse_decimal(text) == number
    assert decimal_text(number) == text


@pytest.mark.parametrize(
    "text", ["", "1e3", "+5", "05", " 5", "5 ", "5\n", ".5", "5.", "1,5", "1/2", "NaN", "٣", "1234567890", "--1"]
)
def test_anything_else_is_no_decimal(text: str) -> None:
    with pytest.raises(ValueError, match="not a decimal number"):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("text", "number"), [("12.5", "25/2"), ("100/3", "100/3"), ("200/6", "100/3"), ("-1/3", "-1/3"), ("0/5", "0")]
)
def test_fractions_are_read_beside_decimals(text: str, number: str) -> None:
    assert parse_exact(text) == Fraction(number)


@pytest.mark.parametrize("text", ["1/0", "1/-3", "1 / 3", "01/3", "1/3/5", "1.5/3", "/3", "1/", "1_0/3"])
def test_anything_else_is_no_exact_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a decimal number"):
        parse_exact(text)


@given(decimals)
def test_what_is_written_reads_back(number: Fraction) -> None:
    assert Fraction(decimal_text(number)) == number


def test_an_endless_decimal_has_no_text() -> None:
    with pytest.raises(ValueError, match="no finite decimal text"):
        decimal_text(Fraction(1, 3))


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("8.75", 1, "8.8"),
        ("-8.75", 1, "-8.8"),
        ("8.74", 1, "8.7"),
        ("2/3", 2, "0.67"),
        ("0.5", 0, "1"),
        ("-0.04", 1, "0.0"),
        ("1000", 1, "1000.0"),
        ("0.05", 1, "0.1"),
    ],
)
def test_rounding_is_half_away_from_zero(number: str, places: int, text: str) -> None:
    assert fixed(Fraction(number), places) == text


@pytest.mark.parametrize(("number", "text"), [("499.969", "499.96"), ("-0.009", "0.00"), ("5", "5.00")])
def test_cutting_never_rounds_up(number: str, text: str) -> None:
    assert cut(Fraction(number), 2) == text


def test_fractions_are_in_lowest_terms() -> None:
    assert fraction_text(Fraction(450, 4)) == "225/2"
    assert fraction_text(Fraction(500)) == "500"


@given(decimals, st.sampled_from((Fraction(5), Fraction(1, 2), Fraction(7))))
def test_rounding_to_a_step_goes_to_the_nearest_multiple(number: Fraction, step: Fraction) -> None:
    rounded = round_to(number, step)
    assert (rounded / step).denominator == 1
    assert abs(rounded - number) * 2 <= step
    assert round_to(-number, step) == -rounded
