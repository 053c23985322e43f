"""Reading what helps people to talk about criteria: the terms of glossary.yaml, the lists of checklists.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.aids import Checklist, ChecklistItem, Term
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.names import note_ids, refer, references

if TYPE_CHECKING:
    from collections.abc import Collection

    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report


def read_terms(
    report: Report, part: Part, criteria: Collection[str] | None, roles: Collection[str] | None
) -> tuple[Term, ...]:
    """Return the terms; `criteria` and `roles` are the ids there are, None where they cannot be told."""
    note_ids(report, part.parts("terms"))
    return tuple(
        Term(
            one.text("id"),
            references(report, Code.DANGLING_CRITERION, one, "criteria", criteria),
            _relevance(report, one, roles),
        )
        for one in part.parts("terms")
    )


def _relevance(report: Report, part: Part, roles: Collection[str] | None) -> tuple[str, ...]:
    relevance = part.part("relevance")
    if relevance is None:
        return ()
    return tuple(
        role for role in relevance.found if refer(report, Code.DANGLING_ROLE, role, relevance.key_at(role), roles)
    )


def read_checklists(report: Report, part: Part, criteria: Collection[str] | None) -> tuple[Checklist, ...]:
    """Return the checklists; `criteria` are the ids there are, None where they cannot be told."""
    note_ids(report, part.parts("checklists"))
    return tuple(_checklist(report, one, criteria) for one in part.parts("checklists"))


def _checklist(report: Report, part: Part, criteria: Collection[str] | None) -> Checklist:
    note_ids(report, part.parts("items"))
    items = tuple(ChecklistItem(one.text("id"), _minutes(one)) for one in part.parts("items"))
    checklist = Checklist(
        part.text("id"),
        references(report, Code.DANGLING_CRITERION, part, "criteria", criteria),
        items,
        note_ids(report, part.parts("sides")),
        _minutes(part),
    )
    if not part.is_broken("items") and not any(one.is_broken("minutes") for one in part.parts("items")):
        _check_minutes(report, part, checklist)
    return checklist


def _minutes(part: Part) -> int | None:
    return part.whole("minutes", 0) or None


def _check_minutes(report: Report, part: Part, checklist: Checklist) -> None:
    """Hold what a list takes against its items: all of them make it up, some of them fit into it."""
    given = [item.minutes for item in checklist.items if item.minutes is not None]
    stated, actual = checklist.minutes, sum(given)
    if stated is None or not given:
        return
    if actual > stated or (len(given) == len(checklist.items) and actual != stated):
        data = {"id": checklist.id, "stated": stated, "actual": actual}
        report.add(Code.MINUTES_DO_NOT_ADD_UP, part.at("minutes"), **data)
