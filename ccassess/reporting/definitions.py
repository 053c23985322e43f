"""What the figures of a series mean, in words: the definition that travels with every value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.measures import Better
from ccassess.wording.figures import measure_name, parameter_name, series_name, unit_of, variant_name

if TYPE_CHECKING:
    from ccassess.domain.figures import Series
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


@dataclass(frozen=True, slots=True)
class Definition:
    """How a series is called, computed and read.

    `variant` and `variant_formula` are "" where none is chosen, `parameters` (title, value, unit) with "" for a value
    that is not stated; `better` is words for the direction.
    """

    name: str
    measure: str
    perspective: str
    formula: str
    variant: str
    variant_formula: str
    unit: str
    better: str
    parameters: tuple[tuple[str, str, str], ...]
    caution: str


def definition(t: Translator, pack: Pack, series: Series, language: str) -> Definition:
    """Return the definition of a series in the pack's words; `language` is that of the pack's texts."""
    measure = pack.measures_by_id[series.measure]
    key = f"measure.{measure.id}"
    used = f"{key}.variant.{series.variant}"
    return Definition(
        name=series_name(t, pack, measure.id, series.segment, language),
        measure=measure_name(pack, measure.id, language),
        perspective=pack.text(f"perspective.{measure.perspective}.title", language) or measure.perspective,
        formula=pack.text(f"{key}.formula", language),
        variant=variant_name(pack, measure.id, series.variant, language) if series.variant else "",
        variant_formula=pack.text(f"{used}.formula", language) if series.variant else "",
        unit=unit_of(pack, series, language),
        better=better_words(t, measure.in_variant(series.variant).better),
        parameters=tuple(
            (
                parameter_name(pack, measure.id, one, language),
                series.parameters.get(one, "").strip(),
                pack.text(f"{key}.parameter.{one}.unit", language),
            )
            for one in measure.in_variant(series.variant).parameters
        ),
        caution=pack.text(f"{key}.caution", language),
    )


def better_words(t: Translator, better: Better) -> str:
    """Return which way a measure is to go."""
    return {
        Better.UP: t("higher is better"),
        Better.DOWN: t("lower is better"),
        Better.RANGE: t("best inside the target range"),
    }[better]


def parameter_words(t: Translator, title: str, value: str, unit: str) -> str:
    """Return what is stated with figures: "Answered within: 20 s"."""
    said = "–" if not value else f"{value}\u00a0{unit}" if unit and _is_number(value) else value
    return t("{title}: {text}", title=title, text=said)


def _is_number(text: str) -> bool:
    """Whether a unit belongs behind a text; who wrote words, or the unit itself, said it already."""
    return text.replace(",", "").replace(".", "").replace("\u00a0", "").replace(" ", "").isdecimal()
