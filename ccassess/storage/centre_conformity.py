"""Whether the centre's figures, marks and meanings can be, by the pack they are made by; part of `conformity`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.failures import Unreadable
from ccassess.domain.figure_edits import CASES_AT_MOST, check_number
from ccassess.domain.figures import IMPORTANCES, Figure, Series
from ccassess.domain.periods import Period, parse_period
from ccassess.storage.aids import LISTS, TERMS
from ccassess.storage.figures import SERIES

if TYPE_CHECKING:
    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Assessment, Marks
    from ccassess.domain.measures import Measure
    from ccassess.storage.canonical_json import Place


def check_centre(assessment: Assessment) -> None:
    """Raise UnreadableFileError, with member and place, for the first value that cannot be; ids apart."""
    pack = assessment.pack
    for number, series in enumerate(assessment.series):
        place = SERIES.at(number)
        measure = pack.measures_by_id.get(series.measure)
        if measure is None:
            raise place.at("measure").wrong(Unreadable.UNKNOWN_ID)
        _check_series(measure, series, place)
    checklists = {one.id: one for one in pack.checklists}
    for name, marks in assessment.checklists.items():
        if name not in checklists:
            raise LISTS.at(name).wrong(Unreadable.UNKNOWN_ID)
        _check_marks(checklists[name], marks, LISTS.at(name))
    unknown = assessment.meanings.keys() - {one.id for one in pack.terms}
    if unknown:
        raise TERMS.at(min(unknown)).wrong(Unreadable.UNKNOWN_ID)


def _check_series(measure: Measure, series: Series, place: Place) -> None:
    if series.variant and all(one.id != series.variant for one in measure.variants):
        raise place.at("variant").wrong(Unreadable.UNKNOWN_ID)
    unknown = series.parameters.keys() - set(measure.parameters)
    if unknown:
        raise place.at(f"parameters/{min(unknown)}").wrong(Unreadable.UNKNOWN_ID)
    if series.importance not in IMPORTANCES:
        raise place.at("importance").wrong()
    before: Period | None = None
    for number, figure in enumerate(series.figures):
        at = place.at(f"figures/{number}")
        period = _period(figure, at)
        if before == period:
            raise at.wrong(Unreadable.DOUBLED_ID)
        if before is not None and period < before:
            raise at.wrong()
        _check_figure(figure, at)
        before = period


def _period(figure: Figure, place: Place) -> Period:
    try:
        return parse_period(figure.period)
    except ValueError as error:
        raise place.at("period").wrong() from error


def _check_figure(figure: Figure, place: Place) -> None:
    for name in ("value", "target", "target_high", "comparator"):
        number = getattr(figure, name)
        try:
            if number is not None:
                check_number(number)
        except ValueError as error:
            raise place.at(name).wrong() from error
    if figure.n is not None and not 0 <= figure.n <= CASES_AT_MOST:
        raise place.at("n").wrong()


def _check_marks(checklist: Checklist, marks: Marks, place: Place) -> None:
    items = {one.id for one in checklist.items}
    sides = checklist.sides or ("",)
    for item, side in marks.marks:
        if item not in items or side not in sides:
            at = place.at(f"marks/{item}")
            raise (at.at(side) if side else at).wrong(Unreadable.UNKNOWN_ID)
