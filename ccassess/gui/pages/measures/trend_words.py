"""A trend line in words, for whoever does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.figures import carried
from ccassess.domain.measures import Better, Suggest
from ccassess.domain.periods import parse_period
from ccassess.domain.suggestions import judge, target_range
from ccassess.gui.pages.measures.trend_plan import gaps
from ccassess.gui.pages.measures.words import trend_word
from ccassess.wording.figures import amount
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from ccassess.domain.figures import Figure, Series
    from ccassess.domain.measures import Measure
    from ccassess.gui.ui import Ui


def trend_sentences(ui: Ui, series: Series, measure: Measure) -> str:
    """Return what a trend shows, period by period; `measure` is as its variant has it."""
    t, pack, language = ui.t, ui.session.pack, ui.language
    figures = [one for one in carried(series) if one.value is not None]
    if not figures:
        return t("There are no values yet.")
    said = [
        t("{name}: {number}", name=_name(ui, one), number=amount(t, pack, series, one.value, language))
        for one in figures
        if one.value is not None
    ]
    told = ["; ".join(said) + "."]
    word = trend_word(t, judge(measure, series, Suggest.TREND).why)
    told.append(t("Trend: {trend}.", trend=word))
    told.extend(_held_against(ui, series, measure, figures[-1]))
    told.extend(
        t("No values between {before} and {after}.", before=_name(ui, before), after=_name(ui, after))
        for before, after in gaps(figures)
    )
    told.extend(t("Defined anew from {period}.", period=_name(ui, one)) for one in figures[1:] if one.redefined)
    return " ".join(told)


def _held_against(ui: Ui, series: Series, measure: Measure, last: Figure) -> list[str]:
    t, pack, language = ui.t, ui.session.pack, ui.language
    told = []
    ends = target_range(last)
    if measure.better is Better.RANGE and ends is not None:
        low, high = (amount(t, pack, series, one, language) for one in ends)
        told.append(t("Target: {low} to {high}.", low=low, high=high))
    elif measure.better is not Better.RANGE and last.target is not None:
        told.append(t("Target: {target}.", target=amount(t, pack, series, last.target, language)))
    if last.comparator is not None:
        told.append(t("Comparator: {comparator}.", comparator=amount(t, pack, series, last.comparator, language)))
    return told


def _name(ui: Ui, figure: Figure) -> str:
    return period_name(ui.t, parse_period(figure.period))
