"""Suggested ratings in words: what the figures suggest, why, and how it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.measures import Better, Suggest
from ccassess.domain.periods import parse_period, reach
from ccassess.domain.shown import rating as shown_rating
from ccassess.domain.suggestions import FEWEST, FULL, NONE, Why
from ccassess.wording.figures import amount, series_name
from ccassess.wording.numbers import attribute_name, exact, operand
from ccassess.wording.periods import over_periods

if TYPE_CHECKING:
    from ccassess.domain.pack import Node, Pack
    from ccassess.domain.suggestions import Part, Suggestion
    from ccassess.i18n import Translator


def suggestion_headline(t: Translator, pack: Pack, criterion: Node, suggestion: Suggestion, language: str) -> str:
    """Return what is suggested: "Trend 70: 4 of 6 measures improving or at target"."""
    count = len(suggestion.parts)
    said = {
        "attribute": attribute_name(pack, criterion, suggestion.attribute, language),
        "rating": t.number(shown_rating(suggestion.rating)),
        "full": sum(one.share == FULL for one in suggestion.parts),
    }
    if suggestion.what is Suggest.TREND:
        return t.n(
            "{attribute} {rating}: {full} of {count} measure improving or at target",
            "{attribute} {rating}: {full} of {count} measures improving or at target",
            count,
            **said,
        )
    if suggestion.what is Suggest.TARGET:
        return t.n(
            "{attribute} {rating}: {full} of {count} measure at target",
            "{attribute} {rating}: {full} of {count} measures at target",
            count,
            **said,
        )
    return t.n(
        "{attribute} {rating}: {full} of {count} measure at or ahead of its comparator",
        "{attribute} {rating}: {full} of {count} measures at or ahead of their comparators",
        count,
        **said,
    )


def suggestion_working(t: Translator, suggestion: Suggestion) -> str:
    """Return the arithmetic: each share times its weight, over the weights together, rounded down to the scale."""
    terms = [
        operand(t, one.share) if one.importance == 1 else f"{one.importance} × {operand(t, one.share)}"
        for one in suggestion.parts
    ]
    total = sum(one.importance for one in suggestion.parts)
    return t(
        "{formula} = {exact}; the highest rating not above that is {rating}.",
        formula=f"100 × ({' + '.join(terms)}) / {total}",
        exact=exact(t, suggestion.exact),
        rating=t.number(shown_rating(suggestion.rating)),
    )


def part_line(t: Translator, pack: Pack, part: Part, language: str) -> str:
    """Return what one series adds: "Service level, phone: improving, 78 % → 84 % over 5 quarters; weight 2"."""
    said = t(
        "{series}: {why}",
        series=series_name(t, pack, part.series.measure, part.series.segment, language),
        why=_why(t, pack, part, language),
    )
    return said if part.importance == 1 else t("{line}; weight {weight}", line=said, weight=part.importance)


def _why(t: Translator, pack: Pack, part: Part, language: str) -> str:
    if part.why is Why.TOO_FEW_PERIODS:
        return t.n(
            "{count} comparable period, at least {least} are needed",
            "{count} comparable periods, at least {least} are needed",
            len(part.figures),
            least=FEWEST,
        )
    movement = _movement(t, pack, part, language)
    trend = {
        Why.IMPROVING: t("improving, {movement}", movement=movement),
        Why.AT_TARGET: t("at target in the last three periods, {movement}", movement=movement),
        Why.FLAT: t("flat, {movement}", movement=movement),
        Why.WORSE: t("worse, {movement}", movement=movement),
        Why.NO_TARGET: t("no target is set"),
        Why.NO_COMPARATOR: t("nothing to compare it with"),
    }
    if part.why in trend:
        return trend[part.why]
    value = _value(t, pack, part, language)
    other = _other(t, pack, part, language)
    return {
        Why.MET: t("target met, {value} against {target}", value=value, target=other),
        Why.MISSED_BUT_IMPROVING: t(
            "target missed, {value} against {target}, but improving: {movement}",
            value=value,
            target=other,
            movement=movement,
        ),
        Why.MISSED: t("target missed, {value} against {target}", value=value, target=other),
        Why.AHEAD: t("at or ahead of the comparator, {value} against {comparator}", value=value, comparator=other),
        Why.CLOSING: t(
            "behind the comparator, {value} against {comparator}, but the gap is closing: {movement}",
            value=value,
            comparator=other,
            movement=_closing(t, pack, part, language),
        ),
        Why.BEHIND: t("behind the comparator, {value} against {comparator}", value=value, comparator=other),
    }[part.why]


def _movement(t: Translator, pack: Pack, part: Part, language: str) -> str:
    """Return how the values moved: "78 % → 84 % over 5 quarters"."""
    values = [amount(t, pack, part.series, one.value, language) for one in part.figures if one.value is not None]
    return t("{first} → {last} {over}", first=values[0], last=values[-1], over=_over(t, part))


def _closing(t: Translator, pack: Pack, part: Part, language: str) -> str:
    """Return how the gap to the comparator closed, which is not how the values moved: the comparator moves as well."""
    now, closed = part.gap or NONE, part.change or NONE
    first, last = (amount(t, pack, part.series, one, language) for one in (now + closed, now))
    return t("{first} → {last} {over}", first=first, last=last, over=_over(t, part))


def _over(t: Translator, part: Part) -> str:
    """Return how long a time that is, periods without a value between them included."""
    first, last = (parse_period(one) for one in (part.periods[0], part.periods[-1]))
    return over_periods(t, last.length, reach(first, last))


def _value(t: Translator, pack: Pack, part: Part, language: str) -> str:
    value = part.figures[-1].value
    return "" if value is None else amount(t, pack, part.series, value, language)


def _other(t: Translator, pack: Pack, part: Part, language: str) -> str:
    """Return what the last value is held against: its comparator, its target, or both ends of its range."""
    last, series = part.figures[-1], part.series
    if part.why in {Why.AHEAD, Why.CLOSING, Why.BEHIND}:
        return "" if last.comparator is None else amount(t, pack, series, last.comparator, language)
    if last.target is None:
        return ""
    low = amount(t, pack, series, last.target, language)
    if pack.measures_by_id[series.measure].in_variant(series.variant).better is not Better.RANGE:
        return low
    return (
        low
        if last.target_high is None
        else t("{low} to {high}", low=low, high=amount(t, pack, series, last.target_high, language))
    )
