"""Merging two assessments that grew from one: what one of them changed, made on the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ccassess.domain.all_texts import texts_of
from ccassess.domain.assessment import Finding, Party, moment
from ccassess.domain.changes import FieldChange, diff
from ccassess.domain.claims import FieldConflict, Why, is_order
from ccassess.domain.evidence import Evidence
from ccassess.domain.field_texts import order_text, pack_text, people_texts
from ccassess.domain.figures import Series
from ccassess.domain.orders import brought_together
from ccassess.domain.replay import replay
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.assessment import Assessment, Person
    from ccassess.domain.receipt import Receipt

Listed = TypeVar("Listed", Finding, Series, Evidence)

_PRESENCE = ("/measure", "/kind", "/content")
_PEOPLE = {Party.SELF: "people", Party.VERIFICATION: "team"}


def three_way(base: Assessment, mine: Assessment, theirs: Assessment) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    """Return theirs with what mine changed since base, and the conflicts, which are as theirs has them.

    Who is mine and who is theirs makes no difference to the content where there is no conflict, nor to whether there
    is one. Histories, generation and the rest come from theirs; receipts of moves from both. Two that are not by one
    pack are not merged: every change is a conflict then. What both added to a list stays together, each side's part
    for itself. A list of people, who have no ids, is merged only where no place means two.
    """
    changes = diff(base, mine)
    if mine.pack is not theirs.pack and pack_text(mine.pack) != pack_text(theirs.pack):
        present = texts_of(theirs)
        return theirs, tuple(
            FieldConflict(one.party, one.path, one.old, present.get(one.path, ""), one.new, Why.PACK)
            for one in changes
            if not one.path.startswith(f"{RESTORED}/")
        )
    apart = [party for party in Party if _do_not_line_up(*(_people(one, party) for one in (base, mine, theirs)))]
    wanted = [one for one in changes if not is_order(one.path) and not any(_is_about(one, party) for party in apart)]
    replayed = replay(theirs, wanted)
    apart += [party for party in Party if any(_is_about(one, party) for one in replayed.conflicts)]
    conflicts = [one for one in replayed.conflicts if not any(_is_about(one, party) for party in apart)]
    if conflicts:
        conflicts = _told_in_full(base, mine, replayed.assessment, conflicts)
    for party in apart:
        conflicts += _all_of(party, base, mine, theirs)
    merged, orders = _arranged(replayed.assessment, base, mine, theirs)
    return merged, (*conflicts, *orders)


def _people(assessment: Assessment, party: Party) -> tuple[Person, ...]:
    return assessment.people if party is Party.SELF else assessment.team


def _do_not_line_up(base: Sequence[Person], mine: Sequence[Person], theirs: Sequence[Person]) -> bool:
    """Whether two lists were both changed, and one has fewer people: the places after one taken out mean others."""
    both = mine not in (base, theirs) and theirs != base
    return both and min(len(mine), len(theirs)) < len(base)


def _is_about(one: FieldChange | FieldConflict, party: Party) -> bool:
    return one.path.startswith(f"{_PEOPLE[party]}/")


def _all_of(party: Party, base: Assessment, mine: Assessment, theirs: Assessment) -> list[FieldConflict]:
    """Return all places in which two lists of people differ: only the whole list can be chosen."""
    before, wanted, present = (people_texts(_people(one, party)) for one in (base, mine, theirs))
    return [
        FieldConflict(
            party,
            f"{_PEOPLE[party]}/{place}",
            before.get(place, ""),
            present.get(place, ""),
            wanted.get(place, ""),
            Why.CHANGED,
        )
        for place in dict.fromkeys((*wanted, *present))
        if wanted.get(place) != present.get(place)
    ]


def _told_in_full(
    base: Assessment, mine: Assessment, merged: Assessment, conflicts: list[FieldConflict]
) -> list[FieldConflict]:
    """Return conflicts with the texts of base, and all of a series or an item of evidence that is gone, or is another.

    So that whoever chooses mine gets it as it was there, not a field of it or a mixture.
    """
    before, wanted, present = texts_of(base), texts_of(mine), texts_of(merged)
    told = {one.path for one in conflicts}
    whole = {_object(one.path) for one in conflicts if one.code is Why.GONE or one.path.endswith(_PRESENCE)}
    more = [
        FieldConflict(Party.SELF, path, before.get(path, ""), present.get(path, ""), wanted.get(path, ""), Why.BOUND)
        for path in dict.fromkeys((*wanted, *present))
        if path not in told and _object(path) in whole and wanted.get(path, "") != present.get(path, "")
    ]
    return [*(replace(one, base=before.get(one.path, one.base)) for one in conflicts), *more]


def _object(path: str) -> str:
    """Return the folder of a series or an item that a path is in; of one in none something that no other path has."""
    return "/".join(path.split("/")[:2]) if path.startswith(("measures/", "evidence/")) else path


def _arranged(
    merged: Assessment, base: Assessment, mine: Assessment, theirs: Assessment
) -> tuple[Assessment, list[FieldConflict]]:
    """Return what was merged with its lists in the order of both sides, and the conflicts of orders."""
    conflicts: list[FieldConflict] = []
    states = (merged, base, mine, theirs)
    moves = _moves(mine.moves, theirs.moves)
    if moves != merged.moves:
        merged = replace(merged, moves=moves)
    series = _in_one_order(Party.SELF, "measures", [one.series for one in states], conflicts)
    if series != merged.series:
        merged = replace(merged, series=series)
    evidence = _in_one_order(Party.SELF, "evidence", [one.evidence for one in states], conflicts)
    if evidence != merged.evidence:
        merged = replace(merged, evidence=evidence)
    for party in Party:
        for criterion in merged.sheet(party).answers:
            answers = [one.answer(party, criterion) for one in states]
            path = f"{party}/{criterion}/findings"
            findings = _in_one_order(party, path, [one.findings for one in answers], conflicts)
            if findings != answers[0].findings:
                answer = replace(answers[0], findings=findings)
                merged = merged.with_sheet(merged.sheet(party).with_answer(criterion, answer))
    return merged, conflicts


def _in_one_order(
    party: Party, path: str, states: Sequence[tuple[Listed, ...]], conflicts: list[FieldConflict]
) -> tuple[Listed, ...]:
    """Return what was merged, the first of the states, in one order with the base's, mine and theirs.

    Where that cannot be, the order is theirs, and the conflict is added.
    """
    merged, *others = states
    present, before, wanted, _ = ([one.id for one in listed] for listed in states)
    ids, why = brought_together(present, *([one.id for one in listed] for listed in others))
    if why is not None:
        conflicts.append(FieldConflict(party, path, order_text(before), order_text(ids), order_text(wanted), why))
    found = {one.id: one for one in merged}
    return tuple(found[name] for name in ids)


def _moves(mine: tuple[Receipt, ...], theirs: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    """Return the receipts of both, the oldest first."""
    ids = {one.id for one in mine}, {one.id for one in theirs}
    if ids[0] <= ids[1]:
        return theirs
    if ids[1] <= ids[0]:
        return mine
    both = {one.id: one for one in (*mine, *theirs)}
    return tuple(sorted(both.values(), key=_time_and_id))


def _time_and_id(receipt: Receipt) -> tuple[tuple[str, str], str]:
    return moment(receipt.time), receipt.id
