from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt

from ccassess.domain.assessment import Party, Person, Role
from ccassess.gui.pages.profile import ProfilePage
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.gui.widgets.dates import read_date, written
from ccassess.gui.widgets.labelled_field import DateField
from ccassess.i18n import translator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session


@pytest.fixture
def page(qtbot: QtBot, ui: Ui) -> ProfilePage:
    made = ProfilePage(ui)
    qtbot.addWidget(made)
    made.resize(1200, 730)
    made.show()
    made.activateWindow()
    return made


def write(qtbot: QtBot, edit: QWidget, text: str) -> None:
    edit.setFocus()
    edit.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-01",
        "1.9.2025",
        "01.09.2025",
        "1/9/2025",
        "1 Sept 2025",
        "1 sep 2025",
        "1. syyskuuta 2025",
        "1 September 2025",
    ],
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == dt.date(2025, 9, 1)


@pytest.mark.parametrize("text", ["", "autumn", "31.2.2025", "1.9.25", "2025-13-01", "1 ma 2025", "9/2025"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_month_as_it_is_written_can_be_read_again(language: str) -> None:
    for month in range(1, 13):
        day = dt.date(2026, month, 28)
        assert read_date(written(language, day.isoformat())) == day
        assert read_date(translator(language).date(day, "long")) == day


def test_the_form_shows_what_is_kept(page: ProfilePage) -> None:
    assert page.fields["centre"].edit.value == "Kaisla Energia"
    assert "(required)" in page.fields["contact"].edit.accessibleName()
    assert "(required)" not in page.fields["sites"].edit.accessibleName()


def test_typing_is_kept_after_a_pause(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    write(qtbot, page.fields["contact"].edit, "Aino Salmi ")
    assert session.assessment.profile.contact == ""
    qtbot.waitUntil(lambda: session.assessment.profile.contact == "Aino Salmi")
    qtbot.keyClicks(page.fields["contact"].edit, "x")
    assert page.fields["contact"].edit.value == "Aino Salmi x"


def test_leaving_a_field_keeps_it_at_once_and_one_undo_takes_it_back(
    qtbot: QtBot, page: ProfilePage, session: Session
) -> None:
    write(qtbot, page.fields["centre"].edit, "Meri Vesi")
    page.fields["sites"].edit.setFocus()
    assert session.assessment.profile.centre == "Meri Vesi"
    session.undo()
    assert page.fields["centre"].edit.value == "Kaisla Energia"


def test_leaving_the_page_keeps_what_was_typed(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    write(qtbot, page.fields["client"].edit, "Meri Vesi")
    page.hide()
    assert session.assessment.profile.client == "Meri Vesi"


def test_long_text_and_markup_are_plain_and_wrap(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    field = page.fields["unit"].edit
    low = field.height()
    write(qtbot, field, "<b>Service</b> & " * 20)
    page.fields["sites"].edit.setFocus()
    assert field.height() > low
    assert session.assessment.profile.unit.startswith("<b>Service</b> & <b>")


def test_a_date_is_kept_as_iso_and_shown_as_the_language_writes_it(
    qtbot: QtBot, page: ProfilePage, session: Session
) -> None:
    write(qtbot, page.fields["period_start"].edit, "1.9.2025")
    page.fields["sites"].edit.setFocus()
    assert session.assessment.profile.period_start == "2025-09-01"
    assert page.fields["period_start"].edit.value == "1 Sept 2025"
    write(qtbot, page.fields["period_start"].edit, "")
    page.fields["sites"].edit.setFocus()
    assert session.assessment.profile.period_start == ""


def test_a_date_half_written_at_a_pause_is_left_alone(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    edit = page.fields["period_end"].edit
    write(qtbot, edit, "2026-08-3")
    qtbot.waitUntil(lambda: session.assessment.profile.period_end == "2026-08-03")
    qtbot.keyClicks(edit, "1")
    page.fields["sites"].edit.setFocus()
    assert session.assessment.profile.period_end == "2026-08-31"


def test_what_is_no_date_is_said_and_the_words_stay_to_be_mended(
    qtbot: QtBot, page: ProfilePage, session: Session
) -> None:
    field = page.fields["period_start"]
    write(qtbot, field.edit, "last autumn")
    page.fields["sites"].edit.setFocus()
    assert field.message.isVisible()
    assert "2025-09-01" in field.message.text()
    assert session.assessment.profile.period_start == ""
    write(qtbot, page.fields["sites"].edit, "Tampere")
    page.fields["contact"].edit.setFocus()
    assert field.edit.value == "last autumn"
    write(qtbot, field.edit, "2025-09-02")
    page.fields["sites"].edit.setFocus()
    assert not field.message.isVisible()
    assert session.assessment.profile.period_start == "2025-09-02"


def test_a_date_can_be_chosen_from_the_calendar(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    field = page.fields["period_start"]
    assert isinstance(field, DateField)
    field.open.click()
    assert field.calendar is not None
    field.calendar.month.activated.emit(QDate(2025, 9, 30))
    assert session.assessment.profile.period_start == "2025-09-30"
    assert field.edit.value == "30 Sept 2025"


def test_people_are_added_given_a_role_and_removed(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    page.team.add.click()
    row = page.team.rows[0]
    qtbot.keyClicks(row.name, "Mikael Laine")
    row.name.left.emit()
    row.name.hand_over()
    assert session.assessment.team == (Person("Mikael Laine", Role.LEAD_VERIFIER),)
    assert session.assessment.people == ()
    row.role.setCurrentIndex(1)
    row.role.activated.emit(1)
    assert session.assessment.team[0].role is Role.VERIFIER
    roles = {row.role.itemData(index) for index in range(row.role.count())}
    assert roles == {role for role in Role if role.party is Party.VERIFICATION}
    row.remove.click()
    assert session.assessment.team == ()
    assert page.team.rows == []
    session.undo()
    assert [one.name.value for one in page.team.rows] == ["Mikael Laine"]


def test_a_person_without_a_name_is_not_kept_and_a_second_line_waits(page: ProfilePage, session: Session) -> None:
    page.people.add.click()
    page.people.add.click()
    assert len(page.people.rows) == 1
    assert session.assessment.people == ()


def test_what_is_still_needed_leads_to_its_field(qtbot: QtBot, page: ProfilePage, session: Session) -> None:
    assert len(page.needed.rows) == 3
    page.needed.rows[2]._link.click()
    qtbot.waitUntil(page.fields["contact"].edit.hasFocus)
    for name, value in (("contact", "Aino"), ("period_start", "2026-01-01"), ("period_end", "2025-01-01")):
        session.set_profile(name, value)
    assert len(page.needed.rows) == 1
    assert "ends before it begins" in page.needed.rows[0].accessibleName()
    session.set_profile("period_end", "2026-12-31")
    assert page.needed.nothing.isVisible()


def test_a_place_names_the_field_to_go_to(qtbot: QtBot, page: ProfilePage) -> None:
    page.show_place(Place("profile", profile_field="unit"))
    qtbot.waitUntil(page.fields["unit"].edit.hasFocus)


def test_who_declines_to_be_named_keeps_what_they_wrote(
    qtbot: QtBot, page: ProfilePage, ui: Ui, session: Session
) -> None:
    session.who = ""
    asked: list[str] = []
    ui.ask_who = partial(asked.append, "who")
    write(qtbot, page.fields["centre"].edit, "Other")
    page.fields["sites"].edit.setFocus()
    assert asked
    assert session.assessment.profile.centre == page.fields["centre"].edit.value == "Other"


def test_tab_goes_down_the_form(qtbot: QtBot, page: ProfilePage) -> None:
    page.fields["centre"].edit.setFocus()
    seen = []
    for _ in range(6):
        focus = page.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName().split(" (")[0])
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [
        "Centre",
        "Unit assessed",
        "Period from",
        "Calendar: Period from",
        "Period to",
        "Calendar: Period to",
    ]


def test_the_criteria_are_named_with_their_fingerprint(page: ProfilePage) -> None:
    said = [value.text() for value in page.criteria.values]
    assert "org.ccassess.contact-center" in said
    assert any(len(text.split()) == 5 and len(text) == 24 for text in said)


@pytest.mark.parametrize(("width", "scale"), [(1200, 1.0), (920, 1.0), (1200, 2.0), (1000, 2.0), (480, 1.0)])
def test_it_never_scrolls_sideways(qtbot: QtBot, page: ProfilePage, width: int, scale: float) -> None:
    theme().set_look("light", scale)
    page.resize(width, 730)
    paper = page.scroller.widget()
    assert paper is not None
    assert paper.minimumSizeHint().width() <= page.scroller.viewport().width()
