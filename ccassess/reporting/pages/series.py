"""Whose mark stands for whose score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.reporting.pdf.marks import SeriesKind

if TYPE_CHECKING:
    from ccassess.reporting.outline.parts import Shares

KINDS = {Party.SELF: SeriesKind.SELF, Party.VERIFICATION: SeriesKind.VERIFIED}


def places(shares: Shares) -> dict[SeriesKind, float | None]:
    """Return shares by the series that stands for each party."""
    return {KINDS[party]: None if share is None else float(share) for party, share in shares.items()}
