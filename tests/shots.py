"""Takes a picture of every page of the real window on the worked example into build/shots/all (`dev.py shots`).

Words choose pictures by a part of their names ("verify", "dark-fi"); `--readme` renews docs/pictures/overview.png.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QSettings, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ccassess.app.files import create, example_path, open_session, save_as
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.gui.aids.aid_window import AidWindow
from ccassess.gui.dialogs.key_map import KeyMap
from ccassess.gui.dialogs.name_dialog import NameDialog
from ccassess.gui.dialogs.new_dialog import NewDialog
from ccassess.gui.look import dress
from ccassess.gui.pages.report import ReportPage
from ccassess.gui.pages.verify import VerifyPage
from ccassess.gui.preferences import LANGUAGE, RECENT, WHO, Preferences
from ccassess.gui.radar_view import RadarView
from ccassess.gui.shell.asides import CHECKLIST, TERM
from ccassess.gui.shell.search import Search
from ccassess.gui.shell.window import ShellWindow
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place
from ccassess.storage.pack_library import shipped_packs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ccassess.gui.theme import Mode

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "build" / "shots" / "all"
README_PICTURE = ROOT / "docs" / "pictures" / "overview.png"
PATIENCE = 60_000
"""Milliseconds that a radar or the preview of the report may take."""
CRITERION, OTHER = "2.3", "R1.1"


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks in one round of pictures."""

    name: str
    language: str
    mode: Mode
    scale: float = 1.0
    size: tuple[int, int] = (1280, 800)


LOOKS = (
    Look("light-en", "en", "light"),
    Look("dark-en", "en", "dark"),
    Look("200-en", "en", "light", 2.0),
    Look("200-narrow-en", "en", "dark", 2.0, (1000, 800)),
    Look("1000x640-en", "en", "light", 1.0, (1000, 640)),
    Look("light-fi", "fi", "light"),
    Look("dark-fi", "fi", "dark"),
    Look("200-fi", "fi", "light", 2.0),
    Look("1000x640-fi", "fi", "dark", 1.0, (1000, 640)),
)


class Studio:
    """Two windows of one language, one on its start page and one on the worked example, and how to picture them."""

    def __init__(self, language: str, folder: Path) -> None:
        self.settings = Preferences()
        self.settings.set(LANGUAGE, language)
        self.settings.set(WHO, "Marja-Leena Vuorikari")
        documents = folder / "Documents"
        documents.mkdir(exist_ok=True)
        self.settings.set(RECENT, tuple(_files(documents)))
        self.empty = ShellWindow(self.settings)
        self.window = ShellWindow(self.settings)
        path = documents / "Saarnivirta 2026.ccassess"
        path.write_bytes(example_path(language).read_bytes())
        self.window.documents.adopt(open_session(path, self.window.documents.who))
        self.file = path

    @property
    def session(self) -> Session:
        """The open session."""
        if self.window.session is None:
            raise LookupError
        return self.window.session

    def shots(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """Name every picture with what brings it on screen."""
        yield "start", self.start
        yield "learn", self.learn
        yield "new", self.new
        yield "name", self.name
        yield "keys", self.keys
        yield "search", self.search
        yield "overview", self.page("overview")
        yield "profile", self.page("profile")
        yield "assess", self.page("assess", CRITERION)
        yield "assess-result", self.page("assess", OTHER)
        yield "measures", self.page("measures")
        yield "evidence", self.evidence
        yield "checklist", self.aid(CHECKLIST)
        yield "glossary", self.aid(TERM)
        yield "verify", self.page("verify", CRITERION)
        yield "verify-hidden", self.verify_hidden
        yield "report", self.page("report")

    def page(self, name: str, ref: str = "") -> Callable[[], QWidget]:
        """Return what shows a page, and on it a criterion."""

        def show() -> QWidget:
            self.window.show()
            self.window.go_to(Place(name, self.session.pack.refs[ref].id if ref else ""))
            return self.window

        return show

    def aid(self, kind: str) -> Callable[[], QWidget]:
        """Return what opens one of the windows beside the main one."""

        def show() -> QWidget:
            self.page("overview")()
            self.window.aids.show_aid(kind)
            found = self.window.aids.window_of(kind)
            if found is None:
                raise LookupError(kind)
            return found

        return show

    def start(self) -> QWidget:
        """Show the start page."""
        self.empty.show()
        self.empty.show_first()
        return self.empty

    def learn(self) -> QWidget:
        """Show the method."""
        self.empty.show()
        self.empty.do("learn")
        return self.empty

    def new(self) -> QWidget:
        """Show the dialog of a new assessment."""
        dialog = NewDialog(self.window.t, shipped_packs(), Path.home() / "Documents", self.window)
        dialog.centre.setText("Kaisla Energia")
        return dialog

    def name(self) -> QWidget:
        """Show the question for one's name."""
        return NameDialog(self.window.t, "Aino Salmi", "AS", self.window)

    def keys(self) -> QWidget:
        """Show the key map as it is on Assess."""
        self.page("assess")()
        self.window.do("keys")
        return self.window.findChildren(KeyMap)[-1]

    def search(self) -> QWidget:
        """Show the search with something found."""
        self.page("overview")()
        self.window.do("search")
        search = self.window.findChildren(Search)[-1]
        search.field.setText("2.")
        return search

    def evidence(self) -> QWidget:
        """Show the page Evidence at an item."""
        window = self.page("evidence")()
        self.window.go_to(Place("evidence", evidence=self.session.assessment.evidence[1].id))
        return window

    def verify_hidden(self) -> QWidget:
        """Show a criterion whose own ratings are not complete; `undo` afterwards."""
        criterion = self.session.pack.refs[CRITERION]
        for leaf in criterion.leaves()[2:]:
            self.session.rate(Party.VERIFICATION, criterion, leaf.id, None)
        return self.page("verify", CRITERION)()

    def tidy(self, shown: QWidget) -> None:
        """Leave everything as it was before a picture."""
        if isinstance(shown, QDialog | AidWindow):
            shown.close()
            shown.deleteLater()
        while self.session.undoable is not None:
            self.session.undo()

    def close(self) -> None:
        """Let both windows go."""
        for window in (self.empty, self.window):
            window.documents.let_go()
            window.documents.session = None
            window.close()
            window.deleteLater()


def _files(folder: Path) -> Iterator[Path]:
    for name in ("Saarnivirta 2026", "Kaisla Energia, asiakaspalvelu", "Lumo"):
        path = folder / f"{name}.ccassess"
        if not path.exists():
            save_as(Session(create(find_pack(DEFAULT_PACK)), None, "Aino Salmi"), path, overwrite=False)
        yield path


def settle(shown: QWidget) -> None:
    """Wait until everything that is drawn later has been drawn."""
    app = QApplication.instance()
    if app is None:
        return
    shown.grab()
    patience = QDeadlineTimer(PATIENCE)
    while not patience.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        radars = [radar for radar in shown.findChildren(RadarView) if radar.isVisible()]
        reports = [page for page in shown.findChildren(ReportPage) if page.isVisible()]
        if all(radar.is_drawn for radar in radars) and all(page.preview.more.isVisibleTo(page) for page in reports):
            break
    for _ in range(4):
        app.processEvents()


def shoot(shown: QWidget, size: tuple[int, int], path: Path) -> None:
    """Picture a window at a size, or a dialog at its own; a window beside the main one is no larger than that."""
    if isinstance(shown, AidWindow):
        shown.resize(shown.size().boundedTo(QSize(*size)))
    elif not isinstance(shown, QDialog):
        shown.resize(*size)
    shown.show()
    settle(shown)
    path.parent.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(path))
    print(path.relative_to(ROOT))


