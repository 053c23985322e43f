"""The main job in the real window, by keyboard: new, rate, undo, overview, verify, report; and what the files hold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit

from ccassess.domain.assessment import Party, Reason
from ccassess.gui.anchor_cell import AnchorCell
from ccassess.gui.dialogs.name_dialog import NameDialog
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.overview import OverviewPage
from ccassess.gui.pages.report import ReportPage
from ccassess.gui.pages.verify import VerifyPage
from ccassess.gui.preferences import INITIALS, WHO, Preferences
from ccassess.gui.widgets.segments import Segment
from ccassess.storage.document import decode

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Assessment
    from ccassess.gui.shell.window import ShellWindow
    from tests.journeys.conftest import Person

CENTRE = "Kaisla & Lumo <b>Oy</b>"
WHO_RATES = "Aino Salmi"
WHY = "The calendar shows 71 per cent, so coaching is not nearly everywhere."
AS_RATED = {"planned": 75, "carried_out": 50, "checked": 25, "improved": 0}
AS_VERIFIED = {"planned": 75, "carried_out": 25, "checked": 25, "improved": 0}
REPORT_TAKES = 60_000


def held(path: Path) -> Assessment:
    """What the file holds, read anew from its bytes."""
    return decode(path.read_bytes())


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def make_new(qtbot: QtBot, person: Person, window: ShellWindow, path: Path) -> None:
    """Fill in the dialog behind the first choice of the start page."""

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewDialog)
        person.type(CENTRE)
        person.press(Qt.Key.Key_Tab)
        assert person.focus is dialog.file
        person.press(Qt.Key.Key_A, ctrl=True)
        person.type(str(path))
        person.press(Qt.Key.Key_Return)

    person.will_answer(NewDialog, fill_in)
    assert person.focus.accessibleName() == "New assessment"
    with qtbot.waitSignal(window.documents.opened):
        person.press(Qt.Key.Key_Return)


def give_name(dialog: QDialog) -> None:
    from PySide6.QtTest import QTest

    assert isinstance(dialog, NameDialog)
    QTest.keyClicks(dialog.name, WHO_RATES)
    assert dialog.initials.text() == "AS"
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)


def rate_criterion(person: Person) -> None:
    """Rate the four attributes 75, 50, 25, 0 from the first ladder on, each by other keys."""
    person.type("75")
    person.press(Qt.Key.Key_Return, Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Right)  # 25, 50
    person.tab_to(lambda focus: focus.accessibleName().startswith("Checked 0"))
    person.press(Qt.Key.Key_Down)
    person.tab_to(lambda focus: focus.accessibleName().startswith("Improved 0"))
    person.type("+")


def rate_first_area(person: Person, window: ShellWindow) -> None:
    """Rate all criteria of the first area, without a mouse."""
    person.press(Qt.Key.Key_3, ctrl=True)
    page = window.frame.current
    assert isinstance(page, AssessPage)
    person.tab_to(lambda focus: isinstance(focus, AnchorCell))
    person.will_answer(NameDialog, give_name)
    for place in range(1, 7):
        assert page.criterion.ref == f"1.{place}"
        rate_criterion(person)
        person.press(Qt.Key.Key_Return, ctrl=True)


@pytest.fixture
def rated(qtbot: QtBot, person: Person, window: ShellWindow, tmp_path: Path) -> ShellWindow:
    """The window with a new assessment whose first area has been rated by keyboard."""
    make_new(qtbot, person, window, tmp_path / "Kaisla.ccassess")
    rate_first_area(person, window)
    return window


def test_from_the_start_page_to_the_printed_report(
    qtbot: QtBot, person: Person, rated: ShellWindow, settings: Preferences, tmp_path: Path
) -> None:
    window, path = rated, tmp_path / "Kaisla.ccassess"
    session = window.session
    assert session is not None
    assert person.answered == ["NewDialog", "NameDialog"]
    assert (settings.get(WHO), settings.get(INITIALS)) == (WHO_RATES, "AS")
    first = [criterion for criterion in session.pack.criteria if criterion.ref.startswith("1.")]
    for criterion in first:
        assert session.assessment.answer(Party.SELF, criterion.id).ratings == AS_RATED

    undo_and_redo(person, window)
    see_overview(person, window)
    verify_first(qtbot, person, window)
    pdf = tmp_path / "report.pdf"
    write_report(qtbot, person, window, pdf)
    assert window.close()

    saved = held(path)
    assert saved.profile.centre == CENTRE
    for criterion in first:
        assert saved.answer(Party.SELF, criterion.id).ratings == AS_RATED
    answer = saved.answer(Party.VERIFICATION, first[0].id)
    assert answer.ratings == AS_VERIFIED
    assert (answer.grade, answer.reason, answer.reason_text) == (3, Reason.NOT_DEPLOYED, WHY)
    for party in Party:
        assert {entry.who for entry in saved.histories[party]} == {WHO_RATES}
    assert any(first[0].id in entry.path and entry.new == "75" for entry in saved.histories[Party.SELF])

    text = " ".join(text_of(pdf).split())
    assert CENTRE in text
    assert "Verification, not sealed" in text
    assert WHY in text
    assert "6 of 38" in text


def undo_and_redo(person: Person, window: ShellWindow) -> None:
    session, top = window.session, window.frame.top_line
    assert session is not None
    before = session.assessment
    assert top.undo.accessibleName() == "Undo: Improved 0 on 1.6"
    person.press(Qt.Key.Key_Z, ctrl=True)
    person.press(Qt.Key.Key_Z, ctrl=True)
    assert window.place.criterion == session.pack.refs["1.6"].id
    assert session.assessment.answer(Party.SELF, "practice-sharing").ratings == {
        "planned": Fraction(75),
        "carried_out": Fraction(50),
    }
    person.press(Qt.Key.Key_Y, ctrl=True)
    person.press(Qt.Key.Key_Z, ctrl=True, shift=True)
    assert session.assessment.sheet(Party.SELF) == before.sheet(Party.SELF)
    assert not top.redo.isEnabled()


def see_overview(person: Person, window: ShellWindow) -> None:
    person.press(Qt.Key.Key_1, ctrl=True)
    page = window.frame.current
    assert isinstance(page, OverviewPage)
    words = [label.text() for label in page.findChildren(type(window.frame.notice.words)) if label.isVisible()]
    assert any("6 of 38 scored" in one for one in words)


def verify_first(qtbot: QtBot, person: Person, window: ShellWindow) -> None:
    """Verify the first criterion by keyboard; the centre's ratings are hidden until it is complete."""
    person.press(Qt.Key.Key_7, ctrl=True)
    page = window.frame.current
    assert isinstance(page, VerifyPage)
    assert page.criterion.ref == "1.1"

    def shown() -> list[str]:
        return [line.number.text() for line in page.centre.strips.lines]

    assert shown() == ["–"] * 4
    person.tab_to(lambda focus: isinstance(focus, Segment))
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    person.tab_to(lambda focus: focus.accessibleName().startswith("Planned 0"))
    person.type("75")
    person.press(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Right)
    person.tab_to(lambda focus: focus.accessibleName().startswith("Checked 0"))
    person.press(Qt.Key.Key_Right)
    assert shown() == ["–"] * 4
    person.tab_to(lambda focus: focus.accessibleName().startswith("Improved 0"))
    person.type("+")
    assert shown() == ["75", "50", "25", "0"]
    person.tab_to(lambda focus: focus is page.sheet.reason.reason)
    while page.sheet.reason.reason.key != Reason.NOT_DEPLOYED:
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Tab)
    person.type(WHY)


def write_report(qtbot: QtBot, person: Person, window: ShellWindow, pdf: Path) -> None:
    """Write it by the page's own button; a second process makes it."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(pdf))
        person.press(Qt.Key.Key_Return)

    person.press(Qt.Key.Key_P, ctrl=True)
    page = window.frame.current
    assert isinstance(page, ReportPage)
    person.tab_to(lambda focus: focus is page.write)
    person.will_answer(QFileDialog, choose)
    with qtbot.waitSignal(page.process.finished, timeout=REPORT_TAKES):
        person.press(Qt.Key.Key_Space)
    assert page.status.sentence.text() == f"Report written: {pdf}"
