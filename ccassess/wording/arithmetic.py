"""A number's whole arithmetic in one line, for the report's strip (the method, section 5, rule 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ccassess.domain import explain as steps
from ccassess.domain import shown
from ccassess.domain.pack import Combine
from ccassess.domain.scoring import values_below
from ccassess.wording.explain import (
    NAMED_AT_MOST,
    Telling,
    as_shown,
    cap_limit,
    final_step,
    missing_names,
    rescaling,
    spreading,
    weighted,
    worth,
)
from ccassess.wording.numbers import exact, listed, operand, per_cent

if TYPE_CHECKING:
    from ccassess.domain.explain import Explanation, Step
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


def arithmetic_line(t: Translator, pack: Pack, explanation: Explanation, language: str) -> str:
    """Return one line such as "mean of 50, 50, 50 and 25 = 43.75; ...; 43.75 % of 20 = 8.75, shown as 8.8"."""
    return "; ".join(_pieces(Telling(t, pack, language, explanation.score, explanation.score.node), explanation))


def _pieces(telling: Telling, explanation: Explanation) -> list[str]:
    final = final_step(explanation)
    pieces: list[str] = []
    for step in explanation.steps:
        if isinstance(step, steps.Combined):
            # Attributes that are more than their rating come before what is made of them.
            pieces.extend(_part(telling, part) for part in explanation.parts)
        tail = as_shown(telling) if step is final else ""
        pieces.append(_piece(telling, step) + tail)
    return pieces


def _part(telling: Telling, part: Explanation) -> str:
    pieces = ", ".join(_pieces(replace(telling, score=part.score), part))
    return telling.t("{name}: {sentence}", name=telling.named(part.score.node.id), sentence=pieces)


def _piece(telling: Telling, step: Step) -> str:
    t = telling.t
    match step:
        case steps.Ceiling():
            return _ceiling(t, step)
        case steps.Combined():
            return _combined(t, step)
        case steps.Capped():
            return _capped(telling, step)
        case steps.Rounded() | steps.Rescaled() | steps.Worth():
            return _turned(t, step)
        case _:
            return _state(telling, step)


def _ceiling(t: Translator, step: steps.Ceiling) -> str:
    return t.n(
        "{ratings} counts as {limit} (evidence grade {grade})",
        "{ratings} count as {limit} (evidence grade {grade})",
        len(step.lowered),
        ratings=listed(t, [t.number(shown.rating(rating)) for _, rating in step.lowered]),
        limit=t.number(shown.rating(step.limit)),
        grade=step.grade,
    )


def _combined(t: Translator, step: steps.Combined) -> str:
    result = exact(t, step.result)
    if len(step.parts) == 1:
        return result
    operands = [operand(t, value) for _, value, _ in step.parts]
    if step.how is Combine.SUM:
        return f"{' + '.join(operands)} = {result}"
    if step.how is Combine.WEIGHTED_MEAN:
        return f"{weighted(t, step)} = {result}"
    values = listed(t, operands)
    if step.how is Combine.MIN:
        return t("lowest of {values} = {result}", values=values, result=result)
    return t("mean of {values} = {result}", values=values, result=result)


def _capped(telling: Telling, step: steps.Capped) -> str:
    t = telling.t
    if len(step.of) == 1:
        names = telling.named(step.of[0])
        return t("not above {limit} ({name})", limit=cap_limit(t, step), name=names)
    known = values_below(telling.score.children)
    # A list in brackets is parted by what its numbers do not hold.
    values = [operand(t, known[one]) for one in step.of if one in known]
    lowest = f"min({('; ' if any(',' in one for one in values) else ', ').join(values)})"
    limit = f"{lowest} + {operand(t, step.plus)}" if step.plus else lowest
    return t("not above {formula} = {result}", formula=limit, result=exact(t, step.limit))


def _turned(t: Translator, step: steps.Rounded | steps.Rescaled | steps.Worth) -> str:
    if isinstance(step, steps.Rounded):
        return t("to the nearest {step} = {result}", step=operand(t, step.step), result=exact(t, step.result))
    if isinstance(step, steps.Rescaled):
        return f"{rescaling(t, step)} = {exact(t, step.result)}"
    if step.out_of != 100:
        return f"{worth(t, step)} = {exact(t, step.points)}"
    return t(
        "{share} of {possible} = {result}",
        share=per_cent(t, operand(t, step.value)),
        possible=operand(t, step.possible),
        result=exact(t, step.points),
    )


def _state(telling: Telling, step: Step) -> str:
    t = telling.t
    match step:
        case steps.Spread():
            return t("possible {formula} = {result}", formula=spreading(t, step), result=exact(t, step.possible))
        case steps.Dropped():
            return t("{possible} of {base} possible", possible=exact(t, step.possible), base=exact(t, step.base))
        case steps.Unscored():
            missing = missing_names(telling, step)
            names = listed(t, missing) if len(missing) <= NAMED_AT_MOST else str(len(missing))
            return t("not scored yet, missing: {names}", names=names)
        case _:
            return t("does not apply")
