"""Checklists and the glossary on paper: A4 pages to tick and write on, or with what the centre has said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.aid_reading import sides_of, starts
from ccassess.domain.assessment import Mark, Marks
from ccassess.i18n import translator
from ccassess.reporting.pdf.blocks.boxes import Blanks, Boxes, BoxesHead, WritingLines
from ccassess.reporting.pdf.blocks.breaking import Item, Stack
from ccassess.reporting.pdf.blocks.layout import Gap
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.document import Description, Furniture, build_pdf, new_page, same_page
from ccassess.reporting.pdf.fonts import text_width
from ccassess.reporting.pdf.styles import GUTTER, TEXT_WIDTH, Type
from ccassess.reporting.pdf.text import heading, paragraph
from ccassess.wording.aids import (
    checklist_title,
    clock,
    differing_words,
    interview_role,
    item_text,
    item_title,
    mark_name,
    marked_words,
    minutes_words,
    side_title,
    term_title,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.platypus.flowables import Flowable

    from ccassess.domain.aids import Checklist, ChecklistItem, Term
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator
    from ccassess.reporting.pdf.document import Places

_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Dates a sheet made from a pack alone: packs carry no date, and no document carries the clock's."""
_CLOCK, _NUMBER = 40.0, 20.0
_WORD = 44.0
"""The room of a mark in a word, in points."""


@dataclass(frozen=True, slots=True)
class AidSource:
    """What a sheet is made from: the pack, and where there is an assessment its centre and day of change.

    `centre` is "" and `changed` None for a sheet made from a pack alone.
    """

    pack: Pack
    centre: str = ""
    changed: dt.datetime | None = None


def checklist_sheet(source: AidSource, checklist: Checklist, language: str, marks: Marks | None = None) -> bytes:
    """Return a checklist as a PDF, blank where no marks are given; the same input gives the same bytes."""
    sheet = _ChecklistSheet(source, checklist, language, marks)
    return _pdf(source, sheet.title, sheet.story(), language)


def glossary_sheet(source: AidSource, language: str, meanings: Mapping[str, str] | None = None) -> bytes:
    """Return all terms as a PDF; beside each the centre's own meaning, or room to write it where none are given."""
    t, text_language = translator(language), _text_language(source.pack, language)
    title = t("Glossary")
    introduction = t("Read a term aloud, ask what it means here, and write down what you agree on.")
    story = [
        *same_page(title),
        heading(title, Type.TITLE, language, after=7),
        paragraph(introduction, Type.INTRODUCTION, language),
        Gap(10),
        _terms(t, source.pack, text_language, meanings),
    ]
    return _pdf(source, title, story, language)


def _pdf(source: AidSource, title: str, story: Sequence[Flowable], language: str) -> bytes:
    t, pack = translator(language), source.pack
    pack_title = pack.text("pack.title", _text_language(pack, language)) or pack.id
    edition = t(
        "{pack}, edition {edition}, version {version}", pack=pack_title, edition=pack.edition, version=pack.version
    )

    def again(_places: Places) -> Sequence[Flowable]:
        return list(story)

    description = Description(title, source.centre or pack_title, edition, language, source.changed or _UNDATED)
    return build_pdf(again, description, Furniture(source.centre, edition), t, cover=False)


def _text_language(pack: Pack, language: str) -> str:
    return language if language in pack.languages else pack.source_language


