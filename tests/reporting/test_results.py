"""The report's results: what stands there of the centre's figures, and that any of them print."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ccassess.domain.assessment import Party
from ccassess.domain.checks import check
from ccassess.domain.figures import Figure, Series
from ccassess.domain.measures import Better
from ccassess.domain.migration import Outcome
from ccassess.domain.problems import Severity
from ccassess.domain.receipt import LeftBehind, MoveLine, Named, PackName, Receipt
from ccassess.reporting.outline.build import outline
from ccassess.reporting.outline.options import ReportOptions, Section
from ccassess.reporting.report import write_report
from tests.figures import DOWN, RANGE, UP, WORDED, quarters, series, with_series
from tests.reporting.examples import NASTY, empty, example, self_only

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.reporting.outline.result_parts import CriterionResults, ResultsPart, SeriesPart

RESULTS = ReportOptions(frozenset({Section.RESULTS}))


def results(made: Assessment, language: str = "en") -> ResultsPart:
    part = outline(made, ReportOptions(language=language)).results
    assert part is not None
    return part


def by_ref(made: Assessment) -> dict[str, CriterionResults]:
    return {one.ref: one for one in results(made).criteria}


def only(*found: Series) -> SeriesPart:
    (criterion,) = results(with_series(*found)).criteria
    ((_, printed),) = criterion.series
    return printed[0]


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def test_without_figures_there_is_no_section() -> None:
    made = outline(empty())
    assert made.results is None
    assert made.meanings is None
    assert made.moves is None
    assert not any(one.figures for area in made.criteria for one in area.criteria)


def test_a_report_of_sections_with_nothing_in_them_says_so() -> None:
    options = ReportOptions(frozenset({Section.RESULTS, Section.GLOSSARY, Section.MOVES}))
    (page,) = pages(write_report(empty(), options))
    assert "nothing has been entered yet" in page


def test_every_result_has_its_figures_with_the_definition_used() -> None:
    found = by_ref(example())
    assert list(found) == ["R1.1", "R1.2", "R2.1", "R2.2", "R3.1", "R3.2", "R4.1", "R4.2", "R5.1", "R5.2"]
    ((perspective, printed),) = found["R3.1"].series
    assert perspective == ""
    phone, chat = printed[:2]
    assert (phone.name, chat.name) == ("Service level, phone", "Service level, chat")
    variant = "measure.service-level.variant.without-short"
    title, formula = (example().pack.text(f"{variant}.{key}", "en") for key in ("title", "formula"))
    assert phone.definition == f"{title}: {formula}"
    assert phone.stated[:2] == ("Unit: %; higher is better", "Answered within: 60\u00a0s")
    assert [one.value.text for one in phone.figures] == ["76", "78", "79", "80", "72", "84"]
    assert phone.remark == "6 of 8 periods"
    assert phone.verdicts == (("↑", "improving"), ("✓", "target met"), ("+", "at or ahead of comparator"))
    assert phone.notes[0].startswith("Comparator: One talk with another electricity retailer")


def test_what_figures_suggest_stands_beside_the_ratings_given() -> None:
    part = by_ref(example())["R1.2"]
    assert [one.text for one in part.suggested] == [
        "Trend 100: 2 of 2 measures improving or at target",
        "Target 65: 1 of 2 measures at target",
        "Comparison 0: 0 of 2 measures at or ahead of their comparators",
    ]
    assert [one.given for one in part.suggested] == [
        {Party.SELF: "65", Party.VERIFICATION: "55"},
        {Party.SELF: "55", Party.VERIFICATION: "40"},
        {Party.SELF: "30", Party.VERIFICATION: "10"},
    ]
    assert set(by_ref(self_only())["R1.2"].given_heads) == {Party.SELF}


def test_figures_that_speak_for_two_results_are_printed_once() -> None:
    found = by_ref(example())
    assert found["R4.1"].elsewhere == "These figures belong here too: Handling time (AHT), phone (under R3.2)."
    names = [one.name for part in found.values() for _, printed in part.series for one in printed]
    assert len(names) == len(set(names)) == len(example().series)


def test_perspectives_are_named_where_a_result_has_several() -> None:
    both = replace(DOWN, id="other", speaks_for=UP.speaks_for, perspective="access")
    made = with_series(series(replace(both), quarters("9"), name="b"), series(UP, quarters("80"), name="a"))
    pack = replace(made.pack, measures=(both, UP), perspectives=("customer", "access"))
    (part,) = results(replace(made, pack=pack)).criteria
    assert [(name, [one.name for one in printed]) for name, printed in part.series] == [
        ("customer", ["Customer satisfaction"]),
        ("access", ["other"]),
    ]


def test_a_target_of_another_period_is_marked_as_such() -> None:
    part = only(series(UP, quarters("70 75 80", target="- 80 -")))
    assert [(one.target.text, one.target.is_carried) for one in part.figures] == [
        ("80", True),
        ("80", False),
        ("80", True),
    ]


def test_numbers_of_a_series_have_the_same_decimals_and_lose_none() -> None:
    part = only(series(UP, quarters("70 75.25 80.5", target="80")))
    assert [one.value.text for one in part.figures] == ["70.00", "75.25", "80.50"]
    assert part.figures[0].target.text == "80.00"


@pytest.mark.parametrize(
    ("target", "high", "shown", "verdict"),
    [
        ("75", "85", "75–85", "target met"),
        ("75", "", "≥\u00a075", "no target range"),
        ("", "85", "≤\u00a085", "no target range"),
        ("", "", "", "no target range"),
    ],
)
def test_a_range_shows_both_ends_or_the_one_that_is_set(target: str, high: str, shown: str, verdict: str) -> None:
    part = only(series(RANGE, quarters("70 75 80", target, high)))
    assert part.figures[0].target.text == shown
    assert verdict in [words for _, words in part.verdicts]
    assert part.stated == ("Unit: %; best inside the target range",)


def test_a_change_of_definition_and_a_missing_period_break_the_line() -> None:
    found = quarters("70 75 80 81", redefined="2025-Q2")
    part = only(series(UP, (found[0], found[1], found[3])))
    assert [(one.redefined, one.apart) for one in part.figures] == [(False, False), (True, False), (False, True)]
    assert "Defined anew from Q2 2025." in part.stated


def test_lower_is_better_says_which_way_values_went() -> None:
    assert only(series(DOWN, quarters("90 70 50"))).verdicts[0] == ("↑", "improving (falling)")
    assert only(series(DOWN, quarters("50 70 90"))).verdicts[0] == ("↓", "worse (rising)")


def test_what_is_not_stated_is_a_dash_and_a_unit_stands_only_behind_numbers() -> None:
    made = replace(series(WORDED, quarters("70")), parameters={"threshold": "20", "channel": "phone"})
    assert only(made).stated[1:] == ("Answered within: 20", "channel: phone")
    assert only(series(WORDED, quarters("70"))).stated[1:] == ("Answered within: –", "channel: –")


def test_a_series_with_a_target_only_is_printed_without_verdict() -> None:
    part = only(series(UP, (Figure("2025", target=Fraction(80)),)), series(UP, quarters("80"), name="s2"))
    assert part.verdicts == ()
    assert part.figures[0].value.text == ""


def test_results_say_in_the_criteria_where_their_figures_stand() -> None:
    found = {one.ref: one.figures for area in outline(example()).criteria for one in area.criteria}
    assert found["R3.1"] == ("Figures", "4 series of figures; see Results.")
    assert found["1.1"] is None
    without = outline(example(), ReportOptions(frozenset({Section.CRITERIA})))
    assert not any(one.figures for area in without.criteria for one in area.criteria)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_value_and_note_of_the_example_is_printed(language: str) -> None:
    made = example(language)
    whole = " ".join("".join(pages(write_report(made, replace(RESULTS, language=language)))).split()).replace("- ", "")
    for criterion in results(made, language).criteria:
        for _, printed in criterion.series:
            for one in printed:
                assert all(figure.value.text in whole for figure in one.figures)
                assert one.figures[-1].period in whole
    assert "0.0" not in whole[:100]


def test_any_figures_print() -> None:
    wide = Fraction("123456789.123456789")
    found = (
        replace(series(UP, quarters("70 80 90", target="80"), name="long"), segment=NASTY, note=NASTY),
        series(
            UP, tuple(Figure(f"2025-W{n:02}", wide, -wide, None, wide, 999_999) for n in range(10, 18)), name="wide"
        ),
        series(UP, quarters("70"), name="one"),
        series(UP, quarters("70 70 70"), name="flat"),
        series(RANGE, quarters("70 80", "90 90", "60 60"), name="reversed"),
        series(RANGE, quarters("70 80", "75", "85", comparator="80"), name="range"),
        series(UP, (), name="empty"),
    )
    made = replace(with_series(*found, drawn="R1.1: 50"), pack=with_series().pack)
    whole = "".join(pages(write_report(made, RESULTS)))
    assert "zzyzx" in whole
    assert "123,456,789.123456789" in whole
    assert whole.count("q") >= 2 * 3000


def test_many_measures_print_each_whole_on_a_page() -> None:
    pack = example().pack
    found = [
        replace(series(one, quarters("10 11 12 13 14 15", "12", "20"), name=one.id), variant="")
        for one in pack.measures
        if one.better is not Better.RANGE
    ]
    made = replace(example(), series=tuple(found))
    for page in pages(write_report(made, RESULTS)):
        assert page.count("Value 10 11") == page.count("Unit: ")


def test_own_meanings_stand_beside_the_usual_ones() -> None:
    part = outline(example()).meanings
    assert part is not None
    assert [term for term, _, _ in part.rows] == ["Failure demand", "Service level", "Decision matrix"]
    assert all(usual and own and usual != own for _, usual, own in part.rows)
    assert outline(replace(example(), meanings={"service-level": "  "})).meanings is None


def test_the_receipt_of_a_move_is_an_annex() -> None:
    one, two, three = (Named(f"c{n}", f"1.{n}", f"Title {n}") for n in (1, 2, 3))
    pack = PackName("org.example", "1.0.0", "a" * 64, "b" * 64)
    lost = LeftBehind(Party.SELF, "self/c3/note", "a note that stays")
    receipt = Receipt(
        id="r",
        time="2027-03-01T10:00:00Z",
        who="Maija",
        before=pack,
        after=replace(pack, version="2.0.0"),
        totals=(),
        lines=(
            MoveLine(one, (one,), Outcome.SAME),
            MoveLine(two, (two,), Outcome.SAME),
            MoveLine(three, (), Outcome.RETIRED, (lost,)),
        ),
    )
    made = replace(example(), moves=(receipt,))
    part = outline(made).moves
    assert part is not None
    rows = part.receipts[0].rows
    assert [row.criteria for row in rows] == ["1.3 Title 3", "1.1 Title 1; 1.2 Title 2"]
    assert "a note that stays" in rows[0].left[0]
    whole = " ".join(pages(write_report(made, ReportOptions(frozenset({Section.MOVES})))))
    assert "from version 1.0.0 to 2.0.0" in whole
    assert "a note that stays" in whole


def test_one_warning_is_left_in_the_example_on_purpose() -> None:
    found = [one for one in check(example()) if one.series and one.severity is not Severity.NOTE]
    assert [(one.series, one.code) for one in found] == [("internal-satisfaction", "too-few-periods")]
    left = next(one for one in example().series if one.id == "internal-satisfaction")
    assert "on purpose" in left.note
    assert not any(one.code == "result-without-figures" for one in check(example()))


def test_both_editions_of_the_example_have_the_same_figures() -> None:
    english, finnish = example("en"), example("fi")
    assert [one.figures for one in english.series] == [one.figures for one in finnish.series]
    assert [one.parameters for one in english.series] == [one.parameters for one in finnish.series]
    assert {name: one.marks for name, one in english.checklists.items()} == {
        name: one.marks for name, one in finnish.checklists.items()
    }
    assert set(english.meanings) == set(finnish.meanings)
    assert len({one.measure for one in english.series}) >= 14
