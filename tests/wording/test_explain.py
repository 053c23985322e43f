"""Why a number is what it is, as people read it."""

from __future__ import annotations

import pytest

from ccassess.domain.assessment import Party
from ccassess.domain.explain import explain
from ccassess.domain.scoring import score_sheet
from ccassess.i18n import translator
from ccassess.wording.explain import sentences
from tests.builders import default_like_pack, sheet
from tests.methods import METHODS

PACK = default_like_pack()
T = translator("en")
IF_HIGHEST = "can be reached, if what is missing were rated as high as it can be."


def told(drawn: str, ref: str, party: Party = Party.SELF, rest: str = "50") -> tuple[str, ...]:
    return told_by("", drawn, PACK.refs[ref].id if ref in PACK.refs else ref, party, rest)


def told_by(
    method: str, drawn: str, node: str, party: Party = Party.SELF, rest: str = "50", *, language: str = "en"
) -> tuple[str, ...]:
    pack = METHODS[method] if method else PACK
    card = score_sheet(pack, sheet(drawn, party, rest=rest, by=pack))
    return sentences(translator(language), pack, explain(card.by_id[node]), language)


def test_a_criterion_held_back() -> None:
    assert told("2.3: 75 25 60 50", "2.3") == (
        "Mean of 75, 25, 60 and 50 is 52.5.",
        "Planned and Carried out hold it back: at most 25 above the lower of them, 25 + 25 = 50.",
        "50\u00a0% of 25 points = 12.5.",
    )


def test_a_criterion_whose_numbers_are_shown_rounded() -> None:
    assert told("1.1: 50 50 50 25", "1.1") == (
        "Mean of 50, 50, 50 and 25 is 43.75.",
        "Planned and Carried out would allow up to 50 + 25 = 75, so nothing is taken off.",
        "43.75\u00a0% of 20 points = 8.75, shown as 8.8.",
        "The score 43.75 is shown as 43.8.",
    )


def test_a_result_held_back_by_its_scope() -> None:
    assert told("R1.1: 40 80 80 60 60", "R1.1")[1] == "Scope holds it back: not above that, 40."


def test_the_evidence_ceiling_is_told_first() -> None:
    assert told("2.3: 75 50 60 25 g1", "2.3", Party.VERIFICATION)[:2] == (
        (
            "Evidence grade 1 (a statement or interview only) lets ratings count up to 50: "
            "Planned 75 and Checked 60 count as 50."
        ),
        "Mean of 50, 50, 50 and 25 is 43.75.",
    )


def test_points_spread_from_criteria_that_do_not_apply() -> None:
    assert told("2.3: n/a none", "2.2")[2:] == (
        (
            "2.3 does not apply, so its points go to the others: "
            "25 × 130 / 105 = about 30.952 (650/21) points possible here."
        ),
        "50\u00a0% of about 30.952 (650/21) points = about 15.476 (325/21), shown as 15.5.",
    )
    assert told("2.3: n/a none | 2.4: n/a none", "2.2")[2].startswith("2.3 and 2.4 do not apply, so their points go")


def test_a_criterion_that_does_not_apply() -> None:
    assert told("2.3: n/a none", "2.3") == ("Does not apply: its 25 points go to the other criteria of its area.",)
    dropped = told_by("the lowest", "2.1: n/a none", "c")
    assert dropped == ("Does not apply: its 30 points are not counted as possible.",)


def test_an_area_and_the_total_are_sums() -> None:
    assert told("2.2: 45 50 50 50", "2") == (
        "Sum of 2.1: 10; 2.2: 12.1875; 2.3: 12.5; 2.4: 10; 2.5: 10; 2.6: 10 is 64.6875, shown as 64.7.",
    )
    assert told("", "total") == ("Sum of Ways of working: 300; Results: 200 is 500.",)


