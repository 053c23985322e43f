"""What a move to other criteria has to show, as blocks of words: the whole of it, each criterion, what else is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.migration import Outcome
from ccassess.domain.moving import counts_of
from ccassess.domain.rewording import rewordings
from ccassess.wording.left_behind import left_sentence
from ccassess.wording.moving import (
    ORDER,
    in_order,
    left_count,
    left_words,
    line_name,
    outcome_name,
    outcome_sentence,
    receipt_day,
    receipt_heading,
    reread_words,
    review_words,
    rewording_label,
    totals_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ccassess.domain.moving import Move
    from ccassess.domain.receipt import LeftBehind, MoveLine, Receipt
    from ccassess.gui.theme import Token, TypeSize
    from ccassess.i18n import Translator

Entry = tuple[str, str, str]
"""The id, the title and the caption of an entry in the list."""

_WHOLE = "whole"
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, in one of the looks of labels; `apart` sets it off from what stands above."""

    text: str
    size: TypeSize = "body"
    tone: Token = "text"
    bold: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A text as it was and as it is, under a label."""

    label: str
    before: str
    after: str


Block = Words | Pair


@dataclass(frozen=True, slots=True)
class Chapter:
    """One move: its receipt, and while it is only planned the move itself, of which both wordings are known."""

    receipt: Receipt
    move: Move | None = None

    @property
    def lines(self) -> tuple[MoveLine, ...]:
        """The criteria in the order in which they are listed."""
        return in_order(self.receipt.lines)


def entries_of(t: Translator, place: int, chapter: Chapter) -> Iterator[Entry]:
    """Yield what the list shows of a chapter; the ids begin with its place."""
    receipt = chapter.receipt
    day = receipt_day(t, receipt) if receipt.time else ""
    yield f"{place}/{_WHOLE}", t("The whole move") if chapter.move else receipt_heading(t, receipt), day
    if receipt.left:
        yield f"{place}/{_OTHERS}", t("Figures, checklists, meanings"), t("Not carried")
    for number, line in enumerate(chapter.lines):
        yield f"{place}/{number}", line_name(line), outcome_name(t, line.outcome)


def blocks_of(t: Translator, chapter: Chapter, name: str, language: str) -> Iterator[Block]:
    """Yield what is shown of an entry, by the part of its id after the chapter's place."""
    if name == _WHOLE:
        yield from _whole(t, chapter, language)
    elif name == _OTHERS:
        yield Words(t("Figures, checklists, meanings"), "h2", bold=True)
        yield Words(t("The new criteria have no place for these. The receipt keeps them."), tone="text2")
        yield from _left(t, chapter.receipt.left)
    else:
        yield from _line(t, chapter, chapter.lines[int(name)], language)


def _whole(t: Translator, chapter: Chapter, language: str) -> Iterator[Block]:
    receipt = chapter.receipt
    yield Words(receipt_heading(t, receipt), "h2", bold=True)
    if receipt.time:
        yield Words(receipt_day(t, receipt), "small", "text2")
    yield Words(t("Totals"), bold=True, apart=True)
    for total in receipt.totals:
        yield Words(totals_words(t, total))
    yield Words(t("Criteria"), bold=True, apart=True)
    counts = counts_of(receipt.lines)
    for outcome in ORDER:
        if outcome in counts:
            yield Words(t("{outcome}: {count}", outcome=outcome_name(t, outcome), count=counts[outcome]))
    if chapter.move is not None:
        yield Words(t("What is left to do"), bold=True, apart=True)
        yield Words(review_words(t, chapter.move, language))
        again = reread_words(t, counts)
        if again:
            yield Words(again)
    lost = left_words(t, left_count(receipt.lines, receipt.left))
    if lost:
        yield Words(lost)


def _line(t: Translator, chapter: Chapter, line: MoveLine, language: str) -> Iterator[Block]:
    yield Words(line_name(line), "h2", bold=True)
    yield Words(outcome_name(t, line.outcome), "small", "text2", bold=True)
    yield Words(outcome_sentence(t, line))
    if line.left:
        yield Words(t("Not carried"), bold=True, apart=True)
        yield from _left(t, line.left)
    if chapter.move is not None:
        yield from _wordings(t, chapter.move, line, language)


def _left(t: Translator, left: Sequence[LeftBehind]) -> Iterator[Block]:
    for one in left:
        yield Words(left_sentence(t, one))


def _wordings(t: Translator, move: Move, line: MoveLine, language: str) -> Iterator[Block]:
    """Yield what reads differently, where one criterion goes on as one."""
    if line.old is None or len(line.new) != 1 or line.outcome in {Outcome.SPLIT_INTO, Outcome.MERGED_INTO}:
        return
    old, new = move.before.pack, move.moved.pack
    criterion, twin = old.nodes[line.old.id], new.nodes[line.new[0].id]
    found = rewordings(old, criterion, new, twin, language)
    if found:
        yield Words(t("What reads differently"), bold=True, apart=True)
    for one in found:
        # What is named by the new criteria alone is called as they call it.
        said_by = (old, criterion) if one.before else (new, twin)
        yield Pair(rewording_label(t, *said_by, one, language), one.before, one.after)
