"""The first gate for YAML that others wrote: bytes become clean text, what stands in the way is listed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from functools import cache

MAX_BYTES = 1_000_000
"""Bytes of one file."""
MAX_ERRORS = 100
"""More problems than this in one file are not listed: it is hardly the file it was meant to be."""

_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_WIDE_START = re.compile(rb"\xff\xfe|\xfe\xff|\0|.\0", re.DOTALL)
_COMMENT = re.compile(r"(?<=[^ \t])[ \t]+#")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the file: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlError:
    """One problem: a code, its place, and what a sentence about it needs (texts and whole numbers)."""

    code: str
    mark: Mark
    data: dict[str, str | int] = field(default_factory=dict)


def decoded(data: bytes) -> tuple[str | None, list[YamlError]]:
    """Return the text with newlines as line ends, and the problems found so far; None where no text can be had.

    Forbidden characters become spaces and directives comments, so that whoever parses the text can look for more.
    """
    if len(data) > MAX_BYTES:
        return None, [YamlError("too-large", Mark(1, 1), {"bytes": len(data), "limit": MAX_BYTES})]
    if _WIDE_START.match(data):
        return None, [YamlError("not-utf8", Mark(1, 1))]
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_undecodable(error)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    errors: list[YamlError] = []
    if first_unreadable(text):
        errors = [
            YamlError("control-character", place(text, found.start()), {"character": code_point(found[0])})
            for found, _ in zip(_unreadable().finditer(text), range(MAX_ERRORS), strict=False)
        ]
        text = _unreadable().sub(" ", text)
    return _without_directives(text, errors), errors


def first_unreadable(text: str) -> str:
    """Return the first character that no text may hold, "" where all may be there.

    Controls but for tab and newline, what YAML 1.1 takes for a line end and people for a space (U+0085, U+2028,
    U+2029), a byte order mark inside the text, surrogates, and the two that are no characters at all.
    """
    # Python calls none of them printable, and telling so is much faster than to compile the pattern.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return ""
    found = _unreadable().search(text)
    return "" if found is None else found[0]


@cache
def _unreadable() -> re.Pattern[str]:
    return re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def place(text: str, index: int) -> Mark:
    """Return the place of a character of a text whose line ends are newlines."""
    return Mark(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def code_point(character: str) -> str:
    """Return a character's name as people look it up: U+0007."""
    return f"U+{ord(character):04X}"


def _undecodable(error: UnicodeDecodeError) -> YamlError:
    readable = error.object[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    code = "surrogate" if _ENCODED_SURROGATE.match(error.object, error.start) else "not-utf8"
    return YamlError(code, place(readable, len(readable)), {"byte": error.object[error.start]})


def _without_directives(text: str, errors: list[YamlError]) -> str:
    """Turn the directives at the head of a text into comments, each reported."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if line.startswith("%"):
            if len(errors) < 2 * MAX_ERRORS:
                errors.append(YamlError("directive", Mark(number, 1), {"text": line[:80].rstrip()}))
            lines[number - 1] = f"#{line[1:]}"
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return "\n".join(lines)


def comments_after(text: str) -> dict[Mark, Mark]:
    """Return where comments may begin, each by the place just behind what stands before it on its line.

    What looks like one inside quotes is among them.
    """
    if " #" not in text and "\t#" not in text:
        return {}
    return {
        Mark(number, found.start() + 1): Mark(number, found.end())
        for number, line in enumerate(text.split("\n"), 1)
        if "#" in line
        for found in _COMMENT.finditer(line)
    }
