"""All that the parties entered, as canonical texts by path; orders of findings, series and evidence apart."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ccassess.domain.centre_texts import marks_texts, series_texts
from ccassess.domain.evidence_texts import evidence_texts
from ccassess.domain.field_texts import answer_texts, pack_text, people_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.field_texts import Texts


def texts_of(assessment: Assessment) -> Texts:
    """Return the texts of an assessment's fields; one that is not there says nothing, or its answer is untouched."""
    texts = {"pack": pack_text(assessment.pack)}
    texts |= _in("profile", asdict(assessment.profile))
    texts |= _in("people", people_texts(assessment.people)) | _in("team", people_texts(assessment.team))
    for series in assessment.series:
        texts |= _in(f"measures/{series.id}", series_texts(series))
    for name, marks in assessment.checklists.items():
        texts |= _in(f"checklists/{name}", marks_texts(marks))
    texts |= _in("terms", assessment.meanings)
    for item in assessment.evidence:
        texts |= _in(f"evidence/{item.id}", evidence_texts(item))
    for sheet in (assessment.self_sheet, assessment.verification_sheet):
        for criterion in {one.id for one in assessment.pack.criteria} | sheet.answers.keys():
            texts |= _in(f"{sheet.party}/{criterion}", answer_texts(sheet.answer(criterion)))
    return texts


def _in(folder: str, texts: Mapping[str, str]) -> Texts:
    return {f"{folder}/{name}": text for name, text in texts.items()}
