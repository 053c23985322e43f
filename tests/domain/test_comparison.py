"""Where the verification differs, and when the centre's own rating may be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccassess.domain.assessment import Party, Reason
from ccassess.domain.comparison import difference, differences, is_revealed
from ccassess.domain.edits import set_reason
from tests.builders import assessment, default_like_pack

PACK = default_like_pack()
COACHING = PACK.refs["2.3"]


def test_equal_ratings_do_not_differ() -> None:
    assert difference(assessment("2.3: 50", "2.3: 50 g2"), COACHING) is None


def test_only_ratings_that_differ_are_named_with_what_counts() -> None:
    found = difference(assessment("2.3: 75 50 50 25", "2.3: 75 50 60 25 g1"), COACHING)
    assert found is not None
    # 75 counts as 50; and so does 60, which the centre gave itself.
    assert [(one.attribute, one.own, one.verified) for one in found.ratings] == [("planned", 75, 50)]
    assert not found.applicability


def test_the_ceiling_does_not_touch_the_self_assessment() -> None:
    found = difference(assessment("2.3: 75 g1", "2.3: 75 g3"), COACHING)
    assert found is None


@pytest.mark.parametrize(
    ("own", "verified"),
    [("-", "50 g2"), ("50", "-"), ("50 - - -", "- 60 - - g2"), ("n/a no", "n/a no"), ("n/a no", "-")],
)
def test_what_one_party_left_open_is_no_difference(own: str, verified: str) -> None:
    assert difference(assessment(f"2.3: {own}", f"2.3: {verified}"), COACHING) is None


@pytest.mark.parametrize(("own", "verified"), [("n/a no", "50 g2"), ("50", "n/a none here")])
def test_applicability_differs(own: str, verified: str) -> None:
    found = difference(assessment(f"2.3: {own}", f"2.3: {verified}"), COACHING)
    assert found is not None
    assert found.applicability
    assert found.ratings == ()


def test_a_difference_is_explained_by_a_reason_and_words() -> None:
    found = assessment("2.3: 75", "2.3: 50 g2")
    for reason, text, explained in (
        (None, "because", False),
        (Reason.NO_EVIDENCE, " ", False),
        (Reason.NO_EVIDENCE, "nothing was shown", True),
    ):
        one = difference(set_reason(found, COACHING, reason, text), COACHING)
        assert one is not None
        assert one.explained is explained


def test_the_ledger_is_in_the_pack_order() -> None:
    found = differences(assessment("3.1: 75 | 1.1: 75 | 2.1: 50", "1.1: 50 g3 | 2.1: 50 g3 | 3.1: 25 g3"))
    assert [one.criterion for one in found] == ["purpose", "insight"]


@pytest.mark.parametrize(
    ("verified", "revealed"),
    [("-", False), ("50", False), ("50 50 50 - g2", False), ("50 g2", True), ("n/a no", True)],
)
def test_the_own_rating_is_hidden_until_the_verifier_has_one(verified: str, *, revealed: bool) -> None:
    assert is_revealed(assessment("2.3: 75", f"2.3: {verified}"), COACHING) is revealed


def test_a_pack_may_hide_nothing() -> None:
    open_pack = replace(PACK, settings=replace(PACK.settings, hide_self_scores=False))
    found = replace(assessment("2.3: 75"), pack=open_pack)
    assert is_revealed(found, COACHING)
    assert not found.sheet(Party.VERIFICATION).begun
