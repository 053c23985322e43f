"""Measures what docs/benchmarks.md describes, as ratios of two things done in one run (`dev.py bench`)."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Files: TypeAlias = dict[str, bytes]

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9

# A window with nothing in it but a word: what Qt itself costs. Like ours it ends at its first paint.
BARE_WINDOW = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel):
            os._exit(0)
        return False
app = QApplication(sys.argv[:1])
painted = Painted()
app.installEventFilter(painted)
window = QMainWindow()
window.setCentralWidget(QLabel("ccassess"))
window.resize(1280, 800)
window.show()
app.exec()
"""

# Our own window; ends when the page that shows the worked example has been painted. Only that page is watched: to
# show every event of the program to Python would cost more than much of what is measured.
OUR_WINDOW = """
import os, sys
from ccassess.gui.run import run
from ccassess.gui.shell import pages
def watched_page(name, *others):
    from PySide6.QtCore import QEvent, QObject
    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                assert "matplotlib" not in sys.modules, "matplotlib was imported before the first paint"
                os._exit(0)
            return False
    assert name == "overview"
    page = make_page(name, *others)
    page.installEventFilter(Painted(page))
    return page
make_page, pages.make_page = pages.make_page, watched_page
run(None, example=True, who="")
"""

# As many blank pages as the report has, by a process that imports what the report needs.
BLANK_PAGES = """
import sys
import matplotlib.figure
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas(sys.argv[1])
for _ in range(int(sys.argv[2])):
    canvas.showPage()
canvas.save()
"""


def main() -> int:
    """Print every figure; they mean nothing on another computer, their ratios nearly the same."""
    with tempfile.TemporaryDirectory(prefix="ccassess-bench-") as folder:
        home = Path(folder)
        _start(home)
        _report(home)
        _edit(home)
    _rating()
    _packs()
    return 0


