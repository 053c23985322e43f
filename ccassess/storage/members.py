"""The members of an assessment file: their names, and an assessment's content as the bytes of each."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Answer, Assessment, HistoryEntry, Party, Person, Profile, Sheet
from ccassess.domain.changes import ordered
from ccassess.domain.exact import decimal_text
from ccassess.domain.plain_text import MAX_TEXT
from ccassess.storage.aids import CHECKLISTS, GLOSSARY, checklists_json, meanings_json
from ccassess.storage.canonical_json import Json, Place, dump, dump_lines, written
from ccassess.storage.container import MEDIA_TYPE, MIMETYPE
from ccassess.storage.evidence import EVIDENCE, items_json
from ccassess.storage.figures import MEASURES, series_json
from ccassess.storage.moves import MOVES, moves_json

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
    "verification/issues.json": "issues",
    "verification/log.json": "entries",
}
"""Members whose content comes with later work: an object with one empty list of this name."""

RESERVED_FOLDERS = ("centre/", "verification/", "reply/", "plan/", "seals/")
"""Where later versions will put members; a member there is newer content, not a stranger."""

REQUIRED = frozenset(
    {
        *(MIMETYPE, MANIFEST, INDEX_PAGE, PROFILE, MEASURES, EVIDENCE, TEAM),
        *(*SHEETS.values(), *HISTORIES.values(), *EMPTY_LISTS),
    }
)

OPTIONAL = frozenset({CHECKLISTS, GLOSSARY, MOVES})
"""Members that are there only where they say something."""

MAX_HISTORY_TEXT = MAX_TEXT + 100
"""A history's text of a finding carries the finding's kind before its words."""


def members_of(assessment: Assessment) -> dict[str, bytes]:
    """Return all members but those derived from the others (`manifest.json`, `index.html`) and evidence's contents.

    Texts are made plain; a field whose text is empty then says nothing and is left out. Raises UnreadableFileError
    ("text-too-long", with member and place) for a text longer than a reader accepts.
    """
    members = {
        MIMETYPE: MEDIA_TYPE,
        PROFILE: dump(_profile(assessment)),
        TEAM: dump({"people": _people(assessment.team, Place(TEAM, "people"))}),
        MEASURES: dump({"measures": series_json(assessment.series)}),
        EVIDENCE: dump({"items": items_json(assessment.evidence)}),
    }
    if said := checklists_json(assessment.checklists):
        members[CHECKLISTS] = dump({"checklists": said})
    if said := meanings_json(assessment.meanings):
        members[GLOSSARY] = dump({"terms": said})
    if assessment.moves:
        members[MOVES] = dump({"moves": moves_json(assessment.moves)})
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
        "profile": {name: text for name, value in named if (text := written(value, place.at("profile").at(name)))},
        "revision": assessment.revision,
    }


def _people(people: Iterable[Person], place: Place) -> list[Json]:
    return [
        {"name": written(person.name, place.at(number).at("name")), "role": person.role.value}
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
            {
                "id": one.id,
                "kind": one.kind.value,
                "text": written(one.text, place.at("findings").at(number).at("text")),
            }
            for number, one in enumerate(answer.findings)
        ]
    if note := written(answer.note, place.at("note")):
        said["note"] = note
    if answer.flagged:
        said["flagged"] = 1
    if answer.not_applicable is not None:
        said["not_applicable"] = written(answer.not_applicable, place.at("not_applicable"))
    if answer.reason is not None:
        said["reason"] = answer.reason.value
    if reason_text := written(answer.reason_text, place.at("reason_text")):
        said["reason_text"] = reason_text
    return said


def _history(entries: tuple[HistoryEntry, ...], place: Place) -> bytes:
    return dump_lines(
        [
            {
                "id": one.id,
                "new": written(one.new, place.at(one.path).at("new"), MAX_HISTORY_TEXT),
                "old": written(one.old, place.at(one.path).at("old"), MAX_HISTORY_TEXT),
                "path": one.path,
                "time": one.time,
                "who": written(one.who, place.at(one.path).at("who")),
            }
            for one in ordered(entries)
        ]
    )
