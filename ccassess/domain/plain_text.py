"""Plain text: what a person wrote, in one form, without anything a screen or a file could stumble over."""

from __future__ import annotations

import re
import unicodedata

MAX_TEXT = 100_000
"""The longest text of one field, in characters; a hundred times what anybody has written there."""

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return the text in Unicode's composed form (NFC), every line ended by a newline, control characters left out.

    A half of a character that lost its other half becomes the replacement character. Text that is plain already
    comes back as it is.
    """
    if _SUSPECT.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _CONTROLS.sub("", text)
        text = _SURROGATES.sub("\ufffd", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_plain(text: str) -> bool:
    """Whether `plain` would leave the text as it is."""
    return plain(text) == text
