"""The members of an assessment file: their names, and an assessment's content as the bytes of each."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Answer, Assessment, HistoryEntry, Party, Person, Profile, Sheet
from ccassess.domain.changes import ordered
from ccassess.domain.exact import decimal_text
from ccassess.domain.failures import Unreadable
from ccassess.domain.plain_text import MAX_TEXT, plain
from ccassess.storage.canonical_json import Json, Place, dump, dump_lines
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

    Texts are made plain; a field whose text is empty then says nothing and is left out. Raises UnreadableFileError
    ("text-too-long", with member and place) for a text longer than a reader accepts.
    """
    members = {
        MIMETYPE: MEDIA_TYPE,
        PROFILE: dump(_profile(assessment)),
        TEAM: dump({"people": _people(assessment.team, Place(TEAM, "people"))}),
    }
    for party in Party:
        members[SHEETS[party]] = dump(_sheet(assessment.sheet(party)))
        members[HISTORIES[party]] = _history(assessment.histories.get(party, ()), Place(HISTORIES[party]))
    members |= {name: dump({listed: []}) for name, listed in EMPTY_LISTS.items()}
    members |= {PACK_FOLDER + name: data for name, data in assessment.pack.files.items()}
    return members


def _profile(assessment: Assessment) -> dict[str, Json]:
    place = Place(PROFILE)
    named = ((one.name, getattr(assessment.profile, one.name)) for one in fields(Profile))
    return {
        "created": assessment.created,
        "document": assessment.id,
        "people": _people(assessment.people, place.at("people")),
        "profile": {name: text for name, value in named if (text := _text(value, place.at("profile").at(name)))},
        "revision": assessment.revision,
    }


def _people(people: Iterable[Person], place: Place) -> list[Json]:
    return [
        {"name": _text(person.name, place.at(number).at("name")), "role": person.role.value}
        for number, person in enumerate(people)
    ]


def _sheet(sheet: Sheet) -> dict[str, Json]:
    place = Place(SHEETS[sheet.party], "answers")
    answers: dict[str, Json] = {
        criterion: said
        for criterion, answer in sheet.answers.items()
        # Asked of what is written, not of the answer: one of control characters alone says nothing.
        if (said := _answer(answer, place.at(criterion)))
    }
    return {"answers": answers, "id": sheet.party.value}


def _answer(answer: Answer, place: Place) -> dict[str, Json]:
    """Return what an answer says; a field that says nothing is left out."""
    said: dict[str, Json] = {}
    if answer.ratings:
        said["ratings"] = {name: decimal_text(value) for name, value in answer.ratings.items()}
    if answer.grade is not None:
        said["grade"] = answer.grade
    if answer.findings:
        said["findings"] = [
            {"id": one.id, "kind": one.kind.value, "text": _text(one.text, place.at("findings").at(number).at("text"))}
            for number, one in enumerate(answer.findings)
        ]
    if note := _text(answer.note, place.at("note")):
        said["note"] = note
    if answer.flagged:
        said["flagged"] = 1
    if answer.not_applicable is not None:
        said["not_applicable"] = _text(answer.not_applicable, place.at("not_applicable"))
    if answer.reason is not None:
        said["reason"] = answer.reason.value
    if reason_text := _text(answer.reason_text, place.at("reason_text")):
        said["reason_text"] = reason_text
    return said


def _history(entries: tuple[HistoryEntry, ...], place: Place) -> bytes:
    return dump_lines(
        [
            {
                "id": one.id,
                "new": _text(one.new, place.at(one.path).at("new"), MAX_HISTORY_TEXT),
                "old": _text(one.old, place.at(one.path).at("old"), MAX_HISTORY_TEXT),
                "path": one.path,
                "time": one.time,
                "who": _text(one.who, place.at(one.path).at("who")),
            }
            for one in ordered(entries)
        ]
    )


def _text(text: str, place: Place, longest: int = MAX_TEXT) -> str:
    tidy = plain(text)
    if len(tidy) > longest:
        raise place.wrong(Unreadable.TEXT_TOO_LONG)
    return tidy
