"""Every page, dialog and window, opened on texts that somebody wrote as markup, shows their very characters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint
from PySide6.QtGui import QAction, QFontMetrics, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from ccassess.app.recovery import RecoveredField, Recovery
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.domain.changes import FieldChange
from ccassess.domain.claims import FieldConflict, Why
from ccassess.domain.migration import Outcome
from ccassess.domain.receipt import LeftBehind, MoveLine, Named, PackName, Receipt
from ccassess.gui.dialogs.came_back import CameBack
from ccassess.gui.dialogs.message import message
from ccassess.gui.dialogs.name_dialog import NameDialog
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.dialogs.receipt_dialog import ReceiptDialog
from ccassess.gui.labels import label_over, plain_label
from ccassess.gui.shell.pages import page_entries
from ccassess.gui.tips import plain_tip
from ccassess.gui.widgets.links import Link
from ccassess.i18n import translator
from ccassess.storage.journal_rows import Row, Strand
from ccassess.storage.pack_library import ListedPack
from tests.hostile import HOSTILE, hostile_assessment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow

T = translator("en")
PAGES = [entry.name for entry in page_entries(T) if entry.exists]
MOMENT = "2027-01-01T08:00:00.000000Z"
CELLS = 400
"""Cells of one list that are looked at."""


@pytest.fixture
def hostile(window: ShellWindow) -> ShellWindow:
    window.documents.adopt(Session(hostile_assessment(), None, HOSTILE))
    for _ in range(5):
        QApplication.processEvents()
    return window


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def is_markup(tip: str) -> bool:
    """Whether Qt would take something in a tip for markup that we did not put there to show the characters."""
    return Qt.mightBeRichText(tip) and any(sign in tip for sign in ("<img", "<b>", "&amp;amp;amp;"))


def has_key_sign(text: str) -> bool:
    """Whether an ampersand of the text would be swallowed as the sign of a key."""
    return "&amp;" in text.replace("&&", "")


def faults(widget: QWidget) -> Iterator[str]:
    name = f"{type(widget).__name__} {widget.objectName()}"
    yield from (f"{name} {fault}" for fault in (*text_faults(widget), *said_faults(widget)))
    for action in widget.actions():
        yield from action_faults(action)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from model_faults(name, widget.model())


def text_faults(widget: QWidget) -> Iterator[str]:
    """Yield what is wrong with the text that a widget shows."""
    if isinstance(widget, QTextEdit):
        yield "can show markup"
    if isinstance(widget, QLabel):
        if widget.textFormat() is not Qt.TextFormat.PlainText and widget.text():
            yield f"guesses: {widget.text()}"
        if widget.buddy() is not None and has_key_sign(widget.text()):
            yield f"swallows an ampersand: {widget.text()}"
    # A Link paints its words itself.
    is_key = not isinstance(widget, Link) or not widget.shortcut().isEmpty()
    if isinstance(widget, QAbstractButton) and is_key and has_key_sign(widget.text()):
        yield f"swallows an ampersand: {widget.text()}"
    if isinstance(widget, QTabBar):
        tabs = [widget.tabText(place) for place in range(widget.count())]
        yield from (f"swallows an ampersand: {text}" for text in tabs if has_key_sign(text))


def said_faults(widget: QWidget) -> Iterator[str]:
    """Yield what is wrong with its tips, and with what a screen reader is told."""
    for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        if is_markup(tip):
            yield f"has a tip of markup: {tip}"
    for told in (widget.accessibleName(), widget.accessibleDescription()):
        if "&lt;" in told or "&amp;amp;" in told:
            yield f"tells a screen reader what is not there: {told}"


def action_faults(action: QAction) -> Iterator[str]:
    if has_key_sign(action.text()):
        yield f"action swallows an ampersand: {action.text()}"
    if is_markup(action.toolTip()) and action.toolTip() != action.text().replace("&&", "&"):
        yield f"action has a tip of markup: {action.toolTip()}"


def model_faults(name: str, model: QAbstractItemModel) -> Iterator[str]:
    seen = 0
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            seen += 1
            if seen > CELLS:
                return
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and is_markup(tip):
                yield f"{name} has a tip of markup: {tip}"
            told = index.data(Qt.ItemDataRole.AccessibleTextRole)
            if isinstance(told, str) and "&lt;" in told:
                yield f"{name} tells a screen reader what is not there: {told}"


def all_faults() -> list[str]:
    found = [fault for widget in QApplication.allWidgets() if widget.isVisible() for fault in faults(widget)]
    return sorted(set(found))


def says(widget: QWidget) -> bool:
    """Whether the hostile text is somewhere in it, so that a test of it says something."""
    labels = [one.text() for one in widget.findChildren(QLabel)]
    texts = [one.toPlainText() for one in widget.findChildren(QWidget) if hasattr(one, "toPlainText")]
    names = [one.accessibleName() for one in widget.findChildren(QWidget)]
    return any(HOSTILE in text for text in (*labels, *texts, *names))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_takes_text_for_markup(hostile: ShellWindow, name: str) -> None:
    assert hostile.ui is not None
    assert hostile.session is not None
    criterion = hostile.session.pack.criteria[0].id if name in {"assess", "verify"} else ""
    hostile.ui.go(name, criterion)
    settle()
    assert hostile.frame.current is not None
    assert says(hostile)
    assert all_faults() == []


@pytest.mark.parametrize("kind", ["checklist", "term"])
def test_no_window_of_aids_takes_text_for_markup(hostile: ShellWindow, kind: str) -> None:
    hostile.aids.show_aid(kind)
    settle()
    found = hostile.aids.window_of(kind)
    assert found is not None
    assert says(found)
    assert all_faults() == []
    found.close()


def receipt() -> Receipt:
    named = Named("coaching", "2.3", HOSTILE)
    left = LeftBehind(Party.SELF, "self/coaching/note", HOSTILE, (HOSTILE,))
    before, after = (PackName("org.example.x", version, "a" * 64, "b" * 64) for version in ("1.0.0", "2.0.0"))
    line = MoveLine(named, (named,), Outcome.REWORDED, (left,))
    return Receipt("r", MOMENT, HOSTILE, before, after, (), (line,), (left,))


def recovery() -> Recovery:
    change = FieldChange(Party.SELF, "self/purpose/note", HOSTILE, HOSTILE)
    conflict = FieldConflict(Party.SELF, "profile/centre", HOSTILE, HOSTILE, HOSTILE + "2", Why.CHANGED)
    row = Row(1, Strand("s", "d", "/x", 1), MOMENT, HOSTILE, change)
    return Recovery(HOSTILE, (RecoveredField(change, MOMENT, HOSTILE),), (conflict,), False, (row,), (row,))


def dialogs(window: ShellWindow) -> dict[str, QWidget]:
    assert window.session is not None
    packs = [ListedPack("org.example.x", "1.0.0", HOSTILE, Path("/x"))]
    return {
        "receipt": ReceiptDialog(T, [receipt()], "en", window),
        "came back": CameBack(T, window.session.assessment, "en", recovery(), window),
        "new": NewDialog(T, packs, Path("/" + "x"), window),
        "name": NameDialog(T, HOSTILE, "X", window),
        "message": message(window, HOSTILE, HOSTILE, HOSTILE),
    }


def test_no_dialog_takes_text_for_markup(hostile: ShellWindow, qtbot: QtBot) -> None:
    for name, dialog in dialogs(hostile).items():
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        assert all_faults() == [], name
        assert says(dialog) or name in {"new", "name"}
        if isinstance(dialog, QMessageBox):
            assert dialog.text() == HOSTILE
        dialog.hide()


def test_the_search_takes_no_text_for_markup(hostile: ShellWindow) -> None:
    hostile.do("search")
    settle()
    assert all_faults() == []
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def test_the_list_of_recent_files_takes_no_name_for_markup(hostile: ShellWindow) -> None:
    paths = [Path("/tmp") / f"{HOSTILE.replace('/', '')} {number}.ccassess" for number in range(3)]  # noqa: S108 - named
    hostile.menus.set_recent(paths)
    hostile.frame.start.set_recent(paths)
    settle()
    actions = hostile.menus._menus["file/recent"].actions()
    assert len(actions) == 3
    assert [fault for action in actions for fault in action_faults(action)] == []
    start = [hostile.frame.start, *hostile.frame.start.findChildren(QWidget)]
    assert [fault for widget in start for fault in faults(widget)] == []


# What is painted


def test_a_label_paints_the_very_characters(qtbot: QtBot) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    for label in (plain_label(HOSTILE, wrap=False), label_over(field, HOSTILE, wrap=False)):
        qtbot.addWidget(label)
        label.show()
        # As markup it would be no wider than one sign.
        assert label.sizeHint().width() >= QFontMetrics(label.font()).horizontalAdvance(HOSTILE)


def test_a_tip_paints_the_very_characters(hostile: ShellWindow) -> None:
    QToolTip.showText(hostile.mapToGlobal(QPoint(9, 9)), plain_tip(HOSTILE), hostile)
    settle()
    [tip] = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible()]
    metrics = QFontMetrics(tip.font())
    # On several lines; as markup it would be a single sign.
    assert tip.width() * tip.height() >= metrics.horizontalAdvance(HOSTILE) * metrics.height()
    QToolTip.hideText()
