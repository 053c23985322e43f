"""How the answers of one sheet come to the criteria of another pack: whole, rescaled, as words alone, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from ccassess.domain.assessment import EMPTY, Answer, Finding, Sheet
from ccassess.domain.migration import WHOLE, Outcome
from ccassess.domain.moving_texts import Names, answer_left
from ccassess.domain.pack import NotApplicable
from ccassess.domain.plain_text import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from fractions import Fraction

    from ccassess.domain.migration import Declared
    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.receipt import LeftBehind

_LONGEST_OLD_ID = 80
"""Of an id that needs a number after it; ids have at most a hundred characters."""


@dataclass(frozen=True, slots=True)
class MovedSheet:
    """A sheet by the new pack, the criteria to look at again, and by the old criteria what was left behind."""

    sheet: Sheet
    review: frozenset[str]
    left: Mapping[str, tuple[LeftBehind, ...]]


@dataclass(frozen=True, slots=True)
class _Gift:
    """What an old criterion's answer brings to a new one; `whole` where its ratings come with it."""

    old: Node
    answer: Answer
    whole: bool
    review: bool


def moved_sheet(names: Names, sheet: Sheet, new: Pack, fates: Mapping[str, Declared]) -> MovedSheet:
    """Return a sheet as its criteria's fates have it; at most one old criterion may bring its ratings to a new one.

    `names` are those of the old pack.
    """
    gifts: dict[str, list[_Gift]] = {}
    for criterion in names.pack.criteria:
        answer, fate = sheet.answer(criterion.id), fates[criterion.id]
        for name in fate.to if answer != EMPTY else ():
            gifts.setdefault(name, []).append(_gift(criterion, answer, new.nodes[name], fate))
    answers: dict[str, Answer] = {}
    held: dict[str, list[Answer]] = {}
    for name in (one.id for one in new.criteria if one.id in gifts):
        joined, parts = _joined(gifts[name])
        if joined != EMPTY:
            answers[name] = joined
        for gift, part in zip(gifts[name], parts, strict=True):
            held.setdefault(gift.old.id, []).append(part)
    review = frozenset(name for name, given in gifts.items() if len(given) > 1 or given[0].review)
    left = {
        one.id: answer_left(names, one, sheet.party, sheet.answer(one.id), held.get(one.id, ()))
        for one in names.pack.criteria
    }
    return MovedSheet(Sheet(sheet.party, answers), review, left)


def _gift(old: Node, answer: Answer, twin: Node, fate: Declared) -> _Gift:
    carried = answer
    if fate.outcome is Outcome.RESCALED:
        carried = replace(answer, ratings=_rescaled(answer, twin, fate))
    elif fate.outcome not in WHOLE:
        # The words are still worth having; what they were worth is not known any more.
        return _Gift(old, replace(_words_of(answer), flagged=True), whole=False, review=True)
    review = len(carried.ratings) < len(answer.ratings)
    if not carried.applies and twin.not_applicable is NotApplicable.FORBIDDEN:
        carried, review = replace(carried, not_applicable=None), True
    if carried.grade is not None and not twin.ceiling:
        carried = replace(carried, grade=None)
    return _Gift(old, replace(carried, flagged=carried.flagged or review), whole=True, review=review)


def _rescaled(answer: Answer, twin: Node, fate: Declared) -> dict[str, Fraction]:
    allowed = {leaf.id: leaf.values for leaf in twin.leaves()}
    return {
        name: fate.ratings[rating]
        for name, rating in answer.ratings.items()
        if rating in fate.ratings and fate.ratings[rating] in allowed.get(name, ())
    }


def _words_of(answer: Answer) -> Answer:
    return Answer(findings=answer.findings, note=answer.note, reason_text=answer.reason_text)


def _joined(gifts: Sequence[_Gift]) -> tuple[Answer, tuple[Answer, ...]]:
    """Return the answer made of what several old criteria bring, and what of each of them it holds.

    Words of another criterion come after those of the one that is carried whole, each with the number it stood under.
    """
    if len(gifts) == 1:
        return gifts[0].answer, (gifts[0].answer,)
    base = next((gift for gift in gifts if gift.whole), None)
    answer = EMPTY if base is None else base.answer
    held: list[Answer] = []
    for gift in gifts:
        if gift is base:
            held.append(gift.answer)
        else:
            answer, part = _with_words(answer, gift)
            held.append(part)
    return replace(answer, flagged=True), tuple(held)


def _with_words(answer: Answer, gift: _Gift) -> tuple[Answer, Answer]:
    """Return an answer with another's words added, and what was added; a text too long for a file stays out."""
    mark = f"[{gift.old.ref or gift.old.id}] "
    words = gift.answer
    fitting = tuple(one for one in words.findings if len(mark + one.text) <= MAX_TEXT)
    note = _added(answer.note, words.note, mark)
    reason_text = _added(answer.reason_text, words.reason_text, mark)
    findings = list(answer.findings)
    for one in fitting:
        name = _free_id(one.id, {other.id for other in findings})
        findings.append(Finding(name, one.kind, mark + one.text))
    part = Answer(
        findings=fitting,
        note=words.note if note != answer.note else "",
        reason_text=words.reason_text if reason_text != answer.reason_text else "",
        flagged=True,
    )
    return replace(answer, findings=tuple(findings), note=note, reason_text=reason_text), part


def _added(first: str, second: str, mark: str) -> str:
    both = "\n\n".join(text for text in (first, mark + second if second else "") if text)
    return both if len(both) <= MAX_TEXT else first


def _free_id(name: str, taken: Collection[str]) -> str:
    if name not in taken:
        return name
    return next(one for number in count(2) if (one := f"{name[:_LONGEST_OLD_ID]}-{number}") not in taken)
