"""The page Verify: what a verifier sees before and after the own sheet is complete, and what becomes of every edit."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ccassess.app.files import open_example
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party, Reason, new_assessment
from ccassess.gui.pages.verify import VerifyPage
from ccassess.gui.pages.verify.words import rating_note
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator
from tests.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Answer
    from ccassess.domain.pack import Node

WIDE = (1200, 730)
OWN = {"planned": 85, "carried_out": 45, "checked": 35, "improved": 95}
"""The centre's ratings: none of them an anchor, so that a number on screen is surely one of these."""
SECRETS = ("85", "45", "35", "95", "65.0", "16.3", "16.25")


@pytest.fixture
def coaching(session: Session) -> Node:
    return session.pack.refs["2.3"]


@pytest.fixture
def session(session: Session) -> Session:
    """The small assessment, in which the centre has answered 2.3."""
    node = session.pack.refs["2.3"]
    for name, rating in OWN.items():
        session.rate(Party.SELF, node, name, Fraction(rating))
    session.set_grade(Party.SELF, node, 3)
    session.add_finding(Party.SELF, node, FindingKind.STRENGTH, "Every adviser has a <b>calendar</b>.")
    session.set_note(Party.SELF, node, "Ask the team leads.")
    return Session(session.assessment, None, "Mikael Laine")


@pytest.fixture
def page(qtbot: QtBot, ui: Ui, coaching: Node) -> VerifyPage:
    return shown(qtbot, ui, coaching)


def shown(qtbot: QtBot, ui: Ui, criterion: Node, size: tuple[int, int] = WIDE) -> VerifyPage:
    made = VerifyPage(ui)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    made.show_place(Place("verify", criterion.id))
    return made


def words(page: QWidget) -> list[str]:
    """Everything that can be read on the page, by eye or by screen reader."""
    found: list[str] = []
    for widget in (page, *page.findChildren(QWidget)):
        if not widget.isVisibleTo(page):
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(index) for index in range(widget.count())]
    return [one for one in found if one]


def own_answer(session: Session, criterion: Node) -> Answer:
    return session.assessment.answer(Party.VERIFICATION, criterion.id)


def complete(page: VerifyPage, rating: int = 50, grade: int = 2) -> None:
    choice = page.sheet.grade.choice
    assert choice is not None
    choice.segments[grade].click()
    for row in page.sheet.ladders.rows:
        next(cell for cell in row.cells if cell.value == rating).click()


def test_nothing_of_the_centres_ratings_is_on_the_page_until_ones_own_sheet_is_complete(page: VerifyPage) -> None:
    read = " ".join(words(page))
    assert not [secret for secret in SECRETS if secret in read.split()]
    assert "Hidden until your own sheet for 2.3 is complete." in read
    assert "Still missing: Planned, Carried out, Checked, Improved, evidence grade." in read
    assert [line.number.text() for line in page.centre.strips.lines] == ["–"] * 4


def test_a_half_filled_sheet_shows_neither_difference_nor_reason(page: VerifyPage) -> None:
    for row in page.sheet.ladders.rows[:3]:
        row.cells[2].click()
    assert "Improved, evidence grade." in page.centre.hidden.text()
    assert not [row.notes() for row in page.sheet.ladders.rows if "self" in row.notes()]
    assert page.sheet.reason.isHidden()
    assert page.sheet.score.progress.text() == "3 of 4 rated"


def test_the_last_rating_reveals_the_centres_ratings_with_a_note_per_row(page: VerifyPage) -> None:
    complete(page)
    assert page.centre.hidden.text() == ""
    assert [line.number.text() for line in page.centre.strips.lines] == ["85", "45", "35", "95"]
    assert [row.notes() for row in page.sheet.ladders.rows] == [
        "self 85, yours 35 lower",
        "self 45, yours 5 higher",
        "self 35, yours 15 higher",
        "self 95, yours 45 lower",
    ]


def test_the_score_line_names_both_scores_and_their_difference(page: VerifyPage) -> None:
    complete(page)
    assert page.sheet.score.heading.label.text() == "Verification, not sealed: 50.0 · 12.5 of 25 points"
    assert page.centre.heading.label.text().startswith("Self: ")
    assert "against self" in page.sheet.score.more.text()
    assert "points" in page.sheet.score.more.text()


