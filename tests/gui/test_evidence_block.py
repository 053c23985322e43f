"""Evidence on the page Assess: dropped on a criterion, listed with it, opened, taken away, undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMessageBox

from ccassess.app.read_only import ReadOnly, WhyReadOnly
from ccassess.domain.assessment import Party
from ccassess.domain.evidence import FILE_BYTES_AT_MOST, EvidenceKind
from ccassess.gui.dialogs.pick import PickDialog
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.assess.rows import CriterionRow, Filter, State
from ccassess.gui.pages.assess.tree_model import row_of
from ccassess.gui.pages.verify import VerifyPage
from ccassess.gui.ui import Place
from tests.evidence_files import PDF
from tests.gui.evidence_desk import EvidenceDesk, drop_on, mime_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
HERE, THERE = "2.3", "2.4"


class Desk(EvidenceDesk):
    """The page Assess at a criterion."""

    def __init__(self, qtbot: QtBot, folder: Path, read_only: ReadOnly | None = None) -> None:
        super().__init__(qtbot, folder, read_only)
        self.page = self.open(AssessPage)
        self.go(HERE)
        self.block = self.page.evidence_block

    def go(self, ref: str) -> None:
        self.page.show_place(Place("assess", self.id_of(ref)))

    def row(self, ref: str) -> CriterionRow:
        row = row_of(self.page.tree.model.index_of(self.id_of(ref)))
        assert isinstance(row, CriterionRow)
        return row

    @property
    def listed(self) -> list[str]:
        return [one.name for one in self.block.list.items.rows]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


def test_files_dropped_on_a_criterion_are_listed_with_it(desk: Desk) -> None:
    desk.block.drop_files([desk.file("Calendar.pdf"), desk.file("Minutes.txt", b"we met")])
    desk.wait()
    assert desk.listed == ["Calendar.pdf", "Minutes.txt"]
    assert [one.uses for one in desk.items] == [(desk.id_of(HERE),)] * 2
    assert desk.session.contents.get(desk.items[0].sha256) == PDF
    assert desk.told == []
    desk.go(THERE)
    assert desk.listed == []
    assert desk.block.list.isHidden()


def test_a_file_dropped_anywhere_on_the_page_belongs_to_the_criterion_and_stays_where_it_was(desk: Desk) -> None:
    path = desk.file("Calendar.pdf")
    for widget in (desk.page.paper.note.field, desk.page.paper.strengths.list.adder, desk.page.meaning):
        assert drop_on(widget, mime_of(QUrl.fromLocalFile(str(path)).toString()))
        desk.wait()
        assert desk.listed == ["Calendar.pdf"]
        desk.session.undo()
        assert desk.listed == []
    assert path.exists()
    assert desk.page.paper.note.field.toPlainText() == ""


def test_an_assessment_dropped_on_the_page_is_left_to_the_window(desk: Desk) -> None:
    path = desk.file("Other.ccassess")
    assert not drop_on(desk.page.paper.note.field, mime_of(QUrl.fromLocalFile(str(path)).toString()))
    assert desk.items == ()


def test_a_link_dragged_from_a_browser_becomes_an_item_under_the_title_of_its_page(desk: Desk) -> None:
    mime = mime_of("https://intra.example/coaching")
    mime.setData("text/x-moz-url", QByteArray("https://intra.example/coaching\nCoaching".encode("utf-16-le")))
    assert drop_on(desk.page, mime)
    (item,) = desk.items
    assert (item.kind, item.name, item.link) == (EvidenceKind.LINK, "Coaching", "https://intra.example/coaching")
    assert desk.listed == ["Coaching"]


def test_what_is_not_taken_is_told_once_with_the_reasons_and_the_rest_is_taken(desk: Desk) -> None:
    large = desk.folder / "Film.pdf"
    with large.open("wb") as file:
        file.write(PDF)
        file.truncate(FILE_BYTES_AT_MOST + 1)
    desk.block.drop_files([desk.file("a.exe", b"MZ"), desk.file("Calendar.pdf"), large, desk.folder / "gone.pdf"])
    desk.wait()
    assert desk.listed == ["Calendar.pdf"]
    (told,) = desk.told
    first, second, *reasons = told.splitlines()
    assert first == "1 file was added: Calendar.pdf."
    assert second == "3 files were not added:"
    assert [one[2:].partition(":")[0] for one in reasons] == ["a.exe", "Film.pdf", "gone.pdf"]
    assert "25 MB" in reasons[1]


def test_the_same_file_for_two_criteria_is_one_item(desk: Desk) -> None:
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    desk.go(THERE)
    desk.block.drop_files([desk.file("The same.pdf")])
    desk.wait()
    (item,) = desk.items
    assert item.uses == (desk.id_of(HERE), desk.id_of(THERE))
    assert desk.listed == ["Calendar.pdf"]


def test_attaching_and_taking_away_are_undone_and_redone(desk: Desk) -> None:
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    desk.block.list.choose(desk.items[0].id)
    desk.block.refresh()
    desk.block.remove.click()
    assert desk.listed == []
    assert desk.names == ["Calendar.pdf"], "the item stays"
    desk.session.undo()
    assert desk.listed == ["Calendar.pdf"]
    desk.session.undo()
    assert desk.items == ()
    desk.session.redo()
    assert desk.listed == ["Calendar.pdf"]
    assert not desk.session.contents.is_missing(desk.items[0])


def test_an_item_that_is_here_serves_another_criterion_by_the_picker(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    desk.go(THERE)
    assert desk.block.add.present.isEnabled()

    def agree(dialog: PickDialog) -> int:
        dialog.search.setText("cal")
        dialog.tick(desk.items[0].id)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(PickDialog, "exec", agree)
    desk.block.add.present.trigger()
    assert desk.listed == ["Calendar.pdf"]
    assert not desk.block.add.present.isEnabled()


def test_opening_is_an_explicit_act_and_gets_a_copy_under_another_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    desk.block.list.setFocus()
    desk.qtbot.keyClick(desk.block.list, Key.Key_Down)
    assert opened == []
    desk.qtbot.keyClick(desk.block.list, Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(opened) == 1)
    copy = Path(opened[0])
    assert copy.read_bytes() == PDF
    assert copy.suffix == ".pdf"
    assert "Calendar" not in copy.name


def test_a_web_address_is_opened_only_once_one_agrees(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    desk.session.evidence.add_link("https://intra.example/x", "", desk.id_of(HERE))
    desk.block.list.choose(desk.items[0].id)
    desk.block.refresh()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[1].click() or 0)
    desk.block.open.click()
    assert opened == []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click() or 0)
    desk.block.open.click()
    desk.qtbot.waitUntil(lambda: opened == ["https://intra.example/x"])


def test_the_list_of_criteria_counts_items_as_evidence(desk: Desk) -> None:
    assert Filter.NO_EVIDENCE in desk.row(HERE).filters
    assert desk.row(HERE).state is State.TO_DO
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    assert Filter.NO_EVIDENCE not in desk.row(HERE).filters
    assert desk.row(HERE).state is State.IN_PROGRESS
    desk.session.evidence.remove(desk.items[0].id)
    assert Filter.NO_EVIDENCE in desk.row(HERE).filters


def test_details_lead_to_the_page_evidence(desk: Desk) -> None:
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    desk.block.list.choose(desk.items[0].id)
    desk.block.refresh()
    desk.block.details.click()
    assert desk.wanted == [Place("evidence", evidence=desk.items[0].id)]


def test_whoever_only_reads_can_open_and_change_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = EvidenceDesk(qtbot, tmp_path, ReadOnly(WhyReadOnly.LOCKED))
    desk.session.evidence.add_link("https://intra.example/x", "", desk.id_of(HERE))
    page = desk.open(AssessPage)
    page.show_place(Place("assess", desk.id_of(HERE)))
    block = page.evidence_block
    block.list.choose(desk.items[0].id)
    block.refresh()
    assert block.open.isEnabled()
    assert not block.add.isEnabled()
    assert not block.remove.isEnabled()
    qtbot.keyClick(block.list, Key.Key_Delete)
    assert not drop_on(page, mime_of("https://intra.example/y"))
    assert len(desk.items) == 1
    assert desk.items[0].uses


def test_the_verifier_sees_and_opens_the_centres_evidence(qtbot: QtBot, tmp_path: Path) -> None:
    desk = EvidenceDesk(qtbot, tmp_path)
    page = desk.open(VerifyPage)
    page.show_place(Place("verify", desk.id_of(HERE)))
    evidence = page.centre.evidence
    assert not evidence.none.isHidden()
    desk.session.evidence.add_link("https://intra.example/x", "The intranet", desk.id_of(HERE))
    assert [one.name for one in evidence.list.items.rows] == ["The intranet"]
    assert evidence.none.isHidden()
    qtbot.keyClick(evidence.list, Key.Key_Delete)
    assert desk.items[0].uses == (desk.id_of(HERE),)
    assert desk.session.assessment.answer(Party.VERIFICATION, desk.id_of(HERE)).grade is None


def test_a_name_is_shown_as_it_is_written_without_what_turns_its_direction(desk: Desk) -> None:
    desk.block.drop_files([desk.file("<b>gnp\u202efdp.pdf")])
    desk.wait()
    assert desk.listed == ["<b>gnpfdp.pdf"]
    assert "<b>" in desk.block.list.items.rows[0].spoken


def test_the_row_says_all_of_it_to_a_screen_reader(desk: Desk, qtbot: QtBot) -> None:
    del qtbot
    desk.session.set_profile("period_end", "2026-08-31")
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    desk.session.evidence.set_date(desk.items[0].id, "2025-10-12")
    desk.session.evidence.set_valid_until(desk.items[0].id, "2026-03-31")
    spoken = desk.block.list.items.rows[0].spoken
    assert spoken.startswith("Calendar.pdf, PDF, 12 Oct 2025, Valid until 31 Mar 2026")


def test_what_is_being_taken_in_goes_on_where_the_window_is_made_anew(desk: Desk) -> None:
    desk.block.drop_files([desk.file("Calendar.pdf"), desk.file("Minutes.txt", b"we met")])
    desk.page.deleteLater()
    desk.ui.close()
    desk.ui.deleteLater()
    desk.page = desk.open(AssessPage)
    desk.qtbot.waitUntil(lambda: desk.names == ["Calendar.pdf", "Minutes.txt"], timeout=10_000)
    assert {one.uses for one in desk.items} == {(desk.id_of(HERE),)}


def test_what_was_just_added_is_chosen_and_in_sight_on_a_low_screen(desk: Desk, qtbot: QtBot) -> None:
    desk.page.resize(1000, 420)
    desk.page.show()
    paper = desk.page.paper
    paper.verticalScrollBar().setValue(0)
    desk.block.drop_files([desk.file("Calendar.pdf")])
    desk.wait()
    assert desk.block.list.current == desk.items[0].id
    assert desk.block.open.isEnabled()
    qtbot.waitUntil(lambda: paper.verticalScrollBar().value() > 0)
    assert not desk.block.list.visibleRegion().isEmpty()


def test_what_is_ticked_stays_in_the_picker_while_one_looks_for_more(desk: Desk, qtbot: QtBot) -> None:
    rows = [("a", "2.1 Workforce"), ("b", "3.1 Customers"), ("c", "3.2 Channels")]
    dialog = PickDialog(desk.ui.t, "Criteria", rows, "Add", desk.page)
    dialog.show()
    dialog.search.setText("2.1")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    qtbot.keyClick(dialog.view, Key.Key_Space)
    assert dialog.isVisible()
    dialog.search.setText("3.2")
    model = dialog.view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["2.1 Workforce", "3.2 Channels"]
    assert dialog.picked == ("a",)
