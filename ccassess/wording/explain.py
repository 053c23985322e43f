"""Why a number is what it is, in sentences (the method, section 5, rule 8).

Whoever calculates along reaches the number: every figure is exact, or stands as a fraction beside its rounding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ccassess.domain import explain as steps
from ccassess.domain import shown
from ccassess.domain.combining import sums_points
from ccassess.domain.exact import fixed
from ccassess.domain.pack import Combine, Level, Node, NotApplicable
from ccassess.wording.numbers import attribute_name, exact, listed, name, operand, per_cent
from ccassess.wording.terms import grade_name, points_so_far, progress

if TYPE_CHECKING:
    from ccassess.domain.explain import Explanation, Step
    from ccassess.domain.pack import Pack
    from ccassess.domain.scoring import Score
    from ccassess.i18n import Translator

NAMED_AT_MOST = 6
"""More missing criteria than this are counted, not named."""

_RESULTS = (steps.Combined, steps.Capped, steps.Rounded, steps.Rescaled, steps.Worth)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a step is told with; `owner` is the criterion whose scale names the attributes, or the group itself."""

    t: Translator
    pack: Pack
    language: str
    score: Score
    owner: Node

    def named(self, node_id: str) -> str:
        """Return how a part of this node is called: an attribute by its name, a criterion or area by its number."""
        node = None if self.owner.level is Level.CRITERION else self.pack.nodes.get(node_id)
        if node is not None:
            return name(self.t, self.pack, node, self.language)
        return attribute_name(self.pack, self.owner, node_id, self.language)


def sentences(t: Translator, pack: Pack, explanation: Explanation, language: str) -> tuple[str, ...]:
    """Tell in words, step by step, how a criterion's, area's or total's number was made.

    `language` is the one of the pack's texts; the sentences are in the translator's.
    """
    telling = Telling(t, pack, language, explanation.score, explanation.score.node)
    return (*_told(telling, explanation), *_shown(telling))


def final_step(explanation: Explanation) -> Step | None:
    """Return the step whose result is the node's number; None where it has none."""
    results = [step for step in explanation.steps if isinstance(step, _RESULTS)]
    decisive = [step for step in results if not isinstance(step, steps.Capped) or step.binding]
    return decisive[-1] if decisive else None


def as_shown(telling: Telling) -> str:
    """Return ", shown as 9.4" where a node's exact points are not what is shown, else nothing (rule 9)."""
    score = telling.score
    if score.node.level is Level.ATTRIBUTE or score.points is None:
        return ""
    text = _shown_points(telling)
    if Fraction(text) == score.points:
        return ""
    return telling.t(", shown as {number}", number=telling.t.number(text))


def _shown_points(telling: Telling) -> str:
    score = telling.score
    return shown.points(score.points or Fraction(0), telling.pack if score.node.level is Level.TOTAL else None)


def _told(telling: Telling, explanation: Explanation) -> list[str]:
    """Tell the evidence ceiling first, then attributes made of others, then what the node makes of them."""
    final = final_step(explanation)
    ceilings = [step for step in explanation.steps if isinstance(step, steps.Ceiling)]
    others = [step for step in explanation.steps if not isinstance(step, steps.Ceiling)]
    parts = explanation.parts if explanation.score.value is not None else ()
    told = [_ceiling(telling, step) for step in ceilings]
    for part in parts:
        inner = replace(telling, score=part.score)
        label = telling.named(part.score.node.id)
        told.extend(telling.t("{name}: {sentence}", name=label, sentence=one) for one in _told(inner, part))
    told.extend(_step(telling, step, as_shown(telling) if step is final else "") for step in others)
    return told


def _step(telling: Telling, step: Step, tail: str) -> str:
    match step:
        case steps.Combined():
            return _combined(telling, step, tail)
        case steps.Capped():
            return _capped(telling, step, tail) if step.binding else _cap_not_reached(telling, step)
        case steps.Rounded() | steps.Rescaled() | steps.Worth():
            return _turned(telling.t, step, tail)
        case steps.Unscored():
            return _unscored(telling, step)
        case _:
            return _possible(telling, step)


