from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ccassess.app.files import open_example
from ccassess.app.session import Session
from ccassess.domain import shown
from ccassess.domain.assessment import Party
from ccassess.gui.pages.overview import OverviewPage
from ccassess.gui.pages.overview.area_model import Column
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def example() -> Session:
    """The worked example as it comes: scored by both parties throughout."""
    return open_example("en")


@pytest.fixture
def example_ui(example: Session) -> Iterator[Ui]:
    made = Ui(Session(example.assessment, None, "Aino"), theme(), translator("en"))
    yield made
    made.close()


def page_of(qtbot: QtBot, ui: Ui, width: int = 1200, height: int = 730) -> OverviewPage:
    page = OverviewPage(ui)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    return page


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def cells(page: OverviewPage, row: int) -> list[str]:
    model = page.table.areas
    return [model.index(row, column).data() for column in Column]


def test_totals_bands_and_difference_are_shown(qtbot: QtBot, example_ui: Ui) -> None:
    page, session = page_of(qtbot, example_ui), example_ui.session
    said = texts(page.totals)
    own, verified = (session.scorecard(party).root.points for party in Party)
    assert own is not None
    assert verified is not None
    numbers = shown.difference(own, verified, session.pack)
    assert numbers.first in said
    assert numbers.second in said
    assert f"{numbers.difference.lstrip('-')} points below the self-assessment" in said
    assert "Verification, not sealed" in said
    assert "38 of 38 scored" in said
    assert "of 1,000" in said


def test_a_verification_not_begun_is_not_shown_at_all(qtbot: QtBot, ui: Ui) -> None:
    page = page_of(qtbot, ui)
    assert "Verification" not in texts(page.totals)
    assert page.table.isColumnHidden(Column.VERIFICATION)
    assert page.table.isColumnHidden(Column.DIFFERENCE)
    assert "Verification" not in page.radar.accessibleDescription()


def test_an_incomplete_sheet_has_no_total_but_says_how_far_it_is(qtbot: QtBot, ui: Ui) -> None:
    page = page_of(qtbot, ui)
    said = texts(page.totals)
    assert "–" in said.splitlines()
    assert "1 of 38 scored · 10.0 points so far" in said
    assert cells(page, 0)[Column.SELF] == "–"
    assert cells(page, 0)[Column.POINTS] == "1 of 6 scored"


def test_the_table_shows_each_area_and_the_total(qtbot: QtBot, example_ui: Ui) -> None:
    page, session = page_of(qtbot, example_ui), example_ui.session
    card = session.scorecard(Party.VERIFICATION)
    for row, area in enumerate(session.pack.areas):
        score = card.by_id[area.id]
        assert score.points is not None
        assert cells(page, row)[Column.VERIFICATION] == shown.per_cent(score.points, score.possible)
        assert cells(page, row)[Column.POINTS].startswith(shown.points(score.points) + " / ")
    total = cells(page, len(session.pack.areas))
    assert total[Column.AREA] == "Total points"
    assert total[Column.POINTS].endswith(" / 1,000")
    numbers = [total[column].replace("−", "-") for column in (Column.SELF, Column.VERIFICATION, Column.DIFFERENCE)]
    assert Fraction(numbers[1]) - Fraction(numbers[0]) == Fraction(numbers[2])


