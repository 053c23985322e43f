"""Paint every state of the kit, light and dark, at 100 and 200 %, into build/shots: `python tests/gui/kit_shots.py`."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ccassess.gui.labels import plain_label
from ccassess.gui.ladder import LadderRow
from ccassess.gui.look import dress
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.check_row import CheckRow, Weight
from ccassess.gui.widgets.chip import Chip, Kind
from ccassess.gui.widgets.dot_plot import MARKS_ROLE, DotPlotDelegate, ScaleHeader
from ccassess.gui.widgets.fields import Combo
from ccassess.gui.widgets.figure import Figure
from ccassess.gui.widgets.findings import IMPROVEMENT, SITE_ISSUE, STRENGTH, FindingsList
from ccassess.gui.widgets.fold_out import FoldOut
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.progress import ThinBar
from ccassess.gui.widgets.segments import SegmentedChoice
from ccassess.gui.widgets.series import Series, SeriesHeading
from ccassess.gui.widgets.strip import RatingStrip
from ccassess.i18n import translator

if TYPE_CHECKING:
    from ccassess.gui.theme import Mode

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"
ANCHORS = (
    (Fraction(0), "chance or personal habit"),
    (Fraction(25), "intention, partly described"),
    (Fraction(50), "described, reasoned, owned"),
    (Fraction(75), "fits direction, needs and the other ways of working"),
    (Fraction(100), "anticipates change; re-justified with data"),
)
VALUES = tuple(Fraction(value) for value in range(0, 101, 5))


def ladder(name: str, rating: int | None = None, ceiling: int | None = None) -> LadderRow:
    row = LadderRow(name, ANCHORS, VALUES, t=translator("en"), number=str)
    row.set_rating(None if rating is None else Fraction(rating))
    row.set_ceiling(None if ceiling is None else Fraction(ceiling))
    return row


def ladder_states() -> QWidget:
    sealed, off, noted = ladder("Read-only (sealed sheet), rated 50", 50), ladder("Disabled"), ladder("With a note", 70)
    sealed.set_read_only(True)
    off.setEnabled(False)
    noted.set_note("self 60, yours 10 higher")
    sealed_between = ladder("Read-only, between, above the ceiling", 65, 50)
    sealed_between.set_read_only(True)
    return column(
        ladder("Empty"),
        ladder("Hover on 50, focus on 75"),
        ladder("Chosen, exactly on an anchor", 75),
        ladder("Chosen, between two anchors", 60),
        noted,
        ladder("Ceiling 75, rating below it", 50, 75),
        ladder("Ceiling 50, rating 75", 75, 50),
        ladder("Ceiling 25, rating 90", 90, 25),
        sealed,
        sealed_between,
        off,
    )


def widgets() -> QWidget:
    fold = FoldOut("Why this number?", plain_label("Mean of 75, 25, 60 and 50 is 52.5."), is_open=True)
    closed = FoldOut("What to look for", plain_label("Nothing to see."))
    return column(
        plain_label("Coaching and feedback", "h1", bold=True),
        plain_label("How does planned, personal coaching change what people do with customers?", tone="text2"),
        figures(),
        line(),
        fold,
        closed,
        buttons(),
        fields(),
        grade(None),
        grade(1),
        findings(),
        line(),
        *checks(),
        dot_plot(),
        strips(),
        bar(),
    )


def beside(*parts: QWidget, stretch: bool = False) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().gap(12))
    for part in parts:
        row.addWidget(part, int(stretch))
    if not stretch:
        row.addStretch(1)
    return box


def figures() -> QWidget:
    boxes = []
    looks: tuple[tuple[Series, str, str, Kind], ...] = (
        (Series.SELF, "Self-assessment", "599.7", "accent"),
        (Series.VERIFIED, "Verified", "538.3", "accent"),
        (Series.PREVIOUS, "Verified 2025", "483.7", "neutral"),
    )
    for series, name, number, kind in looks:
        figure = Figure()
        figure.set_figure(number, "of 1000", "Advanced", kind)
        box = column(SeriesHeading(series, name), figure, plain_label("38 of 38 scored", "caption", "text3"))
        box.setContentsMargins(-24, -20, -24, -20)
        boxes.append(box)
    return beside(*boxes, stretch=True)


def buttons() -> QWidget:
    off = button("Disabled")
    off.setEnabled(False)
    chips = [Chip("Draft"), Chip("Systematic", "neutral"), Chip("Late", "warn")]
    return beside(
        button("Next to do: 2.5", "primary"),
        button("2.2", icon_name="arrow-left"),
        button("2.4", icon_name="arrow-right", icon_after=True),
        off,
        button("Flag", "quiet", "flag"),
        link_button("Add", "plus"),
        *chips,
    )


def fields() -> QWidget:
    combo, text = Combo("Grade"), QLineEdit("The calendar shown is from September.")
    combo.addItems(["Grade 2: document or data", "Grade 3"])
    tick, radio = QCheckBox("Checked"), QRadioButton("Chosen")
    tick.setChecked(True)
    radio.setChecked(True)
    empty = QLineEdit()
    empty.setPlaceholderText("Search  (Ctrl+K)")
    return beside(combo, text, empty, tick, radio)


def grade(key: int | None) -> SegmentedChoice:
    choice = SegmentedChoice(
        "Evidence grade",
        [(0, "0  Nothing seen"), (1, "1  Statement only"), (2, "2  Document, data"), (3, "3  Two kinds")],
    )
    choice.set_key(key)
    return choice


def findings() -> QWidget:
    t = translator("en")
    strengths = FindingsList("Strengths", "Add a strength", STRENGTH, t)
    strengths.set_items([("a", "Every adviser has a coaching calendar; themes come from listening samples.")])
    improvements = FindingsList("Areas for improvement", "Add an area for improvement", IMPROVEMENT, t)
    improvements.set_items([("b", "Only the phone team is coached on schedule; chat and evening shifts are not.")])
    issues = FindingsList("Site-visit issues", "Add an issue", SITE_ISSUE, t)
    issues.set_items([("c", "See the autumn coaching plan."), ("d", "Ask the night shift.")])
    return beside(strengths, improvements, issues, stretch=True)


def checks() -> list[QWidget]:
    t = translator("en")
    return [
        CheckRow(Weight.ERROR, "4.2 Process management", "Rating without evidence.", t=t, link="Go there"),
        CheckRow(
            Weight.WARNING,
            "1.6 Improvement and sharing",
            "Nothing written under areas for improvement.",
            t=t,
            link="Go there",
        ),
        CheckRow(Weight.NOTE, "R1.1 Customer perception", "The comparator is from 2024.", t=t, link="Go there"),
    ]


def dot_plot() -> QTableView:
    rows = (
        ("1  Leadership & direction", 68, 63, 55),
        ("2  People leadership", 62, 55, 50),
        ("3  Relations", 0, 0, 0),
        ("4  Processes", 100, 100, 100),
    )
    model = QStandardItemModel(len(rows), 3)
    model.setHorizontalHeaderLabels(["Area", "", "Self"])
    for index, (name, *values) in enumerate(rows):
        plot = QStandardItem()
        plot.setData(dict(zip((Series.SELF, Series.VERIFIED, Series.PREVIOUS), values, strict=True)), MARKS_ROLE)
        model.setItem(index, 0, QStandardItem(name))
        model.setItem(index, 1, plot)
        model.setItem(index, 2, QStandardItem(str(values[0])))
    table = QTableView()
    table.setModel(model)
    model.setParent(table)
    table.setHorizontalHeader(ScaleHeader(1, table))
    table.setItemDelegateForColumn(1, DotPlotDelegate(table))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme().px(32))
    table.setShowGrid(False)
    table.setColumnWidth(0, theme().px(240))
    table.setColumnWidth(1, theme().px(180))
    table.setFixedHeight(theme().px(32 * 5 + 10))
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return table


def strips() -> QWidget:
    shown, hidden, verified = RatingStrip(Series.SELF), RatingStrip(Series.SELF), RatingStrip(Series.VERIFIED)
    shown.set_rating(Fraction(75))
    verified.set_rating(Fraction(50))
    hidden.set_concealed(True)
    return beside(shown, verified, hidden, stretch=True)


def bar() -> ThinBar:
    result = ThinBar("Progress")
    result.set_progress(4, 6)
    return result


def column(*widgets: QWidget) -> QWidget:
    paper = QWidget()
    set_ground(paper, "surface")
    rows = QVBoxLayout(paper)
    rows.setContentsMargins(24, 20, 24, 20)
    rows.setSpacing(theme().gap(12))
    for widget in widgets:
        rows.addWidget(widget)
    rows.addStretch(1)
    return paper


def shoot(app: QApplication, paper: QWidget, name: str, width: int) -> None:
    paper.resize(width, paper.heightForWidth(width))
    paper.show()
    paper.activateWindow()
    app.processEvents()
    paper.resize(width, paper.heightForWidth(width))
    rows = paper.findChildren(LadderRow)
    if len(rows) > 1:
        cell = rows[1].cells[2]
        spot = QPointF(cell.rect().center())
        app.sendEvent(cell, QEnterEvent(spot, spot, QPointF(cell.mapToGlobal(spot))))
        app.sendEvent(cell, QEvent(QEvent.Type.HoverEnter))
        rows[1].cells[3].setFocus()
    app.processEvents()
    SHOTS.mkdir(parents=True, exist_ok=True)
    paper.grab().save(str(SHOTS / f"{name}.png"))
    paper.close()


def main() -> None:
    app = QApplication([])
    dress(app, "light")
    looks: tuple[tuple[Mode, float], ...] = (("light", 1.0), ("dark", 1.0), ("light", 2.0), ("dark", 2.0))
    for mode, scale in looks:
        theme().set_look(mode, scale)
        suffix = f"{mode}-{round(scale * 100)}"
        shoot(app, ladder_states(), f"ladder-{suffix}", 760 if scale == 1 else 1280)
        shoot(app, widgets(), f"widgets-{suffix}", 1000 if scale == 1 else 1600)
        if scale > 1:
            shoot(app, ladder_states(), f"ladder-turned-{suffix}", 1100)


if __name__ == "__main__":
    main()
