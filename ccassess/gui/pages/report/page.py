"""Report: what is in it, in which language, where it goes; and the data for other programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ccassess.app.reports import UnknownFormatError, write_export
from ccassess.domain.failures import NotSavedError
from ccassess.domain.problems import Severity
from ccassess.gui.jobs import Job
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.report.asking import ask_export_file, ask_report_file, suggestion
from ccassess.gui.pages.report.choices import Choices
from ccassess.gui.pages.report.preview import Preview
from ccassess.gui.pages.report.process import Ending, ReportProcess
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import button, link_button
from ccassess.gui.widgets.line import line
from ccassess.gui.widgets.writing_status import Status
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ccassess.app.history import Change
    from ccassess.gui.pages.report.process import Outcome
    from ccassess.gui.ui import Place, Ui

ONE_COLUMN_BELOW = 840
"""Text px of the page under which the preview stands below the choices."""
CHOICES_WIDTH = 420


class ReportPage(QWidget):
    """The page "report"; it reads the session and never edits it."""

    name = "report"

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        t = ui.t
        set_ground(self, "surface")
        self.choices = Choices(t)
        self.preview = Preview(ui)
        self.status = Status(t)
        self.write = button(t("Write report…"), "primary")
        self.export = button(t("Export data…"), icon_name="download-simple")
        self.checks = plain_label("", "small", "text2")
        self.see_checks = link_button(t("See the checks"))
        self.process = ReportProcess(t, self)
        self._export_job: Job | None = None
        self._export_path: Path | None = None
        self._one_column: bool | None = None
        self._build()
        self.choices.changed.connect(self._refresh)
        self.write.clicked.connect(self.write_report)
        self.export.clicked.connect(self.write_data)
        self.see_checks.clicked.connect(self._go_to_checks)
        self.status.cancelled.connect(self._cancel)
        self.process.progress.connect(self._progress)
        self.process.finished.connect(self._finished)
        ui.changed.connect(self._changed)
        theme().changed.connect(self._measure)
        self._measure()

    def show_place(self, place: Place) -> None:
        """Nothing on this page is a place of its own."""

    def write_report(self) -> None:
        """Ask for the file and write the report into it."""
        choice, t = self.choices.choice, self._ui.t
        if choice is None or self.process.running:
            return
        path = ask_report_file(self, t, suggestion(t, self._ui.session, f"-{choice.language}.pdf"))
        if path is None:
            return
        self.preview.pause()
        self.status.start(t("Starting…"))
        self.process.start(self._ui.session, path, choice)
        self._enable()

    def write_data(self) -> None:
        """Ask for the file and write everything as data."""
        t = self._ui.t
        if self._export_job is not None or self.process.running:
            return
        path = ask_export_file(self, t, suggestion(t, self._ui.session, ".json"))
        if path is None:
            return
        self._export_path = path
        self.status.start(t("Writing…"), cancellable=False)
        self._export_job = Job(partial(write_export, self._ui.session.assessment, path, self._ui.language), self)
        self._export_job.finished.connect(self._exported)
        self._export_job.start()
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was not to be seen."""
        super().showEvent(event)
        self._arrange()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no preview that nobody sees."""
        super().hideEvent(event)
        self.preview.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        t = self._ui.t
        paper = QWidget()
        set_ground(paper, "surface")
        self._rows = QVBoxLayout(paper)
        self._rows.addWidget(plain_label(t("Report"), "h1", bold=True))
        state = t("A practice assessment: the report says Draft, and that its verification is not sealed.")
        self._rows.addWidget(plain_label(state, tone="text2"))
        about = QHBoxLayout()
        about.setSpacing(theme().gap(8))
        about.addWidget(self.checks, 1)
        about.addWidget(self.see_checks)
        self._rows.addLayout(about)
        self._rows.addWidget(line())
        self._rows.addWidget(self.choices)
        self._rows.addStretch(1)
        self._left, self._right = _scrolling(paper), _scrolling(self.preview)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._right.setAccessibleName(t("Preview of the report"))
        self._right.setProperty("pane", True)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._left, line(), self._foot()):
            column.addWidget(part)
        self._upright = line(upright=True)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._column)
        beside.addWidget(self._upright)
        beside.addWidget(self._right, 1)

    def _foot(self) -> QWidget:
        """Return what stays in sight however far one has scrolled: the buttons, and what becomes of them."""
        foot = QWidget()
        set_ground(foot, "window")
        self._foot_rows = QVBoxLayout(foot)
        self._foot_rows.addWidget(self.status)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.export)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.write)
        self._foot_rows.addLayout(self._buttons)
        return foot

    def _changed(self, _change: Change) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        errors = sum(check.severity is Severity.ERROR for check in self._ui.session.checks())
        t = self._ui.t
        self.checks.setText(
            t.n("{count} error in the checks.", "{count} errors in the checks.", errors)
            if errors
            else t("No errors in the checks.")
        )
        self.see_checks.setVisible(bool(errors))
        self._enable()
        if self.isVisible() and not self.process.running:
            self.preview.show_choice(self.choices.choice)

    def _enable(self) -> None:
        idle = not self.process.running and self._export_job is None
        self.write.setEnabled(idle and self.choices.choice is not None)
        self.export.setEnabled(idle)

    def _cancel(self) -> None:
        self.status.show_cancelling()
        self.process.cancel()

    def _progress(self, page: int, pages: int) -> None:
        self.status.show_page(page, pages, self.preview.pages)

    def _finished(self, outcome: Outcome) -> None:
        t = self._ui.t
        match outcome.ending:
            case Ending.WRITTEN:
                self.status.show_written(t("Report written: {path}", path=outcome.path), outcome.path)
            case Ending.CANCELLED:
                self.status.show_sentence(t("Cancelled; no report was written."))
            case Ending.FAILED:
                self.status.show_error(t("The report was not written. {why}", why=outcome.sentence))
        self._refresh()

    def _exported(self, outcome: object) -> None:
        t, path = self._ui.t, self._export_path
        self._export_job = None
        if isinstance(outcome, UnknownFormatError):
            self.status.show_error(t("Name the file with .json, .xlsx or .csv at its end: that says what to write."))
        elif isinstance(outcome, NotSavedError):
            self.status.show_error(t("Nothing was written. {why}", why=not_saved_sentence(t, outcome)))
        elif isinstance(outcome, BaseException):
            self.status.show_error(t("Nothing was written. {why}", why=str(outcome)))
        elif path is not None:
            self.status.show_written(t("Data written: {path}", path=path), path)
        self._enable()

    def _go_to_checks(self) -> None:
        self._ui.go("overview")

    def _arrange(self) -> None:
        one_column = theme().text_width(self.width()) < ONE_COLUMN_BELOW
        if one_column == self._one_column:
            return
        self._one_column = one_column
        for part in (self._upright, self._right):
            part.setVisible(not one_column)
        if one_column:
            self._right.takeWidget()
            self._rows.insertWidget(self._rows.count() - 1, self.preview)
        else:
            self._rows.removeWidget(self.preview)
            self._right.setWidget(self.preview)
        self.preview.show()
        self._measure()

    def _measure(self) -> None:
        side = theme().gap(24)
        self._rows.setContentsMargins(side, theme().gap(16), side, side)
        self._rows.setSpacing(theme().gap(8))
        self._foot_rows.setContentsMargins(side, theme().gap(8), side, theme().gap(8))
        self._foot_rows.setSpacing(theme().gap(8))
        self._buttons.setSpacing(theme().gap(8))
        if self._one_column:
            self._column.setMinimumWidth(0)
            self._column.setMaximumWidth(16_777_215)
        else:
            self._column.setFixedWidth(theme().px(CHOICES_WIDTH))


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
