"""Breaks words that are wider than their place where their language breaks them, not just anywhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from ccassess.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont

SHORTEST = 10
"""Characters of a word that may be too wide; shorter ones are not even measured."""
LEAST = 60
"""Pixels of 100 % text: a narrower place is none yet, for Qt asks before it has laid anything out."""
SOFT_HYPHEN = "\u00ad"
LONG = 14
"""Characters of a word from which a label may break it."""
_PIECE = 12
_ENDLESS = re.compile(rf"[^\s{SOFT_HYPHEN}]{{{_PIECE + 1},}}")
_BREAK = "\u200b"
_LETTERS = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def with_breaks(text: str, font: QFont, width: float, language: str) -> str:
    """Return a text with soft hyphens in those of its words that are wider than `width` pixels.

    `language` is that of the text; of an unknown one words stay whole.
    """
    if width < theme().px(LEAST):
        return text
    metrics = QFontMetricsF(font)
    wide = {word for word in text.split() if len(word) >= SHORTEST and metrics.horizontalAdvance(word) > width}
    for word in wide:
        text = text.replace(word, _broken(word, language))
    return text


def breakable(text: str, language: str) -> str:
    """Return a text that a label of any width can wrap: names of files are often one long word.

    Words of a language get soft hyphens where they are hyphenated, what is longer still may break anywhere.
    """
    for word in {one for one in text.split() if len(one) >= LONG}:
        text = text.replace(word, _ENDLESS.sub(_cut, _broken(word, language)))
    return text


def get_ready() -> None:
    """Read the patterns of the language the criteria are written in, so that nobody waits for it; any thread may."""
    _broken("responsibilities", "en")


def _cut(endless: re.Match[str]) -> str:
    whole = endless[0]
    return _BREAK.join(whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE))


def _broken(word: str, language: str) -> str:
    # Most words fit, and the patterns take a moment to read.
    from ccassess.reporting.pdf.hyphenation import hyphenator

    breaks = hyphenator(language)
    for found in reversed(list(_LETTERS.finditer(word))):
        word = word[: found.start()] + _joined(found[0], breaks.positions(found[0])) + word[found.end() :]
    return word


def _joined(letters: str, places: Iterable[int]) -> str:
    edges = [0, *sorted(places), len(letters)]
    return SOFT_HYPHEN.join(letters[start:end] for start, end in pairwise(edges))
