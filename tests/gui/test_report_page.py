"""The page Report: choices, the second process that writes, its end in words, and the preview."""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from ccassess.app.files import open_session
from ccassess.app.reports import Section
from ccassess.domain.assessment import Party
from ccassess.gui.dialogs.questions import Answer
from ccassess.gui.pages.report import ReportPage, asking, page, preview, process
from ccassess.gui.pages.report.asking import ask_export_file, suggestion
from ccassess.gui.pages.report.pictures import picture
from ccassess.gui.theme import theme
from ccassess.gui.ui import Ui
from ccassess.gui.widgets import writing_status
from ccassess.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ccassess.app.session import Session

STAND_IN = """
import json, pathlib, sys, time
words = sys.argv[1:]
target = pathlib.Path(words[words.index("-o") + 1])
here = pathlib.Path(__file__)
heard = {"words": words, "bytes": pathlib.Path(words[1]).read_bytes().hex()}
for line in ("page 1 of 0", "page 1 of 2", "page 2 of 2"):
    print(line, flush=True)
how = here.with_suffix(".how").read_text()
if how == "refuse":
    print("There is no room left on the disk.", file=sys.stderr)
    sys.exit(2)
if how == "break":
    raise ValueError("a defect")
if how == "hang":
    time.sleep(60)
target.write_bytes(b"%PDF-")
here.with_suffix(".heard").write_text(json.dumps(heard))
"""