class _ChecklistSheet:
    """Lays one checklist out."""

    def __init__(self, source: AidSource, checklist: Checklist, language: str, marks: Marks | None) -> None:
        self._t: Translator = translator(language)
        self._pack = source.pack
        self._language = language
        self._texts = _text_language(source.pack, language)
        self._checklist = checklist
        self._marks = marks
        self._starts = starts(checklist)
        self.title = checklist_title(source.pack, checklist.id, self._texts)

    def story(self) -> list[Flowable]:
        """Return the pages. What goes before and after an agenda stands behind it, so that it keeps its own page."""
        items = self._checklist.items
        timed = [item for item in items if item.id in self._starts] or list(items)
        around = [item for item in items if item not in timed]
        purpose = self._pack.text(f"checklist.{self._checklist.id}.purpose", self._texts)
        story: list[Flowable] = [
            *same_page(self.title),
            heading(self.title, Type.TITLE, self._texts, after=7),
            paragraph(purpose, Type.INTRODUCTION, self._texts),
            Gap(5),
            self._state(),
            Gap(4),
            self._table(timed, first=_CLOCK if self._starts else _NUMBER),
        ]
        if around:
            before = self._t("Before and after")
            story += [*new_page(self.title), heading(before, Type.SECTION, self._language, level=2, after=4)]
            story.append(self._table(around, first=0))
        return [*story, *self._notes()]

    def _state(self) -> Flowable:
        t = self._t
        if self._marks is None:
            return Blanks(
                [
                    t("Date"),
                    *((t("Begins at"), t("Run by")) if self._starts else (t("Filled in by"), t("Together with"))),
                ]
            )
        differing = [item for item in self._checklist.items if self._differs(item)]
        said = (marked_words(t, self._checklist, self._marks), differing_words(t, len(differing)))
        return paragraph(" · ".join(part for part in said if part), Type.NOTE_STRONG, self._language)

    def _differs(self, item: ChecklistItem) -> bool:
        marks = {} if self._marks is None else self._marks.marks
        return len({marks.get((item.id, side)) for side in sides_of(self._checklist)} - {None}) > 1

    def _table(self, items: Sequence[ChecklistItem], first: float) -> Table:
        """Return items with their boxes; `first` is the width in points of number or clock, 0 for none."""
        sides = sides_of(self._checklist)
        marks = [self._mark_words(side) for side in sides]
        widths = [
            max(_boxes_width(names), text_width(name, Type.LABEL_INK.value.cut, 8) + 6, _WORD * bool(self._starts))
            for name, names in marks
        ]
        text = TEXT_WIDTH - first - sum(widths) - GUTTER * (len(sides) + bool(first))
        table_columns = [
            Column(first, gap=GUTTER if first else 0),
            Column(text, gap=GUTTER, heads_row=True),
            *(
                Column(width, BoxesHead(width, name, names), gap=GUTTER if place < len(sides) - 1 else 0)
                for place, (width, (name, names)) in enumerate(zip(widths, marks, strict=True))
            ),
        ]
        rows = [self._row(item, number, widths) for number, item in enumerate(items, start=1)]
        return Table(table_columns, rows, language=self._texts, padding=4)

    def _mark_words(self, side: str) -> tuple[str, list[str]]:
        """Return the name of a side and the words over its boxes: an agenda is only ticked off."""
        name = side_title(self._pack, self._checklist.id, side, self._texts)
        return name, [self._t("Done")] if self._starts else [mark_name(self._t, mark) for mark in Mark]

    def _row(self, item: ChecklistItem, number: int, widths: Sequence[float]) -> Row:
        title = item_title(self._pack, self._checklist.id, item.id, self._texts)
        text = item_text(self._pack, self._checklist.id, item.id, self._texts)
        said: list[Flowable] = [paragraph(title, Type.STRONG, self._texts)]
        if text:
            said.append(paragraph(text, Type.FINDING, self._texts))
        if self._differs(item):
            said.append(paragraph(self._t("The answers differ"), Type.NOTE_STRONG, self._language, before=1))
        boxes = [self._boxes(item, side, width) for side, width in zip(sides_of(self._checklist), widths, strict=True)]
        return Row([self._when(item, number), said, *boxes])

    def _when(self, item: ChecklistItem, number: int) -> list[Flowable]:
        if item.minutes is None:
            return [] if self._starts else [paragraph(str(number), Type.QUIET, self._language)]
        return [
            paragraph(clock(self._starts[item.id]), Type.STRONG, self._language),
            paragraph(minutes_words(self._t, item.minutes), Type.SMALL_QUIET, self._language),
        ]

    def _boxes(self, item: ChecklistItem, side: str, width: float) -> Flowable:
        name, names = self._mark_words(side)
        mark = None if self._marks is None else self._marks.marks.get((item.id, side))
        if self._starts and mark is not None:
            return paragraph(mark_name(self._t, mark), Type.NOTE_STRONG, self._language, align="center")
        said = self._t("not marked") if mark is None else mark_name(self._t, mark)
        ticked = None if mark is None else list(Mark).index(mark)
        return Boxes(width, len(names), ticked, ": ".join(part for part in (name, said) if part))

    def _notes(self) -> list[Flowable]:
        written = "" if self._marks is None else self._marks.note.strip()
        head = heading(self._t("Notes"), Type.SUBSECTION, self._language, level=2)
        if written:
            note = paragraph(written, Type.TEXT, self._texts)
            return [Gap(10), Stack([Item(head, glued=True), Item(note, least=28)])]
        return [Gap(10), WritingLines(head)] if self._marks is None else []


def _boxes_width(names: Sequence[str]) -> float:
    look = Type.SMALL_QUIET.value
    return len(names) * max(max(text_width(name, look.cut, look.size) for name in names) + 4, 25)


def _terms(t: Translator, pack: Pack, language: str, meanings: Mapping[str, str] | None) -> Table:
    first, own = 92.0, 138.0
    table_columns = [
        Column(first, t("Term"), gap=GUTTER, heads_row=True),
        Column(TEXT_WIDTH - first - own - 2 * GUTTER, t("Usual meaning"), gap=GUTTER),
        Column(own, t("In this centre it means")),
    ]
    titled = sorted((term_title(pack, term.id, language).casefold(), term.id, term) for term in pack.terms)
    rows = [_term_row(t, pack, term, language, meanings) for _title, _id, term in titled]
    return Table(table_columns, rows, language=language, padding=5)


def _term_row(t: Translator, pack: Pack, term: Term, language: str, meanings: Mapping[str, str] | None) -> Row:
    said: list[Flowable] = [paragraph(pack.text(f"term.{term.id}.meaning", language), Type.FINDING, language)]
    for role in term.relevance:
        why = pack.text(f"term.{term.id}.relevance.{role}", language)
        named = t("{role}: {why}", role=interview_role(pack, role, language), why=why)
        said.append(paragraph(named, Type.SMALL_QUIET, language, before=1.5))
    own = "" if meanings is None else meanings.get(term.id, "")
    return Row(
        [
            [paragraph(term_title(pack, term.id, language), Type.STRONG, language)],
            said,
            [paragraph(own, Type.FINDING, language)] if own else None,
        ]
    )
