"""The part of the readable page that shows the centre's figures, its checklists and its own meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.domain.aid_reading import sides_of
from ccassess.domain.measures import Better
from ccassess.domain.periods import parse_period
from ccassess.reporting.definitions import definition, parameter_words
from ccassess.reporting.html import DASH, safe
from ccassess.wording.aids import checklist_title, item_title, mark_name, marked_words, side_title, term_title
from ccassess.wording.numbers import exact
from ccassess.wording.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from ccassess.domain.aids import Checklist
    from ccassess.domain.assessment import Assessment, Marks
    from ccassess.domain.figures import Figure, Series
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator
    from ccassess.reporting.definitions import Definition


def figures_lines(t: Translator, assessment: Assessment, language: str) -> Iterator[str]:
    """Yield every series with its definition and all its periods; nothing where there is none."""
    if not assessment.series:
        return
    yield f"<h2>{safe(t('Figures'))}</h2>"
    for series in assessment.series:
        yield from _series(t, assessment.pack, series, definition(t, assessment.pack, series, language))


def _series(t: Translator, pack: Pack, series: Series, defined: Definition) -> Iterator[str]:
    yield f"<section>\n<h3>{safe(defined.name)}</h3>"
    formula = defined.variant_formula or defined.formula
    told = t("{title}: {text}", title=defined.variant, text=formula) if defined.variant else formula
    yield f'<p class="question">{safe(told)}</p>'
    yield f'<p class="quiet">{safe("; ".join(_stated(t, series, defined)))}</p>'
    if series.figures:
        yield from _table(t, pack, series)
    if series.note:
        yield f'<p class="text">{safe(series.note)}</p>'
    yield "</section>"


def _stated(t: Translator, series: Series, defined: Definition) -> Iterator[str]:
    if defined.unit:
        yield t("Unit: {unit}", unit=defined.unit)
    yield defined.better
    yield from (parameter_words(t, *one) for one in defined.parameters)
    if series.comparator_source:
        yield t("Comparator: {source}", source=series.comparator_source)
    if series.importance > 1:
        yield t("weight {weight}", weight=series.importance)


def _table(t: Translator, pack: Pack, series: Series) -> Iterator[str]:
    ranged = pack.measures_by_id[series.measure].in_variant(series.variant).better is Better.RANGE
    heads = ["", t("Value"), t("Target"), *([t("Target, upper end")] if ranged else []), t("Comparator"), t("n"), ""]
    yield f"<table>\n<tr>{''.join(f'<th>{safe(head)}</th>' for head in heads)}</tr>"
    for one in series.figures:
        ends = (one.target, one.target_high) if ranged else (one.target,)
        numbers = [_number(t, number) for number in (one.value, *ends, one.comparator)]
        count = DASH if one.n is None else t.number(str(one.n))
        yield _row(period_name(t, parse_period(one.period)), [*numbers, count, _remark(t, one)])
    yield "</table>"


def _remark(t: Translator, figure: Figure) -> str:
    return t("Defined anew from here") if figure.redefined else ""


def _number(t: Translator, number: Fraction | None) -> str:
    return DASH if number is None else exact(t, number)


def aids_lines(t: Translator, assessment: Assessment, language: str) -> Iterator[str]:
    """Yield the checklists that were marked or noted on, and the terms with a meaning of the centre's own."""
    pack = assessment.pack
    marked = [(one, assessment.checklists[one.id]) for one in pack.checklists if one.id in assessment.checklists]
    if marked:
        yield f"<h2>{safe(t('Checklists'))}</h2>"
    for checklist, marks in marked:
        yield from _checklist(t, pack, checklist, marks, language)
    if assessment.meanings:
        yield f"<h2>{safe(t('What terms mean in this centre'))}</h2>\n<table>"
        for term, meaning in assessment.meanings.items():
            yield f'<tr><th>{safe(term_title(pack, term, language))}</th><td class="text">{safe(meaning)}</td></tr>'
        yield "</table>"


def _checklist(t: Translator, pack: Pack, checklist: Checklist, marks: Marks, language: str) -> Iterator[str]:
    yield f"<section>\n<h3>{safe(checklist_title(pack, checklist.id, language))}</h3>"
    yield f'<p class="quiet">{safe(marked_words(t, checklist, marks))}</p>\n<table>'
    if checklist.sides:
        sides = (side_title(pack, checklist.id, side, language) for side in checklist.sides)
        yield f"<tr><th></th>{''.join(f'<th>{safe(side)}</th>' for side in sides)}</tr>"
    for item in checklist.items:
        found = (marks.marks.get((item.id, side)) for side in sides_of(checklist))
        yield _row(item_title(pack, checklist.id, item.id, language), [mark_name(t, mark) for mark in found])
    yield "</table>"
    if marks.note:
        yield f'<p class="text">{safe(marks.note)}</p>'
    yield "</section>"


def _row(name: str, cells: Iterable[str]) -> str:
    return f"<tr><th>{safe(name)}</th>{''.join(f'<td>{safe(cell)}</td>' for cell in cells)}</tr>"
