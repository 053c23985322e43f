"""The cover: title, one drawing of all criteria, four facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.blocks.drawing import Drawing
from ccassess.reporting.pdf.canvas import Tag, artifact, content, line, words
from ccassess.reporting.pdf.fonts import Cut, one_line, shortened, text_width, wrapped
from ccassess.reporting.pdf.styles import (
    FOOTER_AT,
    HAIRLINE,
    HEAD_RULE,
    INK,
    PAGE_HEIGHT,
    PAPER,
    SELF,
    TEXT_WIDTH,
    VERIFIED,
    Type,
    colour,
    columns,
)
from ccassess.reporting.pdf.text import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_FACTS_AT, _FACT_LINE = 133.0, 11.6
_TITLES = (Type.COVER_38, Type.COVER_30, Type.COVER_24, Type.COVER_20)


@dataclass(frozen=True, slots=True)
class CoverBars:
    """The scores of an area on the cover: its reference, and (verified, self) shares 0 to 1 of each criterion."""

    ref: str
    scores: Sequence[tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What the cover says; `facts` are four (label, text)."""

    kicker: str
    title: str
    description: str
    confidential: str
    verified_key: str
    self_key: str
    top_line: str
    facts: Sequence[tuple[str, str]]
    notice: str
    fingerprint_label: str = ""
    fingerprint: str = ""
    draft: str = ""


class ScoreBars(Drawing):
    """Every criterion as a bar of its verified score with the self score as a tick, areas apart.

    Without verified scores the centre's own are hollow bars.
    """

    def __init__(self, groups: Sequence[CoverBars], said: CoverWords, alternative: str, height: float = 157) -> None:
        super().__init__(TEXT_WIDTH, height, alternative)
        self._groups = tuple(groups)
        self._said = said

    def paint(self, canvas: Canvas) -> None:
        """Draw the top line, bars, ticks, references and key."""
        base, tall = 36.0, self.height - 36.0
        line(canvas, 0, self.height, self.width, self.height, ink=HAIRLINE, width=0.5)
        count = max(1, sum(len(group.scores) for group in self._groups))
        apart = min(8.0, 60 / max(1, len(self._groups)))
        step = (self.width + 4 - apart * (len(self._groups) - 1)) / count
        bar = step * 0.62 if step < 8 else min(step - 4.2, 26)
        x = 0.0
        for group in self._groups:
            start = x
            for verified, own in group.scores:
                if self._said.verified_key:
                    _draw_score(canvas, x, base, bar, tall, verified, own)
                elif own is not None:
                    _draw_hollow(canvas, x, base, bar, own * tall)
                x += step
            end = x - (step - bar)
            line(canvas, start, base - 4.2, max(end, start + 4), base - 4.2, ink=INK, width=0.8)
            words(
                canvas,
                start,
                base - 13.5,
                shortened(group.ref, Cut.SEMIBOLD, 8, step * len(group.scores) + 2),
                Type.LABEL_INK,
            )
            x += apart
        self._draw_key(canvas)

    def _draw_key(self, canvas: Canvas) -> None:
        verified = self._said.verified_key
        if verified:
            canvas.setFillColor(colour(VERIFIED))
            canvas.rect(0, 4, 5, 8, stroke=0, fill=1)
        else:
            _draw_hollow(canvas, 0, 4, 5, 8)
        x = 10.5 + words(canvas, 10.5, 5, verified or self._said.self_key, Type.SMALL_QUIET)
        if verified and self._said.self_key:
            line(canvas, x + 14, 8, x + 24, 8, ink=SELF, width=1.6)
            x += 29 + words(canvas, x + 29, 5, self._said.self_key, Type.SMALL_QUIET)
        if text_width(self._said.top_line, Cut.REGULAR, 8) < self.width - x - 10:
            words(canvas, self.width, 5, self._said.top_line, Type.SMALL_QUIET, align="right")


def _draw_score(  # noqa: PLR0913, PLR0917 - one bar: place, size and two values
    canvas: Canvas, x: float, base: float, bar: float, tall: float, verified: float | None, own: float | None
) -> None:
    if verified is not None:
        canvas.setFillColor(colour(VERIFIED))
        canvas.rect(x, base, bar, verified * tall, stroke=0, fill=1)
    if own is not None:
        y = base + own * tall
        line(canvas, x - 1.2, y, x + bar + 1.2, y, ink=PAPER, width=3.2)
        line(canvas, x - 1.2, y, x + bar + 1.2, y, ink=SELF, width=1.5)


