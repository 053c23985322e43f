"""Leaves a document so that nothing is lost: its file is written, and for a slow folder one waits in words.

Nobody is asked about what this computer keeps: it comes back at the next opening.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from ccassess.domain.failures import NotSaved
from ccassess.gui.dialogs.message import message
from ccassess.gui.dialogs.questions import Answer, ask_about_unsaved, kept_sentence
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from ccassess.gui.autosave import Autosave
    from ccassess.gui.keeping import Keeping
    from ccassess.gui.shell.bringing import Bringing
    from ccassess.i18n import Translator

    Waits = Callable[[float], bool]
    """Waits so many seconds at most; whether there is nothing to wait for any more."""

PATIENCE = 3.0
"""Seconds for which the window waits for the file without a word."""
GLANCE = 100
"""Milliseconds between two looks whether the file has been written meanwhile."""


class Waited(Enum):
    """How waiting for a file ended."""

    DONE = auto()
    GO = auto()
    """The person goes without waiting any longer."""
    STAY = auto()


class Leaving:
    """Leaves one document in its file, once."""

    def __init__(self, window: QWidget, t: Translator, name: str) -> None:
        self._window, self._t, self._name = window, t, name
        self.why = ""
        """Why the last changes are not in the file, and what becomes of them; "" where they are."""
        self.was_told = False
        """Whether the person knows that already."""

    def leave(
        self, autosave: Autosave, keeping: Keeping, bringing: Bringing, save_elsewhere: Callable[[], bool]
    ) -> bool:
        """Write what is not in the file yet; False where the person would rather stay."""
        while True:
            waited = self._write(autosave, keeping, bringing)
            if waited is Waited.STAY:
                return False
            error = autosave.state.error
            if waited is Waited.GO:
                autosave.abandon()
                self.was_told = True
                self.why = self._left_words(is_kept=keeping.durability.durable)
                return True
            if error is None or error.code is NotSaved.NOT_CONFIRMED:
                return True
            if keeping.keep_and_wait():
                self.why = f"{not_saved_sentence(self._t, error)} {kept_sentence(self._t, self._name)}"
                return True
            answer = ask_about_unsaved(self._window, self._t, self._name, error)
            if answer is Answer.DISCARD or (answer is Answer.COPY and save_elsewhere()):
                return True
            if answer is Answer.CANCEL:
                return False

    def _write(self, autosave: Autosave, keeping: Keeping, bringing: Bringing) -> Waited:
        for wait in _steps(autosave, bringing):
            if not wait(PATIENCE):
                waited = self._wait_in_words(wait, is_kept=keeping.keep_and_wait())
                if waited is not Waited.DONE:
                    return waited
        return Waited.DONE

    def _wait_in_words(self, wait: Waits, *, is_kept: bool) -> Waited:
        t = self._t
        box = message(
            self._window,
            "ccassess",
            t("The folder answers slowly: {name} is still being written.", name=self._name),
            t("This closes by itself when that is done. {kept}", kept=self._left_words(is_kept=is_kept)),
        )
        box.setIcon(QMessageBox.Icon.Information)
        go = box.addButton(t("Close without waiting"), QMessageBox.ButtonRole.ActionRole)
        stay = box.addButton(t("Go on working"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        look = QTimer(box)
        look.setInterval(GLANCE)

        def end_when_done() -> None:
            if wait(0):
                look.stop()
                box.done(0)

        look.timeout.connect(end_when_done)
        look.start()
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is go:
            return Waited.GO
        return Waited.STAY if clicked is stay else Waited.DONE

    def _left_words(self, *, is_kept: bool) -> str:
        """Return what becomes of the changes of whoever does not wait."""
        t, name = self._t, self._name
        if is_kept:
            return t(
                "Your changes are kept on this computer. Those that do not get into {name} come back when you open it "
                "here.",
                name=name,
            )
        return t("What you changed last is lost if it cannot be written to {name}.", name=name)


def _steps(autosave: Autosave, bringing: Bringing) -> Iterator[Waits]:
    """Return the waits for what is being written, what came since, what others wrote, and all that with theirs."""
    yield autosave.settle_within
    autosave.save()
    yield autosave.settle_within
    yield bringing.settle_within
    if bringing.lets_save and autosave.state.error is None:
        autosave.save()
        yield autosave.settle_within