def _environment(home: Path) -> dict[str, str]:
    places = {
        name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    }
    screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    # A person's Python keeps the bytecode of what it has imported once, and so must ours, whatever the shell says.
    bytecode = {"PYTHONPYCACHEPREFIX": str(home / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, **places, **screen, **bytecode}


def _seconds(home: Path, *command: object) -> float:
    began = time.perf_counter()
    subprocess.run(
        [str(word) for word in command], env=_environment(home), cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def _compare(home: Path, ours: list[object], bare: list[object]) -> tuple[float, float]:
    """Return the medians of both, measured by turns so that a busy moment meets both; the first round warms up."""
    pairs = [(_seconds(home, *ours), _seconds(home, *bare)) for _ in range(ROUNDS + 1)][1:]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def _start(home: Path) -> None:
    ours, bare = _compare(home, [sys.executable, "-c", OUR_WINDOW], [sys.executable, "-c", BARE_WINDOW])
    print(f"start to the example's first paint   {ours * 1000:7.0f} ms")
    print(f"start to a bare window's first paint {bare * 1000:7.0f} ms   ratio {ours / bare:.2f}")


def _report(home: Path) -> None:
    import pypdfium2

    pdf, blank = home / "report.pdf", home / "blank.pdf"
    command = [sys.executable, "-m", "ccassess", "report", "--example", "-o", pdf]
    _seconds(home, *command)
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    ours, bare = _compare(home, list(command), [sys.executable, "-c", BLANK_PAGES, blank, pages])
    print(f"the report, {pages} pages, whole process {ours * 1000:7.0f} ms")
    print(f"the same number of blank pages      {bare * 1000:7.0f} ms   ratio {ours / bare:.2f}")


def _rating() -> None:
    """Measure a rating in the Assess page: from the edit until the window has been painted anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ccassess.app.files import open_example
    from ccassess.domain.assessment import Party
    from ccassess.gui.look import dress
    from ccassess.gui.pages.assess import AssessPage
    from ccassess.gui.theme import theme
    from ccassess.gui.ui import Ui
    from ccassess.i18n import translator

    app = QApplication.instance() or QApplication(sys.argv[:1])
    dress(app)  # type: ignore[arg-type]
    ui = Ui(open_example("en", "Bench"), theme(), translator("en"))
    page = AssessPage(ui)
    page.resize(1200, 730)
    page.show()
    _settle(app)
    node = ui.session.pack.criteria[0]
    times = []
    for number in range(200):
        began = time.perf_counter()
        ui.edit(ui.session.rate, Party.SELF, node, "planned", Fraction(25 if number % 2 else 75))
        app.processEvents()
        times.append(time.perf_counter() - began)
    times.sort()
    print(f"a rating until the page is redrawn   {times[100] * 1000:7.1f} ms   (95 % under {times[190] * 1000:.1f} ms)")


def _edit(home: Path) -> None:
    """Measure an edit until the journal holds it, and until the file does: in an empty file, and in one of 40 MB."""
    # What the sessions keep on this computer goes with the folder.
    os.environ["CCASSESS_DATA"] = str(home / "data")
    try:
        _edit_two_files(home)
    finally:
        del os.environ["CCASSESS_DATA"]


def _edit_two_files(home: Path) -> None:
    from ccassess.app.files import begin_save, create, finish_save, save_as
    from ccassess.app.journaling import Journaling
    from ccassess.app.library import DEFAULT_PACK, find_pack
    from ccassess.app.session import Session
    from ccassess.domain.assessment import Party
    from ccassess.storage.intake import Intake
    from ccassess.storage.journal import Journal

    journal = Journal()
    opened: dict[int, tuple[Session, Journaling]] = {}
    for files in (0, 40):
        session = Session(create(find_pack(DEFAULT_PACK)))
        for number in range(files):
            data = random.Random(number).randbytes(500_000).hex().encode()  # noqa: S311 - the same each time
            taken = Intake(f"{number}.txt", data, session.contents.put(data))
            session.evidence.add_file(taken, session.pack.criteria[number % 38].id)
        save_as(session, home / f"{files}.ccassess", overwrite=False)
        opened[files] = session, Journaling(session, journal)

    def edit(files: int, number: int) -> None:
        session, journaling = opened[files]
        session.set_note(Party.SELF, session.pack.criteria[number % 38], f"note {number}")
        if not journaling.commit().durable:
            raise RuntimeError(journaling.durability.error)

    def save(files: int, number: int) -> None:
        edit(files, number)
        session, journaling = opened[files]
        begun = begin_save(session)
        if begun is None:
            raise RuntimeError(number)
        journaling.begin_write(begun).run()
        finish_save(session, begun)

    for name, way, rounds in (("kept in the journal", edit, 100), ("saved in the file", save, ROUNDS)):
        turns = [[_spent_on(way, files, number) for files in opened] for number in range(rounds + 1)][1:]
        empty, full = (statistics.median(times) for times in zip(*turns, strict=True))
        print(f"an edit until {name:19}    {empty * 1000:7.1f} ms")
        print(f"   with 40 files of 1 MB             {full * 1000:7.1f} ms   ratio {full / empty:.2f}")
    for _, journaling in opened.values():
        journaling.close()
    journal.close()


def _spent_on(way: Callable[[int, int], None], files: int, number: int) -> float:
    began = time.perf_counter()
    way(files, number)
    return time.perf_counter() - began


def _packs() -> None:
    """Measure the reading of a pack: 200 criteria against 38, and against PyYAML's own reading of the same files."""
    import yaml

    from ccassess.storage.pack_files import check_pack
    from tests.packs.grown import default_pack, grown_pack

    def loaded_by(loader: type) -> Callable[[Files], None]:
        def load(files: Files) -> None:
            for data in files.values():
                yaml.load(data, Loader=loader)  # noqa: S506 - one of PyYAML's two safe loaders

        return load

    packs = {38: default_pack(), 200: grown_pack(200)}
    ways: dict[str, Callable[[Files], object]] = {"ours": check_pack, "safe_load": loaded_by(yaml.SafeLoader)}
    if hasattr(yaml, "CSafeLoader"):
        ways["CSafeLoader"] = loaded_by(yaml.CSafeLoader)
    keys = [(name, count) for name in ways for count in packs]
    rounds = [{(name, count): _spent(ways[name], packs[count]) for name, count in keys} for _ in range(ROUNDS + 1)][1:]
    taken = {key: statistics.median(one[key] for one in rounds) for key in keys}
    sizes = {count: sum(map(len, files.values())) for count, files in packs.items()}
    for count, size in sizes.items():
        print(f"a pack of {count:3} criteria, {size // 1000:5} kB     {taken['ours', count] * 1000:7.0f} ms")
    grown, times = sizes[200] / sizes[38], taken["ours", 200] / taken["ours", 38]
    print(f"   {grown:.2f} times the bytes in {times:.2f} times the time   ratio {times / grown:.2f}")
    for name in list(ways)[1:]:
        both = ", ".join(f"{taken['ours', count] / taken[name, count]:.2f}" for count in packs)
        print(f"   against {name} of the same files    {taken[name, 38] * 1000:7.0f} ms   ratio {both}")


def _spent(way: Callable[[Files], object], files: Files) -> float:
    began = time.perf_counter()
    way(files)
    return time.perf_counter() - began


def _settle(app: object) -> None:
    end = time.perf_counter() + 2
    while time.perf_counter() < end:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
