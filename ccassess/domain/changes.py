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
    Marks,
    Party,
    Person,
    Profile,
    Sheet,
    Trace,
    moment,
)
from ccassess.domain.centre_texts import marks_texts, series_texts
from ccassess.domain.evidence_texts import evidence_texts
from ccassess.domain.field_texts import answer_texts, order_text, pack_text, people_texts
from ccassess.domain.traces import RESTORED, pending, trace_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ccassess.domain.evidence import Evidence
    from ccassess.domain.figures import Series
    from ccassess.domain.pack import Pack

_TEXTS = ("/note", "/reason_text", "/not_applicable", "/segment", "/comparator_source")
_EVIDENCE_TEXTS = ("/name", "/link")
_ONE_SITTING = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed field: whose history it belongs to, its path, its canonical text before and after ("" for none).

    Paths lead by permanent ids: `profile/unit`, `people/1`, `team/1`, and under `self/CRITERION` and
    `verification/CRITERION`: `ratings/ATTRIBUTE`, `grade`, `findings/ID`, `findings` (their order), `note`, `flagged`,
    `applies`, `not_applicable`, `reason`, `reason_text`. `measures` is the order of the series, under
    `measures/SERIES`: `measure`, `segment`, `variant`, `parameters/P`, `importance`, `comparator_source`, `note`,
    `figures/PERIOD`; `checklists/ID/marks/ITEM[/SIDE]`, `checklists/ID/note`, `terms/ID`. `evidence` is the order of
    the evidence, under `evidence/ITEM`: `kind`, `name`, `content`, `link`, `note`, `date`, `valid_until`,
    `uses/CRITERION`. `pack` is which criteria it is by: id, version, and both fingerprints shortened. `restored/ENTRY`
    is a trace, all of it in `new`.
    """

    party: Party
    path: str
    old: str
    new: str


def diff(old: Assessment, new: Assessment) -> tuple[FieldChange, ...]:
    """Return what differs, in a fixed order: pack, profile, people, team, figures, aids, evidence, sheets, traces.

    Parts that are the same object in both are not looked at.
    """
    return (
        *_pack_changes(old.pack, new.pack),
        *_profile_changes(old.profile, new.profile),
        *_people_changes(Party.SELF, "people", old.people, new.people),
        *_people_changes(Party.VERIFICATION, "team", old.team, new.team),
        *_series_changes(old.series, new.series),
        *_checklist_changes(old.checklists, new.checklists),
        *_differing(Party.SELF, "terms", old.meanings, new.meanings),
        *_evidence_changes(old.evidence, new.evidence),
        *_sheet_changes(new, old.self_sheet, new.self_sheet),
        *_sheet_changes(new, old.verification_sheet, new.verification_sheet),
        *_new_traces(old, new),
    )


def record(saved: Assessment, current: Assessment, who: str, time: str, new_id: Callable[[], str]) -> Assessment:
    """Return the current content with one entry of history per field that differs from what was saved.

    Histories and generation continue those of `saved`, whatever `current` carries (undo brings back earlier values
    that knew less history); the generation rises by the number of changes. Where nothing changed, `saved` itself
    comes back. `time` is an ISO time (UTC); the entries bear it, or the next moment after the newest entry where a
    clock went back. Typing on in a text one has just changed continues that entry; what a move to another pack changes
    never does. `new_id` gives a new permanent id at each call.
    """
    changes = diff(saved, current)
    if not changes:
        return saved
    histories = dict(saved.histories)
    for party in Party:
        own = [change for change in changes if change.party is party and not _is_trace(change)]
        history = _with_traces(saved.histories.get(party, ()), pending(saved, current, party))
        if own:
            # A move joins texts; nobody typed that.
            typing = not any(change.path == "pack" for change in changes)
            history = _continued(history, own, who, time, new_id, typing=typing)
        if history:
            histories[party] = history
    return replace(current, histories=histories, generation=saved.generation + len(changes), traces=())


def _with_traces(history: tuple[HistoryEntry, ...], traces: tuple[Trace, ...]) -> tuple[HistoryEntry, ...]:
    """Return a history with traces after its newest entry, so that no typing goes on across them."""
    kept = list(history)
    for trace in traces:
        late = kept and moment(trace.entry.time) <= moment(kept[-1].time)
        kept.append(replace(trace.entry, time=_next_moment(kept[-1].time)) if late else trace.entry)
    return tuple(kept)


def _is_trace(change: FieldChange) -> bool:
    return change.path.startswith(f"{RESTORED}/")


def _new_traces(old: Assessment, new: Assessment) -> Iterator[FieldChange]:
    for trace in pending(old, new):
        yield FieldChange(trace.party, f"{RESTORED}/{trace.entry.id}", "", trace_text(trace.entry))


def _continued(  # noqa: PLR0913 - an entry is made of all of it
    history: tuple[HistoryEntry, ...],
    changes: list[FieldChange],
    who: str,
    time: str,
    new_id: Callable[[], str],
    *,
    typing: bool,
) -> tuple[HistoryEntry, ...]:
    """Return a history with changes added after its newest entry; `typing` says whether one may continue it."""
    kept = list(history)
    if kept and moment(time) <= moment(kept[-1].time):
        time = _next_moment(kept[-1].time)
    added = []
    for change in changes:
        old = change.old
        # What was typed and taken back leaves both entries, so that no entry ever goes without one in its place.
        if typing and kept and _goes_on_typing(kept[-1], change, who, time) and kept[-1].old != change.new:
            old = kept.pop().old
        if old != change.new:
            added.append(HistoryEntry(new_id(), time, who, change.path, old, change.new))
    return ordered((*kept, *added))


def _goes_on_typing(last: HistoryEntry, change: FieldChange, who: str, time: str) -> bool:
    """Whether a change only continues the newest entry: one person in one text, in one sitting."""
    same = last.path == change.path and last.who == who and last.new == change.old
    if not (is_text(change.path) and same and change.old and change.new):
        return False
    return dt.datetime.fromisoformat(time) - dt.datetime.fromisoformat(last.time) < _ONE_SITTING


def is_text(path: str) -> bool:
    """Whether a field is one that people type in."""
    if path.startswith(("profile/", "terms/")) or path.endswith(_TEXTS):
        return True
    if path.startswith("evidence/"):
        return path.endswith(_EVIDENCE_TEXTS)
    return "/findings/" in path or (path.startswith("measures/") and "/parameters/" in path)


def _next_moment(time: str) -> str:
    moved = dt.datetime.fromisoformat(time) + dt.timedelta(microseconds=1)
    return moved.isoformat(timespec="microseconds").replace("+00:00", "Z")


def ordered(entries: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Return a history in its one order: by time, then id."""
    return tuple(sorted(entries, key=_time_and_id))


