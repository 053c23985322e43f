"""Brings in what somebody else saved in the open file, or in a copy beside it, and asks where both changed the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from ccassess.domain.failures import NotSaved
from ccassess.domain.problems import RefusedError
from ccassess.gui.autosave import Saving
from ccassess.gui.dialogs.paths import ask_open, documents_folder, is_same_file
from ccassess.gui.jobs import Job
from ccassess.gui.shell.bringing_words import (
    conflicts_words,
    copy_not_brought_words,
    copy_words,
    merged_words,
    mine_words,
    not_brought_words,
)
from ccassess.gui.shell.notice import Said
from ccassess.wording.refusals import refusal
from ccassess.wording.together import found_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ccassess.app.copies import Copy
    from ccassess.app.outcomes import Outcome
    from ccassess.app.session import Session
    from ccassess.domain.claims import FieldConflict
    from ccassess.gui.autosave import Autosave, SaveState
    from ccassess.i18n import Translator

SHOW, COPY, CHOOSE, KEEP = "together", "bring-copy", "bring-in", "save-as"
TRIES = 3
"""How often saving is tried at once where nothing was found in its way; then it waits as for any other trouble."""
LANE = "-together"


class Bringing(QObject):
    """Follows one session. `said` carries a `Said` for the notice, without a sentence what it offers no longer."""

    said = Signal(object)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session: Session | None = None
        self._autosave: Autosave | None = None
        self._job: Job | None = None
        self._looking: Job | None = None
        self._outcome: Outcome | None = None
        self._listed: Outcome | None = None
        self._copies: list[Copy] = []
        self._asked: Path | None = None
        self._tries = 0
        self._told = ""
        self.t: Translator | None = None
        self.language = ""
        self.commit_typing: Callable[[], None] | None = None

    def follow(self, session: Session | None, autosave: Autosave | None) -> None:
        """Go on with another document, and look for copies of it."""
        self._session, self._autosave = session, autosave
        for job, slot in ((self._job, self._arrived), (self._looking, self._looked)):
            if job is not None:
                # What it finds is about another document.
                job.finished.disconnect(slot)
        self._outcome = self._listed = self._job = self._looking = None
        self._copies, self._tries, self._told = [], 0, ""
        self._asked = None
        if session is None or autosave is None or session.path is None or session.read_only is not None:
            return
        autosave.state_changed.connect(self._saved)
        from ccassess.app.copies import copies_beside

        self._looking = Job(partial(copies_beside, session.path, session.assessment), self, LANE)
        self._looking.finished.connect(self._looked)
        self._looking.start()

    def settle_within(self, seconds: float) -> bool:
        """Wait a while for what is being looked at; whether nothing is any more."""
        while self._job is not None:
            if not self._job.ends_within(seconds):
                return False
        return True

    @property
    def deeds(self) -> dict[str, Callable[[], None]]:
        """What is done here, by the names of the commands."""
        return {SHOW: self.show, COPY: self.bring_copy, CHOOSE: self.choose_copy}

    @property
    def lets_save(self) -> bool:
        """Whether nobody has to decide before the file is written."""
        return self._outcome is None or self._is_copy(self._outcome)

    def tell_again(self) -> None:
        """Say again what waits for a decision: the window was made anew."""
        if self._outcome is not None and self._outcome.disputes:
            self._tell_conflicts(self._outcome)
        self._offer_copy()

    def show(self) -> None:
        """Ask about the disputes, or list what the other changed."""
        outcome = self._outcome
        if outcome is not None and outcome.disputes:
            self._ask(outcome)
        elif self._listed is not None:
            from ccassess.gui.dialogs.bring_together import TheirChanges

            session, t = self._session, self.t
            if session is not None and t is not None:
                TheirChanges(t, session.assessment, self.language, self._listed, self._window).open()

    def bring_copy(self) -> None:
        """Bring together with the copy that was offered, after what is to be decided about the file itself."""
        if not self.lets_save:
            self.show()
        elif self._copies:
            self._asked = self._copies.pop(0).path
            self._begin_asked()

    def choose_copy(self) -> None:
        """Ask for a copy of the document, wherever it lies, and bring it together with what is here."""
        session, t = self._session, self.t
        if session is None or t is None:
            return
        if session.read_only is not None:
            self.said.emit(Said(refusal(t, RefusedError("read-only", why=session.read_only.why))))
            return
        if not self.lets_save:
            self.show()
            return
        folder = documents_folder() if session.path is None else session.path.parent
        path = ask_open(self._window, t, folder, t("Bring in a copy"))
        if path is None or session is not self._session:
            return
        if session.path is not None and is_same_file(path, session.path):
            self.said.emit(Said(t("That is the file of this assessment itself. Choose a copy of it.")))
        else:
            self._copies = [one for one in self._copies if not is_same_file(one.path, path)]
            self._offer_copy()
            self._asked = path
            self._begin_asked()

    def _begin_asked(self, _outcome: object = None) -> None:
        """Bring in the copy that a person has asked for, after what is being looked at."""
        if self._job is not None:
            self._job.finished.connect(self._begin_asked)
        elif self._asked is not None and self.lets_save:
            self._begin(self._asked)

    # The file itself

    def _saved(self, state: SaveState) -> None:
        if state.saving is Saving.SAVED:
            self._tries = 0
            self._tell_written()
        elsewhere = state.error is not None and state.error.code is NotSaved.CHANGED_ELSEWHERE
        if state.saving is Saving.FAILED and elsewhere and not state.undecided:
            self._begin(None)

    def _tell_written(self) -> None:
        """Take back what was told of why the file is not written, and say that it is."""
        told, self._told = self._told, ""
        if told and self._session is not None and self._session.path is not None and self.t is not None:
            self.said.emit(Said("", command=KEEP))
            name = self._session.path.name
            self.said.emit(Said(self.t("{name} is written again and holds everything.", name=name), done=True))

    def _begin(self, copy: Path | None) -> None:
        if self._session is None or self._job is not None:
            return
        from ccassess.app.together import begin_together

        self._job = Job(begin_together(self._session, copy).run, self, LANE)
        self._job.finished.connect(self._arrived)
        self._job.start()

    def _arrived(self, outcome: object) -> None:
        from ccassess.app.outcomes import Outcome

        self._job = None
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(outcome, Outcome) and self._session is not None:
            self._finish(outcome, None)

    def _finish(self, outcome: Outcome, choices: object) -> None:
        """Let the session go on from what came of it, or tell what is in the way."""
        from ccassess.app.together import finish_together
        from ccassess.domain.disputes import Found

        session, autosave, t = self._session, self._autosave, self.t
        if session is None or autosave is None or t is None:
            return
        if self.commit_typing is not None:
            # What is being typed is an edit too: it must meet theirs as one, and not go over it afterwards.
            self.commit_typing()
        left = finish_together(session, outcome, choices, self._mine)  # type: ignore[arg-type]
        if left is None:
            self._outcome = None
            self._went_on(outcome)
        elif left.found is Found.AGAIN:
            self._begin(outcome.path if outcome.path != session.path else None)
        elif left.disputes:
            self._outcome = left
            if left.path == session.path:
                autosave.hold(len(left.disputes))
            self._tell_conflicts(left)
            if left.path == self._asked:
                # Who has just asked for it decides at once; the notice stays for whoever does not want to yet.
                QTimer.singleShot(0, self, self._show_asked)
        elif self._is_copy(left):
            self._asked = None
            self.said.emit(Said(copy_not_brought_words(t, left)))
        elif left.found != self._told:
            self._told = left.found
            words = not_brought_words(t, left)
            self.said.emit(Said(words, action=t("Save a copy"), command=KEEP))

    def _went_on(self, outcome: Outcome) -> None:
        from ccassess.domain.disputes import Found

        autosave, t = self._autosave, self.t
        if autosave is None or t is None:
            return
        self.said.emit(Said("", command=SHOW))
        if outcome.theirs or outcome.disputes:
            self._listed = outcome
            words = merged_words(t, outcome, is_copy=self._is_copy(outcome))
            self.said.emit(Said(words, done=True, action=t("Show"), command=SHOW))
        elif outcome.path == self._asked:
            self.said.emit(Said(found_sentence(t, Found.NOTHING_NEW, outcome.path.name), done=True))
        if outcome.path == self._asked:
            self._asked = None
        self._tries += outcome.found in {Found.SAME, Found.GONE}
        if self._tries <= TRIES and self._session is not None and self._session.path is not None:
            autosave.go_on()
        self._offer_copy()

    def _is_copy(self, outcome: Outcome) -> bool:
        return self._session is not None and outcome.path != self._session.path

    def _tell_conflicts(self, outcome: Outcome) -> None:
        if self.t is not None:
            words = conflicts_words(self.t, outcome, is_copy=self._is_copy(outcome))
            self.said.emit(Said(words, action=self.t("Decide"), command=SHOW))

    def _show_asked(self) -> None:
        self._asked = None
        if QApplication.activeModalWidget() is None:
            self.show()

    def _ask(self, outcome: Outcome) -> None:
        from ccassess.gui.dialogs.bring_together import BringTogether

        session, t = self._session, self.t
        if session is None or t is None:
            return
        shown = outcome.merged or session.assessment
        dialog = BringTogether(t, shown, self.language, outcome, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choices = dialog.choices
        dialog.deleteLater()
        if accepted:
            self._finish(outcome, choices)

    def _mine(self, conflict: FieldConflict) -> str:
        """Return what is to stand in a note of what somebody wanted a field to say."""
        session, t = self._session, self.t
        if session is None or t is None:
            return conflict.mine
        return mine_words(t, session.assessment, self.language, conflict, session.who)

    # Copies beside it

    def _looked(self, copies: object) -> None:
        self._looking = None
        if isinstance(copies, tuple):
            self._copies = list(copies)
            self._offer_copy()

    def _offer_copy(self) -> None:
        self.said.emit(Said("", command=COPY))
        if self._copies and self.t is not None:
            words = copy_words(self.t, self._copies[0])
            self.said.emit(Said(words, done=True, action=self.t("Bring together"), command=COPY))