def _ceiling(telling: Telling, step: steps.Ceiling) -> str:
    t = telling.t
    lowered = [
        t("{name} {rating}", name=telling.named(one), rating=t.number(shown.rating(rating)))
        for one, rating in step.lowered
    ]
    return t.n(
        "Evidence grade {grade} ({meaning}) lets ratings count up to {limit}: {lowered} counts as {limit}.",
        "Evidence grade {grade} ({meaning}) lets ratings count up to {limit}: {lowered} count as {limit}.",
        len(lowered),
        grade=step.grade,
        meaning=grade_name(t, step.grade),
        limit=t.number(shown.rating(step.limit)),
        lowered=listed(t, lowered),
    )


def _combined(telling: Telling, step: steps.Combined, tail: str) -> str:
    t = telling.t
    result = exact(t, step.result) + tail
    if len(step.parts) == 1:
        return f"{_named_numbers(telling, [(step.parts[0][0], step.result)])}{tail}."
    if step.how is Combine.WEIGHTED_MEAN:
        return t("Weighted mean: {formula} = {result}.", formula=weighted(t, step), result=result)
    if telling.owner.level is Level.CRITERION and step.how is not Combine.SUM:
        values = listed(t, [exact(t, value) for _, value, _ in step.parts])
    else:
        values = _named_numbers(telling, [(part, value) for part, value, _ in step.parts])
    sentence = {
        Combine.MEAN: t("Mean of {values} is {result}."),
        Combine.MIN: t("The lowest of {values} is {result}."),
        Combine.SUM: t("Sum of {values} is {result}."),
    }[step.how]
    return sentence.format(values=values, result=result)


def weighted(t: Translator, step: steps.Combined) -> str:
    """Return the formula of a weighted mean: "(50 × 2 + 75 × 1) / 3"."""
    products = [f"{operand(t, value)} × {operand(t, weight)}" for _, value, weight in step.parts]
    return f"({' + '.join(products)}) / {operand(t, sum((weight for _, _, weight in step.parts), Fraction(0)))}"


def _named_numbers(telling: Telling, parts: list[tuple[str, Fraction]]) -> str:
    t = telling.t
    return "; ".join(t("{name}: {number}", name=telling.named(one), number=exact(t, value)) for one, value in parts)


def cap_limit(t: Translator, step: steps.Capped) -> str:
    """Return the limit a cap sets with its sum: "25 + 25 = 50", or "40" where nothing is added."""
    if not step.plus:
        return exact(t, step.limit)
    return f"{operand(t, step.lowest)} + {operand(t, step.plus)} = {exact(t, step.limit)}"


def _cap_not_reached(telling: Telling, step: steps.Capped) -> str:
    names = listed(telling.t, [telling.named(one) for one in step.of])
    limit = cap_limit(telling.t, step)
    return telling.t("{names} would allow up to {limit}, so nothing is taken off.", names=names, limit=limit)


def _capped(telling: Telling, step: steps.Capped, tail: str) -> str:
    t = telling.t
    lowest = {1: t("that"), 2: t("the lower of them")}.get(len(step.of), t("the lowest of them"))
    limit = cap_limit(t, step) + tail
    held = t.n(
        "{names} holds it back",
        "{names} hold it back",
        len(step.of),
        names=listed(t, list(map(telling.named, step.of))),
    )
    if step.plus:
        plus = operand(t, step.plus)
        return t("{held}: at most {plus} above {lowest}, {limit}.", held=held, plus=plus, lowest=lowest, limit=limit)
    return t("{held}: not above {lowest}, {limit}.", held=held, lowest=lowest, limit=limit)


def _turned(t: Translator, step: steps.Rounded | steps.Rescaled | steps.Worth, tail: str) -> str:
    if isinstance(step, steps.Rounded):
        return t(
            "Rounded to the nearest {step}: {result}.", step=operand(t, step.step), result=exact(t, step.result) + tail
        )
    if isinstance(step, steps.Rescaled):
        return t(
            "Brought from the range 0 to {before} to 0 to {after}: {formula} = {result}.",
            before=operand(t, step.before),
            after=operand(t, step.after),
            formula=rescaling(t, step),
            result=exact(t, step.result) + tail,
        )
    possible, result = exact(t, step.possible), exact(t, step.points) + tail
    if step.out_of == 100:
        share = per_cent(t, operand(t, step.value))
        return t("{share} of {possible} points = {result}.", share=share, possible=possible, result=result)
    return t("As points: {formula} = {result}.", formula=worth(t, step), result=result)


