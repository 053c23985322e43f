"""Opening a document with its journal: what an earlier session could not save comes back before anybody sees it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.app.files import open_session, save_copy
from ccassess.app.library import NotAPackError, PackInvalidError
from ccassess.domain.failures import NotSavedError, UnreadableFileError
from ccassess.gui.dialogs.pack_errors import pack_not_usable
from ccassess.gui.shell.attendance import Held
from ccassess.wording.files import not_saved_sentence, unreadable_sentence
from ccassess.wording.journal import not_journalled_sentence, put_aside_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ccassess.app.journaling import Journaling
    from ccassess.app.read_only import ReadOnly
    from ccassess.app.session import Session
    from ccassess.domain.failures import NotJournalledError
    from ccassess.i18n import Translator
    from ccassess.storage.journal import Journal


EXPECTED = (UnreadableFileError, NotSavedError, NotAPackError, PackInvalidError)
"""What opening may raise without the program being at fault."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session and what keeps it in the journal."""

    session: Session
    journaling: Journaling


class Openings:
    """Holds the one journal of the program, made when a document is first opened; it may be used in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._journal: Journal | None = None
        self._told = 0
        self._why = ""

    def opened(self, work: Callable[[], Session | Held]) -> Opened | Held:
        """Open a document and bring back what is in the journal beyond it. Raises what `work` raises."""
        # Whoever only sees the start page needs none of this.
        from ccassess.domain.replay import replay

        session = work()
        if isinstance(session, Held):
            return session
        found = self.beginning(session)
        found.journaling.recover(replay)
        return found

    def beginning(self, session: Session) -> Opened:
        """Begin to keep a session without looking for what came before it; quick."""
        from ccassess.app.journaling import Journaling
        from ccassess.storage.journal import Journal

        with self._lock:
            if self._journal is None:
                self._journal = Journal()
        return Opened(session, Journaling(session, self._journal))

    def trouble(self, t: Translator, error: NotJournalledError | None) -> str:
        """Return what has not been told: journals put aside, and why edits are not kept; "" for nothing."""
        asides = () if self._journal is None else self._journal.asides
        untold, self._told = asides[self._told :], len(asides)
        sentences = [put_aside_sentence(t, one.code, str(one.file), one.rows) for one in untold]
        why = "" if error is None else not_journalled_sentence(t, error)
        if why and why != self._why:
            sentences.append(why)
        self._why = why
        return " ".join(sentences)

    def end(self) -> None:
        """Close the journal."""
        if self._journal is not None:
            self._journal.close()


def reading_session(path: Path, who: str, read_only: ReadOnly) -> Session:
    """Open a file to be read only. Raises as `open_session`."""
    session = open_session(path, who)
    session.read_only = read_only
    return session


def copied_session(session: Session, path: Path, who: str) -> Session:
    """Write a copy of what is only read and open it. Raises NotSavedError."""
    save_copy(session, path)
    return open_session(path, who)


def not_opened_sentence(t: Translator, name: str, error: BaseException) -> str:
    """Return why a document was not opened or made."""
    if isinstance(error, UnreadableFileError):
        return t("{name} was not opened. {why}", name=name, why=unreadable_sentence(t, error))
    if isinstance(error, NotSavedError):
        return t("{name} was not made. {why}", name=name, why=not_saved_sentence(t, error))
    if isinstance(error, NotAPackError | PackInvalidError):
        return t("{name} was not made. {why}", name=name, why=pack_not_usable(t, error))
    return t("{name} was not opened. Nothing was changed.", name=name)
