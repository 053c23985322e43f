"""What two people did to one document: what of it was found, and what is for somebody to choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ccassess.domain.all_texts import texts_of
from ccassess.domain.changes import FieldChange
from ccassess.domain.claims import FieldConflict, Why, is_order
from ccassess.domain.party import Party
from ccassess.domain.plain_text import MAX_TEXT
from ccassess.domain.replay import replay, taking_mine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ccassess.domain.assessment import Assessment

    Choices = Mapping[str, "Choice"]

Words = Callable[[FieldConflict], str]
"""Says in words what somebody wanted a field to say, and who: what goes into a note where both are kept."""

_LISTS = ("people", "team")
_ABSENCE = ("applies", "not_applicable")
_MARKS = ("flagged", "applies")


class Found(StrEnum):
    """What was found where somebody else had been."""

    SAME = "same"
    """The file holds what was last read or written here."""
    GONE = "gone"
    """There is no file any more: the next save makes it again."""
    NOTHING_NEW = "nothing-new"
    """Theirs says nothing that mine does not."""
    OLDER = "older"
    """An earlier state of the same document lies there, all of which mine holds: saving goes on over it."""
    MERGED = "merged"
    CONFLICTS = "conflicts"
    """Both changed the same: `disputes` wait for somebody to choose."""
    OTHER_PACK = "other-pack"
    """Theirs is by other criteria, and both were changed: mine can be saved as a copy."""
    OTHER_DOCUMENT = "other-document"
    UNREADABLE = "unreadable"
    AGAIN = "again"
    """The session was saved, or opened another file, in the meantime: begin anew."""


class Choice(StrEnum):
    """What a field is to say that two people changed."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"
    """Theirs stays, and mine goes as words into the note of the criterion, the series or the checklist."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """The conflicts that are decided together; `key` names them, `both` says whether both can be kept."""

    key: str
    conflicts: tuple[FieldConflict, ...]
    both: bool


def disputes(merged: Assessment, conflicts: Iterable[FieldConflict]) -> tuple[Dispute, ...]:
    """Return conflicts in groups that can only be chosen as a whole: a list of people, a series that is gone there."""
    conflicts = tuple(conflicts)
    whole = {_object(one.path) for one in conflicts if one.code in {Why.GONE, Why.BOUND} or _is_what_it_is(one.path)}
    groups: dict[str, list[FieldConflict]] = {}
    for one in conflicts:
        groups.setdefault(_key(one.path, whole), []).append(one)
    texts = texts_of(merged)
    return tuple(
        Dispute(key, tuple(group), any(_is_for_a_note(one, texts) for one in group)) for key, group in groups.items()
    )


def settled(
    merged: Assessment, disputed: Sequence[Dispute], choices: Choices, words: Words
) -> tuple[Assessment, tuple[Dispute, ...]]:
    """Return an assessment with what was chosen, and the disputes that are still open; nothing is chosen by itself.

    A choice that cannot be made good, such as both where the note would grow too long, leaves its dispute open. With
    open disputes the assessment is not to be used.
    """
    mine = [one for each in disputed if choices.get(each.key) is Choice.MINE for one in each.conflicts]
    replayed = replay(merged, [taking_mine(one) for one in mine])
    failed = {one.path for one in replayed.conflicts}
    found = replayed.assessment
    for each in disputed:
        if choices.get(each.key) is Choice.BOTH:
            kept = _noted(found, each, words) if each.both else None
            failed |= {one.path for one in each.conflicts} if kept is None else set()
            found = kept or found
    left = tuple(
        each
        for each in disputed
        if choices.get(each.key) not in set(Choice) or any(one.path in failed for one in each.conflicts)
    )
    return found, left


def left_alone(changes: Iterable[FieldChange]) -> frozenset[str]:
    """Return the paths that another's changes are about, and the folders (with a slash at their end)."""
    found = set()
    for one in changes:
        folder, _, rest = one.path.partition("/")
        if folder in _LISTS:
            found.add(f"{folder}/")
        elif _is_what_it_is(one.path):
            found.add(f"{folder}/{rest.partition('/')[0]}/")
        head, _, field = one.path.rpartition("/")
        found |= {f"{head}/{name}" for name in _ABSENCE} if field in _ABSENCE else {one.path}
    return frozenset(found)


def is_left_alone(path: str, alone: frozenset[str]) -> bool:
    """Whether a path is among those, or in one of those folders."""
    steps = path.split("/")
    return path in alone or any("/".join(steps[:length]) + "/" in alone for length in range(1, len(steps)))


def _noted(assessment: Assessment, dispute: Dispute, words: Words) -> Assessment | None:
    """Return an assessment with what mine was to be in the notes; None where a note cannot hold it."""
    for one in dispute.conflicts:
        texts = texts_of(assessment)
        if not _is_for_a_note(one, texts):
            continue
        path = _note(one.path)
        before = texts.get(path, "")
        after = "\n".join(part for part in (before, words(one)) if part)
        replayed = replay(assessment, [FieldChange(one.party, path, before, after)])
        if len(after) > MAX_TEXT or replayed.conflicts:
            return None
        assessment = replayed.assessment
    return assessment


def _is_for_a_note(one: FieldConflict, texts: Mapping[str, str]) -> bool:
    """Whether mine of a conflict can be kept as words."""
    path = _note(one.path)
    marks = one.path.rpartition("/")[2] in _MARKS or is_order(one.path) or one.code is Why.PACK
    there = bool(path) and (path.startswith((*Party, "checklists/", "terms/")) or texts.get(_first(path), "") != "")
    return bool(one.mine) and there and not marks


def _note(path: str) -> str:
    """Return the path of the note that belongs to a field, the field's own where it is one; "" for none."""
    folder, _, rest = path.partition("/")
    one = rest.partition("/")[0]
    if folder == "terms":
        return path
    return f"{folder}/{one}/note" if folder in {*Party, "measures", "evidence", "checklists"} and one else ""


def _first(note: str) -> str:
    """Return the path of what a series measures, or of what an item of evidence is."""
    head = note.rpartition("/")[0]
    return f"{head}/measure" if head.startswith("measures/") else f"{head}/kind"


def _is_what_it_is(path: str) -> bool:
    return path.startswith(("measures/", "evidence/")) and path.endswith(("/measure", "/kind"))


def _object(path: str) -> str:
    """Return the series or the item that a path is in; "" for none."""
    return "/".join(path.split("/")[:2]) if path.startswith(("measures/", "evidence/")) else ""


def _key(path: str, whole: set[str]) -> str:
    folder = path.partition("/")[0]
    if folder in _LISTS:
        return folder
    if _object(path) and _object(path) in whole:
        return _object(path)
    head, _, field = path.rpartition("/")
    return f"{head}/{_ABSENCE[0]}" if field in _ABSENCE else path
