"""Moving to other criteria, in words: what happens to each criterion, what needs a look, what the receipt says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccassess.domain.migration import Outcome
from ccassess.domain.moving import counts_of
from ccassess.wording.numbers import listed
from ccassess.wording.terms import party_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ccassess.domain.moving import Move
    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.receipt import MoveLine, MoveTotal, Named, Receipt, SheetTotal
    from ccassess.domain.rewording import Rewording
    from ccassess.i18n import Translator

ORDER = (
    Outcome.NEEDS_REVIEW,
    Outcome.RESCALED,
    Outcome.SPLIT_INTO,
    Outcome.MERGED_INTO,
    Outcome.RETIRED,
    Outcome.NEW,
    Outcome.REWORDED,
    Outcome.MOVED,
    Outcome.SAME,
)
"""The outcomes as they are listed: what asks for most attention first."""


def outcome_name(t: Translator, outcome: Outcome) -> str:
    """Return the name of an outcome, for the head of a group."""
    return {
        Outcome.SAME: t("The same"),
        Outcome.REWORDED: t("Reworded"),
        Outcome.MOVED: t("Moved"),
        Outcome.SPLIT_INTO: t("Split"),
        Outcome.MERGED_INTO: t("Merged"),
        Outcome.RETIRED: t("Retired"),
        Outcome.RESCALED: t("On a new scale"),
        Outcome.NEEDS_REVIEW: t("To be assessed anew"),
        Outcome.NEW: t("New"),
    }[outcome]


def counts_words(t: Translator, counts: Mapping[Outcome, int]) -> str:
    """Return how many criteria have each outcome: "Reworded: 22, The same: 16"."""
    return ", ".join(
        t("{outcome}: {count}", outcome=outcome_name(t, outcome), count=counts[outcome])
        for outcome in ORDER
        if counts.get(outcome)
    )


def line_name(line: MoveLine) -> str:
    """Return number and title of a criterion as it was called before, of a new one as it is called now."""
    return named_words(line.new[0] if line.old is None else line.old)


def named_words(one: Named) -> str:
    """Return number and title of a criterion: "2.3 Coaching"."""
    return " ".join(filter(None, (one.ref, one.title)))


def outcome_sentence(t: Translator, line: MoveLine) -> str:
    """Return what happens to a criterion's answer."""
    to = listed(t, [named_words(one) for one in line.new]) if line.new else ""
    if line.outcome is Outcome.NEEDS_REVIEW:
        return _review_sentence(t, line, to)
    return {
        Outcome.SAME: t("It asks and means the same: everything is carried."),
        Outcome.REWORDED: t("It reads differently and means much the same: everything is carried. Read it again."),
        Outcome.MOVED: t("Everything is carried to {criteria}.", criteria=to),
        Outcome.SPLIT_INTO: t(
            "It is split into {criteria}: findings and notes go to each of them, ratings to none. Rate them anew.",
            criteria=to,
        ),
        Outcome.MERGED_INTO: t(
            "It becomes part of {criteria}: findings and notes are gathered there, ratings are not. Rate it anew.",
            criteria=to,
        ),
        Outcome.RETIRED: t("The new criteria do without it. What was written stays in the receipt."),
        Outcome.RESCALED: t("It has another scale: each rating becomes the one that stands for it there."),
        Outcome.NEW: t("Nobody has answered it yet."),
    }[line.outcome]


def _review_sentence(t: Translator, line: MoveLine, to: str) -> str:
    if not line.new:
        return t(
            "It is gone, and the new criteria do not say what became of it. What was written stays in the receipt."
        )
    if line.old is not None and line.old.id != line.new[0].id:
        return t("It becomes {criteria}: findings and notes are carried, ratings are not. Rate it anew.", criteria=to)
    return t("It has changed: findings and notes are carried, ratings are not. Rate it anew.")


def totals_words(t: Translator, total: MoveTotal) -> str:
    """Return a party's total before and after: "Self-assessment: 563.2 of 1,000.0, as before"."""
    party, after = party_name(t, total.party), total_words(t, total.after)
    if total.before == total.after:
        return t("{party}: {total}, as before", party=party, total=after)
    before = total_words(t, total.before)
    return t("{party}: {before} before, {after} after", party=party, before=before, after=after)


