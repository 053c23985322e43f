"""The body of the window: menus and frame, made anew for another session or language, and what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from ccassess.gui.preferences import GEOMETRY, RECENT, STATE
from ccassess.gui.shell.appearance import Appearance
from ccassess.gui.shell.asides import AidWindows
from ccassess.gui.shell.documents import Documents
from ccassess.gui.shell.focus_kept import focus_kept
from ccassess.gui.shell.frame import Frame
from ccassess.gui.shell.layouts import keep_layouts, restore_layout
from ccassess.gui.shell.made_ui import Wishes, ui_for
from ccassess.gui.shell.menus import Menus
from ccassess.gui.shell.naming import document_name, step_names
from ccassess.gui.shell.on_screen import stay_on_screen
from ccassess.gui.shell.pages import PlacedPage
from ccassess.gui.shell.qt_words import QtWords
from ccassess.gui.shell.returned import SHOW_RETURNED, Returned
from ccassess.gui.shell.saving_trouble import SavingTrouble
from ccassess.gui.ui import Place
from ccassess.i18n import translator
from ccassess.wording.terms import state_name

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ccassess.app.history import Change
    from ccassess.app.session import Session
    from ccassess.gui.autosave import SaveState
    from ccassess.gui.preferences import Preferences
    from ccassess.gui.shell.notice import Said
    from ccassess.gui.ui import Ui

SIZE = (1280, 800)
SMALLEST = (480, 360)
FIRST_PAGE = Place("overview")


class Body(QMainWindow):
    """One open assessment, or the start page; keeps its place.

    `asked` carries the name of a command, `file_asked` a recent file.
    """

    asked = Signal(str)
    file_asked = Signal(object)

    def __init__(
        self, preferences: Preferences, who: str = "", path: Path | None = None, *, example: bool = False
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.ui: Ui | None = None
        self._frame: Frame | None = None
        self.place = FIRST_PAGE
        self._qt_words = QtWords()
        self.appearance = Appearance(preferences, self)
        self.t = translator(self.appearance.language)
        self.aids = AidWindows(self)
        self.documents = Documents(self, preferences, self.t, who)
        # Before anything listens: what is open by now needs not be built a second time.
        self.returned = Returned(self)
        self.returned.told.connect(self.say)
        self._trouble = SavingTrouble()
        asking = self.documents.ask_who_once
        self._wishes = Wishes(asking, self.go_to, self.aids.show_aid, self.say, self._changed)
        self._is_free = False
        self.documents.begin_with(path, example=example)
        self.returned.follow(self.documents.keeping)
        self.appearance.language_changed.connect(self._language_changed)
        self.appearance.chosen_changed.connect(self._tick_choices)
        self.documents.opened.connect(self._opened)
        self.documents.opening.connect(self._opening)
        self.documents.saved.connect(self._show_saved)
        self.documents.told.connect(self.say)
        self.documents.renamed.connect(self._renamed)
        self.documents.attendance.freed.connect(self._freed)
        self.documents.bringing.said.connect(self._offer)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.restoreGeometry(preferences.get(GEOMETRY))
        stay_on_screen(self)
        self.restoreState(preferences.get(STATE))
        self._build()
        if self.documents.being_opened:
            self.frame.show_opening(self.documents.being_opened)
        elif self.session is None:
            self.frame.show_start()
        else:
            self.go_to(self.place)
            self._tell_returned()

    @property
    def frame(self) -> Frame:
        """What the window holds now."""
        return cast("Frame", self._frame)

    @property
    def session(self) -> Session | None:
        """The open session."""
        return self.documents.session

    def go_to(self, place: Place) -> None:
        """Show a place of the open assessment."""
        if self.ui is None:
            return
        self.place = place
        self.frame.show_place(place)
        self.menus.choose(f"page:{place.page}")
        self.menus.set_page_actions(self.page_actions)
        self.refresh()

    @property
    def page_actions(self) -> list[QAction]:
        """The actions the page shown offers, for the menu Assessment and the key map."""
        page = self.frame.current
        return [] if page is None else page.actions()

    @property
    def here(self) -> Place:
        """The place shown: one may have gone on from where the window led, by the buttons of the page."""
        page: object = self.frame.pages.get(self.place.page)
        return page.place if isinstance(page, PlacedPage) else self.place

    def show_first(self) -> None:
        """Show the files opened last, and the start page where nothing is open."""
        self.list_recent()
        if self.ui is None:
            self.frame.show_start()

    def list_recent(self) -> None:
        """List the files opened last, as far as they are still there."""
        recent = [path for path in self.preferences.get(RECENT) if path.is_file()]
        self.frame.set_recent(recent)
        self.menus.set_recent(recent)

    def keep_layouts(self) -> None:
        """Remember how the pages' columns stand."""
        if self._frame is not None:
            keep_layouts(self._frame.pages.values(), self.preferences)

    # What the window is made of

    def _build(self) -> None:
        """Make menus and frame anew, for another session or another language."""
        session = self.session
        self.keep_layouts()
        old_frame, old_ui = self._frame, self.ui
        self._qt_words.speak(self.t.language)
        self.documents.speak(self.t)
        self.menuBar().clear()
        self.menus = Menus(self.menuBar(), self.t, self)
        self.menus.asked.connect(self.asked)
        self.menus.file_asked.connect(self.file_asked)
        self.ui = ui_for(old_ui, session, self.t, self._wishes)
        self.documents.bringing.language = self.t.language if self.ui is None else self.ui.language
        self._frame = Frame(self.t, self.ui, self.menus.go_menu)
        self._frame.asked.connect(self.asked)
        self._frame.file_asked.connect(self.file_asked)
        self._frame.page_made.connect(self._page_made)
        if self.ui is not None:
            self.ui.setParent(self._frame)
        if self.ui is not old_ui:
            self.aids.follow(self.ui)
            if old_ui is not None:
                old_ui.close()
        self.setCentralWidget(self._frame)
        if old_frame is not None:
            old_frame.deleteLater()
        self._frame.arrange()
        self.menus.set_open(is_open=session is not None)
        self._tell_reading()
        self.menus.set_moved(is_moved=session is not None and bool(session.assessment.moves))
        self._tick_choices()
        self._show_saved(self._save_state)
        self.refresh()

    def _page_made(self, page: QWidget) -> None:
        restore_layout(page, self.preferences)

    def _opened(self, _session: Session | None) -> None:
        self.place = FIRST_PAGE
        self._trouble.forget()
        self._is_free = False
        old_menus = self.menus
        self._build()
        old_menus.discard()
        self.show_first()
        self.go_to(self.place)
        self.returned.follow(self.documents.keeping)
        self._tell_returned()

    def _tell_returned(self) -> None:
        self.returned.tell(self.ui, self.frame.notice, self.documents.trouble)

    def show_returned(self) -> None:
        """Show what came back from the journal, and ask about what waits for a decision."""
        self.frame.notice.withdraw(SHOW_RETURNED)
        self.returned.show_list()
        if self.returned.is_open:
            self._tell_returned()

    def _opening(self, name: str) -> None:
        if name:
            self.frame.show_opening(name)
        elif self.ui is None:
            self.frame.show_start()
        else:
            self.go_to(self.here)

    def _language_changed(self) -> None:
        self.t = translator(self.appearance.language)
        self._build_again()

    def _build_again(self) -> None:
        """Make everything anew in the same place: another language, or changes all over the document."""
        place, old_menus, old_notice = self.here, self.menus, self.frame.notice
        give_back = focus_kept(self.frame)
        self._build()
        old_menus.discard()
        self.show_first()
        self.go_to(place)
        give_back(self.frame)
        self.frame.notice.go_on_from(old_notice)
        if self.returned.is_open:
            self._tell_returned()
        self.documents.bringing.tell_again()

    def _tick_choices(self) -> None:
        for name in self.appearance.chosen():
            self.menus.choose(name)

    # What the window shows of the session

    @property
    def _save_state(self) -> SaveState | None:
        autosave = self.documents.autosave
        return None if autosave is None else autosave.state

    def _show_saved(self, state: SaveState | None) -> None:
        self.frame.top_line.set_saved(state, edited=self.documents.edited_untitled)
        if state is not None and self.session is not None:
            self._trouble.tell(self.t, self.frame.notice, state, self.session.path)

    def _renamed(self) -> None:
        self.refresh()
        self.list_recent()

    def _freed(self) -> None:
        self._is_free = True
        self._tell_reading()

    def _tell_reading(self) -> None:
        read_only = None if self.session is None else self.session.read_only
        self.frame.strip.tell(read_only, is_free=self._is_free)
        self.menus.set_reading(is_reading=read_only is not None)

    def _changed(self, change: Change) -> None:
        self.refresh()
        if change.step.code in {"bring-back", "restore"} or change.kind == "together":
            # It touches everything, and pages ask what a change touched.
            QTimer.singleShot(0, self, self._build_again)

    def refresh(self) -> None:
        """Show anew what top line, menus and title say about the session."""
        session, ui = self.session, self.ui
        if session is None or ui is None:
            self.setWindowTitle(self.t("Contact Center Assessment"))
            return
        name = document_name(session) or self.t("Untitled")
        self.frame.top_line.set_document(name, str(session.path or ""), state_name(self.t))
        short = session.path.stem if session.path else session.assessment.profile.centre.strip() or name
        self.setWindowTitle(f"{short} – ccassess")
        undo, redo = step_names(self.t, session, ui.language)
        self.frame.top_line.set_steps(undo, redo)
        self.menus.set_step("undo", undo)
        self.menus.set_step("redo", redo)
        if session.path is None:
            self._show_saved(self._save_state)

    def _offer(self, said: Said) -> None:
        self.frame.notice.take(said)

    def say(self, sentence: str) -> None:
        """Tell a person something they should know, without stopping them."""
        self.frame.notice.say(sentence)

    def say_done(self, sentence: str) -> None:
        """Tell a person that what they asked for was done."""
        self.frame.notice.say(sentence, done=True)
