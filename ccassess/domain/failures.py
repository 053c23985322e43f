"""Why a file could not be read or written, as codes with data; `wording` turns them into sentences."""

from __future__ import annotations

from enum import StrEnum


class Unreadable(StrEnum):
    """Why a file is not opened. Data: `member` (a part of the file) and `where` (a place in it), where known.

    NEWER_FORMAT also names the version of the `program` that wrote the file.
    """

    NO_SUCH_FILE = "no-such-file"
    IS_A_FOLDER = "is-a-folder"
    NOT_A_FILE = "not-a-file"
    NO_PERMISSION = "no-permission"
    CANNOT_READ = "cannot-read"
    EMPTY = "empty"
    NOT_OURS = "not-ours"
    CUT_OFF = "cut-off"
    DAMAGED = "damaged"
    REPACKED = "repacked"
    TOO_LARGE = "too-large"
    TOO_MANY_MEMBERS = "too-many-members"
    MEMBER_NAME = "member-name"
    MEMBER_MISSING = "member-missing"
    MEMBER_UNEXPECTED = "member-unexpected"
    MEMBER_DOUBLED = "member-doubled"
    NEWER_FORMAT = "newer-format"
    NEWER_CONTENT = "newer-content"
    OTHER_KIND = "other-kind"
    HASH_DIFFERS = "hash-differs"
    MANIFEST_DIFFERS = "manifest-differs"
    NOT_JSON = "not-json"
    WRONG_VALUE = "wrong-value"
    UNKNOWN_ID = "unknown-id"
    DOUBLED_ID = "doubled-id"
    RATING_NOT_A_VALUE = "rating-not-a-value"
    GRADE_OUT_OF_RANGE = "grade-out-of-range"
    BAD_TEXT = "bad-text"
    TEXT_TOO_LONG = "text-too-long"
    TOO_MUCH_EVIDENCE = "too-much-evidence"
    NOT_CANONICAL = "not-canonical"
    PACK_UNREADABLE = "pack-unreadable"


class NotSaved(StrEnum):
    """Why a file was not written. Data: `file` and, for `other`, `detail` in the system's words."""

    DISK_FULL = "disk-full"
    NO_PERMISSION = "no-permission"
    FOLDER_GONE = "folder-gone"
    IS_A_FOLDER = "is-a-folder"
    IN_USE = "in-use"
    CHANGED_ELSEWHERE = "changed-elsewhere"
    PATH_TOO_LONG = "path-too-long"
    NOT_VERIFIED = "not-verified"
    NOT_CONFIRMED = "not-confirmed"
    NOT_STORABLE = "not-storable"
    NEWER_FORMAT = "newer-format"
    OTHER = "other"


class ForeignBytesError(Exception):
    """What somebody else made, or may have changed, is not taken in; whatever its bytes, nothing else comes of it."""


class UnreadableFileError(ForeignBytesError):
    """A file is not opened; whatever its bytes, no other exception comes out of reading one."""

    def __init__(self, code: Unreadable, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class NotSavedError(Exception):
    """A file was not written; what was there before is untouched.

    With one exception: NOT_CONFIRMED says that the new file is in place and whole, but the disk has not confirmed
    that it would survive a power cut.
    """

    def __init__(self, code: NotSaved, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class NotJournalled(StrEnum):
    """Why edits are not yet durable on this computer. Data: `file` (the journal) and `detail` in the system's words."""

    DISK_FULL = "disk-full"
    DISK_FAILS = "disk-fails"
    NO_PERMISSION = "no-permission"
    IN_USE = "in-use"
    TOO_MUCH = "too-much"
    DAMAGED = "damaged"
    NEWER = "newer"
    OTHER = "other"


class PutAside(StrEnum):
    """Why a journal found on this computer was put aside under another name, and a new one begun."""

    DAMAGED = "damaged"
    FOREIGN = "foreign"


class NotJournalledError(Exception):
    """Edits were not written to the journal: nothing of them would survive the end of the program."""

    def __init__(self, code: NotJournalled, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data
