"""The centre's figures as a table and as data: every value with its definition, numbers as exact text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, fraction_text
from ccassess.domain.figures import carried
from ccassess.domain.suggestions import suggest
from ccassess.i18n import translator
from ccassess.reporting.definitions import definition, parameter_words
from ccassess.reporting.tables import Cell, Number, Table, csv_bytes, text_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from ccassess.domain.assessment import Assessment
    from ccassess.domain.figures import Series
    from ccassess.domain.pack import Pack
    from ccassess.domain.suggestions import Suggestion
    from ccassess.i18n import Translator

Data = dict[str, object]


def export_figures_csv(assessment: Assessment, language: str) -> bytes:
    """Return the table of the figures as CSV."""
    return csv_bytes(figures_table(assessment, language))


def figures_table(assessment: Assessment, language: str) -> Table:
    """Return a row per series and period: what is measured, how, and what was stated for the period.

    Heads and texts are in the language; periods and numbers are canonical. What another period states is not
    repeated, what is not stated is empty.
    """
    t, pack = translator(language), assessment.pack
    texts = text_language(pack, language)
    rows = (row for series in assessment.series for row in _rows(t, pack, series, texts))
    return Table(t("Figures"), tuple(_head(t)), tuple(rows), kept=3)


def _head(t: Translator) -> list[str]:
    return [
        t("Criteria"),
        t("Perspective"),
        t("Measure"),
        t("Segment"),
        t("Definition"),
        t("Variant"),
        t("Variant’s definition"),
        t("Stated with it"),
        t("Unit"),
        t("Better"),
        t("Weight"),
        t("Period"),
        t("Value"),
        t("Target"),
        t("Target, upper end"),
        t("Comparator"),
        t("n"),
        t("Defined anew"),
        t("Source of the comparator"),
        t("Note"),
        t("Id"),
    ]


def _rows(t: Translator, pack: Pack, series: Series, language: str) -> Iterator[tuple[Cell, ...]]:
    defined = definition(t, pack, series, language)
    speaks_for = pack.measures_by_id[series.measure].speaks_for
    before = [
        " ".join(one.ref or one.id for one in pack.criteria if one.id in speaks_for),
        defined.perspective,
        defined.measure,
        series.segment,
        defined.formula,
        defined.variant,
        defined.variant_formula,
        "; ".join(parameter_words(t, *one) for one in defined.parameters),
        defined.unit,
        defined.better,
    ]
    after = [series.comparator_source, series.note, series.id]
    for one in series.figures:
        numbers = (one.value, one.target, one.target_high, one.comparator)
        yield (
            *before,
            Number(str(series.importance)),
            one.period,
            *("" if number is None else Number(decimal_text(number)) for number in numbers),
            "" if one.n is None else Number(str(one.n)),
            t("yes") if one.redefined else "",
            *after,
        )


def figures_data(assessment: Assessment, raw: list[Data], t: Translator, language: str) -> list[Data]:
    """Return the series as entered (`raw`), each with its definition and the targets that hold for its periods."""
    return [
        {**entered, "definition": _definition(t, assessment.pack, series, language), "holds": _holds(series)}
        for entered, series in zip(raw, assessment.series, strict=True)
    ]


def _definition(t: Translator, pack: Pack, series: Series, language: str) -> Data:
    measure = pack.measures_by_id[series.measure]
    used = measure.in_variant(series.variant)
    defined = definition(t, pack, series, language)
    return {
        "name": defined.name,
        "measure": defined.measure,
        "perspective": measure.perspective,
        "criteria": list(measure.speaks_for),
        "formula": defined.formula,
        "variant": defined.variant or None,
        "variant_formula": defined.variant_formula or None,
        "unit": defined.unit,
        "better": used.better.value,
        "parameters": [
            {"id": name, "title": title, "value": value, "unit": unit}
            for name, (title, value, unit) in zip(used.parameters, defined.parameters, strict=True)
        ],
        "caution": defined.caution,
    }


def _holds(series: Series) -> list[Data]:
    """Return which target and comparator hold for each period, also where another period states them."""
    return [
        {
            "period": one.period,
            "target": _text(one.target),
            "target_high": _text(one.target_high),
            "comparator": _text(one.comparator),
        }
        for one in carried(series)
    ]


def suggestions_data(assessment: Assessment) -> dict[str, list[Data]]:
    """Return what the figures would suggest, by criterion; `exact` is a fraction in lowest terms."""
    found = {one.id: suggest(assessment, one) for one in assessment.pack.criteria}
    return {criterion: [_suggestion(one) for one in made] for criterion, made in found.items() if made}


def _suggestion(suggestion: Suggestion) -> Data:
    return {
        "attribute": suggestion.attribute,
        "rating": _text(suggestion.rating),
        "exact": fraction_text(suggestion.exact),
        "parts": [
            {
                "series": one.series_id,
                "weight": one.importance,
                "share": fraction_text(one.share),
                "why": one.why.value,
                "periods": list(one.periods),
                "change": _text(one.change),
            }
            for one in suggestion.parts
        ],
    }


def _text(number: Fraction | None) -> str | None:
    return None if number is None else decimal_text(number)
