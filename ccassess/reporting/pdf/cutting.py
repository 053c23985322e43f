"""Text cut at a word to a number of lines, for the few places that cannot grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.pdf.fonts import ELLIPSIS, NO_BREAK_SPACE, text_width, wrapped

if TYPE_CHECKING:
    from ccassess.reporting.pdf.styles import Type


def cut_to_lines(text: str, kind: Type, width: float, lines: int, more: str = "") -> str:
    """Return text that takes at most so many lines of a width in points.

    What is cut off is marked with "…", followed by `more` (where to read on). A word wider than a line is broken.
    """
    look = kind.value
    laid = wrapped(text, look.cut, look.size, width)
    if len(laid) <= lines:
        return text
    tail = ELLIPSIS + (f" ({more.replace(' ', NO_BREAK_SPACE)})" if more else "")
    words = laid[lines - 1].split(" ")
    while len(words) > 1 and text_width(" ".join(words) + tail, look.cut, look.size) > width:
        words.pop()
    last = " ".join(words).rstrip(" ,;:.–-")
    while last and text_width(last + tail, look.cut, look.size) > width:
        last = last[:-1]
    return " ".join([*laid[: lines - 1], last]) + tail
