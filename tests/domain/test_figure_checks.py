"""What the consistency check points at in the centre's figures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.domain import figure_checks
from ccassess.domain.assessment import Party
from ccassess.domain.checks import check, check_criterion
from ccassess.domain.figure_checks import all_of, check_figures, check_series
from ccassess.domain.figures import Figure, Series
from ccassess.domain.problems import Check, Severity
from tests.builders import assessment
from tests.figures import DOWN, RANGE, UP, WORDED, pack_with_measures, quarters, series, with_series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.measures import Measure

PACK = pack_with_measures()
DEFINED = Series("s1", WORDED.id, "", "all-offered", {"threshold": "20 s", "channel": "phone"})


def found(measure: Measure, one: Series) -> dict[str, Check]:
    return {check.code: check for check in check_series(measure, one)}


def codes(measure: Measure, *drawn: str, **more: str) -> set[str]:
    one = series(measure, quarters(*drawn, **more))
    return set(found(measure, replace(one, comparator_source="a survey")))


def test_before_there_is_a_value_there_is_nothing_to_look_at() -> None:
    assert found(WORDED, Series("s1", WORDED.id)) == {}
    assert found(WORDED, Series("s1", WORDED.id, figures=quarters("- - -", "80", comparator="90"))) == {}


def test_values_without_their_definition_are_errors() -> None:
    bare = found(WORDED, Series("s1", WORDED.id, figures=quarters("80 81 82 83")))
    assert {code: one.severity for code, one in bare.items()} == {
        "variant-not-chosen": Severity.ERROR,
        "parameters-missing": Severity.ERROR,
    }
    assert bare["parameters-missing"].data["parameters"] == "threshold,channel"
    half = replace(DEFINED, parameters={"threshold": "20 s", "channel": "  "}, figures=quarters("80 81 82 83"))
    assert found(WORDED, half)["parameters-missing"].data["parameters"] == "channel"
    assert found(WORDED, replace(DEFINED, figures=quarters("80 81 82 83"))) == {}


def test_a_variant_says_which_parameters_count_for_it() -> None:
    offered, as_time = WORDED.variants
    variants = (replace(offered, parameters=("channel",)), replace(as_time, parameters=()))
    measure = replace(WORDED, variants=variants)

    def missing(variant: str, **stated: str) -> str:
        one = Series("s1", WORDED.id, "", variant, stated, figures=quarters("80 81 82 83"))
        told = found(measure, one).get("parameters-missing")
        return told.data["parameters"] if told else ""

    assert missing("") == "threshold,channel"
    assert missing("all-offered") == "channel"
    assert missing("all-offered", channel="phone") == ""
    assert missing("as-time") == ""


def test_a_check_of_a_series_says_which() -> None:
    one = found(UP, replace(series(UP, quarters("70 72 104")), segment="phone"))["outside-bounds"]
    assert (one.series, one.criterion, one.severity) == ("s1", "", Severity.WARNING)
    assert one.data == {"measure": "csat", "segment": "phone", "periods": "2025-Q3", "least": "0", "most": "100"}


@pytest.mark.parametrize(
    ("measure", "values", "more", "expected"),
    [
        (UP, "70 72 74", {}, set()),
        (UP, "70 72 100.01", {}, {"outside-bounds"}),
        (UP, "70 0 100", {}, set()),
        (DOWN, "70 72 -1", {}, {"outside-bounds"}),
        (UP, "70 72", {}, {"too-few-periods"}),
        (UP, "70 72 74 75", {"redefined": "2025-Q3"}, {"too-few-periods"}),
        (UP, "70 72 - 74", {}, {"period-gap"}),
        (RANGE, "70 72 74", {}, {"range-without-target"}),
        (RANGE, "70 72 74", {"target": "70"}, {"range-without-target"}),
        (RANGE, "70 72 74", {"target": "70", "high": "80"}, set()),
        (RANGE, "70 72 74", {"target": "80", "high": "70"}, {"range-reversed"}),
        (RANGE, "70 72 74", {"target": "75", "high": "80"}, {"target-always-missed"}),
        (UP, "70 72 74", {"target": "75"}, {"target-always-missed"}),
        (UP, "70 72 75", {"target": "75"}, set()),
        (UP, "70 72", {"target": "75"}, {"too-few-periods"}),
        (UP, "70 70 70", {}, {"values-never-change"}),
        (UP, "70 72 74", {"comparator": "90"}, set()),
    ],
)
def test_what_is_odd_is_named(measure: Measure, values: str, more: dict[str, str], expected: set[str]) -> None:
    assert codes(measure, values, **more) == expected


def test_a_pack_may_want_more_periods() -> None:
    short = found(WORDED, replace(DEFINED, figures=quarters("80 81 82")))
    assert short["too-few-periods"].data["count"] == "3"
    assert short["too-few-periods"].data["least"] == "4"


def test_a_variant_has_its_own_bounds() -> None:
    seconds = replace(DEFINED, variant="as-time", figures=quarters("120 110 900 100"))
    assert found(WORDED, seconds) == {}
    assert set(found(WORDED, replace(seconds, variant="all-offered"))) == {"outside-bounds"}
    slow = replace(seconds, figures=quarters("120 110 901 100"))
    assert "least" not in found(WORDED, slow)["outside-bounds"].data


def test_lengths_and_gaps() -> None:
    mixed = (Figure("2024", Fraction(70)), *quarters("71 72 73"))
    assert set(found(UP, series(UP, mixed))) == {"periods-mixed"}
    weeks = tuple(Figure(week, Fraction(70)) for week in ("2026-W51", "2026-W52", "2026-W53", "2027-W02"))
    gap = found(UP, series(UP, weeks))["period-gap"]
    assert (gap.data["before"], gap.data["after"]) == ("2026-W53", "2027-W02")


def test_where_comparators_come_from_is_to_be_said() -> None:
    one = series(UP, quarters("70 72 74", comparator="90"))
    assert found(UP, one)["comparator-without-source"].severity is Severity.WARNING
    assert found(UP, replace(one, comparator_source="The trade's survey")) == {}


def test_the_number_of_cases_is_missed_only_where_some_have_one() -> None:
    figures = quarters("70 72 74")
    assert found(UP, series(UP, figures)) == {}
    some = (replace(figures[0], n=200), *figures[1:])
    missing = found(UP, series(UP, some))["cases-missing"]
    assert (missing.severity, missing.data["periods"]) == (Severity.NOTE, "2025-Q2,2025-Q3")
    assert found(UP, series(UP, tuple(replace(one, n=200) for one in figures))) == {}


def test_the_same_measure_and_segment_are_there_once() -> None:
    one = replace(series(UP, quarters("70 72 74"), name="a"), segment="Phone ")
    other = replace(one, id="b", segment="chat")
    again = replace(one, id="c", segment="phone")
    assert [(one.code, one.series) for one in check(with_series(one, other, again)) if one.series] == [
        ("same-series-twice", "c")
    ]


def test_a_result_rated_without_any_figures() -> None:
    def warned(*own: Series, drawn: str) -> list[tuple[Party, str]]:
        checks = check(with_series(*own, drawn=drawn, verified=drawn))
        return [(one.party, one.criterion) for one in checks if one.code == "result-without-figures"]

    rated = "R1.1: 50 g2 | R1.2: 50 g2 | 2.3: 50 g2"
    assert warned(drawn=rated) == [(Party.SELF, "customer-perception")]
    assert warned(Series("s1", "csat"), drawn=rated) == [(Party.SELF, "customer-perception")]
    assert warned(series(UP, quarters("70")), drawn=rated) == []
    assert warned(drawn="R1.1: 0 g2") == []
    assert warned(drawn="R1.1: - - - - -") == []
    assert not any(one.code == "result-without-figures" for one in check(assessment("R1.1: 50")))
    on_page = check_criterion(with_series(drawn=rated), Party.SELF, PACK.refs["R1.1"])
    assert "result-without-figures" in {one.code for one in on_page}


def test_an_approach_far_from_its_results() -> None:
    def apart(drawn: str, verified: str = "") -> list[tuple[Party, str, str, str]]:
        checks = check(with_series(drawn=drawn, verified=verified))
        return [
            (one.party, one.criterion, one.data["criteria"], one.data["scores"])
            for one in checks
            if one.code == "approach-and-result-apart"
        ]

    # Coaching shows in satisfaction (R1.1) and service level (R3.1).
    assert apart("2.3: 80 | R1.1: 50 | R3.1: 50") == []
    assert apart("2.3: 80 | R1.1: 45 | R3.1: 50") == [(Party.SELF, "coaching", "customer-perception", "45.0")]
    assert apart("2.3: 20 | R1.1: 55 | R3.1: 60") == [
        (Party.SELF, "coaching", "customer-perception,access", "55.0,60.0")
    ]
    assert apart("2.3: 80 80 80 - | R1.1: 0") == []
    assert apart("2.4: 80 | R1.1: 0") == []
    assert apart("2.3: n/a no | R1.1: 0") == []
    # In verification the evidence ceiling counts: 80 at grade 1 is 50.
    assert apart("", "2.3: 80 g1 | R1.1: 20 g1") == []
    assert apart("", "2.3: 80 g3 | R1.1: 20 g1") == [(Party.VERIFICATION, "coaching", "customer-perception", "20.0")]


def test_checks_of_figures_come_with_the_others_by_severity() -> None:
    checks = check(with_series(Series("s1", WORDED.id, figures=quarters("80 80 80 80")), drawn="R1.1: 50"))
    severities = [list(Severity).index(one.severity) for one in checks]
    assert severities == sorted(severities)
    assert {one.code for one in checks if one.series} == {
        "variant-not-chosen",
        "parameters-missing",
        "values-never-change",
    }


def test_only_series_that_changed_are_looked_through_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def watched(measure: Measure, one: Series) -> Iterator[Check]:
        looked.append(one.id)
        return check_series(measure, one)

    monkeypatch.setattr(figure_checks, "check_series", watched)
    csat = Series("s1", "csat", figures=quarters("70 72 104"))
    waiting = Series("s2", "waiting-time", figures=quarters("70 72"))
    before = with_series(csat, waiting)
    earlier = check_figures(before)
    assert looked == ["s1", "s2"]
    mended = replace(csat, figures=quarters("70 72 74"))
    later = check_figures(replace(before, series=(waiting, mended)), earlier)
    assert looked == ["s1", "s2", "s1"]
    assert [(one.series, one.code) for one in all_of(later)] == [("s2", "too-few-periods")]
    assert check(replace(before, series=(waiting, mended)), figures=later) == check(
        replace(before, series=(waiting, mended))
    )


def test_what_another_pack_said_of_a_series_is_not_taken_over() -> None:
    one = Series("s1", "csat", figures=quarters("70 72 104"))
    before = with_series(one)
    wider = replace(
        before.pack, measures=(replace(UP, bounds=replace(UP.bounds, most=None)), *before.pack.measures[1:])
    )
    after = check_figures(replace(before, pack=wider), check_figures(before))
    assert [check.code for check in all_of(after)] == []


def test_a_second_series_of_a_measure_is_told_whichever_changed() -> None:
    one = Series("s1", "csat", figures=quarters("70 72 74"))
    twin = replace(one, id="s2", segment=" ")
    before = with_series(one, replace(twin, segment="phone"))
    after = check_figures(replace(before, series=(one, twin)), check_figures(before))
    assert [(check.series, check.code) for check in all_of(after)] == [("s2", "same-series-twice")]
