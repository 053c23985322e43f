"""What every page of the window is given: the open session, the language, the look, and the way to edit and to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec

from PySide6.QtCore import QObject, Signal

from ccassess.domain.assessment import Party
from ccassess.domain.problems import RefusedError
from ccassess.wording.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.app.history import Change
    from ccassess.app.session import Session
    from ccassess.gui.theme import Theme
    from ccassess.i18n import Translator

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window: a page by its name, and there a criterion, a profile field, a measure, series, item."""

    page: str
    criterion: str = ""
    profile_field: str = ""
    measure: str = ""
    series: str = ""
    evidence: str = ""

    @property
    def is_whole_page(self) -> bool:
        """Whether no more is named than the page."""
        return not (self.criterion or self.profile_field or self.measure or self.series or self.evidence)


class Ui(QObject):
    """One open session on screen. Pages read from it, edit through `edit`, and listen to `changed`."""

    changed = Signal(object)
    """A `Change`, after every edit, undo and redo."""
    wanted = Signal(object)
    """A `Place` somebody asked to go to."""
    aid_wanted = Signal(str, str)
    """A kind ("checklist" or "term") and an id: somebody asked for the window that shows it."""
    refused = Signal(str)
    """A sentence: a rule of the method said no."""

    def __init__(self, session: Session, theme: Theme, t: Translator) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.t = t
        self.ask_who: Callable[[], None] | None = None
        """Asks for the name of the person at the keyboard, who may decline."""
        session.listen(self._tell)

    @property
    def language(self) -> str:
        """The language the pack's texts are shown in: the screen's where the pack has it, else the pack's own."""
        return self.t.language if self.t.language in self.session.pack.languages else self.session.pack.source_language

    def edit(self, change: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Do an edit of the session; the first on a computer asks who is editing, a refusal is told in words.

        Who declines to say keeps the edit: it is recorded without a name. Returns what changed; None where nothing did.
        """
        if not self.session.who and self.ask_who is not None and self.session.read_only is None:
            self.ask_who()
        try:
            return change(*args, **kwargs)
        except RefusedError as refused:
            self.refused.emit(refusal(self.t, refused))
            return None

    def go(  # noqa: PLR0913 - what a place may name
        self,
        page: str,
        criterion: str = "",
        profile_field: str = "",
        *,
        measure: str = "",
        series: str = "",
        evidence: str = "",
    ) -> None:
        """Ask the window to show a place."""
        self.wanted.emit(Place(page, criterion, profile_field, measure, series, evidence))

    def close(self) -> None:
        """Let go of the session."""
        self.session.forget(self._tell)

    def page_of(self, party: Party) -> str:
        """Return the page on which a party's sheet is written."""
        return "assess" if party is Party.SELF else "verify"

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)
