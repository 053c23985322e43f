"""Why a file could not be opened or saved, in sentences that say what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.failures import NotSaved, Unreadable

if TYPE_CHECKING:
    from ccassess.domain.failures import NotSavedError, UnreadableFileError
    from ccassess.i18n import Translator


def unreadable_sentence(t: Translator, error: UnreadableFileError) -> str:
    """Return why a file is not opened."""
    if error.code is Unreadable.NEWER_FORMAT:
        return _newer(t, error.data.get("program", ""))
    return _unreadable(t, error.code, error.data.get("member", ""), _place(error.data))


def not_saved_sentence(t: Translator, error: NotSavedError) -> str:
    """Return why a file was not saved. What was there before is untouched; the sentence need not say so again."""
    place = _place(error.data)
    detail = error.data.get("detail", "")
    if error.code is NotSaved.NOT_STORABLE:
        return _not_storable(t, error.data.get("reason", ""), place)
    sentences = {
        NotSaved.DISK_FULL: t("There is no room left on the disk. Free some, or save a copy elsewhere."),
        NotSaved.NO_PERMISSION: t("You may not write there. Save a copy in a folder of your own."),
        NotSaved.FOLDER_GONE: t("The folder is not there any more: moved, renamed or disconnected."),
        NotSaved.IS_A_FOLDER: t("There is a folder of that name. Choose another name."),
        NotSaved.IN_USE: t("Another program keeps the file open. Close it there; saving is tried again."),
        NotSaved.CHANGED_ELSEWHERE: t(
            "The file was changed by somebody else, or on another computer, since it was opened here. "
            "Nothing was overwritten. Save a copy to keep what you wrote."
        ),
        NotSaved.PATH_TOO_LONG: t("The name of the file, with its folders, is too long. Choose a shorter one."),
        NotSaved.NOT_VERIFIED: t("What was written reads back differently. Mistrust this disk and save elsewhere."),
        NotSaved.NOT_CONFIRMED: t(
            "The file is written, but the disk has not confirmed it ({detail}). Save again in a while.", detail=detail
        ),
        NotSaved.NEWER_FORMAT: t(
            "A file that a newer version of ccassess wrote is there, and is never written over. Choose another name."
        ),
        NotSaved.OTHER: t("The system refused to write the file: {detail}.", detail=detail),
    }
    return sentences[error.code]


def not_kept_sentence(t: Translator, error: NotSavedError) -> str:
    """Return that a document was saved, but its state not kept as a version on this computer."""
    where = error.data.get("file", "")
    return t("The file is saved, but no version of it could be kept on this computer ({where}).", where=where)


def _not_storable(t: Translator, reason: str, place: str) -> str:
    sentences = {
        Unreadable.TEXT_TOO_LONG.value: t("A text is too long to be saved: {place}. Shorten it.", place=place),
        Unreadable.TOO_LARGE.value: t("There is more in this assessment than one file may hold."),
    }
    other = t("Something in this assessment cannot be saved ({reason}): {place}.", reason=reason, place=place)
    return sentences.get(reason, other)


def _place(data: dict[str, str]) -> str:
    """Return the part of the file and the place in it: "centre/sheets/self.json, answers/coaching/grade"."""
    return ", ".join(part for part in (data.get("member", ""), data.get("where", "")) if part)


def _unreadable(t: Translator, code: Unreadable, member: str, place: str) -> str:
    sentences = _not_reached(t) | _not_whole(t, member) | _not_known(t, member) | _not_possible(t, place)
    return sentences[code]


def _not_reached(t: Translator) -> dict[Unreadable, str]:
    """Return what is said where the file itself could not be got at."""
    return {
        Unreadable.NO_SUCH_FILE: t("There is no such file. It may have been moved, renamed or deleted."),
        Unreadable.IS_A_FOLDER: t("This is a folder, not a file."),
        Unreadable.NOT_A_FILE: t("This is a pipe or a device, not a file."),
        Unreadable.NO_PERMISSION: t("You may not read this file. Ask whoever owns it."),
        Unreadable.CANNOT_READ: t("The system could not read this file."),
        Unreadable.EMPTY: t("This file is empty."),
        Unreadable.NOT_OURS: t("This is not an assessment file of ccassess."),
        Unreadable.TOO_LARGE: t("This file is larger than any assessment can be."),
    }


def _not_whole(t: Translator, member: str) -> dict[Unreadable, str]:
    """Return what is said where bytes are missing, damaged or changed."""
    return {
        Unreadable.CUT_OFF: t("The end of this file is missing. Copy or download it again."),
        Unreadable.DAMAGED: t("This file is damaged. Copy or download it again, or open an earlier copy."),
        Unreadable.REPACKED: t(
            "Another program has packed this file anew, so that it cannot be trusted. Open the original."
        ),
        Unreadable.MEMBER_MISSING: t("A part of this file is missing: {member}.", member=member),
        Unreadable.MEMBER_DOUBLED: t("A part of this file is there twice: {member}.", member=member),
        Unreadable.HASH_DIFFERS: t("A part of this file was changed outside the program: {member}.", member=member),
        Unreadable.MANIFEST_DIFFERS: t("The list of contents of this file does not fit its contents."),
        Unreadable.NOT_CANONICAL: t("A part of this file was not written by ccassess: {member}.", member=member),
    }


def _not_known(t: Translator, member: str) -> dict[Unreadable, str]:
    """Return what is said where the file holds something this program does not know."""
    return {
        Unreadable.NEWER_CONTENT: t(
            "This file holds something that only a newer version of ccassess knows: {member}.", member=member
        ),
        Unreadable.OTHER_KIND: t("This file comes from ccassess but holds no assessment."),
        Unreadable.TOO_MANY_MEMBERS: t("This file has more parts than any assessment can have."),
        Unreadable.MEMBER_NAME: t("A part of this file has a name that is not allowed: {member}.", member=member),
        Unreadable.MEMBER_UNEXPECTED: t(
            "This file has a part that no assessment has: {member}.",
            member=member,
        ),
        Unreadable.PACK_UNREADABLE: t("The criteria inside this file cannot be read."),
    }


def _newer(t: Translator, program: str) -> str:
    """Return what is said of a file of a newer format, `program` being the version that wrote it, where known."""
    return (
        t(
            "This file was written by ccassess {version}, which is newer than this one. Install that version to open "
            "it. To read it without, unpack it like a ZIP file and open index.html in it with a web browser.",
            version=program,
        )
        if program
        else t(
            "This file was written by a newer version of ccassess. Install that to open it. "
            "To read it without, unpack it like a ZIP file and open index.html in it with a web browser."
        )
    )


def _not_possible(t: Translator, place: str) -> dict[Unreadable, str]:
    """Return what is said where the file holds a value that cannot be."""
    return {
        Unreadable.NOT_JSON: t("A part of this file is not readable: {place}.", place=place),
        Unreadable.WRONG_VALUE: t("This file holds a value that cannot be: {place}.", place=place),
        Unreadable.UNKNOWN_ID: t("This file names something that its criteria do not have: {place}.", place=place),
        Unreadable.DOUBLED_ID: t("This file gives two things the same identity: {place}.", place=place),
        Unreadable.RATING_NOT_A_VALUE: t("This file holds a rating that is not on the scale: {place}.", place=place),
        Unreadable.GRADE_OUT_OF_RANGE: t("This file holds an evidence grade that is not 0 to 3: {place}.", place=place),
        Unreadable.BAD_TEXT: t("This file holds a text with characters that are not text: {place}.", place=place),
        Unreadable.TEXT_TOO_LONG: t("This file holds a text that is too long: {place}.", place=place),
        Unreadable.TOO_MUCH_EVIDENCE: t("This file holds more evidence than any assessment can."),
    }
