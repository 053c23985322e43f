"""What one does with kept versions: look at one in the window, go back to the present, restore, save as a copy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ccassess.app.files import SUFFIX
from ccassess.app.versions import begin_keep_opened, begin_restore, export_version, finish_restore, open_version
from ccassess.domain.failures import NotSavedError, UnreadableFileError
from ccassess.domain.problems import RefusedError
from ccassess.gui.dialogs.paths import ask_save, documents_folder, is_same_file
from ccassess.gui.dialogs.questions import Answer, ask_about_restoring
from ccassess.gui.jobs import Job
from ccassess.gui.past.commands import EXPORT, RESTORE, VIEW
from ccassess.gui.shell.notice import Said
from ccassess.gui.shell.strip import BACK, RESTORE_SHOWN
from ccassess.wording.files import not_kept_sentence, not_saved_sentence, unreadable_sentence
from ccassess.wording.moments import moment_words
from ccassess.wording.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.app.history import Change
    from ccassess.app.session import Session
    from ccassess.app.versions import Restore
    from ccassess.domain.kept import Version
    from ccassess.gui.shell.body import Body

PAST = (VIEW, RESTORE, EXPORT, BACK, RESTORE_SHOWN)
"""The commands done here; after a colon comes the key of a version."""
RESTORED = "restored"
"""What marks the sentence that a version is restored, so that it can be taken back."""
LANE = "-versions"
OPENED = 1_500
"""Milliseconds after a document was opened before it is kept as a version: first one wants to see it."""


@dataclass(frozen=True, slots=True)
class Present:
    """The document as it was left to look at a version: its session, or the file where that is to be read again."""

    session: Session | None
    path: Path | None


class Past(QObject):
    """Does it for the window, in which all sentences appear."""

    def __init__(self, window: Body) -> None:
        super().__init__(window)
        self._window, self._documents = window, window.documents
        self._present: Present | None = None
        self._viewed: Session | None = None
        self._shown: Version | None = None
        self._job: Job | None = None
        self._told: Session | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(OPENED)
        self._soon.timeout.connect(self._keep_opened)
        self._documents.opened.connect(self._opened)
        self._documents.saved.connect(self._tell_trouble)
        self._soon.start()

    def do(self, what: str, key: str) -> None:
        """Do one of the commands, one at a time."""
        if self._job is not None:
            return
        version = self._shown if what == RESTORE_SHOWN else self._found(key)
        if what == BACK:
            self._go_back()
        elif version is None:
            self._window.say(self._window.t("That version is not kept any more."))
        elif what == VIEW:
            self._view(version)
        elif what == EXPORT:
            self._export(version)
        else:
            self._ask_to_restore(version)

    def _found(self, key: str) -> Version | None:
        session = self._documents.session
        if session is None:
            return None
        versions = session.keeper.store.listed(session.assessment.id)
        return next((one for one in versions if one.key == key), None)

    # Looking at a version

    def _view(self, version: Version) -> None:
        session = self._documents.session
        if session is not None:
            self._shown = version
            work = partial(open_version, version, self._documents.who, session.keeper.store)
            self._start(work, self._arrived)

    def _arrived(self, outcome: object) -> None:
        documents, window = self._documents, self._window
        version, here = self._shown, documents.session
        if self._failed(outcome) or version is None or here is None or here.assessment.id != version.document:
            return
        place = window.here
        if not documents.leave():
            return
        if here is not self._viewed:
            # What the file could not take comes back from the journal when it is read again.
            self._present = Present(None if documents.left_behind else here, here.path)
        self._viewed = outcome  # type: ignore[assignment]
        documents.adopt(self._viewed)
        self._shown = version
        window.go_to(place)

    def _go_back(self) -> bool:
        """Go back to the document as it was left, with all that can be undone in it; False where it is to be read."""
        present, place = self._present, self._window.here
        if present is not None and present.session is not None:
            self._documents.adopt(present.session)
            self._window.go_to(place)
            return True
        if present is not None and present.path is not None:
            self._documents.open_path(present.path)
        return False

    # Restoring

    def _ask_to_restore(self, version: Version) -> None:
        t = self._window.t
        if ask_about_restoring(self._window, t, moment_words(t, version.changed)) is not Answer.RESTORE:
            return
        if self._viewed is not None and not self._go_back():
            # The file is being read, about which somebody may have to be asked.
            self._window.say(t("The assessment is opened first. Then restore the version by File > Versions."))
        else:
            self._restore(version)

    def _restore(self, version: Version) -> None:
        documents, window = self._documents, self._window
        session = documents.session
        if session is None:
            return
        if not session.who:
            documents.ask_who_once()
        try:
            restore = begin_restore(session, version)
        except RefusedError as refused:
            window.say(refusal(window.t, refused))
            return
        self._start(partial(_run, session, restore), self._restored)

    def _restored(self, outcome: object) -> None:
        documents, window = self._documents, self._window
        if self._failed(outcome) or not isinstance(outcome, tuple):
            return
        session: Session = outcome[0]
        restore: Restore = outcome[1]
        if session is not documents.session:
            return
        try:
            change = finish_restore(session, restore)
        except RefusedError as refused:
            window.say(refusal(window.t, refused))
            return
        t, when = window.t, moment_words(window.t, restore.version.changed)
        if change is None:
            window.say_done(t("That version says the same as the assessment does now. Nothing was changed."))
        else:
            said = t("The version of {when} is restored. Undo takes it back.", when=when)
            said = f"{said} {t('What was there before is kept as a version.')}"
            window.frame.notice.take(Said(said, done=True, command=RESTORED))
            if self._told is not session:
                self._told = session
                session.listen(self._changed)
        self._tell_trouble(None)

    def _changed(self, change: Change) -> None:
        """Take back what was told of a restored version once that is undone."""
        if change.kind == "undo" and change.step.code == "restore":
            self._window.frame.notice.withdraw(RESTORED)

    # Saving a copy

    def _export(self, version: Version) -> None:
        documents, window = self._documents, self._window
        t, session = window.t, documents.session
        if session is None:
            return
        open_file = session.path or (None if self._present is None else self._present.path)
        folder = documents_folder() if open_file is None else open_file.parent
        stem = Path(version.file).stem or t("Assessment")
        name = t("{name}, version {number}", name=stem, number=version.number) + SUFFIX
        path = ask_save(window, t, folder / name)
        if path is None:
            return
        if open_file is not None and is_same_file(path, open_file):
            window.say(t("That is the file of this assessment itself. Choose another name."))
            return
        # The dialog has asked before a file is replaced.
        work = partial(export_version, version, path, overwrite=True, store=session.keeper.store)
        self._start(partial(_path_after, work, path), self._exported)

    def _exported(self, outcome: object) -> None:
        if not self._failed(outcome) and isinstance(outcome, Path):
            self._window.say_done(self._window.t("The version is saved as {name}.", name=outcome.name))

    # What is kept

    def _opened(self, session: Session | None) -> None:
        if session is not self._viewed:
            self._present = self._viewed = self._shown = None
        self._soon.start()

    def _keep_opened(self) -> None:
        session = self._documents.session
        if session is None or session.path is None or session.read_only is not None:
            return
        # In the lane of saving, which must not replace the file meanwhile.
        job = Job(begin_keep_opened(session).run, self)
        job.finished.connect(self._tell_trouble)
        job.start()

    def _tell_trouble(self, _outcome: object) -> None:
        session = self._documents.session
        error = None if session is None else session.keeper.trouble()
        if error is not None:
            self._window.say(not_kept_sentence(self._window.t, error))

    # Jobs

    def _start(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._job = Job(work, self, LANE)
        self._job.finished.connect(self._ended)
        self._job.finished.connect(then)
        self._job.start()

    def _ended(self, _outcome: object) -> None:
        self._job = None

    def _failed(self, outcome: object) -> bool:
        """Tell why something did not work. Raises what nobody expects."""
        t = self._window.t
        if isinstance(outcome, UnreadableFileError):
            self._window.say(t("That version cannot be opened. {why}", why=unreadable_sentence(t, outcome)))
        elif isinstance(outcome, RefusedError):
            self._window.say(refusal(t, outcome))
        elif isinstance(outcome, NotSavedError):
            self._window.say(not_saved_sentence(t, outcome))
        elif isinstance(outcome, BaseException):
            raise outcome
        return isinstance(outcome, BaseException)


def _run(session: Session, restore: Restore) -> tuple[Session, Restore]:
    restore.run()
    return session, restore


def _path_after(work: Callable[[], None], path: Path) -> Path:
    work()
    return path
