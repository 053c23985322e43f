"""Paint the Verify and Report pages in every form into build/shots: `python tests/gui/verify_shots.py`."""

from __future__ import annotations

import os
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from ccassess.app.files import open_example
from ccassess.app.session import Session
from ccassess.domain.assessment import Party
from ccassess.gui.look import dress
from ccassess.gui.pages.report import ReportPage
from ccassess.gui.pages.verify import VerifyPage
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.theme import Mode

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"
RAIL, HEAD = 80, 70


def example(language: str, *, hidden: bool) -> Session:
    session = Session(open_example(language).assessment, None, "Marja-Leena Vuorikari")
    coaching = session.pack.refs["2.3"]
    for leaf in coaching.leaves()[2:] if hidden else ():
        session.rate(Party.VERIFICATION, coaching, leaf.id, None)
    session.set_grade(Party.VERIFICATION, coaching, None if hidden else 1)
    session.rate(Party.VERIFICATION, coaching, "planned", Fraction(75))
    session.rate(Party.VERIFICATION, coaching, "carried_out", Fraction(25))
    return session


def shoot(page: QWidget, name: str, size: tuple[int, int]) -> None:
    page.resize(*size)
    page.show()
    for _ in range(4):
        QApplication.processEvents()
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.grab().save(str(SHOTS / f"{name}.png"))


def shoot_whole() -> None:
    """Show what lies below the fold: the arithmetic opened, the words, and a criterion that does not apply."""
    ui = Ui(example("en", hidden=False), theme(), translator("en"))
    session, coaching = ui.session, ui.session.pack.refs["2.3"]
    page = VerifyPage(ui)
    page.show_place(Place("verify", coaching.id))
    page.show()
    page.sheet.score.why.click()
    session.set_note(Party.VERIFICATION, coaching, "Ask the team leads about the evening shift.\nSecond line.")
    shoot(page, "verify-whole", (1200, 1150))
    session.set_reason(coaching, None)
    session.set_flag(Party.VERIFICATION, coaching, flagged=True)
    session.set_not_applicable(Party.SELF, coaching, "Coaching is bought from the owner’s school.")
    shoot(page, "verify-agree", (1200, 1150))
    page.sheet.absence.mark.click()
    shoot(page, "verify-absent", (1200, 1150))
    page.close()
    page.deleteLater()


def shoot_report(ui: Ui, name: str, size: tuple[int, int]) -> None:
    """Wait for the preview, then show what a finished report looks like as well."""
    page = ReportPage(ui)
    shoot(page, f"report-waiting-{name}", size)
    patience = QDeadlineTimer(30_000)
    while not page.preview.more.isVisibleTo(page.preview) and not patience.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    page.status.show_written("Report written: /home/outi/Documents/Kaisla.pdf", Path("Kaisla.pdf"))
    shoot(page, f"report-{name}", size)
    page.status.start("")
    page.status.show_page(7, 39)
    page.choices.ticks[next(iter(page.choices.ticks))].setChecked(False)
    shoot(page, f"report-writing-{name}", size)
    page.close()
    page.deleteLater()


def main() -> None:
    app = QApplication(sys.argv[:1])
    dress(app, "light")
    looks: tuple[tuple[str, Mode, float, tuple[int, int], str], ...] = (
        ("light", "light", 1.0, (1280, 800), "en"),
        ("dark", "dark", 1.0, (1280, 800), "en"),
        ("1000x640", "light", 1.0, (1000, 640), "en"),
        ("200", "light", 2.0, (1280, 800), "en"),
        ("finnish", "light", 1.0, (1280, 800), "fi"),
        ("finnish-200", "dark", 2.0, (1000, 640), "fi"),
    )
    for name, mode, scale, (width, height), language in looks:
        theme().set_look(mode, scale)
        size = (width - round(RAIL * scale), height - round(HEAD * (scale + 1) / 2))
        for hidden in (False, True):
            ui = Ui(example(language, hidden=hidden), theme(), translator(language))
            page = VerifyPage(ui)
            page.show_place(Place("verify", ui.session.pack.refs["2.3"].id))
            shoot(page, f"verify-{'hidden-' if hidden else ''}{name}", size)
            if page.side.isVisible():
                page.side.segments[0].click()
                shoot(page, f"verify-centre-{'hidden-' if hidden else ''}{name}", size)
            page.close()
            page.deleteLater()
        shoot_report(ui, name, size)
    theme().set_look("light", 1.0)
    shoot_whole()


if __name__ == "__main__":
    main()
