"""The pieces of a criterion's page: its head, the row of difference and reason, the strip of arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Spacer
from reportlab.platypus.flowables import Flowable

from ccassess.reporting.pdf.blocks.drawing import Rule
from ccassess.reporting.pdf.blocks.layout import beside
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.canvas import artifact
from ccassess.reporting.pdf.fonts import Cut, text_width
from ccassess.reporting.pdf.styles import (
    HAIRLINE,
    HEAD_RULE,
    INK,
    MUTED,
    TEXT_WIDTH,
    TINT,
    Type,
    colour,
    columns,
)
from ccassess.reporting.pdf.text import Run, arithmetic, heading, paragraph

_REF = 40.0


def criterion_head(  # noqa: PLR0913, PLR0917 - the parts of one head
    ref: str,
    title: str,
    points: str,
    of_points: str,
    question: str = "",
    language: str = "en",
    *,
    text_language: str = "",
    level: int = 2,
    place: str = "",
) -> list[Flowable]:
    """Return the head of a criterion: a rule, reference, title, points ("8.8", "of 20 points") and its question.

    `text_language` is the language of title and question; the outline lists "1.6 Title". A question that fits one line
    takes it; a longer one runs over nine columns like any text.
    """
    spoken = text_language or language
    figure = text_width(points, Cut.SEMIBOLD, 16) + text_width(of_points, Cut.REGULAR, 10) + 8
    ref_width = max(_REF, text_width(ref, Cut.SEMIBOLD, 16) + 8)
    name = heading(title, Type.SECTION, spoken, level=level, place=place)
    name.outline = f"{ref} {name.outline}".strip()
    right = points_text(points, of_points, language)
    row = Table(
        [Column(ref_width), Column(TEXT_WIDTH - ref_width - figure - 12, gap=12), Column(figure)],
        [Row([[paragraph([Run(ref, ink=MUTED)], Type.SECTION, language)], [name], [right]])],
        padding=0,
        rules=False,
    )
    stack: list[Flowable] = [Rule(ink=INK, weight=HEAD_RULE, below=3), row]
    if question:
        look = Type.QUESTION.value
        one_line = text_width(question, look.cut, look.size) <= TEXT_WIDTH - ref_width
        room = TEXT_WIDTH - ref_width if one_line else columns(9)
        text = paragraph(question, Type.QUESTION, spoken)
        inner = Table([Column(ref_width), Column(room)], [Row([None, [text]])], padding=0, rules=False)
        stack += [Spacer(1, 3.5), inner]
    for flowable in stack:
        flowable.keepWithNext = 1
    return stack


def ratings_and_findings(left: list[Flowable], right: list[Flowable]) -> Table:
    """Return ratings and evidence (five columns) beside the findings, with a wider gutter; both sides may split."""
    table_columns = [Column(columns(5), gap=23), Column(TEXT_WIDTH - columns(5) - 23)]
    return Table(table_columns, [Row([left, right])], padding=0, rules=False)


def points_text(points: str, of_points: str, language: str = "en") -> Flowable:
    """Return "8.8 of 20 points" right-aligned: the figure at title size, the rest as text."""
    made = paragraph([Run(points)], Type.SECTION, language, align="right")
    small = paragraph([Run(f"\u00a0{of_points}")], Type.TEXT, language, align="right")
    made.frags = [*made.frags, *small.frags]
    return made


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed difference: its label, figure and unit, the two operands below; beside them the reason with its title.

    `reason_language` is that of the reason's text.
    """

    label: str
    figure: str
    unit: str
    operands: str
    reason_title: str
    reason: str
    reason_language: str = "en"


def difference_row(difference: Difference, language: str = "en") -> list[Flowable]:
    """Return difference and reason beside each other under a hairline; the row may split in itself."""
    label = paragraph([Run(f"{difference.label}\u00a0 ")], Type.LABEL, language)
    figure = paragraph([Run(difference.figure)], Type.SUBSECTION, language)
    unit = paragraph([Run(f"\u00a0 {difference.unit}")], Type.NOTE_QUIET, language)
    figure.frags = [*label.frags, *figure.frags, *unit.frags]
    left: list[Flowable] = [figure, paragraph(difference.operands, Type.NOTE_QUIET, language)]
    middle: list[Flowable] = [
        paragraph(difference.reason_title, Type.LABEL_INK, language),
        paragraph(difference.reason, Type.FINDING, difference.reason_language),
    ]
    rule = Rule(ink=HAIRLINE, below=3)
    rule.keepWithNext = 1
    return [rule, beside([(4, left), (8, middle)])]


class Arithmetic(Flowable):
    """One line of arithmetic on a tinted strip; a long one wraps, and it never stands alone on a page."""

    def __init__(self, label: str, text: str, language: str = "en", width: float = TEXT_WIDTH) -> None:
        super().__init__()
        self.width = width
        room = max(text_width(label, Cut.SEMIBOLD, 8) + 14, 48)
        self._table = Table(
            [Column(7), Column(room, kind=Type.LABEL), Column(width - room - 14, kind=Type.FIGURES)],
            [Row([None, [paragraph(label, Type.LABEL, language)], arithmetic(text)], language=language)],
            padding=2.8,
            rules=False,
        )

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Return the size."""
        self.height = self._table.wrap(availWidth, availHeight)[1]
        return self.width, self.height

    def draw(self) -> None:
        """Draw the strip, then its words."""
        canvas = self.canv
        with artifact(canvas):
            canvas.setFillColor(colour(TINT))
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self._table.drawOn(canvas, 0, 0)
