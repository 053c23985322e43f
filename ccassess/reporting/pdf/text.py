"""Paragraphs from what people typed: markup characters are text, words break by the language of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from ccassess.reporting.pdf.canvas import PageCanvas, Tag, is_trial
from ccassess.reporting.pdf.fonts import Cut, printable, register_fonts
from ccassess.reporting.pdf.hyphenation import hyphenator
from ccassess.reporting.pdf.styles import Type, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEVER_BROKEN = re.compile(r"(?<=[:+×−]) (?=\d)| (?== \d)|(?<==) (?=\d)|(?<=[^\W\d]) (?=\d[\d.,]*$)")
"""Spaces of arithmetic at which no line ends: after a colon or an operator, around "=", and before a last figure."""
_ALIGNMENTS: dict[str, Literal[0, 1, 2]] = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph in a cut or colour other than the paragraph's own."""

    text: str
    cut: Cut | None = None
    ink: str | None = None


def strong(text: str) -> Run:
    """Return a piece set in Semibold."""
    return Run(text, Cut.SEMIBOLD)


def escaped(text: str) -> str:
    """Return typed text as paragraph markup that prints exactly that text; line ends are kept."""
    return escape(printable(text)).replace("\n", "<br/>")


def arithmetic(text: str) -> str:
    """Return arithmetic in words that breaks only where a reader can go on: "1.1: 13.5" and "= 8" stay whole."""
    return _NEVER_BROKEN.sub("\u00a0", text)


@cache
def paragraph_style(  # noqa: PLR0913, PLR0917 - each is one plain property of a style
    kind: Type, language: str, align: str = "left", indent: float = 0, before: float = 0, after: float = 0
) -> ParagraphStyle:
    """Return the page library's style for a line of the type table in a language."""
    register_fonts()
    look = kind.value
    return ParagraphStyle(
        f"{kind.name}-{language}-{align}-{indent}-{before}-{after}",
        fontName=str(look.cut),
        bulletFontName=str(look.cut),
        bulletFontSize=look.size,
        fontSize=look.size,
        leading=look.leading,
        textColor=colour(look.ink),
        alignment=_ALIGNMENTS[align],
        leftIndent=indent,
        spaceBefore=before,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=0,  # the hyphenator knows of typed hyphens, and keeps "e-mail" whole
        hyphenationMinWordLength=4,
        hyphenationLang=cast("str", hyphenator(language, heading=look.heading)),  # it takes any callable as well
        uriWasteReduce=0.3,
    )


class Text(Paragraph):
    """A paragraph that marks itself in the document's structure; its parts on two pages stay one paragraph."""

    tag: Tag = Tag.P
    language: str = ""
    outline: str = ""
    level: int = 0
    place: str = ""
    mark: object = None
    _parted = False
    _laid_to: float | None = None
    _size = (0.0, 0.0)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - the page library's own names
        """Break the lines to a width; tables and stacks ask many times, so the same width is broken once."""
        if self._laid_to != availWidth or not hasattr(self, "blPara"):
            self._size = super().wrap(availWidth, availHeight)
            self._laid_to = availWidth
            self._parted = False
        return self._size

    def draw(self) -> None:
        """Draw the lines as one marked piece of content."""
        canvas: Any = self.canv
        if isinstance(canvas, PageCanvas) and (self.outline or self.place):
            canvas.remember(self.place, self.outline, self.level, self.height)
        if is_trial(canvas):
            return
        if not self._parted:
            self._parted = True
            _part_lines(getattr(self, "blPara", None))
        if isinstance(canvas, PageCanvas):
            with canvas.content(self.tag, key=self.mark, language=self.language):
                super().draw()
        else:
            super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - the page library's own names
        """Split into two parts that carry on the same mark; only the first is the outline's target."""
        parts: list[Any] = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            if part is not self:
                part.tag, part.language, part.mark = self.tag, self.language, self.mark
                if number == 0:
                    part.outline, part.level, part.place = self.outline, self.level, self.place
        return parts


def _part_lines(laid: Any) -> None:  # noqa: ANN401 - the page library's laid-out lines, untyped
    """End every line but the last with a space, or a screen reader runs its last word into the next line's first."""
    for line in laid.lines[:-1]:
        if isinstance(line, tuple):
            words = line[1]
            goes_on = bool(words) and type(words[-1]).__name__ == "_SplitWord"  # a long word, cut anywhere
            if words and not goes_on and not words[-1].endswith("-"):
                words.append("")
        elif line.words and not line.words[-1].text.endswith(("-", " ")):
            line.words[-1].text += " "


def paragraph(  # noqa: PLR0913 - each is one plain property of a paragraph
    text: str | Sequence[str | Run],
    kind: Type = Type.TEXT,
    language: str = "en",
    *,
    tag: Tag = Tag.P,
    align: str = "left",
    indent: float = 0,
    before: float = 0,
    after: float = 0,
) -> Text:
    """Return typed text as a paragraph.

    `text` is one string or pieces, `language` the language of this text, `indent`, `before` and `after` points.
    """
    pieces = [text] if isinstance(text, str) else list(text)
    made = Text(
        "".join(_markup(piece) for piece in pieces), paragraph_style(kind, language, align, indent, before, after)
    )
    made.tag = tag
    made.language = language
    made.mark = object()
    return made


def heading(  # noqa: PLR0913 - as above
    text: str,
    kind: Type = Type.SECTION,
    language: str = "en",
    *,
    level: int = 1,
    place: str = "",
    outline: bool = True,
    before: float = 0,
    after: float = 0,
) -> Text:
    """Return a heading of level 1 to 3, which the outline lists and `Places.page_of(place)` finds."""
    made = paragraph(text, kind, language, tag=(Tag.H1, Tag.H2, Tag.H3)[level - 1], before=before, after=after)
    made.keepWithNext = 1
    made.level = level - 1
    made.place = place
    made.outline = printable(text).replace("\u00ad", "").replace("\n", " ") if outline else ""
    return made


def _markup(piece: str | Run) -> str:
    if isinstance(piece, str):
        return escaped(piece)
    name = f' name="{piece.cut}"' if piece.cut else ""
    ink = f' color="{piece.ink}"' if piece.ink else ""
    return f"<font{name}{ink}>{escaped(piece.text)}</font>"
