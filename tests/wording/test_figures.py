"""Periods, series and what is said of them: names, checks, refusals."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace
from fractions import Fraction

import pytest

from ccassess.domain import figure_checks, figure_edits
from ccassess.domain.checks import Check, check
from ccassess.domain.figures import Figure, Series
from ccassess.domain.periods import Length, parse_period, read_period
from ccassess.domain.problems import RefusedError, Severity
from ccassess.i18n import translator
from ccassess.wording.checks import check_place, check_sentence
from ccassess.wording.figures import amount, series_name, variant_name
from ccassess.wording.periods import over_periods, period_name
from ccassess.wording.refusals import refusal
from tests.figures import RANGE, UP, WORDED, pack_with_measures, quarters, series, with_series

T = translator("en")
PACK = pack_with_measures()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("2025", "2025"),
        ("2025-H2", "H2 2025"),
        ("2025-Q1", "Q1 2025"),
        ("2025-01", "Jan 2025"),
        ("2025-09", "Sept 2025"),
        ("2025-W07", "week 7, 2025"),
    ],
)
def test_a_period_is_shown_so_that_it_can_be_typed(text: str, english: str) -> None:
    assert period_name(T, parse_period(text)) == english
    for language in ("en", "fi"):
        assert read_period(period_name(translator(language), parse_period(text))).text == text


def test_a_month_is_a_number_in_finnish() -> None:
    assert period_name(translator("fi"), parse_period("2025-01")) == "1/2025"


@pytest.mark.parametrize("length", Length)
def test_stretches_are_counted_in_their_periods(length: Length) -> None:
    assert over_periods(T, length, 1).startswith("over 1 ")
    assert over_periods(T, length, 5).endswith("s")


def test_series_and_values_are_called_by_the_packs_words() -> None:
    assert series_name(T, PACK, "csat", "", "en") == "Customer satisfaction"
    assert series_name(T, PACK, "csat", "phone,\nwest", "en") == "Customer satisfaction, phone, west"
    assert series_name(T, PACK, "unnamed", "", "en") == "unnamed"
    assert variant_name(PACK, "service-level", "as-time", "en") == "Time for four in five"
    assert variant_name(PACK, "service-level", "all-offered", "en") == "all-offered"
    one = Series("s", WORDED.id)
    assert amount(T, PACK, one, Fraction("-1234.5"), "en") == "\u22121,234.5\u00a0%"
    assert amount(T, PACK, replace(one, variant="as-time"), Fraction(90), "en") == "90\u00a0s"
    assert amount(T, PACK, Series("s", "nps"), Fraction(12), "en") == "12"


def said(*own: Series, drawn: str = "") -> set[tuple[str, str]]:
    checks = check(with_series(*own, drawn=drawn))
    return {
        (check_place(T, PACK, one, "en"), check_sentence(T, PACK, one, "en"))
        for one in checks
        if one.series or "figures" in one.code or "apart" in one.code
    }


def test_checks_of_figures_read_well() -> None:
    figures = (Figure("2024", Fraction(90)), *quarters("101 - 102", target="105", comparator="95"))
    level = Series("s1", WORDED.id, "phone", figures=(replace(figures[0], n=40), *figures[1:]))
    sentences = {
        "Choose which definition these figures follow.",
        "Say what belongs to these figures: Answered within and channel.",
        "A value must lie between 0 and 100: Q1 2025 and Q3 2025.",
        "2 comparable periods have a value; at least 4 are needed.",
        "Periods of different lengths do not compare; only those of the latest length count.",
        "Values are missing between Q1 2025 and Q3 2025.",
        "The number of cases is given for some periods, but not for Q1 2025 and Q3 2025.",
        "The target is missed in every period.",
        "Say where the comparators come from.",
    }
    assert said(level) == {("Service level, phone", sentence) for sentence in sentences}
    busy = series(RANGE, quarters("80 80 80", target="85", high="75"))
    twice = replace(busy, id="s2", figures=quarters("80 80 80"))
    assert said(busy, twice) == {
        ("Occupancy", "The value is the same in every period."),
        ("Occupancy", "The target range begins above its end: Q1 2025, Q2 2025 and Q3 2025."),
        ("Occupancy", "Set the range that these values should stay in."),
        ("Occupancy", "The same measure is there twice for the same segment."),
    }
    short = said(series(UP, quarters("70")))
    assert short == {("Customer satisfaction", "1 comparable period has a value; at least 3 are needed.")}


def test_an_approach_beside_its_results_reads_well() -> None:
    assert said(drawn="2.3: 80 | R1.1: 40 | R3.1: 45") >= {
        (
            "2.3 Coaching, Self-assessment",
            "Scored 80.0, more than 30 away from the results in which it should show: R1.1 (40.0) and R3.1 (45.0).",
        ),
        ("R1.1, Self-assessment", "Rated above 0, but none of the measures that belong here has a value."),
    }


def _codes(module: object) -> set[str]:
    texts = {node.value for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and "-" in text and text.replace("-", "").isalpha()}


DATA = {"parameters": "threshold", "count": "1", "before": "2025", "after": "2027", "periods": "2025"}


def test_the_codes_are_found() -> None:
    assert len(_codes(figure_checks)) == 15
    assert _codes(figure_edits) == {"period-taken"}


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("code", sorted(_codes(figure_checks)))
def test_every_check_of_figures_has_a_sentence(code: str, language: str) -> None:
    of_criterion = code in {"approach-and-result-apart", "result-without-figures"}
    data = DATA | {"measure": "service-level", "segment": "", "least": "0", "most": "9"}
    data |= {"criteria": "access", "scores": "45.0", "score": "80.0"}
    one = Check(Severity.NOTE, code, criterion="coaching" if of_criterion else "", data=data)
    one = one if of_criterion else replace(one, series="s1")
    assert check_sentence(translator(language), PACK, one, language).endswith(".")


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ({"least": "0"}, "A value cannot be below 0: 2025."),
        ({"most": "900"}, "A value cannot be above 900: 2025."),
    ],
)
def test_one_bound_is_said_alone(ends: dict[str, str], sentence: str) -> None:
    data = {"measure": "csat", "segment": "", "periods": "2025", **ends}
    one = Check(Severity.WARNING, "outside-bounds", series="s1", data=data)
    assert check_sentence(T, PACK, one, "en") == sentence


def test_a_period_that_is_taken_is_named() -> None:
    assert refusal(T, RefusedError("period-taken", period="2025-Q1")) == "There are figures for Q1 2025 already."