def main(words: list[str]) -> int:
    """Take the pictures whose names hold one of the words; returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="ccassess-shots-") as home:
        # No screen, and neither the person's own files nor their settings.
        os.environ |= {"HOME": home, "LC_ALL": "C.UTF-8"}
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("MPLCONFIGDIR", str(ROOT / "build" / "matplotlib"))
        app = QApplication(sys.argv[:1])
        dress(app, "light")
        return take(words, Path(home))


def take(words: list[str], folder: Path) -> int:
    """Take the pictures, with files and settings in a folder."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / ".config"))
    if "--readme" in words:
        studio = Studio("en", folder)
        shoot(studio.page("overview")(), (1280, 800), README_PICTURE)
        studio.close()
        words = [word for word in words if word != "--readme"]
        if not words:
            return 0
    unknown = [word for word in words if not any(word in name for name in _names(folder))]
    if unknown:
        print(f"No picture has {', '.join(unknown)} in its name.", file=sys.stderr)
        return 2
    for language in dict.fromkeys(look.language for look in LOOKS):
        _round(language, words, folder)
    return 0


def _names(folder: Path) -> list[str]:
    studio = Studio("en", folder)
    names = [f"{name}-{look.name}" for name, _ in studio.shots() for look in LOOKS]
    studio.close()
    return names


def _round(language: str, words: list[str], folder: Path) -> None:
    """Take one language's pictures; a page with two sides is pictured on both."""
    studio = Studio(language, folder)
    for look in (look for look in LOOKS if look.language == language):
        theme().set_look(look.mode, look.scale)
        for name, bring in studio.shots():
            whole = f"{name}-{look.name}"
            if words and not any(word in whole for word in words):
                continue
            shown = bring()
            shoot(shown, look.size, SHOTS / f"{whole}.png")
            for page in shown.findChildren(VerifyPage):
                if page.isVisible() and page.side.isVisible():
                    page.side.segments[0].click()
                    shoot(shown, look.size, SHOTS / f"{name}-centre-{look.name}.png")
                    page.side.segments[1].click()
            studio.tidy(shown)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    studio.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
