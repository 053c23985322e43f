"""The cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.reporting.pdf.blocks.cover import Cover, CoverBars, CoverWords
from ccassess.reporting.pdf.cutting import cut_to_lines
from ccassess.reporting.pdf.styles import Type, columns

if TYPE_CHECKING:
    from ccassess.reporting.outline.parts import CoverPart, Shares

_TITLE_LINES = 3
_DESCRIPTION_LINES = 5


def cover_page(part: CoverPart, language: str) -> Cover:
    """Return the whole first page; a very long name or unit is cut, and stands whole in the annex."""
    said = CoverWords(
        kicker=part.kicker,
        title=cut_to_lines(part.title, Type.COVER_20, columns(11) - 2, _TITLE_LINES),
        description=cut_to_lines(part.description, Type.LEAD, columns(9) - 2, _DESCRIPTION_LINES),
        confidential=part.confidential,
        verified_key=part.keys.get(Party.VERIFICATION, ""),
        self_key=part.keys.get(Party.SELF, ""),
        top_line=part.top_line,
        facts=part.facts,
        notice=part.notice,
        fingerprint_label=part.fingerprint_label,
        fingerprint=part.fingerprint,
        draft=part.draft,
    )
    bars = [CoverBars(ref, [_pair(shares) for shares in scores]) for ref, scores in part.scores]
    return Cover(said, bars, part.alternative, language)


def _pair(shares: Shares) -> tuple[float | None, float | None]:
    verified, own = shares.get(Party.VERIFICATION), shares.get(Party.SELF)
    return None if verified is None else float(verified), None if own is None else float(own)
