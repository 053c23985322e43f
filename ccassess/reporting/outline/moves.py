"""The annex on moves to other criteria in plain data: what became of every answer, and whatever was not carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.reporting.outline.result_parts import MoveRow, MovesPart, ReceiptPart
from ccassess.wording.left_behind import left_sentence
from ccassess.wording.moving import (
    in_order,
    line_name,
    outcome_name,
    outcome_sentence,
    receipt_day,
    receipt_heading,
    totals_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccassess.domain.receipt import Receipt
    from ccassess.i18n import Translator
    from ccassess.reporting.outline.source import Source


def moves(source: Source) -> MovesPart | None:
    """Return the receipts, the oldest first; None where the assessment was never moved."""
    t, receipts = source.t, source.assessment.moves
    if not receipts:
        return None
    return MovesPart(
        title=t("Annex: moves to other criteria"),
        introduction=t(
            "What became of every answer when the assessment was moved; what was not carried stands in full."
        ),
        receipts=tuple(_receipt(source, one) for one in receipts),
    )


def _receipt(source: Source, receipt: Receipt) -> ReceiptPart:
    t = source.t
    rows = list(_rows(t, receipt))
    if receipt.left:
        left = tuple(left_sentence(t, one) for one in receipt.left)
        rows.append(MoveRow(t("Figures, checklists, meanings"), t("Not carried"), "", left))
    return ReceiptPart(
        title=receipt_heading(t, receipt, source.pack, source.pack_language),
        day=receipt_day(t, receipt),
        totals=tuple(totals_words(t, total) for total in receipt.totals),
        rows=tuple(rows),
    )


def _rows(t: Translator, receipt: Receipt) -> Iterator[MoveRow]:
    """Yield the criteria, those to which the same happened and which left nothing behind together."""
    alike: dict[tuple[str, str], list[str]] = {}
    apart: list[MoveRow] = []
    for line in in_order(receipt.lines):
        said = (outcome_name(t, line.outcome), outcome_sentence(t, line))
        if line.left:
            left = tuple(left_sentence(t, one) for one in line.left)
            apart.append(MoveRow(line_name(line), *said, left))
        else:
            alike.setdefault(said, []).append(line_name(line))
    yield from apart
    yield from (MoveRow("; ".join(names), *said, ()) for said, names in alike.items())
