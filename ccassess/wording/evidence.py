"""What is said of evidence: why a file or link is not taken in, and why something is not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.intake import NotTaken
from ccassess.domain.openings import NotOpened
from ccassess.domain.problems import RefusedError
from ccassess.wording.evidence_refusals import evidence_refusal

if TYPE_CHECKING:
    from ccassess.domain.intake import IntakeError
    from ccassess.domain.openings import NotOpenedError
    from ccassess.i18n import Translator

_KILO, _MEGA = 1024, 1024 * 1024


def size_words(t: Translator, size: int) -> str:
    """Return how large something is, as people say it: "24.6 MB", "310 KB", "12 bytes"."""
    if size < _KILO:
        return t.n("{count} byte", "{count} bytes", size)
    if size < _MEGA:
        return t("{count} KB", count=-(-size // _KILO))
    tenths = -(-size * 10 // _MEGA)
    number = str(tenths // 10) if tenths % 10 == 0 else t.number(f"{tenths // 10}.{tenths % 10}")
    return t("{count} MB", count=number)


def intake_sentence(t: Translator, error: IntakeError) -> str:
    """Return why a file or a link is not taken in, and what to do instead. The file's name is to stand beside it."""
    return (_not_reached(t) | _not_fit(t, error) | _no_room(t, error) | _no_link(t, error))[error.code]


def not_opened_sentence(t: Translator, error: NotOpenedError) -> str:
    """Return why an item is not opened, and what to do instead. The item's name is to stand beside it."""
    data = error.data
    return {
        NotOpened.MISSING: t("The content of this file is not at hand. Attach the file again."),
        NotOpened.TYPE: t("This is not a file of a type that ccassess opens, whatever its name says."),
        NotOpened.NOT_WRITTEN: t(
            "No copy to be opened could be made on this computer: {detail}.", detail=data.get("detail", "")
        ),
        NotOpened.ADDRESS: t("This is no plain web address, and it may hide where it leads. It is not opened."),
        NotOpened.ELSEWHERE: _elsewhere(t, data.get("host", "")),
        NotOpened.RELATIVE: t("This path is not one of this computer. Give the whole path, from its beginning."),
        NotOpened.GONE: t("There is nothing at this place any more: moved, renamed, deleted or disconnected."),
        NotOpened.NOT_A_FILE: t("This place is neither a document nor an ordinary folder. It is not opened."),
        NotOpened.TYPE_LINKED: t(
            "Files of the type “{suffix}” are not opened from here.", suffix=data.get("suffix", "")
        ),
    }[error.code]


def _not_reached(t: Translator) -> dict[NotTaken, str]:
    return {
        NotTaken.NO_SUCH_FILE: t("There is no such file. It may have been moved, renamed or deleted."),
        NotTaken.IS_A_FOLDER: t("This is a folder. Attach its files one by one, or give its path as a link."),
        NotTaken.NOT_A_FILE: t("This is a pipe or a device, not a file."),
        NotTaken.NO_PERMISSION: t("You may not read this file. Ask whoever owns it."),
        NotTaken.CANNOT_READ: t("The system could not read this file."),
        NotTaken.EMPTY: t("This file is empty."),
    }


def _not_fit(t: Translator, error: IntakeError) -> dict[NotTaken, str]:
    data = error.data
    types, kind, suffix = data.get("types", ""), data.get("type", ""), data.get("suffix", "")
    taken = t("Taken are {types}.", types=types)
    no_type = t("Files of the type “{suffix}” are not taken.", suffix=suffix)
    return {
        NotTaken.TYPE: f"{no_type if suffix else t('A file without a type in its name is not taken.')} {taken}",
        NotTaken.MACROS: t("This document carries macros, and those are not taken. Save it as a PDF and attach that."),
        NotTaken.NOT_ITS_TYPE: t(
            "By its name this is a file of the type {type}, but what is in it is something else, damaged or protected "
            "by a password.",
            type=t("text") if kind == "text" else kind,
        ),
    }


def _no_room(t: Translator, error: IntakeError) -> dict[NotTaken, str]:
    most, size = int(error.data.get("most", "0")), error.data.get("size", "")
    return {
        NotTaken.TOO_LARGE: _too_large(t, size, most),
        NotTaken.TOO_MANY: _refused(t, "evidence-too-many", error),
        NotTaken.TOTAL: _too_much(t, int(size or "0"), most),
    }


def _no_link(t: Translator, error: IntakeError) -> dict[NotTaken, str]:
    return {
        NotTaken.LINK_EMPTY: _refused(t, "evidence-link-empty", error),
        NotTaken.LINK_TOO_LONG: _refused(t, "evidence-link-too-long", error),
        NotTaken.LINK_LINES: t("A link is one line, without characters that cannot be seen."),
        NotTaken.LINK_KIND: t(
            "Links of the kind “{scheme}:” are not taken. Give a web address (https), or the path of a file or folder.",
            scheme=error.data.get("scheme", ""),
        ),
    }


def _too_large(t: Translator, size: str, most: int) -> str:
    limit = size_words(t, most)
    if not size:
        return t("This file is too large: {limit} at most.", limit=limit)
    return t("This file is {size}; {limit} is the most that is taken.", size=size_words(t, int(size)), limit=limit)


def _too_much(t: Translator, size: int, most: int) -> str:
    return t(
        "With this file all evidence would take {size}; {limit} is the most that one assessment holds.",
        size=size_words(t, size),
        limit=size_words(t, most),
    )


def _refused(t: Translator, code: str, error: IntakeError) -> str:
    """Return what is said where the edit itself refuses the same."""
    return evidence_refusal(t, RefusedError(code, **error.data))


def _elsewhere(t: Translator, host: str) -> str:
    if not host:
        return t(
            "This place is on another computer. Looking there tells that computer who you are: "
            "confirm that you want to."
        )
    return t(
        "This place is on another computer, {host}. Looking there tells that computer who you are: "
        "confirm that you want to.",
        host=host,
    )
