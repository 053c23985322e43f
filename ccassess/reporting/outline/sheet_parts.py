"""The parts of the outline that show how every number was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetCell:
    """How one party's number was made: the number, and the sentences that lead to it.

    `possible` is said here where what does not apply makes it differ from party to party.
    """

    figure: str
    sentences: tuple[str, ...]
    possible: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the score sheet: the total, a group, an area or a criterion."""

    ref: str
    title: str
    possible: str
    cells: tuple[SheetCell, ...]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class SheetPart:
    """The annex: every number's arithmetic in words, and what identifies document, criteria and program."""

    title: str
    introduction: str
    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    identity_title: str
    identity: tuple[tuple[str, str], ...]
