from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ccassess.app.files import open_session, save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.domain.figures import Figure
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.measures import MeasuresPage
from ccassess.gui.pages.measures.cells import Column
from ccassess.gui.pages.measures.reading import read_cases, read_number
from ccassess.gui.pages.measures.rows import WITH_FIGURES
from ccassess.gui.pages.measures.trend_plan import plan
from ccassess.gui.pages.overview import OverviewPage
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.domain.figures import Series
    from ccassess.gui.shell.window import ShellWindow

Key = Qt.Key
LEVEL = "service-level"


def add_level(session: Session, segment: str = "", values: str = "", target: str = "") -> str:
    """Add a series of the service level with a value per quarter from 2025 on; "-" leaves a quarter out."""
    change = session.figures.add_series(LEVEL, segment)
    assert change is not None
    series = change.step.data["series"]
    session.figures.set_variant(series, "all-offered")
    session.figures.set_parameter(series, "threshold", "20")
    session.figures.set_parameter(series, "short-abandon", "0")
    for place, value in enumerate(values.split()):
        aim = Fraction(target) if target and not place else None
        if value != "-":
            period = f"{2025 + place // 4}-Q{place % 4 + 1}"
            session.figures.set_figure(series, Figure(period, Fraction(value), aim))
    return series


def series_of(session: Session, place: int = 0) -> Series:
    return session.assessment.series[place]


def values(session: Session, place: int = 0) -> dict[str, Fraction | None]:
    return {one.period: one.value for one in series_of(session, place).figures}


def make_page(qtbot: QtBot, ui: Ui, measure: str = "", size: tuple[int, int] = (1200, 730)) -> MeasuresPage:
    page = MeasuresPage(ui)
    qtbot.addWidget(page)
    if measure:
        page.show_measure(measure)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(qtbot: QtBot, ui: Ui) -> MeasuresPage:
    """The page over an assessment without figures."""
    return make_page(qtbot, ui)


@pytest.fixture
def finnish(session: Session) -> Iterator[Ui]:
    made = Ui(session, theme(), translator("fi"))
    yield made
    made.close()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(focus(), key, modifier)


def write(text: str, *then: Qt.Key) -> None:
    for letter in text:
        QTest.keyClick(focus(), letter)
    press(*then)


def cell(page: MeasuresPage, row: int, column: Column) -> str:
    model = page.card.figures.model
    return str(model.data(model.index(row, column)))


def spoken(page: MeasuresPage, row: int, column: Column) -> str:
    model = page.card.figures.model
    return str(model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole))


def shown(page: MeasuresPage) -> list[str]:
    return [one.id for one in page.list.model.measures]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("82.5", "en", "82.5"),
        ("82,5", "en", "82.5"),
        ("82,5", "fi", "82.5"),
        ("82.5", "fi", "82.5"),
        ("1,234", "en", "1234"),
        ("1,234", "fi", "1.234"),
        ("0,125", "en", "0.125"),
        ("1\u00a0234,50 %", "fi", "1234.5"),
        ("−3", "en", "-3"),
        ("+3", "en", "3"),
        ("007", "en", "7"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, language: str, number: str) -> None:
    assert read_number(text, "%", language) == Fraction(number)


