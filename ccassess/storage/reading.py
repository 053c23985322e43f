"""From the members of a file to an assessment: every value checked, nothing guessed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ccassess.domain.assessment import (
    Answer,
    Assessment,
    Finding,
    FindingKind,
    HistoryEntry,
    Party,
    Person,
    Profile,
    Reason,
    Role,
    Sheet,
)
from ccassess.domain.exact import parse_decimal
from ccassess.domain.failures import Unreadable
from ccassess.storage.aids import read_checklists, read_meanings
from ccassess.storage.canonical_json import (
    Place,
    as_choice,
    as_integer,
    as_list,
    as_mapping,
    as_object,
    as_text,
    load,
    load_lines,
)
from ccassess.storage.evidence import read_items
from ccassess.storage.figures import read_series
from ccassess.storage.members import EMPTY_LISTS, HISTORIES, MAX_HISTORY_TEXT, PROFILE, SHEETS, TEAM
from ccassess.storage.moves import read_moves

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ccassess.domain.pack import Pack

_ANSWER_KEYS = {"ratings", "grade", "findings", "note", "flagged", "not_applicable", "reason", "reason_text"}
_ENTRY_KEYS = {"id", "time", "who", "path", "old", "new"}


def read_assessment(members: Mapping[str, bytes], generation: int, pack: Pack) -> Assessment:
    """Return the assessment that the members hold, by the pack they carry.

    Raises UnreadableFileError with the member and the place of the first value that cannot be. Whether ids and
    values fit the pack is `conformity`'s matter.
    """
    place = Place(PROFILE)
    about = as_object(load(members[PROFILE], PROFILE), place, {"created", "document", "people", "profile", "revision"})
    team = as_object(load(members[TEAM], TEAM), Place(TEAM), {"people"})
    check_empty_lists(members)
    return Assessment(
        id=as_text(about["document"], place.at("document")),
        created=as_text(about["created"], place.at("created")),
        pack=pack,
        profile=_profile(about["profile"], place.at("profile")),
        self_sheet=_sheet(members, Party.SELF),
        verification_sheet=_sheet(members, Party.VERIFICATION),
        people=_people(about["people"], place.at("people")),
        team=_people(team["people"], Place(TEAM, "people")),
        revision=as_integer(about["revision"], place.at("revision"), 1),
        generation=generation,
        histories={party: history for party in Party if (history := _history(members, party))},
        series=read_series(members),
        checklists=read_checklists(members),
        meanings=read_meanings(members),
        moves=read_moves(members),
        evidence=read_items(members),
    )


def check_empty_lists(members: Mapping[str, bytes]) -> None:
    """Refuse content that only later versions of the program know how to keep."""
    for member, listed in EMPTY_LISTS.items():
        place = Place(member)
        if as_list(as_object(load(members[member], member), place, {listed})[listed], place.at(listed)):
            raise place.wrong(Unreadable.NEWER_CONTENT)


def _profile(value: object, place: Place) -> Profile:
    said = as_object(value, place, set(), {one.name for one in fields(Profile)})
    return Profile(**{name: as_text(text, place.at(name)) for name, text in said.items()})


def _people(value: object, place: Place) -> tuple[Person, ...]:
    return tuple(_person(one, place.at(number)) for number, one in enumerate(as_list(value, place)))


def _person(value: object, place: Place) -> Person:
    said = as_object(value, place, {"name", "role"})
    return Person(as_text(said["name"], place.at("name")), as_choice(said["role"], place.at("role"), Role))


def _sheet(members: Mapping[str, bytes], party: Party) -> Sheet:
    place = Place(SHEETS[party])
    said = as_object(load(members[place.member], place.member), place, {"answers", "id"})
    if said["id"] != party.value:
        raise place.at("id").wrong(Unreadable.UNKNOWN_ID)
    answers = place.at("answers")
    return Sheet(
        party,
        {
            criterion: _answer(one, answers.at(criterion))
            for criterion, one in as_mapping(said["answers"], answers).items()
        },
    )


def _answer(value: object, place: Place) -> Answer:
    said = as_object(value, place, set(), _ANSWER_KEYS)
    ratings = as_mapping(said.get("ratings", {}), place.at("ratings"))
    findings = as_list(said.get("findings", []), place.at("findings"))
    return Answer(
        ratings={name: _rating(one, place.at(f"ratings/{name}")) for name, one in ratings.items()},
        grade=as_integer(said["grade"], place.at("grade")) if "grade" in said else None,
        findings=tuple(_finding(one, place.at(f"findings/{number}")) for number, one in enumerate(findings)),
        note=as_text(said.get("note", ""), place.at("note")),
        flagged=bool(as_integer(said["flagged"], place.at("flagged"), 1, 1)) if "flagged" in said else False,
        not_applicable=(
            as_text(said["not_applicable"], place.at("not_applicable")) if "not_applicable" in said else None
        ),
        reason=as_choice(said["reason"], place.at("reason"), Reason) if "reason" in said else None,
        reason_text=as_text(said.get("reason_text", ""), place.at("reason_text")),
    )


def _rating(value: object, place: Place) -> Fraction:
    try:
        return parse_decimal(as_text(value, place))
    except ValueError as error:
        raise place.wrong(Unreadable.RATING_NOT_A_VALUE) from error


def _finding(value: object, place: Place) -> Finding:
    said = as_object(value, place, {"id", "kind", "text"})
    return Finding(
        as_text(said["id"], place.at("id")),
        as_choice(said["kind"], place.at("kind"), FindingKind),
        as_text(said["text"], place.at("text")),
    )


def _history(members: Mapping[str, bytes], party: Party) -> tuple[HistoryEntry, ...]:
    member = HISTORIES[party]
    lines = load_lines(members[member], member)
    return tuple(_entry(one, Place(member, str(number))) for number, one in enumerate(lines, start=1))


def _entry(value: object, place: Place) -> HistoryEntry:
    said = as_object(value, place, _ENTRY_KEYS)
    texts = {key: as_text(said[key], place.at(key), MAX_HISTORY_TEXT) for key in _ENTRY_KEYS}
    return HistoryEntry(**texts)