class StandIn:
    """A program in the place of ours that does as it is told and remembers with which words it was called."""

    def __init__(self, folder: Path) -> None:
        self.script = folder / "stand_in.py"
        self.script.write_text(STAND_IN)
        self.behave("write")

    def behave(self, how: str) -> None:
        self.script.with_suffix(".how").write_text(how)

    def program(self) -> tuple[str, tuple[str, ...]]:
        return sys.executable, (str(self.script),)

    @property
    def heard(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.script.with_suffix(".heard").read_text())
        return found


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn(tmp_path)
    monkeypatch.setattr(process, "program", made.program)
    # So that the preview does not run in between.
    monkeypatch.setattr(preview, "PAUSE", 3_600_000)
    return made


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file the person chooses in the dialog."""
    chosen = tmp_path / "Report ä.pdf"
    monkeypatch.setattr(page, "ask_report_file", lambda *_args: chosen)
    return chosen


@pytest.fixture
def shown(qtbot: QtBot, ui: Ui) -> ReportPage:
    return opened(qtbot, ui)


def opened(qtbot: QtBot, ui: Ui) -> ReportPage:
    made = ReportPage(ui)
    qtbot.addWidget(made)
    made.resize(1200, 730)
    made.show()
    return made


@pytest.fixture
def file_ui(file_session: Session) -> Iterator[Ui]:
    made = Ui(file_session, theme(), translator("en"))
    yield made
    made.close()


def write(qtbot: QtBot, made: ReportPage) -> None:
    with qtbot.waitSignal(made.process.finished, timeout=30_000):
        made.write.click()


def test_the_report_is_written_where_the_person_says(
    qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage
) -> None:
    write(qtbot, shown)
    assert target.exists()
    assert shown.status.sentence.text() == f"Report written: {target}"
    assert shown.status.open.isVisible()
    assert shown.write.isEnabled()


def test_the_second_process_hears_what_was_chosen(
    qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage
) -> None:
    shown.choices.ticks[Section.COVER].click()
    shown.choices.ticks[Section.SCORE_SHEET].click()
    shown.choices.language.segments[1].click()
    write(qtbot, shown)
    heard = stand_in.heard["words"]
    assert isinstance(heard, list)
    assert heard[0] == "report"
    assert heard[2:] == [
        *("-o", str(target), "--language", "fi"),
        *("--sections", "board,how-to-read,areas,criteria,results,glossary,moves", "--progress"),
    ]


def test_a_saved_file_is_read_as_it_is(qtbot: QtBot, stand_in: StandIn, target: Path, file_ui: Ui) -> None:
    write(qtbot, opened(qtbot, file_ui))
    words = stand_in.heard["words"]
    assert isinstance(words, list)
    assert words[1] == str(file_ui.session.path)


def test_what_is_not_saved_yet_is_in_the_report_too(
    qtbot: QtBot, stand_in: StandIn, target: Path, file_ui: Ui, tmp_path: Path
) -> None:
    session = file_ui.session
    session.rate(Party.SELF, session.pack.refs["2.3"], "planned", Fraction(95))
    file_before = session.path.read_bytes() if session.path else b""
    write(qtbot, opened(qtbot, file_ui))
    copy = tmp_path / "heard.ccassess"
    copy.write_bytes(bytes.fromhex(str(stand_in.heard["bytes"])))
    assert open_session(copy).assessment.answer(Party.SELF, "coaching").ratings == {"planned": 95}
    words = stand_in.heard["words"]
    assert isinstance(words, list)
    assert Path(words[1]).name == "Kaisla.ccassess"
    assert not Path(words[1]).exists(), "the copy is gone when it is no longer needed"
    assert session.path is not None
    assert session.path.read_bytes() == file_before
    assert session.unsaved


def test_an_error_is_told_in_the_words_of_the_command_line(
    qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage
) -> None:
    stand_in.behave("refuse")
    write(qtbot, shown)
    assert shown.status.sentence.text() == "Error: The report was not written. There is no room left on the disk."
    assert shown.status.open.isHidden()
    assert shown.write.isEnabled()


def test_a_defect_is_told_without_a_traceback(
    qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[str] = []
    monkeypatch.setattr(process, "write_down", logged.append)
    stand_in.behave("break")
    write(qtbot, shown)
    assert "Traceback" not in shown.status.sentence.text()
    assert "error log" in shown.status.sentence.text()
    assert "a defect" in logged[0]


def test_a_program_that_cannot_be_started_is_told(
    qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "program", lambda: ("/nowhere/at/all", ()))
    write(qtbot, shown)
    assert "could not be started" in shown.status.sentence.text()
    assert shown.write.isEnabled()


def test_writing_can_be_cancelled(qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage) -> None:
    stand_in.behave("hang")
    with qtbot.waitSignal(shown.process.progress, timeout=30_000):
        shown.write.click()
    assert shown.status.cancel.isVisible()
    assert not shown.write.isEnabled()
    with qtbot.waitSignal(shown.process.finished, timeout=30_000):
        shown.status.cancel.click()
    assert shown.status.sentence.text() == "Cancelled; no report was written."
    assert not target.exists()


def test_a_page_that_goes_takes_its_process_along(
    qtbot: QtBot, stand_in: StandIn, target: Path, ui: Ui, dies: Callable[[QWidget], None]
) -> None:
    stand_in.behave("hang")
    made = ReportPage(ui)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.show()
    with qtbot.waitSignal(made.process.progress, timeout=30_000):
        made.write.click()
    dies(made)


def test_the_bar_never_goes_back(shown: ReportPage) -> None:
    shown.status.start("")
    shown.status.show_page(30, 0, 40)
    first = shown.status.bar.value()
    shown.status.show_page(1, 40)
    assert first < shown.status.bar.value()
    shown.status.show_page(40, 40)
    assert shown.status.bar.value() == shown.status.bar.maximum()
    assert shown.status.step.text() == "Page 40 of 40"


def test_a_report_has_at_least_one_section(stand_in: StandIn, shown: ReportPage) -> None:
    for tick in shown.choices.ticks.values():
        tick.click()
    assert not shown.write.isEnabled()
    assert shown.choices.nothing.isVisible()
    next(iter(shown.choices.ticks.values())).click()
    assert shown.write.isEnabled()


def test_the_reports_language_begins_as_the_screens(qtbot: QtBot, stand_in: StandIn, session: Session) -> None:
    finnish = Ui(session, theme(), translator("fi"))
    assert opened(qtbot, finnish).choices.language.key == "fi"
    finnish.close()


def test_open_shows_the_written_file_only_when_asked(
    qtbot: QtBot, stand_in: StandIn, target: Path, shown: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_urls: list[QUrl] = []
    monkeypatch.setattr(writing_status.QDesktopServices, "openUrl", lambda url: opened_urls.append(url) or True)
    write(qtbot, shown)
    assert not opened_urls
    shown.status.open.click()
    assert [url.toLocalFile() for url in opened_urls] == [str(target)]


def test_data_is_exported_as_the_name_says(
    qtbot: QtBot, stand_in: StandIn, shown: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chosen, held in ((tmp_path / "data.json", "Kaisla Energia"), (tmp_path / "data.csv", "Coaching and feedback")):
        monkeypatch.setattr(page, "ask_export_file", lambda *_args, chosen=chosen: chosen)
        shown.export.click()
        qtbot.waitUntil(shown.export.isEnabled, timeout=30_000)
        assert shown.status.sentence.text() == f"Data written: {chosen}"
        assert held in chosen.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".figures.csv", ".evidence.csv"])
def test_who_chooses_another_kind_without_touching_the_name_means_the_kind(
    shown: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    def chosen(dialog: QFileDialog) -> QFileDialog.DialogCode:
        (kind,) = (one for one in dialog.nameFilters() if f"(*{suffix})" in one)
        dialog.selectNameFilter(kind)
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", chosen)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "Kaisla.json")])
    asked = ask_export_file(shown, translator("en"), tmp_path / "Kaisla.json")
    assert asked == tmp_path / f"Kaisla{suffix}"


@pytest.mark.parametrize("answer", [Answer.REPLACE, Answer.CANCEL])
def test_a_file_there_under_the_other_kinds_name_is_asked_about(
    shown: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    (tmp_path / "Kaisla.csv").write_text("theirs")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "Kaisla.json")])
    monkeypatch.setattr(QFileDialog, "selectedNameFilter", lambda _dialog: "Table (*.csv)")
    monkeypatch.setattr(asking, "ask_about_replacing", lambda *_args: answer)
    asked = ask_export_file(shown, translator("en"), tmp_path / "Kaisla.json")
    assert asked == (tmp_path / "Kaisla.csv" if answer is Answer.REPLACE else None)


def test_an_export_of_another_kind_is_refused_in_words(
    qtbot: QtBot, stand_in: StandIn, shown: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ask_export_file", lambda *_args: tmp_path / "data.xls")
    shown.export.click()
    qtbot.waitUntil(shown.export.isEnabled, timeout=30_000)
    assert ".json, .xlsx or .csv" in shown.status.sentence.text()
    assert not (tmp_path / "data.xls").exists()


def test_the_suggested_name_is_the_documents(file_session: Session, session: Session, tmp_path: Path) -> None:
    t = translator("en")
    assert suggestion(t, file_session, "-fi.pdf") == tmp_path / "Kaisla-fi.pdf"
    session.path = None
    session.set_profile("centre", "A/S: Kaisla")
    assert suggestion(t, session, ".json").name == "A S Kaisla.json"


def test_the_preview_shows_the_first_pages_of_the_real_report(
    qtbot: QtBot, file_ui: Ui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "PAUSE", 0)
    made = opened(qtbot, file_ui)
    qtbot.waitUntil(lambda: len(made.preview.sheets) == preview.PAGES, timeout=60_000)
    assert made.preview.pages > preview.PAGES
    assert made.preview.caption.text() == f"The first {preview.PAGES} of {made.preview.pages} pages"
    with qtbot.waitSignal(made.process.finished, timeout=60_000):
        monkeypatch.setattr(page, "ask_report_file", lambda *_args: tmp_path / "real.pdf")
        made.write.click()
    document = pypdfium2.PdfDocument(tmp_path / "real.pdf")
    assert len(document) == made.preview.pages
    document.close()


def test_a_picture_of_a_page_has_its_proportions(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 400)
    document.save(tmp_path / "one.pdf")
    document.close()
    drawn = picture(tmp_path / "one.pdf", 0, 100)
    assert (drawn.pages, drawn.image.width(), drawn.image.height()) == (1, 100, 200)
