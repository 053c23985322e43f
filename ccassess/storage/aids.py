"""What a centre said to checklists and how it understands terms: members that are there only where they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Mark, Marks
from ccassess.storage.canonical_json import Json, Place, as_choice, as_mapping, as_object, as_text, load, written

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKLISTS = "centre/checklists.json"
GLOSSARY = "centre/glossary.json"
LISTS = Place(CHECKLISTS, "checklists")
TERMS = Place(GLOSSARY, "terms")


def checklists_json(checklists: Mapping[str, Marks]) -> dict[str, Json]:
    """Return what was said, by checklist; one of which nothing was said is left out."""
    return {name: said for name, marks in checklists.items() if (said := _checklist(marks, LISTS.at(name)))}


def meanings_json(meanings: Mapping[str, str]) -> dict[str, Json]:
    """Return the centre's meanings by term."""
    return {name: words for name, text in meanings.items() if (words := written(text, TERMS.at(name)))}


def _checklist(marks: Marks, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {}
    if marks.marks:
        said["marks"] = _marks(marks)
    if note := written(marks.note, place.at("note")):
        said["note"] = note
    return said


def _marks(marks: Marks) -> dict[str, Json]:
    """Return the marks by item, and by side where the items have sides."""
    found: dict[str, Json] = {item: mark.value for (item, side), mark in marks.marks.items() if not side}
    sided: dict[str, dict[str, Json]] = {}
    for (item, side), mark in marks.marks.items():
        if side:
            sided.setdefault(item, {})[side] = mark.value
    return {**found, **sided}


def read_checklists(members: Mapping[str, bytes]) -> dict[str, Marks]:
    """Return what was said to the checklists. Raises UnreadableFileError for a value that cannot be.

    Whether the pack has these checklists, items and sides is `conformity`'s matter.
    """
    if CHECKLISTS not in members:
        return {}
    said = as_object(load(members[CHECKLISTS], CHECKLISTS), Place(CHECKLISTS), {"checklists"})
    return {name: _read_marks(one, LISTS.at(name)) for name, one in as_mapping(said["checklists"], LISTS).items()}


def read_meanings(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the centre's meanings. Raises UnreadableFileError for a value that cannot be."""
    if GLOSSARY not in members:
        return {}
    said = as_object(load(members[GLOSSARY], GLOSSARY), Place(GLOSSARY), {"terms"})
    return {name: as_text(text, TERMS.at(name)) for name, text in as_mapping(said["terms"], TERMS).items()}


def _read_marks(value: object, place: Place) -> Marks:
    said = as_object(value, place, set(), {"marks", "note"})
    marks: dict[tuple[str, str], Mark] = {}
    for item, one in as_mapping(said.get("marks", {}), place.at("marks")).items():
        at = place.at(f"marks/{item}")
        sides = one if isinstance(one, dict) else {"": one}
        marks |= {(item, side): as_choice(mark, at.at(side) if side else at, Mark) for side, mark in sides.items()}
    return Marks(marks, as_text(said.get("note", ""), place.at("note")))
