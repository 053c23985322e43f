"""The results: under each criterion what its figures suggest, then every series beside its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.reporting.pdf.blocks.breaking import NEVER, Item, Stack, pages_tails_and_breaks
from ccassess.reporting.pdf.blocks.criterion import criterion_head
from ccassess.reporting.pdf.blocks.drawing import Rule
from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.blocks.measures import MeasureKey, Point, Trend
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.fonts import Cut, shortened, text_width
from ccassess.reporting.pdf.styles import GRID, GUTTER, INK, MUTED, ROW_RULE, TEXT_HEIGHT, TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import Run, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus.flowables import Flowable

    from ccassess.reporting.outline.result_parts import Amount, CriterionResults, FigurePart, ResultsPart, SeriesPart

_APART = 28.0
_SPACINGS = (1.0, 0.8, 0.6)
_COLUMNS = 6
_LABEL_GAP = 8.0
_CELL_ROOM = 5.0
_GIVEN = 46.0


def results_pages(part: ResultsPart, language: str, pack_language: str) -> list[Flowable]:
    """Return the section; a series stays whole wherever a page can hold it."""
    top: list[Item] = [Item(heading(part.title, Type.TITLE, language), glued=True)]
    for number, text in enumerate(part.introduction):
        said = beside([(9, [paragraph(text, Type.INTRODUCTION, language)])])
        top.append(Item(said, above=3.5 if number else 7, glued=True))
    top.append(Item(MeasureKey(*part.key), above=7, glued=True))
    rows: list[Gap | Stack] = []
    for number, criterion in enumerate(part.criteria):
        if number:
            rows.append(Gap(_APART))
        rows.append(_criterion(criterion, language, pack_language, [] if number else top))
    spaced = [[row.spaced(share) for row in rows] for share in _SPACINGS]
    return list(min(spaced, key=pages_tails_and_breaks))


def _criterion(part: CriterionResults, language: str, pack_language: str, above: Sequence[Item]) -> Stack:
    head = criterion_head(part.ref, part.title, part.points, part.of_points, "", language, text_language=pack_language)
    items = [*above, *(Item(one, above=14 if above and not n else 0, glued=True) for n, one in enumerate(head))]
    if part.suggested:
        items.append(Item(_suggested(part, language), above=7, glued=True))
    first = True
    for perspective, series in part.series:
        if perspective:
            items.append(Item(paragraph(perspective, Type.LABEL_INK, pack_language), above=10, glued=True))
        for one in series:
            if not first:
                items.append(Item(Rule(ink=GRID, weight=ROW_RULE), above=8, glued=True))
            items.append(_series(one, language, pack_language, above=12 if first else 8))
            first = False
    if part.elsewhere:
        items.append(Item(paragraph(part.elsewhere, Type.NOTE_QUIET, language), above=10))
    # Nothing is glued to what does not follow.
    items[-1] = Item(items[-1].flowable, items[-1].above, items[-1].least)

    def continued() -> Flowable:
        return paragraph(part.continued, Type.STRONG, pack_language)

    return Stack(items, continued)


def _suggested(part: CriterionResults, language: str) -> Table:
    """Return what the figures would suggest, with the ratings given at the right."""
    look = Type.LABEL.value
    widths = {
        party: max(_GIVEN, min(110.0, text_width(head, look.cut, look.size) + 2))
        for party, head in part.given_heads.items()
    }
    gaps = GUTTER * len(widths)
    table_columns = [
        Column(
            TEXT_WIDTH - sum(widths.values()) - gaps, part.suggested_head, kind=Type.NOTE, gap=GUTTER, heads_row=True
        ),
        *(
            Column(
                widths[party], head, align="right", kind=_kind(party), gap=0 if n == len(part.given_heads) else GUTTER
            )
            for n, (party, head) in enumerate(part.given_heads.items(), start=1)
        ),
    ]
    rows = [Row([one.text, *(one.given[party] for party in part.given_heads)]) for one in part.suggested]
    return Table(table_columns, rows, language=language, padding=2)


def _kind(party: Party) -> Type:
    return Type.NOTE_STRONG if party is Party.VERIFICATION else Type.NOTE


def _series(part: SeriesPart, language: str, pack_language: str, above: float) -> Item:
    left: list[Flowable] = [
        paragraph(part.name, Type.STRONG, pack_language, after=1.5),
        paragraph(part.definition, Type.NOTE_QUIET, pack_language, after=1.5),
        *(
            paragraph(text.replace(" = ", "\u00a0=\u00a0"), Type.NOTE_QUIET, language, after=1.5)
            for text in part.stated
        ),
    ]
    row = beside([(4, left), (8, _figures(part, language))])
    tall = row.wrap(0, 0)[1] > TEXT_HEIGHT / 2
    return Item(row, above=above, least=160 if tall else NEVER)


def _figures(part: SeriesPart, language: str) -> list[Flowable]:
    """Return the line over the table of its periods, and the verdicts below."""
    label = max(text_width(head, Cut.REGULAR, 8) for head in part.row_heads) + _LABEL_GAP
    room = columns(8) - label
    figures = _that_fit(part.figures, room)
    step = room / max(len(figures), _COLUMNS) if len(figures) == len(part.figures) else room / len(figures)
    points = [
        Point(
            _float(one.value.number),
            _float(one.target.number),
            _float(one.target.high),
            _float(one.comparator.number),
            one.redefined,
            one.apart,
        )
        for one in figures
    ]
    stack: list[Flowable] = []
    if any(point.value is not None for point in points):
        stack.append(Trend(points, label, step, part.break_note, part.alternative))
    table_columns = [
        Column(label, heads_row=True, kind=Type.SMALL_QUIET),
        *(Column(step, _head(one.period, step), align="center", kind=Type.FIGURES) for one in figures),
    ]
    stack.append(Table(table_columns, _rows(part, figures, step, language), language=language, padding=1))
    apart = "\u00a0\u00a0\u00a0 "
    said = apart.join(f"{mark}\u00a0{words}" for mark, words in part.verdicts)
    remark = [Run(f"{apart if said else ''}{part.remark}", ink=MUTED)] if part.remark else []
    if said or remark:
        stack.append(paragraph([said, *remark], Type.NOTE, language, before=3))
    stack += [paragraph(note, Type.NOTE_QUIET, language, before=1.5) for note in part.notes]
    return stack


def _that_fit(figures: Sequence[FigurePart], room: float) -> Sequence[FigurePart]:
    """Return the last figures whose numbers all fit side by side, at least one."""
    for count in range(len(figures), 1, -1):
        shown = figures[-count:]
        widest = max(
            text_width(text, Cut.SEMIBOLD, 8.5)
            for one in shown
            for text in (one.value.text, one.target.text, one.comparator.text, one.count)
        )
        if widest + _CELL_ROOM <= room / max(count, 1):
            return shown
    return figures[-1:]


def _head(period: str, step: float) -> Flowable:
    kind = Type.LABEL if text_width(period, Cut.SEMIBOLD, 8) <= step - 2 else Type.SCALE
    return paragraph(shortened(period, kind.value.cut, kind.value.size, step), kind, align="center")


def _rows(part: SeriesPart, figures: Sequence[FigurePart], step: float, language: str) -> list[Row]:
    """Return value, target, comparator and number of cases, those of which anything is known."""
    value, target, comparator, count = part.row_heads
    last = next((one for one in reversed(figures) if one.value.text), None)
    rows = [
        Row(
            [value, *(_value(one, step, language, is_last=one is last) for one in figures)],
            rule=False,
            language=language,
        )
    ]
    for head, amounts in (
        (target, [one.target for one in figures]),
        (comparator, [one.comparator for one in figures]),
    ):
        if any(amount.text for amount in amounts):
            cells = [_amount(amount, step, language) for amount in amounts]
            rows.append(Row([head, *cells], rule=False, language=language))
    if any(one.count for one in figures):
        cells = [_amount_text(one.count or "–", step, language) for one in figures]
        rows.append(Row([count, *cells], rule=False, language=language))
    return rows


def _value(one: FigurePart, step: float, language: str, *, is_last: bool) -> list[Flowable]:
    kind = Type.FIGURES_STRONG if is_last else Type.FIGURES
    text = shortened(one.value.text or "–", kind.value.cut, kind.value.size, step)
    return [paragraph([Run(text, ink=INK)], kind, language, align="center")]


def _amount(amount: Amount, step: float, language: str) -> list[Flowable]:
    return _amount_text(amount.text or "–", step, language, is_carried=amount.is_carried and bool(amount.text))


def _amount_text(text: str, step: float, language: str, *, is_carried: bool = False) -> list[Flowable]:
    cut = Cut.ITALIC if is_carried else Cut.REGULAR
    shown = shortened(text, cut, 8.5, step)
    return [paragraph([Run(shown, cut, MUTED if is_carried else INK)], Type.FIGURES, language, align="center")]


def _float(number: object) -> float | None:
    return None if number is None else float(number)  # type: ignore[arg-type]
