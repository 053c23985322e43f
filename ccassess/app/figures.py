"""Edits of the centre's figures in the open session; each returns what changed, None where nothing did."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from ccassess.app.history import Step
from ccassess.domain import figure_edits as edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccassess.app.history import Change, HasAssessment
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.figures import Figure


class Figures:
    """`session.figures`. `step.data` names the `measure` and the `series`, of one figure the `period` too."""

    def __init__(self, session: HasAssessment, do: Callable[[Step, Assessment], Change | None]) -> None:
        self._session = session
        self._do = do

    def add_series(self, measure_id: str, segment: str = "") -> Change | None:
        """Add an empty series after the others; its id is in the step's data."""
        series_id = uuid.uuid4().hex
        changed = edits.add_series(self._session.assessment, series_id, measure_id, segment)
        return self._do(Step("add-series", data={"measure": measure_id, "series": series_id}), changed)

    def remove_series(self, series_id: str) -> Change | None:
        """Remove a series with all its figures."""
        data = self._data(series_id)
        return self._do(Step("remove-series", data=data), edits.remove_series(self._session.assessment, series_id))

    def set_text(self, series_id: str, name: str, text: str) -> Change | None:
        """Write the "segment", the "comparator_source" or the "note" of a series."""
        changed = edits.set_text(self._session.assessment, series_id, name, text)
        return self._do(Step("series", merges=f"series/{series_id}/{name}", data=self._data(series_id)), changed)

    def set_variant(self, series_id: str, variant_id: str) -> Change | None:
        """Say which of its measure's variants a series is computed by; "" for none said."""
        changed = edits.set_variant(self._session.assessment, series_id, variant_id)
        return self._do(Step("series", data=self._data(series_id)), changed)

    def set_parameter(self, series_id: str, parameter_id: str, text: str) -> Change | None:
        """Write what must be stated with the figures of a series."""
        changed = edits.set_parameter(self._session.assessment, series_id, parameter_id, text)
        typing = f"series/{series_id}/parameters/{parameter_id}"
        return self._do(Step("series", merges=typing, data=self._data(series_id)), changed)

    def set_importance(self, series_id: str, importance: int) -> Change | None:
        """Say how much a series counts in suggested ratings, 1 to 3."""
        changed = edits.set_importance(self._session.assessment, series_id, importance)
        return self._do(Step("series", data=self._data(series_id)), changed)

    def set_figure(self, series_id: str, figure: Figure) -> Change | None:
        """Put in what a series says of a period, in place of what it said before."""
        changed = edits.set_figure(self._session.assessment, series_id, figure)
        return self._do(Step("figure", data=self._data(series_id, figure.period)), changed)

    def move_figure(self, series_id: str, old_period: str, new_period: str) -> Change | None:
        """Give a figure another period. Raises RefusedError where the series has one of that period."""
        changed = edits.move_figure(self._session.assessment, series_id, old_period, new_period)
        return self._do(Step("figure", data=self._data(series_id, new_period)), changed)

    def remove_figure(self, series_id: str, period: str) -> Change | None:
        """Remove what a series says of a period."""
        changed = edits.remove_figure(self._session.assessment, series_id, period)
        return self._do(Step("remove-figure", data=self._data(series_id, period)), changed)

    def _data(self, series_id: str, period: str = "") -> dict[str, str]:
        series = edits.series_of(self._session.assessment, series_id)
        data = {"measure": series.measure, "series": series_id}
        return data | {"period": period} if period else data