def test_why_this_number_tells_the_arithmetic_of_ones_own_sheet(page: VerifyPage) -> None:
    complete(page)
    page.sheet.score.why.click()
    assert "50" in page.sheet.score.reasons.text()
    assert "12.5" in page.sheet.score.reasons.text()


def test_clearing_a_rating_hides_the_centres_ratings_again(page: VerifyPage, ui: Ui) -> None:
    complete(page)
    ui.session.undo()
    assert page.centre.hidden.text()
    assert [line.number.text() for line in page.centre.strips.lines] == ["–"] * 4
    assert page.sheet.reason.isHidden()


def test_a_rating_above_the_ceiling_counts_as_the_ceiling(page: VerifyPage) -> None:
    complete(page, rating=75, grade=1)
    assert page.sheet.ladders.rows[0].notes() == "75 counts as 50: above the ceiling · self 85, yours 35 lower"
    assert page.sheet.grade.caption.text() == "Grade 1: up to 50"
    assert page.sheet.ladders.rows[0].cells[4].look.beyond


def test_ratings_and_grade_go_to_the_verification_sheet_only(page: VerifyPage, ui: Ui, coaching: Node) -> None:
    before = ui.session.assessment.self_sheet
    complete(page)
    answer = own_answer(ui.session, coaching)
    assert answer.grade == 2
    assert set(answer.ratings.values()) == {Fraction(50)}
    assert ui.session.assessment.self_sheet is before


def test_a_difference_wants_a_reason_and_words(page: VerifyPage, ui: Ui, coaching: Node, qtbot: QtBot) -> None:
    complete(page)
    row = page.sheet.reason
    assert row.isVisible()
    assert row.missing.sentence == "Error: a difference needs a reason."
    row.reason.set_key(Reason.EVIDENCE_OUTDATED)
    row.reason.activated.emit(row.reason.currentIndex())
    assert row.missing.sentence == "Error: the reason needs words, too."
    qtbot.keyClicks(row.text, "The calendar is old.")
    assert row.missing.isHidden()
    answer = own_answer(ui.session, coaching)
    assert (answer.reason, answer.reason_text) == (Reason.EVIDENCE_OUTDATED, "The calendar is old.")


def test_typing_a_reason_is_one_step_to_undo(page: VerifyPage, ui: Ui, coaching: Node, qtbot: QtBot) -> None:
    complete(page)
    qtbot.keyClicks(page.sheet.reason.text, "Old.")
    ui.session.undo()
    assert own_answer(ui.session, coaching).reason_text == ""
    assert page.sheet.reason.text.toPlainText() == ""


def test_the_same_ratings_ask_for_no_reason(page: VerifyPage, ui: Ui, coaching: Node) -> None:
    for name in OWN:
        ui.session.rate(Party.SELF, coaching, name, Fraction(50))
    complete(page)
    assert page.sheet.reason.isHidden()
    assert page.sheet.score.more.text() == "the same as self"
    assert page.sheet.ladders.rows[0].notes() == "self 50, same"


def test_what_the_centre_wrote_is_shown_as_it_was_written(page: VerifyPage) -> None:
    assert page.centre.strengths.texts == ["Every adviser has a <b>calendar</b>."]
    assert page.centre.note.texts == ["Ask the team leads."]


def test_findings_and_note_are_kept(page: VerifyPage, ui: Ui, coaching: Node, qtbot: QtBot) -> None:
    issue = page.sheet.words.lists[2].list.adder
    qtbot.keyClicks(issue, "See the autumn plan.")
    qtbot.keyClick(issue, Qt.Key.Key_Return)
    qtbot.keyClicks(page.sheet.words.note, "Two kinds.")
    answer = own_answer(ui.session, coaching)
    assert [one.text for one in answer.of_kind(FindingKind.ISSUE)] == ["See the autumn plan."]
    assert answer.note == "Two kinds."


def test_words_still_in_a_field_are_kept_when_one_goes_on(
    page: VerifyPage, ui: Ui, coaching: Node, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.sheet.words.lists[0].list.adder, "Themes come from samples.")
    page.bar.following.click()
    assert [one.text for one in own_answer(ui.session, coaching).findings] == ["Themes come from samples."]
    assert own_answer(ui.session, page.criterion).findings == ()
    assert page.sheet.words.lists[0].list.adder.toPlainText() == ""


