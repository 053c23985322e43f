"""Moving an assessment to other criteria: planned and shown before it is done, and never silent about what is lost.

An answer is carried where its criterion asks the same, means the same and counts the same, or where the new pack's
author says so. Everything else is for review: its words come along, its ratings do not, and the receipt keeps them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Assessment, Party
from ccassess.domain.declarations import declared
from ccassess.domain.evidence_edits import check_limits
from ccassess.domain.fingerprint import node_data, scoring_fingerprint, texts_fingerprint
from ccassess.domain.meaning import meaning_of
from ccassess.domain.migration import WHOLE, Declared, Outcome
from ccassess.domain.moving_aids import carried_aids, carried_series
from ccassess.domain.moving_evidence import carried_evidence
from ccassess.domain.moving_sheets import moved_sheet
from ccassess.domain.moving_texts import Names
from ccassess.domain.pack import Level
from ccassess.domain.problems import RefusedError
from ccassess.domain.receipt import LeftBehind, MoveLine, MoveTotal, PackName, Receipt
from ccassess.domain.receipt_making import named, total_of
from ccassess.domain.scoring import score_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.pack import Node, Pack

_BRINGS_RATINGS = WHOLE | {Outcome.RESCALED}


@dataclass(frozen=True, slots=True)
class Move:
    """A move as planned: `moved` is the assessment by the new pack, still without its receipt.

    `review` are the ids of the new criteria that somebody must look at again (they are flagged), in the pack's order.
    """

    before: Assessment
    moved: Assessment
    totals: tuple[MoveTotal, ...]
    lines: tuple[MoveLine, ...]
    left: tuple[LeftBehind, ...]
    review: tuple[str, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many criteria have each outcome, of those that any has."""
        return counts_of(self.lines)


def counts_of(lines: tuple[MoveLine, ...]) -> Mapping[Outcome, int]:
    """Return how many criteria have each outcome, of those that any has."""
    found = Counter(line.outcome for line in lines)
    return {outcome: found[outcome] for outcome in Outcome if outcome in found}


def plan(assessment: Assessment, new: Pack, language: str = "") -> Move:
    """Return what moving to another pack would do; nothing is changed, and the same plan gives the same move.

    `language` is the one in which the receipt will name things: the mover's, where the packs have it. Raises
    RefusedError ("same-criteria") where the assessment is by these criteria already, "evidence-too-many" where the file
    has no room for the evidence beside so large a pack.
    """
    old = assessment.pack
    before, after = pack_name(old), pack_name(new)
    if before == after:
        raise RefusedError("same-criteria", id=new.id, version=new.version)
    said = declared(new, old.id, old.version)
    fates = _without_rivals({one.id: _fate(old, one, new, said.get(one.id)) for one in old.criteria})
    names = Names(old, language)
    sheets = {party: moved_sheet(names, assessment.sheet(party), new, fates) for party in Party}
    series, series_left = carried_series(assessment, new, language)
    aids = carried_aids(assessment, new, language)
    evidence = carried_evidence(assessment, new, {old: fate.to for old, fate in fates.items()})
    check_limits(new, evidence.items)
    moved = replace(
        assessment,
        pack=new,
        self_sheet=sheets[Party.SELF].sheet,
        verification_sheet=sheets[Party.VERIFICATION].sheet,
        series=series,
        checklists=aids.checklists,
        meanings=aids.meanings,
        evidence=evidence.items,
    )
    lines = [
        MoveLine(
            named(old, one, language),
            tuple(named(new, new.nodes[name], language) for name in fates[one.id].to),
            fates[one.id].outcome,
            (*(left for party in Party for left in sheets[party].left[one.id]), *evidence.left.get(one.id, ())),
        )
        for one in old.criteria
    ]
    reached = {one.id for line in lines for one in line.new}
    lines += [
        MoveLine(None, (named(new, one, language),), Outcome.NEW) for one in new.criteria if one.id not in reached
    ]
    review = {name for found in sheets.values() for name in found.review}
    return Move(
        assessment,
        moved,
        tuple(_total(assessment, moved, party) for party in Party if _is_begun(assessment, moved, party)),
        tuple(lines),
        (*series_left, *aids.left),
        tuple(one.id for one in new.criteria if one.id in review),
    )


def apply(move: Move, receipt_id: str, time: str, who: str) -> Assessment:
    """Return the assessment moved, with its receipt; `time` is an ISO time (UTC). Its history is `changes.record`'s."""
    return replace(move.moved, moves=(*move.before.moves, receipt_of(move, receipt_id, time, who)))


def receipt_of(move: Move, receipt_id: str, time: str, who: str) -> Receipt:
    """Return the receipt that a move leaves."""
    before, after = pack_name(move.before.pack), pack_name(move.moved.pack)
    return Receipt(receipt_id, time, who, before, after, move.totals, move.lines, move.left)


def pack_name(pack: Pack) -> PackName:
    """Return which pack it is, as receipts say it."""
    return PackName(pack.id, pack.version, scoring_fingerprint(pack), texts_fingerprint(pack))


def _fate(old: Pack, criterion: Node, new: Pack, said: Declared | None) -> Declared:
    """Return what becomes of a criterion; `to` holds the ids it has from now on."""
    twin = new.nodes.get(criterion.id)
    if twin is not None and twin.level is not Level.CRITERION:
        twin = None
    here = () if twin is None else (criterion.id,)
    if said is None:
        is_same = twin is not None and _same(old, criterion, new, twin)
        return Declared(Outcome.SAME if is_same else Outcome.NEEDS_REVIEW, here)
    if said.outcome is Outcome.RETIRED:
        return said
    to = said.to or here
    fits = said.outcome not in WHOLE or all(_same_ratings(criterion, new.nodes[name]) for name in to)
    return replace(said, to=to) if to and fits else Declared(Outcome.NEEDS_REVIEW, to)


def _same(old: Pack, criterion: Node, new: Pack, twin: Node) -> bool:
    """Whether a criterion counts the same, in the same place, and asks and means the same."""
    return (
        node_data(criterion) == node_data(twin)
        and old.parents[criterion.id].id == new.parents[twin.id].id
        and meaning_of(old, criterion) == meaning_of(new, twin)
    )


def _same_ratings(old: Node, new: Node) -> bool:
    """Whether every rating that could be given before can be given now."""
    allowed = {leaf.id: set(leaf.values) for leaf in new.leaves()}
    return all(leaf.id in allowed and allowed[leaf.id] >= set(leaf.values) for leaf in old.leaves())


def _without_rivals(fates: Mapping[str, Declared]) -> dict[str, Declared]:
    """Let nobody bring ratings to a criterion to which another brings its own: no one can tell which should count."""
    bringing = Counter(name for fate in fates.values() if fate.outcome in _BRINGS_RATINGS for name in fate.to)
    return {
        old: Declared(Outcome.NEEDS_REVIEW, fate.to)
        if fate.outcome in _BRINGS_RATINGS and any(bringing[name] > 1 for name in fate.to)
        else fate
        for old, fate in fates.items()
    }


def _is_begun(before: Assessment, after: Assessment, party: Party) -> bool:
    return party is Party.SELF or before.sheet(party).begun or after.sheet(party).begun


def _total(before: Assessment, after: Assessment, party: Party) -> MoveTotal:
    one, two = (total_of(score_sheet(which.pack, which.sheet(party))) for which in (before, after))
    return MoveTotal(party, one, two)
