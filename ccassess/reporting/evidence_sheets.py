"""The evidence as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.evidence import EvidenceKind
from ccassess.i18n import translator
from ccassess.reporting.tables import Cell, Number, Table, csv_bytes
from ccassess.wording.evidence_fields import kind_name

if TYPE_CHECKING:
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.evidence import Evidence
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def export_evidence_csv(assessment: Assessment, language: str) -> bytes:
    """Return the table of the evidence as CSV."""
    return csv_bytes(evidence_table(assessment, language))


def evidence_table(assessment: Assessment, language: str) -> Table:
    """Return a row per item, in the centre's order; heads in the language, dates as written, sizes in bytes."""
    t = translator(language)
    rows = tuple(_row(t, assessment.pack, item) for item in assessment.evidence)
    return Table(t("Evidence"), tuple(_head(t)), rows)


def evidence_names(assessment: Assessment, criterion: str) -> str:
    """Return the names of what serves a criterion, one in a line."""
    return "\n".join(" ".join(one.name.split()) for one in assessment.evidence if criterion in one.uses)


def _head(t: Translator) -> list[str]:
    return [
        t("Name"),
        t("What it is"),
        t("Criteria"),
        t("Date"),
        t("Valid until"),
        t("Link"),
        t("Note"),
        t("Size in bytes"),
        t("SHA-256"),
        t("Id"),
    ]


def _row(t: Translator, pack: Pack, item: Evidence) -> tuple[Cell, ...]:
    return (
        item.name,
        kind_name(t, item.kind),
        " ".join(pack.nodes[one].ref or one for one in item.uses),
        item.date,
        item.valid_until,
        item.link,
        item.note,
        Number(str(item.size)) if item.kind is EvidenceKind.FILE else "",
        item.sha256,
        item.id,
    )
