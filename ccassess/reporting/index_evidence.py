"""The part of the readable page that lists the evidence: what it is called, says and serves, and its hash."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind
from ccassess.reporting.html import safe
from ccassess.wording.evidence_fields import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def evidence_lines(t: Translator, assessment: Assessment, language: str) -> Iterator[str]:
    """Yield every item with its criteria; nothing where there is none. No link leads anywhere: it is text."""
    if not assessment.evidence:
        return
    yield f"<h2>{safe(t('Evidence'))}</h2>"
    told = t("The files lie in the folder “evidence” of this file, each under its hash (SHA-256).")
    yield f'<p class="quiet">{safe(told)}</p>'
    for item in assessment.evidence:
        yield f"<section>\n<h3>{safe(item.name)}</h3>\n<table>"
        for name, text in _rows(t, assessment.pack, item, language):
            if text:
                yield f'<tr><th>{safe(name)}</th><td class="text">{safe(text)}</td></tr>'
        yield "</table>\n</section>"


def _rows(t: Translator, pack: Pack, item: Evidence, language: str) -> Iterator[tuple[str, str]]:
    used = (f"{pack.nodes[one].ref} {pack.title(one, language)}".strip() for one in item.uses)
    yield t("What it is"), content_words(t, item)
    yield t("Used by"), "\n".join(used) or t("no criterion")
    yield t("Date"), _day(t, item.date)
    yield t("Valid until"), _day(t, item.valid_until)
    yield t("Note"), item.note
    yield t("SHA-256"), item.sha256 if item.kind is EvidenceKind.FILE else ""


def _day(t: Translator, text: str) -> str:
    """Return an ISO date as the language writes it; other text as it is."""
    try:
        return t.date(dt.date.fromisoformat(text), "medium")
    except ValueError:
        return text
