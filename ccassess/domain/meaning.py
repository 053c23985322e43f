"""What a person's answer means: the texts and definitions it was given to, in the pack's source language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.measures import Bounds

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Node, Pack


def meaning_of(pack: Pack, criterion: Node, language: str = "") -> dict[str, str]:
    """Return what decides how a criterion is answered: its question, and what each described rating means.

    It is told in the language given, as far as the pack has it; in the pack's own where none is given. The keys are
    those of the pack's texts (`ID.question`, `ID.anchor.ATTRIBUTE.VALUE`); an anchor is the criterion's own wording,
    else the scale's.
    """
    language = language or pack.source_language
    key = f"{criterion.id}.question"
    said = {key: pack.text(key, language)}
    for leaf in criterion.leaves():
        for value in map(decimal_text, leaf.anchors):
            said[f"{criterion.id}.anchor.{leaf.id}.{value}"] = pack.anchor(criterion, leaf.id, value, language)
    return said


def measure_meaning(pack: Pack, measure: Measure) -> dict[str, str]:
    """Return what decides what a figure means: formula, unit, direction, and those of each variant, by field."""
    language = pack.source_language
    names = ("formula", "unit")
    said = {name: pack.text(f"measure.{measure.id}.{name}", language) for name in names}
    said["better"] = measure.better
    for variant in measure.variants:
        here = f"variant.{variant.id}"
        said |= {f"{here}.{name}": pack.text(f"measure.{measure.id}.{here}.{name}", language) for name in names}
        said[f"{here}.better"] = variant.better or ""
    for parameter in measure.parameters:
        said[f"parameter.{parameter}.unit"] = pack.text(f"measure.{measure.id}.parameter.{parameter}.unit", language)
    return said


def guidance_of(measure: Measure) -> dict[str, str]:
    """Return what a pack says about a measure's figures that changes none of them."""
    said = {
        "perspective": measure.perspective,
        "min": _number(measure.bounds.least),
        "max": _number(measure.bounds.most),
        "flat_within": _number(measure.flat_within),
        "minimum_periods": str(measure.minimum_periods),
        "speaks_for": ", ".join(measure.speaks_for),
    }
    for variant in measure.variants:
        here, bounds = f"variant.{variant.id}", variant.bounds or Bounds()
        said |= {f"{here}.min": _number(bounds.least), f"{here}.max": _number(bounds.most)}
        said[f"{here}.flat_within"] = _number(variant.flat_within)
        said[f"{here}.parameters"] = ", ".join(measure.parameters if variant.parameters is None else variant.parameters)
    return said


def _number(value: Fraction | None) -> str:
    return "" if value is None else decimal_text(value)
