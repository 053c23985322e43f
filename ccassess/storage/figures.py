"""The centre's figures as the member `centre/measures.json`, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.figure_edits import CASES_AT_MOST
from ccassess.domain.figures import IMPORTANCES, Figure, Series
from ccassess.storage.canonical_json import (
    Json,
    Place,
    as_integer,
    as_list,
    as_mapping,
    as_object,
    as_text,
    load,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

MEASURES = "centre/measures.json"
SERIES = Place(MEASURES, "measures")

_SERIES_KEYS = {"segment", "variant", "parameters", "importance", "comparator_source", "note", "figures"}
_NUMBERS = ("value", "target", "target_high", "comparator")


def series_json(series: Iterable[Series]) -> list[Json]:
    """Return what the series say, in their order; a field that says nothing is left out."""
    return [_series(one, SERIES.at(number)) for number, one in enumerate(series)]


def _series(series: Series, place: Place) -> dict[str, Json]:
    said: dict[str, Json] = {"id": series.id, "measure": series.measure}
    if segment := written(series.segment, place.at("segment")):
        said["segment"] = segment
    if series.variant:
        said["variant"] = series.variant
    parameters: dict[str, Json] = {
        name: words
        for name, text in series.parameters.items()
        if (words := written(text, place.at(f"parameters/{name}")))
    }
    if parameters:
        said["parameters"] = parameters
    if series.importance != IMPORTANCES[0]:
        said["importance"] = series.importance
    if source := written(series.comparator_source, place.at("comparator_source")):
        said["comparator_source"] = source
    if note := written(series.note, place.at("note")):
        said["note"] = note
    if series.figures:
        said["figures"] = [_figure(one) for one in series.figures]
    return said


def _figure(figure: Figure) -> dict[str, Json]:
    said: dict[str, Json] = {"period": figure.period}
    for name in _NUMBERS:
        number: Fraction | None = getattr(figure, name)
        if number is not None:
            said[name] = decimal_text(number)
    if figure.n is not None:
        said["n"] = figure.n
    if figure.redefined:
        said["redefined"] = 1
    return said


def read_series(members: Mapping[str, bytes]) -> tuple[Series, ...]:
    """Return the series that the members hold.

    Raises UnreadableFileError with the place of the first value that cannot be. Whether measures, variants,
    parameters and periods can be is `conformity`'s matter.
    """
    said = as_object(load(members[MEASURES], MEASURES), Place(MEASURES), {"measures"})
    return tuple(_read_series(one, SERIES.at(number)) for number, one in enumerate(as_list(said["measures"], SERIES)))


def _read_series(value: object, place: Place) -> Series:
    said = as_object(value, place, {"id", "measure"}, _SERIES_KEYS)
    parameters = as_mapping(said.get("parameters", {}), place.at("parameters"))
    figures = as_list(said.get("figures", []), place.at("figures"))
    least, most = IMPORTANCES[0], IMPORTANCES[-1]
    return Series(
        id=as_text(said["id"], place.at("id")),
        measure=as_text(said["measure"], place.at("measure")),
        segment=as_text(said.get("segment", ""), place.at("segment")),
        variant=as_text(said.get("variant", ""), place.at("variant")),
        parameters={name: as_text(text, place.at(f"parameters/{name}")) for name, text in parameters.items()},
        importance=as_integer(said.get("importance", least), place.at("importance"), least, most),
        comparator_source=as_text(said.get("comparator_source", ""), place.at("comparator_source")),
        note=as_text(said.get("note", ""), place.at("note")),
        figures=tuple(_read_figure(one, place.at(f"figures/{number}")) for number, one in enumerate(figures)),
    )


def _read_figure(value: object, place: Place) -> Figure:
    said = as_object(value, place, {"period"}, {*_NUMBERS, "n", "redefined"})
    numbers = {name: _number(said[name], place.at(name)) for name in _NUMBERS if name in said}
    return Figure(
        period=as_text(said["period"], place.at("period")),
        n=as_integer(said["n"], place.at("n"), 0, CASES_AT_MOST) if "n" in said else None,
        redefined=bool(as_integer(said["redefined"], place.at("redefined"), 1, 1)) if "redefined" in said else False,
        **numbers,
    )


def _number(value: object, place: Place) -> Fraction:
    try:
        return parse_decimal(as_text(value, place))
    except ValueError as error:
        raise place.wrong() from error
