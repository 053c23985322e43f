"""One series of figures in plain data: its definition, its last periods, and what they come to in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, fixed
from ccassess.domain.figures import carried
from ccassess.domain.measures import Better, Suggest
from ccassess.domain.periods import following, parse_period
from ccassess.domain.suggestions import Why, judge
from ccassess.reporting.definitions import definition, parameter_words
from ccassess.reporting.outline.result_parts import Amount, FigurePart, SeriesPart
from ccassess.reporting.outline.source import DASH
from ccassess.wording.numbers import listed
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from ccassess.domain.figures import Figure, Series
    from ccassess.domain.measures import Measure
    from ccassess.i18n import Translator
    from ccassess.reporting.definitions import Definition
    from ccassess.reporting.outline.source import Source

SHOWN = 6
"""So many periods are printed, the last ones."""


def series_part(source: Source, series: Series) -> SeriesPart:
    """Return a series that has at least one figure."""
    t = source.t
    defined = definition(t, source.pack, series, source.pack_language)
    measure = source.pack.measures_by_id[series.measure].in_variant(series.variant)
    figures = _figures(t, measure, series)
    return SeriesPart(
        name=defined.name,
        definition=_defined(t, defined),
        stated=tuple(_stated(t, defined, series, figures)),
        notes=tuple(_notes(t, series)),
        figures=figures[-SHOWN:],
        row_heads=(t("Value"), t("Target"), t("Comparator"), t("n")),
        verdicts=tuple(_verdicts(t, measure, series)),
        remark=_remark(t, len(figures)),
        break_note=t("defined anew"),
        alternative=_alternative(t, defined.name, figures[-SHOWN:]),
    )


def _defined(t: Translator, defined: Definition) -> str:
    if not defined.variant:
        return defined.formula
    formula = defined.variant_formula or defined.formula
    return t("{title}: {text}", title=defined.variant, text=formula) if formula else defined.variant


def _stated(t: Translator, defined: Definition, series: Series, figures: Sequence[FigurePart]) -> Iterator[str]:
    """Yield what is stated with the figures, each a short sentence or a labelled text."""
    said = t("unit: {unit}; {better}", unit=defined.unit, better=defined.better) if defined.unit else defined.better
    yield said[:1].upper() + said[1:]
    for parameter in defined.parameters:
        yield parameter_words(t, *parameter)
    changed = [one.period for one in figures if one.redefined]
    if changed:
        yield t("Defined anew from {period}.", period=listed(t, changed))
    if series.importance > 1:
        yield t("Weight {weight} in what is suggested.", weight=series.importance)


def _notes(t: Translator, series: Series) -> Iterator[str]:
    if series.comparator_source.strip():
        yield t("Comparator: {source}", source=series.comparator_source.strip())
    if series.note.strip():
        yield series.note.strip()


def _remark(t: Translator, count: int) -> str:
    return "" if count <= SHOWN else t("{shown} of {count} periods", shown=SHOWN, count=count)


def _figures(t: Translator, measure: Measure, series: Series) -> tuple[FigurePart, ...]:
    found: list[FigurePart] = []
    before: Figure | None = None
    shown = _Numbers(t, series.figures)
    for stated, held in zip(series.figures, carried(series), strict=True):
        found.append(
            FigurePart(
                period=period_name(t, parse_period(stated.period)),
                value=shown.amount(stated.value),
                target=shown.target(measure, stated, held),
                comparator=shown.amount(held.comparator, is_carried=stated.comparator is None),
                count="" if stated.n is None else t.number(str(stated.n)),
                redefined=stated.redefined,
                apart=before is not None and not _follows(before, stated),
            )
        )
        before = stated
    return tuple(found)


def _follows(before: Figure, figure: Figure) -> bool:
    return following(parse_period(before.period)) == parse_period(figure.period)


class _Numbers:
    """Writes the numbers of a series, all with as many decimals as one of them needs."""

    def __init__(self, t: Translator, figures: Sequence[Figure]) -> None:
        self._t = t
        known = [
            number
            for one in figures
            for number in (one.value, one.target, one.target_high, one.comparator)
            if number is not None
        ]
        self._decimals = max((len(decimal_text(one).partition(".")[2]) for one in known), default=0)

    def amount(self, number: Fraction | None, *, is_carried: bool = False) -> Amount:
        """Return a number as printed; nothing for none."""
        if number is None:
            return Amount("")
        return Amount(self._text(number), number, is_carried=is_carried)

    def target(self, measure: Measure, stated: Figure, held: Figure) -> Amount:
        """Return the target that holds for a period; of a range both ends, or the one that is set."""
        if measure.better is not Better.RANGE:
            return self.amount(held.target, is_carried=stated.target is None)
        low, high = held.target, held.target_high
        if low is None and high is None:
            return Amount("")
        texts = ["" if end is None else self._text(end) for end in (low, high)]
        text = DASH.join(texts) if all(texts) else f"≥\u00a0{texts[0]}" if texts[0] else f"≤\u00a0{texts[1]}"
        return Amount(text, low, high, is_carried=stated.target is None and stated.target_high is None)

    def _text(self, number: Fraction) -> str:
        return self._t.number(fixed(number, self._decimals))


def _verdicts(t: Translator, measure: Measure, series: Series) -> Iterator[tuple[str, str]]:
    """Yield what the last periods come to: trend, target and comparison; nothing without a value."""
    if not series.has_values:
        return
    told = [judge(measure, series, what).why for what in Suggest]
    if set(told) == {Why.NO_TARGET}:
        yield DASH, t("no target range")
        return
    falling = measure.better is Better.DOWN
    words = {
        Why.IMPROVING: ("↑", t("improving (falling)") if falling else t("improving")),
        Why.AT_TARGET: ("→", t("at target")),
        Why.FLAT: ("→", t("flat")),
        Why.WORSE: ("↓", t("worse (rising)") if falling else t("worse")),
        Why.TOO_FEW_PERIODS: (DASH, t("too few periods for a trend")),
        Why.MET: ("✓", t("target met")),
        Why.MISSED_BUT_IMPROVING: (DASH, t("target missed, improving")),
        Why.MISSED: (DASH, t("target missed")),
        Why.NO_TARGET: (DASH, t("no target")),
        Why.AHEAD: ("+", t("at or ahead of comparator")),
        Why.CLOSING: (DASH, t("behind comparator, gap closing")),
        Why.BEHIND: (DASH, t("behind comparator")),
        Why.NO_COMPARATOR: (DASH, t("no comparator")),
    }
    yield from (words[why] for why in told)


def _alternative(t: Translator, name: str, figures: Sequence[FigurePart]) -> str:
    """Return the drawn line in words."""
    points = "; ".join(f"{one.period}: {one.value.text or DASH}" for one in figures)
    last = figures[-1]
    said = [t("Trend of {series}: {points}", series=name, points=points)]
    if last.target.text:
        said.append(t("target {target}", target=last.target.text))
    if last.comparator.text:
        said.append(t("comparator {comparator}", comparator=last.comparator.text))
    return "; ".join(said)
