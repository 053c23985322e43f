"""Replaying changes of the profile, the people, checklists and meanings; part of `replay`."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Assessment, Marks, Person, Profile
from ccassess.domain.centre_texts import mark_of, mark_place, marks_of, marks_texts
from ccassess.domain.claims import FieldConflict, Why, readable, settle
from ccassess.domain.field_texts import people_of, people_texts, person_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccassess.domain.aids import Checklist
    from ccassess.domain.claims import Claim
    from ccassess.domain.pack import Pack

Conflicts = tuple[FieldConflict, ...]


def replay_profile(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, Conflicts]:
    """Return the assessment with claims on its profile made good, and the conflicts."""
    present = asdict(assessment.profile)

    def refuse(name: str, text: str) -> Why | None:
        return readable(words, text) if name in present else Why.UNKNOWN

    settled = settle(claims, "profile", present, refuse)
    if not settled.made:
        return assessment, settled.conflicts
    return replace(assessment, profile=Profile(**settled.texts)), settled.conflicts


def replay_people(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, Conflicts]:
    """Return the assessment with claims on the centre's people made good, and the conflicts.

    A place says little of who stands there, so the claims on a list are made good all together or not at all.
    """
    people, conflicts = _replay_list("people", assessment.people, claims)
    return (assessment if people is assessment.people else replace(assessment, people=people)), conflicts


def replay_team(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, Conflicts]:
    """Return the assessment with claims on the external team made good, as `replay_people` does."""
    team, conflicts = _replay_list("team", assessment.team, claims)
    return (assessment if team is assessment.team else replace(assessment, team=team)), conflicts


def _replay_list(
    folder: str, people: tuple[Person, ...], claims: Sequence[Claim]
) -> tuple[tuple[Person, ...], Conflicts]:
    present = people_texts(people)
    settled = settle(claims, folder, present, _person_refusal)
    if not settled.made:
        return people, settled.conflicts
    changed = _people(settled.texts) if not settled.conflicts else None
    if changed is None:
        bound = (one.conflict(present.get(one.path.removeprefix(f"{folder}/"), ""), Why.BOUND) for one in settled.made)
        return people, (*settled.conflicts, *bound)
    return changed, settled.conflicts


def replay_checklist(assessment: Assessment, name: str, claims: Sequence[Claim]) -> tuple[Assessment, Conflicts]:
    """Return the assessment with claims on what is said to a checklist made good, and the conflicts."""
    checklist = next((one for one in assessment.pack.checklists if one.id == name), None)
    if checklist is None:
        return assessment, _unknown(claims)

    def refuse(field: str, text: str) -> Why | None:
        return _mark_refusal(checklist, field, text)

    settled = settle(claims, f"checklists/{name}", marks_texts(assessment.checklists.get(name, Marks())), refuse)
    if not settled.made:
        return assessment, settled.conflicts
    said = marks_of(settled.texts)
    others = {one: marks for one, marks in assessment.checklists.items() if one != name}
    checklists = others | ({name: said} if said != Marks() else {})
    return replace(assessment, checklists=checklists), settled.conflicts


def replay_meanings(assessment: Assessment, claims: Sequence[Claim]) -> tuple[Assessment, Conflicts]:
    """Return the assessment with claims on its meanings of terms made good, and the conflicts."""

    def refuse(name: str, text: str) -> Why | None:
        return readable(words, text) if _has_term(assessment.pack, name) else Why.UNKNOWN

    settled = settle(claims, "terms", assessment.meanings, refuse)
    if not settled.made:
        return assessment, settled.conflicts
    meanings = {name: text for name, text in settled.texts.items() if text}
    return replace(assessment, meanings=meanings), settled.conflicts


def _people(texts: dict[str, str]) -> tuple[Person, ...] | None:
    """Return people by their places; None where somebody would stand behind an empty one."""
    try:
        return people_of(texts)
    except ValueError:
        return None


def _person_refusal(name: str, text: str) -> Why | None:
    if not (name.isascii() and name.isdecimal() and name == str(int(name[:9])) and name != "0"):
        return Why.UNKNOWN
    return readable(person_of, text) if text else None


def _mark_refusal(checklist: Checklist, field: str, text: str) -> Why | None:
    folder, _, path = field.partition("/")
    if field == "note":
        return readable(words, text)
    item, side = mark_place(path)
    known = any(one.id == item for one in checklist.items) and side in (checklist.sides or ("",))
    if folder != "marks" or not known or path.endswith("/"):
        return Why.UNKNOWN
    return readable(mark_of, text) if text else None


def _has_term(pack: Pack, name: str) -> bool:
    return any(one.id == name for one in pack.terms)


def _unknown(claims: Sequence[Claim]) -> Conflicts:
    return tuple(one.conflict("", Why.UNKNOWN) for one in claims)