def test_who_declines_to_give_a_name_keeps_their_words_and_goes_on(
    page: VerifyPage, ui: Ui, coaching: Node, qtbot: QtBot
) -> None:
    ui.session.who = ""
    asked: list[str] = []
    ui.ask_who = partial(asked.append, "who")
    qtbot.keyClicks(page.sheet.words.lists[0].list.adder, "Kept.")
    page.bar.following.click()
    assert asked
    assert page.criterion is not coaching
    assert [one.text for one in own_answer(ui.session, coaching).findings] == ["Kept."]


def test_the_flag_is_ones_own(page: VerifyPage, ui: Ui, coaching: Node) -> None:
    page.sheet.flag.click()
    assert own_answer(ui.session, coaching).flagged
    assert page.sheet.flag.text() == "Flagged"
    assert not ui.session.assessment.answer(Party.SELF, coaching.id).flagged


def test_agreeing_that_a_criterion_does_not_apply(page: VerifyPage, ui: Ui, coaching: Node) -> None:
    ui.session.set_not_applicable(Party.SELF, coaching, "No coaching here.")
    assert page.centre.absent.text() == "The centre says that this criterion does not apply: No coaching here."
    page.sheet.absence.agree.click()
    assert own_answer(ui.session, coaching).not_applicable == "No coaching here."
    assert page.sheet.reason.isHidden()
    assert not page.sheet.ladders.isEnabled()
    page.sheet.absence.back.click()
    assert own_answer(ui.session, coaching).applies


def test_not_applicable_wants_words_and_is_a_difference(page: VerifyPage, ui: Ui, coaching: Node, qtbot: QtBot) -> None:
    page.sheet.absence.mark.click()
    assert page.sheet.absence.missing.isVisible()
    qtbot.keyClicks(page.sheet.absence.reason, "Outsourced.")
    assert own_answer(ui.session, coaching).not_applicable == "Outsourced."
    assert page.sheet.absence.missing.isHidden()
    assert page.sheet.reason.isVisible()


def test_where_the_criteria_forbid_it_nothing_can_be_not_applicable(page: VerifyPage, ui: Ui) -> None:
    page.show_place(Place("verify", ui.session.pack.refs["1.1"].id))
    assert page.sheet.absence.mark.isHidden()


def test_the_keys_go_through_the_criteria(page: VerifyPage, ui: Ui, qtbot: QtBot) -> None:
    page.activateWindow()
    page.sheet.ladders.rows[0].cells[0].setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page, Qt.Key.Key_PageDown, control)
    assert page.criterion.ref == "2.4"
    qtbot.keyClick(page, Qt.Key.Key_PageUp, control)
    assert page.criterion.ref == "2.3"
    complete(page)
    qtbot.keyClick(page, Qt.Key.Key_Return, control)
    assert page.criterion.ref == "2.4"


def test_the_bar_counts_ones_own_sheet_and_names_what_is_to_do(page: VerifyPage) -> None:
    assert page.bar.progress.text() == "0 of 38 on your sheet"
    complete(page)
    assert page.bar.progress.text() == "1 of 38 on your sheet"
    assert page.bar.to_do.text() == "Next to do: 2.4"
    assert page.bar.choice.currentText() == "2.3  Coaching and feedback"


def test_a_difference_without_a_reason_is_something_to_do(qtbot: QtBot) -> None:
    session = Session(open_example("en").assessment, None, "Mikael Laine")
    ui = Ui(session, theme(), translator("en"))
    second = session.pack.refs["2.3"]
    session.set_reason(second, None)
    page = shown(qtbot, ui, session.pack.refs["1.1"])
    assert page.bar.to_do.text() == "Next to do: 2.3"
    ui.close()


def test_results_have_ladders_of_their_own(page: VerifyPage, ui: Ui) -> None:
    page.show_place(Place("verify", ui.session.pack.refs["R1.1"].id))
    assert len(page.sheet.ladders.rows) == 5
    page.show_place(Place("verify", ui.session.pack.refs["2.3"].id))
    assert len(page.sheet.ladders.rows) == 4


def test_edits_elsewhere_are_shown_when_the_page_is_seen_again(page: VerifyPage, ui: Ui, coaching: Node) -> None:
    page.hide()
    ui.session.rate(Party.VERIFICATION, coaching, "planned", Fraction(75))
    assert page.sheet.ladders.rows[0].rating is None
    page.show()
    assert page.sheet.ladders.rows[0].rating == 75


