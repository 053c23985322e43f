"""What the list of measures says in each row, as frozen values read from the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.measures import Suggest
from ccassess.domain.problems import Severity
from ccassess.domain.suggestions import PERIODS, judge
from ccassess.gui.pages.measures.words import trend_word
from ccassess.wording.checks import severity_name
from ccassess.wording.figures import amount, measure_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ccassess.domain.checks import Check
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.gui.ui import Ui

MARKED = 2 * PERIODS
"""How many of the last values the mark of a trend shows."""
ALL, WITH_FIGURES = "", "with-figures"
"""Filters; any other is the id of a criterion."""


@dataclass(frozen=True, slots=True)
class PerspectiveRow:
    """A heading over the measures of one perspective."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure: how much there is of it, its latest value, the way of its last values, and whether to look at it.

    `mark` are the last values from 0 to 1, the lowest to the highest of them. `filters` are those it is shown under.
    """

    id: str
    title: str
    periods: str
    latest: str
    mark: tuple[float, ...]
    severity: Severity | None
    spoken: str
    filters: frozenset[str]


Row = PerspectiveRow | MeasureRow


class RowReader:
    """Reads the rows from the session; those of measures that nothing touched since the last time are not read anew."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self._known: dict[str, tuple[_Source, MeasureRow]] = {}

    def rows(self) -> tuple[Row, ...]:
        """Return all rows in the pack's order, each measure under its perspective."""
        session = self._ui.session
        severities = _severities(session.checks())
        series = _by_measure(session.assessment.series)
        rows: list[Row] = []
        for perspective in session.pack.perspectives:
            title = session.pack.text(f"perspective.{perspective}.title", self._ui.language)
            rows.append(PerspectiveRow(perspective, title))
            rows.extend(
                self._row(one, series.get(one.id, ()), severities)
                for one in session.pack.measures
                if one.perspective == perspective
            )
        return tuple(rows)

    def spoken(self, row: MeasureRow) -> str:
        """Return what a row says to whoever hears it: where its values are going, too, which takes a while to tell."""
        ui = self._ui
        shown = leading(one for one in ui.session.assessment.series if one.measure == row.id)
        if shown is None:
            return row.spoken
        measure = ui.session.pack.measures_by_id[row.id].in_variant(shown.variant)
        return f"{row.spoken}, {trend_word(ui.t, judge(measure, shown, Suggest.TREND).why)}"

    def _row(self, measure: Measure, series: tuple[Series, ...], severities: Mapping[str, Severity]) -> MeasureRow:
        found = [severities[one.id] for one in series if one.id in severities]
        source = _Source(series, min(found, key=list(Severity).index, default=None))
        known = self._known.get(measure.id)
        if known is None or known[0] != source:
            known = self._known[measure.id] = source, _measure_row(self._ui, measure, source)
        return known[1]


@dataclass(frozen=True, slots=True)
class _Source:
    """What the row of a measure is made of."""

    series: tuple[Series, ...]
    severity: Severity | None


def leading(series: Iterable[Series]) -> Series | None:
    """Return the series that stands for a measure: the whole centre's with values, else the first with some."""
    valued = [one for one in series if one.has_values]
    return next((one for one in valued if not one.segment), valued[0] if valued else None)


def _measure_row(ui: Ui, measure: Measure, source: _Source) -> MeasureRow:
    series, severity = source.series, source.severity
    t, pack = ui.t, ui.session.pack
    title = measure_name(pack, measure.id, ui.language)
    filters = {ALL, *measure.speaks_for} | ({WITH_FIGURES} if series else set())
    shown = leading(series)
    if shown is None:
        periods, latest = t("no figures") if series else "", ""
        mark: tuple[float, ...] = ()
    else:
        values = [one.value for one in shown.figures if one.value is not None]
        periods = t.n("{count} period", "{count} periods", len(values))
        latest = amount(t, pack, shown, values[-1], ui.language)
        mark = _mark([float(one) for one in values[-MARKED:]])
    word = "" if severity is None else severity_name(t, severity)
    spoken = ", ".join(one for one in (title, periods or t("no figures"), latest, word) if one)
    return MeasureRow(measure.id, title, periods, latest, mark, severity, spoken, frozenset(filters))


def _mark(values: list[float]) -> tuple[float, ...]:
    low, high = min(values), max(values)
    return tuple(0.5 if high == low else (value - low) / (high - low) for value in values)


def _by_measure(series: Iterable[Series]) -> dict[str, tuple[Series, ...]]:
    found: dict[str, tuple[Series, ...]] = {}
    for one in series:
        found[one.measure] = (*found.get(one.measure, ()), one)
    return found


def _severities(checks: Iterable[Check]) -> dict[str, Severity]:
    """Return the gravest check of each series; the checks come with the gravest first."""
    found: dict[str, Severity] = {}
    for one in checks:
        if one.series:
            found.setdefault(one.series, one.severity)
    return found
