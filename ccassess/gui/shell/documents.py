"""Making, opening, saving and closing assessments: the flows around a file, with their questions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ccassess.app.files import SUFFIX, create, open_example, open_session, save_as
from ccassess.app.library import find_pack, packs_at_hand
from ccassess.app.session import Session
from ccassess.domain.assessment import Profile
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.gui.autosave import Autosave
from ccassess.gui.dialogs.paths import ask_open, ask_save, documents_folder, file_name
from ccassess.gui.dialogs.questions import Answer, ask_about_unsaved, ask_about_untitled
from ccassess.gui.jobs import Job
from ccassess.gui.keeping import Keeping
from ccassess.gui.preferences import INITIALS, LAST_FOLDER, WHO
from ccassess.gui.shell.opening import EXPECTED, Opened, Openings, not_opened_sentence
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ccassess.gui.preferences import Preferences
    from ccassess.i18n import Translator

AT_ONCE = 1.0
"""Seconds for which the window waits for the file it is to begin with."""


def new_session(pack_id: str, centre: str, path: Path, who: str) -> Session:
    """Make an empty assessment in a new file. Raises NotSavedError, PackInvalidError, NotAPackError."""
    session = Session(create(find_pack(pack_id), Profile(centre=centre)), None, who)
    save_as(session, path, overwrite=False)
    return session


class Documents(QObject):
    """Holds the open session, its autosave and its keeping in the journal.

    `opened` carries the new session, None where the last one was closed; `opening` the name of what is being read,
    "" when that ended; `saved` the `SaveState`; `told` a sentence about what did not work.
    """

    opened = Signal(object)
    opening = Signal(str)
    saved = Signal(object)
    told = Signal(str)

    def __init__(self, window: QWidget, preferences: Preferences, t: Translator, who: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._given_name = who
        self._job: Job | None = None
        self._wanted = ""
        self._was_asked = False
        self._openings = Openings()
        self.t = t
        self.session: Session | None = None
        self.autosave: Autosave | None = None
        self.keeping: Keeping | None = None

    @property
    def who(self) -> str:
        """The person at the keyboard: as given on the command line, else as remembered."""
        return self._given_name or self._preferences.get(WHO)

    @property
    def edited_untitled(self) -> bool:
        """Whether the open assessment has no file and something would be lost with it."""
        session = self.session
        return session is not None and session.path is None and session.undoable is not None

    def ask_who(self, *, by_the_way: bool = False) -> bool:
        """Ask for the name of the person at the keyboard; False where they decline.

        By the way of an edit, which is kept whatever they answer, there is nothing to cancel.
        """
        from ccassess.gui.dialogs.name_dialog import NameDialog

        # Over the window they work in: over the main one, the window of checklists would be gone behind it.
        window = QApplication.activeWindow() or self._window
        dialog = NameDialog(self.t, self.who, self._preferences.get(INITIALS), window)
        if by_the_way:
            dialog.cancel_button.setText(self.t("Not now"))
        accepted = dialog.exec() == NameDialog.DialogCode.Accepted
        name, initials = dialog.name.text().strip(), dialog.initials.text().strip()
        dialog.deleteLater()
        if not accepted or not name:
            return False
        self._given_name = ""
        self._preferences.set(WHO, name)
        self._preferences.set(INITIALS, initials)
        if self.session is not None:
            self.session.who = name
        return True

    def ask_who_once(self) -> None:
        """Ask for the name, unless the person was asked since the document was opened."""
        if not self._was_asked:
            # Set first: what another field hands over while the question stands must not ask it again.
            self._was_asked = True
            self.ask_who(by_the_way=True)

    def new(self) -> None:
        """Ask for the centre's name and the file, make it and open it."""
        from ccassess.gui.dialogs.new_dialog import NewDialog

        folder = self._folder()
        dialog = NewDialog(self.t, packs_at_hand(), folder, self._window)
        accepted = dialog.exec() == NewDialog.DialogCode.Accepted
        centre, path, pack_id = dialog.centre.text().strip(), dialog.path, dialog.pack_id
        dialog.deleteLater()
        if not accepted:
            return
        if path.parent == folder:
            folder.mkdir(parents=True, exist_ok=True)
        self._read(path.name, partial(new_session, pack_id, centre, path, self.who))

    def open(self) -> None:
        """Ask for a file and open it."""
        path = ask_open(self._window, self.t, self._folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file; what is open stays until the file has been read."""
        path = path.absolute()
        if self.session is None or self.session.path != path:
            self._read(path.name, partial(open_session, path, self.who))

    def open_example(self) -> None:
        """Open the worked example as an untitled copy."""
        name = self.t("The worked example")
        self._read(name, partial(open_example, self.t.language, self.who))

    def begin_with(self, path: Path | None, *, example: bool) -> None:
        """Open what the program was started with, a file or the worked example.

        What can be read at once is open on return, so that the window is painted once, with everything on it;
        what takes longer or fails is told by the signals, as ever.
        """
        if path is not None:
            self.open_path(path)
        elif example:
            self.open_example()
        if self._job is not None and self._job.succeeds_within(AT_ONCE):
            self._job.wait()

    @property
    def being_opened(self) -> str:
        """The name of what is being read; "" where nothing is."""
        return "" if self._job is None else self._wanted

    def save(self) -> None:
        """Save now; an untitled assessment asks for its file."""
        if self.session is not None and self.session.path is None:
            self.save_as()
        elif self.autosave is not None:
            self.autosave.save()

    def save_as(self) -> bool:
        """Ask for another file, save there and go on there; False where the person declines or it fails."""
        session, autosave, keeping = self.session, self.autosave, self.keeping
        if session is None or autosave is None or keeping is None:
            return False
        chosen = ask_save(self._window, self.t, self._suggestion(session))
        if chosen is None:
            return False
        autosave.settle()
        keeping.keep_and_wait()
        try:
            # The dialog has asked before a file is replaced.
            save_as(session, chosen, overwrite=True)
            keeping.journaling.saved()
        except NotSavedError as error:
            self.told.emit(not_saved_sentence(self.t, error))
            if error.code is not NotSaved.NOT_CONFIRMED:
                return False
        self._preferences.remember_file(chosen)
        autosave.saved_elsewhere()
        return True

    def close(self) -> bool:
        """Close what is open, after saving it; False where the person would rather stay."""
        if not self.leave():
            return False
        self.adopt(None)
        return True

    def let_go(self) -> None:
        """Stop saving and keeping: the window is going."""
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
        """Make sure that nothing is lost when the open assessment goes; False where it shall stay."""
        if self.session is None or self.autosave is None or self.keeping is None:
            return True
        if self.session.path is None:
            return self._leave_untitled()
        while True:
            error = self.autosave.save_and_wait()
            if error is None or error.code is NotSaved.NOT_CONFIRMED:
                return True
            kept = self.keeping.keep_and_wait()
            answer = ask_about_unsaved(self._window, self.t, self.session.path.name, error, kept=kept)
            if answer is Answer.DISCARD or (answer is Answer.COPY and self.save_as()):
                return True
            if answer is Answer.CANCEL:
                return False

    def _leave_untitled(self) -> bool:
        if not self.edited_untitled:
            return True
        answer = ask_about_untitled(self._window, self.t)
        return answer is Answer.DISCARD or (answer is Answer.COPY and self.save_as())

    def _read(self, name: str, work: Callable[[], Session]) -> None:
        if self._job is not None:
            return
        self._wanted = name
        self.opening.emit(name)
        self._job = Job(partial(self._openings.opened, work), self)
        self._job.finished.connect(self._arrived)
        self._job.start()

    def _arrived(self, outcome: object) -> None:
        self._job = None
        self.opening.emit("")
        if isinstance(outcome, Opened):
            if self.leave():
                self.adopt(outcome)
            else:
                Job(outcome.journaling.close, self).start()
        elif isinstance(outcome, BaseException):
            self.told.emit(not_opened_sentence(self.t, self._wanted, outcome))
            if not isinstance(outcome, EXPECTED):
                raise outcome

    def adopt(self, found: Opened | Session | None) -> None:
        """Go on with another document, or with none; a session that was just made has nothing in the journal."""
        self._let_go()
        opened = self._openings.beginning(found) if isinstance(found, Session) else found
        self.session = None if opened is None else opened.session
        self._was_asked = False
        if opened is not None:
            if opened.session.path is not None:
                self._preferences.remember_file(opened.session.path)
            self.keeping = Keeping(opened.session, opened.journaling, self)
            self.autosave = Autosave(opened.session, self, self.keeping)
            self.autosave.state_changed.connect(self.saved)
            self.keeping.changed.connect(self._tell_trouble)
        self.opened.emit(self.session)

    @property
    def trouble(self) -> str:
        """What is to be told of the journal, once: one put aside, or why edits are not kept; "" for nothing."""
        return self._openings.trouble(self.t, None if self.keeping is None else self.keeping.durability.error)

    def _tell_trouble(self, _durability: object) -> None:
        trouble = self.trouble
        if trouble:
            self.told.emit(trouble)

    def _folder(self) -> Path:
        last = self._preferences.get(LAST_FOLDER)
        return Path(last) if last and Path(last).is_dir() else documents_folder()

    def _suggestion(self, session: Session) -> Path:
        if session.path is not None:
            return session.path.with_name(self.t("{name}, copy", name=session.path.stem) + SUFFIX)
        name = file_name(session.assessment.profile.centre) or f"{self.t('Assessment')}{SUFFIX}"
        return self._folder() / name
