"""Names of files: as they can be shown without misleading anybody, and as any system can write them."""

from __future__ import annotations

import re
import unicodedata

from ccassess.domain.evidence import NAME_AT_MOST

WRITTEN_AT_MOST = 120
"""The longest name that is written to a disk, in characters; its bytes stay below what any file system allows."""

_BYTES_AT_MOST = 200
_JOINERS = frozenset("\u200c\u200d")
"""Of the characters that are not seen only these belong to names: emoji and some scripts need them."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|\ud800-\udfff]')
# Windows opens a device under these names, whatever the ending, spaces before it too.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[\d\u00b9\u00b2\u00b3]) *(?:\..*)?",
    re.IGNORECASE | re.DOTALL,
)


def shown_name(name: str) -> str:
    """Return a name as a person is shown it: NFC, in one line, without characters that are not seen.

    Those that turn the direction of text are among them: they make "gnp.exe" look like "exe.png". What is no text
    becomes the replacement character; a name that is too long is cut before its suffix. May be "".
    """
    spaced = "".join(" " if one.isspace() else one for one in name)
    kept = "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in spaced if _is_seen(one))
    words = " ".join(unicodedata.normalize("NFC", kept).split())
    if len(words) <= NAME_AT_MOST:
        return words
    stem, dot, suffix = words.rpartition(".")
    if not stem or len(suffix) > 10:
        return words[:NAME_AT_MOST].strip()
    return stem[: NAME_AT_MOST - len(suffix) - 1].strip() + dot + suffix


def written_name(name: str, suffix: str) -> str:
    """Return the name under which a file with this suffix (".pdf") is written where a person wants it.

    No path, no device of Windows, nothing hidden, no lock file of another program; never longer than any system
    allows. Whatever the name, the suffix is the one given.
    """
    stem = _UNFIT.sub("_", shown_name(name))
    if stem.lower().endswith(suffix):
        stem = stem[: -len(suffix)]
    stem = stem.lstrip(" .-~$").rstrip(" .")[:WRITTEN_AT_MOST].rstrip(" .")
    while len(stem.encode()) > _BYTES_AT_MOST:
        stem = stem[:-1]
    stem = stem.rstrip(" .") or "evidence"
    return f"_{stem}{suffix}" if _DEVICE.fullmatch(stem) else f"{stem}{suffix}"


def _is_seen(one: str) -> bool:
    return one in _JOINERS or unicodedata.category(one) not in {"Cc", "Cf", "Zl", "Zp"}