@pytest.mark.parametrize("text", ["8o", "1.2.3", "1,2,3", "80-90", "%", "1e3", "½", "1234567890", "0.1234567891"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no"):
        read_number(text, "%", "en")


def test_cases_are_whole_and_not_negative() -> None:
    assert read_cases("12,040", "en") == 12040
    assert read_cases(" ", "en") is None
    for text in ("-1", "1.5", "9999999999"):
        with pytest.raises(ValueError, match="no"):
            read_cases(text, "en")


def test_without_figures_the_page_says_what_they_are_for_and_offers_some(
    qtbot: QtBot, page: MeasuresPage, session: Session
) -> None:
    assert page.welcome.isVisible()
    assert "trend" in page.welcome.sentence.text()
    link = next(one for one in page.welcome.links if one.text() == "Add figures: Service level")
    link.setFocus()
    press(Key.Key_Return)
    assert page.card.isVisible()
    assert [(one.measure, one.segment) for one in session.assessment.series] == [(LEVEL, "")]
    assert focus() is page.card.stated.variant
    session.undo()
    assert page.card.nothing.isVisible()


def test_a_pack_without_measures_says_so(qtbot: QtBot, session: Session) -> None:
    empty = replace(session.assessment, pack=replace(session.pack, measures=(), perspectives=()))
    ui = Ui(Session(empty, None, "Aino"), theme(), translator("en"))
    page = make_page(qtbot, ui)
    assert "come without measures" in page.welcome.sentence.text()
    assert not page.list.isVisible()
    assert not page.box.isVisible()
    ui.close()


def test_figures_are_put_in_by_keyboard_alone(
    qtbot: QtBot, page: MeasuresPage, session: Session, tmp_path: Path
) -> None:
    page.show_measure(LEVEL)
    page.card.begin.setFocus()
    press(Key.Key_Return)
    press(Key.Key_Down, Key.Key_Down)
    assert series_of(session).variant == "without-short"
    press(Key.Key_Tab)
    write("20", Key.Key_Tab)
    write("5", Key.Key_Tab)
    assert series_of(session).parameters == {"threshold": "20", "short-abandon": "5"}
    assert focus() is page.card.figures.table
    write("Q1 2025", Key.Key_Tab)
    write("78.5", Key.Key_Tab)
    write("80", Key.Key_Tab)
    write("77", Key.Key_Tab)
    write("1,250", Key.Key_Return)
    first = Figure("2025-Q1", Fraction("78.5"), Fraction(80), None, Fraction(77), 1250)
    assert series_of(session).figures == (first,)
    # From now on the next period proposes itself, and Enter goes down the values.
    assert cell(page, 1, Column.PERIOD) == "Q2 2025"
    write("79", Key.Key_Return)
    write("81", Key.Key_Return)
    assert values(session) == {"2025-Q1": Fraction("78.5"), "2025-Q2": Fraction(79), "2025-Q3": Fraction(81)}
    save_as(session, tmp_path / "Kaisla.ccassess", overwrite=False)
    assert open_session(tmp_path / "Kaisla.ccassess").assessment.series == session.assessment.series


def test_one_key_leads_to_the_next_period_from_anywhere(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    page = make_page(qtbot, ui, LEVEL)
    page.list.search.setFocus()
    press(Key.Key_Return, ctrl=True)
    assert focus() is page.card.figures.table
    write("72")
    press(Key.Key_Return, ctrl=True)
    assert values(session)["2025-Q3"] == Fraction(72)
    write("73", Key.Key_Return)
    assert values(session)["2025-Q4"] == Fraction(73)


def test_one_undo_takes_one_cell_back_and_leads_to_its_measure(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    page = make_page(qtbot, ui, LEVEL)
    page.card.add_next()
    write("72", Key.Key_Tab)
    write("75", Key.Key_Return)
    page.show_measure("csat")
    session.undo()
    assert page.measure == LEVEL
    assert series_of(session).figures[-1] == Figure("2025-Q3", Fraction(72))
    session.undo()
    assert list(values(session)) == ["2025-Q1", "2025-Q2"]
    assert cell(page, 2, Column.PERIOD) == "Q3 2025"


def test_a_finnish_comma_is_read_and_written(qtbot: QtBot, finnish: Ui, session: Session) -> None:
    add_level(session, values="70.5")
    page = make_page(qtbot, finnish, LEVEL)
    assert cell(page, 0, Column.VALUE) == "70,5"
    page.card.add_next()
    write("71,25", Key.Key_Return)
    assert values(session)["2025-Q2"] == Fraction("71.25")
    assert cell(page, 1, Column.VALUE) == "71,25"


def test_what_is_no_number_stays_to_be_mended_and_is_written_nowhere(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    before = session.assessment
    page = make_page(qtbot, ui, LEVEL)
    table, complaints = page.card.figures.table, page.card.figures.complaints
    table.setFocus()
    table.setCurrentIndex(page.card.figures.model.index(0, Column.VALUE))
    write("7o", Key.Key_Return)
    assert session.assessment is before
    assert cell(page, 0, Column.VALUE) == "7o"
    assert complaints.isVisible()
    assert "“7o” is no number, so it is not kept" in complaints.text()
    assert "no number" in spoken(page, 0, Column.VALUE)
    page.show_measure("csat")
    page.show_measure(LEVEL)
    assert cell(page, 0, Column.VALUE) == "7o"
    table.setFocus()
    table.setCurrentIndex(page.card.figures.model.index(0, Column.VALUE))
    press(Key.Key_F2)
    assert isinstance(focus(), QLineEdit)
    press(Key.Key_Backspace)
    write("70.5", Key.Key_Return)
    assert values(session)["2025-Q1"] == Fraction("70.5")
    assert not complaints.isVisible()


def test_periods_are_checked_moved_and_never_doubled(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    page = make_page(qtbot, ui, LEVEL)
    table, model = page.card.figures.table, page.card.figures.model
    table.setFocus()
    table.setCurrentIndex(model.index(0, Column.PERIOD))
    write("soon", Key.Key_Return)
    assert "“soon” is no period" in page.card.figures.complaints.text()
    table.setCurrentIndex(model.index(0, Column.PERIOD))
    write("Q2 2025", Key.Key_Return)
    assert "figures for Q2 2025 already" in page.card.figures.complaints.text()
    assert list(values(session)) == ["2025-Q1", "2025-Q2"]
    table.setCurrentIndex(model.index(0, Column.PERIOD))
    write("Q4 2025", Key.Key_Tab)
    assert list(values(session)) == ["2025-Q2", "2025-Q4"]
    assert not page.card.figures.complaints.isVisible()
    # Tab went on in the row that moved.
    write("99", Key.Key_Return)
    assert values(session)["2025-Q4"] == Fraction(99)


def test_a_value_without_a_period_asks_for_one(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session)
    page = make_page(qtbot, ui, LEVEL)
    assert page.card.figures.hint.isVisible()
    table = page.card.figures.table
    table.setFocus()
    table.setCurrentIndex(page.card.figures.model.index(0, Column.VALUE))
    write("70", Key.Key_Return)
    assert "no period is given yet" in page.card.figures.complaints.text()
    assert values(session) == {}


def test_cells_and_periods_are_emptied_and_removed(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71 72", target="80")
    page = make_page(qtbot, ui, LEVEL)
    table, model = page.card.figures.table, page.card.figures.model
    table.setFocus()
    table.setCurrentIndex(model.index(1, Column.VALUE))
    press(Key.Key_Delete)
    assert values(session)["2025-Q2"] is None
    press(Key.Key_Delete, ctrl=True)
    assert list(values(session)) == ["2025-Q1", "2025-Q3"]
    table.setCurrentIndex(model.index(0, Column.VALUE))
    page.card.figures.remove.click()
    assert list(values(session)) == ["2025-Q3"]
    session.undo()
    session.undo()
    assert list(values(session)) == ["2025-Q1", "2025-Q2", "2025-Q3"]


def test_carried_targets_are_grey_and_can_be_stated_anew(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71", target="80")
    page = make_page(qtbot, ui, LEVEL)
    assert [cell(page, row, Column.TARGET) for row in range(3)] == ["80", "80", "80"]
    assert "as in another period" not in spoken(page, 0, Column.TARGET)
    assert "as in another period" in spoken(page, 1, Column.TARGET)
    table = page.card.figures.table
    table.setFocus()
    table.setCurrentIndex(page.card.figures.model.index(1, Column.TARGET))
    # Opened and left again, it is not stated.
    press(Key.Key_F2, Key.Key_Tab)
    assert series_of(session).figures[1].target is None
    table.setCurrentIndex(page.card.figures.model.index(1, Column.TARGET))
    write("82", Key.Key_Return)
    assert series_of(session).figures[1].target == Fraction(82)
    assert cell(page, 2, Column.TARGET) == "82"


def test_space_marks_a_new_definition_and_the_trend_tells_it(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71 - 73")
    page = make_page(qtbot, ui, LEVEL)
    table = page.card.figures.table
    table.setFocus()
    table.setCurrentIndex(page.card.figures.model.index(1, Column.ANEW))
    press(Key.Key_Space)
    assert [one.redefined for one in series_of(session).figures] == [False, True, False]
    said = page.card.figures.trend.accessibleDescription()
    assert "Defined anew from Q2 2025." in said
    assert "No values between Q2 2025 and Q4 2025." in said
    assert "Q1 2025: 70\u00a0%" in said
    press(Key.Key_Space)
    assert not any(one.redefined for one in series_of(session).figures)


def test_tab_goes_through_the_table_and_out_and_ctrl_tab_leaves_at_once(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70")
    page = make_page(qtbot, ui, LEVEL)
    table = page.card.figures.table
    page.card.stated.fields[-1].setFocus()
    press(Key.Key_Tab)
    assert focus() is table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, Column.VALUE)
    press(*[Key.Key_Tab] * 4)
    assert focus() is page.card.figures.add
    table.setFocus()
    table.setCurrentIndex(page.card.figures.model.index(0, Column.PERIOD))
    press(Key.Key_Tab, ctrl=True)
    assert focus() is page.card.figures.add


def test_a_range_has_two_targets(qtbot: QtBot, ui: Ui, session: Session) -> None:
    session.figures.add_series("occupancy")
    add_level(session)
    page = make_page(qtbot, ui, "occupancy")
    assert not page.card.figures.table.isColumnHidden(Column.TARGET_HIGH)
    page.card.add_next()
    write("Q1 2026", Key.Key_Tab)
    write("83", Key.Key_Tab)
    write("75", Key.Key_Tab)
    write("85", Key.Key_Return)
    figure = series_of(session).figures[0]
    assert (figure.target, figure.target_high) == (Fraction(75), Fraction(85))
    page.show_measure(LEVEL)
    assert page.card.figures.table.isColumnHidden(Column.TARGET_HIGH)


def test_what_does_not_fit_is_told_as_one_types(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71 72")
    page = make_page(qtbot, ui, LEVEL)
    page.card.add_next()
    write("101", Key.Key_Return)
    told = [row.accessibleName() for row in page.card.figures.problems.rows]
    assert any("between 0 and 100: Q4 2025" in one for one in told)
    row = next(one for one in page.list.model.measures if one.id == LEVEL)
    assert "Warning" in row.spoken
    session.undo()
    assert not any("between 0 and 100" in one.accessibleName() for one in page.card.figures.problems.rows)


def test_segments_are_added_chosen_and_removed_with_undo(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70")
    page = make_page(qtbot, ui, LEVEL)
    bar = page.card.bar
    bar.add.setFocus()
    press(Key.Key_Return)
    assert "by queue" in bar.hint.text()
    write("Chat & mail", Key.Key_Return)
    assert [one.segment for one in session.assessment.series] == ["", "Chat & mail"]
    assert bar.current == series_of(session, 1).id
    assert page.card.besides.segment.isVisible()
    bar.tabs.setFocus()
    press(Key.Key_Left)
    assert bar.current == series_of(session).id
    assert focus() is bar.tabs
    assert not page.card.besides.segment.isVisible()
    press(Key.Key_Right)
    bar.remove.setFocus()
    press(Key.Key_Return)
    assert [one.segment for one in session.assessment.series] == [""]
    session.undo()
    assert bar.current == series_of(session, 1).id
    bar.add.click()
    press(Key.Key_Escape)
    assert not bar.name.isVisible()
    assert focus() is bar.add


def test_what_is_typed_for_one_series_never_reaches_another(qtbot: QtBot, ui: Ui, session: Session) -> None:
    first, second = add_level(session, values="70"), add_level(session, "Phone", "60")
    page = make_page(qtbot, ui, LEVEL)
    page.card.besides.note.edit.setFocus()
    write("Of the whole")
    page.show_place(Place("measures", series=second))
    assert [one.note for one in session.assessment.series] == ["Of the whole", ""]
    write("; of the phones")
    page.hide()
    assert [one.note for one in session.assessment.series] == ["Of the whole", "; of the phones"]
    assert page.card.series is not None
    assert page.card.series.id == second != first


def test_going_to_another_measure_or_cell_keeps_the_value_being_typed(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    page = make_page(qtbot, ui, LEVEL)
    page.card.add_next()
    write("72")
    table = page.card.figures.table
    spot = table.visualRect(page.card.figures.model.index(0, Column.VALUE)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert values(session)["2025-Q3"] == Fraction(72)
    assert table.currentIndex().row() == 0
    page.card.add_next()
    write("73")
    page.list.chosen.emit("csat")
    assert page.measure == "csat"
    assert values(session)["2025-Q4"] == Fraction(73)


def test_source_weight_and_variant_are_kept(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70")
    page = make_page(qtbot, ui, LEVEL)
    page.card.besides.source.edit.setFocus()
    write("Survey 2026", Key.Key_Tab)
    assert focus() is page.card.besides.importance
    press(Key.Key_Down)
    page.card.stated.variant.setFocus()
    press(Key.Key_Down)
    found = series_of(session)
    assert (found.comparator_source, found.importance, found.variant) == ("Survey 2026", 2, "without-short")
    formula = session.pack.text("measure.service-level.variant.without-short.formula", "en")
    assert page.card.stated.formula.text() == formula


def test_only_what_counts_for_the_variant_is_asked(qtbot: QtBot, ui: Ui, session: Session) -> None:
    change = session.figures.add_series("csat")
    assert change is not None
    series, page = change.step.data["series"], make_page(qtbot, ui, "csat")
    stated = page.card.stated

    def asked() -> list[str]:
        return [one.edit.accessibleName() for one in stated.parameters if one.isVisible()]

    assert len(asked()) == 2
    session.figures.set_variant(series, "satisfied-share")
    session.figures.set_parameter(series, "steps", "5")
    whole = asked()
    assert len(whole) == 2
    session.figures.set_variant(series, "mean-5")
    assert asked() == []
    assert stated.fields == [stated.variant]
    # What was stated waits for the variant that needs it.
    session.figures.set_variant(series, "satisfied-share")
    assert asked() == whole
    assert stated.parameters[0].edit.toPlainText() == "5"


def test_the_definition_tells_unit_direction_and_where_it_belongs(qtbot: QtBot, page: MeasuresPage, ui: Ui) -> None:
    wanted: list[Place] = []
    ui.wanted.connect(wanted.append)
    page.show_measure("abandonment")
    definition = page.card.definition
    assert definition.facts.text() == "Unit: % · lower is better"
    assert definition.caution.text()
    definition.links[0].setFocus()
    press(Key.Key_Return)
    assert wanted == [Place("assess", "access")]


def test_the_list_is_searched_and_narrowed(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    page = make_page(qtbot, ui)
    assert page.measure == LEVEL
    row = next(one for one in page.list.model.measures if one.id == LEVEL)
    assert (row.periods, row.latest) == ("2 periods", "71\u00a0%")
    page.list.search.setFocus()
    write("first resolution", Key.Key_Return)
    assert shown(page) == ["fcr"]
    assert page.measure == "fcr"
    write(" nothing of the kind")
    assert page.list.nothing.isVisible()
    page.list.search.clear()
    page.list.filter.set_key(WITH_FIGURES)
    page.list.filter.activated.emit(1)
    assert shown(page) == [LEVEL]
    page.list.filter.set_key("access")
    page.list.filter.activated.emit(0)
    assert {LEVEL, "abandonment"} <= set(shown(page))
    assert "csat" not in shown(page)


def test_arrows_go_over_the_headings_and_enter_into_the_card(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71")
    page = make_page(qtbot, ui, "retention")
    page.list.view.setFocus()
    press(Key.Key_Down)
    assert page.measure == LEVEL
    press(Key.Key_Return)
    assert focus() is page.card.figures.table


def test_a_suggested_rating_is_used_only_when_somebody_says_so(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 72 75 79", target="78")
    page = make_page(qtbot, ui, LEVEL)
    rows = page.card.ratings.rows
    assert [row.headline.text().split(":")[0] for row in rows] == ["Trend 100", "Target 100", "Comparison 0"]
    assert session.assessment.answer(Party.SELF, "access").ratings == {}
    assert rows[0].now.text() == "not rated yet"
    rows[0].why.setFocus()
    press(Key.Key_Space)
    assert "improving, 70\u00a0% → 79\u00a0%" in rows[0].reasons[0].text()
    assert rows[0].reasons[0].isVisible()
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert session.assessment.answer(Party.SELF, "access").ratings == {"trend": Fraction(100)}
    assert rows[0].now.text() == "now 100"
    assert not rows[0].use.isEnabled()
    session.undo()
    assert session.assessment.answer(Party.SELF, "access").ratings == {}


def test_the_same_suggestion_stands_under_the_ladder_on_assess(qtbot: QtBot, ui: Ui, session: Session) -> None:
    page = AssessPage(ui)
    qtbot.addWidget(page)
    page.show_criterion("access")
    page.resize(1200, 730)
    page.show()
    page.activateWindow()
    lines = page.paper.ladders.current.suggestions if page.paper.ladders.current else {}
    assert not any(line.isVisible() for line in lines.values())
    page.hide()
    add_level(session, values="70 72 75 79", target="78")
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert list(lines) == ["trend", "target", "comparison"]
    line = lines["trend"]
    assert line.words.text() == "Suggested from 1 measure: 100"
    assert line.use in page.paper.fields()
    line.why.click()
    assert "improving" in line.reasons.text()
    line.use.setFocus()
    press(Key.Key_Space)
    assert session.assessment.answer(Party.SELF, "access").ratings == {"trend": Fraction(100)}
    assert not line.use.isVisible()
    page.show_criterion("purpose")
    assert not any(one.isVisible() for one in lines.values())


def test_in_a_narrow_window_a_box_stands_in_for_the_list(qtbot: QtBot, ui: Ui) -> None:
    page = make_page(qtbot, ui, size=(700, 600))
    assert page.box.currentText() == "Choose a measure"
    page.box.setFocus()
    press(Key.Key_Down, Key.Key_Down)
    assert page.measure == "nps"
    assert page.box.findText("Choose a measure") == -1


def test_a_check_on_the_overview_leads_to_its_series(qtbot: QtBot, ui: Ui, session: Session) -> None:
    series = add_level(session, "Phone", "101")
    wanted: list[Place] = []
    ui.wanted.connect(wanted.append)
    overview = OverviewPage(ui)
    qtbot.addWidget(overview)
    overview.resize(1200, 730)
    overview.show()
    overview.checks.more.click()
    qtbot.waitUntil(lambda: any("Service level, Phone" in row.accessibleName() for row in overview.checks.rows))
    next(row for row in overview.checks.rows if "Service level, Phone" in row.accessibleName()).link.click()
    assert wanted == [Place("measures", series=series)]


def test_the_window_shows_a_series_and_leaves_nothing_unsaved(
    qtbot: QtBot, opened: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ccassess.gui.shell import frame, pages

    session = opened.session
    assert session is not None
    assert session.path is not None
    series = add_level(session, "Phone", "70")
    monkeypatch.setattr(frame, "make_page", pages.make_page)
    opened.go_to(Place("measures", series=series))
    page = opened.frame.current
    assert isinstance(page, MeasuresPage)
    assert page.card.bar.current == series
    opened.activateWindow()
    page.card.add_next()
    write("71")
    assert "Next period" in [action.text() for action in opened.page_actions]
    opened.do("page:overview")
    assert values(session)["2025-Q2"] == Fraction(71)
    copy = session.path.with_name("Copy.ccassess")
    save_as(session, copy, overwrite=False)
    assert open_session(copy).assessment.series == session.assessment.series


def test_another_language_or_text_size_comes_back_to_the_series_shown(
    opened: ShellWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ccassess.gui.shell import frame, pages

    session = opened.session
    assert session is not None
    add_level(session, values="70")
    phone = add_level(session, "Phone", "70")
    monkeypatch.setattr(frame, "make_page", pages.make_page)
    opened.do("page:measures")
    page = opened.frame.current
    assert isinstance(page, MeasuresPage)
    page.show_measure("csat")
    assert opened.here == Place("measures", measure="csat")
    page.show_measure(LEVEL, phone)
    opened.do("text:200")
    opened.do("language:fi")
    made_anew = opened.frame.current
    assert isinstance(made_anew, MeasuresPage)
    assert made_anew is not page
    assert (made_anew.measure, made_anew.card.bar.current) == (LEVEL, phone)
    opened.do("page:assess")
    criterion = session.pack.refs["2.3"].id
    opened.go_to(Place("assess", criterion))
    opened.do("language:en")
    assert isinstance(opened.frame.current, AssessPage)
    assert opened.here == Place("assess", criterion)


def test_lines_break_where_nothing_is_known_or_all_is_new(session: Session) -> None:
    add_level(session, values="70 71 - 73 74", target="80")
    measure = session.pack.measures_by_id[LEVEL]
    found = plan(series_of(session), measure)
    assert [len(run) for run in found.values] == [2, 2]
    assert len(found.gaps) == 1
    assert len(found.targets) == 1
    session.figures.set_figure(series_of(session).id, Figure("2026-Q1", Fraction(74), redefined=True))
    found = plan(series_of(session), measure)
    assert [len(run) for run in found.values] == [2, 1, 1]
    assert len(found.breaks) == 1
    assert all(0 <= spot.y <= 1 for run in found.values for spot in run)
    assert plan(replace(series_of(session), figures=()), measure).count == 0


@pytest.mark.parametrize(("width", "scale"), [(1200, 1.0), (920, 1.0), (1200, 2.0), (1000, 2.0), (480, 1.0)])
def test_it_never_scrolls_sideways(qtbot: QtBot, ui: Ui, session: Session, width: int, scale: float) -> None:
    add_level(session, values="70 71 72")
    add_level(session, "Kirjalliset yhteydenotot iltaisin ja viikonloppuisin", "70")
    theme().set_look("light", scale)
    page = make_page(qtbot, ui, LEVEL, (width, 730))
    sheet = page.card.widget()
    assert sheet is not None
    assert sheet.minimumSizeHint().width() <= page.card.viewport().width()
    assert page.width() == width
    has_list = width / scale >= 860
    assert page.list.isVisible() == has_list
    assert page.box.isVisible() != has_list
    if not has_list:
        page.box.set_key("csat")
        page.box.activated.emit(0)
        assert page.measure == "csat"


def test_everything_a_keyboard_reaches_has_a_name(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71 72")
    page = make_page(qtbot, ui, LEVEL)
    for widget in page.card.fields():
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in page.card.findChildren(QLabel) if label.text()
    )


def test_a_click_turns_the_mark_of_a_new_definition(qtbot: QtBot, ui: Ui, session: Session) -> None:
    add_level(session, values="70 71 72")
    page = make_page(qtbot, ui, LEVEL)
    table = page.card.figures.table
    spot: QPoint = table.visualRect(page.card.figures.model.index(1, Column.ANEW)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert [one.redefined for one in series_of(session).figures] == [False, True, False]
