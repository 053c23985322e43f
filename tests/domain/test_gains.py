"""What the next step would add."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ccassess.domain.assessment import Party
from ccassess.domain.gains import Gains, Held, Raise, gains
from ccassess.domain.scoring import score_sheet
from tests.builders import default_like_pack, sheet
from tests.methods import METHODS, method_names, sheets


def gains_of(drawn: str, node_id: str, party: Party = Party.SELF, rest: str = "50 g3", name: str = "") -> Gains:
    pack = METHODS[name] if name else default_like_pack()
    card = score_sheet(pack, sheet(drawn, party, rest=rest, by=pack))
    return gains(card.by_id[node_id], card.sheet.answer(node_id), party)


def test_the_attribute_that_holds_the_others_back_is_the_one_to_raise() -> None:
    found = gains_of("2.3: 75 25 60 50", "coaching")
    assert found.raises == (Raise("carried_out", Fraction(25), Fraction(50), Fraction("2.1875")),)
    assert found.held == (Held(("planned", "checked", "improved"), ("carried_out",)),)


def test_two_that_hold_each_other_back() -> None:
    held = gains_of("2.3: 25 25 75 75", "coaching").held
    assert set(held) == {
        Held(("planned",), ("carried_out",)),
        Held(("carried_out",), ("planned",)),
        Held(("checked", "improved"), ("planned", "carried_out")),
    }


def test_results_are_held_back_by_their_scope() -> None:
    found = gains_of("R1.1: 40 80 80 60 60", "customer-perception")
    assert [one.attribute for one in found.raises] == ["scope"]
    assert found.held == (Held(("trend", "target", "comparison", "cause"), ("scope",)),)


def test_the_ceiling_of_the_evidence_grade_holds_back() -> None:
    found = gains_of("2.3: 50 50 50 25 g1", "coaching", Party.VERIFICATION)
    assert [one.attribute for one in found.raises] == ["improved"]
    assert found.held == (Held(("planned", "carried_out", "checked"), (), 1),)


def test_the_largest_gain_comes_first_and_the_highest_anchor_has_none() -> None:
    found = gains_of("2.3: 100 75 30 50", "coaching")
    assert [(one.attribute, one.then) for one in found.raises] == [
        ("carried_out", 100),
        ("improved", 75),
        ("checked", 50),
    ]


def test_spread_points_count() -> None:
    found = gains_of("2.3: n/a none", "onboarding")
    assert found.raises[0].points == Fraction(25 * 130, 105) * Fraction(25, 400)


def test_the_lowest_of_a_minimum_holds_back() -> None:
    found = gains_of("1.1: 20 50 70", "a", rest="50", name="the lowest")
    assert found.held == (Held(("y", "z"), ("x",)),)


def test_rounding_may_take_up_a_step() -> None:
    assert gains_of("1.1: 50", "a", rest="50", name="rounded").held == (Held(("x", "y", "z"), ()),)


def test_nothing_is_gained_where_there_is_no_score() -> None:
    assert gains_of("2.3: 50 - 50 50", "coaching") == Gains(default_like_pack().nodes["coaching"])
    assert gains_of("2.3: n/a none", "coaching").raises == ()


@given(st.data())
def test_a_gain_is_what_the_scorecard_shows_after_the_step(data: st.DataObject) -> None:
    method = METHODS[data.draw(method_names)]
    party = data.draw(st.sampled_from(Party))
    card = score_sheet(method, data.draw(sheets(method, party, complete=True)))
    node = data.draw(st.sampled_from(method.criteria))
    answer = card.sheet.answer(node.id)
    found = gains(card.by_id[node.id], answer, party)
    named = [one.attribute for one in found.raises] + [name for held in found.held for name in held.attributes]
    assert len(named) == len(set(named))
    for one in found.raises:
        raised = type(answer)({**answer.ratings, one.attribute: one.then}, answer.grade)
        after = score_sheet(method, card.sheet.with_answer(node.id, raised)).by_id[node.id].points
        before = card.by_id[node.id].points
        assert before is not None
        assert after == before + one.points
