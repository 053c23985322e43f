"""Paint the page Assess in its looks and sizes into build/shots: `python tests/gui/assess_shots.py [NAME ...]`."""

from __future__ import annotations

import os
import sys
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QThread
from PySide6.QtWidgets import QApplication, QWidget

from ccassess.app.files import create
from ccassess.app.library import DEFAULT_PACK, find_pack
from ccassess.app.session import Session
from ccassess.domain.assessment import FindingKind, Party
from ccassess.gui.look import dress
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.radar_view import RadarView
from ccassess.gui.theme import Mode, theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"
RAIL, TOP = 80, 70
"""What the window keeps for rail, menus and top line, in pixels of 100 % text."""
RATINGS = "75 60 50 25", "50 50 25 50", "75 75 60 50", "50 25 25 0", "60 50 50 50"


def partly_filled() -> Session:
    session = Session(create(find_pack(DEFAULT_PACK)), who="Aino")
    pack = session.pack
    for place, criterion in enumerate(pack.criteria[:27]):
        ratings = RATINGS[place % len(RATINGS)].split()
        for leaf, rating in zip(criterion.leaves(), ratings, strict=False):
            session.rate(Party.SELF, criterion, leaf.id, Fraction(rating))
    coaching = pack.refs["2.3"]
    for leaf, rating in zip(coaching.leaves(), (75, 25, 60, 50), strict=True):
        session.rate(Party.SELF, coaching, leaf.id, Fraction(rating))
    session.set_grade(Party.SELF, coaching, 1)
    calendar = "Every adviser has a coaching calendar; themes come from listening samples."
    session.add_finding(Party.SELF, coaching, FindingKind.STRENGTH, calendar)
    phone = "Only the phone team is coached on schedule; chat and evening shifts are not."
    session.add_finding(Party.SELF, coaching, FindingKind.IMPROVEMENT, phone)
    session.set_flag(Party.SELF, pack.refs["2.4"], flagged=True)
    session.rate(Party.SELF, pack.refs["2.5"], "checked", None)
    for leaf in pack.refs["2.6"].leaves():
        session.rate(Party.SELF, pack.refs["2.6"], leaf.id, None)
    return session


def page(language: str = "en", criterion: str = "2.3", session: Session | None = None) -> AssessPage:
    session = session or partly_filled()
    ui = Ui(session, theme(), translator(language))
    result = AssessPage(ui)
    ui.setParent(result)
    result.show_place(Place("assess", session.pack.refs[criterion].id))
    return result


def shoot(app: QApplication, paper: AssessPage, name: str, width: int, height: int) -> None:
    px = theme().px
    rail = px(RAIL) if width / theme().scale >= 600 else 0
    paper.resize(width - rail, height - px(TOP))
    paper.show()
    settle(app, paper)
    SHOTS.mkdir(parents=True, exist_ok=True)
    paper.grab().save(str(SHOTS / f"{name}.png"))
    paper.close()


def settle(app: QApplication, paper: QWidget) -> None:
    """Wait until the radar is drawn."""
    paper.grab()
    deadline = QDeadlineTimer(20_000)
    while not deadline.hasExpired():
        app.processEvents()
        if all(radar.is_drawn or not radar.isVisible() for radar in paper.findChildren(RadarView)):
            break
        QThread.msleep(20)
    for _time in range(5):
        app.processEvents()


def absent(language: str = "en") -> AssessPage:
    session = partly_filled()
    autonomy = session.pack.refs["2.4"]
    session.set_not_applicable(Party.SELF, autonomy, "The client decides everything in this contract.")
    return page(language, "2.4", session)


def unfolded() -> AssessPage:
    result = page()
    result.paper.guidance.look_for.setChecked(True)
    result.paper.guidance.verifier.setChecked(True)
    result.paper.summary.fold.setChecked(True)
    return result


def main() -> None:
    app = QApplication([])
    dress(app, "light")
    looks: list[tuple[str, Mode, float, str, int, int]] = [
        ("light", "light", 1, "en", 1280, 800),
        ("dark", "dark", 1, "en", 1280, 800),
        ("1000x640", "light", 1, "en", 1000, 640),
        ("200", "light", 2, "en", 1280, 800),
        ("200-narrow", "dark", 2, "en", 1000, 800),
        ("finnish", "light", 1, "fi", 1280, 800),
        ("finnish-1000x640", "light", 1, "fi", 1000, 640),
        ("tall", "light", 1, "en", 1280, 1100),
        ("result", "light", 1, "en", 1280, 800),
        ("absent", "light", 1, "en", 1280, 800),
        ("unfolded", "light", 1, "en", 1280, 1100),
        ("unfolded-1000x640", "light", 1, "en", 1000, 1300),
    ]
    for name, mode, scale, language, width, height in looks:
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        theme().set_look(mode, scale)
        if name == "absent":
            paper = absent(language)
        elif name.startswith("unfolded"):
            paper = unfolded()
        else:
            paper = page(language, "R1.1" if name == "result" else "2.3")
        shoot(app, paper, f"assess-{name}", width, height)


if __name__ == "__main__":
    main()
