"""The look of a page: A4 grid, colours and the table of type sizes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from ccassess.reporting.pdf.fonts import Cut

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 22 * mm
RIGHT = 18 * mm
TOP = 24 * mm
"""The upper edge of the frame: a page title's first baseline stands 31 mm below the edge of the paper."""
BOTTOM = 22 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
HEADER_AT = PAGE_HEIGHT - 15 * mm
FOOTER_AT = 12 * mm
ROUNDING = 5e-7
"""By how much sums of heights may differ, in points: less than the frame of a page forgives."""
GUTTER = 4 * mm

INK = "#1A2026"
MUTED = "#57616B"
VERIFIED = "#123F54"
SELF = "#B4601E"
PREVIOUS = "#7D8790"
HAIRLINE = "#AEB6BD"
GRID = "#D9DEE2"
TINT = "#F2F4F5"
PAPER = "#FFFFFF"

HEAD_RULE = 0.8
SUM_RULE = 0.6
ROW_RULE = 0.4


def columns(count: int) -> float:
    """Return the width in points of so many of the page's twelve columns, with the gutters between them."""
    return count * 10.5 * mm + (count - 1) * GUTTER


def colour(name: str) -> Color:
    """Return the page library's colour for a hex name such as INK."""
    return HexColor(name)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A line of the type table: size and leading in points, cut, colour, and whether only long words are broken."""

    size: float
    leading: float
    cut: Cut = Cut.REGULAR
    ink: str = INK
    heading: bool = False


class Type(Enum):
    """Every size of type there is; nothing on a page is set in any other."""

    TOTAL = TypeStyle(78, 78, Cut.SEMIBOLD, heading=True)
    TOTAL_66 = TypeStyle(66, 66, Cut.SEMIBOLD, heading=True)
    TOTAL_48 = TypeStyle(48, 50, Cut.SEMIBOLD, heading=True)
    COVER_38 = TypeStyle(38, 42.5, Cut.SEMIBOLD, heading=True)
    COVER_30 = TypeStyle(30, 35, Cut.SEMIBOLD, heading=True)
    COVER_24 = TypeStyle(24, 29, Cut.SEMIBOLD, heading=True)
    COVER_20 = TypeStyle(20, 24.5, Cut.SEMIBOLD, heading=True)
    TITLE = TypeStyle(24, 28, Cut.SEMIBOLD, heading=True)
    SECTION = TypeStyle(16, 21, Cut.SEMIBOLD, heading=True)
    SUBSECTION = TypeStyle(12.5, 17.5, Cut.SEMIBOLD, heading=True)
    LEAD = TypeStyle(13, 18)
    KICKER = TypeStyle(12.5, 17.5, ink=MUTED)
    INTRODUCTION = TypeStyle(10, 14, ink=MUTED)
    TEXT = TypeStyle(10, 14)
    STRONG = TypeStyle(10, 14, Cut.SEMIBOLD, heading=True)
    QUIET = INTRODUCTION
    QUESTION = TypeStyle(10, 14, Cut.ITALIC)
    FINDING = TypeStyle(9.5, 13)
    NOTE = TypeStyle(8.8, 11.5)
    NOTE_STRONG = TypeStyle(8.8, 11.5, Cut.SEMIBOLD)
    NOTE_QUIET = TypeStyle(8.8, 11.5, ink=MUTED)
    FIGURES = TypeStyle(8.5, 11)
    FIGURES_STRONG = TypeStyle(8.5, 11, Cut.SEMIBOLD)
    LABEL = TypeStyle(8, 11, Cut.SEMIBOLD, MUTED)
    LABEL_INK = TypeStyle(8, 11, Cut.SEMIBOLD)
    SMALL = TypeStyle(8, 11)
    SMALL_QUIET = TypeStyle(8, 11, ink=MUTED)
    SCALE = TypeStyle(7, 9, ink=MUTED)
