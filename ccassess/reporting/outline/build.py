"""The outline of a report: one value that says all of it, for every kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.outline.areas import areas
from ccassess.reporting.outline.board import board
from ccassess.reporting.outline.cover import cover, kicker
from ccassess.reporting.outline.criteria import criteria
from ccassess.reporting.outline.evidence import evidence_index
from ccassess.reporting.outline.meanings import meanings
from ccassess.reporting.outline.moves import moves
from ccassess.reporting.outline.options import ReportOptions, Section
from ccassess.reporting.outline.parts import Identity, Outline
from ccassess.reporting.outline.reading import reading
from ccassess.reporting.outline.results import results
from ccassess.reporting.outline.score_sheet import score_sheet
from ccassess.reporting.outline.source import source as read

if TYPE_CHECKING:
    from collections.abc import Container

    from ccassess.domain.assessment import Assessment


def outline(
    assessment: Assessment, options: ReportOptions | None = None, held: Container[str] | None = None
) -> Outline:
    """Return what a report of an assessment says, in the sections chosen.

    `held` has the SHA-256 of the contents at hand; without it no evidence is called missing.
    """
    chosen = options or ReportOptions()
    source, wanted = read(assessment, chosen, held), chosen.sections
    identity = Identity(
        title=f"{source.centre}: {kicker(source)}",
        subject=source.pack.text("pack.title", source.pack_language),
        unit=source.centre,
        state=source.state,
        fingerprint=source.short_fingerprint,
    )
    return Outline(
        language=source.t.language,
        pack_language=source.pack_language,
        identity=identity,
        sections=wanted,
        nothing=source.t("In the sections chosen nothing has been entered yet."),
        cover=cover(source) if Section.COVER in wanted else None,
        board=board(source) if Section.BOARD in wanted else None,
        reading=reading(source) if Section.HOW_TO_READ in wanted else None,
        areas=areas(source) if Section.AREAS in wanted else None,
        criteria=criteria(source, refers=Section.RESULTS in wanted) if Section.CRITERIA in wanted else (),
        results=results(source) if Section.RESULTS in wanted else None,
        evidence=evidence_index(source) if Section.CRITERIA in wanted else None,
        score_sheet=score_sheet(source) if Section.SCORE_SHEET in wanted else None,
        meanings=meanings(source) if Section.GLOSSARY in wanted else None,
        moves=moves(source) if Section.MOVES in wanted else None,
    )
