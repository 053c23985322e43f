"""Collecting the problems of a pack: where each one stands, and what its author may have meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from ccassess.domain.problems import Problem, Severity
from ccassess.storage.packs.codes import WARNINGS, Code
from ccassess.storage.strict_yaml import Mark

if TYPE_CHECKING:
    from collections.abc import Collection

    from ccassess.storage.strict_yaml import YamlError

_LONGEST_DATA = 120
_LONGEST_WORD = 60
_PATIENCE = 20_000
_OPTIONAL = frozenset({"hint", "least", "above", "most"})


class Spot(NamedTuple):
    """A place in a file; the path leads there through its parents by key ("points") or position (2)."""

    file: str
    mark: Mark
    step: str | int = ""
    parent: Spot | None = None

    def below(self, step: str | int, mark: Mark) -> Spot:
        """Return the place of a part of what stands here."""
        return Spot(self.file, mark, step, self)

    @property
    def path(self) -> str:
        """The way from the top of the file, such as "criteria[2].points"; "" for the top itself."""
        steps: list[str] = []
        spot: Spot | None = self
        while spot is not None and spot.parent is not None:
            steps.append(f"[{spot.step}]" if isinstance(spot.step, int) else f".{spot.step}")
            spot = spot.parent
        return "".join(reversed(steps)).removeprefix(".")


NOWHERE = Mark(0, 0)
"""The mark of a problem that belongs to a whole file."""


class Report:
    """The problems found so far."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._patience = _PATIENCE

    def add(self, code: Code, spot: Spot, **data: object) -> None:
        """Note a problem; a hint or a bound that is empty is left out, long data cut."""
        kept = {name: _brief(str(value)) for name, value in data.items() if value != "" or name not in _OPTIONAL}
        severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
        mark = spot.mark
        self._problems.append(Problem(str(code), spot.file, mark.line, mark.column, spot.path, kept, severity))

    def add_yaml(self, file: str, error: YamlError) -> None:
        """Note what strict parsing found."""
        data = {name: _brief(str(value)) for name, value in error.data.items()}
        self._problems.append(Problem(error.code, file, error.mark.line, error.mark.column, "", data))

    def nearest(self, word: str, known: Collection[str], cutoff: float = 0.6) -> str:
        """Return the known word most like this one; "" where none is, or where too many were asked already."""
        self._patience -= len(known)
        if self._patience < 0 or len(word) > _LONGEST_WORD:
            return ""
        return next(iter(difflib.get_close_matches(word, known, 1, cutoff)), "")

    def has_any(self, codes: Collection[str]) -> bool:
        """Return whether a problem with one of these codes was found so far."""
        return any(problem.code in codes for problem in self._problems)

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stands in the way of using the pack."""
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def sorted(self) -> tuple[Problem, ...]:
        """Return all problems by file (pack.yaml first) and place."""
        return tuple(sorted(self._problems, key=_order))


def _order(problem: Problem) -> tuple[bool, str, int, int]:
    return problem.file != "pack.yaml", problem.file, problem.line, problem.column


def _brief(text: str) -> str:
    return text if len(text) <= _LONGEST_DATA else f"{text[:_LONGEST_DATA]}…"
