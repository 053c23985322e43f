"""Undo and redo: the earlier values of an assessment, with the name of the step that left each of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from ccassess.domain.changes import diff
from ccassess.domain.disputes import is_left_alone
from ccassess.domain.replay import replay
from ccassess.domain.traces import RESTORED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccassess.domain.assessment import Assessment, Party


@dataclass(frozen=True, slots=True)
class Step:
    """What one edit did: a code with data that the window says in words, and where it did it.

    Edits with the same non-empty `merges` that follow one another (typing in one text) are one step.
    """

    code: str
    party: Party | None = None
    criterion: str = ""
    merges: str = ""
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change touched: a party's criterion (its id), or "" for the rest; `step` names it."""

    step: Step
    kind: str
    """"edit", "undo", "redo" or "together" (another's work was brought in)."""

    @property
    def criterion(self) -> str:
        """The id of the criterion touched; "" where it was the profile or the people."""
        return self.step.criterion


class HasAssessment(Protocol):
    """What holds the current value."""

    @property
    def assessment(self) -> Assessment:
        """The current value."""


@dataclass(frozen=True, slots=True)
class _Entry:
    step: Step
    before: Assessment
    after: Assessment


class History:
    """The values before and after each step; nothing to invert, so nothing to forget."""

    def __init__(self) -> None:
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._open = False

    def record(self, step: Step, before: Assessment, after: Assessment) -> None:
        """Remember a step; it merges into the last one where both are typing in the same text."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if self._open and last is not None and step.merges and last.step.merges == step.merges:
            self._done[-1] = replace(last, after=after)
        else:
            self._done.append(_Entry(step, before, after))
        self._open = True

    def close_step(self) -> None:
        """Let the next typing be a step of its own: the text was left."""
        self._open = False

    def clear(self) -> None:
        """Forget everything: nothing undoes across this moment."""
        self._done.clear()
        self._undone.clear()
        self._open = False

    def rebase(self, merged: Assessment, theirs: frozenset[str]) -> None:
        """Let undo and redo go on from the present value merged with another's work, and never touch that.

        `theirs` are the paths that the other changed (`disputes.left_alone`). Each step keeps what it did to other
        fields; one that did nothing else is forgotten. Nothing undoes across a move to other criteria any more.
        """
        self._open = False
        done: list[_Entry] = []
        value = merged
        for entry in reversed(self._done):
            earlier = _gone_back(value, entry.after, entry.before, theirs)
            if earlier is None:
                break
            if earlier is not value:
                done.append(_Entry(entry.step, earlier, value))
            value = earlier
        undone: list[_Entry] = []
        value = merged
        for entry in reversed(self._undone):
            later = _gone_back(value, entry.before, entry.after, theirs)
            if later is None:
                break
            if later is not value:
                undone.append(_Entry(entry.step, value, later))
            value = later
        self._done, self._undone = done[::-1], undone[::-1]

    @property
    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1].step if self._done else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo would do again."""
        return self._undone[-1].step if self._undone else None

    def undo(self) -> tuple[Step, Assessment] | None:
        """Return the last step and the value before it; None where there is none."""
        if not self._done:
            return None
        entry = self._done.pop()
        self._undone.append(entry)
        self._open = False
        return entry.step, entry.before

    def redo(self) -> tuple[Step, Assessment] | None:
        """Return the step taken back last and the value after it; None where there is none."""
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._done.append(entry)
        self._open = False
        return entry.step, entry.after


def _gone_back(value: Assessment, old: Assessment, new: Assessment, theirs: frozenset[str]) -> Assessment | None:
    """Return a value with the changes between two others, but in another's fields; None across a move."""
    changes = diff(old, new)
    if any(one.path == "pack" for one in changes):
        return None
    ours = [one for one in changes if not is_left_alone(one.path, theirs) and not one.path.startswith(f"{RESTORED}/")]
    found = replay(value, ours).assessment if ours else value
    return found if diff(value, found) else value
