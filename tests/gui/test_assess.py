"""The page Assess: a centre goes through its criteria by keys or mouse, sees what each rating means, loses nothing."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import getCppPointer

from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Mark, Party
from ccassess.gui.anchor_cell import AnchorCell
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.assess.rows import CriterionRow, Filter
from ccassess.gui.pages.assess.tree_model import row_of
from ccassess.gui.radar_view import RadarView
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The page in a window over a new assessment, with what a person does at it."""

    def __init__(self, qtbot: QtBot, language: str = "en") -> None:
        self.session = Session(create(find_pack(DEFAULT_PACK)), who="Aino")
        self.ui = Ui(self.session, theme(), translator(language))
        self.told: list[str] = []
        self.ui.refused.connect(self.told.append)
        self.page = AssessPage(self.ui)
        qtbot.addWidget(self.page)
        self.qtbot = qtbot
        self.page.resize(1200, 730)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        self.page.paper.take_focus()
        QApplication.processEvents()

    def node(self, ref: str) -> Node:
        return self.session.pack.refs[ref]

    def go(self, ref: str) -> None:
        self.page.show_place(Place("assess", self.node(ref).id))

    def answer(self, ref: str) -> Answer:
        return self.session.assessment.answer(Party.SELF, self.node(ref).id)

    def rate(self, ref: str, *ratings: int) -> None:
        for leaf, rating in zip(self.node(ref).leaves(), ratings, strict=True):
            self.session.rate(Party.SELF, self.node(ref), leaf.id, Fraction(rating))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus, key, modifiers)

    def type(self, words: str) -> None:
        for letter in words:
            self.qtbot.keyClicks(self.focus, letter)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def shows_all_words(self) -> bool:
        cells = [cell for row in self.page.paper.ladders.rows for cell in row.cells]
        return all(cell.height() >= cell.heightForWidth(cell.width()) for cell in cells)

    def row(self, ref: str) -> CriterionRow:
        row = row_of(self.page.tree.model.index_of(self.node(ref).id))
        assert isinstance(row, CriterionRow)
        return row

    def spoken(self, ref: str) -> str:
        return str(self.page.tree.model.index_of(self.node(ref).id).data(Qt.ItemDataRole.AccessibleTextRole))

    def listed(self) -> list[str]:
        """The refs of the criteria the list shows, the closed areas' included."""
        model, view = self.page.tree.model, self.page.tree.view
        found = []
        for place in range(model.rowCount(QModelIndex())):
            area = model.index(place, 0)
            for below in range(model.rowCount(area)):
                row = row_of(model.index(below, 0, area))
                if row is not None and not view.isRowHidden(below, area):
                    found.append(row.ref)
        return found

    def choose_filter(self, chosen: Filter) -> None:
        combo = self.page.tree.filter
        combo.set_key(chosen)
        combo.activated.emit(combo.currentIndex())


