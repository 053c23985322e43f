"""What the window holds: rail, top line, notice, and the pages, each made at its first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QStackedWidget, QWidget

from ccassess.gui.jobs import Job
from ccassess.gui.labels import plain_label
from ccassess.gui.learn_page import LearnPage
from ccassess.gui.shell.notice import Notice
from ccassess.gui.shell.pages import as_page, import_pages, make_page, page_entries
from ccassess.gui.shell.rail import Rail
from ccassess.gui.shell.strip import ReadingStrip
from ccassess.gui.shell.top_line import MENU_BELOW, TopLine
from ccassess.gui.start_page import StartPage
from ccassess.gui.style_sheet import set_ground
from ccassess.gui.theme import theme
from ccassess.gui.widgets.line import line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from ccassess.gui.ui import Place, Ui
    from ccassess.i18n import Translator


IDLE = 500
"""Milliseconds after the first page before the modules of the others are imported, in the worker's thread."""


class Frame(QWidget):
    """One session in one language; a change of either makes a new frame.

    `asked` carries the name of a command, `file_asked` a recent file, `page_made` a page at its first visit.
    """

    asked = Signal(str)
    file_asked = Signal(object)
    page_made = Signal(object)

    def __init__(self, t: Translator, ui: Ui | None, go_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._ui = ui
        self._pages: dict[str, QWidget] = {}
        self._start: StartPage | None = None
        self._recent: Sequence[Path] = ()
        set_ground(self, "surface")
        self.rail = Rail(t)
        self.top_line = TopLine(t, go_menu)
        self.strip = ReadingStrip(t)
        self.notice = Notice(t)
        self.stack = QStackedWidget()
        self.opening = plain_label("", "h2", "text2")
        self.opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.opening)
        self._upright = line(upright=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 5, 1)
        grid.addWidget(self._upright, 0, 1, 5, 1)
        grid.addWidget(self.top_line, 0, 2)
        self._under_top = line()
        grid.addWidget(self._under_top, 1, 2)
        grid.addWidget(self.strip, 2, 2)
        grid.addWidget(self.notice, 3, 2)
        grid.addWidget(self.stack, 4, 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(2, 1)
        for part in (self.rail, self._upright, self.top_line, self._under_top):
            part.setVisible(ui is not None)
        self.rail.wanted.connect(self._page_wanted)
        self.top_line.asked.connect(self.asked)
        self.strip.asked.connect(self.asked)
        self.notice.acted.connect(self.asked)
        theme().changed.connect(self.arrange)

    @property
    def current(self) -> QWidget | None:
        """The page shown."""
        return self.stack.currentWidget()

    @property
    def start(self) -> StartPage:
        """The start page, made when it is first wanted."""
        if self._start is None:
            self._start = StartPage(self._t)
            self._start.set_recent(self._recent)
            self._start.asked.connect(self.asked)
            self._start.file_asked.connect(self.file_asked)
            self.stack.addWidget(self._start)
        return self._start

    def set_recent(self, files: Sequence[Path]) -> None:
        """Have the start page list the files opened last, those still there."""
        self._recent = files
        if self._start is not None:
            self._start.set_recent(files)

    @property
    def pages(self) -> dict[str, QWidget]:
        """The pages visited so far, by name."""
        return self._pages

    def show_place(self, place: Place) -> None:
        """Show a page of the assessment, and on it a criterion or field."""
        page = self._page(place.page)
        # The focus goes along from page to page; on the rail or the top line it stays.
        focus = QApplication.focusWidget()
        beside = focus is not None and self.isAncestorOf(focus) and not self.stack.isAncestorOf(focus)
        goes_along = page is not self.current and not beside
        self.stack.setCurrentWidget(page)
        self.rail.choose(place.page)
        if goes_along:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(self._pages) == 1:
            QTimer.singleShot(IDLE, self, self._import_others)
        if not place.is_whole_page:
            as_page(page).show_place(place)

    def show_start(self) -> None:
        """Show the start page."""
        self._show_plain(self.start)
        proxy = self.start.focusProxy()
        if proxy is not None:
            proxy.setFocus()

    def show_learn(self) -> LearnPage:
        """Show how the method works."""
        learn = self._pages.get("learn")
        if not isinstance(learn, LearnPage):
            learn = LearnPage(self._t)
            self._pages["learn"] = learn
            self.stack.addWidget(learn)
        self._show_plain(learn)
        learn.back.setFocus()
        return learn

    def show_opening(self, name: str) -> None:
        """Say that a file is being read."""
        self.opening.setText(self._t("Opening {name}…", name=name))
        self._show_plain(self.opening)

    def arrange(self) -> None:
        """Give rail and top line the form that fits the width."""
        width = theme().text_width(self.width())
        self.top_line.set_text_width(width)
        has_rail = self._ui is not None and width >= MENU_BELOW
        self.rail.setVisible(has_rail)
        self._upright.setVisible(has_rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.arrange()

    def _show_plain(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.rail.choose("")

    def _page(self, name: str) -> QWidget:
        if name not in self._pages:
            if self._ui is None:
                raise LookupError(name)
            page = make_page(name, self._ui, self.stack)
            page.setAccessibleName(next(entry.title for entry in page_entries(self._t) if entry.name == name))
            self._pages[name] = page
            self.stack.addWidget(page)
            self.page_made.emit(page)
        return self._pages[name]

    def _import_others(self) -> None:
        Job(import_pages, self).start()

    def _page_wanted(self, name: str) -> None:
        self.asked.emit(f"page:{name}")
