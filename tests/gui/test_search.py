from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ccassess.gui.shell.finding import everything, find
from ccassess.gui.shell.search import Search
from ccassess.i18n import translator

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session
    from ccassess.gui.shell.window import ShellWindow


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("2.3", "Coaching and feedback"),
        ("r1.2", "Customer outcomes"),
        ("feedb", "Coaching and feedback"),
        ("COACH FEED", "Coaching and feedback"),
        ("overv", "Overview"),
        ("dark", "Dark"),
        ("worked ex", "Open the worked example"),
        ("colours", "As the system"),
    ],
)
def test_a_number_or_beginnings_of_words_find_the_right_thing_first(session: Session, query: str, first: str) -> None:
    assert find(everything(translator("en"), session.pack, "en"), query)[0].title == first


def test_nothing_is_found_for_what_is_not_there(session: Session) -> None:
    assert find(everything(translator("en"), session.pack, "en"), "zebra") == ()


def test_without_an_assessment_only_what_can_be_done_is_found() -> None:
    found = everything(translator("en"), None, "en")
    assert all(not hit.criterion and not hit.command.startswith("page:") for hit in found)
    assert "new" in {hit.command for hit in found}
    assert "save" not in {hit.command for hit in found}


def popup(window: ShellWindow) -> Search:
    found = window.findChild(Search)
    assert isinstance(found, Search)
    return found


def test_enter_goes_to_the_criterion_found(qtbot: QtBot, opened: ShellWindow) -> None:
    opened.do("search")
    search = popup(opened)
    qtbot.keyClicks(search.field, "2.3")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert (opened.place.page, opened.place.criterion) == ("assess", "coaching")


def test_arrows_choose_another_hit(qtbot: QtBot, opened: ShellWindow) -> None:
    opened.do("search")
    search = popup(opened)
    qtbot.keyClicks(search.field, "2.")
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert opened.place.criterion == "onboarding"


def test_the_popup_dies_on_escape(qtbot: QtBot, opened: ShellWindow) -> None:
    opened.do("search")
    search = popup(opened)
    with qtbot.waitSignal(search.destroyed):
        qtbot.keyClick(search.field, Qt.Key.Key_Escape)
