"""The base of everything drawn rather than set: a figure with a text alternative, or decoration without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.canvas import Tag, artifact, content, is_trial, line, words
from ccassess.reporting.pdf.fonts import shortened, text_width
from ccassess.reporting.pdf.marks import KEY_WIDTH, SeriesKind, draw_key
from ccassess.reporting.pdf.styles import HAIRLINE, TEXT_WIDTH, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas


class Drawing(Flowable):
    """A drawing of fixed height; subclasses draw in `paint`, from the lower left corner.

    `alternative` is what a screen reader says; without one the drawing is decoration beside text that says the same.
    """

    def __init__(self, width: float, height: float, alternative: str = "") -> None:
        super().__init__()
        self.width = width
        self.height = height
        self.alternative = alternative

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the library's names
        """Return the size, which no frame changes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw as a figure or as decoration."""
        canvas = self.canv
        if is_trial(canvas):
            return
        marked = content(canvas, Tag.FIGURE, alternative=self.alternative) if self.alternative else artifact(canvas)
        with marked:
            self.paint(canvas)

    def paint(self, canvas: Canvas) -> None:
        """Draw the content; the canvas's origin is the lower left corner."""
        raise NotImplementedError


class Rule(Drawing):
    """A straight rule over a width, with room above and below it."""

    def __init__(
        self, width: float = TEXT_WIDTH, ink: str = HAIRLINE, weight: float = 0.6, above: float = 0, below: float = 0
    ) -> None:
        super().__init__(width, above + below + weight)
        self._ink, self._weight, self._below = ink, weight, below

    def paint(self, canvas: Canvas) -> None:
        """Draw the rule."""
        line(canvas, 0, self._below, self.width, self._below, ink=self._ink, width=self._weight)


class Key(Drawing):
    """One line with the marks of the series in use, and a remark at its right end."""

    def __init__(
        self, entries: Sequence[tuple[SeriesKind, str]], remark: str = "", width: float = TEXT_WIDTH, height: float = 18
    ) -> None:
        super().__init__(width, height, " ".join([*(name for _, name in entries), remark]).strip())
        self._entries, self._remark = tuple(entries), remark

    def paint(self, canvas: Canvas) -> None:
        """Draw the samples and their names."""
        x, y = 0.0, self.height - 12
        for kind, name in self._entries:
            draw_key(canvas, kind, x, y + 2.7)
            x += KEY_WIDTH + 5
            x += words(canvas, x, y, name, Type.SMALL) + 16
        look = Type.SMALL_QUIET.value
        if text_width(self._remark, look.cut, look.size) <= self.width - x:
            words(canvas, self.width, y, self._remark, Type.SMALL_QUIET, align="right")
        elif self.width - x > 60:
            shown = shortened(self._remark, look.cut, look.size, self.width - x)
            words(canvas, self.width, y, shown, Type.SMALL_QUIET, align="right")
