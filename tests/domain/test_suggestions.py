"""Ratings suggested from figures: worked by hand (the method, section 5, rule 11), and laws they keep."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ccassess.domain.figures import Figure, Series
from ccassess.domain.measures import Measure, Suggest
from ccassess.domain.suggestions import Suggestion, Why, comparable, judge, speaking_for, suggest
from tests.figures import DOWN, RANGE, UP, WORDED, pack_with_measures, quarters, series, with_series

PACK = pack_with_measures()
PERCEPTION = PACK.refs["R1.1"]
ACCESS = PACK.refs["R3.1"]

DEFINED = Series("s1", WORDED.id, "", "all-offered", {"threshold": "20 s", "channel": "phone"})

TREND, TARGET, COMPARISON = Suggest.TREND, Suggest.TARGET, Suggest.COMPARISON


def judged(measure: Measure, what: Suggest, *drawn: str, **more: str) -> tuple[str, Why]:
    """Return share and reason of figures drawn by `quarters`."""
    part = judge(measure, series(measure, quarters(*drawn, **more)), what)
    return str(part.share), part.why


@pytest.mark.parametrize(
    ("measure", "values", "target", "high", "expected"),
    [
        # Up, flat within 1: last less first.
        (UP, "70 72 72", "", "", ("1", Why.IMPROVING)),
        (UP, "70 90 71", "", "", ("1/2", Why.FLAT)),  # 71 - 70 = 1, not above 1
        (UP, "70 72 71.1", "", "", ("1", Why.IMPROVING)),
        (UP, "70 72 69", "", "", ("1/2", Why.FLAT)),  # -1, not below -1
        (UP, "70 72 68", "", "", ("0", Why.WORSE)),
        (UP, "70 72", "", "", ("0", Why.TOO_FEW_PERIODS)),
        (UP, "70", "60", "", ("0", Why.TOO_FEW_PERIODS)),
        # Only the last five count: 60 is the sixth from the end.
        (UP, "60 70 71 72 71 70", "", "", ("1/2", Why.FLAT)),
        # At target in the last three periods, though worse over five.
        (UP, "95 94 90 89 88", "85", "", ("1", Why.AT_TARGET)),
        (UP, "95 94 90 84 88", "85", "", ("0", Why.WORSE)),
        (UP, "90 88 90", "85", "", ("1", Why.AT_TARGET)),
        # The target that holds is the one stated last: 90, 88 and 87 meet 85, 85 and 87.
        (UP, "90 88 87", "85 - 87", "", ("1", Why.AT_TARGET)),
        (UP, "90 88 87", "85 - 88", "", ("0", Why.WORSE)),
        # Down, flat within 5.
        (DOWN, "60 50 40", "", "", ("1", Why.IMPROVING)),
        (DOWN, "40 50 60", "", "", ("0", Why.WORSE)),
        (DOWN, "40 50 45", "", "", ("1/2", Why.FLAT)),
        (DOWN, "20 22 28", "30", "", ("1", Why.AT_TARGET)),
        # A range of 75 to 85, flat within 2: the distance to it.
        (RANGE, "95 90 80", "75", "85", ("1", Why.IMPROVING)),  # 10 -> 0
        (RANGE, "60 70 72", "75", "85", ("1", Why.IMPROVING)),  # 15 -> 3
        (RANGE, "70 60 90", "75", "85", ("1/2", Why.FLAT)),  # 5 below -> 5 above
        (RANGE, "80 85 88", "75", "85", ("0", Why.WORSE)),  # 0 -> 3
        (RANGE, "75 80 85", "75", "85", ("1", Why.AT_TARGET)),
        (RANGE, "95 90 80", "", "", ("0", Why.NO_TARGET)),
        (RANGE, "95 90 80", "75", "", ("0", Why.NO_TARGET)),
        (RANGE, "95 90 80", "85", "75", ("0", Why.NO_TARGET)),
        # A range made wider in the last period is no improvement: both ends of time are held against it.
        (RANGE, "70 70 70", "75 75 65", "85", ("1/2", Why.FLAT)),
    ],
)
def test_trend(measure: Measure, values: str, target: str, high: str, expected: tuple[str, Why]) -> None:
    assert judged(measure, TREND, values, target, high) == expected


@pytest.mark.parametrize(
    ("measure", "values", "target", "high", "expected"),
    [
        (UP, "80", "80", "", ("1", Why.MET)),
        (UP, "70 75 79", "80", "", ("1/2", Why.MISSED_BUT_IMPROVING)),
        (UP, "79 79 79", "80", "", ("0", Why.MISSED)),
        (UP, "70 79", "80", "", ("0", Why.MISSED)),  # two periods show no direction
        (UP, "70 75 79", "", "", ("0", Why.NO_TARGET)),
        (UP, "70 75 79", "60 - 79", "", ("1", Why.MET)),
        (UP, "70 75 79", "60 - 79.5", "", ("1/2", Why.MISSED_BUT_IMPROVING)),
        (DOWN, "31", "30", "", ("0", Why.MISSED)),
        (DOWN, "30", "30", "", ("1", Why.MET)),
        (RANGE, "85", "75", "85", ("1", Why.MET)),
        (RANGE, "86", "75", "85", ("0", Why.MISSED)),
        (RANGE, "95 90 86", "75", "85", ("1/2", Why.MISSED_BUT_IMPROVING)),
        (RANGE, "80", "75", "", ("0", Why.NO_TARGET)),
    ],
)
def test_target(measure: Measure, values: str, target: str, high: str, expected: tuple[str, Why]) -> None:
    assert judged(measure, TARGET, values, target, high) == expected


@pytest.mark.parametrize(
    ("measure", "values", "comparator", "expected"),
    [
        (UP, "80", "80", ("1", Why.AHEAD)),
        (UP, "70 72 74", "80", ("1/2", Why.CLOSING)),  # behind by 10, then by 6: closed by 4
        (UP, "70 72 74", "80 - 82", ("1/2", Why.CLOSING)),  # 10 -> 8
        (UP, "70 72 74", "80 - 83", ("0", Why.BEHIND)),  # 10 -> 9: closed by 1, not by more
        (UP, "70 72 74", "80 - 84", ("0", Why.BEHIND)),
        (UP, "70 74", "80", ("0", Why.BEHIND)),
        (UP, "70 72 74", "", ("0", Why.NO_COMPARATOR)),
        (DOWN, "50 40 35", "30", ("1/2", Why.CLOSING)),
        (DOWN, "30 29 31", "30", ("0", Why.BEHIND)),
        (DOWN, "29", "30", ("1", Why.AHEAD)),
    ],
)
def test_comparison(measure: Measure, values: str, comparator: str, expected: tuple[str, Why]) -> None:
    assert judged(measure, COMPARISON, values, comparator=comparator) == expected


def test_a_range_is_compared_by_how_near_it_is() -> None:
    more = {"target": "75", "high": "85", "comparator": "90"}
    assert judged(RANGE, COMPARISON, "71", **more) == ("1", Why.AHEAD)  # 4 below against 5 above
    assert judged(RANGE, COMPARISON, "69", **more) == ("0", Why.BEHIND)
    assert judged(RANGE, COMPARISON, "60 64 68", **more) == ("1/2", Why.CLOSING)
    assert judged(RANGE, COMPARISON, "80", comparator="90") == ("0", Why.NO_TARGET)


def test_what_compares_is_of_one_length_and_one_definition() -> None:
    figures = (
        *quarters("10 20 30 40 50", redefined="2025-Q2"),
        Figure("2026-07", Fraction(60)),
        Figure("2026-Q4"),
    )
    assert [one.period for one in comparable(Series("s", "csat", figures=figures))] == ["2026-07"]
    before = Series("s", "csat", figures=figures[:5])
    assert [one.period for one in comparable(before)] == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    # A change of definition counts from its period on, also where that has no value; one after the last value not yet.
    redefined = replace(figures[2], value=None, redefined=True)
    cut = Series("s", "csat", figures=(*figures[:2], redefined, *figures[3:5]))
    assert [one.period for one in comparable(cut)] == ["2025-Q4", "2026-Q1"]
    ahead = Series("s", "csat", figures=(*figures[2:5], Figure("2026-Q3", redefined=True)))
    assert len(comparable(ahead)) == 3
    assert comparable(Series("s", "csat", figures=(Figure("2025"),))) == ()


def test_the_part_says_what_it_was_judged_by() -> None:
    part = judge(UP, series(UP, quarters("50 60 70 72 74 76", target="80"), importance=3), TREND)
    assert (part.series_id, part.importance, part.change) == ("s1", 3, 16)
    assert part.periods == ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")
    assert {one.target for one in part.figures} == {80}
    assert judge(DOWN, series(DOWN, quarters("60 50 40")), TREND).change == 20
    assert judge(UP, series(UP, quarters("70 72 74", comparator="80")), COMPARISON).change == 4
    assert judge(UP, series(UP, quarters("70 72")), TREND).change is None


def suggested(*found: Series) -> dict[str, Suggestion]:
    return {one.attribute: one for one in suggest(with_series(*found), PERCEPTION)}


def test_the_weighted_mean_is_floored_to_the_scale() -> None:
    found = suggested(
        series(UP, quarters("70 72 74", target="80", comparator="73"), 2, "a"),
        series(UP, quarters("70 70 70", target="80", comparator="75"), 1, "b"),
    )
    assert list(found) == ["trend", "target", "comparison"]
    # Trend: (2 x 1 + 1 x 1/2) / 3 = 83.33; target: (2 x 1/2 + 0) / 3 = 33.33; comparison: (2 x 1 + 0) / 3 = 66.67.
    assert [(str(one.exact), one.rating) for one in found.values()] == [("250/3", 80), ("100/3", 30), ("200/3", 65)]
    assert [one.why for one in found["target"].parts] == [Why.MISSED_BUT_IMPROVING, Why.MISSED]


def test_on_another_scale_the_mean_is_brought_to_its_range() -> None:
    trend = next(one for one in PERCEPTION.leaves() if one.id == "trend")
    fives = replace(trend, values=tuple(map(Fraction, range(6))), out_of=Fraction(5))
    criterion = replace(PERCEPTION, children=(fives,))
    one, two = series(UP, quarters("70 72 74"), 2, "a"), series(UP, quarters("70 70 70"), 1, "b")
    (found,) = suggest(with_series(one, two), criterion)
    assert (str(found.exact), found.rating) == ("250/3", 4)
    from_one = replace(fives, values=tuple(map(Fraction, range(1, 6))))
    (lowest,) = suggest(with_series(series(UP, quarters("70 72"))), replace(PERCEPTION, children=(from_one,)))
    assert (lowest.exact, lowest.rating) == (0, 1)


def test_nothing_is_suggested_without_figures_that_speak() -> None:
    assert suggested() == {}
    assert suggested(series(UP, (Figure("2025", target=Fraction(80)),))) == {}
    assert suggested(series(DOWN, quarters("60 50 40"))) == {}
    assert suggest(with_series(series(UP, quarters("70 72 74"))), PACK.refs["2.3"]) == ()
    waiting, empty = series(DOWN, quarters("60 50 40")), Series("e", "waiting-time")
    assert [len(one.parts) for one in suggest(with_series(waiting, empty), ACCESS)] == [1, 1, 1]


def test_a_variant_is_judged_by_its_own_rules() -> None:
    values = quarters("60 50 40")
    normal = replace(DEFINED, figures=values)
    as_time = replace(normal, variant="as-time")
    whys = [suggest(with_series(one), ACCESS)[0].parts[0].why for one in (normal, as_time)]
    assert whys == [Why.WORSE, Why.IMPROVING]


def speaking(*found: Series) -> list[str]:
    return [one.id for _, one in speaking_for(with_series(*found), ACCESS)]


def test_figures_of_which_nobody_says_what_they_mean_suggest_nothing() -> None:
    whole = replace(DEFINED, figures=quarters("60 50 40"))
    assert speaking(whole) == ["s1"]
    assert speaking(replace(whole, variant="")) == []
    assert speaking(replace(whole, parameters={"threshold": "20 s", "channel": " "})) == []
    assert suggest(with_series(replace(whole, variant="")), ACCESS) == ()
    # The others speak on as if it were not there.
    waiting = series(DOWN, quarters("60 50 40"), name="waiting")
    assert speaking(replace(whole, variant=""), waiting) == ["waiting"]


def test_a_latest_value_that_cannot_be_suggests_nothing() -> None:
    def drawn(values: str) -> list[str]:
        return speaking(replace(DEFINED, figures=quarters(values)))

    assert drawn("60 70 100") == ["s1"]
    assert drawn("60 70 101") == []
    assert drawn("60 70 101 -") == []
    assert drawn("60 101 70") == ["s1"]
    assert speaking(replace(DEFINED, variant="as-time", figures=quarters("60 70 101"))) == ["s1"]


drawn = st.lists(st.integers(0, 100).map(Fraction), min_size=1, max_size=7)
measures = st.sampled_from((UP, DOWN, RANGE))


def built(measure: Measure, values: list[Fraction], target: int = 50, importance: int = 1) -> Series:
    figures = quarters(" ".join(map(str, values)), str(target), str(target + 10), comparator=str(target))
    return series(measure, figures, importance)


@given(measures, drawn, st.sampled_from(Suggest))
def test_a_share_is_none_half_or_all_and_the_mean_lies_within(
    measure: Measure, values: list[Fraction], what: Suggest
) -> None:
    part = judge(measure, built(measure, values), what)
    assert part.share in {Fraction(0), Fraction(1, 2), Fraction(1)}
    assert 1 <= len(part.figures) <= 5


@given(drawn, st.sampled_from(Suggest))
def test_what_is_better_upside_down_is_the_same_for_a_measure_that_falls(values: list[Fraction], what: Suggest) -> None:
    up = judge(UP, built(UP, values), what)
    down_measure = replace(DOWN, flat_within=UP.flat_within)
    down = judge(down_measure, built(down_measure, [100 - value for value in values]), what)
    assert (up.share, up.why, up.change) == (down.share, down.why, down.change)


@given(drawn, st.integers(1, 40), st.sampled_from(Suggest))
def test_a_better_last_value_never_counts_less(values: list[Fraction], step: int, what: Suggest) -> None:
    better = [*values[:-1], values[-1] + step]
    assert judge(UP, built(UP, better), what).share >= judge(UP, built(UP, values), what).share


@given(st.lists(st.tuples(drawn, st.integers(1, 3)), min_size=1, max_size=4))
def test_a_rating_is_a_value_of_the_scale_just_below_the_mean(rows: list[tuple[list[Fraction], int]]) -> None:
    named = [
        replace(built(UP, values, importance=weight), id=f"s{place}") for place, (values, weight) in enumerate(rows)
    ]
    for one in suggest(with_series(*named), PERCEPTION):
        assert one.rating <= one.exact < one.rating + 5
        assert 0 <= one.exact <= 100
    turned = suggest(with_series(*reversed(named)), PERCEPTION)
    assert [one.exact for one in turned] == [one.exact for one in suggest(with_series(*named), PERCEPTION)]


@given(drawn, st.integers(2, 3))
def test_one_series_alone_weighs_the_same_whatever_its_weight(values: list[Fraction], weight: int) -> None:
    light, heavy = (suggest(with_series(built(UP, values, importance=one)), PERCEPTION) for one in (1, weight))
    assert [one.exact for one in light] == [one.exact for one in heavy]


@given(drawn, drawn)
def test_what_lies_before_a_change_of_definition_does_not_count(before: list[Fraction], after: list[Fraction]) -> None:
    assume(len(after) <= 5)
    whole = quarters(" ".join(map(str, before + after)))
    cut = (*whole[: len(before)], replace(whole[len(before)], redefined=True), *whole[len(before) + 1 :])
    alone = judge(UP, series(UP, whole[len(before) :]), TREND)
    assert judge(UP, series(UP, cut), TREND).why is alone.why
