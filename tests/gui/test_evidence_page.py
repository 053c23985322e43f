"""The page Evidence: all items, what uses them, what is unused or missing, which scores have none."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialog

from ccassess.app.evidence_intake import take_in
from ccassess.app.read_only import ReadOnly, WhyReadOnly
from ccassess.domain.assessment import Party
from ccassess.gui.dialogs.evidence import LinkForm
from ccassess.gui.dialogs.pick import PickDialog
from ccassess.gui.evidence import opening
from ccassess.gui.evidence.rows import MISSING, PAST, UNUSED
from ccassess.gui.pages.evidence import EvidencePage
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place
from tests.evidence_files import PDF, PNG
from tests.gui.evidence_desk import EvidenceDesk, drop_on, mime_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Key = Qt.Key
FIRST, SECOND = "2.3", "2.4"


class Desk(EvidenceDesk):
    """The page over three items: one used twice, one unused and missing, one link."""

    def __init__(
        self, qtbot: QtBot, folder: Path, read_only: ReadOnly | None = None, *, is_empty: bool = False
    ) -> None:
        super().__init__(qtbot, folder, read_only)
        session = self.session
        if not is_empty:
            session.evidence.add_file(take_in(self.file("Calendar.pdf")), self.id_of(FIRST))
            self.calendar = session.assessment.evidence[0].id
            session.evidence.use(self.calendar, self.id_of(SECOND))
            session.evidence.add_file(take_in(self.file("Floor.png", PNG)))
            self.floor = session.assessment.evidence[1].id
            session.contents._held.pop(session.assessment.evidence[1].sha256)
            session.evidence.add_link("https://intra.example/x", "The intranet", self.id_of(FIRST))
            self.link = session.assessment.evidence[2].id
        self.page = self.open(EvidencePage)

    @property
    def listed(self) -> list[str]:
        return [one.name for one in self.page.list.list.items.rows]

    def narrow(self, code: str) -> list[str]:
        self.page.list.filter.set_key(code)
        self.page.list.filter.activated.emit(0)
        return self.listed


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path, is_empty=True)


def test_without_evidence_the_page_says_what_it_is_for_and_how_to_add_some(empty: Desk) -> None:
    assert empty.page.overview.add_files.isVisible()
    assert empty.page.list.filter.isHidden()
    assert empty.page.looking.isHidden()
    empty.page.drop_files([empty.file("Calendar.pdf")])
    empty.wait()
    assert empty.listed == ["Calendar.pdf"]
    assert empty.page.item == empty.items[0].id
    assert empty.page.card.title.accessibleName() == "Calendar.pdf"


def test_the_list_says_what_each_item_is_and_what_is_amiss(desk: Desk) -> None:
    calendar, floor, link = desk.page.list.list.items.rows
    assert (calendar.name, calendar.uses) == ("Calendar.pdf", "For 2.3 and 2.4")
    assert calendar.amiss == ()
    assert floor.has(MISSING)
    assert floor.has(UNUSED)
    assert link.details == "Link"


def test_filters_and_search_narrow_the_list(desk: Desk) -> None:
    desk.session.set_profile("period_end", "2026-08-31")
    desk.session.evidence.set_valid_until(desk.calendar, "2026-03-31")
    assert desk.narrow(UNUSED) == ["Floor.png"]
    assert desk.narrow(MISSING) == ["Floor.png"]
    assert desk.narrow(PAST) == ["Calendar.pdf"]
    assert desk.narrow("") == ["Calendar.pdf", "Floor.png", "The intranet"]
    desk.page.list.search.setText("2.4 cal")
    assert desk.listed == ["Calendar.pdf"]
    desk.page.list.search.setText("nothing like it")
    assert desk.page.list.nothing.isVisible()
    desk.page.show_place(Place("evidence", evidence=desk.link))
    assert desk.page.item == desk.link
    assert len(desk.listed) == 3, "what one is led to is never hidden"


def test_name_dates_and_note_are_written_and_undone(desk: Desk) -> None:
    desk.page.show_item(desk.calendar)
    card = desk.page.card
    for field, words in ((card.name, "Coaching calendar"), (card.note, "By team"), (card.date, "12.10.2025")):
        field.edit.setFocus()
        field.edit.selectAll()
        desk.qtbot.keyClicks(field.edit, words)
        field.edit.hand_over()
        field.left.emit()
    item = desk.items[0]
    assert (item.name, item.note, item.date) == ("Coaching calendar", "By team", "2025-10-12")
    assert desk.listed[0] == "Coaching calendar"
    for _ in range(3):
        desk.session.undo()
    assert desk.items[0].name == "Calendar.pdf"
    assert card.title.accessibleName() == "Calendar.pdf"
    assert card.date.edit.text() == ""


def test_a_file_stays_what_it_is_whatever_it_is_called(desk: Desk) -> None:
    desk.page.show_item(desk.calendar)
    for name in ("Coaching calendar", "Calendar of 12.10.2025", "Calendar.docx"):
        desk.session.evidence.rename(desk.calendar, name)
        row = desk.page.list.list.items.rows[0]
        assert row.details.startswith("PDF · ")
        assert row.icon == "file-text"
        assert desk.page.card.what.text().startswith("PDF · ")
    desk.session.evidence.rename(desk.floor, "Floor")
    assert desk.page.list.list.items.rows[1].details.startswith("File · "), "nobody can tell: its bytes are missing"


def test_what_is_being_typed_stays_with_its_item(desk: Desk) -> None:
    desk.page.show_item(desk.calendar)
    desk.qtbot.keyClicks(desk.page.card.note.edit, "By team")
    desk.page.show_item(desk.floor)
    assert [one.note for one in desk.items] == ["By team", "", ""]
    assert desk.page.card.note.edit.toPlainText() == ""


def test_a_link_that_cannot_be_kept_is_told_and_the_old_one_stays(desk: Desk) -> None:
    desk.page.show_item(desk.link)
    edit = desk.page.card.link.edit
    edit.selectAll()
    desk.qtbot.keyClicks(edit, "javascript:alert(1)")
    edit.hand_over()
    assert desk.items[2].link == "https://intra.example/x"
    assert "javascript" in desk.told[0]
    assert desk.page.card.link.edit.toPlainText() == "https://intra.example/x"


def test_criteria_are_added_and_taken_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.page.show_item(desk.floor)
    uses = desk.page.card.uses

    def agree(dialog: PickDialog) -> int:
        dialog.tick(desk.id_of("R1.1"))
        dialog.tick(desk.id_of("1.2"))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(PickDialog, "exec", agree)
    uses.add.click()
    assert desk.items[1].uses == (desk.id_of("1.2"), desk.id_of("R1.1"))
    shown = [row for row in uses.rows if not row.isHidden()]
    assert [row.link.text().split()[0] for row in shown] == ["1.2", "R1.1"]
    shown[0].remove.click()
    assert desk.items[1].uses == (desk.id_of("R1.1"),)
    shown[0].link.click()
    assert desk.wanted == [Place("assess", desk.id_of("R1.1"))]


def test_removing_shows_the_next_item_and_undo_brings_it_back(desk: Desk) -> None:
    desk.page.show_item(desk.calendar)
    desk.page.card.remove.click()
    assert desk.listed == ["Floor.png", "The intranet"]
    assert desk.page.item == desk.floor
    desk.session.undo()
    assert desk.page.item == desk.calendar
    assert desk.page.card.open.isEnabled()


def test_scores_without_evidence_lead_to_their_criteria(desk: Desk) -> None:
    session = desk.session
    for ref in (FIRST, "1.1"):
        node = session.pack.refs[ref]
        for leaf in node.leaves():
            session.rate(Party.SELF, node, leaf.id, Fraction(50))
    assert desk.page.list.without.text() == "1 score without evidence"
    desk.page.show_item(desk.calendar)
    desk.page.list.without.click()
    (link,) = desk.page.overview.without.fields()
    assert link.text().startswith("1.1 ")
    link.click()
    assert desk.wanted == [Place("assess", desk.id_of("1.1"))]


def test_looking_says_what_is_missing_and_asks_no_network(desk: Desk) -> None:
    desk.session.evidence.add_link(str(desk.folder / "gone.docx"), "A plan")
    desk.page.looking.button.click()
    desk.qtbot.waitUntil(lambda: "Missing" in desk.page.looking.found.text())
    assert desk.page.looking.found.accessibleName() == (
        "Missing from the file: Floor.png. Not at their place any more: A plan. "
        "1 link to the web or another computer was not looked at."
    )


def test_a_copy_is_saved_where_one_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    target, suggested = desk.folder / "My copy.pdf", []

    def answer(_parent: object, _t: object, suggestion: Path) -> Path:
        suggested.append(suggestion.name)
        return target

    monkeypatch.setattr(opening, "ask_copy", answer)
    desk.page.show_item(desk.calendar)
    desk.page.card.save_copy.click()
    desk.qtbot.waitUntil(target.exists)
    assert suggested == ["Calendar.pdf"]
    assert target.read_bytes() == PDF


def test_the_missing_can_neither_be_opened_nor_copied(desk: Desk) -> None:
    desk.page.show_item(desk.floor)
    assert [one.isEnabled() for one in (desk.page.card.open, desk.page.card.save_copy)] == [False, False]


def test_a_missing_file_dropped_again_is_there_again(desk: Desk) -> None:
    desk.page.drop_files([desk.file("Another name.png", PNG)])
    desk.wait()
    assert desk.listed == ["Calendar.pdf", "Floor.png", "The intranet"]
    assert not desk.page.list.list.items.rows[1].has(MISSING)


def test_files_and_links_are_dropped_on_the_page(desk: Desk) -> None:
    path = desk.file("Rota.csv", b"day;team\n")
    urls = QUrl.fromLocalFile(str(path)).toString(), "https://intra.example/y"
    assert drop_on(desk.page.list.search, mime_of(*urls))
    desk.wait()
    assert set(desk.names) >= {"Rota.csv", "https://intra.example/y"}


@pytest.mark.parametrize("shows", [True, False])
def test_files_that_come_together_are_one_step(desk: Desk, *, shows: bool) -> None:
    desk.page.setVisible(shows)
    before = desk.names
    first = [desk.file(f"{number}.csv", b"day;%d\n" % number) for number in range(3)]
    desk.page.drop_files(first)
    desk.page.drop_files([desk.file(f"{number}.csv", b"week;%d\n" % number) for number in (3, 4)])
    desk.wait()
    assert desk.names == [*before, *(f"{number}.csv" for number in range(5))]
    for left in (3, 0):
        desk.session.undo()
        assert desk.names == [*before, *(f"{number}.csv" for number in range(left))]
    desk.session.redo()
    assert desk.names == [*before, "0.csv", "1.csv", "2.csv"]


def test_a_link_is_asked_for_until_it_can_be_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(form: LinkForm) -> int:
        assert not form.accept_button.isEnabled()
        form.link.setText("  ")
        assert not form.accept_button.isEnabled()
        form.link.setText("ftp://x.example")
        assert form.accept_button.isEnabled()
        form.accept()
        assert form.problem.text().startswith("Error: ")
        form.link.setText(r"\\server\share\plan.docx")
        form.name.setText("Our plan")
        form.accept()
        return form.result()

    monkeypatch.setattr(LinkForm, "exec", write)
    desk.page.list.add_link.click()
    assert desk.names[-1] == "Our plan"
    assert desk.page.item == desk.items[-1].id


def test_a_reader_can_open_and_change_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, ReadOnly(WhyReadOnly.LOCKED))
    desk.page.show_item(desk.calendar)
    card = desk.page.card
    assert card.open.isEnabled()
    assert card.save_copy.isEnabled()
    for part in (card.remove, card.uses.add, desk.page.list.add_files, desk.page.list.add_link):
        assert not part.isEnabled()
    assert card.name.edit.isReadOnly()
    desk.page.list.list.unwanted.emit(desk.calendar)
    assert len(desk.items) == 3


def test_a_narrow_page_offers_all_items_in_a_box(desk: Desk) -> None:
    desk.page.resize(560, 700)
    box = desk.page.list.box
    assert box.isVisible()
    assert not desk.page.list.list.isVisible()
    assert [box.itemText(row) for row in range(box.count())] == [*desk.names, "Scores without evidence"]
    box.set_key(desk.link)
    box.activated.emit(0)
    assert desk.page.item == desk.link


def test_a_narrow_page_shows_the_first_item_until_something_else_is_chosen(desk: Desk) -> None:
    page, box = desk.page, desk.page.list.box
    assert page.item == ""
    page.resize(560, 700)
    assert (page.item, box.currentText()) == (desk.calendar, "Calendar.pdf")
    assert page.card.isVisible()
    assert page.card.title.accessibleName() == "Calendar.pdf"
    page.resize(1200, 700)
    assert page.overview.isVisible(), "the wide page has its list, and nothing was chosen"
    page.show_item(desk.link)
    page.resize(560, 700)
    assert page.item == desk.link
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert page.overview.isVisible()
    assert (page.item, box.currentText()) == ("", "Scores without evidence")
    desk.session.set_profile("period_end", "2026-08-31")
    assert page.overview.isVisible()


@pytest.mark.parametrize("width", [1200, 560])
def test_after_removing_the_focus_is_with_the_items(desk: Desk, width: int) -> None:
    page = desk.page
    page.resize(width, 700)
    page.show_item(desk.calendar)
    page.card.remove.setFocus()
    desk.qtbot.keyClick(page.card.remove, Key.Key_Space)
    assert page.item == desk.floor
    assert page.focusWidget() is (page.list.list if width == 1200 else page.list.box)
    desk.qtbot.keyClick(page.focusWidget(), Key.Key_Delete if width == 1200 else Key.Key_Escape)
    for _ in range(len(desk.items)):
        page.card.remove.click()
    assert desk.items == ()
    assert page.focusWidget() is page.list.add_files


def test_many_items_make_no_widgets_of_their_own(desk: Desk) -> None:
    before = len(desk.page.list.findChildren(object))
    for number in range(100):
        desk.session.evidence.add_link(f"https://intra.example/{number}", "", desk.id_of(FIRST))
    assert len(desk.listed) == 103
    assert len(desk.page.list.findChildren(object)) <= before + 5


def test_every_control_has_a_name_and_tab_reaches_it(desk: Desk) -> None:
    theme().set_look("dark", 2.0)
    desk.page.show_item(desk.calendar)
    for part in desk.page.card.fields():
        assert part.accessibleName() or part.property("text"), part
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, part


def test_a_name_of_one_long_word_makes_nothing_wider(desk: Desk) -> None:
    theme().set_look("light", 2.0)
    desk.session.evidence.rename(desk.calendar, "Vuosisuunnitelma_lopullinen_versio_3_tarkistettu_" * 4)
    desk.page.show_item(desk.calendar)
    desk.page.resize(1000, 700)
    card = desk.page.card
    assert card.widget().width() <= card.viewport().width()
    assert card.title.accessibleName() == desk.items[0].name


def test_a_click_on_the_first_item_shows_it_although_the_focus_stands_there_already(desk: Desk, qtbot: QtBot) -> None:
    view = desk.page.list.list
    # Qt gives the focus before it hands over the click.
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert view.currentIndex().row() == 0
    assert desk.page.item == ""
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.items.index(0)).center())
    assert desk.page.item == desk.calendar
