"""How measures, series and their values are called and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.wording.numbers import exact

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.figures import Series
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def measure_name(pack: Pack, measure_id: str, language: str) -> str:
    """Return the title of a measure; its id where the pack gives none."""
    return pack.text(f"measure.{measure_id}.title", language) or measure_id


def variant_name(pack: Pack, measure_id: str, variant_id: str, language: str) -> str:
    """Return the title of a variant; its id where the pack gives none."""
    return pack.text(f"measure.{measure_id}.variant.{variant_id}.title", language) or variant_id


def parameter_name(pack: Pack, measure_id: str, parameter_id: str, language: str) -> str:
    """Return the title of what must be stated with a measure; its id where the pack gives none."""
    return pack.text(f"measure.{measure_id}.parameter.{parameter_id}.title", language) or parameter_id


def series_name(t: Translator, pack: Pack, measure_id: str, segment: str, language: str) -> str:
    """Return how a series is called: "Service level, phone"."""
    measure = measure_name(pack, measure_id, language)
    # In one line wherever it stands, however the segment was typed.
    words = " ".join(segment.split())
    return t("{measure}, {segment}", measure=measure, segment=words) if words else measure


def unit_of(pack: Pack, series: Series, language: str) -> str:
    """Return the unit of a series' values: its variant's, else its measure's; "" where the pack gives none."""
    own = pack.text(f"measure.{series.measure}.variant.{series.variant}.unit", language) if series.variant else ""
    return own or pack.text(f"measure.{series.measure}.unit", language)


def amount(t: Translator, pack: Pack, series: Series, value: Fraction, language: str) -> str:
    """Return a value of a series with its unit, never broken from it."""
    unit = unit_of(pack, series, language)
    number = exact(t, value)
    return f"{number}\u00a0{unit}" if unit else number
