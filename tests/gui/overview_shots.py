"""Paint Overview and Profile of the worked example into build/shots: `python tests/gui/overview_shots.py`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ccassess.app.files import create, open_example
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.gui.look import dress
from ccassess.gui.pages.overview import OverviewPage
from ccassess.gui.pages.profile import ProfilePage
from ccassess.gui.theme import theme
from ccassess.gui.ui import Ui
from ccassess.i18n import translator

if TYPE_CHECKING:
    from ccassess.gui.theme import Mode

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"


@dataclass(frozen=True)
class Shot:
    name: str
    mode: Mode = "light"
    scale: float = 1.0
    # The page's own size: the window's without rail, menu bar and top line.
    width: int = 1200
    height: int = 730
    language: str = "en"
    whole: bool = False
    asks: bool = False
    empty: bool = False


OVERVIEWS = (
    Shot("light"),
    Shot("dark", mode="dark"),
    Shot("1000x640", width=920, height=570),
    Shot("whole-1000", width=920, whole=True),
    Shot("finnish", language="fi"),
    Shot("200", scale=2.0, width=1200, whole=True),
    Shot("finnish-200-dark", mode="dark", scale=2.0, width=1200, language="fi", whole=True),
    Shot("why", asks=True, whole=True),
    Shot("empty", empty=True),
)
PROFILES = (
    Shot("light"),
    Shot("dark", mode="dark"),
    Shot("1000x640", width=920, height=570, whole=True),
    Shot("finnish-200", scale=2.0, language="fi", whole=True),
    Shot("empty", empty=True, whole=True),
)


def shoot(app: QApplication, kind: type[OverviewPage | ProfilePage], shot: Shot) -> None:
    theme().set_look(shot.mode, shot.scale)
    session = Session(create(find_pack(DEFAULT_PACK))) if shot.empty else open_example(shot.language)
    page = kind(Ui(session, theme(), translator(shot.language)))
    page.resize(shot.width, shot.height)
    page.show()
    app.processEvents()
    if isinstance(page, OverviewPage) and shot.asks:
        page.table.asked.emit(session.pack.areas[3])
    if shot.whole:
        page.resize(shot.width, page.scroller.widget().sizeHint().height())
        app.processEvents()
        page.resize(shot.width, page.scroller.widget().heightForWidth(shot.width))
    deadline = monotonic() + 10
    while monotonic() < deadline:
        app.processEvents()
        sleep(0.01)
        if not isinstance(page, OverviewPage) or page.radar.is_drawn:
            break
    app.processEvents()
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.grab().save(str(SHOTS / f"{kind.name}-{shot.name}.png"))
    page.close()
    page.deleteLater()


def main() -> None:
    app = QApplication([])
    dress(app, "light")
    for shot in OVERVIEWS:
        shoot(app, OverviewPage, shot)
    for shot in PROFILES:
        shoot(app, ProfilePage, shot)


if __name__ == "__main__":
    main()
