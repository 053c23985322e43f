"""The line of arithmetic: whoever calculates along reaches each number in it."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.domain.explain import explain
from ccassess.domain.pack import Level
from ccassess.domain.scoring import Score, score_sheet
from ccassess.i18n import translator
from ccassess.wording.arithmetic import arithmetic_line
from tests.builders import default_like_pack, sheet
from tests.methods import METHODS, method_names, sheets

T = translator("en")


def line(drawn: str, node: str, party: Party = Party.SELF, language: str = "en", method: str = "") -> str:
    pack = METHODS[method] if method else default_like_pack()
    card = score_sheet(pack, sheet(drawn, party, rest="50", by=pack))
    return arithmetic_line(translator(language), pack, explain(card.by_id[node]), language)


@pytest.mark.parametrize(
    ("drawn", "node", "text"),
    [
        (
            "1.1: 50 50 50 25",
            "purpose",
            (
                "mean of 50, 50, 50 and 25 = 43.75; not above min(50, 50) + 25 = 75; "
                "43.75\u00a0% of 20 = 8.75, shown as 8.8"
            ),
        ),
        (
            "R1.1: 40 80 80 60 60",
            "customer-perception",
            "mean of 40, 80, 80, 60 and 60 = 64; not above 40 (Scope); 40\u00a0% of 70 = 28",
        ),
        ("2.3: 50 - 50 50", "coaching", "not scored yet, missing: Carried out"),
        ("2.3: n/a none", "coaching", "does not apply"),
        ("2.2: 45 50 50 50", "people", "10 + 12.1875 + 12.5 + 10 + 10 + 10 = 64.6875, shown as 64.7"),
        (
            "2.3: n/a none",
            "onboarding",
            (
                "mean of 50, 50, 50 and 50 = 50; not above min(50, 50) + 25 = 75; "
                "possible 25 × 130 / 105 = about 30.952 (650/21); "
                "50\u00a0% of 650/21 = about 15.476 (325/21), shown as 15.5"
            ),
        ),
    ],
)
def test_lines_of_the_default_method(drawn: str, node: str, text: str) -> None:
    assert line(drawn, node) == text


def test_the_ceiling_stands_first() -> None:
    said = line("2.3: 75 50 60 25 g1", "coaching", Party.VERIFICATION)
    assert said.startswith("75 and 60 count as 50 (evidence grade 1); mean of 50, 50, 50 and 25 = 43.75; ")


def test_what_stands_alone_is_neither_summed_nor_averaged() -> None:
    assert line("", "total", method="weighted means") == "150"
    assert line("", "total", method="rounded") == "30; to the nearest 7 = 28"


def test_lists_stay_readable_where_decimals_have_commas() -> None:
    method = METHODS["the lowest"]
    card = score_sheet(method, sheet("1.1: 20 | 1.2: 90", rest="25", by=method))
    assert "mean of 20 and 90" in arithmetic_line(T, method, explain(card.by_id["one"]), "en")
    assert line("2.2: 45 50 50 50", "people", language="fi").startswith("10 + 12,1875 + 12,5")


def test_sub_attributes_are_told_before_what_is_made_of_them() -> None:
    said = line("1.1: 50 80 80 60 60 60", "a", method="sub-attributes")
    assert said.startswith("approach: mean of 50, 80 and 80 = 70, not above 50 (approach-sound); deployment: mean of")


def _number(text: str) -> Fraction:
    """Read "about 30.952 (650/21)" or "43.75"; and see that the rounding belongs to the fraction."""
    found = re.fullmatch(r"about (\S+) \((\S+)\)", text)
    if found is None:
        return Fraction(text.replace(",", ""))
    assert abs(Fraction(found[1].replace(",", "")) - Fraction(found[2])) < Fraction(1, 1000)
    return Fraction(found[2])


def _formula(text: str) -> Fraction:
    """Calculate the left side of an equation."""
    for words, combine in (("mean of ", _mean), ("lowest of ", min)):
        if text.startswith(words):
            parts = re.split(r"; | and |, (?=\d)", text.removeprefix(words))
            return combine([Fraction(part.replace(",", "")) for part in parts])
    plain = text.removeprefix("not above ").removeprefix("possible ").replace("\u00a0% of ", " / 100 × ")
    plain = re.sub(r"(?<=\d),(?=\d)", "", plain)
    assert re.fullmatch(r"[\d.+×/(), min;]+", plain), text
    exact = re.sub(r"\d+(\.\d+)?", r"Fraction('\g<0>')", plain).replace("×", "*").replace(";", ",")
    return Fraction(eval(exact, {"Fraction": Fraction, "min": min}))  # noqa: S307 - digits and signs alone


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _check(said: str, score: Score) -> None:
    head, _, tail = said.partition(", shown as ")
    for piece in re.split(r"; (?=[a-z0-9(])|(?<=[\d)]), (?=not above)", head):
        left, equals, right = re.sub(r"^[a-z-]+: ", "", piece).partition(" = ")
        if equals and not left.startswith("to the nearest"):
            # The name behind a limit is no part of its number.
            assert _formula(left) == _number(re.sub(r" \((?!\d+/\d+\))[^()]*\)$", "", right))
    if tail:
        assert tail.replace(",", "") == shown.points(score.points or Fraction(0))
        assert Fraction(tail.replace(",", "")) != score.points


@given(st.data())
def test_every_line_can_be_calculated_along(data: st.DataObject) -> None:
    method = METHODS[data.draw(method_names)]
    card = score_sheet(method, data.draw(sheets(method, data.draw(st.sampled_from(Party)), complete=True)))
    for score in card.by_id.values():
        if score.points is not None and score.node.level is not Level.ATTRIBUTE:
            _check(arithmetic_line(T, method, explain(score), "en"), score)
