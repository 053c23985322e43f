"""The report's one type family: its three cuts, the width of a line, and which characters can be printed at all."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ccassess.data import resources_folder

if TYPE_CHECKING:
    from pathlib import Path

NO_BREAK_SPACE = "\u00a0"
SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"

# Signs that only change how a neighbour looks: nothing is lost to the reader when they are left out.
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_VARIATION_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_SPACES = {
    "\t": " ",
    "\u2002": NO_BREAK_SPACE * 2,
    "\u2003": NO_BREAK_SPACE * 2,
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
}


class Cut(StrEnum):
    """One cut of the family; the value is the name both the PDF and the font file carry."""

    REGULAR = "CcassessText-Regular"
    SEMIBOLD = "CcassessText-Semibold"
    ITALIC = "CcassessText-Italic"


def font_file(cut: Cut) -> Path:
    """Return the TrueType file of a cut."""
    return resources_folder() / "fonts" / f"{cut}.ttf"


@cache
def register_fonts() -> None:
    """Make the three cuts known to the page library; a second call costs nothing."""
    for cut in Cut:
        pdfmetrics.registerFont(TTFont(str(cut), str(font_file(cut))))


def text_width(text: str, cut: Cut, size: float) -> float:
    """Return how wide one line of text is, in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, str(cut), size))


@cache
def _glyphs() -> frozenset[int]:
    register_fonts()
    fonts: list[Any] = [pdfmetrics.getFont(str(cut)) for cut in Cut]
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """Return text as the three cuts can print it.

    Composes accents (NFC), leaves out control characters and signs without a look of their own, keeps line ends, and
    writes the name of every character without a glyph in brackets: "[thumbs up sign]".
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _plain().issuperset(composed):
        return composed
    return "".join(_printed(character) for character in composed)


@cache
def _plain() -> frozenset[str]:
    """Return the characters that print as they are: nearly all texts hold no others."""
    return frozenset(character for character in map(chr, _glyphs()) if _printed(character) == character) | {"\n"}


def _printed(character: str) -> str:
    if character in _SPACES:
        return _SPACES[character]
    code = ord(character)
    category = unicodedata.category(character)
    if character in ("\n", SOFT_HYPHEN):
        return character
    if category in ("Cc", "Cf") or code in _SKIN_TONES or code in _VARIATION_SELECTORS:
        return ""
    if code in _glyphs():
        return character
    if category == "Zs":
        return " "
    name = unicodedata.name(character, "").lower()  # surrogates and private characters have none
    return f"[{name or f'U+{code:04X}'}]"


def one_line(text: str) -> str:
    """Return printable text on one line, without soft hyphens, for places that cannot wrap."""
    return " ".join(printable(text).replace(SOFT_HYPHEN, "").split(" ")).replace("\n", " ").strip()


def shortened(text: str, cut: Cut, size: float, room: float) -> str:
    """Return one line of text that fits the room, cut with "…" where it is too long."""
    line = one_line(text)
    if text_width(line, cut, size) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(line[:middle].rstrip() + ELLIPSIS, cut, size) <= room:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip(" ,;:.-") + ELLIPSIS


def wrapped(text: str, cut: Cut, size: float, room: float) -> list[str]:
    """Return text in lines no wider than the room; a word that is wider is broken anywhere."""
    lines: list[str] = []
    current = ""
    for whole in one_line(text).split(" "):
        word = whole
        if not word:
            continue
        trial = f"{current} {word}".strip()
        if text_width(trial, cut, size) <= room:
            current = trial
            continue
        if current:
            lines.append(current)
        while text_width(word, cut, size) > room and len(word) > 1:
            head = _head_that_fits(word, cut, size, room)
            lines.append(head)
            word = word[len(head) :]
        current = word
    return [*lines, current] if current else lines


def _head_that_fits(word: str, cut: Cut, size: float, room: float) -> str:
    end = 1
    while end < len(word) and text_width(word[: end + 1], cut, size) <= room:
        end += 1
    return word[:end]
