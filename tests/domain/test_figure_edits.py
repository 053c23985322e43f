"""Each edit of figures, marks and meanings changes what it says and nothing else, or refuses."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ccassess.domain import aid_edits, figure_edits
from ccassess.domain.assessment import Assessment, Mark, Marks, new_assessment
from ccassess.domain.figures import Figure, Series, carried
from ccassess.domain.problems import RefusedError
from tests.strategies import TINY

EMPTY = new_assessment("an-id", "2027-01-01T08:00:00Z", TINY)
START = figure_edits.add_series(figure_edits.add_series(EMPTY, "s1", "csat"), "s2", "aht", "chat")


def drawn(series_id: str, *figures: Figure) -> Assessment:
    found = START
    for figure in figures:
        found = figure_edits.set_figure(found, series_id, figure)
    return found


def number(value: str) -> Fraction:
    return Fraction(value)


def test_a_series_is_added_after_the_others_and_removed() -> None:
    assert START.series == (Series("s1", "csat"), Series("s2", "aht", "chat"))
    assert figure_edits.remove_series(figure_edits.remove_series(START, "s1"), "s2") == EMPTY


def test_an_edit_that_changes_nothing_gives_the_same_assessment() -> None:
    full = drawn("s1", Figure("2025", number("80")))
    assert figure_edits.set_text(full, "s2", "segment", "chat") is full
    assert figure_edits.set_text(full, "s2", "note", "") is full
    assert figure_edits.set_variant(full, "s1", "") is full
    assert figure_edits.set_parameter(full, "s1", "channel", "") is full
    assert figure_edits.set_importance(full, "s1", 1) is full
    assert figure_edits.set_figure(full, "s1", Figure("2025", number("80"))) is full
    assert figure_edits.move_figure(full, "s1", "2025", "2025") is full
    assert figure_edits.remove_figure(full, "s1", "2024") is full
    assert aid_edits.set_mark(full, "ten-moments", "goodbye", "", None) is full
    assert aid_edits.set_note(full, "mirror", "") is full
    assert aid_edits.set_meaning(full, "coaching", "") is full


def test_texts_are_made_plain() -> None:
    found = figure_edits.set_text(START, "s1", "segment", "Pa\u0308iva\u0308\x00\r\n")
    found = figure_edits.set_text(found, "s1", "comparator_source", "A\x07 survey")
    found = figure_edits.set_text(found, "s1", "note", "one\r\ntwo")
    found = figure_edits.set_parameter(found, "s1", "channel", "phone\x1b")
    assert found.series[0] == Series("s1", "csat", "Päivä\n", "", {"channel": "phone"}, 1, "A survey", "one\ntwo")
    assert figure_edits.add_series(EMPTY, "s3", "aht", "a\x00b").series[0].segment == "ab"
    assert aid_edits.set_meaning(EMPTY, "coaching", "a\x00b").meanings == {"coaching": "ab"}


def test_variant_parameters_and_importance_are_set_and_cleared() -> None:
    found = figure_edits.set_variant(START, "s1", "mean")
    found = figure_edits.set_parameter(found, "s1", "question", "How was it?")
    found = figure_edits.set_importance(found, "s1", 3)
    first = found.series[0]
    assert (first.variant, first.parameters, first.importance) == ("mean", {"question": "How was it?"}, 3)
    found = figure_edits.set_variant(found, "s1", "")
    found = figure_edits.set_importance(figure_edits.set_parameter(found, "s1", "question", ""), "s1", 1)
    assert found == START


def test_figures_stand_in_the_order_of_their_periods_one_for_each() -> None:
    found = drawn("s1", Figure("2026-Q1", number("82")), Figure("2025-Q4", number("80")), Figure("2025-Q3"))
    assert [one.period for one in found.series[0].figures] == ["2025-Q3", "2025-Q4", "2026-Q1"]
    again = figure_edits.set_figure(found, "s1", Figure("2025-Q4", number("81"), n=40))
    assert again.series[0].figure("2025-Q4") == Figure("2025-Q4", number("81"), n=40)
    assert len(again.series[0].figures) == 3
    assert figure_edits.remove_figure(again, "s1", "2025-Q3").series[0].figure("2025-Q3") is None


def test_a_figure_moves_to_a_free_period_only() -> None:
    found = drawn("s1", Figure("2025-Q4", number("80")), Figure("2026-Q1", number("82")))
    moved = figure_edits.move_figure(found, "s1", "2025-Q4", "2026-Q2")
    assert moved.series[0].figures == (Figure("2026-Q1", number("82")), Figure("2026-Q2", number("80")))
    with pytest.raises(RefusedError) as caught:
        figure_edits.move_figure(found, "s1", "2025-Q4", "2026-Q1")
    assert (caught.value.code, caught.value.data) == ("period-taken", {"period": "2026-Q1"})


@pytest.mark.parametrize(
    "figure",
    [
        Figure("Q1 2025"),
        Figure("2025-W53"),
        Figure("2025", Fraction(1, 3)),
        Figure("2025", target=Fraction(10**9)),
        Figure("2025", target_high=Fraction(1, 10**10)),
        Figure("2025", comparator=Fraction(-(10**9))),
        Figure("2025", n=-1),
        Figure("2025", n=10**9),
    ],
)
def test_what_no_file_could_hold_is_no_figure(figure: Figure) -> None:
    with pytest.raises(ValueError, match=r"."):
        figure_edits.set_figure(START, "s1", figure)


def test_what_the_pack_or_the_assessment_does_not_have_is_a_value_error() -> None:
    found = drawn("s1", Figure("2025"))
    wrong = [
        lambda: figure_edits.add_series(found, "s9", "nps"),
        lambda: figure_edits.add_series(found, "s1", "aht"),
        lambda: figure_edits.remove_series(found, "s9"),
        lambda: figure_edits.set_text(found, "s1", "variant", "mean"),
        lambda: figure_edits.set_text(found, "s9", "note", ""),
        lambda: figure_edits.set_variant(found, "s2", "mean"),
        lambda: figure_edits.set_parameter(found, "s2", "channel", "phone"),
        lambda: figure_edits.set_importance(found, "s1", 4),
        lambda: figure_edits.set_importance(found, "s1", 0),
        lambda: figure_edits.move_figure(found, "s1", "2024", "2026"),
        lambda: figure_edits.move_figure(found, "s1", "2025", "soon"),
        lambda: aid_edits.set_mark(found, "kotter", "first-day", "", Mark.YES),
        lambda: aid_edits.set_mark(found, "ten-moments", "praise", "", Mark.YES),
        lambda: aid_edits.set_mark(found, "ten-moments", "first-day", "leader", Mark.YES),
        lambda: aid_edits.set_mark(found, "mirror", "praise", "", Mark.YES),
        lambda: aid_edits.set_note(found, "kotter", ""),
        lambda: aid_edits.set_meaning(found, "agile", ""),
    ]
    for edit in wrong:
        with pytest.raises(ValueError, match=r"."):
            edit()


def test_items_are_marked_by_each_side_and_a_list_nothing_is_said_of_is_gone() -> None:
    marked = aid_edits.set_mark(EMPTY, "mirror", "praise", "leader", Mark.YES)
    marked = aid_edits.set_mark(marked, "mirror", "praise", "adviser", Mark.NO)
    marked = aid_edits.set_note(marked, "mirror", "They differ.")
    both = {("praise", "leader"): Mark.YES, ("praise", "adviser"): Mark.NO}
    assert marked.checklists == {"mirror": Marks(both, "They differ.")}
    cleared = aid_edits.set_mark(marked, "mirror", "praise", "leader", None)
    cleared = aid_edits.set_mark(cleared, "mirror", "praise", "adviser", None)
    assert aid_edits.set_note(cleared, "mirror", "") == EMPTY
    assert aid_edits.set_mark(marked, "mirror", "praise", "adviser", Mark.PARTLY).checklists["mirror"].marks[
        "praise", "adviser"
    ] is (Mark.PARTLY)


def test_a_meaning_is_written_and_taken_away() -> None:
    found = aid_edits.set_meaning(EMPTY, "coaching", "An hour a month.")
    assert found.meanings == {"coaching": "An hour a month."}
    assert aid_edits.set_meaning(found, "coaching", "") == EMPTY


def test_a_target_holds_until_another_is_stated_and_the_first_one_before_it_too() -> None:
    series = Series(
        "s1",
        "aht",
        figures=(
            Figure("2025-Q1", number("1")),
            Figure("2025-Q2", number("2"), target=number("80"), comparator=number("70")),
            Figure("2025-Q3", number("3"), target_high=number("90")),
            Figure("2025-Q4", number("4"), target=number("85")),
        ),
    )
    held = [(one.target, one.target_high, one.comparator) for one in carried(series)]
    assert held == [(80, 90, 70), (80, 90, 70), (80, 90, 70), (85, 90, 70)]
    assert [one.value for one in carried(series)] == [1, 2, 3, 4]
    assert carried(Series("s2", "aht", figures=(Figure("2025"),))) == (Figure("2025"),)
