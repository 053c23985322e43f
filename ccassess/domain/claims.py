"""What a run of changes says of each field, all of them together; and what cannot be done of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from ccassess.domain.field_texts import order_text
from ccassess.domain.party import Party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ccassess.domain.changes import FieldChange
    from ccassess.domain.field_texts import Texts

_LISTS = {"measures": "measure", "evidence": "kind"}
"""Lists with an order of their own, and the field without which nothing is on them."""


class Why(StrEnum):
    """Why a change was not made."""

    CHANGED = "changed"
    """The field says something else by now."""
    BOUND = "bound"
    """The field is as it was, but the change goes only together with another one that is a conflict."""
    GONE = "gone"
    """What the field belongs to is not there any more."""
    UNKNOWN = "unknown"
    """There is no such field, or the pack has no such id or value."""
    DAMAGED = "damaged"
    """The text is not one of this field."""
    PACK = "pack"
    """The change was made by other criteria."""
    FULL = "full"
    """The assessment holds as much as it can."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A change that was not made: the field's text as it was when it was made, as it is, and as it was to be.

    The texts are canonical, "" for none; `theirs` is "" too where there is no such field.
    """

    party: Party
    path: str
    base: str
    theirs: str
    mine: str
    code: Why


class Stand(Enum):
    """How a claim stands to what a field says."""

    DONE = auto()
    OPEN = auto()
    CLASH = auto()


@dataclass(frozen=True, slots=True)
class Claim:
    """What changes say of one field: its texts one after the other, from the one before the first to the last."""

    party: Party
    path: str
    texts: tuple[str, ...]

    @property
    def base(self) -> str:
        """The text before the first change."""
        return self.texts[0]

    @property
    def mine(self) -> str:
        """The text after the last one."""
        return self.texts[-1]

    def stand(self, present: str) -> Stand:
        """Return how it stands: a field that says any of the earlier texts only lags behind."""
        if present == self.mine:
            return Stand.DONE
        if present in self.texts:
            return Stand.OPEN
        # What was changed and changed back claims nothing.
        return Stand.DONE if self.base == self.mine else Stand.CLASH

    def conflict(self, theirs: str, code: Why) -> FieldConflict:
        """Return the conflict that this is."""
        return FieldConflict(self.party, self.path, self.base, theirs, self.mine, code)


def fold(changes: Iterable[FieldChange]) -> tuple[Claim, ...]:
    """Return what changes, the oldest first, say of each field.

    Claims come in the order in which their fields were first spoken of; a field that came (again) from nothing is
    the last at that moment, so that what was added is in its order. Where a change does not go on from the one
    before it, something unknown lies between them, and only what follows counts.
    """
    texts: dict[tuple[Party, str], list[str]] = {}
    for change in changes:
        key = change.party, change.path
        said = texts.get(key)
        if said is None or (said[-1] != change.old and not is_order(change.path)):
            said = [change.old]
        elif said[-1] != change.old:
            # What came after the others, or went, changed the order without saying so.
            said.append(change.old)
        said.append(change.new)
        if not change.old:
            texts.pop(key, None)
        texts[key] = said
        _follow(texts, change)
    return tuple(Claim(party, path, tuple(said)) for (party, path), said in texts.items())


def is_order(path: str) -> bool:
    """Whether a path is that of an order: of a criterion's findings, of the series, or of the evidence."""
    return path in _LISTS or (path.count("/") == 2 and path.endswith("/findings"))


def _follow(texts: Mapping[tuple[Party, str], list[str]], change: FieldChange) -> None:
    """Let an order that was given before follow what comes after the others, or goes."""
    order_path, one = _listed(change.path)
    said = texts.get((change.party, order_path))
    if said is None or bool(change.old) == bool(change.new):
        return
    ids = [name for name in said[-1].split(" ") if name]
    if change.new and one not in ids:
        said.append(order_text((*ids, one)))
    elif not change.new and one in ids:
        said.append(order_text(name for name in ids if name != one))


def _listed(path: str) -> tuple[str, str]:
    """Return the order and the id where a path says that something is on a list, else ("", "").

    Those are a finding's, that of a series' measure, and that of what an item of evidence is.
    """
    parts = path.split("/")
    if len(parts) == 3 and parts[2] == _LISTS.get(parts[0]):
        return parts[0], parts[1]
    if len(parts) == 4 and parts[2] == "findings":
        return "/".join(parts[:3]), parts[3]
    return "", ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Fields with claims made good: all their texts, the conflicts, and the claims that changed something."""

    texts: Texts
    conflicts: tuple[FieldConflict, ...]
    made: tuple[Claim, ...]


def settle(
    claims: Iterable[Claim], folder: str, present: Mapping[str, str], refuse: Callable[[str, str], Why | None]
) -> Settled:
    """Make claims good on the fields of a folder, each for itself.

    `present` holds their texts by the path below the folder; `refuse` says of such a path and a text why they cannot
    be, None where they can.
    """
    texts, conflicts, made = dict(present), [], []
    for claim in claims:
        name = claim.path.removeprefix(f"{folder}/")
        theirs = present.get(name, "")
        code = refuse(name, claim.mine)
        stand = claim.stand(theirs)
        if code is not None or stand is Stand.CLASH:
            conflicts.append(claim.conflict(theirs, code or Why.CHANGED))
        elif stand is Stand.OPEN:
            texts[name] = claim.mine
            made.append(claim)
    return Settled(texts, tuple(conflicts), tuple(made))


def together(
    folder: str, present: Mapping[str, str], settled: Settled, left: Sequence[str]
) -> tuple[FieldConflict, ...]:
    """Return the conflicts of claims on something of the centre's that go only together, and of what is in their way.

    `left` are fields, by the path below the folder, that would belong to nothing.
    """
    code = Why.BOUND if present else Why.GONE
    conflicts = [
        *settled.conflicts,
        *(one.conflict(present.get(one.path.removeprefix(f"{folder}/"), ""), code) for one in settled.made),
    ]
    told = {one.path for one in conflicts}
    conflicts += [
        FieldConflict(Party.SELF, path, "", present[name], "", Why.CHANGED)
        for name in left
        if (path := f"{folder}/{name}") not in told and name in present
    ]
    return tuple(conflicts)


def readable(read: Callable[[str], object], text: str) -> Why | None:
    """Return DAMAGED where a reading function raises ValueError for a text, else None."""
    try:
        read(text)
    except ValueError:
        return Why.DAMAGED
    return None
