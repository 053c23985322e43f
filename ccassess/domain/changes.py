"""What changed between two states of an assessment, field by field, and the entries of history that record it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import (
    Answer,
    Assessment,
    Finding,
    HistoryEntry,
    Party,
    Person,
    Profile,
    Sheet,
    moment,
)
from ccassess.domain.exact import decimal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Texts = dict[str, str]
"""Canonical texts of fields by path; a field that says nothing is absent."""

_TEXTS = ("/note", "/reason_text", "/not_applicable")
_ONE_SITTING = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed field: whose history it belongs to, its path, its canonical text before and after ("" for none).

    Paths lead by permanent ids: `profile/unit`, `people/1`, `team/1`, and under `self/CRITERION` and
    `verification/CRITERION`: `ratings/ATTRIBUTE`, `grade`, `findings/ID`, `findings` (their order), `note`, `flagged`,
    `applies`, `not_applicable`, `reason`, `reason_text`.
    """

    party: Party
    path: str
    old: str
    new: str


def diff(old: Assessment, new: Assessment) -> tuple[FieldChange, ...]:
    """Return what differs, in a fixed order: profile, people, team, both sheets by the pack's order of criteria.

    Parts that are the same object in both are not looked at.
    """
    return (
        *_profile_changes(old.profile, new.profile),
        *_people_changes(Party.SELF, "people", old.people, new.people),
        *_people_changes(Party.VERIFICATION, "team", old.team, new.team),
        *_sheet_changes(new, old.self_sheet, new.self_sheet),
        *_sheet_changes(new, old.verification_sheet, new.verification_sheet),
    )


def record(saved: Assessment, current: Assessment, who: str, time: str, new_id: Callable[[], str]) -> Assessment:
    """Return the current content with one entry of history per field that differs from what was saved.

    Histories and generation continue those of `saved`, whatever `current` carries (undo brings back earlier values
    that knew less history); the generation rises by the number of changes. Where nothing changed, `saved` itself
    comes back. `time` is an ISO time (UTC); the entries bear it, or the next moment after the newest entry where a
    clock went back. Typing on in a text one has just changed continues that entry. `new_id` gives a new permanent id
    at each call.
    """
    changes = diff(saved, current)
    if not changes:
        return saved
    histories = dict(saved.histories)
    for party in Party:
        own = [change for change in changes if change.party is party]
        if own:
            histories[party] = _continued(saved.histories.get(party, ()), own, who, time, new_id)
    return replace(current, histories=histories, generation=saved.generation + len(changes))


def _continued(
    history: tuple[HistoryEntry, ...], changes: list[FieldChange], who: str, time: str, new_id: Callable[[], str]
) -> tuple[HistoryEntry, ...]:
    """Return a history with changes added after its newest entry."""
    kept = list(history)
    if kept and moment(time) <= moment(kept[-1].time):
        time = _next_moment(kept[-1].time)
    added = []
    for change in changes:
        old = change.old
        if kept and _goes_on_typing(kept[-1], change, who, time):
            old = kept.pop().old
        if old != change.new:
            added.append(HistoryEntry(new_id(), time, who, change.path, old, change.new))
    return ordered((*kept, *added))


def _goes_on_typing(last: HistoryEntry, change: FieldChange, who: str, time: str) -> bool:
    """Whether a change only continues the newest entry: one person in one text, in one sitting."""
    is_text = change.path.startswith("profile/") or "/findings/" in change.path or change.path.endswith(_TEXTS)
    same = last.path == change.path and last.who == who and last.new == change.old
    if not (is_text and same and change.old and change.new):
        return False
    return dt.datetime.fromisoformat(time) - dt.datetime.fromisoformat(last.time) < _ONE_SITTING


def _next_moment(time: str) -> str:
    moved = dt.datetime.fromisoformat(time) + dt.timedelta(microseconds=1)
    return moved.isoformat(timespec="microseconds").replace("+00:00", "Z")


def ordered(entries: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Return a history in its one order: by time, then id."""
    return tuple(sorted(entries, key=_time_and_id))


def _time_and_id(entry: HistoryEntry) -> tuple[tuple[str, str], str]:
    return moment(entry.time), entry.id


def _profile_changes(old: Profile, new: Profile) -> Iterator[FieldChange]:
    if old is new:
        return
    for name in (one.name for one in fields(Profile)):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield FieldChange(Party.SELF, f"profile/{name}", before, after)


def _people_changes(
    party: Party, folder: str, old: tuple[Person, ...], new: tuple[Person, ...]
) -> Iterator[FieldChange]:
    if old is not new:
        yield from _differing(party, folder, _people_texts(old), _people_texts(new))


def _people_texts(people: tuple[Person, ...]) -> Texts:
    """Return one text per place in the list: people have no ids, and their order is theirs to choose."""
    return {str(place): f"{person.role}: {person.name}" for place, person in enumerate(people, start=1)}


def _sheet_changes(assessment: Assessment, old: Sheet, new: Sheet) -> Iterator[FieldChange]:
    if old is new:
        return
    named = [one.id for one in assessment.pack.criteria]
    known = set(named)
    # Answers to criteria the pack does not have cannot be made, yet a change is never left unsaid.
    others = sorted(one for one in {*old.answers, *new.answers} if one not in known)
    for criterion in (*named, *others):
        before, after = old.answer(criterion), new.answer(criterion)
        if before is not after and before != after:
            yield from _answer_changes(new.party, f"{new.party}/{criterion}", before, after)


def _answer_changes(party: Party, folder: str, old: Answer, new: Answer) -> Iterator[FieldChange]:
    yield from _differing(party, folder, _answer_texts(old), _answer_texts(new))
    kept = {one.id for one in old.findings} & {one.id for one in new.findings}
    expected = [one.id for one in old.findings if one.id in kept]
    expected += [one.id for one in new.findings if one.id not in kept]
    if expected != [one.id for one in new.findings]:
        yield FieldChange(party, f"{folder}/findings", _order(old.findings), _order(new.findings))


def _order(findings: tuple[Finding, ...]) -> str:
    return " ".join(one.id for one in findings)


def _differing(party: Party, folder: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            yield FieldChange(party, f"{folder}/{name}", before, after)


def _answer_texts(answer: Answer) -> Texts:
    """Return the canonical texts of all fields of an answer."""
    texts: Texts = {f"ratings/{name}": decimal_text(value) for name, value in answer.ratings.items()}
    texts["grade"] = "" if answer.grade is None else str(answer.grade)
    texts |= {f"findings/{one.id}": f"{one.kind}: {one.text}" for one in answer.findings}
    texts["note"] = answer.note
    texts["flagged"] = "yes" if answer.flagged else "no"
    # Apart from its reason, since a criterion may be marked before the reason is written.
    texts["applies"] = "yes" if answer.applies else "no"
    texts["not_applicable"] = answer.not_applicable or ""
    texts["reason"] = answer.reason or ""
    texts["reason_text"] = answer.reason_text
    return texts
