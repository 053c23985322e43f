"""Reading measures.yaml: what each figure means, how it may be computed, and which results it speaks for."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.measures import Better, Bounds, Measure, Variant
from ccassess.domain.pack import Kind, Level
from ccassess.storage.packs.codes import Code
from ccassess.storage.packs.names import known_ids, note_ids, refer, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ccassess.storage.packs.nodes import Draft
    from ccassess.storage.packs.parts import Part
    from ccassess.storage.packs.report import Report

_USUAL_PERIODS = 3


def read_measures(report: Report, part: Part, root: Draft, *, complete: bool) -> tuple[Measure, ...]:
    """Return the measures; `complete` is whether all criteria of the tree are known."""
    note_ids(report, part.parts("perspectives"))
    note_ids(report, part.parts("measures"))
    perspectives = known_ids(part, "perspectives")
    criteria = {draft.node.id: draft for draft in root.walk() if draft.node.level is Level.CRITERION}
    measures: list[Measure] = []
    for one in part.parts("measures"):
        perspective = one.text("perspective")
        if perspective:
            refer(report, Code.DANGLING_PERSPECTIVE, perspective, one.at("perspective"), perspectives)
        speaks_for = references(report, Code.DANGLING_CRITERION, one, "speaks_for", criteria if complete else None)
        _check_speaks_for_results(report, one, criteria)
        measures.append(_measure(report, one, speaks_for))
    said = {name for one in part.parts("measures") for name, _ in one.words("speaks_for")}
    # Where a name is misspelt or missing, nobody can tell for which result the measure was meant to speak.
    told = measures and not part.is_broken("measures") and said <= criteria.keys()
    if complete and told and not any(one.is_broken("speaks_for") for one in part.parts("measures")):
        _check_results(report, said, criteria.values())
    return tuple(measures)


def _measure(report: Report, part: Part, speaks_for: tuple[str, ...]) -> Measure:
    bounds = _bounds(report, part, Bounds()) or Bounds()
    variants = part.parts("variants")
    note_ids(report, variants)
    parameters = note_ids(report, part.parts("parameters"))
    known = known_ids(part, "parameters") if part.has("parameters") else ()
    if len(part.items("variants")) == 1:
        report.add(Code.SINGLE_VARIANT, part.key_at("variants"), id=part.text("id"))
    return Measure(
        part.text("id"),
        part.text("perspective"),
        _better(part) or Better.UP,
        part.number("flat_within") or Fraction(0),
        speaks_for,
        bounds,
        tuple(
            Variant(
                one.text("id"),
                _better(one),
                _bounds(report, one, bounds),
                one.number("flat_within"),
                references(report, Code.DANGLING_PARAMETER, one, "parameters", known)
                if one.has("parameters")
                else None,
            )
            for one in variants
        ),
        parameters,
        part.whole("minimum_periods", _USUAL_PERIODS),
        part.text("source"),
    )


def _better(part: Part) -> Better | None:
    word = part.text("better")
    return Better(word) if word else None


def _bounds(report: Report, part: Part, shared: Bounds) -> Bounds | None:
    """Return the bounds that a measure or variant states, an end it leaves open as shared; None where it has none."""
    least, most = part.number("min"), part.number("max")
    if least is None and most is None:
        return None
    least, most = shared.least if least is None else least, shared.most if most is None else most
    if least is not None and most is not None and least > most:
        data = {"least": decimal_text(least), "most": decimal_text(most)}
        report.add(Code.BOUNDS_CROSSED, part.at("max" if part.has("max") else "min"), **data)
    return Bounds(least, most)


def _check_speaks_for_results(report: Report, part: Part, criteria: Mapping[str, Draft]) -> None:
    for name, spot in part.words("speaks_for"):
        if name in criteria and criteria[name].node.kind is Kind.ENABLER:
            report.add(Code.SPEAKS_FOR_NO_RESULT, spot, id=name)


def _check_results(report: Report, said: set[str], criteria: Iterable[Draft]) -> None:
    for draft in criteria:
        if draft.node.kind is Kind.RESULT and draft.node.id not in said:
            report.add(Code.RESULT_WITHOUT_MEASURES, draft.part.spot, id=draft.node.id)