def _time_and_id(entry: HistoryEntry) -> tuple[tuple[str, str], str]:
    return moment(entry.time), entry.id


def _pack_changes(old: Pack, new: Pack) -> Iterator[FieldChange]:
    if old is new:
        return
    before, after = pack_text(old), pack_text(new)
    if before != after:
        yield FieldChange(Party.SELF, "pack", before, after)


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
        yield from _differing(party, folder, people_texts(old), people_texts(new))


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
    yield from _differing(party, folder, answer_texts(old), answer_texts(new))
    yield from _order_changes(party, f"{folder}/findings", old.findings, new.findings)


def _order_changes(
    party: Party,
    path: str,
    old: tuple[Finding | Series | Evidence, ...],
    new: tuple[Finding | Series | Evidence, ...],
) -> Iterator[FieldChange]:
    """Yield the change of an order; what is added after the others, or removed, changes none."""
    before, after = [one.id for one in old], [one.id for one in new]
    expected = [one for one in before if one in set(after)] + [one for one in after if one not in set(before)]
    if expected != after:
        yield FieldChange(party, path, order_text(before), order_text(after))


def _series_changes(old: tuple[Series, ...], new: tuple[Series, ...]) -> Iterator[FieldChange]:
    if old is new:
        return
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is not now:
            texts = (series_texts(one) if one is not None else {} for one in (was, now))
            yield from _differing(Party.SELF, f"measures/{name}", *texts)
    yield from _order_changes(Party.SELF, "measures", old, new)


def _evidence_changes(old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> Iterator[FieldChange]:
    if old is new:
        return
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is not now:
            texts = (evidence_texts(one) if one is not None else {} for one in (was, now))
            yield from _differing(Party.SELF, f"evidence/{name}", *texts)
    yield from _order_changes(Party.SELF, "evidence", old, new)


def _checklist_changes(old: Mapping[str, Marks], new: Mapping[str, Marks]) -> Iterator[FieldChange]:
    if old is new:
        return
    for name in dict.fromkeys((*old, *new)):
        texts = (marks_texts(one.get(name, Marks())) for one in (old, new))
        yield from _differing(Party.SELF, f"checklists/{name}", *texts)


def _differing(party: Party, folder: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            yield FieldChange(party, f"{folder}/{name}", before, after)
