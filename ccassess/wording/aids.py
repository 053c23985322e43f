"""Checklists and terms in words: marks, how much is marked, the clock of an agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.aid_reading import marked
from ccassess.domain.assessment import Mark

if TYPE_CHECKING:
    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Marks
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def checklist_title(pack: Pack, checklist_id: str, language: str) -> str:
    """Return the title of a checklist."""
    return pack.text(f"checklist.{checklist_id}.title", language) or checklist_id


def side_title(pack: Pack, checklist_id: str, side: str, language: str) -> str:
    """Return who a side of a checklist is; "" where there is only one."""
    return pack.text(f"checklist.{checklist_id}.side.{side}.title", language) if side else ""


def item_title(pack: Pack, checklist_id: str, item_id: str, language: str) -> str:
    """Return the title of an item."""
    return pack.text(f"checklist.{checklist_id}.item.{item_id}.title", language) or item_id


def item_text(pack: Pack, checklist_id: str, item_id: str, language: str) -> str:
    """Return what an item asks for; "" where its title says all."""
    return pack.text(f"checklist.{checklist_id}.item.{item_id}.text", language)


def term_title(pack: Pack, term_id: str, language: str) -> str:
    """Return a term."""
    return pack.text(f"term.{term_id}.title", language) or term_id


def interview_role(pack: Pack, role: str, language: str) -> str:
    """Return the name of a role that is interviewed."""
    return pack.text(f"role.{role}.title", language) or role


def mark_name(t: Translator, mark: Mark | None) -> str:
    """Return a mark in a word; a dash for none."""
    return {Mark.YES: t("Yes"), Mark.PARTLY: t("Partly"), Mark.NO: t("No"), None: t("–")}[mark]


def marked_words(t: Translator, checklist: Checklist, marks: Marks) -> str:
    """Return how much is marked: "7 of 20 marked"."""
    count, most = marked(checklist, marks)
    return t("{count} of {most} marked", count=count, most=most)


def differing_words(t: Translator, count: int) -> str:
    """Return in how many items the sides differ: "2 answers differ"; "" where none does."""
    return t.n("{count} answer differs", "{count} answers differ", count) if count else ""


def clock(minutes: int) -> str:
    """Return minutes after the beginning as a clock shows them: "1:05"."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def minutes_words(t: Translator, minutes: int) -> str:
    """Return a length of time: "15 min"."""
    return t("{minutes} min", minutes=minutes)


def criterion_name(pack: Pack, criterion: str, language: str) -> str:
    """Return number and title of a criterion: "2.3 Coaching and feedback"."""
    return " ".join(part for part in (pack.nodes[criterion].ref, pack.title(criterion, language)) if part)
