"""The centre's figures in plain data: by result criterion and perspective, each with its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.pack import Kind
from ccassess.domain.shown import rating as shown_rating
from ccassess.domain.suggestions import PERIODS, suggest
from ccassess.reporting.outline.result_parts import CriterionResults, ResultsPart, SuggestedLine
from ccassess.reporting.outline.series import SHOWN, series_part
from ccassess.reporting.outline.source import DASH
from ccassess.wording.figures import series_name
from ccassess.wording.numbers import listed
from ccassess.wording.suggestions import suggestion_headline
from ccassess.wording.terms import party_short

if TYPE_CHECKING:
    from ccassess.domain.assessment import Party
    from ccassess.domain.figures import Series
    from ccassess.domain.pack import Node
    from ccassess.reporting.outline.result_parts import SeriesPart
    from ccassess.reporting.outline.source import Source


def results(source: Source) -> ResultsPart | None:
    """Return the section; None where no figures were entered."""
    found = tuple(_criterion(source, one) for one in source.pack.criteria if series_of(source, one))
    if not found:
        return None
    t = source.t
    introduction = [
        t(
            "Each measure stands with the definition by which its figures were collected, and with its last {count} "
            "periods; all periods stand in the data that can be exported.",
            count=SHOWN,
        )
    ]
    if any(one.suggested for one in found):
        introduction.append(
            t(
                "From the last {count} comparable periods the program works out which ratings the figures would "
                "suggest. It is advice: the ratings beside it are given by people.",
                count=PERIODS,
            )
        )
    return ResultsPart(
        title=t("Results"),
        introduction=tuple(introduction),
        key=(
            t("value, the latest larger"),
            t("target"),
            t("comparator"),
            t("each line has its own scale; italics: stated for another period"),
        ),
        criteria=found,
    )


def series_of(source: Source, criterion: Node) -> tuple[Series, ...]:
    """Return the series with figures that belong to a result, by perspective and then in the pack's order."""
    if criterion.kind is not Kind.RESULT:
        return ()
    order = {name: place for place, name in enumerate(source.pack.perspectives)}
    measures = [one for one in source.pack.measures if criterion.id in one.speaks_for]
    measures.sort(key=lambda one: order.get(one.perspective, len(order)))
    return tuple(
        series for one in measures for series in source.assessment.series if series.measure == one.id and series.figures
    )


def _stands_under(source: Source, series: Series) -> Node:
    """Return the criterion under which a series is printed: the first in the pack's order that it speaks for."""
    speaks_for = source.pack.measures_by_id[series.measure].speaks_for
    return next(one for one in source.pack.criteria if one.id in speaks_for)


def _criterion(source: Source, node: Node) -> CriterionResults:
    t = source.t
    found = series_of(source, node)
    title = source.title(node)
    parties = source.parties_at(node)
    score = source.score(source.leading_party(node), node)
    suggestions = suggest(source.assessment, node)
    return CriterionResults(
        ref=node.ref,
        title=title,
        points=source.points(score.points),
        of_points=t("of {possible} points", possible=source.worth(score.possible))
        if score.applies
        else t("not applicable"),
        continued=t("{criterion}, continued", criterion=f"{node.ref} {title}".strip()),
        suggested_head=t("What the figures would suggest"),
        given_heads={party: party_short(t, party) for party in parties},
        suggested=tuple(
            SuggestedLine(
                suggestion_headline(t, source.pack, node, one, source.pack_language),
                {party: _given(source, party, node, one.attribute) for party in parties},
            )
            for one in suggestions
        ),
        series=_by_perspective(source, [one for one in found if _stands_under(source, one) is node]),
        elsewhere=_elsewhere(source, [one for one in found if _stands_under(source, one) is not node]),
    )


def _given(source: Source, party: Party, node: Node, attribute: str) -> str:
    rating = source.assessment.answer(party, node.id).ratings.get(attribute)
    return DASH if rating is None else source.t.number(shown_rating(rating))


def _by_perspective(source: Source, found: list[Series]) -> tuple[tuple[str, tuple[SeriesPart, ...]], ...]:
    """Return series under the names of their perspectives; one perspective alone needs no name."""
    groups: dict[str, list[Series]] = {}
    for one in found:
        groups.setdefault(source.pack.measures_by_id[one.measure].perspective, []).append(one)
    return tuple(
        (
            source.pack.text(f"perspective.{name}.title", source.pack_language) or name if len(groups) > 1 else "",
            tuple(series_part(source, one) for one in group),
        )
        for name, group in groups.items()
    )


def _elsewhere(source: Source, found: list[Series]) -> str:
    """Return which figures belong here too but are printed under another criterion."""
    if not found:
        return ""
    named = [
        source.t(
            "{series} (under {criterion})",
            series=series_name(source.t, source.pack, one.measure, one.segment, source.pack_language),
            criterion=_stands_under(source, one).ref or source.title(_stands_under(source, one)),
        )
        for one in found
    ]
    return source.t("These figures belong here too: {series}.", series=listed(source.t, named))
