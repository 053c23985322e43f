"""What a cell of the table of figures shows, and how what is typed into it is read."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from ccassess.domain.periods import parse_period
from ccassess.gui.pages.measures.reading import canonical, read_cases, read_number
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.figures import Figure
    from ccassess.i18n import Translator


class Column(IntEnum):
    """The table's columns, left to right."""

    PERIOD = 0
    VALUE = 1
    TARGET = 2
    TARGET_HIGH = 3
    COMPARATOR = 4
    CASES = 5
    ANEW = 6


FIELDS = {
    Column.VALUE: "value",
    Column.TARGET: "target",
    Column.TARGET_HIGH: "target_high",
    Column.COMPARATOR: "comparator",
    Column.CASES: "n",
}
"""The columns of numbers, with the field of a figure that each holds."""


def shown_cell(t: Translator, column: Column, figure: Figure) -> str:
    """Return what a cell shows of a figure."""
    if column is Column.PERIOD:
        return period_name(t, parse_period(figure.period))
    if column is Column.ANEW:
        return ""
    number: Fraction | int | None = getattr(figure, FIELDS[column])
    return "" if number is None else t.number(canonical(number))


def with_cell(figure: Figure, column: Column, text: str, unit: str, t: Translator) -> Figure:
    """Return a figure with what was typed into one of its cells. Raises ValueError where that is no number."""
    if column is Column.CASES:
        return replace(figure, n=read_cases(text, t.language))
    found = read_number(text, unit, t.language)
    match column:
        case Column.VALUE:
            return replace(figure, value=found)
        case Column.TARGET:
            return replace(figure, target=found)
        case Column.TARGET_HIGH:
            return replace(figure, target_high=found)
        case _:
            return replace(figure, comparator=found)


def complaint(t: Translator, column: Column, text: str, *, taken: bool) -> str:
    """Return what is wrong with what was typed into a cell, and what to do."""
    if taken:
        return t("Error: there are figures for {period} already, so this is not kept. Change those.", period=text)
    if column is Column.PERIOD and not text:
        return t("Error: no period is given yet. Write {examples}.", examples=period_examples(t))
    if column is Column.PERIOD:
        return t(
            "Error: “{typed}” is no period, so it is not kept. Write {examples}.",
            typed=text,
            examples=period_examples(t),
        )
    if column is Column.CASES:
        return t(
            "Error: “{typed}” is no number of cases, so it is not kept. Write it like {example}.",
            typed=text,
            example=t.number("1250"),
        )
    return t(
        "Error: “{typed}” is no number, so it is not kept. Write it like {example}.",
        typed=text,
        example=t.number("82.5"),
    )


def period_examples(t: Translator) -> str:
    """Return periods as one may write them."""
    names = [period_name(t, parse_period(text)) for text in ("2026", "2026-Q1", "2026-03")]
    return t("{first}, {second} or {third}", first=names[0], second=names[1], third=names[2])
