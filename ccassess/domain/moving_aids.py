"""What becomes of figures, checklists and meanings in a move: they stay where the new pack knows their ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Marks, Party
from ccassess.domain.centre_texts import series_texts
from ccassess.domain.receipt import LeftBehind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Assessment
    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Pack

DEFINITION = "definition"
"""The step of a path below which a receipt keeps what a figure meant."""
UNIT_OF = "parameters"
"""The step below that under which it keeps the units in which parameters were stated."""


@dataclass(frozen=True, slots=True)
class CarriedAids:
    """The marks and meanings that stay, and what was left behind."""

    checklists: Mapping[str, Marks]
    meanings: Mapping[str, str]
    left: tuple[LeftBehind, ...]


def carried_series(
    assessment: Assessment, new: Pack, language: str
) -> tuple[tuple[Series, ...], tuple[LeftBehind, ...]]:
    """Return the series whose measures the new pack has, and what is left of the others.

    A variant or parameter that is gone is cleared; the consistency check then asks for another. Where a measure that
    stays is computed otherwise from now on, what it meant is left behind, so that nobody takes one for the other.
    """
    kept: list[Series] = []
    left: list[LeftBehind] = []
    old = assessment.pack
    for series in assessment.series:
        measure = new.measures_by_id.get(series.measure)
        if measure is None:
            left += _whole_series(old, series, language)
            left += _definition(old, series, {}, language)
            continue
        carried = _fitted(series, measure)
        kept.append(carried)
        left += _cleared(old, series, carried, language)
        left += _definition(old, series, meaning_of_series(new, carried, new.source_language), language)
    return tuple(kept), tuple(left)


def meaning_of_series(pack: Pack, series: Series, language: str) -> dict[str, str]:
    """Return what decides what a series' figures mean: how they are computed, in which unit, and what is better."""
    here = f"measure.{series.measure}"
    variant = f"{here}.variant.{series.variant}"
    own = (pack.text(f"{variant}.{name}", language) if series.variant else "" for name in ("formula", "unit"))
    formula, unit = own
    parts = (pack.text(f"{here}.formula", language), formula)
    stated = [name for name, text in series.parameters.items() if text]
    return {
        "formula": "\n".join(filter(None, parts)),
        "unit": unit or pack.text(f"{here}.unit", language),
        "better": pack.measures_by_id[series.measure].in_variant(series.variant).better,
        **{f"{UNIT_OF}/{name}": pack.text(f"{here}.parameter.{name}.unit", language) for name in stated},
    }


def _definition(old: Pack, series: Series, after: Mapping[str, str], language: str) -> Iterator[LeftBehind]:
    """Yield what of a series' meaning is not the same any more, as it was."""
    before = meaning_of_series(old, series, old.source_language)
    in_words = meaning_of_series(old, series, language)
    for name, text in before.items():
        if text and text != after.get(name):
            path = f"measures/{series.id}/{DEFINITION}/{name}"
            names = (*_series_names(old, series, language), *_inner_name(old, series, name, language))
            yield LeftBehind(Party.SELF, path, in_words[name] or text, names)


def _whole_series(old: Pack, series: Series, language: str) -> Iterator[LeftBehind]:
    for path, text in series_texts(series).items():
        if text:
            names = (*_series_names(old, series, language), *_inner_name(old, series, path, language))
            yield LeftBehind(Party.SELF, f"measures/{series.id}/{path}", text, names)


def _cleared(old: Pack, series: Series, carried: Series, language: str) -> Iterator[LeftBehind]:
    """Yield the variant and parameters of a series that the new pack does not know."""
    after = series_texts(carried)
    for path, text in series_texts(series).items():
        if text and after.get(path) != text:
            names = (*_series_names(old, series, language), *_inner_name(old, series, path, language))
            yield LeftBehind(Party.SELF, f"measures/{series.id}/{path}", text, names)


def _series_names(old: Pack, series: Series, language: str) -> tuple[str, ...]:
    title = old.text(f"measure.{series.measure}.title", language) or series.measure
    return tuple(filter(None, (title, " ".join(series.segment.split()))))


def _inner_name(old: Pack, series: Series, path: str, language: str) -> tuple[str, ...]:
    """Return what the pack calls the variant chosen, or a parameter; () for what the path says."""
    what, _, name = path.partition("/")
    if what == "variant":
        title = old.text(f"measure.{series.measure}.variant.{series.variant}.title", language)
    elif what == "parameters":
        title = old.text(f"measure.{series.measure}.parameter.{name}.title", language)
    else:
        return ()
    return (title or name or series.variant,)


def carried_aids(assessment: Assessment, new: Pack, language: str) -> CarriedAids:
    """Return the marks and meanings whose checklists, items, sides and terms the new pack has."""
    lists = {one.id: one for one in new.checklists}
    terms = {one.id for one in new.terms}
    checklists: dict[str, Marks] = {}
    left: list[LeftBehind] = []
    for name, marks in assessment.checklists.items():
        known = _places(lists[name]) if name in lists else set()
        stay = Marks(
            {place: mark for place, mark in marks.marks.items() if place in known},
            marks.note if name in lists else "",
        )
        if stay != Marks():
            checklists[name] = stay
        left += _marks_left(assessment.pack, name, marks, stay, language)
    meanings = {name: text for name, text in assessment.meanings.items() if name in terms}
    for name, text in assessment.meanings.items():
        if name not in terms:
            title = assessment.pack.text(f"term.{name}.title", language) or name
            left.append(LeftBehind(Party.SELF, f"terms/{name}", text, (title,)))
    return CarriedAids(checklists, meanings, tuple(left))


def _marks_left(old: Pack, name: str, marks: Marks, stay: Marks, language: str) -> Iterator[LeftBehind]:
    here = f"checklist.{name}"
    title = old.text(f"{here}.title", language) or name
    for (item, side), mark in marks.marks.items():
        if (item, side) not in stay.marks:
            names = [title, old.text(f"{here}.item.{item}.title", language) or item]
            if side:
                names.append(old.text(f"{here}.side.{side}.title", language) or side)
            path = "/".join(("checklists", name, "marks", item, *((side,) if side else ())))
            yield LeftBehind(Party.SELF, path, mark.value, tuple(names))
    if marks.note and not stay.note:
        yield LeftBehind(Party.SELF, f"checklists/{name}/note", marks.note, (title,))


def _fitted(series: Series, measure: Measure) -> Series:
    variants = {one.id for one in measure.variants}
    parameters = {name: text for name, text in series.parameters.items() if name in measure.parameters}
    return replace(series, variant=series.variant if series.variant in variants else "", parameters=parameters)


def _places(checklist: Checklist) -> set[tuple[str, str]]:
    return {(item.id, side) for item in checklist.items for side in checklist.sides or ("",)}