@pytest.fixture(autouse=True)
def _no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the radar a faint ring: what it draws has tests of its own."""
    monkeypatch.setattr(RadarView, "_draw", lambda _self: None)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def visible_text(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# Rating


def test_a_whole_area_is_rated_by_keys_alone(desk: Desk) -> None:
    for criterion in desk.session.pack.areas[0].children:
        assert desk.page.criterion is criterion
        for _attribute in criterion.leaves():
            assert isinstance(desk.focus, AnchorCell)
            desk.press(Key.Key_Right)
            desk.press(Key.Key_Right)
            desk.press(Key.Key_Tab)
        desk.press(Key.Key_Return, CONTROL)
    area = desk.session.scorecard(Party.SELF).by_id[desk.session.pack.areas[0].id]
    assert area.scored == 6
    assert area.points == area.possible / 2
    assert desk.page.criterion.ref == "2.1"


def test_the_focus_stays_where_one_rates(desk: Desk) -> None:
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Plus)
    focused = desk.focus
    assert isinstance(focused, AnchorCell)
    assert focused.value == 25
    assert desk.answer("1.1").ratings == {"planned": Fraction(30)}


def test_a_rating_shows_everywhere_at_once(desk: Desk) -> None:
    desk.rate("1.1", 75, 25, 60, 50)
    page = desk.page
    assert [row.rating for row in page.paper.ladders.rows] == [75, 25, 60, 50]
    assert desk.row("1.1").state_word == "Scored"
    assert desk.row("1.1").points == "10.0 of 20"
    assert "50.0" in visible_text(page.meaning)
    assert page.meaning.explanation[-1] == "50\N{NO-BREAK SPACE}% of 20 points = 10."
    assert page.meaning.gains == (
        "Carried out 25 → 50: +1.8 points",
        "Planned, Checked, Improved: +0.0. Held back by Carried out.",
    )
    assert "1 of 38 scored" in visible_text(page.tree)
    assert "10.0 points so far" in visible_text(page.tree)


def test_a_rating_makes_no_widget(desk: Desk) -> None:
    desk.rate("1.1", 50, 60, 75, 80)
    desk.rate("1.1", 75, 25, 60, 50)
    before = {getCppPointer(widget) for widget in desk.page.findChildren(QWidget)}
    desk.rate("1.1", 75, 50, 60, 50)
    assert {getCppPointer(widget) for widget in desk.page.findChildren(QWidget)} == before


def test_criteria_of_one_scale_share_their_ladders(desk: Desk) -> None:
    rows = desk.page.paper.ladders.rows
    desk.go("2.3")
    assert desk.page.paper.ladders.rows == rows
    desk.go("R1.1")
    assert len(desk.page.paper.ladders.rows) == 5
    desk.go("1.2")
    assert desk.page.paper.ladders.rows == rows


def test_a_ladder_shared_by_criteria_says_what_each_means_by_it(desk: Desk) -> None:
    pack = desk.session.pack
    for criterion in pack.criteria:
        desk.go(criterion.ref)
        for row, leaf in zip(desk.page.paper.ladders.rows, criterion.leaves(), strict=True):
            said = [pack.anchor(criterion, leaf.id, str(cell.value), "en") for cell in row.cells]
            assert [cell.anchor for cell in row.cells] == said
        desk.qtbot.waitUntil(desk.shows_all_words)


def test_undo_and_redo_show_on_the_page(desk: Desk) -> None:
    desk.press(Key.Key_Right)
    desk.session.undo()
    assert desk.page.paper.ladders.rows[0].rating is None
    assert desk.row("1.1").state_word == "To do"
    desk.session.redo()
    assert desk.page.paper.ladders.rows[0].rating == 25
    assert desk.row("1.1").state_word == "In progress"


def test_what_changed_while_another_page_was_shown_is_there_on_coming_back(desk: Desk) -> None:
    desk.page.hide()
    desk.rate("1.1", 50, 50, 50, 50)
    desk.page.show()
    assert desk.row("1.1").state_word == "Scored"
    assert [row.rating for row in desk.page.paper.ladders.rows] == [50, 50, 50, 50]


def test_a_high_rating_on_thin_evidence_warns_and_counts_in_full(desk: Desk) -> None:
    desk.rate("1.1", 75, 75, 75, 75)
    combo = desk.page.paper.evidence.grade
    combo.set_key(1)
    combo.activated.emit(combo.currentIndex())
    assert desk.answer("1.1").grade == 1
    assert any(note.startswith("Warning: Planned") for note in desk.page.meaning.checks)
    assert desk.page.paper.ladders.rows[0].notes() == ""
    assert "Supports ratings up to 50." in visible_text(desk.page.paper.evidence)
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert desk.answer("1.1").grade is None


# Going about


def test_keys_go_back_and_forth(desk: Desk) -> None:
    desk.press(Key.Key_PageDown, CONTROL)
    assert desk.page.criterion.ref == "1.2"
    assert isinstance(desk.focus, AnchorCell)
    desk.press(Key.Key_PageUp, CONTROL)
    desk.press(Key.Key_PageUp, CONTROL)
    assert desk.page.criterion.ref == "1.1"
    assert not desk.page.bar.previous.isVisible()


def test_next_to_do_passes_over_what_is_scored_and_comes_round(desk: Desk) -> None:
    desk.rate("1.2", 50, 50, 50, 50)
    assert desk.page.bar.to_do.text() == "Next to do: 1.3"
    desk.qtbot.mouseClick(desk.page.bar.to_do, Qt.MouseButton.LeftButton)
    assert desk.page.criterion.ref == "1.3"
    desk.go("R5.2")
    assert desk.page.bar.to_do.text() == "Next to do: 1.1"


def test_when_nothing_is_left_to_do_the_button_says_so(desk: Desk) -> None:
    for criterion in desk.session.pack.criteria:
        desk.rate(criterion.ref, *(50 for _leaf in criterion.leaves()))
    assert desk.page.bar.to_do.text() == "Nothing else to do"
    assert not desk.page.bar.to_do.isEnabled()
    assert "500.0 points" in visible_text(desk.page.tree)


def test_the_page_begins_at_the_first_criterion_to_do(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.rate("1.1", 50, 50, 50, 50)
    page = AssessPage(desk.ui)
    qtbot.addWidget(page)
    assert page.criterion.ref == "1.2"


def test_arrows_in_the_list_go_from_criterion_to_criterion(desk: Desk) -> None:
    desk.page.tree.view.setFocus()
    desk.press(Key.Key_Down)
    assert desk.page.criterion.ref == "1.2"
    assert desk.focus is desk.page.tree.view
    desk.press(Key.Key_PageDown, CONTROL)
    assert desk.page.criterion.ref == "1.3"
    assert desk.focus is desk.page.tree.view
    desk.press(Key.Key_Return)
    assert isinstance(desk.focus, AnchorCell)


def test_only_the_area_one_is_in_is_open(desk: Desk) -> None:
    desk.go("2.3")
    view, model = desk.page.tree.view, desk.page.tree.model
    is_open = [view.isExpanded(model.index_of(area.id)) for area in desk.session.pack.areas]
    assert is_open == [False, True, *[False] * 8]


def test_enter_opens_and_closes_an_area(desk: Desk) -> None:
    view, model = desk.page.tree.view, desk.page.tree.model
    view.setFocus()
    third = model.index_of(desk.node("3").id)
    view.setCurrentIndex(third)
    assert desk.page.criterion.ref == "1.1"
    desk.press(Key.Key_Return)
    assert view.isExpanded(third)
    desk.press(Key.Key_Return)
    assert not view.isExpanded(third)


def test_a_click_on_an_area_opens_it(desk: Desk) -> None:
    view = desk.page.tree.view
    third = desk.page.tree.model.index_of(desk.node("3").id)
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(third).center())
    assert view.isExpanded(third)


# The list


def test_the_list_says_each_state_in_a_word(desk: Desk) -> None:
    desk.rate("1.1", 50, 50, 50, 50)
    desk.session.rate(Party.SELF, desk.node("1.2"), "planned", Fraction(50))
    desk.session.set_flag(Party.SELF, desk.node("1.3"), flagged=True)
    desk.session.set_not_applicable(Party.SELF, desk.node("2.4"), "why")
    words = [desk.row(ref).state_word for ref in ("1.1", "1.2", "1.3", "2.4", "1.5")]
    assert words == ["Scored", "In progress", "Flagged", "Not applicable", "To do"]
    assert desk.spoken("1.1").endswith(", Scored, 10.0 of 20 points")
    assert desk.spoken("1.3").endswith("Flagged, To do")
    assert desk.page.tree.model.index_of(desk.node("1").id).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "1 Leadership & direction: 1 of 6 scored"
    )


def test_filters_show_what_is_asked_for(desk: Desk) -> None:
    desk.rate("1.1", 50, 50, 50, 50)
    desk.session.set_grade(Party.SELF, desk.node("1.1"), 2)
    desk.session.set_flag(Party.SELF, desk.node("2.3"), flagged=True)
    desk.choose_filter(Filter.FLAGGED)
    assert desk.listed() == ["2.3"]
    desk.choose_filter(Filter.TO_DO)
    assert len(desk.listed()) == 37
    assert "1.1" not in desk.listed()
    desk.choose_filter(Filter.NO_EVIDENCE)
    assert "1.1" not in desk.listed()
    desk.choose_filter(Filter.ALL)
    assert len(desk.listed()) == 38


def test_a_filter_that_lets_nothing_through_says_so(desk: Desk) -> None:
    desk.choose_filter(Filter.FLAGGED)
    assert "No criterion is like that." in visible_text(desk.page.tree)


def test_a_criterion_stays_listed_until_one_leaves_it(desk: Desk) -> None:
    desk.choose_filter(Filter.TO_DO)
    desk.go("1.2")
    desk.rate("1.2", 50, 50, 50, 50)
    assert "1.2" in desk.listed()
    desk.go("1.3")
    assert "1.2" not in desk.listed()


# Flag and not applicable


def test_the_flag_marks_and_unmarks(desk: Desk) -> None:
    flag = desk.page.paper.heading.flag
    flag.setFocus()
    desk.press(Key.Key_Space)
    assert desk.answer("1.1").flagged
    assert desk.row("1.1").state_word == "Flagged"
    desk.press(Key.Key_Space)
    assert not desk.answer("1.1").flagged


def test_not_applicable_asks_for_the_reason_in_place(desk: Desk) -> None:
    desk.go("2.3")
    button = desk.page.paper.heading.not_applicable
    button.setFocus()
    desk.press(Key.Key_Space)
    assert desk.focus is desk.page.paper.absence.reason
    desk.type("The client decides this.")
    desk.press(Key.Key_Tab)
    assert desk.answer("2.3").not_applicable == "The client decides this."
    assert not desk.page.paper.ladders.rows[0].isEnabled()
    assert desk.row("2.3").state_word == "Not applicable"
    assert desk.page.meaning.explanation == ("Does not apply: its 25 points go to the other criteria of its area.",)
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.answer("2.3").applies
    assert not desk.page.paper.absence.isVisible()
    assert desk.page.paper.ladders.rows[0].isEnabled()


def test_a_refusal_is_told_and_the_button_goes_back(desk: Desk) -> None:
    for ref in ("2.1", "2.2"):
        desk.session.set_not_applicable(Party.SELF, desk.node(ref), "why")
    desk.go("2.3")
    button = desk.page.paper.heading.not_applicable
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.told
    assert "at most 2 criteria" in desk.told[0]
    assert not button.isChecked()
    assert desk.answer("2.3").applies


def test_a_reason_still_missing_is_an_error_among_the_checks(desk: Desk) -> None:
    desk.go("2.3")
    desk.qtbot.mouseClick(desk.page.paper.heading.not_applicable, Qt.MouseButton.LeftButton)
    assert desk.page.meaning.checks == ("Error: Marked as not applicable without a written reason.",)


# Words


def test_findings_are_added_changed_and_removed(desk: Desk) -> None:
    block = desk.page.paper.strengths
    block.list.adder.setFocus()
    desk.type("Purpose is known")
    desk.press(Key.Key_Return)
    desk.type("Values are lived")
    desk.press(Key.Key_Tab)
    strengths = desk.answer("1.1").of_kind(FindingKind.STRENGTH)
    assert [one.text for one in strengths] == ["Purpose is known", "Values are lived"]
    block.list.lines[0].edit.setFocus()
    desk.press(Key.Key_End)
    desk.type(" by all")
    desk.press(Key.Key_Return)
    assert desk.answer("1.1").findings[0].text == "Purpose is known by all"
    last = block.list.lines[1].edit
    last.setFocus()
    last.selectAll()
    desk.press(Key.Key_Delete)
    desk.press(Key.Key_Delete)
    assert len(desk.answer("1.1").findings) == 1
    desk.session.undo()
    assert [line.text for line in block.list.lines] == ["Purpose is known by all", "Values are lived"]


def test_a_pause_hands_a_finding_over_and_one_types_on(desk: Desk) -> None:
    block = desk.page.paper.improvements
    block.list.adder.setFocus()
    desk.type("Nobody ")
    desk.qtbot.waitUntil(lambda: bool(desk.answer("1.1").findings))
    assert desk.answer("1.1").findings[0].text == "Nobody"
    desk.type("asks")
    assert block.list.lines[0].text == "Nobody asks"
    desk.qtbot.waitUntil(lambda: desk.answer("1.1").findings[0].text == "Nobody asks")
    assert len(desk.answer("1.1").findings) == 1
    assert block.list.adder.toPlainText() == ""


def test_a_pause_hands_the_note_over_as_one_step(desk: Desk) -> None:
    note = desk.page.paper.note.field
    note.setFocus()
    desk.type("Ask the")
    desk.qtbot.waitUntil(lambda: desk.answer("1.1").note == "Ask the")
    desk.type(" night shift")
    desk.qtbot.waitUntil(lambda: desk.answer("1.1").note == "Ask the night shift")
    assert desk.focus is note
    desk.session.undo()
    assert desk.answer("1.1").note == ""
    assert note.toPlainText() == ""


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Return, Key.Key_Enter])
def test_words_being_typed_stay_with_their_criterion(desk: Desk, key: Qt.Key) -> None:
    desk.page.paper.note.field.setFocus()
    desk.type("one")
    desk.press(key, CONTROL)
    desk.page.paper.strengths.list.adder.setFocus()
    desk.type("two")
    desk.press(key, CONTROL)
    assert desk.answer("1.1").note == "one"
    assert [one.text for one in desk.answer("1.2").findings] == ["two"]
    assert desk.answer("1.3").findings == ()
    assert desk.page.paper.note.field.toPlainText() == ""
    assert desk.page.paper.strengths.list.adder.toPlainText() == ""


def test_a_number_being_typed_stays_with_its_criterion(desk: Desk) -> None:
    desk.type("60")
    desk.press(Key.Key_PageDown, CONTROL)
    assert desk.answer("1.1").ratings == {"planned": Fraction(60)}
    assert desk.answer("1.2").ratings == {}
    assert desk.page.paper.ladders.rows[0].stepper.edit.text() == ""


def test_leaving_the_page_hands_over_what_is_being_typed(desk: Desk) -> None:
    desk.page.paper.improvements.list.adder.setFocus()
    desk.type("Nobody asks")
    desk.page.hide()
    assert [one.text for one in desk.answer("1.1").findings] == ["Nobody asks"]


def test_who_declines_to_give_a_name_keeps_the_words_and_goes_on(desk: Desk) -> None:
    desk.session.who = ""
    asked: list[str] = []
    desk.ui.ask_who = partial(asked.append, "who")
    desk.page.paper.strengths.list.adder.setFocus()
    desk.type("two")
    desk.press(Key.Key_PageDown, CONTROL)
    assert asked
    assert desk.page.criterion.ref == "1.2"
    assert [one.text for one in desk.answer("1.1").findings] == ["two"]


def test_markup_in_words_is_shown_as_written(desk: Desk) -> None:
    reason = "<b>none</b> & more"
    desk.go("2.3")
    desk.session.set_not_applicable(Party.SELF, desk.node("2.3"), reason)
    assert desk.page.paper.absence.reason.text() == reason
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in desk.page.findChildren(QLabel))


# Help with rating


def test_what_to_look_for_and_what_will_be_asked_fold_out(desk: Desk) -> None:
    guidance, pack = desk.page.paper.guidance, desk.session.pack
    look_for = pack.lines(f"{desk.node('1.1').id}.look_for", "en")[0]
    asked = pack.lines(f"{desk.node('1.1').id}.verify.check", "en")[0]
    assert look_for not in visible_text(guidance)
    guidance.look_for.setFocus()
    desk.press(Key.Key_Space)
    assert look_for in visible_text(guidance)
    assert asked not in visible_text(guidance)
    guidance.verifier.setChecked(True)
    assert asked in visible_text(guidance)


def test_what_is_folded_out_follows_from_criterion_to_criterion(desk: Desk) -> None:
    guidance, pack = desk.page.paper.guidance, desk.session.pack
    guidance.look_for.setChecked(True)
    for ref in ("1.2", "R1.1", "2.3"):
        desk.go(ref)
        assert pack.text(f"{desk.node(ref).id}.intent", "en") in visible_text(guidance)
        assert pack.lines(f"{desk.node(ref).id}.look_for", "en")[0] in visible_text(guidance)
    guidance.look_for.setChecked(False)
    desk.go("1.1")
    guidance.look_for.setChecked(True)
    assert pack.lines(f"{desk.node('1.1').id}.look_for", "en")[0] in visible_text(guidance)


def test_a_centre_can_prepare_for_what_each_role_will_be_asked(desk: Desk) -> None:
    guidance, pack, criterion = desk.page.paper.guidance, desk.session.pack, desk.node("2.3")
    desk.go("2.3")
    role = criterion.roles[0]
    question = pack.lines(f"{criterion.id}.verify.ask.{role}", "en")[0]
    guidance.verifier.setChecked(True)
    assert "Worth interviewing" in visible_text(guidance)
    assert question not in visible_text(guidance)
    guidance.interviews.fold.header.setFocus()
    desk.press(Key.Key_Space)
    assert question in visible_text(guidance)
    assert pack.text(f"role.{role}.title", "en") in visible_text(guidance)


def test_what_lies_around_a_criterion_folds_out_as_links(desk: Desk) -> None:
    wanted: list[Place] = []
    aids: list[tuple[str, str]] = []
    desk.ui.wanted.connect(wanted.append)
    desk.ui.aid_wanted.connect(lambda kind, name: aids.append((kind, name)))
    desk.go("2.6")
    guidance = desk.page.paper.guidance
    around = guidance.aids
    assert not around.isVisible()
    guidance.around.setFocus()
    desk.press(Key.Key_Space)
    assert [link.text() for link in around.checklists.links.links()] == [
        "Ten moments of working life (0 of 20 marked)",
        "Return from a long leave (0 of 8 marked)",
        "Experience mirror (0 of 18 marked)",
    ]
    desk.session.aids.set_mark("ten-moments", "authority", "leader", Mark.YES)
    around.checklists.links.links()[0].setFocus()
    assert around.checklists.links.links()[0].text().endswith("(1 of 20 marked)")
    desk.press(Key.Key_Return)
    around.terms.links.links()[0].click()
    around.measures.links.links()[0].click()
    assert aids == [("checklist", "ten-moments"), ("term", "occupancy")]
    assert (wanted[-1].page, wanted[-1].measure) == ("measures", "attrition")


def test_a_result_names_its_own_measures(desk: Desk) -> None:
    desk.go("R1.1")
    desk.page.paper.guidance.around.setChecked(True)
    measures = desk.page.paper.guidance.aids.measures
    assert "Its measures" in visible_text(measures)
    assert measures.links.links()[0].text() == "Customer satisfaction (CSAT)"


def test_the_pack_speaks_the_language_of_the_screen(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "fi")
    desk.go("2.3")
    title = desk.session.pack.title(desk.node("2.3").id, "fi")
    assert title in visible_text(desk.page.paper.heading)
    assert desk.page.paper.ladders.rows[0].accessibleName() == "Suunnitelmallisuus"


# Widths


def resize(desk: Desk, text_px: int) -> None:
    desk.page.resize(round(text_px * theme().scale), 600)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("text_px", "shown"),
    [(1200, "tree column beside"), (1050, "tree beside"), (920, "tree stacked"), (800, "stacked")],
)
def test_the_page_rearranges_itself(desk: Desk, text_px: int, shown: str) -> None:
    has_tree, has_column = "tree" in shown, "column" in shown
    resize(desk, text_px)
    paper = desk.page.paper
    assert desk.page.tree.isVisible() == has_tree
    assert desk.page.bar.box.isVisible() != has_tree
    assert paper.summary.isVisible() != has_column
    assert desk.page.meaning.isVisible() == has_column
    assert (paper.strengths.y() != paper.improvements.y()) == ("stacked" in shown)


def test_in_a_narrow_window_what_it_means_folds_out_over_the_ladder(desk: Desk) -> None:
    resize(desk, 900)
    desk.rate("1.1", 75, 25, 60, 50)
    line = visible_text(desk.page.paper.summary)
    assert "50.0 of 100 | 10.0 of 20 points" in line
    assert "3 warnings" in line
    desk.page.paper.summary.fold.setChecked(True)
    assert desk.page.meaning.isVisible()
    assert "Mean of 75, 25, 60 and 50 is 52.5." in visible_text(desk.page.paper.summary)
    resize(desk, 1200)
    assert desk.page.meaning.isVisible()


def test_without_the_list_the_box_goes_to_a_criterion(desk: Desk) -> None:
    resize(desk, 700)
    box = desk.page.bar.box
    assert box.currentText().startswith("1.1 ")
    box.set_key(desk.node("3.2").id)
    box.activated.emit(box.currentIndex())
    assert desk.page.criterion.ref == "3.2"
    assert desk.page.bar.previous.text() == "3.1"
    assert desk.page.paper.heading.not_applicable.accessibleName() == "Not applicable"


@pytest.mark.parametrize(("text_px", "scale"), [(920, 1.0), (640, 1.0), (500, 2.0)])
def test_nothing_asks_to_scroll_sideways(desk: Desk, text_px: int, scale: float) -> None:
    theme().set_look("light", scale)
    resize(desk, text_px)
    desk.page.paper.summary.fold.setChecked(True)
    desk.page.paper.guidance.look_for.setChecked(True)
    desk.page.paper.guidance.around.setChecked(True)
    QApplication.processEvents()
    assert desk.page.width() == text_px * scale
    sheet = desk.page.paper.widget()
    assert sheet.width() == desk.page.paper.viewport().width()


def test_widths_of_columns_are_remembered(desk: Desk, qtbot: QtBot) -> None:
    columns = desk.page._columns
    columns.setSizes([320, 600, 276])
    columns.splitterMoved.emit(320, 1)
    saved = desk.page.save_layout()
    other = Desk(qtbot).page
    other.restore_layout(saved)
    assert abs(other.tree.width() - 320) <= 2
    other.restore_layout((1, 2, 3))
    assert other.save_layout() == saved


def test_a_column_can_be_folded_away_and_stays_so(desk: Desk) -> None:
    desk.page.restore_layout((0, 262))
    assert desk.page._columns.is_folded(0)
    resize(desk, 900)
    resize(desk, 1200)
    assert desk.page._columns.is_folded(0)
    assert desk.page.save_layout() == (0, 262)


def test_a_folded_column_unfolds_for_the_keyboard(desk: Desk) -> None:
    desk.page.restore_layout((0, 262))
    desk.page.tree.view.setFocus()
    assert not desk.page._columns.is_folded(0)


# For keyboards and screen readers


def tab_stops(desk: Desk, key: Callable[[], None]) -> list[QWidget]:
    stops: list[QWidget] = []
    while desk.focus not in stops:
        stops.append(desk.focus)
        key()
    return stops


def test_tab_follows_the_eye(desk: Desk) -> None:
    desk.go("1.2")
    desk.session.add_finding(Party.SELF, desk.node("1.2"), FindingKind.STRENGTH, "Plans are kept.")
    QApplication.processEvents()
    page, paper = desk.page, desk.page.paper
    page.tree.filter.setFocus()
    stops = tab_stops(desk, lambda: desk.press(Key.Key_Tab))
    rows = {cell: row for row in paper.ladders.rows for cell in row.cells}
    assert [rows.get(stop, stop) if isinstance(stop, AnchorCell) else stop for stop in stops] == [
        page.tree.filter,
        page.tree.view,
        paper.heading.flag,
        paper.heading.not_applicable,
        paper.guidance.look_for,
        paper.guidance.verifier,
        paper.guidance.around,
        *paper.ladders.rows,
        paper.strengths.list.lines[0].edit,
        paper.strengths.list.adder,
        paper.improvements.list.adder,
        paper.evidence.add,
        paper.evidence.grade,
        paper.note.history,
        paper.note.field,
        page.bar.previous,
        page.bar.next,
        page.bar.to_do,
        page.meaning.why.header,
    ]


def test_everything_one_can_reach_has_a_name(desk: Desk) -> None:
    kinds = (QPushButton, QComboBox, QLineEdit, QPlainTextEdit, AnchorCell)
    nameless = [
        widget
        for width in (1200, 700)
        for _resized in [resize(desk, width)]
        for widget in desk.page.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible()
        for seen in [QAccessible.queryAccessibleInterface(widget)]
        if seen is None or not seen.text(QAccessible.Text.Name)
    ]
    assert nameless == []
    assert desk.page.bar.next.accessibleName().startswith("Next: 1.2 ")
