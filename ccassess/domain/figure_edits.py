"""Edits of the centre's figures: each takes an assessment and returns the changed one, or refuses by a rule.

Every text is made plain as it comes in (see `plain_text`). Ids that are not there raise ValueError: no page offers
them. Where nothing changes the same assessment comes back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.figures import IMPORTANCES, Figure, Series, in_order
from ccassess.domain.periods import parse_period
from ccassess.domain.plain_text import plain
from ccassess.domain.problems import RefusedError

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.measures import Measure

TEXTS = ("segment", "comparator_source", "note")
"""The fields of a series that are free text."""

CASES_AT_MOST = 999_999_999
"""The largest number of cases behind a value."""


def series_of(assessment: Assessment, series_id: str) -> Series:
    """Return a series by its id. Raises ValueError where there is none."""
    found = next((one for one in assessment.series if one.id == series_id), None)
    if found is None:
        message = f"no series {series_id!r}"
        raise ValueError(message)
    return found


def measure_of(assessment: Assessment, measure_id: str) -> Measure:
    """Return a measure of the pack. Raises ValueError where it has none of that id."""
    found = assessment.pack.measures_by_id.get(measure_id)
    if found is None:
        message = f"no measure {measure_id!r}"
        raise ValueError(message)
    return found


def add_series(assessment: Assessment, series_id: str, measure_id: str, segment: str = "") -> Assessment:
    """Add an empty series after the others, under a permanent id that no other has (ValueError)."""
    measure_of(assessment, measure_id)
    if any(one.id == series_id for one in assessment.series):
        message = f"series {series_id!r} is there already"
        raise ValueError(message)
    return replace(assessment, series=(*assessment.series, Series(series_id, measure_id, plain(segment))))


def remove_series(assessment: Assessment, series_id: str) -> Assessment:
    """Remove a series with all its figures."""
    series_of(assessment, series_id)
    return replace(assessment, series=tuple(one for one in assessment.series if one.id != series_id))


def set_text(assessment: Assessment, series_id: str, name: str, text: str) -> Assessment:
    """Write one of `TEXTS`: the segment, whose the comparators are, or the note."""
    series = series_of(assessment, series_id)
    words = plain(text)
    if name == "segment":
        return _with(assessment, replace(series, segment=words))
    if name == "comparator_source":
        return _with(assessment, replace(series, comparator_source=words))
    if name == "note":
        return _with(assessment, replace(series, note=words))
    message = f"a series has no text {name!r}"
    raise ValueError(message)


def set_variant(assessment: Assessment, series_id: str, variant_id: str) -> Assessment:
    """Say which of its measure's variants a series is computed by; "" for none said."""
    series = series_of(assessment, series_id)
    if variant_id and all(one.id != variant_id for one in measure_of(assessment, series.measure).variants):
        message = f"no variant {variant_id!r} of {series.measure}"
        raise ValueError(message)
    return _with(assessment, replace(series, variant=variant_id))


def set_parameter(assessment: Assessment, series_id: str, parameter_id: str, text: str) -> Assessment:
    """Write what must be stated with the figures of a series; "" takes it away."""
    series = series_of(assessment, series_id)
    if parameter_id not in measure_of(assessment, series.measure).parameters:
        message = f"no parameter {parameter_id!r} of {series.measure}"
        raise ValueError(message)
    others = {name: said for name, said in series.parameters.items() if name != parameter_id}
    words = plain(text)
    return _with(assessment, replace(series, parameters=others | ({parameter_id: words} if words else {})))


def set_importance(assessment: Assessment, series_id: str, importance: int) -> Assessment:
    """Say how much a series counts in suggested ratings, 1 to 3."""
    if importance not in IMPORTANCES:
        message = f"no importance {importance}"
        raise ValueError(message)
    return _with(assessment, replace(series_of(assessment, series_id), importance=importance))


def set_figure(assessment: Assessment, series_id: str, figure: Figure) -> Assessment:
    """Put in what a series says of a period, in place of what it said before.

    Raises ValueError for a text that is no period, a number that no file could hold (over nine digits on either side
    of the point, or without a finite decimal text), or a number of cases below 0 or over nine digits.
    """
    _check_figure(figure)
    series = series_of(assessment, series_id)
    others = (one for one in series.figures if one.period != figure.period)
    return _with(assessment, replace(series, figures=in_order((*others, figure))))


def move_figure(assessment: Assessment, series_id: str, old_period: str, new_period: str) -> Assessment:
    """Give a figure another period. Raises RefusedError ("period-taken") where the series has one of that period."""
    series = series_of(assessment, series_id)
    moved = series.figure(old_period)
    if moved is None:
        message = f"no figure of {old_period!r} in {series_id}"
        raise ValueError(message)
    parse_period(new_period)
    if new_period == old_period:
        return assessment
    if series.figure(new_period) is not None:
        raise RefusedError("period-taken", period=new_period)
    others = (one for one in series.figures if one.period != old_period)
    return _with(assessment, replace(series, figures=in_order((*others, replace(moved, period=new_period)))))


def remove_figure(assessment: Assessment, series_id: str, period: str) -> Assessment:
    """Remove what a series says of a period."""
    series = series_of(assessment, series_id)
    return _with(assessment, replace(series, figures=tuple(one for one in series.figures if one.period != period)))


def _check_figure(figure: Figure) -> None:
    parse_period(figure.period)
    for number in (figure.value, figure.target, figure.target_high, figure.comparator):
        if number is not None:
            check_number(number)
    if figure.n is not None and not 0 <= figure.n <= CASES_AT_MOST:
        message = f"no number of cases: {figure.n}"
        raise ValueError(message)


def check_number(number: Fraction) -> None:
    """Raise ValueError for a number that no file could hold."""
    parse_decimal(decimal_text(number))


def _with(assessment: Assessment, series: Series) -> Assessment:
    """Return the assessment with a series changed; the same object where nothing changes."""
    if series == series_of(assessment, series.id):
        return assessment
    return replace(assessment, series=tuple(series if one.id == series.id else one for one in assessment.series))
