"""The report as a PDF: the outline's parts laid out as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.i18n import translator
from ccassess.reporting.outline.build import outline as build_outline
from ccassess.reporting.outline.options import ReportOptions
from ccassess.reporting.outline.source import source
from ccassess.reporting.pages.areas import areas_page
from ccassess.reporting.pages.board import board_page
from ccassess.reporting.pages.cover import cover_page
from ccassess.reporting.pages.criteria import areas_pages
from ccassess.reporting.pages.evidence import evidence_page
from ccassess.reporting.pages.meanings import meanings_page
from ccassess.reporting.pages.moves import moves_page
from ccassess.reporting.pages.reading import reading_page
from ccassess.reporting.pages.results import results_pages
from ccassess.reporting.pages.score_sheet import score_sheet_page
from ccassess.reporting.pdf.document import Description, Furniture, Places, build_pdf, new_page, same_page
from ccassess.reporting.pdf.styles import Type
from ccassess.reporting.pdf.text import paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from reportlab.platypus.flowables import Flowable

    from ccassess.domain.assessment import Assessment
    from ccassess.reporting.outline.parts import AreaPart, Outline

Chapter = tuple[str, list["Flowable"]]


def write_report(
    assessment: Assessment,
    options: ReportOptions | None = None,
    progress: Callable[[int, int], None] | None = None,
    held: Container[str] | None = None,
) -> bytes:
    """Return the report as the bytes of a PDF; the same assessment and options give the same bytes.

    `progress(page, pages)` is called after each page, `pages` 0 on the first of the passes; raising in it cancels.
    `held` has the SHA-256 of the contents at hand; without it no evidence is called missing.
    """
    chosen = options or ReportOptions()
    outline = build_outline(assessment, chosen, held)
    identity = outline.identity
    description = Description(
        identity.title, identity.unit, identity.subject, outline.language, source(assessment, chosen).moment
    )
    furniture = Furniture(identity.unit, identity.state, identity.fingerprint, draft=True)

    chapters = _chapters(outline)

    def story(places: Places) -> list[Flowable]:
        return _story(outline, chapters, places)

    t = translator(chosen.language)
    return build_pdf(story, description, furniture, t, progress, cover=outline.cover is not None)


def _story(outline: Outline, chapters: list[Chapter], places: Places) -> list[Flowable]:
    """Return all pages, each chapter on a new one; only the board's page refers to places."""
    story: list[Flowable] = []
    if outline.cover is not None:
        story.append(cover_page(outline.cover, outline.language))
    board = (
        [] if outline.board is None else [(outline.board.section, board_page(outline.board, places, outline.language))]
    )
    for section, flowables in [*board, *chapters]:
        story += new_page(section) if story else same_page(section)
        story += flowables
    return story or [*same_page(""), paragraph(outline.nothing, Type.TEXT, outline.language)]


def _chapters(outline: Outline) -> list[Chapter]:
    """Return the chapters after the board, laid out once for all passes."""
    language, pack_language = outline.language, outline.pack_language
    chapters: list[Chapter] = []
    if outline.reading is not None:
        chapters.append((outline.reading.title, reading_page(outline.reading, language)))
    if outline.areas is not None:
        chapters.append((outline.areas.title, areas_page(outline.areas, language)))
    chapters += [
        (areas[0].section, areas_pages(areas, language, pack_language))
        for areas in _on_pages_of_their_own(outline.criteria)
    ]
    if outline.results is not None:
        chapters.append((outline.results.title, results_pages(outline.results, language, pack_language)))
    if outline.evidence is not None:
        chapters.append((outline.evidence.title, evidence_page(outline.evidence, language)))
    if outline.score_sheet is not None:
        chapters.append((outline.score_sheet.title, score_sheet_page(outline.score_sheet, language, pack_language)))
    if outline.meanings is not None:
        chapters.append((outline.meanings.title, meanings_page(outline.meanings, language, pack_language)))
    if outline.moves is not None:
        chapters.append((outline.moves.title, moves_page(outline.moves, language)))
    return chapters


def _on_pages_of_their_own(areas: Sequence[AreaPart]) -> list[list[AreaPart]]:
    """Return the areas, those that follow on in a group of small ones together."""
    together: list[list[AreaPart]] = []
    for area in areas:
        if area.own_page:
            together.append([])
        together[-1].append(area)
    return together
