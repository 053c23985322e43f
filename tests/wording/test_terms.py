"""Every value of the domain has its words, and no two share them."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

import pytest

from ccassess.domain.assessment import FindingKind, Party, Profile, Reason, Role
from ccassess.domain.problems import Severity
from ccassess.domain.scoring import score_sheet
from ccassess.i18n import translator
from ccassess.wording import terms
from ccassess.wording.checks import severity_name
from ccassess.wording.numbers import exact, listed, operand, signed
from tests.builders import default_like_pack, sheet

T = translator("en")
PACK = default_like_pack()


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (terms.party_name, list(Party)),
        (terms.party_short, list(Party)),
        (terms.reason_name, list(Reason)),
        (terms.findings_name, list(FindingKind)),
        (terms.role_name, list(Role)),
        (terms.grade_name, [None, 0, 1, 2, 3]),
        (terms.grade_label, [None, 0, 1, 2, 3]),
        (terms.profile_field_name, [one.name for one in fields(Profile)]),
        (severity_name, list(Severity)),
    ],
)
def test_every_value_has_words_of_its_own(words: object, values: list[object]) -> None:
    said = [words(T, value) for value in values]
    assert all(said)
    assert len(set(said)) == len(values)


def test_the_second_score_of_a_practice_assessment_never_passes_for_sealed() -> None:
    assert terms.party_name(T, Party.VERIFICATION) == "Verification, not sealed"
    assert terms.party_short(T, Party.VERIFICATION) == "Verification, not sealed"
    assert terms.state_name(T) == "Draft"


def test_progress() -> None:
    some = score_sheet(PACK, sheet("1.1: - | 1.2: -", rest="50")).root
    assert terms.progress(T, some) == "36 of 38 scored"
    assert terms.points_so_far(T, some) == "480.0 points so far, at most 520.0"
    absent = score_sheet(PACK, sheet("1.1: - | 2.3: n/a none", rest="50")).root
    assert terms.progress(T, absent) == "36 of 37 scored, 1 not applicable"


def test_bands_by_name() -> None:
    card = score_sheet(PACK, sheet("", rest="50"))
    assert terms.band_name(T, PACK, card.band, "en") == "advanced"
    assert terms.band_name(T, PACK, None, "en") == "–"


def test_numbers_in_sentences() -> None:
    assert exact(T, Fraction("9.375")) == "9.375"
    assert exact(T, Fraction(650, 21)) == "about 30.952 (650/21)"
    # Three decimals would be 15.450, which rounds to 15.5; but 15.4 is shown.
    assert exact(T, Fraction("15.4499999")) == "about 15.4499999 (154499999/10000000)"
    assert operand(T, Fraction(650, 21)) == "650/21"
    assert signed(T, "2.2") == "+2.2"
    assert signed(T, "-2.2") == "\u22122.2"
    assert listed(T, ["a"]) == "a"
    assert listed(T, ["a", "b", "c"]) == "a, b and c"
    assert listed(T, ["1,5", "2", "3"]) == "1,5; 2 and 3"
