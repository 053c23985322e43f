"""The saved state in words, for the top line: "Saved 14:02", "Saving…", "Not saved: disk full"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved
from ccassess.gui.autosave import Saving

if TYPE_CHECKING:
    from ccassess.domain.failures import NotSavedError
    from ccassess.gui.autosave import SaveState
    from ccassess.i18n import Translator


def saved_words(t: Translator, state: SaveState, *, edited: bool) -> str:
    """Return how the file stands, short; `edited` says whether an untitled assessment holds anything to lose."""
    if state.saving is Saving.FAILED and state.error is not None:
        if state.error.code is NotSaved.NOT_CONFIRMED:
            return t("Saved, not confirmed by the disk")
        return t("Not saved: {reason}", reason=_short_reason(t, state.error))
    if state.saving is Saving.UNTITLED:
        return t("Not in a file yet") if edited else t("A copy, not in a file yet")
    if state.saving is Saving.WRITING or state.saving is Saving.WAITING:
        return t("Saving…")
    if state.at is None:
        return t("Saved")
    return t("Saved {time}", time=t.time(state.at.timetz()))


def _short_reason(t: Translator, error: NotSavedError) -> str:
    return {
        NotSaved.DISK_FULL: t("disk full"),
        NotSaved.NO_PERMISSION: t("no permission to write"),
        NotSaved.FOLDER_GONE: t("folder not found"),
        NotSaved.IS_A_FOLDER: t("a folder has that name"),
        NotSaved.IN_USE: t("file in use"),
        NotSaved.CHANGED_ELSEWHERE: t("file changed elsewhere"),
        NotSaved.PATH_TOO_LONG: t("name too long"),
    }.get(error.code, t("disk trouble"))
