"""The annex of terms in plain data: only those to which the centre gave its own meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.outline.result_parts import MeaningsPart
from ccassess.wording.aids import term_title

if TYPE_CHECKING:
    from ccassess.reporting.outline.source import Source


def meanings(source: Source) -> MeaningsPart | None:
    """Return the centre's own meanings beside the pack's, in the pack's order; None where it wrote none."""
    t, pack, language = source.t, source.pack, source.pack_language
    own = {term: text for term, text in source.assessment.meanings.items() if text.strip()}
    rows = tuple(
        (term_title(pack, term.id, language), pack.text(f"term.{term.id}.meaning", language), own[term.id])
        for term in pack.terms
        if term.id in own
    )
    if not rows:
        return None
    return MeaningsPart(
        title=t("Annex: what terms mean in this centre"),
        introduction=t("Terms to which the centre has given a meaning of its own, beside the usual one."),
        heads=(t("Term"), t("Usual meaning"), t("In this centre it means")),
        rows=rows,
    )
