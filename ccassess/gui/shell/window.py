"""The window: hands each command to whoever does it, and saves when it loses the focus or closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ccassess.gui.dialogs.questions import tell_kept
from ccassess.gui.preferences import GEOMETRY, STATE
from ccassess.gui.shell.asides import ASIDE, CHECKLIST, TERM
from ccassess.gui.shell.body import Body
from ccassess.gui.shell.dropping import dropped_file
from ccassess.gui.shell.going import first_flagged, first_to_do
from ccassess.gui.shell.helping import Helping
from ccassess.gui.shell.moving import Moving
from ccassess.gui.shell.pages import page_entries
from ccassess.gui.shell.past import PAST, Past
from ccassess.gui.theme import theme
from ccassess.gui.ui import Place

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from ccassess.app.history import Change
    from ccassess.gui.preferences import Preferences
    from ccassess.gui.shell.finding import Hit
    from ccassess.gui.shell.search import Search


class ShellWindow(Body):
    """The whole window, which begins with a file, the worked example or neither.

    `first_painted` comes once, after the window has been seen.
    """

    first_painted = Signal()

    def __init__(
        self, preferences: Preferences, who: str = "", path: Path | None = None, *, example: bool = False
    ) -> None:
        super().__init__(preferences, who, path, example=example)
        self._painted = False
        self._search: Search | None = None
        self._helping = Helping(self)
        self._moving = Moving(self, self.documents)
        self._moving.told.connect(self.say)
        self._moving.done.connect(self.say_done)
        self._past = Past(self)
        self._deeds = {
            "new": self.documents.new,
            "open": self.documents.open,
            "example": self.documents.open_example,
            "save": self._save,
            "save-as": self._save_as,
            "edit-now": self.documents.edit_now,
            "returned": self.show_returned,
            **self.documents.bringing.deeds,
            "move": self._move,
            "receipt": self._show_receipt,
            "close": self._close_document,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "search": self._open_search,
            "full-screen": self._full_screen,
            "start": self._show_start,
            "to-do": self._first_to_do,
            "flagged": self._first_flagged,
            "missing": self._to_profile,
            "print": self._to_report,
            "checklists": self._show_checklists,
            "glossary": self._show_glossary,
            "who": self.documents.ask_who,
            "folder": self._show_folder,
            "logs": self._helping.show_logs,
            "keys": self._show_keys,
            "learn": self._learn,
            "about": self._about,
        }
        self.setAcceptDrops(True)
        self.documents.bringing.commit_typing = self._commit_typing
        self.asked.connect(self.do)
        self.file_asked.connect(self._open_recent)
        self.aids.asked.connect(self.do)

    def do(self, name: str) -> None:
        """Do a command by its name. Raises KeyError for an unknown one."""
        what, _, which = name.partition(":")
        if what == "page":
            self.go_to(Place(which))
        elif what in ASIDE:
            self.aids.show_aid(what, which)
        elif what in PAST:
            self._commit_typing()
            self._past.do(what, which)
        elif not self.appearance.do(name):
            self._deeds[name]()

    # Files

    def _open_recent(self, path: Path) -> None:
        if not path.is_file():
            self.preferences.forget_file(path)
            self.say(self.t("{name} is not there any more. It was taken off the list.", name=path.name))
            self.show_first()
            return
        self.documents.open_path(path)

    def _save(self) -> None:
        self._commit_typing()
        self.documents.save()
        self.refresh()

    def _save_as(self) -> None:
        self._commit_typing()
        self.documents.save_as()

    def _close_document(self) -> None:
        self._commit_typing()
        self.documents.close()

    def _move(self) -> None:
        self._commit_typing()
        if self.ui is not None:
            self._moving.move(self.ui)

    def _show_receipt(self) -> None:
        if self.ui is not None:
            self._moving.show_receipt(self.ui)

    def _show_folder(self) -> None:
        session = self.session
        if session is not None and session.path is not None:
            self._helping.show_folder(session.path.parent)
        else:
            self.say(self.t("This assessment is not in a file yet."))

    # Going about

    def _undo(self) -> None:
        self._commit_typing()
        if self.session is not None:
            self._follow(self.session.undo())

    def _redo(self) -> None:
        self._commit_typing()
        if self.session is not None:
            self._follow(self.session.redo())

    def _follow(self, change: Change | None) -> None:
        """Show what undo or redo changed, where a criterion's sheet is open."""
        if change is None or self.ui is None or self.place.page not in {"assess", "verify"}:
            return
        if change.criterion and change.step.party is not None:
            self.ui.go(self.ui.page_of(change.step.party), change.criterion)

    def _open_search(self) -> None:
        from ccassess.gui.shell.finding import everything
        from ccassess.gui.shell.search import Search

        session, ui = self.session, self.ui
        hits = everything(self.t, session.pack if session else None, ui.language if ui else self.t.language)
        self._search = Search(self.t, hits, self)
        self._search.chosen.connect(self._found)
        corner = self.mapToGlobal(QPoint(self.width() - theme().gap(16), self.menuBar().height() + theme().px(4)))
        margin = theme().gap(16)
        self._search.open_at(corner, QSize(self.width() - 2 * margin, self.height() - theme().px(80)))

    def _found(self, hit: Hit) -> None:
        if hit.command:
            self.do(hit.command)
        elif self.ui is not None:
            page = "verify" if self.place.page == "verify" else "assess"
            self.ui.go(page, hit.criterion)

    def _first_to_do(self) -> None:
        if self.session is not None:
            self._go_to_first(first_to_do(self.session), self.t("Every criterion is scored."))

    def _first_flagged(self) -> None:
        if self.session is not None:
            self._go_to_first(first_flagged(self.session), self.t("No criterion is flagged."))

    def _go_to_first(self, criterion: str, none: str) -> None:
        if criterion and self.ui is not None:
            self.ui.go("assess", criterion)
        else:
            self.say(none)

    def _to_profile(self) -> None:
        self.go_to(Place("profile"))

    def _to_report(self) -> None:
        self.go_to(Place("report"))

    def _show_checklists(self) -> None:
        if self.session is not None and not self.session.assessment.pack.checklists:
            self.say(self.t("These criteria come without checklists."))
        else:
            self.aids.show_aid(CHECKLIST)

    def _show_glossary(self) -> None:
        if self.session is not None and not self.session.assessment.pack.terms:
            self.say(self.t("These criteria come without a glossary."))
        else:
            self.aids.show_aid(TERM)

    def _show_start(self) -> None:
        self.list_recent()
        self.frame.show_start()

    def _learn(self) -> None:
        learn = self.frame.show_learn()
        if not learn.property("connected"):
            learn.setProperty("connected", True)
            learn.left.connect(self._back)

    def _back(self) -> None:
        if self.ui is None:
            self.show_first()
        else:
            self.go_to(self.here)

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # Help

    def _show_keys(self) -> None:
        title = next((entry.title for entry in page_entries(self.t) if entry.name == self.place.page), "")
        self._helping.show_keys(self.t, title, self.page_actions)

    def _about(self) -> None:
        self._helping.show_about(self.t)

    # What happens to the window

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Save when another window is gone to."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            autosave = self.documents.autosave
            if autosave is not None:
                autosave.save_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, ask only about what would be lost, and remember how the window stood."""
        self._commit_typing()
        path = None if self.session is None else self.session.path
        if not self.documents.leave():
            event.ignore()
            return
        if self.documents.left_untold and path is not None:
            tell_kept(self, self.t, path.name, self.documents.left_untold)
        self.keep_layouts()
        self.preferences.set(GEOMETRY, bytes(self.saveGeometry().data()))
        self.preferences.set(STATE, bytes(self.saveState().data()))
        self.preferences.keep()
        self.documents.let_go()
        self.aids.follow(None)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one of our files."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file dropped."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.documents.open_path(path)

    def _commit_typing(self) -> None:
        """Let a field that is being typed in hand over what it holds."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
            field.setFocus()
        self.aids.commit()
        if self.session is not None:
            self.session.close_step()
