"""Edits of what helps people to talk: marks and notes of checklists, the centre's own meaning of terms.

Every text is made plain as it comes in (see `plain_text`). Ids the pack does not have raise ValueError. Where nothing
changes the same assessment comes back; a checklist or term that nothing is said of is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Marks
from ccassess.domain.plain_text import plain

if TYPE_CHECKING:
    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Assessment, Mark

NOTHING_SAID = Marks()


def checklist_of(assessment: Assessment, checklist_id: str) -> Checklist:
    """Return a checklist of the pack. Raises ValueError where it has none of that id."""
    found = next((one for one in assessment.pack.checklists if one.id == checklist_id), None)
    if found is None:
        message = f"no checklist {checklist_id!r}"
        raise ValueError(message)
    return found


def set_mark(assessment: Assessment, checklist_id: str, item_id: str, side: str, mark: Mark | None) -> Assessment:
    """Mark an item of a checklist for one of its sides ("" where it has only one side); None takes the mark away."""
    checklist = checklist_of(assessment, checklist_id)
    if all(one.id != item_id for one in checklist.items):
        message = f"no item {item_id!r} in {checklist_id}"
        raise ValueError(message)
    if side not in (checklist.sides or ("",)):
        message = f"no side {side!r} of {checklist_id}"
        raise ValueError(message)
    said = assessment.checklists.get(checklist_id, NOTHING_SAID)
    marks = {place: one for place, one in said.marks.items() if place != (item_id, side)}
    if mark is not None:
        marks[item_id, side] = mark
    return _with(assessment, checklist_id, replace(said, marks=marks))


def set_note(assessment: Assessment, checklist_id: str, text: str) -> Assessment:
    """Write the note of a checklist."""
    checklist_of(assessment, checklist_id)
    said = assessment.checklists.get(checklist_id, NOTHING_SAID)
    return _with(assessment, checklist_id, replace(said, note=plain(text)))


def set_meaning(assessment: Assessment, term_id: str, text: str) -> Assessment:
    """Write what a term means in this centre; "" takes the meaning away."""
    if all(one.id != term_id for one in assessment.pack.terms):
        message = f"no term {term_id!r}"
        raise ValueError(message)
    words = plain(text)
    if words == assessment.meanings.get(term_id, ""):
        return assessment
    others = {name: said for name, said in assessment.meanings.items() if name != term_id}
    return replace(assessment, meanings=others | ({term_id: words} if words else {}))


def _with(assessment: Assessment, checklist_id: str, said: Marks) -> Assessment:
    if said == assessment.checklists.get(checklist_id, NOTHING_SAID):
        return assessment
    others = {name: one for name, one in assessment.checklists.items() if name != checklist_id}
    return replace(assessment, checklists=others | ({checklist_id: said} if said != NOTHING_SAID else {}))
