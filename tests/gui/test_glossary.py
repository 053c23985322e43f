"""The window of terms: found by words, with what the centre itself means by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccassess.gui.aids.glossary_window import GlossaryWindow
from ccassess.gui.aids.term_sheet import TermSheet
from ccassess.gui.shell.finding import everything, find
from ccassess.gui.theme import theme
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ccassess.gui.shell.window import ShellWindow


def window_of(shell: ShellWindow) -> GlossaryWindow:
    found = shell.aids.window_of("term")
    assert isinstance(found, GlossaryWindow)
    return found


def sheet_of(shell: ShellWindow) -> TermSheet:
    sheet = window_of(shell).sheet
    assert isinstance(sheet, TermSheet)
    return sheet


@pytest.fixture
def glossary(qtbot: QtBot, opened: ShellWindow) -> ShellWindow:
    opened.do("glossary")
    qtbot.waitExposed(window_of(opened))
    window_of(opened).activateWindow()
    QApplication.processEvents()
    return opened


def test_all_terms_are_listed_by_the_alphabet_and_the_field_is_ready(glossary: ShellWindow) -> None:
    assert glossary.session is not None
    titles = [title.casefold() for _name, title, _own in window_of(glossary).entries()]
    assert len(titles) == len(glossary.session.pack.terms)
    assert titles == sorted(titles)
    assert window_of(glossary).field.hasFocus()


def test_words_of_title_or_meaning_find_a_term(qtbot: QtBot, glossary: ShellWindow) -> None:
    window = window_of(glossary)
    qtbot.keyClicks(window.field, "parcel")
    assert window.list.ids == ["failure-demand"]
    assert sheet_of(glossary).title.text() == "Failure demand"
    window.field.clear()
    qtbot.keyClicks(window.field, "zebra")
    assert window.list.ids == []
    assert window.nothing.isVisible()
    window.field.clear()
    assert window.nothing.isHidden()


def test_a_term_tells_its_meaning_and_why_it_matters_to_whom(glossary: ShellWindow) -> None:
    glossary.do("term:failure-demand")
    sheet = sheet_of(glossary)
    assert sheet.meaning.text().startswith("Contacts that exist only because")
    assert [role for role, _why in sheet.relevance] == ["Adviser", "Centre manager", "Partner or internal customer"]
    sheet.criteria.links()[0].click()
    assert glossary.place.criterion == "processes"


def test_the_centres_own_meaning_is_kept_found_and_undone(qtbot: QtBot, glossary: ShellWindow) -> None:
    glossary.do("term:occupancy")
    own = sheet_of(glossary).own.edit
    own.setFocus()
    qtbot.keyClicks(own, "Ruuhka & <i>kiire</i>")
    glossary.do("term:anchor")
    assert glossary.session is not None
    assert glossary.session.assessment.meanings == {"occupancy": "Ruuhka & <i>kiire</i>"}
    assert not own.toPlainText()
    captions = {name: said for name, _title, said in window_of(glossary).entries()}
    assert captions["occupancy"] == "with your own meaning"
    qtbot.keyClicks(window_of(glossary).field, "ruuhka")
    assert window_of(glossary).list.ids == ["occupancy"]
    assert own.toPlainText() == "Ruuhka & <i>kiire</i>"
    glossary.do("undo")
    assert glossary.session.assessment.meanings == {}


def test_undo_shows_in_the_field(qtbot: QtBot, glossary: ShellWindow) -> None:
    glossary.do("term:occupancy")
    assert glossary.session is not None
    glossary.session.aids.set_meaning("occupancy", "Ours")
    assert sheet_of(glossary).own.edit.toPlainText() == "Ours"
    qtbot.keyClick(window_of(glossary).list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not sheet_of(glossary).own.edit.toPlainText()


def test_search_finds_a_term(opened: ShellWindow) -> None:
    assert opened.session is not None
    hit = next(one for one in find(everything(translator("en"), opened.session.pack, "en"), "occup"))
    assert (hit.title, hit.caption) == ("Occupancy", "Term")
    opened.do(hit.command)
    assert window_of(opened).shown == "occupancy"


@pytest.mark.parametrize(("text_px", "scale"), [(940, 1.0), (480, 2.0)])
def test_nothing_asks_to_scroll_sideways(opened: ShellWindow, text_px: int, scale: float) -> None:
    theme().set_look("dark", scale)
    opened.do("term:failure-demand")
    window = window_of(opened)
    window.resize(round(text_px * scale), round(600 * scale))
    QApplication.processEvents()
    assert window.width() == round(text_px * scale)
    assert window.sheet.minimumSizeHint().width() <= window.pane.viewport().width()


def test_the_glossary_is_saved_as_a_pdf(qtbot: QtBot, glossary: ShellWindow, tmp_path: Path) -> None:
    sheet, path = sheet_of(glossary), tmp_path / "terms.pdf"
    sheet.printing.write(path, is_filled=False)
    qtbot.waitUntil(lambda: sheet.printing.status.sentence.text() == "terms.pdf is written.")
    assert path.read_bytes().startswith(b"%PDF")
