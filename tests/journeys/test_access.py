"""Every page is reached by keyboard, told by a screen reader, plain in what people wrote, and fits a small window."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtGui import Qt as RichQt  # that of QtCore knows nothing of markup
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from ccassess.app.files import open_example
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party
from ccassess.gui.preferences import WHO, Preferences
from ccassess.gui.shell.rail import RailButton
from ccassess.gui.theme import theme
from tests.pseudo import speaking_pseudo

if TYPE_CHECKING:
    from ccassess.gui.shell.window import ShellWindow
    from tests.journeys.conftest import Person

PAGES = ("overview", "profile", "assess", "evidence", "verify", "report")
MARKUP = '<b>bold</b> <img src="https://example.com/x.png"> & <a href="x">link</a>'
CRITERION = "2.3"


@pytest.fixture
def filled(window: ShellWindow, settings: Preferences) -> ShellWindow:
    """The worked example, in which somebody wrote markup wherever one can write."""
    settings.set(WHO, "Aino Salmi")
    return show_filled(window)


def show_filled(window: ShellWindow) -> ShellWindow:
    session = open_example("en", "Aino Salmi")
    criterion = session.pack.refs[CRITERION]
    for party in Party:
        for kind in FindingKind:
            session.add_finding(party, criterion, kind, MARKUP)
        session.set_note(party, criterion, MARKUP)
    session.set_profile("centre", MARKUP)
    window.documents.adopt(Session(session.assessment, None, "Aino Salmi", session.contents))
    return window


def show(window: ShellWindow, name: str) -> QWidget:
    assert window.ui is not None
    assert window.session is not None
    window.ui.go(name, window.session.pack.refs[CRITERION].id if name in {"assess", "verify"} else "")
    for _ in range(5):
        QApplication.processEvents()
    page = window.frame.current
    assert page is not None
    return page


def parts(widget: QWidget) -> list[QWidget]:
    return [one for one in (widget, *widget.findChildren(QWidget)) if one.isVisible()]


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_takes_the_focus_says_what_it_is(filled: ShellWindow, name: str) -> None:
    show(filled, name)
    silent = []
    for one in parts(filled):
        if not one.focusPolicy() & Qt.FocusPolicy.TabFocus or one.focusProxy() is not None:
            continue
        told = QAccessible.queryAccessibleInterface(one)
        assert told is not None
        # What scrolls and holds no control is a pane: Qt has no other role for it.
        nameless_role = told.role() is QAccessible.Role.NoRole
        if not isinstance(one, QScrollArea):
            nameless_role = nameless_role or told.role() is QAccessible.Role.Client
        if nameless_role or not told.text(QAccessible.Text.Name).strip():
            silent.append(f"{type(one).__name__} {told.text(QAccessible.Text.Name)!r} {told.role()}")
    assert silent == []


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_and_comes_round(filled: ShellWindow, person: Person, name: str) -> None:
    page = show(filled, name)
    wanted = {
        one
        for one in parts(page)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
    }
    # Of several choices of one thing Tab reaches one, arrows the others.
    wanted -= {one for one in wanted if isinstance(one, QAbstractButton) and one.group() is not None}
    reached: list[QWidget] = []
    for _ in range(3 * len(wanted) + 40):
        person.press(Qt.Key.Key_Tab)
        if person.focus in reached:
            break
        reached.append(person.focus)
    missed = [f"{type(one).__name__} {one.accessibleName()!r}" for one in wanted - set(reached)]
    assert missed == []
    assert any(isinstance(one, RailButton) for one in reached)


@pytest.mark.parametrize("name", PAGES)
def test_what_people_wrote_is_never_markup(filled: ShellWindow, name: str) -> None:
    show(filled, name)
    for label in filled.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text(), label.text()
    for one in parts(filled):
        # Where Qt would take a tip for markup, it is given one that shows the characters.
        assert not any(tag in one.toolTip() and RichQt.mightBeRichText(one.toolTip()) for tag in ("<b>", "<img", "<a "))


@pytest.mark.parametrize("language", ["en", "fi", "pseudo"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_small_window_at_the_largest_text(
    window: ShellWindow, name: str, language: str
) -> None:
    window.do("text:200")
    with speaking_pseudo() if language == "pseudo" else nullcontext():
        fits(window, name, "fi" if language == "fi" else "en")


def fits(window: ShellWindow, name: str, language: str) -> None:
    window.do(f"language:{language}")
    show_filled(window)
    window.resize(1000, 800)
    page = show(window, name)
    assert window.width() == 1000
    assert theme().scale == pytest.approx(2.0)
    wide = [
        f"{type(one).__name__} {one.accessibleName()!r} {right_edge(one, window)}"
        for one in parts(page)
        if isinstance(one, QAbstractButton | QLabel) and right_edge(one, window) > window.width()
    ]
    assert wide == []


def right_edge(one: QWidget, window: QWidget) -> int:
    return one.mapTo(window, one.rect().topRight()).x()
