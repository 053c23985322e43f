"""Whether a series of figures says by what definition it was computed, and whether its latest value can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure


def is_sound(measure: Measure, series: Series) -> bool:
    """Whether a series can be judged: its definition is stated and its latest value lies within the bounds.

    `measure` is as the series' variant has it, here and below. One without a value is not sound: nothing can be judged.
    """
    latest = next((one.value for one in reversed(series.figures) if one.value is not None), None)
    return latest is not None and is_defined(measure, series) and measure.bounds.holds(latest)


def is_defined(measure: Measure, series: Series) -> bool:
    """Whether a series states all that its measure's definition leaves open."""
    return not lacks_variant(measure, series) and not missing_parameters(measure, series)


def lacks_variant(measure: Measure, series: Series) -> bool:
    """Whether it is not said which of the measure's variants a series is computed by."""
    return bool(measure.variants) and not series.variant


def missing_parameters(measure: Measure, series: Series) -> tuple[str, ...]:
    """Return the parameters (ids) that are not stated with a series, in the measure's order."""
    return tuple(name for name in measure.parameters if not series.parameters.get(name, "").strip())
