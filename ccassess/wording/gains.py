"""What the next step of each attribute would add, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain import shown
from ccassess.domain.exact import fixed
from ccassess.wording.numbers import attribute_name, listed, signed

if TYPE_CHECKING:
    from ccassess.domain.gains import Gains, Held
    from ccassess.domain.pack import Pack
    from ccassess.i18n import Translator


@dataclass(frozen=True, slots=True)
class GainLine:
    """What would be raised, the points it adds ("+2.2"), and why it adds nothing ("" where it does add)."""

    what: str
    points: str
    why: str = ""


def gain_lines(t: Translator, pack: Pack, gains: Gains, language: str) -> tuple[GainLine, ...]:
    """Return a line per attribute that would gain, then one per cause that holds others back."""

    def named(attribute: str) -> str:
        return attribute_name(pack, gains.criterion, attribute, language)

    lines = [
        GainLine(
            t(
                "{attribute} {now} → {then}",
                attribute=named(one.attribute),
                now=t.number(shown.rating(one.now)),
                then=t.number(shown.rating(one.then)),
            ),
            signed(t, fixed(one.points, 1)),
        )
        for one in gains.raises
    ]
    for held in gains.held:
        what = ", ".join(named(one) for one in held.attributes)
        lines.append(GainLine(what, signed(t, "0.0"), _why(t, held, [named(one) for one in held.by])))
    return tuple(lines)


def gain_sentence(t: Translator, line: GainLine) -> str:
    """Return a line as one sentence, to be read aloud or printed."""
    if line.why:
        return t("{what}: {points}. {why}", what=line.what, points=line.points, why=line.why)
    return t("{what}: {points} points", what=line.what, points=line.points)


def _why(t: Translator, held: Held, by: list[str]) -> str:
    if by:
        return t("Held back by {names}.", names=listed(t, by))
    if held.grade is not None:
        return t("Held back by evidence grade {grade}.", grade=held.grade)
    return t("Rounding takes up the step.")
