"""Periods: one canonical text each, read from what people type, in their order."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.periods import Length, Period, following, parse_period, reach, read_period

periods = st.one_of(
    st.integers(1900, 2100).map(str),
    st.builds("{}-H{}".format, st.integers(1900, 2100), st.integers(1, 2)),
    st.builds("{}-Q{}".format, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds("{}-W{:02}".format, st.integers(1900, 2100), st.integers(1, 52)),
).map(parse_period)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2025", "2025"),
        (" 2025 ", "2025"),
        ("2025-Q1", "2025-Q1"),
        ("2025-q1", "2025-Q1"),
        ("Q1 2025", "2025-Q1"),
        ("q4/2025", "2025-Q4"),
        ("2025Q3", "2025-Q3"),
        ("H1 2025", "2025-H1"),
        ("H2/2025", "2025-H2"),
        ("1/2025", "2025-01"),
        ("2025-01", "2025-01"),
        ("01/2025", "2025-01"),
        ("12.2025", "2025-12"),
        ("Jan 2025", "2025-01"),
        ("Sept 2025", "2025-09"),
        ("september 2025", "2025-09"),
        ("kesäkuu 2025", "2025-06"),
        ("kesa\u0308kuuta 2025", "2025-06"),
        ("marras 2025", "2025-11"),
        ("v7/2025", "2025-W07"),
        ("W7 2025", "2025-W07"),
        ("vko 7/2025", "2025-W07"),
        ("vk. 7 2025", "2025-W07"),
        ("week 7, 2025", "2025-W07"),
        ("2026-W53", "2026-W53"),
    ],
)
def test_what_people_type_is_read(typed: str, text: str) -> None:
    assert read_period(typed).text == text


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "spring 2025",
        "25",
        "202501",
        "0/2025",
        "13/2025",
        "Q0 2025",
        "Q5 2025",
        "H3 2025",
        "W0 2025",
        "W53 2025",
        "2025-",
        "/2025",
        "2025-2026",
        "Q1-Q2 2025",
        "ma 2025",
        "3025",
        "٢٠٢٥",
        "Q 2025",
        "1/2025 and 2/2025",
    ],
)
def test_what_is_no_period_is_not_guessed_at(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_period(typed)


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_a_value_error(typed: str) -> None:
    try:
        period = read_period(typed)
    except ValueError:
        return
    assert parse_period(period.text) == period


@given(periods)
def test_the_canonical_text_is_read_back_and_typed_back(period: Period) -> None:
    assert parse_period(period.text) == period
    assert read_period(period.text) == period


@given(periods)
def test_the_next_period_begins_where_this_one_ends(period: Period) -> None:
    after = following(period)
    assert after.length is period.length
    days = (after.start - period.start).days
    assert (
        days
        in {
            Length.WEEK: {7},
            Length.MONTH: {28, 29, 30, 31},
            Length.QUARTER: {90, 91, 92},
            Length.HALF: {181, 182, 184},
            Length.YEAR: {365, 366},
        }[period.length]
    )


def test_a_week_may_begin_in_the_year_before() -> None:
    assert parse_period("2026-W01").start == dt.date(2025, 12, 29)
    assert following(parse_period("2026-W53")).text == "2027-W01"
    assert following(parse_period("2025-Q4")).text == "2026-Q1"
    assert following(parse_period("2025-12")).text == "2026-01"


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2025", "2025", 1),
        ("2020", "2025", 6),
        ("2024-H2", "2025-H1", 2),
        ("2024-Q4", "2026-Q1", 6),
        ("2024-11", "2025-02", 4),
        ("2026-W52", "2027-W01", 3),
    ],
)
def test_the_way_from_one_period_to_another_counts_both(first: str, last: str, count: int) -> None:
    assert reach(parse_period(first), parse_period(last)) == count
