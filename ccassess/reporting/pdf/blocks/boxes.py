"""What is filled in by hand: boxes to tick, a head over them, lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.canvas import artifact, is_trial, line, words
from ccassess.reporting.pdf.styles import HAIRLINE, INK, TEXT_WIDTH, Type, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from ccassess.reporting.pdf.text import Text

BOX = 10.5
"""The edge of a box, in points."""
LINE = 21.0
"""From one line to write on to the next, in points."""


class Boxes(Drawing):
    """Boxes in a row, the one of index `ticked` with a tick; `alternative` says the same in words."""

    def __init__(self, width: float, count: int, ticked: int | None, alternative: str, height: float = 14) -> None:
        super().__init__(width, height, alternative)
        self._count, self._ticked = count, ticked

    def paint(self, canvas: Canvas) -> None:
        """Draw each box in the middle of its share of the width."""
        canvas.setStrokeColor(colour(INK))
        for place in range(self._count):
            x = self.width * (place + 0.5) / self._count - BOX / 2
            y = (self.height - BOX) / 2 - 1
            canvas.setLineWidth(0.8)
            canvas.rect(x, y, BOX, BOX)
            if place == self._ticked:
                canvas.setLineWidth(1.7)
                canvas.setLineCap(1)
                canvas.setLineJoin(1)
                path = canvas.beginPath()
                path.moveTo(x + BOX * 0.2, y + BOX * 0.5)
                path.lineTo(x + BOX * 0.42, y + BOX * 0.24)
                path.lineTo(x + BOX * 0.82, y + BOX * 0.8)
                canvas.drawPath(path)


class BoxesHead(Drawing):
    """The head over boxes: who answers, and below that what each box means."""

    def __init__(self, width: float, name: str, marks: Sequence[str]) -> None:
        said = f"{name}: {', '.join(marks)}" if name else ", ".join(marks)
        super().__init__(width, 23 if name else 11, said)
        self._name, self._marks = name, tuple(marks)

    def paint(self, canvas: Canvas) -> None:
        """Draw the words in the middle of their share of the width."""
        if self._name:
            words(canvas, self.width / 2, 14, self._name, Type.LABEL_INK, align="center")
        for place, mark in enumerate(self._marks):
            words(canvas, self.width * (place + 0.5) / len(self._marks), 2.5, mark, Type.SMALL_QUIET, align="center")


class Blanks(Drawing):
    """One line of fields to fill in by hand: a word, and a rule to write on."""

    def __init__(self, fields: Sequence[str], width: float = TEXT_WIDTH) -> None:
        super().__init__(width, 20, ", ".join(fields))
        self._fields = tuple(fields)

    def paint(self, canvas: Canvas) -> None:
        """Draw the words with their rules."""
        share = self.width / len(self._fields)
        for place, name in enumerate(self._fields):
            x = share * place
            taken = words(canvas, x, 4, name, Type.SMALL_QUIET)
            line(canvas, x + taken + 5, 2, share * (place + 1) - 12, 2, ink=HAIRLINE, width=0.6)


class WritingLines(Flowable):
    """Lines to write on under their heading: as many as the page has room for, from `least` to `most`."""

    def __init__(self, head: Text, least: int = 2, most: int = 14) -> None:
        super().__init__()
        self._head, self._least, self._most = head, least, most
        self._count = least
        self.width = TEXT_WIDTH

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Take the room there is."""
        self.width = availWidth
        room = availHeight - self._head.wrap(availWidth, availHeight)[1]
        self._count = min(max(int(room / LINE), self._least), self._most)
        self.height = self._head.height + self._count * LINE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the heading, and the lines, which say nothing."""
        self._head.drawOn(self.canv, 0, self.height - self._head.height)
        if is_trial(self.canv):
            return
        with artifact(self.canv):
            for place in range(self._count):
                line(self.canv, 0, place * LINE + 1, self.width, place * LINE + 1, ink=HAIRLINE, width=0.6)