def test_a_row_says_itself_to_a_screen_reader(qtbot: QtBot, example_ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    said = page.table.areas.index(0, Column.PLOT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("1 Leadership & direction. Self, %: ")
    assert "Verification, not sealed, %: " in said
    assert "Difference, points: −" in said


def test_a_click_on_an_area_tells_why_its_numbers_are_so(qtbot: QtBot, example_ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    assert not page.why.fold.content.isVisible()
    rect = page.table.visualRect(page.table.areas.index(3, Column.SELF))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.why.fold.content.isVisible()
    assert page.why.heading.text().startswith("4 ")
    assert page.why.texts[Party.SELF].text().startswith("Sum of 4.1: ")
    assert page.why.texts[Party.VERIFICATION].text().startswith("Sum of 4.1: ")
    assert page.why.difference.text().startswith("Difference: ")


def test_the_total_is_explained_by_keyboard(qtbot: QtBot, example_ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.why.heading.text() == "Total points"
    assert page.why.texts[Party.SELF].text()
    assert not page.why.link.isVisible()


def test_an_area_leads_to_its_criteria(qtbot: QtBot, example_ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    page.table.asked.emit(example_ui.session.pack.areas[1])
    with qtbot.waitSignal(example_ui.wanted) as wanted:
        page.why.link.click()
    assert wanted.args == [Place("assess", example_ui.session.pack.areas[1].children[0].id)]


def test_checks_are_counted_shown_and_lead_to_their_place(qtbot: QtBot, ui: Ui) -> None:
    page = page_of(qtbot, ui)
    checks = ui.session.checks()
    assert len(page.checks.rows) == 4
    assert f"Show all {len(checks)}" in page.checks.more.text()
    page.checks.more.click()
    qtbot.waitUntil(lambda: len(page.checks.rows) == len(checks))
    with qtbot.waitSignal(ui.wanted) as first:
        page.checks.rows[0]._link.click()
    assert first.args == [Place("profile", profile_field="period_start")]
    with qtbot.waitSignal(ui.wanted) as later:
        page.checks.rows[3]._link.click()
    assert later.args == [Place("assess", ui.session.pack.criteria[1].id)]
    page.checks.more.click()
    assert len(page.checks.rows) == 4


def test_an_edit_is_seen_at_once_and_one_made_elsewhere_on_return(qtbot: QtBot, ui: Ui) -> None:
    page = page_of(qtbot, ui)
    second = ui.session.pack.criteria[1]
    for leaf in second.leaves():
        ui.edit(ui.session.rate, Party.SELF, second, leaf.id, Fraction(75))
    assert cells(page, 0)[Column.POINTS] == "2 of 6 scored"
    page.hide()
    ui.session.undo()
    assert cells(page, 0)[Column.POINTS] == "2 of 6 scored"
    page.show()
    assert cells(page, 0)[Column.POINTS] == "1 of 6 scored"


def test_dates_and_people_are_shown_and_nothing_for_what_is_unknown(qtbot: QtBot, example_ui: Ui, ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    person = example_ui.session.assessment.team[0]
    qtbot.waitUntil(lambda: person.name in texts(page.facts))
    assert "Lead verifier" in texts(page.facts)
    assert "Sept 2025 – " in texts(page.facts)
    assert "Lead verifier" not in texts(page_of(qtbot, ui).facts)


def test_the_radar_is_drawn_after_the_page_is_up(qtbot: QtBot, example_ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    assert not page.radar.is_drawn
    qtbot.waitUntil(lambda: page.radar.is_drawn, timeout=20_000)


@pytest.mark.parametrize(("width", "scale"), [(1200, 1.0), (920, 1.0), (1200, 2.0), (1000, 2.0), (480, 1.0)])
def test_it_never_scrolls_sideways(qtbot: QtBot, example_ui: Ui, width: int, scale: float) -> None:
    theme().set_look("light", scale)
    page = page_of(qtbot, example_ui, width)
    paper = page.scroller.widget()
    assert paper is not None
    assert paper.minimumSizeHint().width() <= page.scroller.viewport().width()
    table = page.table
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width()


def test_radar_and_table_stand_below_each_other_in_a_small_window(qtbot: QtBot, example_ui: Ui) -> None:
    page = page_of(qtbot, example_ui)
    assert page.radar.mapTo(page, page.radar.pos()).x() < page.table.mapTo(page, page.table.pos()).x()
    page.resize(920, 570)
    qtbot.waitUntil(lambda: page.table.width() > 800)
    assert page.table.mapTo(page, page.table.pos()).y() > page.radar.mapTo(page, page.radar.pos()).y()
