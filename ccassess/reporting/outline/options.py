"""What a person chooses about a report: its sections, its language, and whose scores it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccassess.domain.assessment import Party


class Section(StrEnum):
    """A section of the report, in the order they are printed; one in which nothing would stand is left out."""

    COVER = "cover"
    BOARD = "board"
    HOW_TO_READ = "how-to-read"
    AREAS = "areas"
    CRITERIA = "criteria"
    RESULTS = "results"
    SCORE_SHEET = "score-sheet"
    GLOSSARY = "glossary"
    MOVES = "moves"


ALL_SECTIONS = frozenset(Section)
BOTH_SHEETS = frozenset(Party)


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The choices; the defaults print everything there is.

    `language` is that of the program's sentences, and of the pack's texts where the pack has it. A verification
    sheet that nobody has begun is never shown, whatever `sheets` says. Raises ValueError without any section or
    sheet.
    """

    sections: frozenset[Section] = ALL_SECTIONS
    language: str = "en"
    sheets: frozenset[Party] = BOTH_SHEETS

    def __post_init__(self) -> None:
        """Refuse a report of nothing."""
        if not self.sections or not self.sheets:
            raise ValueError("a report has at least one section and one sheet")


def parse_sections(text: str) -> frozenset[Section]:
    """Return the sections of a list such as "cover,board"; raises ValueError for a name that is none of them."""
    return frozenset(Section(name.strip()) for name in text.split(","))
