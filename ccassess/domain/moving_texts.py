"""What of an answer did not come along in a move, as texts a receipt can keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.receipt import LeftBehind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccassess.domain.assessment import Answer, Party
    from ccassess.domain.pack import Node, Pack

_RATINGS = "ratings/"


@dataclass(frozen=True, slots=True)
class Names:
    """What a pack calls things, in a language."""

    pack: Pack
    language: str

    def of_path(self, criterion: Node, path: str) -> tuple[str, ...]:
        """Return the name of the attribute that a path in an answer leads to; () where it leads to none."""
        if not path.startswith(_RATINGS):
            return ()
        title = self.pack.attribute_title(criterion, path.removeprefix(_RATINGS), self.language)
        return (title,) if title else ()


def answer_left(
    names: Names, criterion: Node, party: Party, answer: Answer, held: Iterable[Answer]
) -> tuple[LeftBehind, ...]:
    """Return each value and text of an answer that is in none of those that now hold something of it."""
    there = {one for kept in held for one in _said(kept).items()}
    places = [f"{_RATINGS}{leaf.id}" for leaf in criterion.leaves()]
    said = _said(answer)
    # Ratings as people see them, whatever the order in which they were given.
    in_order = {path: said[path] for path in (*(one for one in places if one in said), *said)}
    return tuple(
        LeftBehind(party, f"{party}/{criterion.id}/{path}", text, names.of_path(criterion, path))
        for path, text in in_order.items()
        if (path, text) not in there
    )


def _said(answer: Answer) -> dict[str, str]:
    """Return what an answer says by the paths of histories; a field that says nothing is absent."""
    said = {f"{_RATINGS}{name}": decimal_text(rating) for name, rating in answer.ratings.items()}
    said["grade"] = "" if answer.grade is None else str(answer.grade)
    said |= {f"findings/{one.id}": f"{one.kind}: {one.text}" for one in answer.findings}
    said["note"] = answer.note
    said["flagged"] = "yes" if answer.flagged else ""
    # Apart from its reason, since a criterion may be marked before the reason is written.
    said["applies"] = "" if answer.applies else "no"
    said["not_applicable"] = answer.not_applicable or ""
    said["reason"] = "" if answer.reason is None else answer.reason.value
    said["reason_text"] = answer.reason_text
    return {path: text for path, text in said.items() if text}
