"""The saved state in words, for the top line: "Saved 14:02", "Saving…", "Not saved: disk full".

What this computer's journal holds is kept, though not yet in the file.
"""

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
    if state.saving is Saving.READING:
        return t("Read only")
    if state.saving is Saving.FAILED and state.error is not None:
        return _failed(t, state, state.error)
    if state.saving is Saving.UNTITLED:
        return _untitled(t, state, edited=edited)
    if state.saving in {Saving.WRITING, Saving.WAITING}:
        kept = state.kept and state.saving is Saving.WAITING
        return t("Kept on this computer, not yet in the file") if kept else t("Saving…")
    return t("Saved") if state.at is None else t("Saved {time}", time=t.time(state.at.timetz()))


def _failed(t: Translator, state: SaveState, error: NotSavedError) -> str:
    if state.undecided and not state.kept:
        return t.n("Not saved: decide about {count} field", "Not saved: decide about {count} fields", state.undecided)
    if state.undecided:
        return t.n(
            "Kept on this computer, not yet in the file: decide about {count} field",
            "Kept on this computer, not yet in the file: decide about {count} fields",
            state.undecided,
        )
    if error.code is NotSaved.NOT_CONFIRMED:
        return t("Saved, not confirmed by the disk")
    return t("Not saved: {reason}", reason=_short_reason(t, error))


def _untitled(t: Translator, state: SaveState, *, edited: bool) -> str:
    if not edited:
        return t("A copy, not in a file yet")
    return t("Kept on this computer, not in a file yet") if state.kept else t("Not in a file yet")


def saved_hint(t: Translator, state: SaveState) -> str:
    """Return what is to be said besides where the file could not be written."""
    if state.saving is not Saving.FAILED or not state.kept:
        return ""
    return t("Your changes are kept on this computer, and written as soon as that is possible.")


def _short_reason(t: Translator, error: NotSavedError) -> str:
    return {
        NotSaved.DISK_FULL: t("disk full"),
        NotSaved.NO_PERMISSION: t("no permission to write"),
        NotSaved.FOLDER_GONE: t("folder not found"),
        NotSaved.IS_A_FOLDER: t("a folder has that name"),
        NotSaved.IN_USE: t("file in use"),
        NotSaved.CHANGED_ELSEWHERE: t("file changed elsewhere"),
        NotSaved.PATH_TOO_LONG: t("name too long"),
        NotSaved.NEWER_FORMAT: t("a newer version’s file"),
    }.get(error.code, t("disk trouble"))
