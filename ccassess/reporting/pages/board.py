"""The result on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.charts.on_page import Chart
from ccassess.reporting.charts.radar import Series, Spoke, radar_figure, text_alternative
from ccassess.reporting.pages.series import KINDS
from ccassess.reporting.pdf.blocks.board import Band, BandScale, Entry, Sample, entry_list, sentence, total_block
from ccassess.reporting.pdf.blocks.breaking import NEVER
from ccassess.reporting.pdf.blocks.drawing import Rule
from ccassess.reporting.pdf.blocks.layout import Gap, beside
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.cutting import cut_to_lines
from ccassess.reporting.pdf.fonts import text_width
from ccassess.reporting.pdf.styles import INK, TEXT_HEIGHT, TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph, strong

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from ccassess.domain.assessment import Party
    from ccassess.reporting.outline.parts import BoardPart, EntryList
    from ccassess.reporting.pdf.document import Places

_SIZES = ((276.0, 2), (256.0, 2), (236.0, 2), (236.0, 1))
"""The heights of the radar in points and the lines of each note, tried in turn."""
_AROUND_NOTE = 26.0 + 8 + 4


def board_page(part: BoardPart, places: Places, language: str) -> list[Flowable]:
    """Return the page; it never breaks: where it would, the radar shrinks, then the notes lose a line."""
    for radar, lines in _SIZES:
        page = _page(part, places, language, radar, lines)
        if _height(page) <= TEXT_HEIGHT:
            break
    return page


def _height(page: list[Flowable]) -> float:
    apart = sum(flowable.getSpaceBefore() + flowable.getSpaceAfter() for flowable in page)
    return sum(flowable.wrap(TEXT_WIDTH, NEVER)[1] for flowable in page) + apart


def _page(part: BoardPart, places: Places, language: str, radar: float, lines: int) -> list[Flowable]:
    left: list[Flowable] = [
        *total_block(part.total, part.caption, part.band, part.note, language),
        Gap(14),
        _totals(part, language),
    ]
    if not part.band:
        left.insert(-2, paragraph(part.note, Type.QUIET, language, before=14))
    width = columns(8)
    chart = Chart(lambda: radar_figure(_spokes(part), _series(part), (width, radar)), width, radar, _spoken(part))
    stack: list[Flowable] = [heading(part.title, Type.TITLE, language, after=7), beside([(4, left), (8, [chart])])]
    if part.bands:
        stack += [Gap(14), _scale(part)]
    lists = (_list(one, part, places, language, lines) for one in (part.strengths, part.priorities))
    return [
        *stack,
        Rule(ink=INK, weight=0.8, above=3, below=7),
        sentence([strong(piece.text) if piece.strong else piece.text for piece in part.sentence], language),
        Gap(10),
        beside([(6, one) for one in lists]),
    ]


def _totals(part: BoardPart, language: str) -> Table:
    """Return the key of the radar with each party's total, and the difference below."""
    figures = [total for _, _, total in part.totals] + ([part.difference[1]] if part.difference else [])
    room = max(text_width(figure, Type.STRONG.value.cut, 10) for figure in figures) + 4
    sample = Sample(KINDS[part.totals[0][0]]).width
    table_columns = [
        Column(sample, gap=7),
        Column(columns(4) - sample - 7 - room - 8, gap=8, heads_row=True),
        Column(room, align="right"),
    ]
    rows = [
        Row([Sample(KINDS[party]), name, [paragraph(total, _kind(party, part.lead), language, align="right")]])
        for party, name, total in part.totals
    ]
    if part.difference:
        rows.append(Row([None, *part.difference]))
    return Table(table_columns, rows, language=language)


def _kind(party: Party, lead: Party) -> Type:
    return Type.STRONG if party is lead else Type.TEXT


def _spokes(part: BoardPart) -> list[Spoke]:
    return [Spoke(spoke.ref, spoke.name) for spoke in part.spokes]


def _series(part: BoardPart) -> list[Series]:
    """Return a series per party, the result's first, in per cent."""
    return [
        Series(
            KINDS[party],
            name,
            [None if (share := spoke.shares[party]) is None else share * 100 for spoke in part.spokes],
        )
        for party, name, _ in reversed(part.totals)
    ]


def _spoken(part: BoardPart) -> str:
    """Return the radar as text: every spoke with its figures."""
    rows = text_alternative(_spokes(part), _series(part))
    return "; ".join(f"{name}: {', '.join(f'{label} {value}' for label, value in values)}" for name, values in rows)


def _scale(part: BoardPart) -> BandScale:
    bands = [Band(band.title, float(band.start), band.threshold) for band in part.bands]
    reached = next((number for number, band in enumerate(part.bands) if band.reached), None)
    marks = [(KINDS[party], float(share)) for party, share in part.marks.items() if share is not None]
    said = "; ".join(f"{band.title} {band.threshold}" for band in part.bands)
    return BandScale(bands, part.scale_end, reached, marks, f"{part.band} {part.total}. {said}".strip())


def _list(part: EntryList, board: BoardPart, places: Places, language: str, lines: int) -> list[Flowable]:
    figures = [text_width(entry.figure, Type.STRONG.value.cut, 10) for entry in part.entries]
    figure = max([text_width(part.unit, Type.SMALL.value.cut, 8), *figures])
    entries = []
    for entry in part.entries:
        page = places.page_of(entry.criterion)
        more = board.page_word.format(number=page) if page else ""
        room = columns(6) - figure - _AROUND_NOTE
        note = cut_to_lines(entry.note, Type.NOTE, room, lines, more) if entry.note else ""
        entries.append(Entry(entry.ref, entry.title, note, entry.figure, language))
    made = entry_list(part.title, part.unit, entries, language)
    return [made] if entries else [made, paragraph(part.empty, Type.QUIET, language)]
