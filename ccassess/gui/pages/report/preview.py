"""The first pages of the report as it would be, on the tinted ground beside the choices."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTemporaryDir, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ccassess.gui.jobs import Job
from ccassess.gui.labels import plain_label
from ccassess.gui.pages.report.pictures import Picture, picture
from ccassess.gui.pages.report.process import Choice, Ending, Outcome, ReportProcess
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.buttons import link_button

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.gui.ui import Ui

PAUSE = 500
"""Milliseconds of rest after a choice before the pages are made anew."""
PAGES = 4
"""Pages drawn at a time."""
SHEET_WIDTH = 620


class PageSheet(QWidget):
    """One page as a picture, as wide as there is room up to a sheet's width."""

    def __init__(self, shown: Picture, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = shown.image
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for a sheet's width."""
        return QSize(SHEET_WIDTH, self.heightForWidth(SHEET_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme().px(160), self.heightForWidth(theme().px(160)))

    def heightForWidth(self, width: int) -> int:
        """Keep the page's proportions."""
        shown = min(width, SHEET_WIDTH)
        return round(shown * self._image.height() / max(self._image.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Paint the page in the middle, with an outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), SHEET_WIDTH)
        spot = QRectF((self.width() - width) // 2, 0, width, self.heightForWidth(width))
        painter.drawImage(spot, self._image)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawRect(spot.adjusted(0.5, 0.5, -0.5, -0.5))


class Preview(QWidget):
    """Makes the report in the background once it is seen, and shows its first pages; never holds anything up."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._choice: Choice | None = None
        self._made_of: tuple[Assessment, Choice] | None = None
        self._making: tuple[Assessment, Choice] | None = None
        self._folder = QTemporaryDir()
        self._wanted = PAGES
        self._pages = 0
        self._job: Job | None = None
        self.sheets: list[PageSheet] = []
        set_ground(self, "window")
        self.caption = plain_label("", "small", "text3")
        self.more = link_button(ui.t("Show more pages"))
        self.more.hide()
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.caption)
        self._rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._rows.addStretch(1)
        self._process = ReportProcess(ui.t, self)
        self._process.finished.connect(self._made)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._begin)
        self.more.clicked.connect(self._want_more)
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def pages(self) -> int:
        """How many pages the report has, 0 while unknown."""
        return self._pages

    def show_choice(self, choice: Choice | None) -> None:
        """Show a report of the present value; None where nothing is chosen to be in it."""
        self._choice = choice
        if choice is None:
            self.caption.setText("")
            self._clear()
            self._made_of = None
        elif self._made_of != (self._ui.session.assessment, choice):
            self._rest.start()

    def pause(self) -> None:
        """Make nothing while the page is not to be seen, or while the report itself is being written."""
        self._rest.stop()
        self._process.cancel()

    def _begin(self) -> None:
        if self._choice is None:
            return
        if self._process.running or self._job is not None:
            self._process.cancel()
            self._rest.start()
            return
        self.caption.setText(self._ui.t("Making the preview…"))
        self._making = (self._ui.session.assessment, self._choice)
        self._process.start(self._ui.session, self._path, self._choice)

    def _made(self, outcome: Outcome) -> None:
        if outcome.ending is Ending.CANCELLED:
            return
        if outcome.ending is Ending.FAILED:
            self._clear()
            self.caption.setText(self._ui.t("There is no preview. {why}", why=outcome.sentence))
            return
        self._made_of = self._making
        self._clear()
        self._wanted = PAGES
        self._draw_next()

    def _draw_next(self) -> None:
        """Draw one page at a time, so that saving the file never waits for more than one."""
        width = round(SHEET_WIDTH * self.devicePixelRatioF())
        self._job = Job(partial(picture, self._path, len(self.sheets), width), self)
        self._job.finished.connect(self._drawn)
        self._job.start()

    def _drawn(self, outcome: object) -> None:
        self._job = None
        if not isinstance(outcome, Picture):
            self.caption.setText(self._ui.t("There is no preview. {why}", why=str(outcome)))
            return
        t = self._ui.t
        self._pages = outcome.pages
        sheet = PageSheet(outcome, t("Page {page} of {pages}", page=outcome.page + 1, pages=outcome.pages), self)
        # Before the link and the stretch.
        self._rows.insertWidget(self._rows.count() - 2, sheet)
        self.sheets.append(sheet)
        shown = len(self.sheets)
        self.caption.setText(
            t("The first {shown} of {pages} pages", shown=shown, pages=self._pages)
            if shown < self._pages
            else t.n("{count} page", "All {count} pages", self._pages)
        )
        if shown < min(self._wanted, self._pages):
            self._draw_next()
        self.more.setVisible(self._wanted <= shown < self._pages)

    def _want_more(self) -> None:
        self.more.hide()
        self._wanted += PAGES
        if self._job is None:
            self._draw_next()

    def _clear(self) -> None:
        for sheet in self.sheets:
            self._rows.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self.sheets = []
        self._pages = 0
        self.more.hide()

    @property
    def _path(self) -> Path:
        return Path(self._folder.path()) / "preview.pdf"

    def _measure(self) -> None:
        side = theme().gap(24)
        self._rows.setContentsMargins(side, theme().gap(14), side, side)
        self._rows.setSpacing(theme().gap(12))
