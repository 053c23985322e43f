"""What to look at in the centre's figures, and between figures, ways of working and results (the method, section 7)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party
from ccassess.domain.exact import decimal_text
from ccassess.domain.figures import Series, carried
from ccassess.domain.measures import Better, Measure
from ccassess.domain.pack import Kind
from ccassess.domain.periods import following, parse_period
from ccassess.domain.problems import Check, Severity
from ccassess.domain.shown import score as shown_score
from ccassess.domain.soundness import lacks_variant, missing_parameters
from ccassess.domain.suggestions import FEWEST, at_target, comparable_numbers, target_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from ccassess.domain.assessment import Answer, Assessment
    from ccassess.domain.figures import Figure
    from ccassess.domain.pack import Node, Pack

FAR_APART = 30
"""A way of working and its results that lie further apart than this, of 100, want a second look."""


@dataclass(frozen=True, slots=True)
class FigureChecks:
    """The checks of all series, each series with its own; computed, never stored."""

    pack: Pack
    of_series: tuple[tuple[Series, tuple[Check, ...]], ...] = ()


def check_figures(assessment: Assessment, earlier: FigureChecks | None = None) -> FigureChecks:
    """Return the checks of each series by itself, in their order.

    What `earlier` says of the same series by the same pack is taken over, so that one figure costs one series.
    """
    known = (
        {} if earlier is None or earlier.pack is not assessment.pack else {s.id: (s, f) for s, f in earlier.of_series}
    )
    found = []
    for series in assessment.series:
        before, checks = known.get(series.id, (None, ()))
        if before is not series:
            checks = tuple(check_series(assessment.pack.measures_by_id[series.measure], series))
        found.append((series, checks))
    return FigureChecks(assessment.pack, tuple(found))


def all_of(found: FigureChecks) -> Iterator[Check]:
    """Yield the checks of each series, and where two are of the same measure and segment."""
    seen: set[tuple[str, str]] = set()
    for series, checks in found.of_series:
        yield from checks
        named = (series.measure, series.segment.strip().casefold())
        if named in seen:
            yield _one(series, Severity.WARNING, "same-series-twice")
        seen.add(named)


def check_series(measure: Measure, series: Series) -> Iterator[Check]:
    """Yield the checks of one series by itself; there are none before it has a value."""
    used = measure.in_variant(series.variant)
    valued = [one for one in carried(series) if one.value is not None]
    if not valued:
        return
    if lacks_variant(used, series):
        yield _one(series, Severity.ERROR, "variant-not-chosen")
    if missing := missing_parameters(used, series):
        yield _one(series, Severity.ERROR, "parameters-missing", parameters=",".join(missing))
    yield from _values(used, series, valued)
    yield from _periods(used, series, valued)
    yield from _targets(used, series, valued)
    if any(one.comparator is not None for one in valued) and not series.comparator_source.strip():
        yield _one(series, Severity.WARNING, "comparator-without-source")


def check_result_figures(assessment: Assessment, party: Party, criterion: Node, answer: Answer) -> Iterator[Check]:
    """Yield where a result is rated above 0 by the centre although its measures have no values at all."""
    if party is not Party.SELF or criterion.kind is not Kind.RESULT or not any(answer.ratings.values()):
        return
    speaking = {one.id for one in assessment.pack.measures if criterion.id in one.speaks_for}
    if speaking and not any(one.has_values for one in assessment.series if one.measure in speaking):
        yield Check(Severity.WARNING, "result-without-figures", party, criterion.id)


def check_apart(assessment: Assessment, party: Party, values: Mapping[str, Fraction | None]) -> Iterator[Check]:
    """Yield where a way of working and the results that its measures speak for lie far apart.

    `values` are what criteria scored, by id, each on its own range; None where one is not scored.
    """
    pack = assessment.pack
    scores = {one.id: value * 100 / one.out_of for one in pack.criteria if (value := values.get(one.id)) is not None}
    for criterion in pack.criteria:
        if criterion.kind is not Kind.ENABLER or criterion.id not in scores:
            continue
        shown_in = {result for one in pack.measures if one.id in criterion.shows_in for result in one.speaks_for}
        own = scores[criterion.id]
        far = [
            one.id
            for one in pack.criteria
            if one.id in shown_in and one.id in scores and abs(scores[one.id] - own) > FAR_APART
        ]
        if far:
            data = {
                "score": shown_score(own),
                "criteria": ",".join(far),
                "scores": ",".join(shown_score(scores[one]) for one in far),
            }
            yield Check(Severity.WARNING, "approach-and-result-apart", party, criterion.id, data=data)


def _values(measure: Measure, series: Series, valued: Sequence[Figure]) -> Iterator[Check]:
    outside = [one for one in valued if one.value is not None and not measure.bounds.holds(one.value)]
    if outside:
        ends = {"least": measure.bounds.least, "most": measure.bounds.most}
        data = {name: decimal_text(end) for name, end in ends.items() if end is not None}
        periods = ",".join(one.period for one in outside)
        yield _one(series, Severity.WARNING, "outside-bounds", periods=periods, **data)
    if len(valued) >= FEWEST and len({one.value for one in valued}) == 1:
        yield _one(series, Severity.NOTE, "values-never-change")
    without = [one.period for one in valued if one.n is None]
    if without and len(without) < len(valued):
        yield _one(series, Severity.NOTE, "cases-missing", periods=",".join(without))


def _periods(measure: Measure, series: Series, valued: Sequence[Figure]) -> Iterator[Check]:
    count = len(comparable_numbers(series))
    if count < measure.minimum_periods:
        yield _one(series, Severity.WARNING, "too-few-periods", count=str(count), least=str(measure.minimum_periods))
    periods = [parse_period(one.period) for one in valued]
    if len({one.length for one in periods}) > 1:
        yield _one(series, Severity.WARNING, "periods-mixed")
    same = [one for one in periods if one.length is periods[-1].length]
    for before, after in pairwise(same):
        if following(before) != after:
            yield _one(series, Severity.WARNING, "period-gap", before=before.text, after=after.text)
            return


def _targets(measure: Measure, series: Series, valued: Sequence[Figure]) -> Iterator[Check]:
    ranged = measure.better is Better.RANGE
    if ranged:
        ends = [(one.period, one.target, one.target_high) for one in valued]
        turned = [period for period, low, high in ends if low is not None and high is not None and low > high]
        if turned:
            yield _one(series, Severity.WARNING, "range-reversed", periods=",".join(turned))
        elif target_range(valued[-1]) is None:
            yield _one(series, Severity.WARNING, "range-without-target")
    aimed = [one for one in valued if (target_range(one) if ranged else one.target) is not None]
    if len(aimed) >= FEWEST and not any(at_target(measure, one) for one in aimed):
        yield _one(series, Severity.NOTE, "target-always-missed")


def _one(series: Series, severity: Severity, code: str, **data: str) -> Check:
    named = {"measure": series.measure, "segment": series.segment}
    return Check(severity, code, series=series.id, data=named | data)
