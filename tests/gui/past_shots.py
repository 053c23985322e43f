"""Paint the windows of history and versions into build/shots: `python tests/gui/past_shots.py`."""

from __future__ import annotations

import os
import tempfile
from fractions import Fraction
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ccassess.app.files import open_example, save_as, save_now
from ccassess.app.versions import begin_keep
from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.kept import Kept
from ccassess.gui.look import dress
from ccassess.gui.past.version_sheet import NOW, VersionSheet
from ccassess.gui.preferences import Preferences
from ccassess.gui.shell.window import ShellWindow
from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.app.session import Session
    from ccassess.gui.theme import Mode

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"
LONG = "Every lead talks with every agent, once a month, about two of their contacts, which the agent has chosen. " * 3
LOOKS: tuple[tuple[str, Mode, float, str, tuple[int, int]], ...] = (
    ("light", "light", 1.0, "en", (1080, 700)),
    ("dark-fi", "dark", 1.0, "fi", (1000, 640)),
    ("200-fi", "light", 2.0, "fi", (1000, 640)),
)


def prepare(path: Path, language: str) -> Session:
    """Return the worked example in a file, edited by two people, with some versions."""
    session = open_example(language, "Aino Salmi")
    save_as(session, path, overwrite=True)
    first, second = session.pack.criteria[:2]
    begin_keep(session, Kept.OPENED).run()
    session.rate(Party.SELF, first, first.leaves()[0].id, Fraction(25))
    session.set_note(Party.SELF, first, LONG)
    save_now(session)
    begin_keep(session, Kept.SAVED).run()
    session.who = "Maija Virtanen"
    session.add_finding(Party.VERIFICATION, first, FindingKind.ISSUE, LONG)
    session.rate(Party.SELF, second, second.leaves()[1].id, Fraction(100))
    session.set_profile("unit", "Customer service, all of it")
    save_now(session)
    begin_keep(session, Kept.CLOSED).run()
    session.set_note(Party.SELF, first, "Shorter.")
    session.rate(Party.SELF, first, first.leaves()[0].id, Fraction(50))
    return session


def settle(seconds: float = 0.6) -> None:
    end = monotonic() + seconds
    while monotonic() < end:
        QApplication.processEvents()
        sleep(0.01)


def shot(widget: QWidget, name: str) -> None:
    settle()
    SHOTS.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(SHOTS / f"past-{name}.png"))


def shoot(folder: Path, name: str, language: str, size: tuple[int, int]) -> None:
    preferences = Preferences()
    window = ShellWindow(preferences, "Aino Salmi")
    window.resize(*size)
    window.show()
    window.do(f"language:{language}")
    window.documents.adopt(prepare(folder / f"Kaisla-{name}.ccassess", language))
    assert window.session is not None
    criterion = window.session.pack.criteria[0].id
    for what in ("history", f"history:{criterion}", "versions"):
        kind = what.partition(":")[0]
        window.do(what)
        beside = window.aids.window_of(kind)
        assert beside is not None
        beside.resize(*size)
        settle(2.5 if kind == "versions" else 0.5)
        shot(beside, f"{what.replace(':', '-')}-{name}")
        if kind == "versions":
            sheet = beside.findChild(VersionSheet)
            assert sheet is not None
            next(one for one in sheet.against.segments if one.key == NOW).click()
            shot(beside, f"versions-now-{name}")
            sheet.view.click()
            settle(2)
            window.do("page:assess")
            shot(window, f"viewed-{name}")
            window.do("version-back")
            settle()
            window.do("page:assess")
            shot(window, f"back-{name}")
            window.do("page:verify")
            shot(window, f"verify-{name}")
    window.documents.let_go()
    window.documents.session = None
    window.close()


def main() -> None:
    app = QApplication([])
    dress(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCASSESS_DATA"] = folder
        for name, mode, scale, language, size in LOOKS:
            theme().set_look(mode, scale)
            shoot(Path(folder), name, language, size)


if __name__ == "__main__":
    main()
