"""What tests of the window share: one look, settings of their own, a small assessment, a window with plain pages."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccassess.app.files import create, save_as
from ccassess.app.session import Session
from ccassess.domain.assessment import Party, Profile
from ccassess.gui.labels import plain_label
from ccassess.gui.look import dress
from ccassess.gui.preferences import WHO, Preferences, preferences
from ccassess.gui.shell import frame
from ccassess.gui.shell.window import ShellWindow
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator
from ccassess.storage.pack_library import find_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ccassess.domain.assessment import Assessment
    from ccassess.gui.look import Look

WHO_TESTS = "Aino Salmi"


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> Look:
    return dress(qapp, "light")


@pytest.fixture(autouse=True)
def _same_look_again() -> Iterator[None]:
    yield
    theme().set_look("light", 1.0)


@pytest.fixture(autouse=True)
def _own_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of this test alone: nothing comes back from another one."""
    monkeypatch.setenv("CCASSESS_DATA", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def settings(tmp_path: Path) -> Preferences:
    """Preferences of this test alone, in which the person has told their name already."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    preferences.cache_clear()
    preferences().set(WHO, WHO_TESTS)
    return preferences()


@pytest.fixture(scope="session")
def empty_assessment() -> Assessment:
    """An assessment by the default pack in which nobody has written anything."""
    return create(find_pack("org.ccassess.contact-center"), Profile(centre="Kaisla Energia", unit="Customer service"))


@pytest.fixture
def session(empty_assessment: Assessment) -> Session:
    """A small assessment without a file: criterion 1.1 is rated 50 throughout, 1.2 half."""
    made = Session(empty_assessment)
    first, second = made.pack.criteria[:2]
    for leaf in first.leaves():
        made.rate(Party.SELF, first, leaf.id, Fraction(50))
    made.rate(Party.SELF, second, second.leaves()[0].id, Fraction(75))
    return Session(made.assessment, None, WHO_TESTS)


@pytest.fixture
def file_session(session: Session, tmp_path: Path) -> Session:
    """The same in a file."""
    save_as(session, tmp_path / "Kaisla.ccassess", overwrite=False)
    return session


@pytest.fixture
def ui(session: Session) -> Iterator[Ui]:
    """What a page is given, over the small assessment, in English."""
    made = Ui(session, theme(), translator("en"))
    yield made
    made.close()


class PlainPage(QWidget):
    """A page that remembers where it was asked to go."""

    def __init__(self, name: str, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.ui = ui
        self.places: list[Place] = []
        QVBoxLayout(self).addWidget(plain_label(name))

    def show_place(self, place: Place) -> None:
        self.places.append(place)


@pytest.fixture
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of nothing but their name, so that a test of the shell is no test of them."""
    monkeypatch.setattr(frame, "make_page", PlainPage)


@pytest.fixture
def window(qtbot: QtBot, settings: Preferences, plain_pages: None) -> ShellWindow:
    """The window on its start page, shown."""
    made = ShellWindow(settings)
    qtbot.addWidget(made, before_close_func=_discard)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    made.show_first()
    return made


def _discard(window: ShellWindow) -> None:
    """Let go without questions of what a test has left unsaved."""
    window.documents.let_go()
    window.documents.session = None


@pytest.fixture
def opened(window: ShellWindow, file_session: Session) -> ShellWindow:
    """The window with the small assessment open from a file."""
    window.documents.adopt(file_session)
    return window


@pytest.fixture
def dies(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Closes a window and proves that nothing keeps it alive."""

    def close(widget: QWidget) -> None:
        with qtbot.waitSignal(widget.destroyed, timeout=2000):
            widget.close()

    return close