def _draw_hollow(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw the centre's own score as a hollow bar, where no verified one stands beside it."""
    canvas.setStrokeColor(colour(SELF))
    canvas.setFillColor(colour(PAPER))
    canvas.setLineWidth(1.1)
    canvas.rect(x + 0.55, y + 0.55, width - 1.1, max(0.0, height - 1.1), stroke=1, fill=1)


class Cover(Flowable):
    """The whole first page; it belongs on the cover template, whose frame is as high as the page."""

    def __init__(self, said: CoverWords, bars: Sequence[CoverBars], alternative: str, language: str = "en") -> None:
        super().__init__()
        self.width, self.height = TEXT_WIDTH, PAGE_HEIGHT - 1
        self._said = said
        self._language = language
        self._bars = ScoreBars(bars, said, alternative) if bars else None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - the library's names
        """Return the size of the page."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw from the top."""
        canvas, said = self.canv, self._said
        self._draw_top(canvas)
        y = self._put(canvas, paragraph(said.kicker, Type.KICKER, self._language), 634)
        title = self._title()
        y = self._put(canvas, title, y - 14)
        if said.description:
            y = self._put(canvas, paragraph(said.description, Type.LEAD, self._language), y - 12, columns(9))
        if self._bars is not None:
            self._bars.drawOn(canvas, 0, min(232.0, y - self._bars.height - 24))
        self._draw_facts(canvas)
        self._draw_foot(canvas)

    def _title(self) -> Flowable:
        for kind in _TITLES:
            made = paragraph(self._said.title, kind, self._language, tag=Tag.H1)
            made.outline = one_line(self._said.title)
            if made.wrap(columns(11), 10_000)[1] <= kind.value.leading * 3 + 0.1:
                break
        return made

    @staticmethod
    def _put(canvas: Canvas, flowable: Flowable, top: float, width: float = columns(11)) -> float:
        height = flowable.wrap(width, 10_000)[1]
        flowable.drawOn(canvas, 0, top - height)
        return top - height

    def _draw_top(self, canvas: Canvas) -> None:
        said = self._said
        top = PAGE_HEIGHT - 60
        right = self.width
        with content(canvas, Tag.P):
            right -= words(canvas, right, top - 22, said.confidential, Type.LABEL_INK, align="right")
            if said.draft:
                width = text_width(said.draft, Cut.SEMIBOLD, 8) + 10
                words(canvas, right - 10 - width / 2, top - 22, said.draft, Type.LABEL_INK, align="center")
                canvas.setStrokeColor(colour(INK))
                canvas.setLineWidth(0.8)
                canvas.rect(right - 10 - width, top - 25.5, width, 13)

    def _draw_facts(self, canvas: Canvas) -> None:
        facts = [(label, _lines(text, columns(3), Type.FINDING, 4)) for label, text in self._said.facts[:4]]
        top = _FACTS_AT + _FACT_LINE * max(0, max((len(lines) for _, lines in facts), default=0) - 3)
        with artifact(canvas):
            line(canvas, 0, top, self.width, top, ink=INK, width=HEAD_RULE)
        for number, (label, lines) in enumerate(facts):
            x = number * (columns(3) + 4 * mm)
            with content(canvas, Tag.P):
                words(canvas, x, top - 13, label, Type.LABEL)
            with content(canvas, Tag.P):
                for place, part in enumerate(lines):
                    words(canvas, x, top - 29 - place * _FACT_LINE, part, Type.FINDING)

    def _draw_foot(self, canvas: Canvas) -> None:
        said = self._said
        start = self.width - text_width(one_line(said.fingerprint), Cut.SEMIBOLD, 8)
        room = start - 4 - text_width(one_line(said.fingerprint_label), Cut.REGULAR, 8) - 20
        notice = _lines(said.notice, room if said.fingerprint else self.width, Type.SMALL_QUIET, 3)
        with content(canvas, Tag.P):
            for number, part in enumerate(notice, start=1):
                words(canvas, 0, FOOTER_AT + (len(notice) - number) * 10, part, Type.SMALL_QUIET)
        if said.fingerprint:
            with content(canvas, Tag.P):
                words(canvas, start - 4, FOOTER_AT, said.fingerprint_label, Type.SMALL_QUIET, align="right")
                words(canvas, start, FOOTER_AT, said.fingerprint, Type.LABEL_INK)


def _lines(text: str, room: float, kind: Type, most: int) -> list[str]:
    """Return a text in at most so many lines, its own line ends kept."""
    look = kind.value
    lines = [part for piece in text.split("\n") for part in wrapped(piece, look.cut, look.size, room)]
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), look.cut, look.size, room)]
    return lines
