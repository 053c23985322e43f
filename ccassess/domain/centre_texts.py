"""The centre's figures and marks as canonical texts of fields, as histories hold them, and back.

Whatever reads a text is strict: what no writing function here would write raises ValueError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Mark, Marks
from ccassess.domain.exact import decimal_text
from ccassess.domain.field_texts import number_of, under, words
from ccassess.domain.figures import IMPORTANCES, Figure, Series, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

NO_VALUE = "no value"
"""What a figure without a value begins with, so that a period that only stands there leaves its trace."""


_NUMBERS = ("target", "target_high", "comparator")
_CASES = re.compile("0|[1-9][0-9]{0,8}")


def series_texts(series: Series) -> dict[str, str]:
    """Return the texts of a series; its importance only where it is not the usual one."""
    texts = {"measure": series.measure, "segment": series.segment, "variant": series.variant}
    texts |= {f"parameters/{name}": text for name, text in series.parameters.items()}
    texts["importance"] = importance_text(series.importance)
    texts["comparator_source"] = series.comparator_source
    texts["note"] = series.note
    texts |= {f"figures/{one.period}": figure_text(one) for one in series.figures}
    return texts


def series_of(series_id: str, texts: Mapping[str, str]) -> Series:
    """Return the series of its texts. Raises ValueError for other texts."""
    figures = under(texts, "figures/")
    return Series(
        id=series_id,
        measure=texts["measure"],
        segment=words(texts.get("segment", "")),
        variant=texts.get("variant", ""),
        parameters={name: words(text) for name, text in under(texts, "parameters/").items()},
        importance=importance_of(texts.get("importance", "")),
        comparator_source=words(texts.get("comparator_source", "")),
        note=words(texts.get("note", "")),
        figures=in_order(figure_of(period, text) for period, text in figures.items()),
    )


def importance_text(importance: int) -> str:
    """Return how much a series counts; "" for the usual."""
    return "" if importance == IMPORTANCES[0] else str(importance)


def importance_of(text: str) -> int:
    """Return the importance of such a text. Raises ValueError for other texts."""
    found = next((one for one in IMPORTANCES if importance_text(one) == text), None)
    if found is None:
        raise ValueError(f"no importance: {text!r}")
    return found


def figure_text(figure: Figure) -> str:
    """Return what is said of a period: "82; target 80; comparator 78.5; n 120; redefined"."""
    said = [NO_VALUE if figure.value is None else decimal_text(figure.value)]
    stated: dict[str, Fraction | None] = {name: getattr(figure, name) for name in _NUMBERS}
    said += [f"{name} {decimal_text(number)}" for name, number in stated.items() if number is not None]
    if figure.n is not None:
        said.append(f"n {figure.n}")
    if figure.redefined:
        said.append("redefined")
    return "; ".join(said)


def figure_of(period: str, text: str) -> Figure:
    """Return the figure of such a text. Raises ValueError for other texts; the period is the caller's matter."""
    value, *stated = text.split("; ")
    redefined = bool(stated) and stated[-1] == "redefined"
    numbers: dict[str, Fraction] = {}
    cases: int | None = None
    for name, number in (one.split(" ", 1) for one in stated if " " in one):
        if name in _NUMBERS:
            numbers[name] = number_of(number)
        elif name == "n" and _CASES.fullmatch(number):
            cases = int(number)
    figure = Figure(period, None if value == NO_VALUE else number_of(value), n=cases, redefined=redefined, **numbers)
    # Whatever was doubled, unknown or out of its order would be written otherwise.
    if figure_text(figure) != text:
        raise ValueError(f"not the canonical text of a figure: {text!r}")
    return figure


def marks_texts(marks: Marks) -> dict[str, str]:
    """Return the texts of what was said to a checklist."""
    texts = {f"marks/{item}/{side}".rstrip("/"): mark.value for (item, side), mark in marks.marks.items()}
    return {**texts, "note": marks.note}


def marks_of(texts: Mapping[str, str]) -> Marks:
    """Return what was said to a checklist, of its texts. Raises ValueError for other texts."""
    return Marks(
        {mark_place(path): mark_of(text) for path, text in under(texts, "marks/").items()}, words(texts.get("note", ""))
    )


def mark_of(text: str) -> Mark:
    """Return how far an item holds. Raises ValueError for other texts."""
    return Mark(text)


def mark_place(path: str) -> tuple[str, str]:
    """Return the item and the side ("" where there is only one) of ITEM or ITEM/SIDE."""
    item, _, side = path.partition("/")
    return item, side
