"""The small parts of pages: labels, chips, buttons, folds, choices, checks, bars, marks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ccassess.gui.labels import plain_label
from ccassess.gui.theme import DARK, LIGHT, theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.check_row import CheckRow, Weight
from ccassess.gui.widgets.chip import Chip
from ccassess.gui.widgets.dot_plot import MARKS_ROLE, DotPlotDelegate, ScaleHeader, scale_x
from ccassess.gui.widgets.fields import Combo
from ccassess.gui.widgets.figure import Figure
from ccassess.gui.widgets.fold_out import FoldOut
from ccassess.gui.widgets.progress import ThinBar
from ccassess.gui.widgets.segments import SegmentedChoice
from ccassess.gui.widgets.series import Series, SeriesHeading, SeriesMark
from ccassess.gui.widgets.strip import RatingStrip
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ccassess.gui.widgets.buttons import Kind


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 60) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_markup_in_a_label_is_shown_as_typed(qtbot: QtBot) -> None:
    label = plain_label("<b>Kaisla</b> & Co")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = plain_label("Kaisla & Co")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_label_keeps_a_sentence_on_one_line_and_wraps_when_it_must(qtbot: QtBot) -> None:
    label = plain_label("How does planned, personal coaching change what people do with customers?")
    qtbot.addWidget(label)
    hint = label.sizeHint()
    assert label.heightForWidth(hint.width()) == hint.height()
    assert label.heightForWidth(hint.width() // 3) >= 3 * hint.height()


def test_labels_follow_theme_and_text_size(qtbot: QtBot) -> None:
    label = plain_label("Question", "h2", "text2")
    shown(qtbot, label)
    theme().set_look("dark", 2.0)
    assert label.font().pixelSize() == 32
    assert label.palette().windowText().color() == QColor(DARK.text2)


def test_a_chip_is_lower_than_a_button_and_hides_without_a_word(qtbot: QtBot) -> None:
    chip, press = Chip("Draft"), button("Draft")
    for widget in (chip, press):
        qtbot.addWidget(widget)
    assert chip.sizeHint().height() < press.sizeHint().height()
    chip.set_chip("")
    assert chip.isHidden()


@pytest.mark.parametrize("kind", ["plain", "primary", "link", "quiet"])
def test_a_button_with_the_focus_looks_otherwise_and_keeps_its_size(qtbot: QtBot, kind: Kind) -> None:
    press = button("Next to do", kind)
    shown(qtbot, press, 160, 40)
    press.activateWindow()
    qtbot.waitUntil(press.isActiveWindow)
    press.clearFocus()
    before, size = press.grab().toImage(), press.sizeHint()
    press.setFocus()
    assert press.sizeHint() == size
    assert press.grab().toImage() != before
    assert LIGHT.accent in {colour.upper() for colour in colours(press.grab().toImage())} or kind == "primary"


def test_a_fold_opens_by_mouse_and_key_and_tells_its_state(qtbot: QtBot) -> None:
    content = plain_label("The mean is 52.5.")
    fold = FoldOut("Why this number?", content)
    shown(qtbot, fold)
    assert content.isHidden()
    qtbot.mouseClick(fold.header, Qt.MouseButton.LeftButton)
    assert content.isVisible()
    assert QAccessible.queryAccessibleInterface(fold.header).state().checked
    with qtbot.waitSignal(fold.toggled) as told:
        qtbot.keyClick(fold.header, Qt.Key.Key_Space)
    assert told.args == [False]
    assert content.isHidden()


def choice(qtbot: QtBot) -> tuple[SegmentedChoice, list[object]]:
    made = SegmentedChoice("Evidence grade", [(0, "0  Nothing seen"), (1, "1  Statement only"), (2, "2  Document")])
    heard: list[object] = []
    made.chosen.connect(heard.append)
    shown(qtbot, made, 600, 40)
    return made, heard


def test_a_choice_is_told_when_a_person_makes_it(qtbot: QtBot) -> None:
    made, heard = choice(qtbot)
    assert made.key is None
    made.set_key(2)
    assert heard == []
    qtbot.mouseClick(made.segments[1], Qt.MouseButton.LeftButton)
    assert heard == [1]
    assert made.key == 1
    made.set_key(None)
    assert made.key is None


def test_a_choice_is_made_by_keys_and_has_a_role(qtbot: QtBot) -> None:
    made, heard = choice(qtbot)
    made.activateWindow()
    made.segments[0].setFocus()
    qtbot.keyClick(made.segments[0], Qt.Key.Key_Space)
    qtbot.keyClick(made.segments[0], Qt.Key.Key_Right)
    assert made.key == 1
    assert heard == [0, 1]
    segment = QAccessible.queryAccessibleInterface(made.segments[1])
    assert segment.state().checkable
    assert segment.state().checked
    assert segment.text(QAccessible.Text.Name) == "1  Statement only"


def test_a_choice_stacks_where_it_does_not_fit(qtbot: QtBot) -> None:
    made, _heard = choice(qtbot)
    assert made.heightForWidth(300) == 3 * 38 + 2
    made.resize(200, made.heightForWidth(200))
    assert [segment.x() for segment in made.segments] == [1, 1, 1]
    assert made.minimumSizeHint().width() < 200


def test_the_wheel_never_changes_a_field(qtbot: QtBot) -> None:
    combo = Combo("Grade", [(0, "Nothing"), (1, "Statement"), (2, "Document")])
    combo.set_key(1)
    shown(qtbot, combo, 200, 30)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turn)
    assert not turn.isAccepted()
    assert combo.key == 1
    combo.set_key(None)
    assert combo.key is None


def test_a_check_says_weight_subject_and_sentence_and_leads_there(qtbot: QtBot) -> None:
    row = CheckRow(
        Weight.WARNING, "1.6 Improvement", "Nothing written.", t=translator("en"), target="1.6", link="Go there"
    )
    shown(qtbot, row)
    assert row.accessibleName() == "Warning: 1.6 Improvement. Nothing written."
    link = next(part for part in row.findChildren(type(link_button(""))) if part.text() == "Go there")
    assert link.accessibleName() == "Go there: 1.6 Improvement"
    with qtbot.waitSignal(row.wanted) as told:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert told.args == ["1.6"]


def test_a_check_grows_where_it_is_narrow(qtbot: QtBot) -> None:
    row = CheckRow(Weight.NOTE, "R1.1 Customer perception", "The comparator is old. " * 3, t=translator("en"))
    shown(qtbot, row, 700, 60)
    wide = row.sizeHint().height()
    row.resize(300, 200)
    assert row.heightForWidth(300) > wide


def test_a_figure_is_read_as_one_phrase(qtbot: QtBot) -> None:
    figure = Figure("50.0", "of 100", "Advanced")
    qtbot.addWidget(figure)
    assert figure.accessibleName() == "50.0 of 100 Advanced"


def test_a_thin_bar_is_a_progress_bar(qtbot: QtBot) -> None:
    bar = ThinBar("Area 2")
    bar.set_progress(4, 6)
    image = shown(qtbot, bar, 60, 3)
    spoken = QAccessible.queryAccessibleInterface(bar)
    assert spoken.role() == QAccessible.Role.ProgressBar
    assert (bar.value(), bar.maximum()) == (4, 6)
    assert image.pixelColor(20, 1) == QColor(LIGHT.accent)
    assert image.pixelColor(55, 1) == QColor(LIGHT.track)


def test_the_three_series_differ_without_their_colours(qtbot: QtBot) -> None:
    shapes = []
    for series in Series:
        image = shown(qtbot, SeriesMark(series), 34, 16)
        ground = image.pixelColor(0, 0).name()
        shapes.append({(x, y) for x in range(34) for y in range(16) if image.pixelColor(x, y).name() != ground})
    assert all(first != second for first in shapes for second in shapes if first is not second)


def test_a_series_heading_is_named(qtbot: QtBot) -> None:
    heading = SeriesHeading(Series.SELF, "Self-assessment")
    qtbot.addWidget(heading)
    heading.set_text("Self 50.0")
    assert heading.accessibleName() == "Self 50.0"


def test_a_hidden_rating_does_not_show_through(qtbot: QtBot) -> None:
    strips = []
    for rating in (10, 90):
        strip = RatingStrip(Series.SELF)
        strip.set_rating(Fraction(rating))
        strip.set_concealed(True)
        strips.append(shown(qtbot, strip, 200, 20))
    assert strips[0] == strips[1]


def test_equal_values_stand_in_lanes_of_their_own(qtbot: QtBot) -> None:
    model = QStandardItemModel(1, 2)
    model.setHorizontalHeaderLabels(["", "Points"])
    item = QStandardItem()
    item.setData(dict.fromkeys(Series, 50), MARKS_ROLE)
    model.setItem(0, 0, item)
    table = QTableView()
    table.setModel(model)
    table.setHorizontalHeader(ScaleHeader(0, table))
    table.setItemDelegateForColumn(0, DotPlotDelegate(table))
    table.setColumnWidth(0, 180)
    table.setRowHeight(0, 32)
    shown(qtbot, table, 400, 120)
    cell = table.visualRect(model.index(0, 0))
    image = table.viewport().grab().toImage()
    x = round(scale_x(cell, 50))
    middle = image.pixelColor(QPoint(x, cell.top() + 16))
    assert middle == QColor(LIGHT.series_verified)
    seen = colours(image.copy(x - 8, cell.top(), 16, 32))
    assert {LIGHT.series_self.lower(), LIGHT.series_verified.lower()} <= seen


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_short_list_opens_whole(qtbot: QtBot, scale: float) -> None:
    theme().set_look("light", scale)
    combo = Combo("Reason", [(number, f"Reason {number}") for number in range(8)])
    shown(qtbot, combo)
    combo.showPopup()
    bar = combo.view().verticalScrollBar()
    assert combo.view().isVisible()
    assert bar.maximum() == bar.minimum()
    combo.hidePopup()
