"""What helps people to talk about a criterion: a pack's terms and checklists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field; `relevance` names the roles for which the pack says why it matters."""

    id: str
    criteria: tuple[str, ...]
    relevance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One item; `minutes` where the list is an agenda."""

    id: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list to go through for some criteria; `sides` answer it side by side ((): there is only one side)."""

    id: str
    criteria: tuple[str, ...]
    items: tuple[ChecklistItem, ...]
    sides: tuple[str, ...] = ()
    minutes: int | None = None
