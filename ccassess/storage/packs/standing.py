"""Reading what is said about a total once it is there: bands, ties, and the settings of the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.pack import Band, CriteriaAtLeast, Level, PointsOf, Settings, TieBreak
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.names import note_id

if TYPE_CHECKING:
    from ccassess.storage.packs.nodes import Draft
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report, Spot


def read_bands(report: Report, pack: Part, root: Draft) -> tuple[Band, ...]:
    """Return the bands, ascending from 0, all of them within the total (the method, section 5, rule 6)."""
    bands: list[Band] = []
    seen: dict[str, Spot] = {}
    for part in pack.parts("bands"):
        name, start, spot = note_id(report, part, seen), part.number("from"), part.at("from")
        if start is None:
            continue
        if not bands and start != 0 and not pack.is_broken("bands"):
            report.add(Code.FIRST_BAND_NOT_ZERO, spot, value=decimal_text(start))
        if bands and start <= bands[-1].start:
            report.add(Code.BANDS_NOT_ASCENDING, spot, value=decimal_text(start), before=decimal_text(bands[-1].start))
        elif root.worth_known and start > root.worth:
            report.add(Code.UNREACHABLE_BAND, spot, value=decimal_text(start), most=decimal_text(root.worth))
        bands.append(Band(name, start))
    return tuple(bands)


def read_ties(report: Report, pack: Part, root: Draft, *, complete: bool) -> tuple[TieBreak, ...]:
    """Return what decides between equal totals, in order (rule 7); `complete` is whether all nodes are known."""
    below = {
        draft.node.id: draft
        for draft in root.walk()
        if draft.node.level not in {Level.ATTRIBUTE, Level.TOTAL} and draft.node.id
    }
    criteria = [draft for draft in below.values() if draft.node.level is Level.CRITERION]
    ties: list[TieBreak] = []
    for part in pack.parts("ties"):
        if part.has("points_of") and part.has("criteria_at_least"):
            spot = part.key_at("criteria_at_least")
            report.add(Code.KEYS_EXCLUDE_EACH_OTHER, spot, first="points_of", second="criteria_at_least")
        elif not part.has("points_of") and not part.has("criteria_at_least"):
            report.add(Code.MISSING_KEY, part.spot, key="points_of")
        name, score = part.text("points_of"), part.number("criteria_at_least")
        if name:
            if complete and name not in below:
                report.add(Code.DANGLING_TIE, part.at("points_of"), id=name, hint=report.nearest(name, below))
            ties.append(PointsOf(name))
        if score is not None:
            if criteria and all(criterion.range_known and criterion.node.out_of < score for criterion in criteria):
                most = max(criterion.node.out_of for criterion in criteria)
                data = {"value": decimal_text(score), "least": "0", "most": decimal_text(most)}
                report.add(Code.OUT_OF_RANGE, part.at("criteria_at_least"), **data)
            ties.append(CriteriaAtLeast(score))
    return tuple(ties)


def read_settings(pack: Part) -> Settings:
    """Return the settings, those not given as the method has them."""
    usual = Settings()
    part = pack.part("settings")
    if part is None:
        return usual
    dispute = part.part("dispute")
    return Settings(
        part.whole("not_applicable_at_most", usual.not_applicable_at_most),
        usual.dispute_criterion if dispute is None else dispute.whole("criterion", usual.dispute_criterion),
        usual.dispute_attribute if dispute is None else dispute.whole("attribute", usual.dispute_attribute),
        part.yes_no("hide_self_scores", default=usual.hide_self_scores),
        part.whole("reply_words", usual.reply_words),
    )
