"""The members of an assessment file: their names, and an assessment's content as the bytes of each."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.assessment import EMPTY, Answer, Assessment, HistoryEntry, Party, Person, Profile, Sheet
from ccassess.domain.changes import ordered
from ccassess.domain.exact import decimal_text
from ccassess.domain.failures import Unreadable, UnreadableFileError
from ccassess.domain.plain_text import MAX_TEXT, plain
from ccassess.storage.canonical_json import Json, dump, dump_lines
from ccassess.storage.container import MEDIA_TYPE, MIMETYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST = "manifest.json"
INDEX_PAGE = "index.html"
PROFILE = "centre/profile.json"
TEAM = "verification/team.json"
SHEETS = {
    Party.SELF: "centre/sheets/self.json",
    Party.VERIFICATION: "verification/sheets/verification.json",
}
HISTORIES = {Party.SELF: "centre/history.jsonl", Party.VERIFICATION: "verification/history.jsonl"}
PACK_FOLDER = "pack/"

EMPTY_LISTS = {
    "centre/measures.json": "measures",
    "centre/evidence.json": "items",
    "verification/issues.json": "issues",
    "verification/log.json": "entries",
}
"""Members whose content comes with later work: an object with one empty list of this name."""

RESERVED_FOLDERS = ("centre/", "verification/", "reply/", "plan/", "evidence/", "seals/")
"""Where later versions will put members; a member there is newer content, not a stranger."""

REQUIRED = frozenset(
    {MIMETYPE, MANIFEST, INDEX_PAGE, PROFILE, TEAM, *SHEETS.values(), *HISTORIES.values(), *EMPTY_LISTS}
)

MAX_HISTORY_TEXT = MAX_TEXT + 100
"""A history's text of a finding carries the finding's kind before its words."""


def members_of(assessment: Assessment) -> dict[str, bytes]:
    """Return all members but those derived from the others (`manifest.json`, `index.html`).

    Texts are made plain. Raises UnreadableFileError ("text-too-long") for a text longer than a reader accepts.
    """
    members = {
        MIMETYPE: MEDIA_TYPE,
        PROFILE: dump(_profile(assessment)),
        TEAM: dump({"people": _people(assessment.team, TEAM)}),
    }
    for party in Party:
        members[SHEETS[party]] = dump(_sheet(assessment, assessment.sheet(party)))
        members[HISTORIES[party]] = _history(assessment.histories.get(party, ()), HISTORIES[party])
    members |= {name: dump({listed: []}) for name, listed in EMPTY_LISTS.items()}
    members |= {PACK_FOLDER + name: data for name, data in assessment.pack.files.items()}
    return members


def _profile(assessment: Assessment) -> dict[str, Json]:
    named = ((one.name, getattr(assessment.profile, one.name)) for one in fields(Profile))
    return {
        "created": assessment.created,
        "document": assessment.id,
        "people": _people(assessment.people, PROFILE),
        "profile": {name: _text(value, PROFILE) for name, value in named if value},
        "revision": assessment.revision,
    }


def _people(people: Iterable[Person], member: str) -> list[Json]:
    return [{"name": _text(person.name, member), "role": person.role.value} for person in people]


def _sheet(assessment: Assessment, sheet: Sheet) -> dict[str, Json]:
    member = SHEETS[sheet.party]
    asked = (*(one.id for one in assessment.pack.criteria), *sheet.answers)
    answers: dict[str, Json] = {
        criterion: _answer(sheet.answer(criterion), member) for criterion in asked if sheet.answer(criterion) != EMPTY
    }
    return {"answers": answers, "id": sheet.party.value}


def _answer(answer: Answer, member: str) -> dict[str, Json]:
    """Return what an answer says; a field that says nothing is left out."""
    said: dict[str, Json] = {}
    if answer.ratings:
        said["ratings"] = {name: decimal_text(value) for name, value in answer.ratings.items()}
    if answer.grade is not None:
        said["grade"] = answer.grade
    if answer.findings:
        said["findings"] = [
            {"id": one.id, "kind": one.kind.value, "text": _text(one.text, member)} for one in answer.findings
        ]
    if answer.note:
        said["note"] = _text(answer.note, member)
    if answer.flagged:
        said["flagged"] = 1
    if answer.not_applicable is not None:
        said["not_applicable"] = _text(answer.not_applicable, member)
    if answer.reason is not None:
        said["reason"] = answer.reason.value
    if answer.reason_text:
        said["reason_text"] = _text(answer.reason_text, member)
    return said


def _history(entries: tuple[HistoryEntry, ...], member: str) -> bytes:
    return dump_lines(
        [
            {
                "id": one.id,
                "new": _text(one.new, member, MAX_HISTORY_TEXT),
                "old": _text(one.old, member, MAX_HISTORY_TEXT),
                "path": one.path,
                "time": one.time,
                "who": _text(one.who, member),
            }
            for one in ordered(entries)
        ]
    )


def _text(text: str, member: str, longest: int = MAX_TEXT) -> str:
    tidy = plain(text)
    if len(tidy) > longest:
        raise UnreadableFileError(Unreadable.TEXT_TOO_LONG, member=member)
    return tidy