def total_words(t: Translator, total: SheetTotal) -> str:
    """Return a total as it was shown: "563.2 of 1,000.0", or what there is of it while criteria are open."""
    possible = t.number(total.possible)
    if total.points:
        return t("{points} of {possible}", points=t.number(total.points), possible=possible)
    return t(
        "{points} of {possible} so far ({scored} of {criteria} scored)",
        points=t.number(total.so_far),
        possible=possible,
        scored=total.scored,
        criteria=total.criteria - total.not_applicable,
    )


def review_words(t: Translator, move: Move, language: str) -> str:
    """Return how many criteria somebody must look at again, and that they are flagged."""
    if not move.review:
        return t("Nothing has to be assessed anew.")
    refs = [move.moved.pack.nodes[name].ref or move.moved.pack.title(name, language) for name in move.review]
    return t.n(
        "{count} criterion is to be assessed anew and is flagged: {refs}.",
        "{count} criteria are to be assessed anew and are flagged: {refs}.",
        len(refs),
        refs=listed(t, refs),
    )


def reread_words(t: Translator, counts: Mapping[Outcome, int]) -> str:
    """Return how many criteria were carried whole but should be read again; "" for none."""
    count = counts.get(Outcome.REWORDED, 0)
    if not count:
        return ""
    return t.n(
        "{count} criterion reads differently: read it again.",
        "{count} criteria read differently: read them again.",
        count,
    )


def left_words(t: Translator, count: int) -> str:
    """Return that something could not be carried; "" where all is."""
    if not count:
        return ""
    return t.n(
        "{count} entry is not carried; the receipt keeps it.",
        "{count} entries are not carried; the receipt keeps them.",
        count,
    )


def left_count(lines: Sequence[MoveLine], others: Sequence[object]) -> int:
    """Return how many entries a move leaves behind."""
    return sum(len(line.left) for line in lines) + len(others)


def rewording_label(t: Translator, pack: Pack, criterion: Node, one: Rewording, language: str) -> str:
    """Return which text of a criterion differs: "Question", or "Planned, 50"."""
    if not one.attribute:
        return t("Question")
    title = pack.attribute_title(criterion, one.attribute, language) or one.attribute
    return t("{attribute}, {value}", attribute=title, value=t.number(one.value))


def receipt_heading(t: Translator, receipt: Receipt, pack: Pack | None = None, language: str = "") -> str:
    """Return from which criteria to which an assessment was moved.

    A receipt has only the ids of packs; the one that is at hand is called by its title.
    """
    titles = {} if pack is None else {pack.id: pack.text("pack.title", language)}
    before, after = (titles.get(one.id) or one.id for one in (receipt.before, receipt.after))
    versions = receipt.before.version, receipt.after.version
    if receipt.before.id == receipt.after.id:
        return t("{criteria}: from version {before} to {after}", criteria=after, before=versions[0], after=versions[1])
    return t(
        "From {before} {before_version} to {after} {after_version}",
        before=before,
        before_version=versions[0],
        after=after,
        after_version=versions[1],
    )


def receipt_day(t: Translator, receipt: Receipt) -> str:
    """Return when it was moved (the day in UTC, as on every page that is printed), and by whom."""
    day = t.date(dt.datetime.fromisoformat(receipt.time).date())
    return t("{when}, {who}", when=day, who=receipt.who) if receipt.who else day


def receipt_counts(t: Translator, receipt: Receipt) -> str:
    """Return how many criteria had each outcome."""
    return counts_words(t, counts_of(receipt.lines))


def in_order(lines: Sequence[MoveLine]) -> tuple[MoveLine, ...]:
    """Return the lines of a move as they are listed: what asks for most attention first, else in the pack's order."""
    return tuple(sorted(lines, key=_place))


def _place(line: MoveLine) -> int:
    return ORDER.index(line.outcome)
