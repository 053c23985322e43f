"""Paint the page Evidence and evidence elsewhere into build/shots: `python tests/gui/evidence_shots.py [NAME ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CCASSESS_DATA", tempfile.mkdtemp(prefix="ccassess-shots-"))

from PySide6.QtWidgets import QApplication, QWidget

from ccassess.app.evidence_intake import take_in
from ccassess.gui.dialogs.evidence import LinkForm
from ccassess.gui.dialogs.pick import PickDialog
from ccassess.gui.evidence.rows import criterion_words
from ccassess.gui.look import dress
from ccassess.gui.pages.assess import AssessPage
from ccassess.gui.pages.evidence import EvidencePage
from ccassess.gui.theme import Mode, theme
from ccassess.gui.ui import Place, Ui
from ccassess.i18n import translator
from tests.gui.assess_shots import partly_filled, settle

if TYPE_CHECKING:
    from ccassess.app.session import Session

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"
RAIL, TOP = 80, 70
FILES = (
    ("Annual clock 2026.txt", b"January: plan", ("1.2", "1.3")),
    ("Coaching calendar 2026.csv", b"week;adviser", ("2.3",)),
    ("Evaluation of the onboarding programme in Harmaranta and Lautiola, all groups 2025-2026.pdf", b"%PDF-1.4", ()),
    ("invoice\u202efdp.<b>bold</b>.txt", b"text", ("2.3", "2.4", "R1.1")),
    ("Floor plan.png", b"\x89PNG\r\n\x1a\n ", ("4.1",)),
)


def with_evidence(folder: Path) -> Session:
    session = partly_filled()
    refs = session.pack.refs
    session.set_profile("period_end", "2026-08-31")
    for name, data, used in FILES:
        path = folder / name.replace("/", "")
        path.write_bytes(data)
        change = session.evidence.add_file(take_in(path))
        if change is not None:
            for one in used:
                session.evidence.use(change.step.data["evidence"], refs[one].id)
    first, second, *_rest = session.assessment.evidence
    session.evidence.set_date(first.id, "2025-10-12")
    session.evidence.set_valid_until(first.id, "2026-03-31")
    session.evidence.set_date(second.id, "2026-10-02")
    session.evidence.set_note(second.id, "Kept by the team leaders; the evening shift has its own.")
    session.evidence.add_link("https://intra.saarnivirta.example/coaching", "Coaching on the intranet", refs["2.3"].id)
    session.contents._held.pop(session.assessment.evidence[4].sha256)
    return session


def main(words: list[str]) -> None:
    app = QApplication(sys.argv[:1])
    dress(app, "light")
    looks: list[tuple[str, str, Mode, float, int, int]] = [
        ("light", "en", "light", 1.0, 1280, 800),
        ("dark", "fi", "dark", 1.0, 1280, 800),
        ("1000x640", "fi", "light", 1.0, 1000, 640),
        ("200", "en", "light", 2.0, 1280, 800),
        ("200-1000", "fi", "dark", 2.0, 1000, 800),
        ("200-low-en", "en", "light", 2.0, 1000, 640),
        ("200-low-fi", "fi", "light", 2.0, 1000, 640),
    ]
    kept: list[QWidget] = []
    for name, language, mode, scale, width, height in looks:
        theme().set_look(mode, scale)
        rail = theme().px(RAIL) if width / scale >= 600 else 0
        size = width - rail, height - theme().px(TOP)
        with tempfile.TemporaryDirectory() as folder:
            session = with_evidence(Path(folder))
        ui = Ui(session, theme(), translator(language))
        page = EvidencePage(ui)
        shoot(app, page, f"evidence-without-{name}", size, words)
        page.show_item(session.assessment.evidence[1].id)
        page.looking.look()
        for _ in range(20):
            app.processEvents()
        shoot(app, page, f"evidence-{name}", size, words)
        page.show_item(session.assessment.evidence[4].id)
        shoot(app, page, f"evidence-missing-{name}", size, words)
        assess = AssessPage(ui)
        assess.show_place(Place("assess", session.pack.refs["2.3"].id))
        assess.evidence_block.list.choose(session.assessment.evidence[1].id)
        assess.evidence_block.refresh()
        shoot(app, assess, f"evidence-assess-{name}", size, words)
        empty = EvidencePage(Ui(partly_filled(), theme(), translator(language)))
        shoot(app, empty, f"evidence-empty-{name}", size, words)
        rows = [(one.id, criterion_words(ui, one.id)) for one in session.pack.criteria]
        pick = PickDialog(ui.t, ui.t("Criteria it shows"), rows, ui.t("Add"), page)
        pick.tick(rows[2][0])
        shoot(app, pick, f"evidence-pick-{name}", None, words)
        form = LinkForm(ui.t, page)
        form.link.setText("mailto:x")
        form.accept()
        shoot(app, form, f"evidence-link-{name}", None, words)
        # Pages that Python collects while others are being made take Qt down with them.
        kept += [page, assess, empty]


def shoot(app: QApplication, shown: QWidget, name: str, size: tuple[int, int] | None, words: list[str]) -> None:
    if words and not any(word in name for word in words):
        return
    if size is not None:
        shown.resize(*size)
    shown.show()
    settle(app, shown)
    if isinstance(shown, AssessPage):
        shown.paper.verticalScrollBar().setValue(shown.paper.verticalScrollBar().maximum())
        settle(app, shown)
    SHOTS.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(SHOTS / f"{name}.png"))
    print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
