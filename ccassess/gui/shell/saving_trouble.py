"""Tells once why the file could not be written, and that it is written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved
from ccassess.gui.autosave import Saving
from ccassess.wording.files import not_saved_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.domain.failures import NotSavedError
    from ccassess.gui.autosave import SaveState
    from ccassess.gui.shell.notice import Notice
    from ccassess.i18n import Translator

COPY = "save-as"


class SavingTrouble:
    """Remembers what was told of the open document."""

    def __init__(self) -> None:
        self._told: NotSaved | None = None

    def forget(self) -> None:
        """Begin with another document."""
        self._told = None

    def tell(self, t: Translator, notice: Notice, state: SaveState, path: Path | None) -> None:
        """Say why, where it is another reason than the last; each attempt that fails would else say it anew."""
        if state.saving is Saving.SAVED and self._told is not None:
            self._told = None
            notice.withdraw(COPY)
            if path is not None:
                notice.say(t("{name} is written again and holds everything.", name=path.name), done=True)
        error = state.error
        if state.saving is not Saving.FAILED or error is None or error.code is self._told or path is None:
            return
        if error.code is NotSaved.CHANGED_ELSEWHERE:
            # What the other wrote is looked at, and told then.
            return
        self._told = error.code
        notice.say(failed_sentence(t, error, path, kept=state.kept), action=t("Save a copy"), command=COPY)


def failed_sentence(t: Translator, error: NotSavedError, path: Path, *, kept: bool) -> str:
    """Return why a file is not written at the moment, and what becomes of the edits."""
    why = not_saved_sentence(t, error)
    if error.code is NotSaved.FOLDER_GONE:
        where = t("It was {folder}.", folder=str(path.parent))
        why = f"{why} {where}"
    if error.code is NotSaved.NOT_CONFIRMED or not kept:
        return why
    go_on = t("Go on working: your changes are kept on this computer, and written as soon as that is possible.")
    return f"{why} {go_on}"
