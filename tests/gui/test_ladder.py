"""The rating ladder: what a person clicks and types, what it then shows, and what a screen reader is told."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import delete

from ccassess.gui.ladder import LadderRow
from ccassess.gui.long_words import SOFT_HYPHEN, with_breaks
from ccassess.gui.theme import LIGHT, theme
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ANCHORS = (
    (Fraction(0), "chance or personal habit"),
    (Fraction(25), "intention, partly described"),
    (Fraction(50), "described, reasoned, owned"),
    (Fraction(75), "fits direction, needs and the other ways of working"),
    (Fraction(100), "anticipates change; re-justified with data"),
)
VALUES = tuple(Fraction(value) for value in range(0, 101, 5))
Key = Qt.Key


class Sheet(QWidget):
    """Two ladders and a field, and what was rated on the first."""

    def __init__(self) -> None:
        super().__init__()
        t = translator("en")
        self.ladder = LadderRow("Planned", ANCHORS, VALUES, t=t, number=str)
        self.second = LadderRow("Carried out", ANCHORS, VALUES, t=t, number=str)
        self.field = QLineEdit()
        rows = QVBoxLayout(self)
        for part in (self.ladder, self.second, self.field):
            rows.addWidget(part)
        self.rated: list[Fraction | None] = []
        self.ladder.rated.connect(self.hear)

    def hear(self, rating: Fraction | None) -> None:
        self.rated.append(rating)


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    made.resize(760, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.ladder.cells[0].setFocus()
    return made


def rate(sheet: Sheet, rating: int | None) -> None:
    sheet.ladder.set_rating(None if rating is None else Fraction(rating))


def shown(sheet: Sheet) -> str:
    return sheet.ladder.stepper.edit.text()


def test_an_empty_ladder_shows_a_dash_never_a_nought(sheet: Sheet) -> None:
    assert shown(sheet) == ""
    assert sheet.ladder.stepper.edit.placeholderText() == "–"
    assert not any(cell.isChecked() for cell in sheet.ladder.cells)


def test_a_click_anywhere_in_a_cell_rates(sheet: Sheet, qtbot: QtBot) -> None:
    cell = sheet.ladder.cells[3]
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(cell.width() - 3, cell.height() - 3))
    assert sheet.rated == [75]
    assert shown(sheet) == "75"
    assert [cell.isChecked() for cell in sheet.ladder.cells] == [False, False, False, True, False]


def test_a_second_click_on_the_chosen_cell_keeps_it(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 75)
    qtbot.mouseClick(sheet.ladder.cells[3], Qt.MouseButton.LeftButton)
    assert sheet.rated == []
    assert sheet.ladder.cells[3].isChecked()


def test_setting_a_rating_from_the_page_tells_nobody(sheet: Sheet) -> None:
    rate(sheet, 60)
    rate(sheet, None)
    assert sheet.rated == []


@pytest.mark.parametrize(
    ("start", "key", "rated"),
    [
        (50, Key.Key_Right, 75),
        (50, Key.Key_Left, 25),
        (50, Key.Key_Down, 75),
        (60, Key.Key_Right, 75),
        (60, Key.Key_Left, 50),
        (60, Key.Key_Plus, 65),
        (60, Key.Key_Minus, 55),
        (60, Key.Key_Delete, None),
        (None, Key.Key_Right, 25),
        (None, Key.Key_Plus, 0),
    ],
)
def test_keys_rate(sheet: Sheet, qtbot: QtBot, start: int | None, key: Key, rated: int | None) -> None:
    rate(sheet, start)
    start_cell = [cell for cell in sheet.ladder.cells if start is not None and cell.value <= start]
    (start_cell or sheet.ladder.cells)[-1 if start_cell else 0].setFocus()
    focused = sheet.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)
    assert sheet.rated == [rated]
    assert sheet.ladder.rating == rated


@pytest.mark.parametrize(("rating", "key"), [(100, Key.Key_Right), (0, Key.Key_Left), (100, Key.Key_Plus)])
def test_the_ends_of_the_ladder_hold(sheet: Sheet, qtbot: QtBot, rating: int, key: Key) -> None:
    rate(sheet, rating)
    cell = sheet.ladder.cells[-1 if rating else 0]
    cell.setFocus()
    qtbot.keyClick(cell, key)
    assert sheet.rated == []


def test_space_rates_the_cell_one_is_on_and_control_arrows_only_move(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.ladder.cells[0], Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert sheet.rated == []
    assert sheet.ladder.cells[1].hasFocus()
    qtbot.keyClick(sheet.ladder.cells[1], Key.Key_Space)
    assert sheet.rated == [25]


def test_digits_typed_on_a_cell_become_the_rating_on_enter(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.ladder.cells[0], "6")
    edit = sheet.ladder.stepper.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "0")
    assert sheet.rated == []
    qtbot.keyClick(edit, Key.Key_Return)
    assert sheet.rated == [60]
    assert sheet.ladder.notes() == "60: between 50 and 75"


def test_digits_count_too_when_one_goes_on_with_tab(sheet: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.ladder.cells[0], "4")
    qtbot.keyClicks(sheet.ladder.stepper.edit, "5")
    qtbot.keyClick(sheet.ladder.stepper.edit, Key.Key_Tab)
    assert sheet.rated == [45]
    assert not sheet.ladder.stepper.edit.hasFocus()


def test_a_number_that_is_no_step_is_refused_in_words_and_changes_nothing(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 50)
    qtbot.keyClicks(sheet.ladder.cells[2], "6")
    qtbot.keyClicks(sheet.ladder.stepper.edit, "3")
    qtbot.keyClick(sheet.ladder.stepper.edit, Key.Key_Return)
    assert sheet.rated == []
    assert shown(sheet) == "50"
    assert sheet.ladder.notes() == "63 is not a step of this scale; nothing was changed"


def test_news_from_the_page_leave_alone_what_is_being_typed(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 50)
    qtbot.keyClicks(sheet.ladder.cells[2], "7")
    sheet.ladder.set_ceiling(Fraction(75))
    rate(sheet, 50)
    assert shown(sheet) == "7"
    rate(sheet, 25)
    assert shown(sheet) == "25"


def test_escape_takes_back_what_is_being_typed(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 50)
    qtbot.keyClicks(sheet.ladder.cells[2], "7")
    qtbot.keyClick(sheet.ladder.stepper.edit, Key.Key_Escape)
    assert shown(sheet) == "50"
    assert sheet.rated == []


def test_the_row_is_one_tab_stop_and_one_comes_back_to_the_chosen_cell(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 50)
    sheet.ladder.cells[2].setFocus()
    qtbot.keyClick(sheet.ladder.cells[2], Key.Key_Tab)
    assert sheet.second.cells[0].hasFocus()
    qtbot.keyClick(sheet.second.cells[0], Key.Key_Tab)
    assert sheet.field.hasFocus()
    sheet.second.cells[0].setFocus()
    qtbot.keyClick(sheet.second.cells[0], Key.Key_Backtab)
    assert sheet.ladder.cells[2].hasFocus()


def test_stepper_buttons_step_and_stop_at_the_ends(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 95)
    minus, plus = sheet.ladder.stepper.buttons
    qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)
    assert sheet.rated == [100]
    assert not plus.isEnabled()
    assert minus.isEnabled()


def test_above_the_ceiling_a_rating_counts_as_the_ceiling_and_can_still_be_chosen(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.ladder.set_ceiling(Fraction(50))
    qtbot.mouseClick(sheet.ladder.cells[3], Qt.MouseButton.LeftButton)
    assert sheet.rated == [75]
    assert sheet.ladder.notes() == "75 counts as 50: above the ceiling"
    assert sheet.ladder.cells[3].accessibleDescription() == "above the evidence ceiling"
    assert sheet.ladder.cells[2].accessibleDescription() == ""


def test_a_note_of_the_page_stands_beside_the_ladders_own(sheet: Sheet) -> None:
    rate(sheet, 60)
    sheet.ladder.set_note("self 60, same")
    assert sheet.ladder.notes() == "60: between 50 and 75 · self 60, same"
    sheet.ladder.set_note("")
    assert sheet.ladder.notes() == "60: between 50 and 75"


def test_a_sealed_ladder_can_be_read_by_keys_but_not_changed(sheet: Sheet, qtbot: QtBot) -> None:
    rate(sheet, 50)
    sheet.ladder.set_read_only(True)
    assert not sheet.ladder.stepper.isVisible()
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_Delete, Key.Key_7):
        focused = sheet.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    qtbot.mouseClick(sheet.ladder.cells[4], Qt.MouseButton.LeftButton)
    assert sheet.rated == []
    assert sheet.ladder.rating == 50


def test_a_disabled_ladder_takes_nothing(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.ladder.setEnabled(False)
    qtbot.mouseClick(sheet.ladder.cells[4], Qt.MouseButton.LeftButton)
    assert sheet.rated == []


def test_a_screen_reader_hears_attribute_number_words_and_state(sheet: Sheet) -> None:
    rate(sheet, 25)
    cell = QAccessible.queryAccessibleInterface(sheet.ladder.cells[1])
    assert cell.role() == QAccessible.Role.RadioButton
    assert cell.text(QAccessible.Text.Name) == "Planned 25: intention, partly described"
    assert cell.state().checked
    edit = QAccessible.queryAccessibleInterface(sheet.ladder.stepper.edit)
    assert edit.role() == QAccessible.Role.EditableText
    assert edit.text(QAccessible.Text.Name) == "Planned: rating"
    assert [button.accessibleName() for button in sheet.ladder.stepper.buttons] == [
        "Planned: one step down",
        "Planned: one step up",
    ]


def test_between_two_anchors_no_cell_says_it_is_the_rating(sheet: Sheet) -> None:
    rate(sheet, 60)
    assert not any(cell.isChecked() for cell in sheet.ladder.cells)
    assert sheet.ladder.accessibleDescription() == "60: between 50 and 75"


def test_the_ladder_turns_where_cells_get_narrow(sheet: Sheet, qtbot: QtBot) -> None:
    assert not sheet.ladder.turned
    sheet.resize(480, 700)
    qtbot.waitUntil(lambda: sheet.ladder.turned)
    tops = [cell.y() for cell in sheet.ladder.cells]
    assert tops == sorted(set(tops))
    last = sheet.ladder.cells[-1]
    assert last.parentWidget().height() >= last.geometry().bottom()


def test_large_text_turns_it_too_and_asks_for_the_height(sheet: Sheet) -> None:
    lying = sheet.ladder.heightForWidth(740)
    theme().set_scale(2.0)
    assert sheet.ladder.heightForWidth(740) > 2 * lying
    assert sheet.ladder.turned


def test_words_longer_than_a_cell_break_instead_of_being_cut(qtbot: QtBot) -> None:
    word = "palautteenantokäytäntöjenkehittämissuunnitelma"
    anchors = [(Fraction(0), "x"), (Fraction(100), word)]
    row = LadderRow("A", anchors, VALUES, t=translator("en"), number=str)
    qtbot.addWidget(row)
    assert row.cells[1].heightForWidth(120) >= row.cells[0].heightForWidth(120) + 2 * 17


def test_the_chosen_cell_is_tinted_and_one_above_the_ceiling_is_not(sheet: Sheet) -> None:
    rate(sheet, 50)
    sheet.ladder.set_ceiling(Fraction(75))
    grounds = [cell.grab().toImage().pixelColor(cell.width() // 2, cell.height() - 12) for cell in sheet.ladder.cells]
    wanted = [LIGHT.surface, LIGHT.surface, LIGHT.accent_soft, LIGHT.surface, LIGHT.window]
    assert grounds == [QColor(colour) for colour in wanted]


def test_a_ladder_that_is_gone_does_not_hear_of_the_theme() -> None:
    row = LadderRow("A", ANCHORS, VALUES, t=translator("en"), number=str)
    delete(row)
    theme().set_mode("dark")


def test_another_criterion_words_the_same_ladder_anew(sheet: Sheet, qtbot: QtBot) -> None:
    ladder, second = sheet.ladder, sheet.second
    rate(sheet, 60)
    ladder.stepper.edit.setFocus()
    ladder.stepper.edit.selectAll()
    qtbot.keyClicks(ladder.stepper.edit, "63")
    qtbot.keyClick(ladder.stepper.edit, Key.Key_Return)
    cells, height = ladder.cells, ladder.height()
    longer = " ".join(["What is planned rests on what customers, staff and clients need."] * 3)
    ladder.set_words("Chosen", [longer, *(f"step {number}" for number in range(1, 5))])
    qtbot.waitUntil(lambda: ladder.height() > height)
    assert second.y() > ladder.geometry().bottom()
    assert ladder.cells == cells
    assert cells[0].height() >= cells[0].heightForWidth(cells[0].width())
    assert cells[0].accessibleName() == f"Chosen 0: {longer}"
    assert [cell.anchor for cell in cells[1:]] == ["step 1", "step 2", "step 3", "step 4"]
    assert ladder.accessibleName() == ladder.stepper.accessibleName() == "Chosen"
    assert ladder.stepper.edit.accessibleName() == "Chosen: rating"
    assert ladder.stepper.buttons[1].toolTip() == "Chosen: one step up"
    assert ladder.notes() == "60: between 50 and 75"
    assert ladder.rating == 60
    ladder.set_words("Chosen", [words for _value, words in ANCHORS])
    qtbot.waitUntil(lambda: ladder.height() <= height)


def test_a_word_too_long_for_its_cell_breaks_as_its_language_breaks_it(qtbot: QtBot) -> None:
    word = "asiakaspalvelukeskuksessammekin;"
    font = theme().font("small")
    broken = with_breaks(f"Sovittu {word} aina", font, 110, "fi")
    assert broken.replace(SOFT_HYPHEN, "") == f"Sovittu {word} aina"
    assert f"pal{SOFT_HYPHEN}ve" in broken
    assert with_breaks(word, font, 2000, "fi") == word
    assert with_breaks(word, font, 110, "") == word
    ladder = LadderRow(
        "Planned", [(Fraction(0), word), *ANCHORS[1:]], VALUES, t=translator("fi"), number=str, language="fi"
    )
    qtbot.addWidget(ladder)
    assert ladder.cells[0].anchor == word
    assert word in ladder.cells[0].accessibleName()