def test_with_little_room_one_side_is_shown_at_a_time(qtbot: QtBot, ui: Ui, coaching: Node) -> None:
    page = shown(qtbot, ui, coaching, (900, 560))
    assert page.sheet.isVisible()
    assert page.centre.isHidden()
    page.side.segments[0].click()
    assert page.centre.isVisible()
    assert page.sheet.isHidden()
    page.resize(*WIDE)
    assert page.centre.isVisible()
    assert page.sheet.isVisible()


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_page_fits_a_narrow_window_of_large_text(
    qtbot: QtBot, session: Session, coaching: Node, language: str
) -> None:
    theme().set_look("light", 2.0)
    ui = Ui(session, theme(), translator(language))
    page = shown(qtbot, ui, coaching, (1000, 700))
    complete(page)
    assert page.minimumSizeHint().width() <= 480 * 2
    ui.close()


def test_every_control_has_a_name(page: VerifyPage) -> None:
    complete(page)
    controls = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [
        one
        for one in controls
        if one.isVisible()
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and type(one).__name__ not in {"QScrollArea", "QScrollBar"}
    ]
    assert not nameless


def test_notes_compare_as_ratings_count() -> None:
    t = translator("en")
    assert rating_note(t, Fraction(60), Fraction(50)) == "self 60, yours 10 lower"
    assert rating_note(t, None, Fraction(50)) == ""


def test_a_page_that_is_gone_hears_nothing(
    qtbot: QtBot, ui: Ui, coaching: Node, dies: Callable[[QWidget], None]
) -> None:
    page = VerifyPage(ui)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.show()
    dies(page)
    ui.session.rate(Party.VERIFICATION, coaching, "planned", Fraction(75))


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_of_assessment_can_be_verified(qtbot: QtBot, method: str) -> None:
    pack = METHODS[method]
    ui = Ui(Session(new_assessment("i", "2027-01-01T08:00:00Z", pack), None, "Mikael Laine"), theme(), translator("en"))
    page = shown(qtbot, ui, pack.criteria[0])
    for criterion in pack.criteria:
        page.show_place(Place("verify", criterion.id))
        for row in page.sheet.ladders.rows:
            row.cells[-1].click()
        if criterion.ceiling and page.sheet.grade.choice is not None:
            page.sheet.grade.choice.segments[-1].click()
    count = len(pack.criteria)
    assert page.bar.progress.text() == f"{count} of {count} on your sheet"
    ui.close()


def test_the_roles_worth_interviewing_are_named_with_questions_to_each(page: VerifyPage, coaching: Node) -> None:
    interviews = page.centre.interviews
    pack = page._ui.session.pack
    assert interviews.roles.isVisible()
    titles = [pack.text(f"role.{role}.title", "en") for role in coaching.roles]
    assert interviews.roles.text().lower().startswith(f"worth interviewing: {titles[0].lower()}")
    assert not interviews.fold.content.isVisible()
    interviews.fold.header.click()
    assert [role for role, _asked in interviews.asked] == titles
    question = pack.lines(f"{coaching.id}.verify.ask.{coaching.roles[0]}", "en")[0]
    assert question in interviews.asked[0][1]
    other = pack.refs["R4.1"]
    page.show_place(Place("verify", other.id))
    assert [role for role, _asked in interviews.asked] == [pack.text(f"role.{r}.title", "en") for r in other.roles]


def test_a_pack_without_roles_names_nobody(qtbot: QtBot) -> None:
    pack = METHODS[min(METHODS)]
    session = Session(new_assessment("i", "2027-01-01T08:00:00Z", pack), None, "Mikael Laine")
    made = shown(qtbot, Ui(session, theme(), translator("en")), session.pack.criteria[0])
    assert not made.centre.interviews.isVisible()


def test_criteria_of_one_scale_share_their_ladders_each_in_its_own_words(page: VerifyPage) -> None:
    pack = page._ui.session.pack
    rows = page.sheet.ladders.rows
    for ref in ("1.1", "2.3", "R1.1", "1.2"):
        criterion = pack.refs[ref]
        page.show_place(Place("verify", criterion.id))
        for row, leaf in zip(page.sheet.ladders.rows, criterion.leaves(), strict=True):
            said = [pack.anchor(criterion, leaf.id, str(cell.value), "en") for cell in row.cells]
            assert [cell.anchor for cell in row.cells] == said
    assert page.sheet.ladders.rows == rows
