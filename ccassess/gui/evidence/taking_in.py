"""Takes files in as evidence, one after another and never in the window's own thread; tells at the end what was not."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple, cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from ccassess.app.evidence_intake import Intake, Taken, begin_taking_in
from ccassess.domain.file_names import shown_name
from ccassess.domain.intake import IntakeError
from ccassess.domain.problems import RefusedError
from ccassess.gui.jobs import Job
from ccassess.wording.evidence import intake_sentence
from ccassess.wording.files import not_saved_sentence
from ccassess.wording.numbers import listed
from ccassess.wording.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ccassess.app.history import Change
    from ccassess.app.session import Session
    from ccassess.gui.evidence.dropped import Dropped
    from ccassess.gui.ui import Ui

LANE = "evidence"
NAMED_AT_MOST = 8
"""How many files a notice names one by one."""


class Waiting(NamedTuple):
    """A file that is still to be taken in, its criterion, and what those that came with it have in common."""

    path: Path
    criterion: str
    drop: str


_waiting: WeakKeyDictionary[Session, list[Waiting]] = WeakKeyDictionary()


class TakingIn(QObject):
    """One for each open session on screen (see `taking_in`).

    `progressed` carries a sentence on how far it is, "" at the end; `added` the id of an item just taken in.
    """

    progressed = Signal(str)
    added = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        self._ui = ui
        # The window makes its pages anew for another language: what waits by then waits on.
        self._waiting = _waiting.setdefault(ui.session, [])
        self._now: Waiting | None = None
        self._done = 0
        self._taken: list[str] = []
        self._refused: list[str] = []
        if self._waiting:
            QTimer.singleShot(0, self, self._next)

    @property
    def is_busy(self) -> bool:
        """Whether files are still being taken in."""
        return self._now is not None

    def take(self, dropped: Dropped, criterion: str = "") -> None:
        """Take in what was dropped, for a criterion or for none yet."""
        for link, name in dropped.links:
            self.add_link(link, name, criterion)
        self.add_files(dropped.files, criterion)

    def add_files(self, paths: Iterable[Path], criterion: str = "") -> None:
        """Take files in, after those that are waiting already; one undo takes back several that come together."""
        files = tuple(paths)
        drop = uuid.uuid4().hex if len(files) > 1 else ""
        self._waiting += [Waiting(path, criterion, drop) for path in files]
        if self._now is None:
            self._next()

    def add_link(self, link: str, name: str = "", criterion: str = "") -> bool:
        """Add a link; False where it is none, which is told."""
        try:
            change = self._ui.edit(self._ui.session.evidence.add_link, link, name, criterion or None)
        except IntakeError as error:
            self._ui.refused.emit(intake_sentence(self._ui.t, error))
            return False
        if change is not None:
            self.added.emit(change.step.data["evidence"])
        return change is not None

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        self._now = self._waiting[0]
        path = self._now.path
        self._done += 1
        whole = self._done + len(self._waiting) - 1
        name = {"name": shown_name(path.name)}
        t = self._ui.t
        words = t("Taking in {name}", **name)
        if whole > 1:
            words = t("Taking in {number} of {count}: {name}", number=self._done, count=whole, **name)
        self.progressed.emit(words)
        job = Job(begin_taking_in(self._ui.session, [path]), self, LANE)
        job.finished.connect(self._finished)
        job.start()

    def _finished(self, outcome: object) -> None:
        if self._now is None:
            return
        now = self._now
        if self._waiting and self._waiting[0] is self._now:
            del self._waiting[0]
        if isinstance(outcome, BaseException):
            self._now = None
            raise outcome
        for one in cast("tuple[Taken, ...]", outcome):
            if one.intake is None:
                self._refused.append(self._why_not(one))
            else:
                self._attach(one.intake, now)
        self._next()

    def _attach(self, intake: Intake, now: Waiting) -> None:
        session = self._ui.session
        try:
            change = self._ui.edit(_unrefused, session.evidence.add_file, intake, now)
        except _NotDoneError as error:
            self._refused.append(f"{intake.name}: {refusal(self._ui.t, error.refused)}")
            return
        self._taken.append(intake.name)
        if change is not None:
            self.added.emit(change.step.data["evidence"])

    def _why_not(self, taken: Taken) -> str:
        name, why = shown_name(taken.path.name) or "?", ""
        if isinstance(taken.error, IntakeError):
            why = intake_sentence(self._ui.t, taken.error)
        elif taken.error is not None:
            why = not_saved_sentence(self._ui.t, taken.error)
        return f"{name}: {why}"

    def _end(self) -> None:
        self._now, self._done = None, 0
        self.progressed.emit("")
        taken, refused = self._taken, self._refused
        self._taken, self._refused = [], []
        if refused:
            self._ui.refused.emit(_notice(self._ui, taken, refused))


class _NotDoneError(Exception):
    """A rule refused a file: it is told together with the others, not on its own."""

    def __init__(self, refused: RefusedError) -> None:
        super().__init__(refused)
        self.refused = refused


def taking_in(ui: Ui) -> TakingIn:
    """Return what takes files in for a session on screen."""
    return ui.findChild(TakingIn) or TakingIn(ui)


def _unrefused(add: Callable[[Intake, str | None, str], Change | None], intake: Intake, now: Waiting) -> Change | None:
    try:
        return add(intake, now.criterion or None, now.drop)
    except RefusedError as error:
        raise _NotDoneError(error) from error


def _notice(ui: Ui, taken: list[str], refused: list[str]) -> str:
    """Return what was taken and what was not, and why, in a notice that stays readable."""
    t = ui.t
    lines = []
    if taken:
        named = listed(t, taken) if len(taken) <= NAMED_AT_MOST else ""
        counted = t.n("{count} file was added", "{count} files were added", len(taken))
        lines.append(t("{counted}: {names}.", counted=counted, names=named) if named else f"{counted}.")
    lines.append(t.n("{count} file was not added:", "{count} files were not added:", len(refused)))
    lines += [f"•\u00a0{one}" for one in refused[:NAMED_AT_MOST]]
    if len(refused) > NAMED_AT_MOST:
        more = len(refused) - NAMED_AT_MOST
        lines.append(t.n("… and {count} more.", "… and {count} more.", more))
    return "\n".join(lines)
