"""The state that two assessments grew from, made again of their histories, and the two merged by it.

Used where the common state is not at hand: a copy that somebody worked on beside the file. What the histories do not
tell for certain becomes a conflict, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.all_texts import texts_of
from ccassess.domain.assessment import HistoryEntry, Party, moment
from ccassess.domain.changes import FieldChange, is_text, ordered
from ccassess.domain.claims import FieldConflict, Why, is_order
from ccassess.domain.field_texts import order_text, pack_text
from ccassess.domain.merging import three_way
from ccassess.domain.orders import woven
from ccassess.domain.replay import replay
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.field_texts import Texts

_WHOLE_LISTS = ("people", "team")
_OBJECTS = ("measures", "evidence")
_ABSENCE = ("applies", "not_applicable")


@dataclass(frozen=True, slots=True)
class Ancestor:
    """The state before every entry of history that not both have, and the paths about which they disagree.

    In a doubtful path `base` is as the first of the two.
    """

    base: Assessment
    doubtful: frozenset[str]


def ancestor(ours: Assessment, theirs: Assessment) -> Ancestor:
    """Return what two assessments by one pack grew from.

    A path is doubtful where undoing leads to two different texts, and where both have entries about it and end in
    different texts. Entries from before a move to other criteria are not undone.
    """
    own, other = _alone(ours, theirs), _alone(theirs, ours)
    present, there = texts_of(ours), texts_of(theirs)
    before, before_there = _undone(present, own), _undone(there, other)
    touched = {one.path for _, one in own} & {one.path for _, one in other}
    doubtful = {path for path in (*before, *before_there) if before.get(path, "") != before_there.get(path, "")}
    doubtful |= {path for path in touched if present.get(path, "") != there.get(path, "") and not is_order(path)}
    doubtful = _widened(doubtful, {*present, *there, *before})
    changes = [
        FieldChange(_party(path), path, present.get(path, ""), text)
        for path, text in before.items()
        if path not in doubtful and text != present.get(path, "")
    ]
    undone = replay(ours, changes)
    if undone.conflicts:
        # What cannot be undone stays as it is, in all that it goes together with.
        doubtful |= _widened({one.path for one in undone.conflicts}, {*present, *there, *before})
        undone = replay(ours, [one for one in changes if one.path not in doubtful])
    return Ancestor(_in_order(undone.assessment, own, theirs), frozenset(doubtful))


def merged_apart(ours: Assessment, theirs: Assessment) -> tuple[Assessment, tuple[FieldConflict, ...]]:
    """Return theirs with what ours has beyond the state that both grew from, and the conflicts: as `three_way` does.

    The histories are those of theirs; unsaved changes of ours count only once `record` has put them into its own.
    """
    if pack_text(ours.pack) != pack_text(theirs.pack):
        return three_way(ours if not _alone(ours, theirs) else theirs, ours, theirs)
    found = ancestor(ours, theirs)
    merged, conflicts = three_way(found.base, ours, theirs)
    told = {one.path for one in conflicts}
    wanted, present = texts_of(ours), texts_of(merged)
    doubts = tuple(
        FieldConflict(_party(path), path, "", present.get(path, ""), wanted.get(path, ""), Why.CHANGED)
        for path in dict.fromkeys((*wanted, *present))
        if path in found.doubtful and path not in told and wanted.get(path, "") != present.get(path, "")
    )
    return merged, (*conflicts, *doubts)


def contains(ours: Assessment, theirs: Assessment) -> bool:
    """Whether theirs has nothing that ours does not: it is an earlier state of ours, or says the same.

    A text that its writer only typed on counts as held. Both are of one document.
    """
    if pack_text(ours.pack) != pack_text(theirs.pack):
        return not _alone(theirs, ours) and bool(_alone(ours, theirs))
    ahead = _alone(ours, theirs)
    typed_on = {one.path for party, one in _alone(theirs, ours) if _is_typed_on(party, one, ahead)}
    if any(one.path not in typed_on for _, one in _alone(theirs, ours)):
        return False
    merged, conflicts = merged_apart(ours, theirs)
    wanted, present = texts_of(ours), texts_of(merged)
    differing = {path for path in (*wanted, *present) if wanted.get(path, "") != present.get(path, "")}
    differing |= {one.path for one in conflicts if not is_order(one.path)}
    # Where ours has gone on, all that theirs recorded of it is among what ours has: it only lies behind.
    gone_on = {_group(one.path) for _, one in ahead}
    return all(path in typed_on or _group(path) in gone_on for path in differing)


def grew_from(theirs: Assessment, origin: Assessment) -> bool:
    """Whether theirs is a later state of origin: has all its entries, or went on typing in the newest of them."""
    later = _alone(theirs, origin)
    return theirs.id == origin.id and all(_is_gone_on(party, one, later) for party, one in _alone(origin, theirs))


def histories_of_both(one: Assessment, other: Assessment) -> Mapping[Party, tuple[HistoryEntry, ...]]:
    """Return the entries of both, each once, in their one order."""
    found = {}
    for party in Party:
        by_id: dict[str, HistoryEntry] = {}
        for entry in (*one.histories.get(party, ()), *other.histories.get(party, ())):
            # An id stands for one entry; where a hand has made two of it, the same one stays on both sides.
            by_id[entry.id] = max(by_id.get(entry.id, entry), entry, key=_all_of_it)
        if by_id:
            found[party] = ordered(tuple(by_id.values()))
    return found


def only_there(ours: Assessment, theirs: Assessment) -> tuple[HistoryEntry, ...]:
    """Return the entries of theirs that ours does not have, the oldest first."""
    return tuple(one for _, one in _alone(theirs, ours))


def _alone(one: Assessment, other: Assessment) -> list[tuple[Party, HistoryEntry]]:
    """Return the entries that only the first has, the oldest first."""
    found = []
    for party in Party:
        known = set(other.histories.get(party, ()))
        found += [(party, entry) for entry in one.histories.get(party, ()) if entry not in known]
    return sorted(found, key=_time_and_id)


def _undone(texts: Texts, entries: list[tuple[Party, HistoryEntry]]) -> Texts:
    """Return texts as they were before entries; one that does not say what its field says took no effect."""
    texts = dict(texts)
    for _, one in reversed(entries):
        if one.path == "pack":
            break
        if not is_order(one.path) and one.path != RESTORED and texts.get(one.path, "") == one.new:
            texts[one.path] = one.old
    return texts


def _in_order(base: Assessment, own: list[tuple[Party, HistoryEntry]], theirs: Assessment) -> Assessment:
    """Return a base with the orders that were before the own entries; orders nobody gave are as theirs has them."""
    given = {one.path: one.old for _, one in reversed(own) if is_order(one.path)}
    changes = []
    for path, present in _orders(base).items():
        leader = given[path].split(" ") if path in given else _orders(theirs).get(path, [])
        wanted = [one for one in woven(leader, present) if one in set(present)]
        if wanted != present:
            changes.append(FieldChange(_party(path), path, order_text(present), order_text(wanted)))
    return replay(base, changes).assessment if changes else base


def _orders(assessment: Assessment) -> dict[str, list[str]]:
    """Return the ids of all lists whose order a history records, by path."""
    found = {
        "measures": [one.id for one in assessment.series],
        "evidence": [one.id for one in assessment.evidence],
    }
    for sheet in (assessment.self_sheet, assessment.verification_sheet):
        for criterion, answer in sheet.answers.items():
            found[f"{sheet.party}/{criterion}/findings"] = [one.id for one in answer.findings]
    return found


def _widened(doubtful: set[str], paths: Iterable[str]) -> set[str]:
    """Return paths with those that go only together with one of them."""
    groups = {_group(one) for one in doubtful}
    return doubtful | {one for one in paths if _group(one) in groups}


def _group(path: str) -> str:
    folder, _, rest = path.partition("/")
    if folder in _WHOLE_LISTS:
        return folder
    if folder in _OBJECTS:
        return f"{folder}/{rest.partition('/')[0]}"
    head, _, field = path.rpartition("/")
    return f"{head}/{_ABSENCE[0]}" if field in _ABSENCE else path


def _party(path: str) -> Party:
    return Party.VERIFICATION if path.partition("/")[0] in {"team", "verification"} else Party.SELF


def _is_gone_on(party: Party, one: HistoryEntry, later: Iterable[tuple[Party, HistoryEntry]]) -> bool:
    """Whether the writer of an entry went on typing in the same text: a later one took its place."""
    return is_text(one.path) and any(
        (owner, other.path, other.who, other.old) == (party, one.path, one.who, one.old)
        and moment(other.time) >= moment(one.time)
        for owner, other in later
    )


def _is_typed_on(party: Party, one: HistoryEntry, later: Iterable[tuple[Party, HistoryEntry]]) -> bool:
    """Whether, besides, all that it says is in the later one."""
    return _is_gone_on(party, one, [(owner, other) for owner, other in later if one.new and one.new in other.new])


def _time_and_id(one: tuple[Party, HistoryEntry]) -> tuple[tuple[str, str], str]:
    return moment(one[1].time), one[1].id


def _all_of_it(one: HistoryEntry) -> tuple[str, ...]:
    return one.time, one.who, one.path, one.old, one.new


def with_both_histories(merged: Assessment, ours: Assessment, theirs: Assessment) -> Assessment:
    """Return what was merged with the histories of both sides, and a generation above either's."""
    generation = max(ours.generation, theirs.generation) + 1
    revision = max(ours.revision, theirs.revision)
    histories = histories_of_both(ours, theirs)
    return replace(merged, histories=histories, generation=generation, revision=revision)
