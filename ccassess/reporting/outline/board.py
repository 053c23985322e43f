"""The result on one page in plain data: total, band, radar, and what is strong and what to do first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.assessment import FindingKind, Party
from ccassess.domain.exact import fixed
from ccassess.domain.shown import per_cent as shown_per_cent
from ccassess.reporting.outline.comparing import sentence
from ccassess.reporting.outline.parts import BandPart, BoardPart, EntryList, EntryPart, SpokePart
from ccassess.wording.numbers import per_cent
from ccassess.wording.terms import band_name, points_so_far, progress

if TYPE_CHECKING:
    from ccassess.domain.pack import Node
    from ccassess.domain.scoring import Score
    from ccassess.reporting.outline.source import Source

LISTED = 5
"""So many strengths and priorities stand on the page."""


def board(source: Source) -> BoardPart:
    """Return what the page for the board says."""
    t, root = source.t, source.card.root
    difference = source.difference(root.node, total=True)
    figures = {Party.SELF: difference.first, Party.VERIFICATION: difference.second} if difference else {}
    totals = {
        party: t.number(figures[party]) if figures else source.total(source.cards[party].root.points)
        for party in source.parties
    }
    return BoardPart(
        section=t("For the board"),
        title=t("The result on one page"),
        lead=source.lead,
        total=totals[source.lead],
        caption=t(
            "of {possible} points, {party}",
            possible=source.worth(root.possible),
            party=source.party_inside(source.lead),
        ),
        band="" if source.card.band is None else band_name(t, source.pack, source.card.band, source.pack_language),
        note=_note(source),
        totals=tuple((party, source.party(party), totals[party]) for party in source.parties),
        difference=(t("Difference"), source.change(difference.difference)) if difference else None,
        spokes=tuple(
            SpokePart(area.ref, source.pack.short(area.id, source.pack_language) or area.id, source.shares(area))
            for area in source.pack.areas
        ),
        bands=_bands(source),
        scale_end=source.worth(root.base),
        marks=source.shares(root.node),
        sentence=sentence(source),
        strengths=strengths(source),
        priorities=priorities(source),
        page_word=t("page {number}"),
    )


def _note(source: Source) -> str:
    """Return how far the next band is; while there is no total, how far the sheet is and what it has so far."""
    t, card = source.t, source.card
    if card.root.points is None:
        if not card.root.criteria:
            return t("nothing in it applies")
        return f"{progress(t, card.root)}; {points_so_far(t, card.root)}"
    following = card.next_band()
    if card.band is None or following is None:
        return t("the highest band") if card.band is not None else ""
    return t(
        "{points} points below the next, {band}",
        points=t.number(fixed(following.start - card.root.points, 1)),
        band=band_name(t, source.pack, following, source.pack_language),
    )


def _bands(source: Source) -> tuple[BandPart, ...]:
    whole = source.card.root.base
    bands = [band for band in source.pack.bands if band.start < whole]
    return tuple(
        BandPart(
            band_name(source.t, source.pack, band, source.pack_language),
            band.start / whole,
            source.worth(band.start),
            reached=band is source.card.band,
        )
        for band in bands
    )


def strengths(source: Source) -> EntryList:
    """Return the criteria with the highest scores, then the most points, then in the pack's order."""
    t = source.t
    entries = tuple(
        _entry(
            source,
            score,
            FindingKind.STRENGTH,
            per_cent(t, shown_per_cent(score.value or Fraction(0), score.node.out_of)),
        )
        for score in _strong(source)
    )
    title = t("Five strengths") if len(entries) == LISTED else t("Strengths")
    return EntryList(title, t("score"), entries, _none(source, t("No criterion has a score above zero yet.")))


def priorities(source: Source) -> EntryList:
    """Return the criteria with the most points to gain, none of them a strength; the same ties."""
    t = source.t
    strong = {score.node.id for score in _strong(source)}
    open_points = [score for score in _scored(source) if score.points is not None and score.points < score.possible]
    open_points.sort(key=_most_to_gain)
    entries = tuple(
        _entry(source, score, FindingKind.IMPROVEMENT, source.change(fixed(_gain(score), 1)))
        for score in [one for one in open_points if one.node.id not in strong][:LISTED]
    )
    title = t("Five priorities") if len(entries) == LISTED else t("Priorities")
    none = t("No other scored criterion has points left to gain.")
    if not open_points:
        none = t("No scored criterion has points left to gain.")
    return EntryList(title, t("points to gain"), entries, _none(source, none))


def _strong(source: Source) -> list[Score]:
    return sorted((score for score in _scored(source) if score.value), key=_strongest)[:LISTED]


def _none(source: Source, otherwise: str) -> str:
    """Return why a list is empty: because nothing is scored, or for its own reason."""
    return otherwise if _scored(source) else source.t("No criterion is scored yet.")


def _scored(source: Source) -> list[Score]:
    scores = (source.card.by_id[criterion.id] for criterion in source.pack.criteria)
    return [score for score in scores if score.points is not None]


def _strongest(score: Score) -> tuple[Fraction, Fraction]:
    return -(score.value or Fraction(0)) / score.node.out_of, -(score.points or Fraction(0))


def _most_to_gain(score: Score) -> tuple[Fraction, Fraction]:
    return -_gain(score), -(score.points or Fraction(0))


def _gain(score: Score) -> Fraction:
    return score.possible - (score.points or Fraction(0))


def _entry(source: Source, score: Score, kind: FindingKind, figure: str) -> EntryPart:
    node: Node = score.node
    found = source.assessment.answer(source.lead, node.id).of_kind(kind)
    note = found[0].text if found else ""
    return EntryPart(node.id, node.ref, source.title(node), note, figure)
