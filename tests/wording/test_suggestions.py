"""Suggested ratings in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ccassess.domain.figures import Series
from ccassess.domain.measures import Suggest
from ccassess.domain.suggestions import FULL, NONE, Part, Why, judge, suggest
from ccassess.i18n import translator
from ccassess.wording.suggestions import part_line, suggestion_headline, suggestion_working
from tests.figures import DOWN, RANGE, UP, WORDED, pack_with_measures, quarters, series, with_series

if TYPE_CHECKING:
    from ccassess.domain.measures import Measure

T = translator("en")
PACK = pack_with_measures()
PERCEPTION = PACK.refs["R1.1"]


def line(part: Part) -> str:
    return part_line(T, PACK, part, "en").replace("\u00a0", " ")


def test_the_headline_counts_what_counts_in_full() -> None:
    own = (
        series(UP, quarters("70 72 74", target="80", comparator="73"), 2, "a"),
        series(UP, quarters("70 70 70", target="80", comparator="75"), 1, "b"),
    )
    found = suggest(with_series(*own), PERCEPTION)
    assert [suggestion_headline(T, PACK, PERCEPTION, one, "en") for one in found] == [
        "Trend 80: 1 of 2 measures improving or at target",
        "Target 30: 0 of 2 measures at target",
        "Comparison 65: 1 of 2 measures at or ahead of their comparators",
    ]
    alone = suggest(with_series(own[0]), PERCEPTION)
    assert suggestion_headline(T, PACK, PERCEPTION, alone[0], "en") == (
        "Trend 100: 1 of 1 measure improving or at target"
    )
    assert [suggestion_working(T, one) for one in found] == [
        "100 × (2 × 1 + 0.5) / 3 = about 83.333 (250/3); the highest rating not above that is 80.",
        "100 × (2 × 0.5 + 0) / 3 = about 33.333 (100/3); the highest rating not above that is 30.",
        "100 × (2 × 1 + 0) / 3 = about 66.667 (200/3); the highest rating not above that is 65.",
    ]


def test_each_series_says_why_it_counts_as_it_does() -> None:
    phone = replace(series(UP, quarters("78 80 81 82 84", target="80", comparator="86"), 2), segment="phone")
    assert [line(judge(UP, phone, what)) for what in Suggest] == [
        "Customer satisfaction, phone: improving, 78 % → 84 % over 5 quarters; weight 2",
        "Customer satisfaction, phone: target met, 84 % against 80 %; weight 2",
        (
            "Customer satisfaction, phone: behind the comparator, 84 % against 86 %, but the gap is closing: "
            "8 % → 2 % over 5 quarters; weight 2"
        ),
    ]
    busy = series(RANGE, quarters("95 93 92", target="75", high="85", comparator="80"))
    assert [line(judge(RANGE, busy, what)) for what in Suggest] == [
        "Occupancy: improving, 95 % → 92 % over 3 quarters",
        "Occupancy: target missed, 92 % against 75 % to 85 %, but improving: 95 % → 92 % over 3 quarters",
        "Occupancy: behind the comparator, 92 % against 80 %, but the gap is closing: 10 % → 7 % over 3 quarters",
    ]
    # The comparator came nearer, not the value.
    waning = series(UP, quarters("80 80 79", comparator="82"))
    earlier, *later = waning.figures
    later = [replace(one, comparator=Fraction(82)) for one in later]
    waning = replace(waning, figures=(replace(earlier, comparator=Fraction(90)), *later))
    assert line(judge(UP, waning, Suggest.COMPARISON)).endswith("but the gap is closing: 10 % → 3 % over 3 quarters")
    slow = series(DOWN, quarters("40.5 60"))
    assert [line(judge(DOWN, slow, what)) for what in Suggest] == [
        "Waiting time: 2 comparable periods, at least 3 are needed",
        "Waiting time: no target is set",
        "Waiting time: nothing to compare it with",
    ]


def test_a_value_has_the_unit_of_its_variant() -> None:
    seconds = Series("s1", WORDED.id, variant="as-time", figures=quarters("1200 1150.5 1100"))
    part = judge(WORDED.in_variant("as-time"), seconds, Suggest.TREND)
    assert line(part) == "Service level: improving, 1,200 s → 1,100 s over 3 quarters"


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("measure", [UP, RANGE])
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_words(why: Why, measure: Measure, language: str) -> None:
    own = series(measure, quarters("70 72 74", "75", "85", comparator="80"))
    part = Part(own, 1, FULL if why is Why.MET else NONE, why, own.figures)
    said = part_line(translator(language), PACK, part, language)
    assert said.startswith(("Occupancy: ", "Customer satisfaction: "))
    assert "{" not in said
