"""How a criterion reads in one pack and in another, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.meaning import meaning_of

if TYPE_CHECKING:
    from ccassess.domain.pack import Node, Pack


@dataclass(frozen=True, slots=True)
class Rewording:
    """One text that differs: the question (`attribute` is ""), or what a rating (canonical text) of an attribute means.

    `before` or `after` is "" where only the other pack says anything.
    """

    attribute: str
    value: str
    before: str
    after: str


def rewordings(old: Pack, criterion: Node, new: Pack, twin: Node, language: str) -> tuple[Rewording, ...]:
    """Return what reads differently in a language, as far as each pack has it: the question first, then ratings."""
    before, after = (_by_place(pack, node, language) for pack, node in ((old, criterion), (new, twin)))
    return tuple(
        Rewording(*place, before.get(place, ""), after.get(place, ""))
        for place in dict.fromkeys((*before, *after))
        if before.get(place, "") != after.get(place, "")
    )


def _by_place(pack: Pack, criterion: Node, language: str) -> dict[tuple[str, str], str]:
    return {_place(key, criterion): text for key, text in meaning_of(pack, criterion, language).items()}


def _place(key: str, criterion: Node) -> tuple[str, str]:
    _, _, place = key.removeprefix(f"{criterion.id}.").partition("anchor.")
    attribute, _, value = place.partition(".")
    return attribute, value