def rescaling(t: Translator, step: steps.Rescaled) -> str:
    """Return the formula that brings a value from one range to another: "180 × 1000 / 300"."""
    value = step.result * step.before / step.after
    return f"{operand(t, value)} × {operand(t, step.after)} / {operand(t, step.before)}"


def worth(t: Translator, step: steps.Worth) -> str:
    """Return the formula that turns a value into points: "2.5 / 4 × 30"."""
    return f"{operand(t, step.value)} / {operand(t, step.out_of)} × {operand(t, step.possible)}"


def spreading(t: Translator, step: steps.Spread) -> str:
    """Return the formula by which points of siblings were spread: "25 × 130 / 105"."""
    return f"{operand(t, step.base)} × {operand(t, step.together)} / {operand(t, step.kept)}"


def _possible(telling: Telling, step: Step) -> str:
    """Say what criteria that do not apply do to the points that can be reached."""
    t = telling.t
    if isinstance(step, steps.Spread):
        absent = [name(t, telling.pack, telling.pack.nodes[one], telling.language) for one in step.absent]
        return t.n(
            "{names} does not apply, so its points go to the others: {formula} = {result} points possible here.",
            "{names} do not apply, so their points go to the others: {formula} = {result} points possible here.",
            len(absent),
            names=listed(t, absent),
            formula=spreading(t, step),
            result=exact(t, step.possible),
        )
    if isinstance(step, steps.Dropped):
        return t(
            "Criteria that do not apply leave {possible} of {base} points possible.",
            possible=exact(t, step.possible),
            base=exact(t, step.base),
        )
    node = telling.score.node
    if node.level is not Level.CRITERION:
        return t("Nothing in it applies.")
    points = exact(t, telling.score.base)
    if node.not_applicable is NotApplicable.DROP:
        return t("Does not apply: its {points} points are not counted as possible.", points=points)
    return t("Does not apply: its {points} points go to the other criteria of its area.", points=points)


def _unscored(telling: Telling, step: steps.Unscored) -> str:
    t, score = telling.t, telling.score
    missing = missing_names(telling, step)
    if score.node.level is Level.CRITERION:
        most = t(
            "At most {points} points can be reached, if what is missing were rated as high as it can be.",
            points=t.number(shown.points(step.maximum)),
        )
        return f"{_missing(t, missing)} {most}"
    said = [_missing(t, missing)] if len(missing) <= NAMED_AT_MOST else [t("Not scored yet.")]
    said.append(t("{progress}; {points}.", progress=progress(t, score), points=points_so_far(t, score)))
    plain = sums_points(score.node) and not score.node.caps and score.node.round_to is None
    scored = [(child.node.id, child.so_far) for child in score.children if child.scored]
    if plain and scored and sum((points for _, points in scored), Fraction(0)) == step.so_far:
        values = _named_numbers(telling, scored)
        text = shown.points(step.so_far)
        tail = "" if Fraction(text) == step.so_far else t(", shown as {number}", number=t.number(text))
        said.append(t("So far {values}, together {result}.", values=values, result=exact(t, step.so_far) + tail))
    return " ".join(said)


def missing_names(telling: Telling, step: steps.Unscored) -> list[str]:
    """Return what is missing by name: attributes and the evidence grade, or criteria by their numbers."""
    names = [telling.named(one) for one in step.missing]
    return [*names, telling.t("the evidence grade")] if step.grade_missing else names


def _missing(t: Translator, names: list[str]) -> str:
    return t.n(
        "Not scored yet: {names} is missing.",
        "Not scored yet: {names} are missing.",
        len(names),
        names=listed(t, names),
    )


def _shown(telling: Telling) -> list[str]:
    """Say how the number is shown beyond its points (rule 9): the score, and a total cut below a band."""
    t, score = telling.t, telling.score
    if score.value is None or score.points is None:
        return []
    said: list[str] = []
    if score.node.level is Level.CRITERION and Fraction(shown.score(score.value)) != score.value:
        number = t.number(shown.score(score.value))
        said.append(t("The score {exact} is shown as {number}.", exact=exact(t, score.value), number=number))
    if _shown_points(telling) != fixed(score.points, 1):
        said.append(t("It is cut to two decimals, as rounding would show where the next band begins."))
    return said
