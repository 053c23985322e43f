"""What is said of the journal: why edits are not yet safe on this computer, and what was put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.failures import NotJournalled, PutAside

if TYPE_CHECKING:
    from ccassess.domain.failures import NotJournalledError
    from ccassess.i18n import Translator


def not_journalled_sentence(t: Translator, error: NotJournalledError) -> str:
    """Return why edits are safe only once the file is saved, and what to do about it."""
    detail = error.data.get("detail", "")
    sentences = {
        NotJournalled.DISK_FULL: t(
            "There is no room left on this computer's disk, so your last changes are safe only once the file is saved. "
            "Free some room."
        ),
        NotJournalled.DISK_FAILS: t(
            "This computer's disk takes nothing more ({detail}): it is full or failing. "
            "Your last changes are safe only once the file is saved.",
            detail=detail,
        ),
        NotJournalled.NO_PERMISSION: t(
            "The program may not write in its own folder ({file}). "
            "Your last changes are safe only once the file is saved.",
            file=error.data.get("file", ""),
        ),
        NotJournalled.IN_USE: t(
            "Another program keeps the journal of your changes busy. It is tried again at your next change."
        ),
        NotJournalled.TOO_MUCH: t(
            "There are more unsaved changes than the journal may hold. "
            "Save the file, or a copy of it: nothing more is kept until then."
        ),
        NotJournalled.DAMAGED: t(
            "The journal of your changes is damaged and could not be put aside. "
            "Your last changes are safe only once the file is saved."
        ),
        NotJournalled.NEWER: t(
            "The journal of your changes was made by a newer version of ccassess. "
            "With this version your changes are safe only once the file is saved."
        ),
        NotJournalled.OTHER: t(
            "The journal of your changes cannot be written ({detail}). "
            "Your last changes are safe only once the file is saved.",
            detail=detail,
        ),
    }
    return sentences[error.code]


def put_aside_sentence(t: Translator, code: PutAside, file: str, rows: int) -> str:
    """Return why a journal was put aside, under which name, and what became of the changes in it."""
    if code is PutAside.FOREIGN:
        return t("What lay in the place of the journal is not one of ours. It was put aside: {file}.", file=file)
    told = t("The journal of your changes was damaged. It was put aside: {file}.", file=file)
    if rows:
        saved = t.n(
            "{count} change in it was whole and is kept; others may be missing.",
            "{count} changes in it were whole and are kept; others may be missing.",
            rows,
        )
    else:
        saved = t("Changes that were in no file yet may be missing.")
    return f"{told} {saved}"