def test_what_stands_alone_is_neither_summed_nor_averaged() -> None:
    alone = " | ".join(f"1.{number}: n/a x" for number in range(2, 7))
    assert told(alone, "1") == ("1.1: 60.",)
    assert told_by("a sum out of more", "", "total") == (
        "1: 150.",
        "Brought from the range 0 to 300 to 0 to 1,000: 150 × 1,000 / 300 = 500.",
    )


def test_a_total_just_below_a_band_is_cut_and_says_so() -> None:
    assert told("3.1: 50 50 55 50 | 3.2: 50 50 55 50 | R1.1: 50 45 50 50 50", "total") == (
        "Sum of Ways of working: 300.6875; Results: 199.3 is 499.9875, shown as 499.98.",
        "It is cut to two decimals, as rounding would show where the next band begins.",
    )


@pytest.mark.parametrize(
    ("drawn", "sentence"),
    [
        ("2.3: 50 50 - 50", "Not scored yet: Checked is missing. At most 15.6 points " + IF_HIGHEST),
        ("2.3: 50 50 - -", "Not scored yet: Checked and Improved are missing. At most 18.8 points " + IF_HIGHEST),
    ],
)
def test_a_criterion_not_scored_yet(drawn: str, sentence: str) -> None:
    assert told(drawn, "2.3") == (sentence,)


def test_a_verified_criterion_without_its_grade() -> None:
    assert told("2.3: 50", "2.3", Party.VERIFICATION) == (
        "Not scored yet: the evidence grade is missing. At most 12.5 points " + IF_HIGHEST,
    )


def test_an_area_and_a_total_not_scored_yet() -> None:
    assert told("2.4: - | 2.5: -", "2") == (
        (
            "Not scored yet: 2.4 and 2.5 are missing. 4 of 6 scored; 45.0 points so far, at most 85.0. "
            "So far 2.1: 10; 2.2: 12.5; 2.3: 12.5; 2.6: 10, together 45."
        ),
    )
    assert told("", "total", rest="-") == ("Not scored yet. 0 of 38 scored; 0.0 points so far, at most 1,000.0.",)


def test_other_methods_are_told_too() -> None:
    assert told_by("weighted means", "1: 0 1 | 2: 0.5 | 3: 1 0", "one") == (
        "Weighted mean: (0.75 × 1 + 0.5 × 2 + 0.25 × 4) / 7 = about 0.393 (11/28).",
        "Brought from the range 0 to 1 to 0 to 3: 11/28 × 3 / 1 = about 1.179 (33/28), shown as 1.2.",
    )
    assert told_by("rounded", "1.1: 50 55 55 | 1.2: n/a none", "a") == (
        "Mean of 50, 55 and 55 is about 53.333 (160/3).",
        "Rounded to the nearest 5: 55.",
        "55\u00a0% of 30 points = 16.5.",
    )
    assert told_by("summed attributes", "1.1: 50 0 100", "a")[:3] == (
        "x: 50\u00a0% of 30 points = 15.",
        "z: 100\u00a0% of 60 points = 60.",
        "Sum of x: 15; y: 0; z: 60 is 75.",
    )
    assert told_by("the lowest", "1.1: 20 50 70 | 1.2: 90 80 70", "one") == (
        "Mean of 1.1: 20; 1.2: 70 is 45.",
        "1.1 holds it back: at most 10 above that, 20 + 10 = 30.",
        "30\u00a0% of 60 points = 18.",
    )
    assert (
        told_by("the lowest", "2.1: n/a none", "two")[1] == "Criteria that do not apply leave 30 of 60 points possible."
    )
    assert told_by("sub-attributes", "1.1: 50 80 80 60 60 60", "a")[:2] == (
        "approach: Mean of 50, 80 and 80 is 70.",
        "approach: approach-sound holds it back: not above that, 50.",
    )


def test_numbers_follow_the_language() -> None:
    assert "52,5" in " ".join(told_by("", "2.3: 75 25 60 50", "coaching", language="fi"))
