"""What is wrong with something a person wrote or asked, as codes with data; `wording` turns them into sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ccassess.domain.assessment import Party

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How much a problem matters: an error stops something, a warning deserves a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in a pack's files: a code, where it is, and the data that its sentence and hint need.

    `file` is relative to the pack's folder with forward slashes; `line` and `column` count from 1 (0 where the
    problem belongs to no line); `path` leads to the value ("criteria[2].points").
    """

    code: str
    file: str
    line: int = 0
    column: int = 0
    path: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: on which party's sheet and criterion, in which profile field, series or item of evidence.

    The data of a check of a series names its `measure` and `segment`, that of an item its `name`.
    """

    severity: Severity
    code: str
    party: Party = Party.SELF
    criterion: str = ""
    profile_field: str = ""
    series: str = ""
    evidence: str = ""
    data: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """A rule of the method says no; nothing was changed. `code` and `data` are for `wording`."""

    def __init__(self, code: str, **data: str) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data
