"""What the centre said to checklists and terms, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.aid_reading import marks_of, sides_of
from ccassess.domain.assessment import Marks
from ccassess.i18n import translator
from ccassess.reporting.tables import Table, text_language
from ccassess.wording.aids import checklist_title, item_text, item_title, mark_name, side_title, term_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def checklists_table(assessment: Assessment, language: str) -> Table:
    """Return a row per item and side of every checklist that was begun, and one for its notes."""
    t, pack = translator(language), assessment.pack
    head = (t("Checklist"), t("Criteria"), t("Item"), t("What it asks for"), t("Who answers"), t("Mark"), t("Note"))
    texts = text_language(pack, language)
    begun = [(one, marks_of(assessment, one)) for one in pack.checklists]
    rows = (row for one, marks in begun if marks != Marks() for row in _checklist(t, pack, one, marks, texts))
    return Table(t("Checklists"), head, tuple(rows), kept=3)


def _checklist(t: Translator, pack: Pack, checklist: Checklist, marks: Marks, texts: str) -> Iterator[tuple[str, ...]]:
    before = (checklist_title(pack, checklist.id, texts), criteria_refs(pack, checklist.criteria))
    for item in checklist.items:
        asked = (item_title(pack, checklist.id, item.id, texts), item_text(pack, checklist.id, item.id, texts))
        for side in sides_of(checklist):
            mark = marks.marks.get((item.id, side))
            said = "" if mark is None else mark_name(t, mark)
            yield (*before, *asked, side_title(pack, checklist.id, side, texts), said, "")
    if marks.note:
        yield (*before, t("Notes"), "", "", "", marks.note)


def meanings_table(assessment: Assessment, language: str) -> Table:
    """Return a row per term of which the centre wrote what it means there, in the pack's order."""
    t, pack = translator(language), assessment.pack
    texts = text_language(pack, language)
    head = (t("Term"), t("Criteria"), t("Usual meaning"), t("In this centre it means"), t("Id"))
    rows = (
        (
            term_title(pack, one.id, texts),
            criteria_refs(pack, one.criteria),
            pack.text(f"term.{one.id}.meaning", texts),
            assessment.meanings[one.id],
            one.id,
        )
        for one in pack.terms
        if assessment.meanings.get(one.id)
    )
    return Table(t("Glossary"), head, tuple(rows))


def criteria_refs(pack: Pack, criteria: tuple[str, ...]) -> str:
    """Return the numbers of criteria, the id of one that has none."""
    return " ".join(pack.nodes[one].ref or one for one in criteria)
