"""What a checklist's marks say: how many there are, where sides differ, and when each item of an agenda begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Marks

if TYPE_CHECKING:
    from ccassess.domain.aids import Checklist, ChecklistItem
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Node, Pack

ONE_SIDE = ("",)
"""The sides of a checklist that has only one."""
_NOTHING = Marks()


def sides_of(checklist: Checklist) -> tuple[str, ...]:
    """Return the sides that answer; ("",) where there is only one."""
    return checklist.sides or ONE_SIDE


def marks_of(assessment: Assessment, checklist: Checklist) -> Marks:
    """Return what the centre said to a checklist."""
    return assessment.checklists.get(checklist.id, _NOTHING)


def marked(checklist: Checklist, marks: Marks) -> tuple[int, int]:
    """Return how many marks there are and how many there can be: one per item and side."""
    places = [(item.id, side) for item in checklist.items for side in sides_of(checklist)]
    return sum(place in marks.marks for place in places), len(places)


def differs(checklist: Checklist, item: ChecklistItem, marks: Marks) -> bool:
    """Whether two sides marked an item differently; a side without a mark differs from none."""
    found = {marks.marks.get((item.id, side)) for side in sides_of(checklist)} - {None}
    return len(found) > 1


def starts(checklist: Checklist) -> dict[str, int]:
    """Return for every item that takes minutes how many minutes after the beginning it starts, by its id."""
    result: dict[str, int] = {}
    passed = 0
    for item in checklist.items:
        if item.minutes is not None:
            result[item.id] = passed
            passed += item.minutes
    return result


def checklists_for(pack: Pack, criterion: Node) -> tuple[Checklist, ...]:
    """Return the checklists that help with a criterion, in the pack's order."""
    return tuple(one for one in pack.checklists if criterion.id in one.criteria)
