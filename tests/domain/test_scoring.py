"""Scoring by the default method: worked values, what is missing, what does not apply, bands and ties."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ccassess.domain.assessment import Party
from ccassess.domain.scoring import band_of, effective, places, score_criterion, score_sheet
from tests.builders import answer, default_like_pack, sheet

PACK = default_like_pack()
ENABLER = PACK.refs["1.1"]
RESULT = PACK.refs["R1.1"]


def total_of(drawn: str = "", party: Party = Party.SELF, rest: str = "50") -> Fraction | None:
    return score_sheet(PACK, sheet(drawn, party, rest=rest)).root.points


def test_the_default_method_has_38_criteria_worth_600_and_400_points() -> None:
    card = score_sheet(PACK, sheet(""))
    assert card.root.criteria == 38
    assert card.by_id["ways-of-working"].possible == 600
    assert card.by_id["results"].possible == 400
    assert card.root.possible == 1000


@pytest.mark.parametrize(
    ("node", "drawn", "party", "value"),
    [
        (ENABLER, "75 50 50 25", Party.SELF, 50),
        (ENABLER, "0 75 50 50", Party.SELF, 25),
        (RESULT, "40 80 80 60 60", Party.SELF, 40),
        (ENABLER, "75 75 75 75 g1", Party.VERIFICATION, 50),
        (ENABLER, "75 75 75 75 g1", Party.SELF, 75),
        (ENABLER, "50 50 50 25", Party.SELF, Fraction("43.75")),
        (ENABLER, "75 25 60 50", Party.SELF, 50),
        (ENABLER, "100 g2", Party.VERIFICATION, 75),
        (ENABLER, "100 g0", Party.VERIFICATION, 0),
    ],
)
def test_the_worked_values_of_a_criterion(node: object, drawn: str, party: Party, value: Fraction) -> None:
    assert score_criterion(node, answer(node, drawn), party).value == value


def test_all_at_fifty_is_half_of_everything() -> None:
    assert total_of() == 500
    assert total_of(rest="50 g1", party=Party.VERIFICATION) == 500


def test_all_at_a_hundred_needs_two_kinds_of_evidence_when_verified() -> None:
    assert total_of(rest="100 g3", party=Party.VERIFICATION) == 1000
    assert total_of(rest="100 g2", party=Party.VERIFICATION) == 750
    assert total_of(rest="100 g0", party=Party.VERIFICATION) == 0
    assert total_of(rest="100") == 1000


def test_one_rating_missing_leaves_no_total_but_what_is_sure_and_what_is_possible() -> None:
    card = score_sheet(PACK, sheet("2.3: 50 50 - 50", rest="50"))
    assert card.root.points is None
    assert card.band is None
    assert (card.root.scored, card.root.criteria) == (37, 38)
    assert card.root.so_far == Fraction("487.5")
    # With Checked at 100 the mean is 62.5, under the cap of 75.
    assert card.root.maximum == Fraction("487.5") + 25 * Fraction("0.625")
    assert card.by_id["people"].points is None
    assert card.by_id["leadership"].points == 60


def test_the_maximum_of_a_missing_rating_obeys_the_caps() -> None:
    card = score_sheet(PACK, sheet("1.1: 0 - 100 100"))
    assert card.by_id["purpose"].maximum == 5


def test_nothing_rated_is_not_zero() -> None:
    card = score_sheet(PACK, sheet(""))
    assert card.root.points is None
    assert (card.root.so_far, card.root.maximum) == (0, 1000)


def test_a_missing_grade_leaves_a_verification_unscored_with_no_ceiling_on_its_maximum() -> None:
    card = score_sheet(PACK, sheet("1.1: 75", Party.VERIFICATION, rest="50 g2"))
    score = card.by_id["purpose"]
    assert (score.value, score.points, score.so_far, score.maximum) == (None, None, 0, 15)
    assert score.grade_missing
    assert card.root.points is None
    assert (card.root.scored, card.root.so_far) == (37, 490)


def test_a_rating_above_the_ceiling_is_kept_and_counts_at_the_ceiling() -> None:
    given = answer(ENABLER, "75 60 50 25 g1")
    assert effective(ENABLER, given, Party.VERIFICATION) == {
        "planned": 50,
        "carried_out": 50,
        "checked": 50,
        "improved": 25,
    }
    assert effective(ENABLER, given, Party.SELF)["planned"] == 75
    leaf = score_criterion(ENABLER, given, Party.VERIFICATION).children[0]
    assert leaf.rated is not None
    assert (leaf.rated.rating, leaf.rated.effective) == (75, 50)


class TestNotApplicable:
    CARD = score_sheet(PACK, sheet("2.3: n/a no coaching", rest="50"))

    def test_its_points_go_to_the_others_of_its_area(self) -> None:
        assert self.CARD.by_id["onboarding"].possible == Fraction(25 * 130, 105)
        assert self.CARD.by_id["autonomy"].possible == Fraction(20 * 130, 105)
        assert self.CARD.by_id["people"].possible == 130
        assert self.CARD.root.possible == 1000

    def test_it_has_no_score_and_nothing_possible(self) -> None:
        score = self.CARD.by_id["coaching"]
        assert (score.value, score.points, score.possible, score.applies) == (None, None, 0, False)

    def test_it_leaves_both_counts(self) -> None:
        assert (self.CARD.root.scored, self.CARD.root.criteria, self.CARD.root.not_applicable) == (37, 37, 1)

    def test_the_total_is_there(self) -> None:
        assert self.CARD.root.points == 500

    def test_applying_again_restores_the_points(self) -> None:
        card = score_sheet(PACK, self.CARD.sheet.with_answer("coaching", answer(ENABLER, "50")), self.CARD)
        assert card.by_id["onboarding"].possible == 25
        assert card.by_id["onboarding"].share is None

    def test_an_area_of_which_nothing_applies_does_not_apply(self) -> None:
        card = score_sheet(PACK, sheet("R4.1: n/a no money | R4.2: n/a no money", rest="50"))
        assert not card.by_id["r-business"].applies
        assert (card.root.points, card.root.possible) == (470, 940)


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ("0", "starting"),
        ("199.99", "starting"),
        ("200", "developing"),
        ("350", "systematic"),
        ("499.96", "systematic"),
        ("500", "advanced"),
        ("650", "leading"),
        ("799.999", "leading"),
        ("800", "exemplary"),
        ("1000", "exemplary"),
    ],
)
def test_the_band_is_that_of_the_exact_total(points: str, band: str) -> None:
    found = band_of(PACK, Fraction(points))
    assert found is not None
    assert found.id == band


def test_a_scorecard_knows_its_band_and_the_next() -> None:
    card = score_sheet(PACK, sheet("", rest="50"))
    following = card.next_band()
    assert card.band is not None
    assert following is not None
    assert (card.band.id, following.id, following.start) == ("advanced", "leading", 650)
    assert score_sheet(PACK, sheet("", rest="100")).next_band() is None
    assert score_sheet(PACK, sheet("")).next_band() is None


class TestTies:
    """Equal totals: results, then area 3, then how many criteria reach 75, then a shared place."""

    @staticmethod
    def key(drawn: str) -> tuple[Fraction, ...]:
        return score_sheet(PACK, sheet(drawn, rest="50")).rank_key()

    def test_results_decide_first(self) -> None:
        ways, results = self.key("1.1: 55"), self.key("R5.1: 55")
        assert ways[0] == results[0]
        assert places([ways, results]) == [2, 1]

    def test_then_area_three(self) -> None:
        assert places([self.key("2.2: 55"), self.key("3.1: 55")]) == [2, 1]

    def test_then_criteria_at_75_or_more(self) -> None:
        assert places([self.key("1.1: 75 | 1.2: 50"), self.key("1.1: 65 | 1.2: 60")]) == [1, 2]

    def test_then_the_place_is_shared(self) -> None:
        assert places([self.key("1.1: 55"), self.key("1.2: 55"), self.key(""), self.key("1.3: 60")]) == [2, 2, 4, 1]

    def test_an_incomplete_scorecard_has_no_place(self) -> None:
        with pytest.raises(ValueError, match="incomplete"):
            score_sheet(PACK, sheet("")).rank_key()


def test_scoring_again_computes_only_what_changed() -> None:
    before = score_sheet(PACK, sheet("", rest="50"))
    changed = before.sheet.with_answer("coaching", answer(ENABLER, "75"))
    after = score_sheet(PACK, changed, before)
    assert after.by_id["purpose"] is before.by_id["purpose"]
    assert after.by_id["coaching"].value == 75


def test_an_earlier_scorecard_of_the_other_party_is_not_used() -> None:
    before = score_sheet(PACK, sheet("", rest="75 g1"))
    other = replace(before.sheet, party=Party.VERIFICATION)
    assert score_sheet(PACK, other, before).root.points == 500
