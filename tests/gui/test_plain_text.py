"""No part of the window can take what people wrote for markup: what could is not used, or used in one argued place."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

from ccassess.gui.tips import plain_tip, set_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

GUI = Path(__file__).resolve().parents[2] / "ccassess" / "gui"
HOSTILE = '<img src="//evil.example/x"><b>&amp;'

MARKUP = {
    *("QLabel", "QTextEdit", "QTextBrowser", "QTextDocument", "QTextDocumentFragment", "QStaticText", "QMessageBox"),
    *("QErrorMessage", "QInputDialog", "QProgressDialog", "QWizard", "QWizardPage", "QSplashScreen", "QFormLayout"),
    *("QGraphicsTextItem", "QWhatsThis", "QToolTip", "QWebEngineView", "QQuickWidget"),
}
"""Classes of Qt that guess whether a text is markup, or show it as such; QFormLayout makes labels that do."""

SETTERS = {
    *("setHtml", "insertHtml", "appendHtml", "setMarkdown", "setToolTip", "setStatusTip", "setWhatsThis"),
    *("RichText", "AutoText", "MarkdownText", "ToolTipRole", "StatusTipRole", "WhatsThisRole", "addRow"),
}

ARGUED = {
    "labels.py": {"QLabel"},  # the label that everybody else uses; its format is plain
    "shell/elided.py": {"QLabel"},  # the same, shortened at its end
    "dialogs/message.py": {"QMessageBox"},  # the box that everybody else uses; its format is plain
    "tips.py": {"setToolTip"},  # the tip that everybody else sets; what looks like markup is escaped
    "widgets/eliding_combo.py": {"QToolTip"},  # shown by hand, and escaped by `plain_tip`
    "pages/overview/area_model.py": {"ToolTipRole"},  # by `plain_tip`
    "pages/measures/figures_model.py": {"ToolTipRole"},  # by `plain_tip`
}
"""The only places that may, and why."""

FOR_TYPES = {"QMessageBox": {"Icon", "ButtonRole", "StandardButton"}}
"""What may be taken from such a class anywhere: its names of things."""


def annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what only says the type of something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield from ast.walk(node.annotation)
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield from ast.walk(node.returns)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"isinstance", "cast"}:
            yield from (inner for one in node.args for inner in ast.walk(one))
        elif isinstance(node, ast.Attribute) and node.attr in FOR_TYPES.get(getattr(node.value, "id", ""), ()):
            yield node.value


def markup_used(source: str) -> set[str]:
    tree = ast.parse(source)
    harmless = set(map(id, annotations(tree)))
    nodes = [node for node in ast.walk(tree) if id(node) not in harmless]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return (names & MARKUP) | (attributes & (MARKUP | SETTERS))


def test_nothing_in_the_window_takes_text_for_markup_but_where_it_is_argued() -> None:
    found = {path.relative_to(GUI).as_posix(): markup_used(path.read_text("utf-8")) for path in GUI.rglob("*.py")}
    assert {name: used for name, used in found.items() if used - ARGUED.get(name, set())} == {}
    assert {name: said for name, said in ARGUED.items() if said - found[name]} == {}


def test_where_it_is_argued_the_text_is_made_plain() -> None:
    for name, said in ARGUED.items():
        source = (GUI / name).read_text("utf-8")
        sign = "setTextFormat(Qt.TextFormat.PlainText)" if said & {"QLabel", "QMessageBox"} else "plain_tip("
        assert sign in source, name


@pytest.mark.parametrize(
    "source",
    [
        "label = QLabel(name)",
        "QtWidgets.QLabel(name)",
        "class Own(QLabel): pass",
        "box.setToolTip(name)",
        "field.setHtml(name)",
        "QMessageBox.warning(None, '', name)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "if role == Qt.ItemDataRole.ToolTipRole: pass",
        "form.addRow(name, field)",
    ],
)
def test_what_is_forbidden_is_seen(source: str) -> None:
    assert markup_used(source)


def test_what_only_names_a_type_is_not() -> None:
    source = "def f(label: QLabel) -> QMessageBox:\n    isinstance(label, QLabel)\n    return QMessageBox.Icon.Warning"
    assert not markup_used(source)


def test_a_tip_shows_the_very_characters(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for text in (HOSTILE, "a < b", "<b>x</b>\nline", "&amp;", "Ctrl+K", ""):
        set_tip(widget, text)
        shown = widget.toolTip()
        assert plain_tip(text) == shown
        if Qt.mightBeRichText(shown):
            assert "<img" not in shown
            assert "<b>" not in shown
            assert widget.accessibleDescription() == text
        else:
            assert shown == text
            assert widget.accessibleDescription() == ""
