"""Making, opening, saving and closing assessments: the flows around a file, with their questions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ccassess.app.files import SUFFIX, open_example, open_session
from ccassess.app.session import Session
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.autosave import Autosave
from ccassess.gui.dialogs.paths import ask_open, ask_save, documents_folder, file_name, is_same_file
from ccassess.gui.dialogs.questions import Answer, ask_about_untitled
from ccassess.gui.jobs import Job
from ccassess.gui.keeping import Keeping
from ccassess.gui.preferences import LAST_FOLDER
from ccassess.gui.shell.attendance import Attendance
from ccassess.gui.shell.beginning import ask_for_new
from ccassess.gui.shell.bringing import Bringing
from ccassess.gui.shell.leaving import Leaving
from ccassess.gui.shell.opening import Opened, Openings, copied_session
from ccassess.gui.shell.person import PersonHere
from ccassess.gui.shell.reading import Reading
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccassess.gui.preferences import Preferences
    from ccassess.i18n import Translator


class Documents(QObject):
    """Holds the open session, its autosave and its keeping in the journal.

    `opened` carries the new session, None where the last one was closed; `opening` the name of what is being read,
    "" when that ended; `saved` the `SaveState`; `told` a sentence about what did not work; `renamed` comes when the
    session goes on in another file.
    """

    opened = Signal(object)
    opening = Signal(str)
    saved = Signal(object)
    told = Signal(str)
    renamed = Signal()

    def __init__(self, window: QWidget, preferences: Preferences, t: Translator, who: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.person = PersonHere(window, preferences, who)
        self._openings = Openings()
        self.reading = Reading(window, self._openings, t, self)
        self.reading.arrived.connect(self._arrived)
        self.reading.opening.connect(self.opening)
        self.reading.told.connect(self.told)
        self.attendance = Attendance(self)
        self.bringing = Bringing(window, self)
        self.left_behind = self.left_untold = ""
        """Why the last changes to the document left are not in its file, "" where they are; whether untold."""
        self._is_leaving = False
        self.t = t
        self.session: Session | None = None
        self.autosave: Autosave | None = None
        self.keeping: Keeping | None = None

    def speak(self, t: Translator) -> None:
        """Go on in another language."""
        self.t = self.reading.t = self.bringing.t = t

    @property
    def who(self) -> str:
        """The person at the keyboard."""
        return self.person.name

    @property
    def edited_untitled(self) -> bool:
        """Whether the open assessment has no file and something would be lost with it."""
        session = self.session
        if session is None or session.path is not None:
            return False
        # What a copy brought in cannot be undone.
        return session.undoable is not None or session.in_file is not None

    def ask_who(self, *, by_the_way: bool = False) -> bool:
        """Ask for the name of the person at the keyboard; False where they decline."""
        if not self.person.ask(self.t, by_the_way=by_the_way):
            return False
        if self.session is not None:
            self.session.who = self.who
            self.attendance.tell_again()
        return True

    def ask_who_once(self) -> None:
        """Ask for the name, unless the person was asked since the document was opened."""
        if self.person.is_to_be_asked():
            self.ask_who(by_the_way=True)

    def new(self) -> None:
        """Ask for the centre's name and the file, make it and open it."""
        wanted = ask_for_new(self._window, self.t, self._folder(), self.who)
        if wanted is not None:
            self.reading.read(*wanted)

    def open(self) -> None:
        """Ask for a file and open it."""
        path = ask_open(self._window, self.t, self._folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file; what is open stays until the file has been read. Who else has it open is told first."""
        path = path.absolute()
        session = self.session
        if session is None or session.path != path or session.read_only is not None:
            self.reading.read_file(path, self.who)

    def edit_now(self) -> None:
        """Open the file that is only read once more, as it is by now, to edit it; asks about whoever came meanwhile."""
        session = self.session
        if session is None or session.read_only is None or session.path is None:
            return
        if self.attendance.is_free:
            self.reading.read_file(session.path, self.who)
        else:
            self.reading.read(session.path.name, partial(open_session, session.path, self.who))

    def open_example(self) -> None:
        """Open the worked example as an untitled copy."""
        name = self.t("The worked example")
        self.reading.read(name, partial(open_example, self.t.language, self.who))

    def begin_with(self, path: Path | None, *, example: bool) -> None:
        """Open what the program was started with, a file or the worked example.

        What can be read at once is open on return, so that the window is painted once, with everything on it;
        what takes longer or fails is told by the signals, as ever.
        """
        if path is not None:
            self.open_path(path)
        elif example:
            self.open_example()
        self.reading.settle_soon()

    @property
    def being_opened(self) -> str:
        """The name of what is being read; "" where nothing is."""
        return self.reading.name

    def save(self) -> None:
        """Save now; an untitled assessment asks for its file."""
        if self.session is not None and self.session.path is None:
            self.save_as()
        elif self.autosave is not None:
            self.autosave.save()

    def save_as(self) -> bool:
        """Ask for another file and go on there once it is written; False where the person declines.

        What is only read is copied, and the copy opened.
        """
        session, autosave = self.session, self.autosave
        if session is None or autosave is None:
            return False
        chosen = ask_save(self._window, self.t, self._suggestion(session))
        if chosen is None:
            return False
        is_itself = session.path is not None and is_same_file(chosen, session.path)
        if session.read_only is None and is_itself:
            autosave.save()
        elif session.read_only is None:
            # The dialog has asked before a file is replaced.
            autosave.save_as(chosen)
        elif is_itself:
            self.told.emit(self.t("That is the file itself, which is only read here. Choose another name."))
        else:
            self.reading.read(chosen.name, partial(copied_session, session, chosen, self.who))
        return True

    def _saved_as(self, outcome: object) -> None:
        if isinstance(outcome, NotSavedError):
            self.told.emit(not_saved_sentence(self.t, outcome))
            if outcome.code is not NotSaved.NOT_CONFIRMED:
                return
        if self.session is not None and self.session.path is not None:
            self._preferences.remember_file(self.session.path)
            self.attendance.follow(self.session)
            self.renamed.emit()

    def _save_elsewhere_and_wait(self) -> bool:
        """Ask for another file and wait until it is written; False where it is not."""
        session, autosave = self.session, self.autosave
        before = None if session is None else session.path
        if autosave is None or session is None or not self.save_as():
            return False
        autosave.settle()
        return session.path != before

    def close(self) -> bool:
        """Close what is open, after saving it; False where the person would rather stay."""
        if not self.leave():
            return False
        self.adopt(None)
        self._tell(self.left_untold)
        return True

    def let_go(self) -> None:
        """Stop saving and keeping: the window is going."""
        self.attendance.leave()
        self._let_go()
        Job(self._openings.end, self).start()

    def _let_go(self) -> None:
        if self.autosave is not None:
            self.autosave.close()
            self.autosave.deleteLater()
            self.autosave = None
        if self.keeping is not None:
            # Whoever leaves an untitled assessment was asked, or has changed nothing.
            self.keeping.close(discard=self.session is not None and self.session.path is None)
            self.keeping.deleteLater()
            self.keeping = None

    def leave(self) -> bool:
        """Make sure that nothing is lost when the open assessment goes; False where it shall stay.

        Nobody is asked about what this computer keeps: it comes back at the next opening, as `left_behind` says.
        """
        self.left_behind = self.left_untold = ""
        if self.session is None or self.autosave is None or self.keeping is None:
            return True
        if self.session.path is None:
            return self._leave_untitled()
        if self._is_leaving:
            # Asked already: the question stands.
            return False
        self._is_leaving = True
        leaving = Leaving(self._window, self.t, self.session.path.name)
        try:
            return leaving.leave(self.autosave, self.keeping, self.bringing, self._save_elsewhere_and_wait)
        finally:
            self._is_leaving = False
            self.left_behind, self.left_untold = leaving.why, "" if leaving.was_told else leaving.why

    def _leave_untitled(self) -> bool:
        answer = ask_about_untitled(self._window, self.t) if self.edited_untitled else Answer.DISCARD
        return answer is Answer.DISCARD or (answer is Answer.COPY and self._save_elsewhere_and_wait())

    def _arrived(self, outcome: object) -> None:
        if not isinstance(outcome, Opened):
            return
        if self.leave():
            self.adopt(outcome)
            self._tell(self.left_untold)
        else:
            Job(outcome.journaling.close, self).start()

    def adopt(self, found: Opened | Session | None) -> None:
        """Go on with another document, or with none; a session that was just made has nothing in the journal."""
        self._let_go()
        opened = self._openings.beginning(found) if isinstance(found, Session) else found
        self.session = None if opened is None else opened.session
        self.person.forget_asking()
        if opened is not None:
            if opened.session.path is not None:
                self._preferences.remember_file(opened.session.path)
            self.keeping = Keeping(opened.session, opened.journaling, self)
            self.autosave = Autosave(opened.session, self, self.keeping)
            self.autosave.state_changed.connect(self.saved)
            self.autosave.saved_as.connect(self._saved_as)
            self.keeping.changed.connect(self._tell_trouble)
        self.attendance.follow(self.session)
        self.bringing.follow(self.session, self.autosave)
        self.opened.emit(self.session)

    @property
    def trouble(self) -> str:
        """What is to be told of the journal, once: one put aside, or why edits are not kept; "" for nothing."""
        return self._openings.trouble(self.t, None if self.keeping is None else self.keeping.durability.error)

    def _tell_trouble(self, _durability: object) -> None:
        self._tell(self.trouble)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.told.emit(sentence)

    def _folder(self) -> Path:
        last = self._preferences.get(LAST_FOLDER)
        return Path(last) if last and Path(last).is_dir() else documents_folder()

    def _suggestion(self, session: Session) -> Path:
        if session.path is not None:
            return session.path.with_name(self.t("{name}, copy", name=session.path.stem) + SUFFIX)
        name = file_name(session.assessment.profile.centre) or f"{self.t('Assessment')}{SUFFIX}"
        return self._folder() / name
